import webPush from 'web-push';
import type { PushKey } from '../../notices/push-key.ts';
import type { Urgency } from '../../notices/topics.ts';
import type { Subscription } from '../../notices/wrong-in-subscription.ts';
import { Hopeless } from '../../jobs/hopeless.ts';
import { fetchGuarded } from '../../operations/fetch-guarded.ts';
import type { Unfetched } from '../../operations/fetch-guarded.ts';
import type { Push } from './write-push.ts';

/** What speaks to push services: our key, whom they may write to about us, and what private ranges are allowed. */
export type PushPost = {
  /** Made when it is first needed. */
  readonly key: () => PushKey;
  readonly contact: string;
  readonly outwardRanges: readonly string[];
};

/** How a service is to keep it for a device that is asleep. */
export type Keeping = { readonly seconds: number; readonly urgency: Urgency };

const MILLISECONDS = 10_000;
const BYTES_MAX = 20_000;

/** Addresses of which nothing will ever come. */
const NEVER: readonly Unfetched['because'][] = ['NOT_AN_ADDRESS', 'ADDRESS_NOT_ALLOWED', 'NOT_ENCRYPTED'];

/**
 * Hands something to the push service of one device, encrypted so that only the device can read it (RFC 8291).
 * Throws when it is worth trying again, and {@link Hopeless} when the service will not have it.
 */
export async function sendPush(
  { key, contact, outwardRanges }: PushPost,
  { endpoint, p256dh, auth }: Subscription,
  { push, keeping }: { readonly push: Push; readonly keeping: Keeping },
): Promise<'taken' | 'gone'> {
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(push),
    {
      vapidDetails: { subject: contact, ...key() },
      TTL: keeping.seconds,
      urgency: keeping.urgency,
      topic: push.tag,
      contentEncoding: 'aes128gcm',
    },
  );
  if (!body) throw new Error('a push that says something must have a body');
  const answer = await fetchGuarded(
    endpoint,
    { method: 'POST', headers: asText(headers), body },
    { allowedRanges: outwardRanges, milliseconds: MILLISECONDS, bytesMax: BYTES_MAX },
  );
  if ('because' in answer) {
    if (NEVER.includes(answer.because)) return 'gone';
    throw new Error(`the push service was not reached: ${answer.because}`);
  }
  if (answer.url !== new URL(endpoint).href) throw new Hopeless('the push service led elsewhere');
  return judge(answer.status);
}

/** RFC 8030: 404 and 410 are final; 429 and what goes wrong over there passes; anything else we have to look at. */
function judge(status: number): 'taken' | 'gone' {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 404 || status === 410) return 'gone';
  const told = `the push service answered ${status}`;
  if (status === 429 || status >= 500) throw new Error(told);
  throw new Hopeless(told);
}

function asText(headers: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
