import type { ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { NoteOnApplication } from '../gql/applications.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Facts } from '../ui/Facts.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import type { ReadApplication } from './ApplicationPage.tsx';

type PrivateProps = { readonly application: ReadApplication; readonly onDone: () => void };

/** What only the applicant and the custodian read: contact, notes, who may be the same; the applicant their income. */
export function PrivatePart({ application, onDone }: PrivateProps): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const { privatePart, custodian, alike, isMine } = application;
  if (!privatePart) return null;
  const { incomeBand, contact, notes, personName, email } = privatePart;
  const name = { custodian: custodian.name };
  return (
    <>
      <h2>{text('joining:private', name)}</h2>
      <Facts
        facts={[
          { label: text('joining:private.person'), value: <bdi>{`${personName}, ${email}`}</bdi> },
          {
            label: text('joining:form.income'),
            value: isMine && incomeBand && spoken('joining', `income.${incomeBand}`),
          },
          { label: text('joining:facts.contact'), value: contact && <span dir="auto">{contact}</span> },
          {
            label: text('joining:private.notes', name),
            value: isMine && notes && <span dir="auto">{notes}</span>,
          },
          {
            label: text('joining:alike'),
            value:
              alike.length > 0 &&
              alike.map((other) => <AlikeLine key={`${other.as} ${other.name}`} other={other} />),
          },
        ]}
      />
      {!isMine && <Note application={application} onDone={onDone} />}
    </>
  );
}

function AlikeLine({ other }: { readonly other: ReadApplication['alike'][number] }): ReactNode {
  const spoken = useSpoken();
  return (
    <p>
      {other.slug ? (
        <Link to="/people/$slug" params={{ slug: other.slug }}>
          <bdi>{other.name}</bdi>
        </Link>
      ) : (
        <bdi>{other.name}</bdi>
      )}
      : {spoken('joining', `alike.${other.as}`)}
    </p>
  );
}

function Note({ application, onDone }: PrivateProps): ReactNode {
  const text = useText();
  const note = useSend(NoteOnApplication);
  const { id, custodian, privatePart } = application;
  const name = { custodian: custodian.name };
  const notes = privatePart?.notes;
  return (
    <Form
      submit={text('joining:private.keep')}
      look="outline"
      onSubmit={async ({ text: said = '' }) => {
        const sent = await note({ id, text: said });
        if (!sent.ok) return sent.refusal;
        onDone();
        return null;
      }}
    >
      <TextArea
        name="text"
        label={text('joining:private.notes', name)}
        rows={2}
        optional
        maxLength={4_000}
        defaultValue={notes ?? ''}
      />
    </Form>
  );
}
