import { describe, expect, it } from '@jest/globals';
import { countryOf, isCurrency, isJurisdiction, wrongInCustodian } from './custodian-facts.ts';
import type { CustodianFacts } from './custodian-facts.ts';

const facts: CustodianFacts = {
  name: 'femProcomuns',
  jurisdiction: 'ES-CT',
  languages: ['ca', 'es'],
  taxIdentity: 'ES F-1234567',
};
const wrong = (change: Partial<CustodianFacts>) =>
  wrongInCustodian({ ...facts, ...change }, (language) => ['ca', 'es', 'en'].includes(language));

describe('what a custodian says of itself', () => {
  it('holds a name, a law, languages and, where there is one, a tax identity', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ taxIdentity: null })).toEqual([]);
  });

  it('is told field by field where it is wrong', () => {
    expect(wrong({ name: '', jurisdiction: 'Catalonia', languages: [], taxIdentity: '=1+1' })).toEqual([
      'name',
      'jurisdiction',
      'languages',
      'taxIdentity',
    ]);
    expect(wrong({ languages: ['ca', 'tlh'] })).toEqual(['languages']);
    expect(wrong({ name: 'a\u0000b' })).toEqual(['name']);
  });

  it('names a country or a part of one', () => {
    expect(['SE', 'CA-ON', 'GB-SCT'].map(isJurisdiction)).toEqual([true, true, true]);
    expect(['', 'XX', 'se', 'ES-', 'ES-CATA', 'XX-CT'].map(isJurisdiction)).toEqual(Array(6).fill(false));
    expect(countryOf('ES-CT')).toBe('ES');
  });

  it('keeps its books in a currency that exists', () => {
    expect([isCurrency('CAD'), isCurrency('ABC'), isCurrency('eur')]).toEqual([true, false, false]);
  });
});
