// A push service that runs on this machine, and browsers as one knows them: an address, and a half of their keys.
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto';
import { createServer } from 'node:http';

/** @typedef {{ readonly headers: import('node:http').IncomingHttpHeaders, readonly body: Buffer }} Pushed */

/**
 * @typedef {object} Subscriber
 * @property {string} endpoint
 * @property {string} p256dh
 * @property {string} auth
 * @property {Pushed[]} got what reached it, as the service got it
 * @property {number[]} answers what the service answers, one after the other; 201 once there is nothing here
 * @property {(pushed: Pushed | undefined) => Readonly<Record<string, string>>} read what it can read of that
 */

/**
 * Starts one.
 * @returns {Promise<{ origin: string, subscribe: () => Subscriber, close: () => Promise<void> }>}
 */
export async function openPushService() {
  /** @type {Map<string, Subscriber>} */
  const subscribers = new Map();
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const subscriber = subscribers.get(request.url ?? '');
      subscriber?.got.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(subscriber ? (subscriber.answers.shift() ?? 201) : 404).end();
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    subscribe() {
      const path = `/push/${randomUUID()}`;
      const subscriber = newSubscriber(`${origin}${path}`);
      subscribers.set(path, subscriber);
      return subscriber;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} endpoint
 * @returns {Subscriber}
 */
function newSubscriber(endpoint) {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  return {
    endpoint,
    p256dh: pair.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    got: [],
    answers: [],
    read(pushed) {
      if (!pushed) throw new Error('nothing was pushed');
      return JSON.parse(decrypt(pushed.body, pair, auth));
    },
  };
}

/**
 * RFC 8291 §3.4 with the content coding of RFC 8188: one record, whose end is marked by a 2.
 * @param {Buffer} body
 * @param {import('node:crypto').ECDH} pair
 * @param {Buffer} auth
 */
function decrypt(body, pair, auth) {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const record = body.subarray(21 + sender.length);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, about, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const cipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end === -1 || padded.subarray(end + 1).some((byte) => byte !== 0))
    throw new Error('a record has an end');
  return padded.subarray(0, end).toString('utf8');
}

/**
 * What the sender says of itself (RFC 8292), once its signature was found right; and by which public key.
 * @param {Pushed} pushed
 * @returns {{ says: { aud: string, exp: number, sub: string }, key: string }}
 */
export function voucherOf({ headers }) {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the sender has not signed what it says of itself');
  return { says: JSON.parse(Buffer.from(body, 'base64url').toString()), key };
}
