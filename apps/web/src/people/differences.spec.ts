import { describe, expect, it } from '@jest/globals';
import { differences, partsOf } from './differences.ts';

describe('a line of the history', () => {
  it('names only what changed', () => {
    expect(differences({ name: 'Hypha', country: 'CA' }, { name: 'Hypha', country: 'US' })).toEqual([
      { field: 'country', was: 'CA', is: 'US' },
    ]);
  });

  it('shows all that was written when a member joined', () => {
    expect(differences(null, { name: 'Hypha', website: null })).toEqual([
      { field: 'name', was: null, is: 'Hypha' },
    ]);
  });

  it('says who or what held from when until when', () => {
    const classes = [
      { class: 'producer', from: '2020-08-01', to: '2021-07-31' },
      { class: 'consumer', from: '2021-08-01', to: null },
    ];
    expect(partsOf(classes)).toEqual([
      { what: 'producer', from: '2020-08-01', to: '2021-07-31' },
      { what: 'consumer', from: '2021-08-01', to: null },
    ]);
  });

  it('says nothing of what is empty', () => {
    expect(partsOf(null)).toEqual([]);
    expect(partsOf([])).toEqual([]);
  });
});
