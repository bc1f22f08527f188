import { IsNull } from 'typeorm';
import { isId } from '../../membership/is-id.ts';
import type { Work } from '../../work.ts';
import { Passkey } from './passkey.ts';

/** The asking person's passkey of this id, or null. */
export async function ownPasskey({ db, actor }: Work, id: string): Promise<Passkey | null> {
  if (actor.kind !== 'person' || !isId(id)) return null;
  return db.findOneBy(Passkey, { id, accountId: actor.accountId, revokedAt: IsNull() });
}
