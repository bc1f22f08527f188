import { REGISTER_FILE_BYTES_MAX } from '@plenaria/membership';
import type { Refusal, Sent } from './send.ts';

/** What an import did or would do; see the type ImportReport of the api. */
export type ImportReport = {
  readonly dryRun: boolean;
  readonly applied: boolean;
  readonly lines: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problemCount: number;
  readonly problems: readonly ImportProblem[];
  readonly rows: readonly ImportRow[];
};

/** One thing to put right; `details` fill the places of its text. */
export type ImportProblem = {
  readonly line: number;
  readonly field: string | null;
  readonly reason: string;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
};

/** One line that creates or changes a member. */
export type ImportRow = {
  readonly line: number;
  readonly name: string;
  readonly outcome: string;
  readonly fields: readonly string[];
};

/** What was done or why not; or, before a byte of the file was read, why it was not taken. */
type Answer = Partial<Refusal> & { readonly report?: ImportReport; readonly refusal?: Refusal };

/** Sends a register file as it is, byte for byte, so that the api sees a wrong encoding. A file may be larger than a
 *  GraphQL request. */
export async function uploadRegister(file: Blob, dryRun: boolean): Promise<Sent<ImportReport>> {
  // Told before it is sent: on a slow line that would be minutes for nothing.
  if (file.size > REGISTER_FILE_BYTES_MAX) return tooLarge();
  const sent = await uploadOnce(file, dryRun);
  if (sent.ok || sent.refusal.code !== 'STEP_UP_NEEDED') return sent;
  const { confirmItIsMe } = await import('../signin/confirm-it-is-me.tsx');
  return (await confirmItIsMe()) ? uploadOnce(file, dryRun) : sent;
}

async function uploadOnce(file: Blob, dryRun: boolean): Promise<Sent<ImportReport>> {
  try {
    const response = await fetch(`/register/import?dryRun=${dryRun ? 1 : 0}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'x-plenaria': '1' },
      body: file.slice(0, file.size, 'text/csv'),
    });
    if (response.status === 413) return tooLarge();
    const answer = (await response.json()) as Answer;
    if (answer.report) return { ok: true, value: answer.report };
    if (answer.refusal) return { ok: false, refusal: answer.refusal };
    return no(answer.code ?? 'FAILED', answer.details ?? { incident: String(response.status) });
  } catch {
    // fetch throws when the network is gone, or when the file was changed on disk after it was chosen.
    return no('UNREACHABLE');
  }
}

function tooLarge(): Sent<never> {
  const megabytes = REGISTER_FILE_BYTES_MAX / 1024 ** 2;
  const field = { field: 'file', reason: 'admin:import.tooLarge', megabytes };
  return no('INVALID_INPUT', { fields: [field] });
}

function no(code: string, details: Refusal['details'] = {}): Sent<never> {
  return { ok: false, refusal: { code, details } };
}
