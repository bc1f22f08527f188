import { canonicalJson, fromUtf8, readJson, utf8 } from '@plenaria/kernel';
import type { ExportBundle, Finding } from './bundle.ts';
import { bundleShape } from './bundle-shape.ts';
import { bytesOf, finding, withBytes } from './finding.ts';
import { problemsOf, shown } from './shape.ts';

/** A file that has the form of a bundle, or what keeps it from having one. */
export type Form =
  { readonly bundle: ExportBundle; readonly file: string } | { readonly findings: readonly Finding[] };

/** Is the file UTF-8, JSON, canonical, and a bundle? The first of these that fails ends the reading. */
export function readBundle(source: Uint8Array | string): Form {
  const decoded = typeof source === 'string' ? { text: source } : fromUtf8(source);
  if ('wrongAt' in decoded) return { findings: [notUtf8(source as Uint8Array, decoded.wrongAt)] };
  const file = decoded.text;
  if (file === '') return { findings: withBytes([finding('$', 'verifyEmpty', 'JSON', '', {})], file) };
  if (LONE_SURROGATE.test(file)) return { findings: [notJson(file, '$', 0, file.length, 'badText')] };
  const read = readJson(file, { canonical: true });
  if ('fault' in read) {
    const { path, from, to, reason } = read.fault;
    return { findings: [notJson(file, path, from, to, reason)] };
  }
  const canonical = canonicalJson(read.value);
  if (canonical !== file) return { findings: notCanonical(file, canonical) };
  const problems = problemsOf(bundleShape, read.value);
  // no problem with its shape: that is what its type says
  if (problems.length === 0) return { bundle: read.value as unknown as ExportBundle, file };
  const located = problems.map(({ path, sentence }) => ({ place: path, expected: '', found: '', sentence }));
  return { findings: withBytes(located, file).map((one) => ({ ...one, found: excerpt(file, one.bytes) })) };
}

const LONE_SURROGATE = /\p{Cs}/u;

/** A changed byte may belong to a character that began up to 3 bytes before, and spoil one that ends as much later. */
function notUtf8(bytes: Uint8Array, at: number): Finding {
  const before = fromUtf8(bytes.subarray(0, at));
  const fault = readJson('text' in before ? before.text : '');
  const place = 'fault' in fault ? fault.fault.path : '$';
  const range = { from: Math.max(0, at - 3), to: Math.min(bytes.length, at + 4) };
  return {
    ...finding(place, 'verifyNotUtf8', 'UTF-8', `0x${(bytes[at] ?? 0).toString(16)}`, { offset: at }),
    bytes: range,
  };
}

function notJson(file: string, path: string, from: number, to: number, reason: string): Finding {
  const keys: Readonly<Record<string, string>> = {
    duplicateKey: 'verifyKeyTwice',
    unsortedKey: 'verifyKeyOutOfOrder',
  };
  const anyhow = 'value' in readJson(file) ? 'verifyNotCanonical' : 'verifyNotJson';
  const bytes = bytesOf(file, from, Math.min(to, file.length));
  const found = shown(file.slice(Math.max(0, to - 30), to));
  return {
    ...finding(path, keys[reason] ?? anyhow, 'JSON', found, { offset: bytes.to - 1 }),
    bytes,
  };
}

/** The value that contains the first character at which the file leaves its canonical form. */
function notCanonical(file: string, canonical: string): Finding[] {
  let at = 0;
  while (file[at] === canonical[at]) at += 1;
  let [place, size] = ['$', Number.POSITIVE_INFINITY];
  const onValue = (path: string, from: number, to: number): void => {
    if (from <= at && at < to && to - from < size) [place, size] = [path, to - from];
  };
  readJson(file, { onValue });
  const [expected, found] = [canonical.slice(at, at + 20), file.slice(at, at + 20)];
  const offset = bytesOf(file, 0, at).to;
  return withBytes([finding(place, 'verifyNotCanonical', expected, found, { offset })], file);
}

function excerpt(file: string, { from, to }: Finding['bytes']): string {
  const bytes = utf8(file).subarray(from, Math.min(to, from + 240));
  const read = fromUtf8(bytes);
  return 'text' in read ? shown(read.text) : shown(file.slice(from, from + 60));
}
