import { hasEnded } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { DiscardDraft, EndDocument as End } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import { go } from '../routing/place.ts';
import { ActDialogs, type Act, type ActTools } from '../ui/ActDialogs.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import type { Kept } from './KeptDocument.tsx';

type EndProps = { readonly document: Kept; readonly again: () => void };

const reasonLengthMax = 2_000;

/** What takes a document away: its draft thrown away, its last day written, or taken back until then. */
export function EndDocument({ document, again }: EndProps): ReactNode {
  const text = useText();
  const isPublished = document.versions.some(({ publishedAt }) => publishedAt !== null);
  const isDrafted = document.versions.some(({ publishedAt }) => publishedAt === null);
  const discard: Act = {
    name: 'discard',
    title: text(isPublished ? 'agreements:admin.discard' : 'agreements:admin.remove'),
    look: 'danger',
    form: (tools) => <DiscardForm document={document} isPublished={isPublished} {...tools} />,
  };
  const end: Act = {
    name: 'end',
    title: text('agreements:admin.end'),
    form: (tools) => <EndForm document={document} {...tools} />,
  };
  const goOn: Act = {
    name: 'goOn',
    title: text('agreements:admin.goOn'),
    form: (tools) => <GoOnForm document={document} {...tools} />,
  };
  const canEnd = isPublished && !hasEnded(document, today());
  return (
    <ActDialogs
      said={text('agreements:admin.done')}
      onDone={() => (isPublished ? again() : void go('/admin/documents'))}
      acts={[
        ...(isDrafted || !isPublished ? [discard] : []),
        ...(canEnd ? [end] : []),
        ...(canEnd && document.lastDay !== null ? [goOn] : []),
      ]}
    />
  );
}

type FormProps = ActTools & { readonly document: Kept };

function DiscardForm({
  document,
  isPublished,
  beside,
  after,
}: FormProps & { readonly isPublished: boolean }): ReactNode {
  const text = useText();
  const discard = useSend(DiscardDraft);
  return (
    <Form
      submit={text(isPublished ? 'agreements:admin.discard' : 'agreements:admin.remove')}
      look="danger"
      beside={beside}
      onSubmit={async () => after(await discard({ slug: document.slug }))}
    >
      <p>{text(isPublished ? 'agreements:admin.discardLead' : 'agreements:admin.removeLead')}</p>
    </Form>
  );
}

function EndForm({ document: { slug, lastDay: known }, beside, after }: FormProps): ReactNode {
  const text = useText();
  const end = useSend(End);
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ slug, lastDay, reason }));
  }
  return (
    <Form submit={text('agreements:admin.end')} look="danger" beside={beside} onSubmit={act}>
      <p>{text('agreements:admin.endLead')}</p>
      <DayField name="lastDay" label={text('agreements:admin.lastDay')} defaultValue={known ?? today()} />
      <Why />
    </Form>
  );
}

function GoOnForm({ document: { slug }, beside, after }: FormProps): ReactNode {
  const text = useText();
  const end = useSend(End);
  return (
    <Form
      submit={text('agreements:admin.goOn')}
      beside={beside}
      onSubmit={async ({ reason = '' }) => after(await end({ slug, lastDay: null, reason }))}
    >
      <p>{text('agreements:admin.goOnLead')}</p>
      <Why />
    </Form>
  );
}

function Why(): ReactNode {
  const text = useText();
  return <TextArea name="reason" rows={2} maxLength={reasonLengthMax} label={text('people:act.reason')} />;
}
