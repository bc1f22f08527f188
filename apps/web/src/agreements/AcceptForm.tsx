import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { AcceptDocuments } from '../gql/agreements.ts';
import { useText } from '../i18n/texts.ts';
import { CheckField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { ShownDuty, ShownVersion } from './Agreement.tsx';
import { Changes } from './Compare.tsx';

type Words = NonNullable<ShownVersion['text']>;

type AcceptFormProps = {
  readonly duty: ShownDuty;
  readonly version: ShownVersion;
  readonly words: Words;
  /** The id of the answer that it stands in. */
  readonly answer: string;
  readonly again: () => void;
};

/** The answer to a text. What is sent is the hash of what the reader had before them: when the text was changed
 *  meanwhile, nothing is accepted and the change is shown here, where the reader is. */
export function AcceptForm({ duty, version, words, answer, again }: AcceptFormProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const accept = useSend(AcceptDocuments);
  const [read, setRead] = useState({ version, words });
  const [hasChanged, setHasChanged] = useState(false);
  // Another language is another text to read, and not a change of this one.
  const switched = read.words.language !== words.language;
  if (switched) {
    setRead({ version, words });
    setHasChanged(false);
  }
  const before = hasChanged ? { version, words } : read;
  const name = viewer?.person.name ?? '';
  const member = duty.member?.name ?? duty.acceptance?.forName ?? name;
  const says = { name, member, version: before.version.number };

  async function send(): Promise<Refusal | null> {
    const { language, sha256 } = before.words;
    const memberId = duty.member?.id ?? null;
    const { applicationId } = duty;
    const versionId = before.version.id;
    const sent = await accept({ accepting: [{ versionId, language, sha256, memberId, applicationId }] });
    // The form is about to go: whoever came by keyboard is left at the answer that stands in its place.
    if (sent.ok) document.getElementById(answer)?.focus();
    again();
    if (sent.ok) return null;
    if (sent.refusal.code !== 'DOCUMENT_CHANGED') return sent.refusal;
    setHasChanged(true);
    return null;
  }

  const kind = duty.document.asked === 'sign' ? 'sign' : duty.document.asked === 'read' ? 'read' : 'accept';
  return (
    <>
      {hasChanged && (
        <Notice kind="wait" live>
          <p>{text('agreements:accept.changed')}</p>
          <Changes older={read.words} newer={words} />
        </Notice>
      )}
      <Form key={before.words.sha256} submit={text(`agreements:${kind}.verb`)} onSubmit={send}>
        <CheckField name="agreed" required label={text(`agreements:${kind}.says`, says)} />
        <p className="quiet">{text('agreements:accept.keeps')}</p>
      </Form>
    </>
  );
}
