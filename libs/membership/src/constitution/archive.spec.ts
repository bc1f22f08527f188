import { describe, expect, it } from '@jest/globals';
import { CONSTITUTION_FORMAT, manifestOf, readArchive, wordsToSign } from './archive.ts';

const parts = { 'classes.json': [{ slug: 'producer' }], 'circles.json': [{ slug: 'tech' }] };
const archive = {
  format: CONSTITUTION_FORMAT,
  parts,
  manifest: manifestOf(parts),
  signature: { publicKey: 'key', value: 'signature' },
};

describe('a constitution as one file', () => {
  it('is read when every part is as its manifest says', () => {
    expect(readArchive({ ...archive })).toEqual(archive);
  });

  it('names the part that was changed, taken out or put in', () => {
    const changed = { ...parts, 'classes.json': [{ slug: 'owner' }] };
    expect(readArchive({ ...archive, parts: changed })).toMatchObject({
      refused: 'PART_CHANGED',
      details: { part: 'classes.json' },
    });
    const { 'circles.json': _taken, ...rest } = parts;
    expect(readArchive({ ...archive, parts: rest })).toMatchObject({ refused: 'PART_MISSING' });
    expect(readArchive({ ...archive, parts: { ...parts, 'more.json': [] } })).toMatchObject({
      refused: 'PART_ADDED',
      details: { part: 'more.json' },
    });
  });

  it('says the same words to sign in whatever order its parts are written', () => {
    const turned = Object.fromEntries(Object.entries(parts).toReversed());
    expect(wordsToSign(manifestOf(turned))).toBe(wordsToSign(archive.manifest));
  });

  it.each([null, [], {}, { format: 'plenaria-constitution/2' }, { ...archive, manifest: { a: 1 } }])(
    'is not %j',
    (value) => {
      expect(readArchive(value)).toMatchObject({ refused: 'NOT_A_CONSTITUTION' });
    },
  );
});
