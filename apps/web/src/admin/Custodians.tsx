import { isLanguage, ownNameOf, tagOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useBase } from '../client/base.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import {
  AddCustodian,
  ChangeCustodian,
  CustodiansPage,
  type CustodiansPageQuery,
} from '../gql/constitution.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { CountryName } from '../people/CountryName.tsx';
import { History } from '../people/History.tsx';
import { Link } from '../routing/Link.tsx';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Facts } from '../ui/Facts.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { WordsFields, wordsIn } from '../ui/WordsFields.tsx';

type Told = CustodiansPageQuery['federation']['custodians'][number];
type Spoken = { readonly spoken: readonly string[] };

/** The custodians: under which law each stands, in which languages it serves, how tax offices know it, what changed. */
export function Custodians(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(CustodiansPage, {});
  return (
    <Page title={text('admin:custodians')} lead={text('admin:custodiansSays')}>
      <Loaded of={asking}>
        {({ federation: { languages, custodians } }) => (
          <>
            {isSecretary && (
              <ActDialogs
                said={text('admin:custodian.done')}
                onDone={asking.again}
                acts={[
                  {
                    name: 'add',
                    title: text('admin:custodian.add'),
                    form: (tools) => <AddForm spoken={languages} {...tools} />,
                  },
                ]}
              />
            )}
            {custodians.map((told) => (
              <CustodianTold key={told.id} told={told} spoken={languages} onDone={asking.again} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CustodianTold({
  told,
  spoken,
  onDone,
}: Spoken & { readonly told: Told; readonly onDone: () => void }): ReactNode {
  const text = useText();
  const { slug, name, keptByReader, history } = told;
  const join: string = `/join/${slug}`;
  return (
    // two custodians may be called the same; their addresses differ
    <section aria-label={`${name} (${slug})`}>
      <h2>
        <Link to={join}>
          <bdi>{name}</bdi>
        </Link>
      </h2>
      <FactsTold told={told} />
      {keptByReader && (
        <ActDialogs
          said={text('admin:custodian.done')}
          onDone={onDone}
          acts={[
            {
              name: 'change',
              title: text('admin:custodian.edit'),
              form: (tools) => <ChangeForm told={told} spoken={spoken} again={onDone} {...tools} />,
            },
          ]}
        />
      )}
      {history.length > 0 && (
        <details className="more">
          <summary>{text('people:history')}</summary>
          <History events={history} />
        </details>
      )}
    </section>
  );
}

function FactsTold({ told }: { readonly told: Told }): ReactNode {
  const text = useText();
  const { country, jurisdiction, currency, languages, taxIdentity, organisation, incomeBands } = told;
  const spoken = useSpoken();
  const page: string = `/people/${organisation?.slug}`;
  return (
    <Facts
      facts={[
        { label: text('admin:custodian.country'), value: <CountryName code={country} /> },
        { label: text('admin:custodian.jurisdiction'), value: <Law code={jurisdiction} /> },
        { label: text('admin:custodian.currency'), value: <Currency code={currency} /> },
        {
          label: text('admin:custodian.languages'),
          value: languages.map((code) => (isLanguage(code) ? ownNameOf(code) : code)).join(' · '),
        },
        {
          label: text('admin:custodian.taxIdentity'),
          value: taxIdentity === null ? text('admin:custodian.noTaxIdentity') : <bdi>{taxIdentity}</bdi>,
        },
        {
          label: text('admin:custodian.incomeBands'),
          value:
            incomeBands.length > 0 &&
            incomeBands
              .map(({ band, members }) => ({ members, band: spoken('joining', `income.${band}`) ?? band }))
              .map((sum) => text('admin:custodian.incomeBand', sum))
              .join(' · '),
        },
        {
          label: text('admin:custodian.inRegister'),
          value: organisation ? (
            <Link to={page}>
              <bdi>{organisation.name}</bdi>
            </Link>
          ) : (
            text('admin:custodian.organisationNone')
          ),
        },
      ]}
    />
  );
}

/** A country by its name; a part of one by that of its country, with its code. */
function Law({ code }: { readonly code: string }): ReactNode {
  return (
    <>
      <CountryName code={code.slice(0, 2)} />
      {code.length > 2 && (
        <>
          {' '}
          <code dir="ltr">({code})</code>
        </>
      )}
    </>
  );
}

function Currency({ code }: { readonly code: string }): ReactNode {
  const language = useLanguage();
  const name = new Intl.DisplayNames(tagOf(language), { type: 'currency' }).of(code);
  return (
    <>
      <span lang={tagOf(language)}>{name}</span> <code dir="ltr">({code})</code>
    </>
  );
}

function AddForm({ spoken, beside, after }: ActTools & Spoken): ReactNode {
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

function ChangeForm({ told, spoken, again, beside, after }: ChangeProps): ReactNode {
  const text = useText();
  const change = useSend(ChangeCustodian);
  const { base, noted } = useBase(told.history[0]?.id ?? null, again);
  async function act(values: Values): Promise<Refusal | null> {
    const { reason = '' } = values;
    return after(noted(await change({ id: told.id, base, reason, ...written(values) })));
  }
  return (
    <Form submit={text('admin:custodian.edit')} beside={beside} onSubmit={act}>
      <WrittenFields spoken={spoken} told={told} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
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
