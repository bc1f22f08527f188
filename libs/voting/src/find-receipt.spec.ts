import { describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '@plenaria/kernel';
import { findReceipt } from './find-receipt.ts';
import { makeBundle } from './make-bundle.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { wholeDecision } from './testing/decision.ts';
import { votesOf } from './testing/votes.ts';

const rules = presetNamed('one-coop-one-vote')?.rules as RulePack;
const { roll, ballots } = votesOf({ members: { yes: 2, no: 1, of: 4 } });
const [first] = ballots;
if (!first) throw new Error('somebody has voted');
const parts = wholeDecision(rules, roll, [...ballots, { ...first, version: 2, choice: 'no' }]);
const file = makeBundle(parts);
/** What the voter of the log's entry was given. */
const receiptAt = (entry: number): string => sha256Hex(canonicalJson(parts.log[entry]?.payload));

describe('a receipt', () => {
  it('leads to the place of its ballot in the log, and says what it counts as', () => {
    expect(findReceipt(file, receiptAt(3))).toEqual({
      found: true,
      sentences: [
        { key: 'receiptFound', params: { entry: 3, elector: 'members-00002', version: 1 } },
        { key: 'receiptCountsNo', params: {} },
      ],
    });
  });

  it('of a ballot that was changed says which later one counts in its place', () => {
    expect(findReceipt(file, receiptAt(1)).sentences).toEqual([
      { key: 'receiptFound', params: { entry: 1, elector: 'members-00000', version: 1 } },
      { key: 'receiptReplaced', params: { entry: 4 } },
      { key: 'receiptCountsNo', params: {} },
    ]);
    expect(findReceipt(file, receiptAt(4)).sentences.map(({ key }) => key)).toEqual([
      'receiptFound',
      'receiptCountsNo',
    ]);
  });

  it('may be typed in groups and in capitals', () => {
    const grouped = receiptAt(2).toUpperCase().replace(/.{8}/g, '$& ');
    expect(findReceipt(file, grouped).found).toBe(true);
  });

  it.each([
    ['of another decision', 'ab'.repeat(32), file, 'receiptNotFound'],
    ['that is the hash of no ballot', receiptAt(0), file, 'receiptNotFound'],
    ['that is cut short', receiptAt(1).slice(1), file, 'receiptMalformed'],
    ['in a file that is none', receiptAt(1), '{', 'receiptUnreadable'],
  ])('%s is not found, and the reason is said', (_case, receipt, text, key) => {
    expect(findReceipt(text, receipt)).toEqual({ found: false, sentences: [{ key, params: {} }] });
  });
});
