import { describe, expect, it } from '@jest/globals';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts';

const key = Buffer.alloc(32, 7);
const refusing = { accountId: '0198b7a2-6f1e-7c3a-9d5e-2f4b8a6c1e0d', topic: 'results' } as const;

describe('the link by which one refuses letters', () => {
  it('says whose letters on what', () => {
    expect(readUnsubscribeToken(key, unsubscribeToken(key, refusing))).toEqual(refusing);
  });

  it('is nothing when anything in it was changed', () => {
    const token = unsubscribeToken(key, refusing);
    const other = unsubscribeToken(key, { ...refusing, topic: 'newcomers' });
    const mixed = `${other.split('.')[0]}.${token.split('.')[1]}`;
    for (const wrong of [mixed, `${token}A`, token.slice(1), '', '.', 'x'.repeat(5000)])
      expect(readUnsubscribeToken(key, wrong)).toBeNull();
  });

  it('is nothing under the key of another installation', () => {
    expect(readUnsubscribeToken(Buffer.alloc(32, 8), unsubscribeToken(key, refusing))).toBeNull();
  });
});
