import { pathTo, readJson, utf8 } from '@plenaria/kernel';
import type { Finding } from './bundle.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { isRecord, shown } from './shape.ts';

/** A finding before its bytes are looked up. */
export type Located = Omit<Finding, 'bytes'>;

/** Something at `place` that should be otherwise; `key` says what. */
export function finding(
  place: string,
  key: string,
  expected: unknown,
  found: unknown,
  params: Sentence['params'] = {},
): Located {
  return { place, expected: asText(expected), found: asText(found), sentence: say(key, params) };
}

/** Every place where two values of JSON differ, as deep as they differ; the first is the one expected. */
export function differences(place: string, key: string, expected: unknown, found: unknown): Located[] {
  if (Object.is(expected, found)) return [];
  const pairs = pairsOf(expected, found);
  if (!pairs) return [finding(place, key, expected, found)];
  return pairs.flatMap(([inner, left, right]) => differences(pathTo(place, inner), key, left, right));
}

/** Adds where in the file each place stands; a place that is missing stands where its parent does. */
export function withBytes(found: readonly Located[], file: string): Finding[] {
  if (found.length === 0) return [];
  const spans = new Map<string, readonly [number, number]>();
  readJson(file, { onValue: (path, from, to) => spans.set(path, [from, to]) });
  return found.map((one) => {
    let place = one.place;
    while (!spans.has(place) && place !== '$') place = place.replace(LAST_STEP, '') || '$';
    const [from, to] = spans.get(place) ?? [0, file.length];
    return { ...one, bytes: bytesOf(file, from, to) };
  });
}

/** UTF-16 offsets as byte offsets of the file in UTF-8. */
export function bytesOf(file: string, from: number, to: number): Finding['bytes'] {
  const before = utf8(file.slice(0, from)).length;
  return { from: before, to: before + utf8(file.slice(from, to)).length };
}

const LAST_STEP = /(?:\.\w+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])$/;

function pairsOf(expected: unknown, found: unknown): (readonly [string | number, unknown, unknown])[] | null {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const length = Math.max(expected.length, found.length);
    return Array.from({ length }, (_, index) => [index, expected[index], found[index]] as const);
  }
  if (!isRecord(expected) || !isRecord(found) || Array.isArray(expected) !== Array.isArray(found))
    return null;
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return keys.map((key) => [key, expected[key], found[key]] as const);
}

function asText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : shown(value);
}
