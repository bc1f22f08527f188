import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { pathTo, readJson } from './read-json.ts';

/** What the platform reads, null where it refuses. */
function platformValue(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

describe('reading JSON with its places', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const marks = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '0',
      '1',
      '-',
      '.',
      'e',
      ' ',
      'true',
      '"k"',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        const read = readJson(text);
        fc.pre('value' in read || read.fault.reason !== 'duplicateKey');
        expect('value' in read ? read : null).toEqual(platformValue(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('tells of every value where it stands', () => {
    const seen: Record<string, string> = {};
    const text = '{"roll":[{"a key":1},"two"]}';
    readJson(text, {
      onValue: (path, from, to) => {
        seen[path] = text.slice(from, to);
      },
    });
    expect(seen).toEqual({
      '$.roll[0]["a key"]': '"a key":1',
      '$.roll[0]': '{"a key":1}',
      '$.roll[1]': '"two"',
      '$.roll': '"roll":[{"a key":1},"two"]',
      $: text,
    });
    expect(pathTo('$.a', 3)).toBe('$.a[3]');
  });

  it('refuses a second member of the same name, and more depth than anything here has', () => {
    expect(readJson('{"a":1,"a":2}')).toMatchObject({ fault: { path: '$.a', reason: 'duplicateKey' } });
    expect(readJson('['.repeat(100_000))).toMatchObject({ fault: { reason: 'tooDeep' } });
  });

  it('holds a canonical text to its form', () => {
    expect(readJson('{"a":1, "b":2}', { canonical: true })).toMatchObject({ fault: { from: 1, to: 8 } });
    expect(readJson('"\\ud800"', { canonical: true })).toMatchObject({ fault: { reason: 'badText' } });
    expect(readJson('{"b":1,"a":2}', { canonical: true })).toMatchObject({
      fault: { reason: 'unsortedKey' },
    });
  });

  it('finds a changed character that breaks the text within the range it names', () => {
    const character = fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code));
    const document = fc
      .jsonValue({ stringUnit: 'grapheme-ascii' })
      .map((value) => canonicalJson({ value, roll: ['a', 'b'] }));
    fc.assert(
      fc.property(document, fc.nat(), character, (text, pick, other) => {
        const at = pick % text.length;
        const read = readJson(text.slice(0, at) + other + text.slice(at + 1), { canonical: true });
        const missed = 'fault' in read && (read.fault.from > at || read.fault.to <= at);
        expect(missed).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });
});
