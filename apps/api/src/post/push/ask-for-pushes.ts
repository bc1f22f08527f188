import { isPushed } from '../../notices/find-notices.ts';
import { topicOf, topicRules } from '../../notices/topics.ts';
import type { Asking, Works } from '../../work.ts';
import type { Letter } from '../letter.ts';
import type { PushOrder } from './push-job.ts';

type Device = { readonly id: string; readonly accountId: string };

// A device whose session has ended, in whatever way, tells nothing.
const DEVICES = `
  select d.id, d.account_id as "accountId" from post.push_device d
    join identity.session s on s.id = d.session_id and s.revoked_at is null and s.expires_at > now()
    join identity.account a on a.id = d.account_id and a.disabled_at is null
   where a.id = $1 or ($1::uuid is null and a.person_id = $2)`;

/**
 * Asks for what the reader's devices are to tell besides a letter, each once: how the letter goes, and whether it goes
 * at all, is another choice. `key` is that of the letter, so that a letter that is tried again asks for nothing more.
 */
export async function askForPushes(
  works: Works,
  asking: Asking,
  { letter, key }: { readonly letter: Letter; readonly key: string },
): Promise<void> {
  const topic = topicOf(letter);
  if (topicRules[topic].push === null) return;
  const told = await works.read(asking, async (view) => {
    const devices: readonly Device[] = await view.db.query(DEVICES, [
      letter.accountId ?? null,
      letter.personId ?? null,
    ]);
    const [first] = devices;
    return first && (await isPushed(view, first.accountId, topic)) ? devices : [];
  });
  if (told.length === 0) return;
  await works.attempt(asking, async (work) => {
    for (const { id: deviceId } of told) {
      const payload: PushOrder = { deviceId, letter };
      await work.later({ kind: 'push', payload, id: `push:${key}:${deviceId}`, canWait: true });
    }
  });
}
