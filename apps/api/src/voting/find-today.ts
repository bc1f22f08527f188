import { In } from 'typeorm';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { Decision } from './decision.ts';
import { isPartyTo } from './is-party-to.ts';
import { chairs } from './rights.ts';
import { TodayEntry } from './today-entry.ts';
import type { TodayKind } from './today-entry.ts';

/** A day has room for so many things. */
const ENTRIES_MAX = 7;

/** What one person has to do, the votes that end first before everything else. */
const WAITING = `
  select 'vote' as kind, d.id, d.closes_at, e.name, 1 as rank
    from voting.roll_entry e join voting.decision d on d.id = e.decision_id
   where e.voters @> array[$1::uuid] and d.state = 'open' and d.closes_at > $2
     and not exists (select from voting.ballot b where b.decision_id = d.id and b.member_id = e.member_id)
  union
  select 'settle-tie', d.id, null, null, 2
    from voting.decision d
   where d.state = 'closed' and d.result ->> 'tied' = 'true' and d.result ->> 'outcome' = 'undecided'
     and ($4 or d.chair_id = $1)
  union
  select 'answer-amendment', d.id, null, null, 3
    from voting.decision d
   where d.state = 'draft' and $1 in (d.author_id, d.chair_id)
     and exists (select from voting.amendment a where a.decision_id = d.id and a.state = 'proposed')
  union
  select 'review-translation', d.id, null, null, 4
    from voting.decision d
    join voting.decision_text t on t.decision_id = d.id and t.version = d.text_version
   where d.state = 'draft' and t.language = $3 and t.language = any (d.languages)
     and t.status <> 'reviewed' and t.written_by <> $1
  union
  select 'open-decision', d.id, null, null, 5
    from voting.decision d
   where d.state = 'draft' and $1 in (d.author_id, d.chair_id)
     and cardinality(d.languages) = (
       select count(*) from voting.decision_text t
        where t.decision_id = d.id and t.version = d.text_version and t.status = 'reviewed'
          and t.language = any (d.languages))
     and not exists (select from voting.amendment a where a.decision_id = d.id and a.state = 'proposed')
  union
  select 'close-decision', d.id, d.closes_at, null, 6
    from voting.decision d
   where d.state = 'open' and ($4 or d.chair_id = $1)
     and not exists (
       select from voting.roll_entry e where e.decision_id = d.id and not exists (
         select from voting.ballot b
          where b.decision_id = d.id and b.member_id = e.member_id and b.version = 1))
  order by rank, closes_at, name
  limit ${ENTRIES_MAX}`;

type Row = {
  readonly kind: TodayKind;
  readonly id: string;
  readonly closes_at: Date | null;
  readonly name: string | null;
};

/** The few things that wait for the reader; nothing for who is no member, to whom only what is closed may be told.
 *  `language` is the one they can review. */
export async function findToday(view: View, language: string): Promise<TodayEntry[]> {
  const { actor, db, now } = view;
  if (actor.kind !== 'person' || isOutsider(actor)) return [];
  const rows = await db.query<Row[]>(WAITING, [actor.personId, now, language, actor.roles.includes('chair')]);
  const decisions = await db.findBy(Decision, { id: In(rows.map((row) => row.id)) });
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const entries: TodayEntry[] = [];
  for (const { kind, id, closes_at: closesAt, name: memberName } of rows) {
    const decision = byId.get(id) ?? null;
    if (decision && ENDED_BY_CHAIR.has(kind) && !(await mayEnd(view, decision))) continue;
    entries.push(Object.assign(new TodayEntry(), { kind, decision, closesAt, memberName }));
  }
  return entries;
}

/** What only a chair does who wants nothing of the vote. */
const ENDED_BY_CHAIR: ReadonlySet<TodayKind> = new Set(['settle-tie', 'close-decision']);

async function mayEnd(view: View, decision: Decision): Promise<boolean> {
  return chairs(view.actor, decision) && !(await isPartyTo(view, decision));
}
