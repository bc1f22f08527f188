import { describe, expect, it } from '@jest/globals';
import type { PresentMember } from './present-register.ts';
import { after, EMPTY, HEAD, HYPHA, plan } from './told-files.ts';

describe('a register file', () => {
  it('of a past day leaves what the register has heard of a member since, and objects to anything else', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const [hypha] = once.members as [PresentMember];
    const facts = ({ name, contribution }: PresentMember) => ({ name, contribution });
    const now = { ...hypha, name: 'Hypha Worker Co-op', contribution: '80 hours' };
    const change = { day: '2020-10-01' as const, before: facts(hypha), after: facts(now) };
    const later = { ...once, members: [now], factsChanges: new Map([[hypha.id, [change]]]) };
    const said = (cells: string) => plan(`name|slug|contribution|country|from\n${cells}`, later);
    for (const cells of ['Hypha|hypha|40 hours|CA|2020-08-20', 'Hypha Worker Co-op|hypha||CA|2020-08-20']) {
      const { members, problems } = said(cells);
      expect([problems, members[0]?.outcome, members[0]?.name]).toEqual([
        [],
        'unchanged',
        'Hypha Worker Co-op',
      ]);
    }
    expect(said('Hypha|hypha|90 hours|CA|2020-09-30').problems).toEqual([
      {
        line: 2,
        field: 'contribution',
        reason: 'HISTORY_LATER',
        details: { from: '2020-10-01', value: '80 hours' },
      },
    ]);
    const from = said('Hypha|hypha|90 hours|CA|2020-10-01');
    expect([from.problems, from.members[0]?.fields]).toEqual([[], ['name', 'contribution']]);
    const other = said('Hypha|hypha|40 hours|US|2020-08-20');
    expect([other.problems, other.members[0]?.fields]).toEqual([[], ['country']]);
  });

  it.each(['SEK\u00a0500 a month', '40 hours.  And servers', 'Cafe\u0301', "'=40 hours"])(
    'as it was taken along leaves what no cell keeps apart: %j',
    (held) => {
      const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
      const [hypha] = once.members as [PresentMember];
      const persons = once.persons.map((person) => ({ ...person, name: person.name.replace(' ', '\u00a0') }));
      const known = { ...once, persons, members: [{ ...hypha, name: held, contribution: held }] };
      const facts = HYPHA.replace('40 hours', held).replace('Hypha|', `${held}|`);
      const again = plan(`${HEAD}\n${facts.replace('||hypha', '|hypha|hypha')}`, known);
      expect([again.problems, again.members[0]?.outcome, again.persons]).toEqual([[], 'unchanged', []]);
    },
  );
});
