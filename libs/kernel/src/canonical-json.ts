/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 (JSON Canonicalization Scheme): one text for one value, so that its hash means the value.
 *  No spaces, keys in the order of their UTF-16 code units, numbers as ECMAScript prints them.
 *  Throws a TypeError, naming the place, on what JSON cannot say: NaN, infinities, undefined, bigint, functions,
 *  lone surrogates, and objects that are not plain. */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

/** With the flag `u`, pairs are one character and only halves match. */
const LONE_SURROGATE = /\p{Cs}/u;

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value, path);
  if (typeof value === 'number') return writeNumber(value, path);
  if (Array.isArray(value)) return writeList(value, path);
  if (isPlain(value)) return writeObject(value, path);
  throw new TypeError(`${path}: JSON cannot say ${typeof value === 'object' ? 'this object' : typeof value}`);
}

function writeText(value: string, path: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError(`${path}: half of a surrogate pair`);
  return JSON.stringify(value);
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${path}: ${value} is not a JSON number`);
  return JSON.stringify(value);
}

function writeList(value: readonly unknown[], path: string): string {
  const parts: string[] = [];
  for (let index = 0; index < value.length; index += 1) parts.push(write(value[index], `${path}[${index}]`));
  return `[${parts.join(',')}]`;
}

function writeObject(value: Readonly<Record<string, unknown>>, path: string): string {
  const parts = Object.keys(value)
    .toSorted(byCodeUnit)
    .map((key) => `${writeText(key, path)}:${write(value[key], `${path}.${key}`)}`);
  return `{${parts.join(',')}}`;
}

function byCodeUnit(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
