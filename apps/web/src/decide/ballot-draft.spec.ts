import { describe, expect, it } from '@jest/globals';
import { emptyDraft, forgetDraft, keepDraft, keptDraft, type DraftOwner } from './ballot-draft.ts';

const mine: DraftOwner = { accountId: 'aina', decisionId: '12', memberId: 'femprocomuns' };

function device() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('the draft of a ballot', () => {
  it('is there again after the page was closed, with the vote that was not answered yet', () => {
    const storage = device();
    const draft = {
      choice: 'block',
      reason: 'The hours are not counted.',
      sending: { key: 'k1', choice: 'block', reason: 'The hours are not counted.' },
    } as const;
    keepDraft(storage, mine, draft);
    expect(keptDraft(storage, mine)).toEqual(draft);
  });

  it('belongs to one account, one decision and one member', () => {
    const storage = device();
    keepDraft(storage, mine, { ...emptyDraft, choice: 'yes' });
    expect(keptDraft(storage, { ...mine, accountId: 'nerea' })).toBeNull();
    expect(keptDraft(storage, { ...mine, decisionId: '13' })).toBeNull();
    expect(keptDraft(storage, { ...mine, memberId: 'hypha' })).toBeNull();
  });

  it('leaves nothing behind once it is empty or forgotten', () => {
    const storage = device();
    keepDraft(storage, mine, { ...emptyDraft, choice: 'no' });
    keepDraft(storage, mine, emptyDraft);
    expect(storage.kept.size).toBe(0);
    keepDraft(storage, mine, { ...emptyDraft, choice: 'no' });
    forgetDraft(storage, mine);
    expect(storage.kept.size).toBe(0);
  });

  it('counts as none when what the device kept cannot be read', () => {
    const storage = device();
    keepDraft(storage, mine, { ...emptyDraft, choice: 'yes' });
    for (const key of storage.kept.keys()) storage.kept.set(key, '{"choice":');
    expect(keptDraft(storage, mine)).toBeNull();
    for (const key of storage.kept.keys()) storage.kept.set(key, '{"choice":"maybe","sending":{"key":7}}');
    expect(keptDraft(storage, mine)).toEqual(emptyDraft);
  });

  it('does not stop a vote on a device that keeps nothing', () => {
    const full = {
      ...device(),
      setItem: () => {
        throw new Error('the quota is used up');
      },
    };
    expect(() => keepDraft(full, mine, { ...emptyDraft, choice: 'yes' })).not.toThrow();
  });
});
