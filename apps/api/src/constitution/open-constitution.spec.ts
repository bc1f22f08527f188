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
const CLASS = { slug: 'consumer', names: inEnglish('Consumer') };
const ROLE = { slug: 'link', names: inEnglish('Link'), coordinates: false };
const RULE = { class: 'consumer', rule: { kind: 'custodian' }, gives: inEnglish('A voice.') };
const DOCUMENT = {
  slug: 'house-rules',
  kind: 'code-of-conduct',
  jurisdiction: '*',
  classes: [],
  language: 'en',
  material: true,
  texts: [{ language: 'en', title: 'House rules', body: 'Be kind.', summary: '' }],
};
const circle = (slug: string, parent: string | null) => ({
  slug,
  names: inEnglish(slug),
  purposes: inEnglish(),
  parent,
});
const PARTS: Parts = {
  'federation.json': { name: 'Commons', languages: ['en'], defaultLanguage: 'en' },
  'classes.json': [CLASS],
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

  it.each([
    ['classes.json', [CLASS, CLASS], '$.1: two are called consumer'],
    ['circle-roles.json', [ROLE, ROLE], '$.1: two are called link'],
    ['circles.json', [circle('tech', null), circle('all', null), circle('tech', 'all')], '$.2: two are'],
    ['service-levels.json', [COMMUNITY, COMMUNITY], '$.1: two are called community'],
    ['documents.json', [DOCUMENT, DOCUMENT], '$.1: two are called house-rules'],
    ['joining-rules.json', [RULE, { ...RULE, class: null }, RULE], '$.2: two are for consumer'],
    ['joining-rules.json', [1, 2].map(() => ({ ...RULE, class: null })), '$.1: two are for every class'],
    [
      'documents.json',
      [{ ...DOCUMENT, texts: [...DOCUMENT.texts, ...DOCUMENT.texts] }],
      '$.0.texts.1: house-rules has two texts in en',
    ],
  ])('is refused for two of one name in %s', (part, said, says) => {
    expect(() => openConstitution(signed({ ...PARTS, [part]: said }))).toThrow(
      `${part} cannot be read at ${says}`,
    );
  });

  const federation = (change: object) => ({ ...PARTS['federation.json'], ...change });
  const written = (change: object) => [{ ...DOCUMENT, texts: [{ ...DOCUMENT.texts[0], ...change }] }];

  it.each([
    [
      'a sign that no database keeps',
      'classes.json',
      [{ ...CLASS, names: inEnglish('A\0') }],
      '$.0.names.en',
    ],
    ['the same in a document', 'documents.json', written({ body: 'Be\0kind.' }), '$.0.texts.0.body'],
    ['what turns words around', 'federation.json', federation({ name: '\u202Esnommoc' }), '$.name'],
    ['a name of blanks', 'federation.json', federation({ name: '  ' }), '$.name'],
    [
      'a first language of its own',
      'federation.json',
      federation({ defaultLanguage: 'fr' }),
      '$.defaultLanguage',
    ],
    ['a language twice', 'federation.json', federation({ languages: ['en', 'en'] }), '$.languages.1'],
    [
      'a text that is not there',
      'documents.json',
      written({ language: 'ca' }),
      '$.0.texts: house-rules has no',
    ],
  ])('is refused, with the place, for %s', (_, part, said, place) => {
    expect(() => openConstitution(signed({ ...PARTS, [part]: said }))).toThrow(
      `${part} cannot be read at ${place}`,
    );
  });

  it('takes circles within circles, and none that stands within itself, however long the way', () => {
    const withCircles = (...circles: readonly object[]) => signed({ ...PARTS, 'circles.json': circles });
    const [all, tech, servers] = [circle('all', null), circle('tech', 'all'), circle('servers', 'tech')];
    expect(openConstitution(withCircles(servers, tech, all)).constitution['circles.json']).toHaveLength(3);
    expect(() => openConstitution(withCircles(all, circle('tech', 'tech')))).toThrow(
      'circles.json cannot be read at $.1.parent: a circle stands within itself: tech, within tech',
    );
    // The one that only hangs from the ring is not the one that is told.
    expect(() =>
      openConstitution(withCircles(servers, circle('tech', 'all'), circle('all', 'tech'))),
    ).toThrow(
      'circles.json cannot be read at $.1.parent: a circle stands within itself: tech, within all, within tech',
    );
  });

  it('is refused by another key than the one that was told', () => {
    const { fingerprint } = openConstitution(signed(PARTS));
    expect(openConstitution(signed(PARTS), ` ${fingerprint.toUpperCase()} `).fingerprint).toBe(fingerprint);
    for (const key of ['f'.repeat(64), ''])
      expect(() => openConstitution(signed(PARTS), key)).toThrow(
        `It is signed by another key: ${fingerprint}`,
      );
  });
});
