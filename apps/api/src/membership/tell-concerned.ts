import { custodianOn, dayBefore, dayOf, holdsOn } from '@plenaria/membership';
import type { Day, PresentMember, Span } from '@plenaria/membership';
import type { RegisterLetter } from '../post/letter.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';

/** What somebody entered by hand, in which role, and why; nothing for no reason. */
export type Entered = Pick<RegisterLetter['params'], 'as' | 'acts' | 'decision'> & {
  readonly reason: string;
};

/** Of which member, and whom it concerns besides: persons as the register calls them, by address or id. */
export type Concerned = { readonly member: PresentMember; readonly also?: readonly string[] };

/**
 * Writes to those whom an entry by hand concerns: the individual, or who represents the organisation around the days of
 * it (its alternates where nobody does), and whoever else it names. Nobody is told what they did themself. What the
 * program does is told by its own letters.
 */
export async function tellConcerned(
  work: Work,
  concerned: readonly Concerned[],
  { reason, ...what }: Entered,
): Promise<void> {
  const { actor, now } = work;
  if (actor.kind !== 'person' || concerned.length === 0) return;
  const days = what.acts.flatMap(({ day }) => [day, dayBefore(day)]);
  const meant = concerned.map(({ member, also = [] }) => ({
    member,
    keys: [...keysAround(member, days), ...also],
  }));
  const persons = await personsOf(
    work,
    meant.flatMap(({ keys }) => keys),
  );
  const custodians = await custodianNames(work);
  for (const { member, keys } of meant) {
    const custodian = custodians.get(custodianSlugOf(member, dayOf(now)) ?? '') ?? '';
    const params = {
      member: member.name,
      slug: member.slug,
      custodian,
      by: actor.name,
      ...what,
      text: reason,
    };
    const ids = new Set(keys.flatMap((key) => persons.get(key) ?? []));
    for (const id of ids)
      if (id !== actor.personId)
        await work.later(mailJob({ template: 'register-changed', personId: id, params }));
  }
}

/** Who is the individual, or speaks for the organisation on one of these days. */
function keysAround(member: PresentMember, days: readonly Day[]): readonly string[] {
  const around = (spans: readonly Span[]) =>
    spans.filter((span) => days.some((day) => holdsOn(span, day))).map(({ value }) => value);
  const representing = around(member.representative);
  const speaking = representing.length > 0 ? representing : around(member.alternate);
  return member.personKey === null ? speaking : [member.personKey, ...speaking];
}

/** Whom the register calls by these addresses and ids: their ids. */
async function personsOf({ db }: Work, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: readonly { id: string; email: string | null }[] = await db.query(
    `select id, email from membership.person where email = any($1) or id::text = any($1)`,
    [keys],
  );
  return new Map(rows.flatMap(({ id, email }) => [[id, id] as const, [email ?? id, id] as const]));
}

async function custodianNames({ db }: Work): Promise<ReadonlyMap<string, string>> {
  const rows: readonly { slug: string; name: string }[] = await db.query(
    `select slug, name from membership.custodian`,
  );
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

/** The custodian that holds the membership today, or else the one that held it last. */
function custodianSlugOf({ custodian }: PresentMember, today: Day): string | null {
  const tenures = custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  return custodianOn(tenures, today) ?? tenures.at(-1)?.custodian ?? null;
}
