import { describe, expect, it } from '@jest/globals';
import { foldName, slugOf } from './fold-name.ts';
import { planImport } from './plan-import.ts';
import type { PresentMember } from './present-register.ts';
import { readHeader } from './register-columns.ts';
import type { Span } from './timeline.ts';
import { after, EMPTY, HEAD, HYPHA, plan, read, reasons, TODAY, YUKI } from './told-files.ts';

describe('a register file', () => {
  it('adds who is not in the register yet', () => {
    const { members, persons, problems } = plan(`${HEAD}\n${HYPHA}\n${YUKI}`);
    expect(problems).toEqual([]);
    expect(members.map(({ outcome, slug }) => [outcome, slug])).toEqual([
      ['created', 'hypha'],
      ['created', null],
    ]);
    expect(persons.map(({ name }) => name)).toEqual(['Amara Obi', 'Noor Haddad', 'Yuki Mori']);
    expect(members[0]?.classes.added).toEqual([
      { id: null, value: 'producer', from: '2020-08-01', to: null },
      { id: null, value: 'consumer', from: '2020-08-01', to: '2020-12-31' },
    ]);
  });

  it('changes nothing the second time, on any later day', () => {
    const file = `${HEAD}\n${HYPHA}\n${YUKI}`;
    const once = after(EMPTY, plan(file));
    for (const today of [TODAY, '2020-12-31', '2024-02-29']) {
      const again = plan(file, once, today);
      expect(again.problems).toEqual([]);
      expect(again.members.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
      expect(again.persons).toEqual([]);
    }
  });

  it('is compared with a pause at each member, line and person, in which others have their turn', () => {
    const file = `${HEAD}\n${HYPHA}\n${YUKI}`;
    const [members, lines, persons] = [2, 2, 3];
    const pauses = [...planImport(read(file).lines, after(EMPTY, plan(file)), TODAY)];
    expect(pauses).toHaveLength(members + lines + persons);
  });

  it('says which columns change, keeps what an empty cell does not mention', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const { members } = plan(
      'name|representative name|representative email|contribution|from\nHypha|Bo|bo@hypha.example|80 hours|2021-01-01',
      once,
    );
    expect(members[0]).toMatchObject({
      outcome: 'changed',
      country: 'CA',
      fields: ['contribution', 'representative email'],
    });
    expect(members[0]?.representative.changed[0]).toMatchObject({
      value: 'amara@hypha.example',
      to: '2020-12-31',
    });
    expect(members[0]?.representative.added).toEqual([
      { id: null, value: 'bo@hypha.example', from: '2021-01-01', to: null },
    ]);
  });

  it.each([
    ['from a later day', '2021-01-01'],
    ['from the very day it began', '2020-08-01'],
    ['from today, as a line without a day says', ''],
  ])('moves nobody to another custodian, %s: those who must agree do so on the page', (_, from) => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const { problems } = plan(`name|custodian|from\nHypha|femprocomuns|${from}`, once);
    expect(problems).toEqual([
      {
        line: 2,
        field: 'custodian',
        reason: 'CUSTODIAN_MOVES',
        details: { value: 'femprocomuns', known: 'hypha' },
      },
    ]);
  });

  it('is still the same after a move that was agreed to, as of before it and as of now', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const [hypha] = once.members as [PresentMember];
    const [first] = hypha.custodian as [Span];
    const custodian = [
      { ...first, to: '2020-12-31' as const },
      { id: 'next', value: 'femprocomuns', from: '2021-01-01' as const, to: null },
    ];
    const moved = { ...once, members: [{ ...hypha, custodian }] };
    const told = (value: string, from: string) => `name|custodian|from\nHypha|${value}|${from}`;
    for (const file of [told('hypha', '2020-08-01'), told('femprocomuns', '2021-03-01')]) {
      const { members, problems } = plan(file, moved, '2021-06-01');
      expect(problems).toEqual([]);
      expect(members).toMatchObject([{ outcome: 'unchanged' }]);
    }
    // The old custodian's file of then, read today as if it were of today, takes nobody back.
    expect(plan(told('hypha', ''), moved, '2021-06-01').problems).toMatchObject([
      { reason: 'CUSTODIAN_MOVES' },
    ]);
  });

  it('asks instead of guessing when two spellings may be one organisation', () => {
    const cooperative = HYPHA.replace('Hypha|', 'HYPHÁ|').replaceAll('hypha.example', 'x.example');
    expect(reasons(`${HYPHA}\n${cooperative}`)).toContain('3 name: NAME_LIKE_ANOTHER');
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    expect(reasons('hypha||||||||||||', once)).toEqual(['2 name: NAME_LIKE_ANOTHER']);
  });

  it('renames the one whose slug it names', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const { members, problems } = plan('name|slug\nHypha Worker Co-operative|hypha', once);
    expect(problems).toEqual([]);
    expect(members[0]).toMatchObject({ outcome: 'changed', fields: ['name'], slug: 'hypha' });
  });

  it('names the earlier line of a duplicate', () => {
    expect(plan(`${HEAD}\n${HYPHA}\n${HYPHA}`).problems[0]).toMatchObject({
      line: 3,
      reason: 'DUPLICATE_LINE',
      details: { firstLine: 2 },
    });
  });

  it('calls two organisations at one address that, and one organisation twice that', () => {
    const at = (name: string) => `${name}|organisation|hub|hypha|CA||producer|||||`;
    expect(plan(`${HEAD}\n${at('Hub')}\n${at('Kooperativa')}`).problems).toEqual([
      {
        line: 3,
        field: 'slug',
        reason: 'SLUG_TWICE',
        details: { firstLine: 2, name: 'Kooperativa', other: 'Hub', value: 'hub' },
      },
    ]);
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    expect(reasons(`${HYPHA}\nHypha Renamed||hypha||||||||||`, once)).toEqual(['3 name: DUPLICATE_LINE']);
  });

  it('makes an alternate of who was a delegate, from the day it says', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const delegate = [{ id: 'd', value: 'dele@hypha.example', from: '2020-08-01' as const, to: null }];
    const known = {
      ...once,
      persons: [...once.persons, { id: 'dele', name: 'Dele Ade', email: 'dele@hypha.example' }],
      members: once.members.map((member) => ({ ...member, delegate })),
    };
    const { members, problems } = plan(
      `${HEAD}\nHypha|||||||||Dele Ade|dele@hypha.example||2020-08-03`,
      known,
    );
    expect(problems).toEqual([]);
    expect(members[0]?.delegate.changed).toEqual([{ ...delegate[0], to: '2020-08-02' }]);
    expect(members[0]?.alternate.added.map(({ value }) => value)).toEqual(['dele@hypha.example']);
  });

  it('says once that a representative cannot be the alternate', () => {
    expect(reasons('A|||hypha|CA||producer|Ana|a@x.example|Ana|a@x.example|')).toEqual([
      '2 alternate email: SAME_PERSON_TWICE',
    ]);
  });

  it('does not let an address pass to another person in silence', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    expect(reasons(HYPHA.replace('Amara Obi', 'Somebody Else'), once)).toEqual([
      '2 representative name: PERSON_DIFFERS',
    ]);
  });

  it('makes nobody of an address that is kept for who had it, and says so by its line', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}\n${YUKI}`));
    const moved = { ...once, keptAddresses: new Set(['amara@old.example', 'noor@hypha.example']) };
    const file = HYPHA.replace('amara@hypha', 'Amara@old');
    expect(plan(`${HEAD}\n${file}\n${YUKI}`, moved).problems).toEqual([
      {
        line: 2,
        field: 'representative email',
        reason: 'EMAIL_KEPT',
        details: { email: 'amara@old.example' },
      },
    ]);
    // Who went back has it themself: of them the file may speak.
    expect(reasons(HYPHA, moved)).toEqual([]);
  });

  it('takes no address for an individual that may tell the name, and one that was drawn', () => {
    const called = (slug: string) => YUKI.replace('||', `|${slug}|`);
    for (const slug of ['yuki-mori', 'individual-yuki', 'individual-0123456789abcdef'])
      expect(plan(`${HEAD}\n${called(slug)}`).problems).toEqual([
        { line: 2, field: 'slug', reason: 'SLUG_BY_LOT', details: { value: slug } },
      ]);
    for (const slug of ['individual-0123456789', 'individual-12']) {
      const drawn = `${HEAD}\n${called(slug)}`;
      const { members, problems } = plan(drawn);
      expect([members[0]?.slug, problems]).toEqual([slug, []]);
      expect(plan(drawn, after(EMPTY, plan(drawn))).members).toMatchObject([{ outcome: 'unchanged' }]);
    }
    // Whoever stands in the register under a name since before goes on under it.
    const once = after(EMPTY, plan(`${HEAD}\n${YUKI}`));
    const known = { ...once, members: once.members.map((member) => ({ ...member, slug: 'yuki-mori' })) };
    const again = plan(`${HEAD}\n${called('yuki-mori')}`, known);
    expect([again.problems, again.members[0]?.outcome]).toEqual([[], 'unchanged']);
  });

  it('names the slug of an individual whom a line calls by another', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${YUKI}`));
    const { members, problems } = plan(`${HEAD}\n${YUKI.replace('||', '|yuki|')}`, once);
    expect(members).toEqual([]);
    expect(problems).toEqual([
      {
        line: 2,
        field: 'slug',
        reason: 'PERSON_DIFFERS',
        details: { email: 'yuki@mori.example', name: 'yuki', other: 'individual-2' },
      },
    ]);
  });

  it('brings back a member that ended only when it says from when, and with which custodian', () => {
    const once = after(EMPTY, plan(`${HEAD}\n${HYPHA}`));
    const [hypha] = once.members as [PresentMember];
    const ended = {
      ...once,
      members: [{ ...hypha, custodian: hypha.custodian.map((one) => ({ ...one, to: '2020-08-10' })) }],
    };
    const from = (day: string, custodian = '|hypha|') =>
      HYPHA.replace(/2020-08-01$/, day).replace('|hypha|', custodian);
    expect(reasons(from(''), ended)).toContain('2 from: MEMBER_ENDED');
    expect(reasons(from('2020-08-11', '||'), ended)).toEqual(['2 custodian: CUSTODIAN_MISSING']);
    expect(reasons(from('2020-08-10', '||'), ended)).toEqual([]);
    expect(reasons(from('2020-08-11'), ended)).toEqual([]);
  });
});

