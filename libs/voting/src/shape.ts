import { parseFraction, pathTo } from '@plenaria/kernel';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** One thing wrong in something read from outside, and where: `$.colleges[0].share`. */
export type Problem = { readonly path: string; readonly sentence: Sentence };

/** Looks at a value and adds what is wrong with it. Nothing added means the value has the shape. */
export type Shape = (value: unknown, path: string, problems: Problem[]) => void;

/** All that is wrong with a value, by path; empty when it has the shape. */
export function problemsOf(shape: Shape, value: unknown): Problem[] {
  const problems: Problem[] = [];
  shape(value, '$', problems);
  return problems;
}

/** An object with exactly these members; those in `optional` may be absent. */
export function object(
  members: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  return (value, path, problems) => {
    if (!isRecord(value)) return void problems.push(wrong(path, 'problemObject', value));
    for (const [key, shape] of Object.entries(members)) {
      if (Object.hasOwn(value, key)) shape(value[key], pathTo(path, key), problems);
      else problems.push({ path: pathTo(path, key), sentence: say('problemMissing', { key }) });
    }
    for (const [key, inner] of Object.entries(value)) {
      if (Object.hasOwn(members, key)) continue;
      const shape = Object.hasOwn(optional, key) ? optional[key] : undefined;
      if (shape) shape(inner, pathTo(path, key), problems);
      else problems.push({ path: pathTo(path, key), sentence: say('problemUnknown', { key }) });
    }
  };
}

/** An object with any keys, or keys of one shape, and its values of another. */
export function record(shape: Shape, keys: Shape = () => {}): Shape {
  return (value, path, problems) => {
    if (!isRecord(value)) return void problems.push(wrong(path, 'problemObject', value));
    for (const [key, inner] of Object.entries(value)) {
      keys(key, pathTo(path, key), problems);
      shape(inner, pathTo(path, key), problems);
    }
  };
}

/** A list of one shape, with at least so many elements. */
export function list(shape: Shape, least = 0): Shape {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return void problems.push(wrong(path, 'problemList', value));
    if (value.length < least) problems.push({ path, sentence: say('problemTooFew', { count: least }) });
    value.forEach((element: unknown, index) => shape(element, pathTo(path, index), problems));
  };
}

/** One of these words, or a value of the other shape where one is given. */
export function oneOf(words: readonly string[], otherwise?: Shape): Shape {
  return (value, path, problems) => {
    if (words.includes(value as string)) return;
    if (otherwise && typeof value !== 'string') return otherwise(value, path, problems);
    problems.push({
      path,
      sentence: say('problemOneOf', { allowed: words.join(', '), found: shown(value) }),
    });
  };
}

/** An object whose member `kind` chooses its shape. */
export function byKind(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path, problems) => {
    if (!isRecord(value)) return void problems.push(wrong(path, 'problemObject', value));
    const kind = String(value['kind']);
    const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (shape) return shape(value, path, problems);
    oneOf(Object.keys(shapes))(value['kind'], pathTo(path, 'kind'), problems);
  };
}

/** The shape, or null. */
export function nullable(shape: Shape): Shape {
  return (value, path, problems) => (value === null ? undefined : shape(value, path, problems));
}

/** A text that matches; `key` says what it should be. */
export function text(pattern: RegExp = /^[\s\S]*$/, key = 'problemText'): Shape {
  return (value, path, problems) => {
    if (typeof value !== 'string' || !pattern.test(value)) problems.push(wrong(path, key, value));
  };
}

/** A whole number of at least `least`. */
export function whole(least = 0): Shape {
  return (value, path, problems) => {
    if (!Number.isSafeInteger(value) || (value as number) < least)
      problems.push(wrong(path, 'problemWhole', value));
  };
}

/** True or false. */
export const truth: Shape = (value, path, problems) => {
  if (typeof value !== 'boolean') problems.push(wrong(path, 'problemTruth', value));
};

/** A fraction more than 0 and at most 1, as text. */
export const share: Shape = (value, path, problems) => {
  const read = typeof value === 'string' ? parseFraction(value) : null;
  if (!read || read.parts <= 0n || read.parts > read.of) problems.push(wrong(path, 'problemShare', value));
};

/** A positive fraction as text. */
export const weight: Shape = (value, path, problems) => {
  const read = typeof value === 'string' ? parseFraction(value) : null;
  if (!read || read.parts <= 0n) problems.push(wrong(path, 'problemWeight', value));
};

/** SHA-256 in lower-case hex. */
export const hash: Shape = text(/^[0-9a-f]{64}$/, 'problemHash');

/** An instant in UTC with milliseconds: `2026-05-08T12:00:00.000Z`. */
export const instant: Shape = text(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'problemInstant');

/** A calendar day. */
export const day: Shape = text(/^\d{4}-\d{2}-\d{2}$/, 'problemDay');

/** Any object with string keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(path: string, key: string, value: unknown): Problem {
  return { path, sentence: say(key, { found: shown(value) }) };
}

/** A value as it may stand in a sentence: JSON, at most 60 characters. */
export function shown(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 60 ? `${written.slice(0, 59)}…` : written;
}
