import { IsNull } from 'typeorm';
import type { View } from '../../work.ts';
import { Passkey } from './passkey.ts';

/** The passkeys that sign an account in, the newest first. */
export async function findPasskeys(view: View, accountId: string): Promise<readonly Passkey[]> {
  return view.db.find(Passkey, { where: { accountId, revokedAt: IsNull() }, order: { createdAt: 'DESC' } });
}
