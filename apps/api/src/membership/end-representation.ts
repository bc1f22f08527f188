import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { endAfter, holdsOn, representationRoles } from '@plenaria/membership';
import type { Day, Span } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { changeMember, holdMember, isUnreadable, refuseFields } from './change-member.ts';
import { isId } from './is-id.ts';
import type { Member } from './member.ts';
import { tellConcerned } from './tell-concerned.ts';

/** Who no longer speaks for an organisation, after which day, and why. */
export type RepresentationEnd = {
  readonly memberId: string;
  readonly personId: string;
  readonly lastDay: Day;
  readonly reason: string;
};

/** The longest reason, in UTF-16 units. */
const REASON_MAX = 2_000;

/** Ends a person's representation of an organisation, in whichever role. Nobody takes their place by this. */
export async function endRepresentation(work: Work, asked: RepresentationEnd): Promise<Member | Refused> {
  const member = await holdMember(work, asked.memberId);
  const [person]: readonly { key: string; name: string }[] = await work.db.query(
    `select coalesce(email, id::text) as key, name from membership.person where id = $1`,
    [isId(asked.personId) ? asked.personId : null],
  );
  if (!member || !person) return refuse('NOT_FOUND');
  const isTheirs = (span: Span) => span.value === person.key && holdsOn(span, asked.lastDay);
  const objection = refuseFields([
    asked.reason.trim() === '' ? { field: 'reason', reason: 'refusals:field.required' } : null,
    asked.reason.length > REASON_MAX ? { field: 'reason', reason: 'refusals:field.tooLong' } : null,
    isUnreadable(asked.reason) ? { field: 'reason', reason: 'refusals:field.invalid' } : null,
    representationRoles.some((role) => member[role].some(isTheirs))
      ? null
      : { field: 'lastDay', reason: 'people:register.doesNotSpeakThen' },
  ]);
  if (objection) return objection;
  const ended = (spans: readonly Span[]) =>
    spans.flatMap((span) => (span.value === person.key ? endAfter([span], asked.lastDay) : [span]));
  const after = {
    representative: ended(member.representative),
    alternate: ended(member.alternate),
    delegate: ended(member.delegate),
  };
  const reason = asked.reason.trim();
  const changed = await changeMember(work, member, after, { reason });
  if (isRefused(changed)) return changed;
  const endsThen = (span: Span) => !isTheirs(span) || span.to === asked.lastDay;
  // Asked again, as by a second click, it is as it was, and nobody is told twice.
  if (representationRoles.every((role) => member[role].every(endsThen))) return changed;
  const acts = [{ act: 'representationEnded' as const, whom: person.name, day: asked.lastDay }];
  await tellConcerned(work, [{ member, also: [person.key] }], { as: 'secretary', acts, reason });
  return changed;
}
