import { DOCUMENT_KINDS, EVERYWHERE } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { DraftDocument, KeptDocumentsPage, type KeptDocumentsPageQuery } from '../gql/documents.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { go } from '../routing/place.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { useCountries } from '../people/use-countries.ts';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';
import { Page } from '../ui/Page.tsx';

type Federation = KeptDocumentsPageQuery['federation'];

/** Opens a document: what it is about, whose it is, where it holds and for whom. */
export function NewDocument(): ReactNode {
  const text = useText();
  return (
    <Page title={text('agreements:admin.new')} lead={text('agreements:admin.newLead')}>
      <OnlyFor whoIs="keeper">
        <Opening />
      </OnlyFor>
    </Page>
  );
}

function Opening(): ReactNode {
  const asking = useAsk(KeptDocumentsPage, {});
  return <Loaded of={asking}>{({ federation }) => <Fields federation={federation} />}</Loaded>;
}

function Fields({ federation }: { readonly federation: Federation }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const isSecretary = useHasRole('secretary');
  const draft = useSend(DraftDocument);

  async function send(values: Values): Promise<Refusal | null> {
    const { slug = '', kind = '', jurisdiction = '', custodian = '', classes = '' } = values;
    const sent = await draft({
      slug: slug.trim(),
      kind,
      jurisdiction: jurisdiction || EVERYWHERE,
      custodian: custodian || null,
      classes: classes === '' ? [] : [classes],
    });
    if (!sent.ok) return sent.refusal;
    await go(addressOf('/admin/documents/$slug', { slug: sent.value.slug }));
    return null;
  }

  const kept = federation.custodians.filter(({ keptByReader }) => keptByReader);
  const owners = kept.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Form submit={text('agreements:admin.create')} onSubmit={send}>
      <SelectField
        name="kind"
        label={text('agreements:admin.kind')}
        options={DOCUMENT_KINDS.map((kind) => ({
          value: kind,
          label: spoken('agreements', `kind.${kind}`) ?? kind,
        }))}
      />
      <SelectField
        name="custodian"
        label={text('agreements:admin.owner')}
        options={
          isSecretary ? [{ value: '', label: text('agreements:admin.federation') }, ...owners] : owners
        }
      />
      <Scope federation={federation} />
    </Form>
  );
}

/** Where it holds, for whom, and under which address. */
function Scope({ federation }: { readonly federation: Federation }): ReactNode {
  const text = useText();
  return (
    <>
      <SelectField
        name="jurisdiction"
        label={text('agreements:admin.jurisdiction')}
        options={[{ value: '', label: text('agreements:admin.anywhere') }, ...useCountries()]}
      />
      <SelectField
        name="classes"
        label={text('agreements:admin.classes')}
        options={[
          { value: '', label: text('agreements:admin.allClasses') },
          ...federation.classes.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <TextField
        name="slug"
        label={text('agreements:admin.slug')}
        hint={text('agreements:admin.slugHint')}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        maxLength={60}
      />
    </>
  );
}
