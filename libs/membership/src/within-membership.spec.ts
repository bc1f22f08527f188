import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PresentMember } from './present-register.ts';
import { after, EMPTY, HEAD, HYPHA, plan } from './told-files.ts';
import { holdsOn } from './valid.ts';
import { endedWithMembership, withinMembership } from './within-membership.ts';

const span = (from: string, to: string | null = null) => ({ id: 'a', value: 'noor', from, to });
const until2020 = [{ from: '2020-01-01', to: '2020-12-31' }];
const returned = [...until2020, { from: '2024-01-01', to: null }];

describe('what is said of a member', () => {
  it('ends with its membership, at the latest', () => {
    expect(withinMembership([span('2020-03-01')], until2020)).toEqual([span('2020-03-01', '2020-12-31')]);
    expect(withinMembership([span('2020-03-01', '2022-01-01')], until2020)).toEqual([
      span('2020-03-01', '2020-12-31'),
    ]);
    expect(withinMembership([span('2020-03-01', '2020-06-30')], until2020)).toEqual([
      span('2020-03-01', '2020-06-30'),
    ]);
  });

  it('does not come back with a return, and begins anew only in it', () => {
    expect(withinMembership([span('2020-03-01')], returned)).toEqual([span('2020-03-01', '2020-12-31')]);
    expect(withinMembership([span('2024-01-01')], returned)).toEqual([span('2024-01-01')]);
  });

  it('never was where no membership was: after it had ended, and before the next', () => {
    expect(withinMembership([span('2021-01-01')], until2020)).toEqual([]);
    expect(withinMembership([span('2021-01-01', '2021-12-31')], returned)).toEqual([]);
    expect(withinMembership([span('2019-01-01', '2019-12-31')], until2020)).toHaveLength(1);
  });

  it('goes on over a move to another custodian, from whichever side it is told', () => {
    const moved = [
      { from: '2021-01-01', to: null },
      { from: '2020-01-01', to: '2020-12-31' },
    ];
    expect(withinMembership([span('2020-03-01')], moved)).toEqual([span('2020-03-01')]);
  });

  it('never holds on a day after the end, whatever days are asked for', () => {
    const day = fc.integer({ min: 10, max: 99 }).map((number) => `20${number}-01-01`);
    fc.assert(
      fc.property(day, day, day, (first, last, from) => {
        const tenure = { from: first < last ? first : last, to: first < last ? last : first };
        const [kept] = withinMembership([span(from)], [tenure]);
        expect(kept !== undefined && holdsOn(kept, `${tenure.to.slice(0, 4)}-01-02`)).toBe(false);
      }),
    );
  });
});

describe('who spoke for a member on the day on which it was expelled', () => {
  it('spoke until that day was over, a day longer than the membership; nobody else, and no class, did', () => {
    const custodian = [{ ...span('2020-01-01', '2020-12-31'), value: 'hypha' }];
    const that = [span('2021-01-01', '2021-01-01')];
    const longer = [span('2020-03-01', '2021-01-02')];
    const kept = endedWithMembership({
      custodian,
      classes: [span('2020-03-01', '2021-01-01')],
      representative: that,
      alternate: [span('2020-03-01', '2021-01-01')],
      delegate: longer,
    });
    expect(kept).toEqual({
      custodian,
      classes: [span('2020-03-01', '2020-12-31')],
      representative: that,
      alternate: [span('2020-03-01', '2021-01-01')],
      delegate: [span('2020-03-01', '2020-12-31')],
    });
  });
});

describe('a file of a member whose membership ends', () => {
  const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
  const [hypha] = once.members as [PresentMember];
  const end = (to: string) => ({
    ...once,
    members: [{ ...hypha, custodian: hypha.custodian.map((one) => ({ ...one, to })) }],
  });
  const told = 'name|custodian|classes|alternate name|alternate email|from\nHypha';

  it('says nothing for longer: no alternate, no class', () => {
    const [member] = plan(
      `${told}||consumer; producer|Bo|bo@hypha.example|2021-01-01`,
      end('2021-03-31'),
    ).members;
    expect(member?.alternate.added).toEqual([
      { id: null, value: 'bo@hypha.example', from: '2021-01-01', to: '2021-03-31' },
    ]);
    expect(member?.classes.added).toEqual([
      { id: null, value: 'consumer', from: '2021-01-01', to: '2021-03-31' },
    ]);
  });

  it('is told by its line where a class would only begin after the end', () => {
    const { problems } = plan(`${told}||producer; consumer 2021-04-01..|||2021-01-01`, end('2021-03-31'));
    expect(problems).toEqual([
      {
        line: 2,
        field: 'classes',
        reason: 'CLASS_AFTER_MEMBERSHIP',
        details: { value: 'consumer', ended: '2021-03-31' },
      },
    ]);
  });

  it('brings nobody and nothing back with a return, also what was entered before as if it went on', () => {
    const [member] = plan(`${told}|hypha|producer|||2024-01-01`, end('2021-03-31'), '2024-01-01').members;
    expect(member?.alternate.changed).toMatchObject([{ value: 'noor@hypha.example', to: '2021-03-31' }]);
    expect(member?.representative.changed).toMatchObject([
      { value: 'amara@hypha.example', to: '2021-03-31' },
    ]);
    expect(member?.classes.changed).toMatchObject([{ value: 'producer', to: '2021-03-31' }]);
    expect(member?.classes.added).toEqual([{ id: null, value: 'producer', from: '2024-01-01', to: null }]);
    expect(endedWithMembership({ ...hypha, custodian: [] })).toEqual({ ...hypha, custodian: [] });
  });
});
