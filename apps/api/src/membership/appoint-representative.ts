import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { changeFrom, dayBefore, endAfter, foldName, holdsOn, isEmail } from '@plenaria/membership';
import type { Day, PresentMember, RepresentationRole, Span } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { changeMember, holdMember, isUnreadable, refuseFields } from './change-member.ts';
import type { NewTimelines } from './change-member.ts';
import type { Member } from './member.ts';

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

/** Gives an organisation a representative, whose predecessor ends the day before, or one more alternate. */
export async function appointRepresentative(work: Work, asked: Appointment): Promise<Member | Refused> {
  const appointment = {
    ...asked,
    email: asked.email.trim().toLowerCase(),
    personName: asked.personName.trim(),
  };
  const member = await holdMember(work, appointment.memberId);
  if (!member) return refuse('NOT_FOUND');
  const objection = objectionToAppointment(member, appointment) ?? (await meetPerson(work, appointment));
  if (objection) return objection;
  const after = timelinesAfter(member, appointment);
  return isRefused(after) ? after : changeMember(work, member, after, { reason: null });
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
  return text === 'representative' || text === 'alternate' ? text : null;
}

/** Finds the person by address, or adds them. An address that belongs to another name is asked about. */
async function meetPerson(work: Work, { email, personName }: Appointment): Promise<Refused | null> {
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

function timelinesAfter(member: PresentMember, { email, role, from }: Appointment): NewTimelines | Refused {
  const other = role === 'representative' ? 'alternate' : 'representative';
  const leaves = (span: Span) => span.value === email && (span.to === null || span.to >= from);
  const others = member[other].flatMap((span) => (leaves(span) ? endAfter([span], dayBefore(from)) : [span]));
  if (role === 'representative') {
    const next = changeFrom(member.representative, email, from);
    const later = isRefused(next) ? next.details.from : null;
    if (isRefused(next))
      return refuseFields([{ field: 'from', reason: 'people:register.laterRepresentative', later }]) ?? next;
    return { representative: next, alternate: others };
  }
  const held = member.alternate.some(
    (span) => span.value === email && (holdsOn(span, from) || span.from > from),
  );
  const alternate = held
    ? member.alternate
    : [...member.alternate, { id: null, value: email, from, to: null }];
  return { alternate, representative: others };
}
