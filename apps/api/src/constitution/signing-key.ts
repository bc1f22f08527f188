import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { keptKey } from '../operations/kept-key.ts';

const KEY_FILE = 'constitution-key.pem';

/** The key by which this installation vouches for what it exports: made when it is first needed, for its owner to read
 *  alone, and kept in the home of the installation. */
export function signingKey(home: string): KeyObject {
  const kept = keptKey(home, KEY_FILE, makeKey);
  try {
    return createPrivateKey(kept);
  } catch (cause) {
    const file = join(home, KEY_FILE);
    throw new Error(`${file} holds no key. Bring it back, or move it away: then a new one is made.`, {
      cause,
    });
  }
}

/** Signs words; both the public key (SPKI) and the signature in base64. */
export function signWith(key: KeyObject, words: string): { publicKey: string; value: string } {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { publicKey, value: sign(null, Buffer.from(words), key).toString('base64') };
}

/** Is this the signature of these words by this key? Nothing that is no key signed anything. */
export function isSigned(words: string, signed: { publicKey: string; value: string }): boolean {
  try {
    const der = Buffer.from(signed.publicKey, 'base64');
    const key = createPublicKey({ key: der, type: 'spki', format: 'der' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(words), key, Buffer.from(signed.value, 'base64'))
    );
  } catch {
    return false;
  }
}

/** How people compare a key: the SHA-256 of its public part, in hex. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

function makeKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
