import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { ownPasskey } from './own-passkey.ts';
import type { Passkey } from './passkey.ts';
import { namedPasskey } from './passkey-name.ts';

/** Gives one of the asking person's passkeys another name. */
export async function renamePasskey(work: Work, id: string, typed: string): Promise<Passkey | Refused> {
  const passkey = await ownPasskey(work, id);
  const name = namedPasskey(typed);
  if (typeof name !== 'string') return name;
  if (!passkey) return refuse('NOT_FOUND');
  return work.db.save(Object.assign(passkey, { name }));
}
