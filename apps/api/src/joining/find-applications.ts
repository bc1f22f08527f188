import type { ApplicationState } from '@plenaria/membership';
import { isSlug } from '@plenaria/membership';
import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { PageArgs } from '../graphql/paging.ts';
import { callsMembers } from '../identity/roles/calls-members.ts';
import { isId } from '../membership/is-id.ts';
import type { View } from '../work.ts';
import { Application } from './application.ts';
import type { ApplicationConnection } from './application.ts';

/** What a list of applications is narrowed to. */
export type ApplicationFilter = {
  readonly state: ApplicationState | null;
  readonly custodian: string | null;
  readonly search: string | null;
};

/** The applications that the reader may see, the newest first. Row level security is the first filter. */
export async function findApplications(
  view: View,
  filter: ApplicationFilter,
  page: PageArgs,
): Promise<ApplicationConnection> {
  const before = numberAfter(page);
  const query = view.db.createQueryBuilder(Application, 'a').where('true').orderBy('a.number', 'DESC');
  if (filter.state) query.andWhere('a.state = :state', { state: filter.state });
  if (filter.custodian !== null)
    query.andWhere(`a.custodian_id = (select c.id from membership.custodian c where c.slug = :custodian)`, {
      custodian: isSlug(filter.custodian) ? filter.custodian : null,
    });
  const search = filter.search?.replaceAll('\0', ' ').trim();
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query.andWhere('a.name ilike :pattern', { pattern });
  }
  // Counted now: the transaction in which the reader may see them ends with this page.
  const count = await query.getCount();
  if (before !== null) query.andWhere('a.number < :before', { before });
  const rows = await query.limit(page.first + 1).getMany();
  return pageOf(
    rows,
    page,
    async () => count,
    (application) => [String(application.number)],
  );
}

/** One application, or null when there is none that this reader may see. */
export async function findApplication(view: View, id: string): Promise<Application | null> {
  return isId(id) ? view.db.findOneBy(Application, { id }) : null;
}

/** The draft that the reader has with a custodian, or null. */
export async function findDraft({ db, actor }: View, custodianId: string): Promise<Application | null> {
  if (actor.kind !== 'person') return null;
  return db.findOneBy(Application, { custodianId, accountId: actor.accountId, state: 'draft' });
}

/** A day has room for so many things. */
const WAITING_MAX = 7;

// What the reader is to do or waits for: as an applicant, for a custodian, for the members' meetings, and as a member
// who may still object and has not.
const WAITING = `
  select a.id from membership.application a
   where (a.account_id = $1 and (a.state not in ('admitted', 'rejected', 'refused', 'withdrawn')
                                 or (a.state = 'rejected' and a.until > $2)))
      or (a.account_id <> $1 and a.custodian_id = any ($3::uuid[])
          and a.state in ('inReview', 'objected', 'awaitingVote', 'appealed'))
      or (a.account_id <> $1 and $4 and a.state = 'appealed')
      or (a.account_id <> $1 and a.state = 'inObjectionWindow' and a.until > $2
          and not (a.custodian_id = any ($3::uuid[])) and $5)
   order by a.until nulls last, a.number limit ${WAITING_MAX}`;

/** The applications that wait for the reader; none for visitors. */
export async function findWaiting(view: View, speaksForMember: boolean): Promise<Application[]> {
  const { actor, db, now } = view;
  if (actor.kind !== 'person') return [];
  const rows: readonly { id: string }[] = await db.query(WAITING, [
    actor.accountId,
    now,
    actor.custodianIds,
    callsMembers(actor),
    speaksForMember,
  ]);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const found = await db.createQueryBuilder(Application, 'a').where('a.id in (:...ids)', { ids }).getMany();
  return ids.flatMap((id) => found.find((application) => application.id === id) ?? []);
}
