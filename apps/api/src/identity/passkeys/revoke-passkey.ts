import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { ownPasskey } from './own-passkey.ts';

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
