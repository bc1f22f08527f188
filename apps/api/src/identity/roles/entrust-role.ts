import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { ROLES } from '../../graphql/allow.ts';
import { refuseFields } from '../../membership/change-member.ts';
import { Custodian } from '../../membership/custodian.ts';
import { peopleMeant } from '../../membership/people-meant.ts';
import { wrongReason } from '../../membership/wrong-reason.ts';
import type { Work } from '../../work.ts';
import { accountsOfPersons } from '../find-accounts.ts';
import { tellOfRole } from './tell-of-role.ts';

/** Who is to be entrusted with what, and why. */
export type Entrusting = {
  /** A name as the register has it, or an e-mail address. */
  readonly person: string;
  readonly role: string;
  /** The slug of the custodian that the role `custodian` is for. */
  readonly custodian: string | null;
  readonly reason: string;
};

/** Entrusts somebody with a role, which they hold from the next moment on, and writes to whom that concerns. */
export async function entrustRole(work: Work, asked: Entrusting): Promise<{ id: string } | Refused> {
  const { db, actor, now } = work;
  const reason = asked.reason.trim();
  const role = ROLES.find((known) => known === asked.role);
  const custodian =
    role === 'custodian' ? await db.findOneBy(Custodian, { slug: asked.custodian ?? '' }) : null;
  const personIds = await peopleMeant(work, asked.person, { byAddress: true });
  const objection = refuseFields([
    wrongPerson(asked.person, personIds),
    role ? null : { field: 'role', reason: 'refusals:field.invalid' },
    role === 'custodian' && !custodian ? { field: 'custodian', reason: 'admin:role.whichCustodian' } : null,
    ...wrongReason(asked.reason),
  ]);
  if (objection || !role) return objection ?? wrong('role', 'refusals:field.invalid');
  const accountId = await accountOf(work, personIds[0] ?? '');
  if (accountId === null) return wrong('person', 'admin:role.noAddress');
  const [row]: readonly { id: string }[] = await db.query(
    `insert into identity.role_grant (account_id, role, custodian_id, granted_at, granted_by, reason)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [accountId, role, custodian?.id ?? null, now, byOf(actor), reason],
  );
  if (!row) return wrong('role', 'admin:role.heldAlready');
  const custodianId = custodian?.id ?? null;
  await tellOfRole(work, 'given', { id: row.id, accountId, role, custodianId, reason });
  return row;
}

/** How a grant names who made or ended it: an account, or the program. */
export function byOf(actor: Work['actor']): string {
  if (actor.kind === 'person') return actor.accountId;
  return actor.kind === 'system' ? actor.name : 'visitor';
}

function wrongPerson(said: string, found: readonly string[]) {
  if (said.trim() === '') return { field: 'person', reason: 'refusals:field.required' };
  if (found.length === 1) return null;
  return { field: 'person', reason: found.length === 0 ? 'admin:role.nobody' : 'admin:role.several' };
}

async function accountOf(work: Work, personId: string): Promise<string | null> {
  return (await accountsOfPersons(work, [personId])).get(personId) ?? null;
}

function wrong(field: string, reason: string): Refused {
  return refuse('INVALID_INPUT', { fields: [{ field, reason }] });
}
