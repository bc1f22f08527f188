import { canonicalJson, sha256Hex } from '@plenaria/kernel';
import type { ExportBundle } from './bundle.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { readBundle } from './verify-form.ts';

/** Whether a receipt is in a log, and what is to be said about it. */
export type FoundReceipt = { readonly found: boolean; readonly sentences: readonly Sentence[] };

const RECEIPT = /^[0-9a-f]{64}$/;

/**
 * Looks for the ballot of a receipt (SHA-256 of its payload in the log, hex; spaces and capitals do not matter):
 * at which place it stands, whether a later one took its place, and what counts for its elector. The file should
 * have been verified before: here it is only read. Never throws.
 */
export function findReceipt(source: Uint8Array | string, receipt: string): FoundReceipt {
  const number = receipt.replaceAll(/\s/g, '').toLowerCase();
  if (!RECEIPT.test(number)) return missing('receiptMalformed');
  const form = readBundle(source);
  if ('findings' in form) return missing('receiptUnreadable');
  const { log } = form.bundle;
  const at = log.findIndex(
    ({ kind, payload }) => kind === 'ballot' && sha256Hex(canonicalJson(payload)) === number,
  );
  const entry = log[at];
  if (entry?.kind !== 'ballot') return missing('receiptNotFound');
  const { electorId, version } = entry.payload;
  const last = log.findLastIndex((one) => one.kind === 'ballot' && one.payload.electorId === electorId);
  const counts = log[last];
  return {
    found: true,
    sentences: [
      say('receiptFound', { entry: at, elector: nameOf(form.bundle, electorId), version }),
      ...(last === at ? [] : [say('receiptReplaced', { entry: last })]),
      ...(counts?.kind === 'ballot' ? [say(COUNTS_AS[counts.payload.choice])] : []),
    ],
  };
}

const COUNTS_AS = {
  yes: 'receiptCountsYes',
  no: 'receiptCountsNo',
  abstain: 'receiptCountsAbstain',
  block: 'receiptCountsBlock',
} as const;

function missing(key: string): FoundReceipt {
  return { found: false, sentences: [say(key)] };
}

/** An organisation by its name; an individual by the id that is theirs in this decision alone. */
function nameOf({ roll }: ExportBundle, electorId: string): string {
  return roll.find((line) => line.electorId === electorId)?.name ?? electorId;
}
