import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { likenessOf } from './same-organisation.ts';

const likeness = (one: string, other: string, website: string | null = null, theirs: string | null = null) =>
  likenessOf({ name: one, website }, { name: other, website: theirs });

describe('two applications', () => {
  it.each([
    ['Webarchitects Co-operative', 'WEBARCHITECTS CO-OPERATIVE LIMITED'],
    ['femProcomuns SCCL', 'FemProcomuns, s.c.c.l.'],
    ['Coöperatie De Windvogel', 'De Windvogel'],
    ['The Open Co-op', 'Open Coop Ltd'],
    ['Réseau Koumbit', 'koumbit reseau'],
    ['Hypha Worker Co-operative Inc.', 'Hypha Worker Coop'],
    ['La Teixidora, SCCL', 'Teixidora SCCL'],
    ['La Teixidora, SCCL', 'Teixidora, Societat Cooperativa Catalana Limitada'],
    ['Bread & Roses', 'Bread and Roses'],
    ['Pa i Roses SCCL', 'Pa & Roses'],
    ['تعاونية النور', 'التعاونية النور'],
    ['الخبز والورد', 'خبز و ورد'],
    ['Troca', '\u0422roca'],
    ['Collective Tools ekonomisk förening', 'Collective Tools ek. för.'],
    ['Müller Genossenschaft', 'Mueller eG'],
    ['Müller', 'Muller'],
    ['Malmö Kooperativ', 'Malmoe Kooperativ'],
  ])('of %s and %s are of one organisation', (one, other) => {
    expect(likeness(one, other)).toBe('same');
  });

  it.each([
    ['Colective Tools', 'Collective.tools'],
    ['Animorph Studio', 'Animorph Studio Barcelona'],
    ['Hypha', 'Hypha Worker Co-operative Inc.'],
    ['Poca', '\u0420\u043e\u0441\u0430'],
  ])('of %s and %s are perhaps of one, which a person looks at', (one, other) => {
    expect(likeness(one, other)).toBe('perhaps');
  });

  it('with one web address are perhaps of one', () => {
    expect(
      likeness(
        'FKI',
        'Free Knowledge Institute',
        'https://freeknowledge.eu',
        'http://www.freeknowledge.eu/en',
      ),
    ).toBe('perhaps');
  });

  it.each([
    ['Autonomic', 'Automatic Farms'],
    ['May First', 'First of May Books'],
    ['Platform 6', 'Platform 7'],
    ['Ltd', 'Inc'],
    ['', 'Hypha'],
    ['Blu', 'Blue Planet'],
    ['La', 'The'],
  ])('of %s and %s are of two', (one, other) => {
    expect(likeness(one, other)).toBe('different');
  });

  /** Names as people write them: words of the trade and of their own, in several alphabets, with signs. */
  const names = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'La',
          'the',
          'SCCL',
          'Coop',
          '&',
          'och',
          'Müller',
          'Mueller',
          'النور',
          'نور',
          'و',
          'Роса',
        ),
        fc.constantFrom('Hypha', 'Hyphae', 'Colective', 'Collective', 'Tools', 'Studio', '7', 'd’en', ''),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 5 },
    )
    .map((words) => words.join(' '));

  it('are alike in both directions', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
      }),
      { numRuns: 2_000 },
    );
  });

  it('under one name are of one organisation, also when it is typed in capitals or with other spaces', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(likeness(name, name)).toBe('same');
        expect(likeness(name, `  ${name.replaceAll(' ', '   ')} `)).toBe('same');
      }),
      { numRuns: 2_000 },
    );
  });
});
