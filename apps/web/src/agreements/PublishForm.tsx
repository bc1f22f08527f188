import { readDigits } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { PublishDocument } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import { CheckField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Changes } from './Compare.tsx';
import type { Kept, KeptVersion } from './KeptDocument.tsx';

type PublishFormProps = { readonly document: Kept; readonly draft: KeptVersion; readonly onDone: () => void };

const reasonLengthMax = 2_000;

/** Publishes a draft for good: from which day, whether people are asked again, and by which decision. */
export function PublishForm({ document, draft, onDone }: PublishFormProps): ReactNode {
  const text = useText();
  const publish = useSend(PublishDocument);
  const words = draft.texts.find(({ language }) => language === draft.language);
  const before = document.versions.find(({ publishedAt }) => publishedAt !== null);
  const earlier = before?.texts.find(({ language }) => language === draft.language);
  if (!words) return null;

  async function send(values: Values): Promise<Refusal | null> {
    const { effectiveFrom = '', decision = '', reason = '', material } = values;
    const sent = await publish({
      slug: document.slug,
      sha256: words?.sha256 ?? '',
      effectiveFrom,
      material: material !== undefined,
      decision: decision.trim() === '' ? null : Number(readDigits(decision)),
      reason,
    });
    if (!sent.ok) return sent.refusal;
    onDone();
    return null;
  }

  return (
    <section aria-labelledby="publish">
      <h3 id="publish">{text('agreements:publish.title', { version: draft.number })}</h3>
      <p>{text('agreements:publish.says')}</p>
      {earlier && <Changes older={earlier} newer={words} />}
      <Form submit={text('agreements:publish.verb')} look="danger" onSubmit={send}>
        <DayField name="effectiveFrom" label={text('agreements:effective')} defaultValue={today()} />
        {before && <CheckField name="material" defaultChecked label={text('agreements:publish.material')} />}
        <Basis />
      </Form>
    </section>
  );
}

/** The decision that adopted it, or why there is none. */
function Basis(): ReactNode {
  const text = useText();
  return (
    <>
      <TextField
        name="decision"
        optional
        inputMode="numeric"
        pattern="[0-9٠-٩۰-۹]{1,9}"
        label={text('agreements:publish.decision')}
      />
      <TextArea
        name="reason"
        optional
        rows={2}
        maxLength={reasonLengthMax}
        label={text('agreements:publish.reason')}
      />
    </>
  );
}
