import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { classesOn, custodianOn, dayOf, levelFrom, levelsOffered } from '@plenaria/membership';
import type { Day, PresentMember } from '@plenaria/membership';
import { holdMember, refuseFields } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import { keepsRegisterOf } from '../membership/find-statutory-register.ts';
import { heldLevels, storeLevels } from '../membership/level-spans.ts';
import { Member } from '../membership/member.ts';
import { wrongReason } from '../membership/wrong-reason.ts';
import type { Work } from '../work.ts';
import { storedLevels, versionAround } from './stored-levels.ts';
import { tellHolders, termsOf } from './tell-holders.ts';

/** Which service level a member is to hold from a day on, or none, and why. */
export type MemberLevelChange = {
  readonly memberId: string;
  /** The id of a level; null for none. */
  readonly level: string | null;
  readonly from: Day;
  readonly reason: string;
};

/** Writes which level a member holds from a day on: for its custodian to do, and for the secretary. */
export async function changeMemberLevel(work: Work, asked: MemberLevelChange): Promise<Member | Refused> {
  const { db, actor } = work;
  const present = await holdMember(work, asked.memberId);
  if (!present) return refuse('NOT_FOUND');
  const custodianId = await custodianIdOn(work, present, dayOf(work.now));
  if (!keepsRegisterOf(actor, custodianId ?? '')) return refuse('NOT_ALLOWED');
  const { level, from } = asked;
  const through = await custodianIdOn(work, present, from);
  const isOffered =
    level === null || (through !== null && (await isOfferedTo(work, present, asked, through)));
  const spans = levelFrom(await heldLevels(db, [present.id]), level, from);
  const objection = refuseFields([
    through === null ? { field: 'from', reason: 'people:register.notAMemberThen' } : null,
    isOffered ? null : { field: 'level', reason: 'levels:notOffered' },
    ...(isRefused(spans) ? [inWords(spans)] : []),
    ...wrongReason(asked.reason),
  ]);
  if (objection) return objection;
  if (isRefused(spans)) return spans;
  await storeLevels(work, present.id, { spans, reason: asked.reason.trim() });
  await tellOfLevel(work, asked);
  return Member.seenBy(actor, await db.findOneByOrFail(Member, { id: present.id }));
}

/** Those who speak for the member are told what it holds from that day on, and why. */
async function tellOfLevel(work: Work, { memberId, level, from, reason }: MemberLevelChange): Promise<void> {
  const { actor } = work;
  const held = (await storedLevels(work)).find(({ id }) => id === level);
  const version = held && versionAround(held, from);
  const isSecretary = actor.kind === 'person' && actor.roles.includes('secretary');
  await tellHolders(work, [memberId], {
    as: isSecretary ? 'secretary' : 'custodian',
    acts: [
      version
        ? { act: 'levelHeld', whom: version.names, day: from, terms: termsOf(version) }
        : { act: 'levelNone', whom: '', day: from },
    ],
    reason: reason.trim(),
  });
}

async function custodianIdOn({ db }: Work, { custodian }: PresentMember, day: Day): Promise<string | null> {
  const tenures = custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  const slug = custodianOn(tenures, day);
  return slug === null ? null : (await db.findOneByOrFail(Custodian, { slug })).id;
}

async function isOfferedTo(
  work: Work,
  { classes }: PresentMember,
  { level, from }: MemberLevelChange,
  custodianId: string,
): Promise<boolean> {
  const held = classesOn(
    classes.map(({ value, from: since, to }) => ({ class: value, from: since, to })),
    from,
  );
  const offered = levelsOffered(await storedLevels(work), { custodianId, classes: held, day: from });
  return offered.some(({ id }) => id === level);
}

function inWords({ refused, details }: Exclude<ReturnType<typeof levelFrom>, readonly unknown[]>) {
  return refused === 'HISTORY_LATER'
    ? { field: 'from', reason: 'levels:laterHeld', later: details.from }
    : { field: 'level', reason: 'levels:sameHeld' };
}
