import { useState, type ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { uploadRegister, type ImportReport } from '../client/upload-register.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { ImportReportView } from './ImportReportView.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';

/** The secretary's import: a file or pasted lines, first only looked at, line by line, then carried out whole. */
export function ImportRegister(): ReactNode {
  const text = useText();
  return (
    <Page title={text('admin:register')} lead={text('admin:import.lead')}>
      <OnlyFor whoIs="secretary">
        <Import />
      </OnlyFor>
    </Page>
  );
}

function Import(): ReactNode {
  const text = useText();
  const [looked, setLooked] = useState<{ readonly file: Blob; readonly report: ImportReport } | null>(null);

  async function look(form: HTMLFormElement): Promise<Refusal | null> {
    setLooked(null);
    const file = contentOf(form);
    if (!file)
      return {
        code: 'INVALID_INPUT',
        details: { fields: [{ field: 'file', reason: 'admin:import.choose' }] },
      };
    const sent = await uploadRegister(file, true);
    if (!sent.ok) return sent.refusal;
    setLooked({ file, report: sent.value });
    return null;
  }

  return (
    <>
      <p>{text('admin:import.columns')}</p>
      <Form submit={text('admin:import.look')} onSubmit={(_values, form) => look(form)}>
        <TextField
          name="file"
          type="file"
          optional="quietly"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
          label={text('admin:import.file')}
          hint={text('admin:import.fileHint')}
          onChange={() => setLooked(null)}
        />
        <TextArea
          name="csv"
          optional="quietly"
          spellCheck={false}
          label={text('admin:import.text')}
          onChange={() => setLooked(null)}
        />
      </Form>
      {looked && <Looked {...looked} onApplied={(report) => setLooked({ ...looked, report })} />}
    </>
  );
}

type LookedProps = {
  readonly file: Blob;
  readonly report: ImportReport;
  readonly onApplied: (report: ImportReport) => void;
};

/** What the file would do, and the button that does it. */
function Looked({ file, report, onApplied }: LookedProps): ReactNode {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const mayApply = report.dryRun && report.problemCount === 0 && report.created + report.changed > 0;

  async function apply(): Promise<void> {
    setBusy(true);
    const sent = await uploadRegister(file, false);
    setBusy(false);
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) onApplied(sent.value);
  }

  return (
    <>
      <ImportReportView report={report} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {mayApply && (
        <Button look="main" busy={busy} onClick={() => apply()}>
          {text('admin:import.apply')}
        </Button>
      )}
    </>
  );
}

/** The chosen file, else the pasted lines, else nothing. */
function contentOf(form: HTMLFormElement): Blob | null {
  const entries = new FormData(form);
  const file = entries.get('file');
  if (file instanceof File && file.size > 0) return file;
  const typed = entries.get('csv');
  return typeof typed === 'string' && typed.trim() !== '' ? new Blob([typed]) : null;
}
