import { createHash, timingSafeEqual } from 'node:crypto';
import { newToken } from '../token.ts';

/** Who finds it lying about knows by this what it is. */
const PREFIX = 'plenaria_service_';

/** A secret by which a service shows that it is itself: 256 bits of chance behind a name. */
export function newServiceSecret(): string {
  return PREFIX + newToken();
}

/** The SHA-256 under which it is kept. */
export function hashOfServiceSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Is this the secret of that hash (hex)? */
export function isServiceSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(hashOfServiceSecret(secret), Buffer.from(hash, 'hex'));
}
