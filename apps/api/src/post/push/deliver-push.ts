import { isPushed } from '../../notices/find-notices.ts';
import { topicOf, topicRules } from '../../notices/topics.ts';
import type { Subscription } from '../../notices/wrong-in-subscription.ts';
import type { Asking, Works } from '../../work.ts';
import type { LetterReasons } from '../letter-reasons.ts';
import type { Reader } from '../write-letter.ts';
import type { PushOrder } from './push-job.ts';
import { sendPush } from './send-push.ts';
import type { PushPost } from './send-push.ts';
import { worthSeconds, writePush } from './write-push.ts';

/** What a delivery needs besides the order. */
export type PushTools = {
  readonly works: Works;
  readonly reasons: LetterReasons;
  readonly post: PushPost;
};

type Told = Subscription & Reader & { readonly accountId: string; readonly federation: string };

const DEVICE = `
  select d.endpoint, d.p256dh, d.auth, a.id as "accountId", a.language, a.time_zone as "timeZone", p.name,
         coalesce((select name from membership.federation limit 1), 'Plenaria') as federation
    from post.push_device d
    join identity.session s on s.id = d.session_id and s.revoked_at is null and s.expires_at > now()
    join identity.account a on a.id = d.account_id and a.disabled_at is null
    join membership.person p on p.id = a.person_id
   where d.id = $1`;

/**
 * Tells one device, unless it was removed, its reader does not want it any more, or it is not true any more. A device
 * that its service knows no longer is forgotten. Told twice, which takes a process that dies between the service's
 * yes and our note of it, the second takes the place of the first.
 */
export async function deliverPush(
  { works, reasons, post }: PushTools,
  asking: Asking,
  { deviceId, letter }: PushOrder,
): Promise<void> {
  const topic = topicOf(letter);
  const { push: rule } = topicRules[topic];
  const seconds = worthSeconds(letter, asking.now);
  if (rule === null || seconds === 0) return;
  const to = await works.read(asking, async (view) => {
    const [found]: readonly Told[] = await view.db.query(DEVICE, [deviceId]);
    return found && (await isPushed(view, found.accountId, topic)) ? found : null;
  });
  if (!to || !(await reasons.stand(works.view(asking), letter))) return;
  const push = writePush(letter, to, asking.now);
  const sent = await sendPush(post, to, { push, keeping: { seconds, urgency: rule.urgency } });
  await works.attempt(asking, ({ db, now }) =>
    sent === 'gone'
      ? db.query(`delete from post.push_device where id = $1 and endpoint = $2`, [deviceId, to.endpoint])
      : db.query(`update post.push_device set last_used_at = $2 where id = $1`, [deviceId, now]),
  );
}
