import { isId } from '../../membership/is-id.ts';
import type { View } from '../../work.ts';
import { Service, ServiceAgreement, ServiceEvent } from './service.ts';

const EVENTS_MAX = 50;

const COLUMNS = `
  id, name, secret_hash is null as "isPublic", redirect_uris as "redirectUris", leave_uris as "leaveUris",
  sign_out_uri as "signOutUri", scopes, asks_nobody as "asksNobody", admits, registered_at as "registeredAt",
  disabled_at as "disabledAt",
  (select e.id from identity.service_event e where e.service_id = service.id and e.what in ('registered', 'changed')
    order by e.at desc, e.id limit 1) as base`;

/** Every service by its name. The database shows them to operators and to the program alone. */
export async function findServices({ db }: View): Promise<Service[]> {
  const rows: readonly Service[] = await db.query(
    `select ${COLUMNS} from identity.service order by name, id`,
  );
  return rows.map((row) => Object.assign(new Service(), row));
}

/** One of them; null when nobody has registered it. */
export async function findService({ db }: View, id: string): Promise<Service | null> {
  if (!isId(id)) return null;
  const rows: readonly Service[] = await db.query(`select ${COLUMNS} from identity.service where id = $1`, [
    id,
  ]);
  return rows[0] ? Object.assign(new Service(), rows[0]) : null;
}

/** What was done with services, the newest first. */
export async function findServiceEvents({ db }: View): Promise<ServiceEvent[]> {
  const rows: readonly ServiceEvent[] = await db.query(
    `select e.id, e.service_name as "serviceName", e.what, e.facts, p.name as by, e.at
       from identity.service_event e
       left join identity.account a on a.id = e.account_id
       left join membership.person p on p.id = a.person_id
      order by e.at desc, e.id limit ${EVENTS_MAX}`,
  );
  return rows.map((row) => Object.assign(new ServiceEvent(), row));
}

/** What an account has agreed to, the last used first. Asked as the program, as names of services are operators'. */
export async function findAgreements({ db }: View, accountId: string): Promise<ServiceAgreement[]> {
  const rows: readonly ServiceAgreement[] = await db.query(
    `select g.id, s.name as service, g.scopes, g.unasked, g.agreed_at as "agreedAt", g.last_used_at as "lastUsedAt"
       from identity.service_agreement g join identity.service s on s.id = g.service_id
      where g.account_id = $1 order by g.last_used_at desc, g.id`,
    [accountId],
  );
  return rows.map((row) => Object.assign(new ServiceAgreement(), row));
}
