import { useId, useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { bundlePathOf } from './bundle-path.ts';
import type { RecordDecision } from './Record.tsx';
import { Verified } from './Verified.tsx';
import { verify, type VerifyAnswer } from './verify.ts';

/** Where a check stands. `source` is the name of the file, or null for the published one. */
type Check =
  | { readonly step: 'fetching' | 'checking' | 'unreachable' | 'failed'; readonly source: string | null }
  | { readonly step: 'done'; readonly source: string | null; readonly answer: VerifyAnswer };

/** Counts the decision again in the reader's own browser, from the published file or from one they hold. */
export function Verifier({ decision }: { readonly decision: RecordDecision }): ReactNode {
  const text = useText();
  const id = useId();
  const [check, setCheck] = useState<Check | null>(null);
  const isBusy = check?.step === 'fetching' || check?.step === 'checking';

  async function run(
    source: string | null,
    read: () => Promise<ArrayBuffer | null>,
    receipt: string | null = null,
  ): Promise<void> {
    setCheck({ step: 'fetching', source });
    const bytes = await read();
    if (!bytes) return setCheck({ step: 'unreachable', source });
    setCheck({ step: 'checking', source });
    const anchors = anchorsOf(decision);
    const answer = await verify({ bytes: new Uint8Array(bytes), anchors, receipt }).catch(() => null);
    setCheck(answer ? { step: 'done', source, answer } : { step: 'failed', source });
  }

  return (
    <section aria-labelledby={`${id}-title`} className="no-print">
      <h2 id={`${id}-title`}>{text('decide:verify')}</h2>
      <p>{text('decide:verifyMeans')}</p>
      <div className="row">
        <Button look="main" busy={isBusy} onClick={() => run(null, () => publishedBundle(decision.id))}>
          {text('decide:verifyNow')}
        </Button>
      </div>
      <FileDrop onFile={(file) => void run(file.name, () => file.arrayBuffer().catch(() => null))} />
      <ReceiptForm onReceipt={(receipt) => run(null, () => publishedBundle(decision.id), receipt)} />
      <div role="status">{check && <Progress check={check} />}</div>
      {check?.step === 'done' && (
        <Verified
          answer={check.answer}
          source={check.source ?? text('decide:verifyPublished')}
          rules={decision.rulePack.rules}
        />
      )}
    </section>
  );
}

/** Looks for the number that a voter was given; the file is checked before it is believed. */
function ReceiptForm({ onReceipt }: { readonly onReceipt: (receipt: string) => Promise<void> }): ReactNode {
  const text = useText();
  return (
    <Form
      label={text('decide:receiptFind')}
      submit={text('decide:receiptLook')}
      onSubmit={async ({ receipt = '' }) => {
        await onReceipt(receipt);
        return null;
      }}
    >
      <TextField
        name="receipt"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        label={text('decide:receiptFind')}
        hint={text('decide:receiptHint')}
      />
    </Form>
  );
}

/** A file by the browser's own chooser, which also takes what is dropped on it. */
function FileDrop({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const text = useText();
  return (
    <label className="drop">
      <span>{text('decide:verifyFile')}</span>
      <input
        type="file"
        accept=".json,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          // The same file can be chosen again after it was changed.
          target.value = '';
        }}
      />
    </label>
  );
}

function Progress({ check }: { readonly check: Check }): ReactNode {
  const text = useText();
  switch (check.step) {
    case 'fetching':
      return <p>{text('decide:verifyFetching')}</p>;
    case 'checking':
      return <p>{text('decide:verifyChecking')}</p>;
    case 'unreachable':
      return <p>{text('decide:verifyUnreachable')}</p>;
    case 'failed':
      return <p>{text('decide:verifyFailed')}</p>;
    case 'done':
      return null;
  }
}

async function publishedBundle(decisionId: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(bundlePathOf(decisionId));
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null; // said to the reader as "cannot be reached"
  }
}

function anchorsOf({ rollRoot, logHead }: RecordDecision) {
  return { ...(rollRoot && { rollRoot }), ...(logHead && { logHead }) };
}
