import { describe, expect, it } from '@jest/globals';
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
  ])('of %s and %s are of one organisation', (one, other) => {
    expect(likeness(one, other)).toBe('same');
  });

  it.each([
    ['Colective Tools', 'Collective.tools'],
    ['Animorph Studio', 'Animorph Studio Barcelona'],
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
  ])('of %s and %s are of two', (one, other) => {
    expect(likeness(one, other)).toBe('different');
  });

  it('are alike in both directions', () => {
    const names = [
      'Hypha',
      'Hypha Ltd',
      'Colective Tools',
      'Collective Tools',
      'Animorph Studio',
      'Animorph Studio X',
    ];
    for (const one of names)
      for (const other of names) expect(likeness(one, other)).toBe(likeness(other, one));
  });
});
