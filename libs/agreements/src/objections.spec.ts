import { describe, expect, it } from '@jest/globals';
import { objectionToAccept, objectionToEnd, objectionToPublish } from './objections.ts';
import type { Accepting, Ending, Publishing } from './objections.ts';

const first = { id: 'v1', number: 1, effectiveFrom: '2026-01-01', material: true };
const second = { ...first, id: 'v2', number: 2, effectiveFrom: '2026-06-01' };
const accepting: Accepting = {
  kind: 'code-of-conduct',
  ended: false,
  version: first,
  inForce: first,
  shown: 'aa',
  standing: 'aa',
  forMember: false,
  maySign: false,
};
const codeOf = (rest: Partial<Accepting>) => objectionToAccept({ ...accepting, ...rest })?.refused;

describe('a text is accepted', () => {
  it('when it is what was read and what holds', () => {
    expect(codeOf({})).toBeUndefined();
    expect(codeOf({ version: second })).toBeUndefined();
  });

  it('never when it changed while it was being read', () => {
    expect(codeOf({ standing: 'bb' })).toBe('DOCUMENT_CHANGED');
    expect(codeOf({ standing: null })).toBe('DOCUMENT_CHANGED');
    expect(codeOf({ inForce: second })).toBe('DOCUMENT_CHANGED');
  });

  it('for an organisation by whoever may sign for it, and by nobody else', () => {
    const consortium = { kind: 'consortium', forMember: true } as const;
    expect(codeOf({ ...consortium, maySign: true })).toBeUndefined();
    expect(codeOf(consortium)).toBe('NOT_REPRESENTING');
    expect(codeOf({ kind: 'consortium' })).toBe('NOT_REPRESENTING');
    expect(codeOf({ forMember: true, maySign: true })).toBe('NOT_REPRESENTING');
  });

  it('not where it only informs', () => {
    expect(codeOf({ kind: 'cookies' })).toBe('NOTHING_TO_ACCEPT');
  });

  it('not once the document has ended', () => {
    expect(codeOf({ ended: true })).toBe('DOCUMENT_ENDED');
  });
});

const publishing: Publishing = {
  effectiveFrom: '2026-06-01',
  today: '2026-05-01',
  lastDay: null,
  before: first,
  isFounded: true,
  hasText: true,
};
const fieldsOf = (rest: Partial<Publishing>) =>
  objectionToPublish({ ...publishing, ...rest })?.details as { fields?: { reason: string }[] } | undefined;

describe('a version is published', () => {
  it('from today or later, and never backwards', () => {
    expect(fieldsOf({})).toBeUndefined();
    expect(fieldsOf({ effectiveFrom: '2026-04-30' })?.fields).toEqual([
      { field: 'effectiveFrom', reason: 'agreements:field.past' },
    ]);
    expect(fieldsOf({ before: { ...first, effectiveFrom: '2026-07-01' } })?.fields).toHaveLength(1);
  });

  it('with the decision that adopted it or a reason why there is none', () => {
    expect(fieldsOf({ isFounded: false })?.fields?.[0]).toMatchObject({ field: 'reason' });
  });

  it('within the days of the document', () => {
    expect(fieldsOf({ lastDay: '2026-06-01' })).toBeUndefined();
    expect(fieldsOf({ lastDay: '2026-05-31' })?.fields).toEqual([
      { field: 'effectiveFrom', reason: 'agreements:field.afterEnd' },
    ]);
    expect(objectionToPublish({ ...publishing, lastDay: '2026-04-30' })?.refused).toBe('DOCUMENT_ENDED');
  });

  it('not without words', () => {
    expect(objectionToPublish({ ...publishing, hasText: false })?.refused).toBe('NOTHING_TO_PUBLISH');
  });
});

describe('a document ends', () => {
  const ending: Ending = { lastDay: '2026-05-01', before: null, today: '2026-05-01', isPublished: true };
  const wrongIn = (rest: Partial<Ending>) => objectionToEnd({ ...ending, ...rest });

  it('today or later, and until then on another day or not at all', () => {
    expect(wrongIn({})).toBeNull();
    expect(wrongIn({ before: '2026-06-01' })).toBeNull();
    expect(wrongIn({ before: '2026-05-01', lastDay: null })).toBeNull();
    expect(wrongIn({ lastDay: '2026-04-30' })).toBe('agreements:field.endPast');
  });

  it('once: not when it has ended, is to end on that day, or holds nothing', () => {
    expect(wrongIn({ before: '2026-04-30', lastDay: null })).toBe('agreements:field.endedAlready');
    expect(wrongIn({ before: '2026-05-01' })).toBe('agreements:field.endsThen');
    expect(wrongIn({ lastDay: null })).toBe('refusals:field.required');
    expect(wrongIn({ isPublished: false })).toBe('agreements:field.nothingPublished');
  });
});
