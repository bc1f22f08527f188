import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { keptKey } from './kept-key.ts';

const KEY_FILE = 'secrets-key';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Keys that seal secrets: the first seals, each opens, so that a new one can be put before the old. */
export type SealingKeys = readonly [Buffer, ...Buffer[]];

/** The keys of the environment; without any, one that is kept in the home of the installation. */
export function sealingKeys({ home, secretsKeys }: Pick<Config, 'home' | 'secretsKeys'>): SealingKeys {
  const [first, ...others] = secretsKeys;
  const make = (): string => randomBytes(32).toString('base64url');
  return [keyFrom(first ?? keptKey(home, KEY_FILE, make)), ...others.map(keyFrom)];
}

/** Seals a secret for one purpose: it opens for that purpose alone. */
export function seal(secret: string, purpose: string, [key]: SealingKeys): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Opens what was sealed; null when no key does, or it was sealed for something else. */
export function unseal(text: string, purpose: string, keys: SealingKeys): string | null {
  const bytes = Buffer.from(text, 'base64');
  for (const key of keys) {
    try {
      const cipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const opened = cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([opened, cipher.final()]).toString('utf8');
    } catch {
      // the next key may
    }
  }
  return null;
}

function keyFrom(words: string): Buffer {
  return Buffer.from(hkdfSync('sha256', words, '', 'plenaria secrets', 32));
}
