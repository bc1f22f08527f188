import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  changeFrom,
  dayBefore,
  endAfter,
  endedWithMembership,
  foldName,
  holdsOn,
  isEmail,
  representationRoles,
  stayFrom,
} from '@plenaria/membership';
import type { Day, PresentMember, RepresentationRole, Span } from '@plenaria/membership';
import { isAddressKept } from '../identity/email/kept-addresses.ts';
import type { Work } from '../work.ts';
import { changeMember, holdMember, isUnreadable, refuseFields } from './change-member.ts';
import type { NewTimelines } from './change-member.ts';
import type { Member } from './member.ts';
import { Person } from './person.ts';
import { tellConcerned } from './tell-concerned.ts';
import type { Entered } from './tell-concerned.ts';

/** Who is to speak for an organisation, in which role, from when. */
export type Appointment = {
  readonly memberId: string;
  readonly personName: string;
  readonly email: string;
  readonly role: string;
  readonly from: Day;
};

/** The longest name, in UTF-16 units. */
const NAME_MAX = 200;

/** Gives an organisation a representative, whose predecessor ends the day before, or one more alternate or delegate;
 *  who was to speak for it until some day and is named again goes on.
 *  Those whom it concerns are told; of an invitation that somebody accepted, who is replaced by it. */
export async function appointRepresentative(
  work: Work,
  asked: Appointment,
  as: Entered['as'] = 'secretary',
): Promise<Member | Refused> {
  const appointment = {
    ...asked,
    email: asked.email.trim().toLowerCase(),
    personName: asked.personName.trim(),
  };
  const member = await holdMember(work, appointment.memberId);
  if (!member) return refuse('NOT_FOUND');
  const objection = objectionToAppointment(member, appointment) ?? (await meetPerson(work, appointment));
  if (objection) return objection;
  const before = endedWithMembership(member);
  const after = timelinesAfter(before, appointment);
  if (isRefused(after)) return after;
  const changed = await changeMember(work, member, after, { reason: null });
  if (isRefused(changed)) return changed;
  const { email, from, personName: whom } = appointment;
  const act = roleOf(asked.role) ?? 'representative';
  const daysIn = (spans: readonly Span[] = []) =>
    JSON.stringify(spans.filter(({ value }) => value === email).map((span) => [span.from, span.to]));
  const stands = daysIn(before[act]) === daysIn(endedWithMembership({ ...member, ...after })[act]);
  const isTold = !stands && (as === 'secretary' || act === 'representative');
  if (isTold)
    await tellConcerned(work, [{ member, also: [email] }], {
      as,
      acts: [{ act, whom, day: from }],
      reason: '',
    });
  return changed;
}

function objectionToAppointment(member: PresentMember, asked: Appointment): Refused | null {
  const wrong = (field: keyof Appointment, isWrong: boolean, reason: string) =>
    isWrong ? { field, reason } : null;
  return refuseFields([
    wrong('memberId', member.kind === 'individual', 'people:register.individualSpeaksForThemself'),
    wrong('personName', asked.personName === '', 'refusals:field.required'),
    wrong('personName', asked.personName.length > NAME_MAX, 'refusals:field.tooLong'),
    wrong('personName', isUnreadable(asked.personName), 'refusals:field.invalid'),
    wrong('email', !isEmail(asked.email), 'refusals:field.email'),
    wrong('role', roleOf(asked.role) === null, 'refusals:field.invalid'),
    wrong(
      'from',
      !member.custodian.some((span) => holdsOn(span, asked.from)),
      'people:register.notAMemberThen',
    ),
  ]);
}

function roleOf(text: string): RepresentationRole | null {
  return representationRoles.find((role) => role === text) ?? null;
}

/** Finds the person by address, or adds them. An address that belongs to another name is asked about, and one that is
 *  kept for who had it makes nobody. */
async function meetPerson(work: Work, { email, personName }: Appointment): Promise<Refused | null> {
  if (!(await work.db.existsBy(Person, { email })) && (await isAddressKept(work, email)))
    return refuseFields([{ field: 'email', reason: 'people:register.addressKept' }]);
  const [known]: readonly { name: string }[] = await work.db.query(
    `insert into membership.person as p (name, email, language)
     values ($1, $2, coalesce((select default_language from membership.federation), 'en'))
     on conflict (email) do update set email = p.email returning name`,
    [personName, email],
  );
  const same = foldName(known?.name ?? '') === foldName(personName);
  return refuseFields([
    same
      ? null
      : { field: 'personName', reason: 'people:register.addressOfAnother', name: known?.name ?? '' },
  ]);
}

function timelinesAfter(member: PresentMember, asked: Appointment): NewTimelines | Refused {
  const role = roleOf(asked.role);
  if (role === null) return refuse('INVALID_INPUT');
  const { email, from } = asked;
  const leaves = (span: Span) => span.value === email && (span.to === null || span.to >= from);
  const left = (spans: readonly Span[]) =>
    spans.flatMap((span) => (leaves(span) ? endAfter([span], dayBefore(from)) : [span]));
  const { representative, alternate, delegate } = member;
  const others = {
    representative: left(representative),
    alternate: left(alternate),
    delegate: left(delegate),
  };
  if (role !== 'representative') return { ...others, [role]: oneMore(member[role], asked) };
  const changed = changeFrom(representative, email, from);
  const next = isRefused(changed) ? changed : stayFrom(changed, email, from);
  if (!isRefused(next)) return { ...others, representative: next };
  const later = next.details.from;
  return refuseFields([{ field: 'from', reason: 'people:register.laterRepresentative', later }]) ?? next;
}

/** There may be several: one more from a day on, unless they are already. */
function oneMore(spans: readonly Span[], { email, from }: Appointment): readonly Span[] {
  const isTheirs = (span: Span): boolean => span.value === email;
  const held = spans.some((span) => isTheirs(span) && (holdsOn(span, from) || span.from > from));
  if (!held) return [...spans, { id: null, value: email, from, to: null }];
  const stays = stayFrom(spans.filter(isTheirs), email, from);
  // They go on by themselves: a line of their own follows.
  return isRefused(stays) ? spans : [...spans.filter((span) => !isTheirs(span)), ...stays];
}
