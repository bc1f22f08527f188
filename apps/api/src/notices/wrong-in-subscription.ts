import { createECDH } from 'node:crypto';

/** Where a browser is told something, and the keys that only it can open what is told with (RFC 8291). */
export type Subscription = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

const ENDPOINT_LENGTH_MAX = 1000;
const POINT_BYTES = 65;
const SECRET_BYTES = 16;
const BASE64URL = /^[\w-]+$/;

/** What of a subscription cannot be right. Where its address leads is judged whenever it is spoken to. */
export function wrongInSubscription({
  endpoint,
  p256dh,
  auth,
}: Subscription): readonly (keyof Subscription)[] {
  return [
    ...(isAddress(endpoint) ? [] : ['endpoint' as const]),
    ...(isPoint(p256dh) ? [] : ['p256dh' as const]),
    ...(BASE64URL.test(auth) && Buffer.from(auth, 'base64url').length === SECRET_BYTES
      ? []
      : ['auth' as const]),
  ];
}

function isAddress(text: string): boolean {
  if (text.length > ENDPOINT_LENGTH_MAX || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** Is it a point of the curve? Whoever gives another could learn about our half of the secret. */
function isPoint(text: string): boolean {
  const point = Buffer.from(text, 'base64url');
  if (!BASE64URL.test(text) || point.length !== POINT_BYTES) return false;
  const ours = createECDH('prime256v1');
  ours.generateKeys();
  try {
    ours.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}
