import { createECDH, randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { keptKey } from '../operations/kept-key.ts';
import { Obstacle } from '../obstacle.ts';

const KEY_FILE = 'push-key';
const CURVE = 'prime256v1';

/** The pair by which push services know who speaks (RFC 8292), each half in base64url. */
export type PushKey = { readonly publicKey: string; readonly privateKey: string };

/** The key of the environment; without it one that is kept in the home of the installation. */
export function pushKey({ home, pushKey: given }: Pick<Config, 'home' | 'pushKey'>): PushKey {
  const privateKey = given ?? keptKey(home, KEY_FILE, newPrivateKey);
  const pair = createECDH(CURVE);
  try {
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  } catch {
    throw new Obstacle('PUSH_KEY is not the private half of a key on the curve P-256');
  }
  return { publicKey: pair.getPublicKey('base64url'), privateKey };
}

/** Whole: what node makes may be shorter where it begins with zeros. */
function newPrivateKey(): string {
  for (;;) {
    const key = randomBytes(32);
    try {
      createECDH(CURVE).setPrivateKey(key);
      return key.toString('base64url');
    } catch {
      // one of the very few numbers that are none of the curve's
    }
  }
}
