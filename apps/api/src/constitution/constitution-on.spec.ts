import { describe, expect, it } from '@jest/globals';
import { constitutionOn } from './constitution-on.ts';
import type { Constitution } from './constitution.ts';

const document = (slug: string, classes: readonly string[]) => ({ slug, classes });
const given = {
  'classes.json': [{ slug: 'producer' }, { slug: 'consumer', lastDay: '2027-12-31' }],
  'circles.json': [
    { slug: 'all', parent: null, lastDay: '2027-06-30' },
    { slug: 'tech', parent: 'all' },
  ],
  'joining-rules.json': [{ class: null }, { class: 'consumer' }],
  'service-levels.json': [
    { slug: 'free', class: 'consumer' },
    { slug: 'large', class: 'producer', lastDay: '2027-03-31' },
  ],
  'documents.json': [
    document('all', []),
    document('both', ['producer', 'consumer']),
    document('one', ['consumer']),
  ],
} as unknown as Constitution;

describe('a constitution that lay for a while', () => {
  it('is whole to the end of the first last day in it', () => {
    expect(constitutionOn(given, '2027-03-31')).toEqual(given);
  });

  it('says nothing of what is over, nor of what was only for that', () => {
    expect(constitutionOn(given, '2028-01-01')).toEqual({
      'classes.json': [{ slug: 'producer' }],
      'circles.json': [{ slug: 'tech', parent: null }],
      'joining-rules.json': [{ class: null }],
      'service-levels.json': [],
      'documents.json': [document('all', []), document('both', ['producer'])],
    });
  });
});
