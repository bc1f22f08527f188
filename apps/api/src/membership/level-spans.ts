import { changesBetween, goOnAfter, spanWithin } from '@plenaria/membership';
import type { Day, Span, Valid } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import type { Work } from '../work.ts';
import { recordEvents } from './record-event.ts';
import { storeSpans } from './store-spans.ts';

/** A service level that a member holds for a while: `value` is its id. It needs three things for as long. */
export type HeldLevel = Span & {
  readonly memberId: string;
  readonly slug: string;
  readonly class: string;
  readonly needs: readonly (readonly Valid[])[];
};

/** The service levels that these members ever held, the first first. */
export function heldLevels(db: EntityManager, memberIds: readonly string[]): Promise<readonly HeldLevel[]> {
  return db.query(HELD, [memberIds]);
}

/** The days of which a level needs each one, as a JSON list. */
const days = (from: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_object('from', lower(d.valid), 'to', upper(d.valid) - 1)), '[]') from ${from})`;

const HELD = `
  select h.id, h.member_id as "memberId", h.level_id as value, l.slug, l.class,
    lower(h.valid)::text as "from", (upper(h.valid) - 1)::text as "to",
    jsonb_build_array(
      ${days('membership.class_holding d where d.member_id = h.member_id and d.class = l.class')},
      ${days(`membership.membership d where d.member_id = h.member_id
                and d.custodian_id = coalesce(l.custodian_id, d.custodian_id)`)},
      ${days('membership.service_level_version d where d.level_id = l.id')}) as needs
  from membership.level_holding h join membership.service_level l on l.id = h.level_id
  where h.member_id = any($1::uuid[]) order by h.member_id, h.valid`;

/**
 * Ends what these members hold of service levels on days on which they no longer can: the class ended, or the
 * membership, or it moved away from the custodian whose level it was, or the level is no more.
 */
export async function endLevels(
  work: Work,
  memberIds: readonly string[],
  reason: string | null = null,
): Promise<void> {
  const before = await heldLevels(work.db, memberIds);
  if (before.length > 0) await settle(work, memberIds, { before, reason });
}

/** Lets go on what these members were to hold of service levels until a class ends for which they are, which now ends
 *  on another day or not at all; unless they hold another level after it. */
export async function goOnWithClass(
  work: Work,
  memberIds: readonly string[],
  { slug, before, reason }: { readonly slug: string; readonly before: Day; readonly reason: string },
): Promise<void> {
  const ended = (await heldLevels(work.db, memberIds)).filter(
    (span) => span.class === slug && span.to === before,
  );
  for (const { memberId, id } of ended) {
    const held = await heldLevels(work.db, [memberId]);
    if (held.some(({ from }) => from > before)) continue;
    const spans = held.flatMap((span) => (span.id === id ? goOnAfter([span], before) : [span]));
    await storeLevels(work, memberId, { spans, reason });
  }
}

/** Writes which levels a member holds when, as far as it can, and what the history says about it. */
export async function storeLevels(
  work: Work,
  memberId: string,
  { spans, reason }: { readonly spans: readonly Span[]; readonly reason: string | null },
): Promise<void> {
  const before = await heldLevels(work.db, [memberId]);
  const changes = changesBetween(before, spans);
  await storeSpans(work.db, 'level', [{ memberId, changes }], (value) => value);
  await settle(work, [memberId], { before, reason });
}

type Settling = { readonly before: readonly HeldLevel[]; readonly reason: string | null };

async function settle(work: Work, memberIds: readonly string[], { before, reason }: Settling): Promise<void> {
  const now = await heldLevels(work.db, memberIds);
  const cut = [...byMember(now)].map(([memberId, spans]) => {
    const kept = spans.flatMap((span) => spanWithin(span, span.needs) ?? []);
    return { memberId, changes: changesBetween(spans, kept) };
  });
  await storeSpans(work.db, 'level', cut, (value) => value);
  const was = byMember(before);
  const is = byMember(await heldLevels(work.db, memberIds));
  await recordEvents(
    work,
    [...new Set([...was.keys(), ...is.keys()])].flatMap((memberId) => {
      const told = toldChange(was.get(memberId) ?? [], is.get(memberId) ?? []);
      return told ? [{ memberId, kind: 'level-changed' as const, ...told, reason }] : [];
    }),
  );
}

function byMember(spans: readonly HeldLevel[]): ReadonlyMap<string, readonly HeldLevel[]> {
  const grouped = new Map<string, HeldLevel[]>();
  for (const span of spans) {
    const known = grouped.get(span.memberId);
    if (known) known.push(span);
    else grouped.set(span.memberId, [span]);
  }
  return grouped;
}

/** What the history says when a member's levels change: what was otherwise, and what is; null when nothing is. */
function toldChange(before: readonly HeldLevel[], after: readonly HeldLevel[]) {
  const tell = ({ slug, from, to }: HeldLevel): Told => ({ level: slug, from, to });
  const [was, is] = [before.map(tell), after.map(tell)];
  const isIn = (list: readonly Told[], one: Told) =>
    list.some(({ level, from, to }) => level === one.level && from === one.from && to === one.to);
  const gone = was.filter((one) => !isIn(is, one));
  const come = is.filter((one) => !isIn(was, one));
  if (gone.length + come.length === 0) return null;
  return { before: gone.length > 0 ? { level: gone } : null, after: { level: come } };
}

type Told = { readonly level: string; readonly from: Day; readonly to: Day | null };
