import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Valid } from '../valid.ts';
import { levelsOffered, versionOn } from './levels-offered.ts';
import type { ServiceLevel } from './service-level.ts';

const level = (
  slug: string,
  custodianId: string | null = null,
  versions: readonly Valid[] = [{ from: '2020-08-01', to: null }],
): ServiceLevel => ({ slug, custodianId, class: 'consumer', versions });
const offered = (levels: readonly ServiceLevel[], day = '2026-05-08', classes = ['consumer']) =>
  levelsOffered(levels, { custodianId: 'hypha', classes, day });

describe('the service levels that a custodian offers', () => {
  it('are the federation’s and its own, not another custodian’s', () => {
    const [shared, own, others] = [level('free'), level('local', 'hypha'), level('local', 'webarchitects')];
    expect(offered([shared, own, others])).toEqual([shared, own]);
  });

  it('are its own where the federation has one of the same name', () => {
    const [shared, own] = [level('community'), level('community', 'hypha')];
    expect(offered([shared, own])).toEqual([own]);
  });

  it('are the federation’s again from the day after its own has ended', () => {
    const shared = level('community');
    const own = level('community', 'hypha', [{ from: '2026-01-01', to: '2026-05-07' }]);
    expect(offered([shared, own], '2026-05-07')).toEqual([own]);
    expect(offered([shared, own], '2026-05-08')).toEqual([shared]);
  });

  it('are those for the classes that are asked about', () => {
    expect(offered([level('free')], '2026-05-08', ['producer'])).toEqual([]);
    expect(offered([level('free')], '2026-05-08', ['producer', 'consumer'])).toHaveLength(1);
  });

  it('cost what the version of that day says', () => {
    const before = { from: '2020-08-01', to: '2026-05-31', price: 2_000n };
    const after = { from: '2026-06-01', to: null, price: 2_500n };
    const dearer = { ...level('community'), versions: [before, after] };
    expect(versionOn(dearer, '2026-05-31')).toBe(before);
    expect(versionOn(dearer, '2026-06-01')).toBe(after);
    expect(versionOn(dearer, '2019-01-01')).toBeNull();
  });

  it('never have one name twice, whatever the federation and the custodian have', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((number) => `2026-05-${number}`);
    const any = fc
      .record({
        slug: fc.constantFrom('free', 'community'),
        custodianId: fc.constantFrom(null, 'hypha', 'webarchitects'),
        from: day,
        to: fc.option(day),
      })
      .map(({ slug, custodianId, from, to }) => level(slug, custodianId, [{ from, to }]));
    const levels = fc.uniqueArray(any, { selector: ({ slug, custodianId }) => `${slug} ${custodianId}` });
    fc.assert(
      fc.property(levels, day, (all, on) => {
        const names = offered(all, on).map(({ slug }) => slug);
        const wanted = all
          .filter((one) => one.custodianId !== 'webarchitects' && versionOn(one, on))
          .map(({ slug }) => slug);
        expect(names.toSorted()).toEqual([...new Set(wanted)].toSorted());
      }),
    );
  });
});
