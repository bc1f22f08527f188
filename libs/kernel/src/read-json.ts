import type { Json } from './canonical-json.ts';

/** Where a JSON text stops making sense: the JSON path being read, and the characters (UTF-16 offsets) in
 *  which the cause
 *  lies: from the text or bracket that began it to the character that could not stand there. */
export type JsonFault = {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly reason: 'unexpected' | 'duplicateKey' | 'unsortedKey' | 'badText' | 'tooDeep';
};

/** Told of every value with its path and characters; of a member, its key included. */
export type OnValue = (path: string, from: number, to: number) => void;

/** How to read. `canonical`: neither spaces nor keys out of order, which also brings faults nearer to their cause. */
export type ReadJsonOptions = { readonly canonical?: boolean; readonly onValue?: OnValue };

/** Reads JSON (RFC 8259) strictly: no duplicate keys, at most 64 levels. Unlike `JSON.parse` it can say where. */
export function readJson(
  text: string,
  { canonical = false, onValue = () => {} }: ReadJsonOptions = {},
): { readonly value: Json } | { readonly fault: JsonFault } {
  const cursor: Cursor = { text, at: 0, textFrom: 0, canonical, onValue };
  try {
    skipSpace(cursor);
    const value = readValue(cursor, '$', 0);
    onValue('$', 0, cursor.at);
    skipSpace(cursor);
    if (cursor.at < text.length) throw stop(cursor, '$', { from: 0 });
    return { value };
  } catch (stopped) {
    if (stopped instanceof Stop) return { fault: stopped.fault };
    throw stopped;
  }
}

/** The path of a member or element: `$.roll[3]`, `$["a key"]`. */
export function pathTo(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${parent}.${key}` : `${parent}[${JSON.stringify(key)}]`;
}

/** `textFrom` is where the last string began: a lost closing quote shows only after the next one. */
type Cursor = {
  readonly text: string;
  at: number;
  textFrom: number;
  readonly canonical: boolean;
  readonly onValue: OnValue;
};

/** Carries a fault out of the recursion; never leaves this file. */
class Stop extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

const DEPTH_MAX = 64;
const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Everything from the space on, but quote and backslash. */
const PLAIN_RUN = /[ !#-[\]-\uffff]*/y;
const UNREADABLE_RUN = /[^\s,:\]}"]*/y;
/** A canonical text cannot say half of a surrogate pair; an escape could. */
const HALF_PAIR = /\p{Cs}/u;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function readValue(cursor: Cursor, path: string, depth: number): Json {
  if (depth > DEPTH_MAX) throw stop(cursor, path, { reason: 'tooDeep' });
  const first = cursor.text[cursor.at];
  if (first === '{') return readObject(cursor, path, depth);
  if (first === '[') return readList(cursor, path, depth);
  if (first === '"') return readText(cursor, path);
  const scalar = take(cursor, SCALAR);
  if (scalar === '') throw stop(cursor, path);
  return JSON.parse(scalar) as Json;
}

function readObject(cursor: Cursor, path: string, depth: number): Json {
  const members = new Map<string, Json>();
  let [from, last, lastKey] = [cursor.at, path, ''];
  cursor.at += 1;
  skipSpace(cursor);
  if (skip(cursor, '}')) return {};
  do {
    skipSpace(cursor);
    const memberFrom = cursor.at;
    const key = readKey(cursor, path, from);
    const reason = members.has(key) ? 'duplicateKey' : 'unsortedKey';
    if (members.has(key) || (cursor.canonical && key < lastKey))
      throw stop(cursor, pathTo(path, key), { from, reason });
    [last, lastKey] = [pathTo(path, key), key];
    members.set(key, readValue(cursor, last, depth + 1));
    cursor.onValue(last, memberFrom, cursor.at);
    from = memberFrom;
    skipSpace(cursor);
  } while (skip(cursor, ','));
  if (!skip(cursor, '}')) throw stop(cursor, last, { from });
  return Object.fromEntries(members);
}

/** A key and its colon. A fault here may have begun with the member before, at `from`. */
function readKey(cursor: Cursor, path: string, from: number): string {
  if (cursor.text[cursor.at] !== '"') throw stop(cursor, path, { from });
  const key = readText(cursor, path);
  skipSpace(cursor);
  if (!skip(cursor, ':')) throw stop(cursor, path, { from });
  skipSpace(cursor);
  return key;
}

/** A lost closing bracket shows one element later, so a fault may have begun with the element before the last. */
function readList(cursor: Cursor, path: string, depth: number): Json {
  const elements: Json[] = [];
  let [from, lastFrom] = [cursor.at, cursor.at];
  cursor.at += 1;
  skipSpace(cursor);
  if (skip(cursor, ']')) return elements;
  do {
    skipSpace(cursor);
    const [elementFrom, elementPath] = [cursor.at, pathTo(path, elements.length)];
    elements.push(readValue(cursor, elementPath, depth + 1));
    cursor.onValue(elementPath, elementFrom, cursor.at);
    if (elements.length > 1) [from, lastFrom] = [lastFrom, elementFrom];
    skipSpace(cursor);
  } while (skip(cursor, ','));
  if (!skip(cursor, ']')) throw stop(cursor, pathTo(path, elements.length - 1), { from });
  return elements;
}

function readText(cursor: Cursor, path: string): string {
  const from = cursor.at;
  cursor.at += 1;
  do take(cursor, PLAIN_RUN);
  while (take(cursor, ESCAPE) !== '');
  if (!skip(cursor, '"')) throw stop(cursor, path, { from, reason: 'badText' });
  cursor.textFrom = from;
  const read = JSON.parse(cursor.text.slice(from, cursor.at)) as string;
  if (cursor.canonical && HALF_PAIR.test(read)) throw stop(cursor, path, { from, reason: 'badText' });
  return read;
}

function skipSpace(cursor: Cursor): void {
  if (!cursor.canonical) take(cursor, SPACE);
}

function skip(cursor: Cursor, mark: string): boolean {
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at += 1;
  return true;
}

/** What the sticky pattern takes here, '' for nothing. */
function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const taken = pattern.exec(cursor.text)?.[0] ?? '';
  cursor.at += taken.length;
  return taken;
}

/** The fault at the cursor. It may have begun with the last string, or earlier where `from` says so. */
function stop(
  cursor: Cursor,
  path: string,
  known: { from?: number; reason?: JsonFault['reason'] } = {},
): Stop {
  const from = Math.min(cursor.textFrom, known.from ?? cursor.at);
  take(cursor, UNREADABLE_RUN);
  return new Stop({ path, from, to: cursor.at + 1, reason: known.reason ?? 'unexpected' });
}
