import type { ReactNode } from 'react';
import { useBase } from '../client/base.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { AddCustodian, ChangeCustodian } from '../gql/constitution.ts';
import { useText } from '../i18n/texts.ts';
import { History } from '../people/History.tsx';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Meanwhile } from '../ui/Meanwhile.tsx';
import { WordsFields, wordsIn } from '../ui/WordsFields.tsx';
import type { Spoken, Told } from './Custodians.tsx';

/** The secretary adds a custodian. */
export function AddForm({ spoken, beside, after }: ActTools & Spoken): ReactNode {
  const text = useText();
  const add = useSend(AddCustodian);
  async function act(values: Values): Promise<Refusal | null> {
    const { slug = '', country = '', currency = '' } = values;
    return after(await add({ slug, country, currency, ...written(values) }));
  }
  return (
    <Form submit={text('admin:custodian.add')} beside={beside} onSubmit={act}>
      <TextField name="slug" dir="ltr" maxLength={60} label={text('admin:custodian.slug')} />
      <TextField
        name="country"
        dir="ltr"
        maxLength={2}
        label={text('admin:custodian.country')}
        hint={text('admin:custodian.countryHint')}
      />
      <TextField
        name="currency"
        dir="ltr"
        maxLength={3}
        label={text('admin:custodian.currency')}
        hint={text('admin:custodian.currencyHint')}
      />
      <WrittenFields spoken={spoken} told={null} />
    </Form>
  );
}

type ChangeProps = ActTools & Spoken & { readonly told: Told; readonly again: () => void };

/** Its own people, or the secretary, write its facts anew; what somebody else wrote meanwhile is shown first. */
export function ChangeForm({ told, spoken, again, beside, after }: ChangeProps): ReactNode {
  const text = useText();
  const change = useSend(ChangeCustodian);
  const { seen, base, noted } = useBase(told.history[0]?.id ?? null, again);
  async function act(values: Values): Promise<Refusal | null> {
    const { reason = '' } = values;
    return after(noted(await change({ id: told.id, base, reason, ...written(values) })));
  }
  return (
    <Form submit={text('admin:custodian.edit')} beside={beside} onSubmit={act}>
      <Since told={told} seen={seen} />
      <WrittenFields spoken={spoken} told={told} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}

/** What somebody else wrote while this one was typing. */
function Since({ told: { history }, seen }: Pick<ChangeProps, 'told'> & { readonly seen: string | null }) {
  const place = history.findIndex(({ id }) => id === seen);
  const since = place === -1 ? history : history.slice(0, place);
  if (since.length === 0) return null;
  return (
    <Meanwhile>
      <History events={since} />
    </Meanwhile>
  );
}

function WrittenFields({ spoken, told }: Spoken & { readonly told: Told | null }): ReactNode {
  const text = useText();
  const law = told && told.jurisdiction !== told.country ? told.jurisdiction : '';
  return (
    <>
      <TextField name="name" maxLength={200} label={text('people:name')} defaultValue={told?.name} />
      <TextField
        name="jurisdiction"
        dir="ltr"
        optional
        maxLength={6}
        label={text('admin:custodian.jurisdiction')}
        hint={text('admin:custodian.jurisdictionHint')}
        defaultValue={law}
      />
      <TextField
        name="languages"
        dir="ltr"
        label={text('admin:custodian.languages')}
        hint={text('admin:custodian.languagesHint')}
        defaultValue={told?.languages.join(' ')}
      />
      <TextField
        name="taxIdentity"
        optional
        maxLength={40}
        label={text('admin:custodian.taxIdentity')}
        hint={text('admin:custodian.taxIdentityHint')}
        defaultValue={told?.taxIdentity ?? ''}
      />
      <TextField
        name="organisation"
        dir="ltr"
        optional
        maxLength={60}
        label={text('admin:custodian.organisation')}
        hint={text('admin:custodian.organisationHint')}
        defaultValue={told?.organisation?.slug ?? ''}
      />
      <WordsFields
        name="about"
        label={text('admin:custodian.about')}
        words={(told?.about ?? {}) as Readonly<Record<string, string>>}
        languages={spoken}
        maxLength={2000}
        lines="several"
      />
    </>
  );
}

/** What was typed, as the api takes it. */
function written(values: Values) {
  const { name = '', jurisdiction = '', languages = '', taxIdentity = '', organisation = '' } = values;
  return {
    name,
    jurisdiction,
    taxIdentity,
    organisation: organisation.trim(),
    languages: languages
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
    about: wordsIn(values, 'about'),
  };
}
