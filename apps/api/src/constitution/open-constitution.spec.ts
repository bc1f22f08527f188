import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CONSTITUTION_FORMAT, manifestOf, wordsToSign } from '@plenaria/membership';
import type { Constitution } from './constitution.ts';
import { openConstitution } from './open-constitution.ts';
import { signWith } from './signing-key.ts';

type Parts = { readonly [Name in keyof Constitution]: Constitution[Name] };
type Level = Parts['service-levels.json'][number];

/** Words in the one language of these parts. */
const inEnglish = (en?: string) => (en === undefined ? {} : { en }) as Level['names'];

const { privateKey } = generateKeyPairSync('ed25519');
const COMMUNITY: Level = {
  slug: 'community',
  class: 'consumer',
  names: inEnglish('Community'),
  descriptions: inEnglish(),
  price: { amount: '2000', currency: 'EUR' },
  participantsMax: 20,
  minutesMax: 180,
};
const PARTS: Parts = {
  'federation.json': { name: 'Commons', languages: ['en'], defaultLanguage: 'en' },
  'classes.json': [{ slug: 'consumer', names: inEnglish('Consumer') }],
  'circle-roles.json': [],
  'circles.json': [],
  'rule-packs.json': [],
  'joining-rules.json': [],
  'service-levels.json': [COMMUNITY],
  'documents.json': [],
};

/** The bytes of a file with these parts, vouched for by its key. */
function signed(parts: object): Uint8Array {
  const manifest = manifestOf(parts as Parts);
  const signature = signWith(privateKey, wordsToSign(manifest));
  return Buffer.from(JSON.stringify({ format: CONSTITUTION_FORMAT, parts, manifest, signature }));
}
const withLevels = (...levels: readonly object[]) => ({ ...PARTS, 'service-levels.json': levels });

describe('a constitution that is opened', () => {
  it('tells its service levels as they were written', () => {
    const { constitution } = openConstitution(signed(PARTS));
    expect(constitution['service-levels.json']).toEqual([COMMUNITY]);
  });

  it('has none where it was written before there were service levels', () => {
    const { 'service-levels.json': _levels, ...before } = PARTS;
    const { constitution } = openConstitution(signed(before));
    expect(constitution['service-levels.json']).toEqual([]);
    expect(constitution['classes.json']).toHaveLength(1);
  });

  it('still needs every part that there was from the first', () => {
    const { 'classes.json': _classes, ...without } = PARTS;
    expect(() => openConstitution(signed(without))).toThrow(
      'classes.json cannot be read at $: it is missing',
    );
  });

  it.each([
    ['for a class that it does not have', { class: 'nobody' }, 'nothing is called nobody'],
    [
      'that costs less than nothing',
      { price: { amount: '-1', currency: 'EUR' } },
      'no amount in minor units',
    ],
    ['in a currency that there is not', { price: { amount: '1', currency: 'MON' } }, 'no currency'],
    ['in which nobody may meet', { participantsMax: 0 }, '$.0.participantsMax'],
    ['that names a person of its own accord', { secretary: 'Ada North' }, 'service-levels.json'],
  ])('is refused, with the place, for a service level %s', (_, change, says) => {
    expect(() => openConstitution(signed(withLevels({ ...COMMUNITY, ...change })))).toThrow(says);
  });

  it('is refused for two levels of one name', () => {
    expect(() => openConstitution(signed(withLevels(COMMUNITY, COMMUNITY)))).toThrow(
      'service-levels.json cannot be read at $.1: two are called community',
    );
  });
});
