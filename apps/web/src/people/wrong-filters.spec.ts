import { describe, expect, it } from '@jest/globals';
import { wrongFilters } from './wrong-filters.ts';

describe('the filters of an address', () => {
  const offered = { class: ['producer', 'consumer'], kind: ['organisation'] };

  it('are right when they are days of the calendar and values that are offered, or absent', () => {
    expect(wrongFilters({}, offered)).toEqual([]);
    expect(wrongFilters({ asOf: '2024-02-29', class: 'consumer', search: 'x' }, offered)).toEqual([]);
  });

  it.each(['2026-99-99', '2026-02-30', '0000-01-01', 'yesterday', '2026-1-1'])('%s is no day', (asOf) => {
    expect(wrongFilters({ asOf }, offered)).toEqual([
      { field: 'asOf', reason: 'people:filter.notADay', details: { value: asOf } },
    ]);
  });

  it('are each named when they are wrong', () => {
    const wrong = wrongFilters({ class: 'founder', kind: 'robot', asOf: 'x' }, offered);
    expect(wrong.map(({ field }) => field)).toEqual(['class', 'kind', 'asOf']);
  });
});
