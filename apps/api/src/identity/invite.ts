import { isLanguage } from '@plenaria/i18n';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { foldName } from '@plenaria/membership';
import type { Role } from '../graphql/allow.ts';
import { Custodian } from '../membership/custodian.ts';
import type { Work } from '../work.ts';
import { emailAddressOf } from './email-address.ts';
import { isAddressKept } from './email/kept-addresses.ts';
import { grantRole } from './grant-role.ts';
import type { Trust } from './grant-role.ts';
import { isTimeZone } from './time-zone.ts';

/** Who is invited, and how they are to be served. */
export type Invitation = {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly timeZone?: string;
  readonly role?: Role;
  /** The slug of the custodian that the role `custodian` is for. */
  readonly custodian?: string;
};

/** A new account and the person behind it. */
export type Invited = { readonly accountId: string; readonly personId: string };

const NAME_MAX = 200;
const CUSTODIAN_UNKNOWN = { field: 'custodian', reason: 'refusals:field.invalid' };

/** Gives a person an account and writes to them with a link that signs them in. */
export async function invite(work: Work, invitation: Invitation): Promise<Invited | Refused> {
  const email = emailAddressOf(invitation.email);
  const trust = await trustIn(work, invitation);
  const fields = [...fieldsInError(invitation, email), ...(isRefused(trust) ? [CUSTODIAN_UNKNOWN] : [])];
  if (fields.length > 0 || email === null || isRefused(trust)) return refuse('INVALID_INPUT', { fields });
  const known = await personWithEmail(work, email);
  if (known && foldName(known.name) !== foldName(invitation.name)) return ofAnother(known.name);
  if (await isAddressKept(work, email)) return kept();
  const personId = known?.id ?? (await newPerson(work, email, invitation));
  const rows: readonly { id: string }[] = await work.db.query(
    `insert into identity.account (person_id, email, language, time_zone) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [personId, email, invitation.language, invitation.timeZone ?? 'UTC'],
  );
  const accountId = rows[0]?.id;
  if (!accountId) return taken();
  if (trust) await grantRole(work, accountId, trust);
  await work.later({ kind: 'mail', payload: { template: 'invitation', accountId, params: {} } });
  return { accountId, personId };
}

function fieldsInError(invitation: Invitation, email: string | null) {
  const wrong = [
    email === null ? { field: 'email', reason: 'refusals:field.email' } : null,
    invitation.name.trim() === '' ? { field: 'name', reason: 'refusals:field.required' } : null,
    invitation.name.length > NAME_MAX ? { field: 'name', reason: 'refusals:field.tooLong' } : null,
    isLanguage(invitation.language) ? null : { field: 'language', reason: 'refusals:field.invalid' },
    isTimeZone(invitation.timeZone ?? 'UTC') ? null : { field: 'timeZone', reason: 'refusals:field.invalid' },
  ];
  return wrong.filter((field) => field !== null);
}

/** The role that comes with the invitation; the role `custodian`, and no other, says of which one. */
async function trustIn(work: Work, { role, custodian }: Invitation): Promise<Trust | Refused | null> {
  if (role !== 'custodian') {
    if (custodian !== undefined) return refuse('NOT_FOUND', { custodian });
    return role === undefined ? null : { role };
  }
  const known = await work.db.findOneBy(Custodian, { slug: custodian ?? '' });
  return known ? { role, custodianId: known.id } : refuse('NOT_FOUND', { custodian: custodian ?? null });
}

function taken(): Refused {
  return refuse('INVALID_INPUT', { fields: [{ field: 'email', reason: 'refusals:field.emailTaken' }] });
}

/** Who had it may still go back to it. */
function kept(): Refused {
  return refuse('INVALID_INPUT', { fields: [{ field: 'email', reason: 'people:register.addressKept' }] });
}

/** Two people with one address: whoever reads its mail would sign in as the one of the register. */
function ofAnother(name: string): Refused {
  return refuse('INVALID_INPUT', {
    fields: [{ field: 'name', reason: 'people:register.addressOfAnother', name }],
  });
}

type KnownPerson = { readonly id: string; readonly name: string };

async function personWithEmail(work: Work, email: string): Promise<KnownPerson | null> {
  const rows: readonly KnownPerson[] = await work.db.query(
    `select id, name from membership.person where email = $1`,
    [email],
  );
  return rows[0] ?? null;
}

async function newPerson(work: Work, email: string, { name, language }: Invitation): Promise<string> {
  const rows: readonly { id: string }[] = await work.db.query(
    `insert into membership.person (name, email, language, invented) values ($1, $2, $3, false) returning id`,
    [name.trim(), email, language],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error('a person who was inserted must have an id');
  return id;
}
