import type { SelectQueryBuilder } from 'typeorm';
import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { Page, PageArgs } from '../graphql/paging.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { Decision } from './decision.ts';
import type { DecisionState } from './decision.ts';
import { isId } from './plain-text.ts';

/** What a list of decisions is narrowed to. */
export type DecisionFilter = { readonly state: DecisionState | null; readonly search: string | null };

/** Decisions, the newest first. Visitors find what is closed; members find everything. */
export async function findDecisions(
  view: View,
  filter: DecisionFilter,
  args: PageArgs,
): Promise<Page<Decision>> {
  const before = numberAfter(args);
  const query = visibleTo(view).orderBy('d.number', 'DESC');
  if (filter.state) query.andWhere('d.state = :state', { state: filter.state });
  // No text contains a NUL, which the database could not even read.
  const search = filter.search?.replaceAll('\0', ' ').trim();
  if (search) narrow(query, search);
  const all = query.clone();
  if (before !== null) query.andWhere('d.number < :before', { before });
  const rows = await query.limit(args.first + 1).getMany();
  return pageOf(
    rows,
    args,
    () => all.getCount(),
    (decision) => [String(decision.number)],
  );
}

/** One decision, or null when there is none that this reader may see. */
export async function findDecision(view: View, id: string): Promise<Decision | null> {
  return isId(id) ? visibleTo(view).andWhere('d.id = :id', { id }).getOne() : null;
}

function visibleTo(view: View): SelectQueryBuilder<Decision> {
  const query = view.db.createQueryBuilder(Decision, 'd').where('true');
  return isOutsider(view.actor) ? query.andWhere(`d.state = 'closed'`) : query;
}

/** Looks for the words in any language of the text, and for "12" or "#12" as a number. */
function narrow(query: SelectQueryBuilder<Decision>, search: string): void {
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  query.andWhere(
    `(d.number = :number or exists (
       select from voting.decision_text t
        where t.decision_id = d.id and (t.title ilike :pattern or t.body ilike :pattern)))`,
    { pattern, number: number ? Number(number) : -1 },
  );
}
