import { Field, ObjectType } from '@nestjs/graphql';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Readable } from '../../graphql/allow.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { hashOfRecoveryCode, newRecoveryCode } from './recovery-code.ts';

/** What fits on a slip of paper. */
const CODES = 10;

/** Codes as they are shown once, to be printed. */
@ObjectType()
@Readable('public')
export class RecoveryCodes {
  @Field(() => [String])
  codes!: string[];
}

/** Makes new codes for the asking person, who is written to; those made before no longer count. */
export async function makeRecoveryCodes(work: Work): Promise<RecoveryCodes | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const codes = Array.from({ length: CODES }, () => newRecoveryCode());
  // One after the other: of two sets that are made at once the first must be gone, as the letter says.
  await db.query(`select from identity.account where id = $1 for update`, [actor.accountId]);
  await db.query(`delete from identity.recovery_code where account_id = $1`, [actor.accountId]);
  await db.query(
    `insert into identity.recovery_code (hash, account_id, created_at) select unnest($1::bytea[]), $2, $3`,
    [codes.map(hashOfRecoveryCode), actor.accountId, now],
  );
  await work.later(securityLetter('codes-made', { accountId: actor.accountId, what: null, at: now }));
  return Object.assign(new RecoveryCodes(), { codes });
}
