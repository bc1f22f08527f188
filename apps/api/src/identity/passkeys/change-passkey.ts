import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { IsNull } from 'typeorm';
import { Done } from '../../graphql/done.ts';
import { isId } from '../../membership/is-id.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { Passkey } from './passkey.ts';
import { namedPasskey } from './passkey-name.ts';

/** Gives one of the asking person's passkeys another name. */
export async function renamePasskey(work: Work, id: string, typed: string): Promise<Passkey | Refused> {
  const passkey = await ownPasskey(work, id);
  const name = namedPasskey(typed);
  if (typeof name !== 'string') return name;
  if (!passkey) return refuse('NOT_FOUND');
  return work.db.save(Object.assign(passkey, { name }));
}

/** Ends one of the asking person's passkeys: it signs nobody in any more, and they are written to. */
export async function revokePasskey(work: Work, id: string): Promise<Done | Refused> {
  const passkey = await ownPasskey(work, id);
  if (!passkey) return refuse('NOT_FOUND');
  await work.db.query(
    `update identity.passkey set revoked_at = $2, revoked_for = 'owner' where id = $1 and revoked_at is null`,
    [id, work.now],
  );
  const { accountId, name } = passkey;
  await work.later(securityLetter('passkey-removed', { accountId, what: name, at: work.now }));
  return Done.yes();
}

async function ownPasskey({ db, actor }: Work, id: string): Promise<Passkey | null> {
  if (actor.kind !== 'person' || !isId(id)) return null;
  return db.findOneBy(Passkey, { id, accountId: actor.accountId, revokedAt: IsNull() });
}
