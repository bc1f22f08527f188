import { custodianOn, dayBefore, dayOf, holdsOn } from '@plenaria/membership';
import type { Day, PresentMember, Span } from '@plenaria/membership';
import type { RegisterLetter } from '../post/letter.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';

/** What somebody entered of a member by hand, in which role, and why; nothing for no reason. */
export type Entered = Pick<RegisterLetter['params'], 'as' | 'acts'> & { readonly reason: string };

/** Whom it concerns besides those who speak for the member: persons as the register calls them, by address or id. */
type Concerned = { readonly member: PresentMember; readonly also: readonly string[] };

/**
 * Writes to those whom an entry by hand concerns: the individual, or who represents the organisation around the days of
 * it (its alternates where nobody does), and whoever else it names. Nobody is told what they did themself. What the
 * program does is told by its own letters.
 */
export async function tellConcerned(
  work: Work,
  { member, also }: Concerned,
  { as, acts, reason }: Entered,
): Promise<void> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return;
  const days = acts.flatMap(({ day }) => [day, dayBefore(day)]);
  const around = (spans: readonly Span[]) =>
    spans.filter((span) => days.some((day) => holdsOn(span, day))).map(({ value }) => value);
  const representing = around(member.representative);
  const speaking = representing.length > 0 ? representing : around(member.alternate);
  const keys = [member.personKey, ...speaking, ...also];
  const persons: readonly { id: string }[] = await db.query(
    `select id from membership.person where (email = any($1) or id::text = any($1)) and id <> $2`,
    [keys.filter((key) => key !== null), actor.personId],
  );
  const { name, slug } = member;
  const custodian = await custodianNameOf(work, member, dayOf(now));
  const params = { member: name, slug, custodian, by: actor.name, as, acts, text: reason };
  for (const { id } of persons)
    await work.later(mailJob({ template: 'register-changed', personId: id, params }));
}

/** The custodian that holds the membership today, or else the one that held it last. */
async function custodianNameOf({ db }: Work, { custodian }: PresentMember, today: Day): Promise<string> {
  const tenures = custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  const slug = custodianOn(tenures, today) ?? tenures.at(-1)?.custodian ?? null;
  const rows: readonly { name: string }[] = await db.query(
    `select name from membership.custodian where slug = $1`,
    [slug],
  );
  return rows[0]?.name ?? '';
}
