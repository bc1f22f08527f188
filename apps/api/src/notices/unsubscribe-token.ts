import { createHmac, timingSafeEqual } from 'node:crypto';
import { TOPICS } from './topics.ts';
import type { Topic } from './topics.ts';

/** Who does without which letters. */
export type Refusing = { readonly accountId: string; readonly topic: Topic };

const SIGNATURE_BYTES = 16;
const TOKEN_LENGTH_MAX = 200;

/**
 * What a letter's link carries: it says whose letters on what it is about, and that we wrote it. It does not end,
 * since a letter may be answered after years.
 */
export function unsubscribeToken(key: Buffer, { accountId, topic }: Refusing): string {
  const says = Buffer.from(`${accountId} ${topic}`).toString('base64url');
  return `${says}.${signature(key, says).toString('base64url')}`;
}

/** What such a token says; null unless it is one of ours. */
export function readUnsubscribeToken(key: Buffer, token: string): Refusing | null {
  if (token.length > TOKEN_LENGTH_MAX) return null;
  const [says = '', signed = ''] = token.split('.');
  const given = Buffer.from(signed, 'base64url');
  if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, signature(key, says))) return null;
  const [accountId = '', name] = Buffer.from(says, 'base64url').toString().split(' ');
  const topic = TOPICS.find((known) => known === name);
  return topic ? { accountId, topic } : null;
}

function signature(key: Buffer, says: string): Buffer {
  return createHmac('sha256', key).update(says).digest().subarray(0, SIGNATURE_BYTES);
}
