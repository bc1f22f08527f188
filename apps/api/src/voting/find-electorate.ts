import { dayOf } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { collegeLabel, electorateOf, labelled } from '@plenaria/voting';
import type { Standing } from '@plenaria/voting';
import { pageOf, positionOf } from '../graphql/paging.ts';
import type { PageArgs } from '../graphql/paging.ts';
import { classNames } from '../membership/class-names.ts';
import { membersOn } from '../membership/electors-on.ts';
import type { MemberOnDay } from '../membership/electors-on.ts';
import { namesThen } from '../membership/facts-then.ts';
import type { Reading } from './decision-loaders.ts';
import { Electorate, ElectorateLine, ElectorateSeat } from './electorate.ts';
import type { ElectorateStanding } from './electorate.ts';
import { findRulePacks } from './find-rule-packs.ts';
import type { RulePack } from './rule-pack.ts';

/** Of which rule (the oldest if null), on which day (today if null), and which of the members. */
export type ElectorateAsked = PageArgs & {
  readonly rule?: string | null;
  readonly asOf?: Day | null;
  readonly standing?: ElectorateStanding | null;
};

type Placed = { readonly member: MemberOnDay; readonly standing: Standing };

/**
 * Who could vote on a day under a rule: the roll that a decision opened then would freeze, and the members that are
 * not on it. Null for a rule that nobody adopted.
 */
export async function findElectorate(reading: Reading, args: ElectorateAsked): Promise<Electorate | null> {
  const { context, view } = reading;
  const [after = ''] = positionOf(args) ?? [];
  const packs = await findRulePacks(view);
  const rulePack = packs.find(({ slug }) => slug === (args.rule ?? packs[0]?.slug));
  if (!rulePack) return null;
  const asOf = args.asOf ?? dayOf(view.now);
  const names = await classNames(context, view);
  const members = await membersOn(view.db, asOf);
  const { standings, inWords } = electorateOf(
    rulePack.rules,
    members.map((member) => ({ ...member, electorId: member.memberId, weight: '1', active: true })),
  );
  const placed = members.flatMap((member, position): Placed[] => {
    const standing = standings[position];
    return standing ? [{ member, standing }] : [];
  });
  const count = (wanted: ElectorateStanding) => placed.filter((one) => stands(one, wanted)).length;
  const listed = placed.filter((one) => !args.standing || stands(one, args.standing));
  const beyond = listed.filter(({ member }) => member.slug > after).slice(0, args.first + 1);
  const words = { rulePack, names, language: context.language };
  const shown = beyond.map(({ member }) => member.memberId);
  const then = asOf < dayOf(view.now) ? await namesThen(view.db, shown, asOf) : new Map<string, string>();
  const lines = beyond.map((one) => {
    const { memberId, name } = one.member;
    return Object.assign(lineIn(one, words), { name: then.get(memberId) ?? name });
  });
  return Object.assign(new Electorate(), {
    rulePack,
    asOf,
    members: members.length,
    electors: count('votes'),
    excluded: count('excluded'),
    unspoken: count('unspoken'),
    inWords: labelled(inWords, rulePack.rules, context.language, names),
    lines: pageOf(
      lines,
      args,
      async () => listed.length,
      ({ slug }) => [slug],
    ),
  });
}

function stands({ member, standing }: Placed, wanted: ElectorateStanding): boolean {
  const votes = standing.excluded === null;
  if (wanted === 'unspoken') return votes && member.voters.length === 0;
  return votes === (wanted === 'votes');
}

type Words = {
  readonly rulePack: RulePack;
  readonly names: Readonly<Record<string, string>>;
  readonly language: string;
};

function lineIn({ member, standing }: Placed, { rulePack, names, language }: Words): ElectorateLine {
  const named = (slug: string) => names[slug] ?? slug;
  const seats = standing.seats.map((seat) =>
    Object.assign(new ElectorateSeat(), {
      ...seat,
      college: collegeLabel(rulePack.rules, seat.college, language),
      class: named(seat.class),
    }),
  );
  return Object.assign(new ElectorateLine(), {
    slug: member.slug,
    name: member.name,
    kind: member.kind,
    classes: member.classes.map(named),
    seats,
    excluded: standing.excluded,
    mayDeclare: standing.mayDeclare.map(named),
    voters: member.voters.length,
  });
}
