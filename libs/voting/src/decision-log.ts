import { append, canonicalJson, sha256Hex } from '@plenaria/kernel';
import type { BundleText } from './bundle.ts';
import type { LogEntry, LogEvent, Settled } from './log.ts';
import type { RulePack } from './rule-pack.ts';
import type { Settlement, TallyResult } from './tally-result.ts';
import { lotSeed } from './ties.ts';

/** The next entry of a decision's log after `previous` (null: the first). */
export function appendToLog(previous: Pick<LogEntry, 'sequence' | 'hash'> | null, event: LogEvent): LogEntry {
  const { kind, payload }: { kind: LogEvent['kind']; payload: LogEvent['payload'] } = event;
  return append<string, unknown>(previous, { kind, payload }) as LogEntry;
}

/** The hash of a text as the log fixes it: its four fields as canonical JSON, SHA-256, hex. */
export function textHash({ language, version, title, body }: BundleText): string {
  return sha256Hex(canonicalJson({ language, version, title, body }));
}

/** The hashes of all texts, by language. */
export function textHashes(texts: readonly BundleText[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [text.language, textHash(text)]));
}

/** The hash of the rules as the log fixes them. */
export function rulesHash(rules: RulePack): string {
  return sha256Hex(canonicalJson(rules));
}

/** The hash of a result as the log fixes it. */
export function resultHash(result: TallyResult): string {
  return sha256Hex(canonicalJson(result));
}

/**
 * What the log shows of a reason: SHA-256(salt || reason) in hex. The salt is per ballot and secret with the
 * reason.
 */
export function reasonHash(salt: string, reason: string): string {
  return sha256Hex(salt + reason);
}

/** An opaque id for somebody in public data, the same wherever `salt` is: keep one secret salt per decision. */
export function pseudonym(salt: string, id: string): string {
  return `p${sha256Hex(`${salt}\u0000${id}`).slice(0, 32)}`;
}

/** How the log settled a tie, in the form that counting takes; null when it did not. */
export function settlementOf(log: readonly LogEntry[]): Settlement | null {
  const settled = log.findLast((entry) => entry.kind === 'settled')?.payload;
  if (!settled) return null;
  return settlementWith(settled, log.find((entry) => entry.kind === 'closed')?.hash ?? '');
}

/** What an entry `settled` means to the count, after the entry `closed` that has this hash. */
export function settlementWith(settled: Settled, closedHash: string): Settlement {
  if (settled.kind === 'castingVote') return { kind: 'castingVote', choice: settled.choice };
  return { kind: 'lot', seed: lotSeed(closedHash, settled.beaconValue) };
}