describe('a line that is wrong', () => {
  it.each([
    ['|organisation||hypha|CA||producer|||||', 'name: NAME_MISSING'],
    ['A|company||hypha|CA||producer|||||', 'kind: UNKNOWN_KIND'],
    ['A|||elsewhere|CA||producer|||||', 'custodian: UNKNOWN_CUSTODIAN'],
    ['A|||hypha|UK||producer|||||', 'country: UNKNOWN_COUNTRY'],
    ['A|||hypha|CA|hypha.coop|producer|||||', 'website: WEBSITE_FORMAT'],
    ['A|||hypha|CA|javascript:alert(1)|producer|||||', 'website: WEBSITE_FORMAT'],
    ['A|||hypha|CA||founder|||||', 'classes: UNKNOWN_CLASS'],
    ['A|||the worker co op|CA||producer|||||', 'custodian: AMBIGUOUS_CUSTODIAN'],
    ['A|||hypha|CA||Màker; Fabricant|||||', 'classes: AMBIGUOUS_CLASS'],
    ['A|||hypha|CA||producer; producer|||||', 'classes: CLASS_TWICE'],
    ['A|||hypha|CA||producer 01/02/2020..|||||', 'classes: CLASS_FORMAT'],
    ['A|||hypha|CA||producer 2021-01-01..2020-01-01|||||', 'classes: ENDS_BEFORE_IT_BEGINS'],
    ['A|||hypha|CA||producer|Ana||||', 'representative email: EMAIL_MISSING'],
    ['A|||hypha|CA||producer||ana@x.example|||', 'representative name: PERSON_NAME_MISSING'],
    ['A|||hypha|CA||producer|Ana|ana at home|||', 'representative email: EMAIL_FORMAT'],
    ['A|||hypha|CA||producer|Ana|a@x.example|Ana|a@x.example|', 'alternate email: SAME_PERSON_TWICE'],
    ['A|||hypha|CA||producer|||||=1+1|', 'contribution: FORMULA_CELL'],
    ['A|||hypha|CA||producer|||||@SUM(A1)|', 'contribution: FORMULA_CELL'],
    ['A|||hypha|CA||producer||||||1/8/2020', 'from: DATE_FORMAT'],
    ['A|||hypha|CA||producer||||||0000-12-31', 'from: DATE_FORMAT'],
    ['A|||hypha|CA||producer 0000-01-01..||||||', 'classes: CLASS_FORMAT'],
    ['A|||hypha|CA|||||||', 'classes: CLASS_MISSING'],
    ['A|||||||||||', 'custodian: CUSTODIAN_MISSING'],
    ['Кооператив|||hypha|BG||producer|||||', 'slug: SLUG_NEEDED'],
    ['A||No Slug|hypha|CA||producer|||||', 'slug: SLUG_FORMAT'],
    ['A|||hypha|CA||producer|||||a\u0000b|', 'contribution: CONTROL_CHARACTER'],
  ])('%s names the column and the reason', (line, expected) => {
    expect(reasons(line)).toContain(`2 ${expected}`);
  });

  it('is not one that calls a class by its slug, though another class has that name', () => {
    const { members, problems } = plan(`${HEAD}\nA|||hypha|CA||producer|||||`);
    expect(problems).toEqual([]);
    expect(members[0]?.classes).toMatchObject({ added: [{ value: 'producer' }] });
  });

  it('may begin with a sign when a quotation mark guards it', () => {
    const { members, problems } = plan(`${HEAD}\n${HYPHA.replace('40 hours', "'+44 hours")}`);
    expect(problems).toEqual([]);
    expect(members[0]?.contribution).toBe('+44 hours');
  });

  it('has a header that names its unknown, missing and doubled columns', () => {
    expect(
      readHeader(['slug', 'Slug', 'Telephone']).problems.map(({ field, reason }) => [field, reason]),
    ).toEqual([
      ['slug', 'DUPLICATE_COLUMN'],
      ['Telephone', 'UNKNOWN_COLUMN'],
      ['name', 'MISSING_COLUMN'],
    ]);
  });
});

describe('names', () => {
  it('fold to one text whatever their case, accents and signs', () => {
    expect(foldName('  Coöp ‘Ålesund’  S.L. ')).toBe('coop alesund s l');
    expect(foldName('STRASSE')).toBe(foldName('Straße'));
  });

  it('make a slug of latin letters', () => {
    expect(slugOf('Free Knowledge Institute (FKI)')).toBe('free-knowledge-institute-fki');
    expect(slugOf('تعاونية')).toBe('');
  });
});
