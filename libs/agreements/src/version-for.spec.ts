import { describe, expect, it } from '@jest/globals';
import { versionFor } from './version-for.ts';

const TODAY = '2026-05-08';
const version = (number: number, effectiveFrom: string, inForce = false) => ({
  number,
  effectiveFrom,
  inForce,
});
const numberOf = (lastDay: string | null, ...versions: ReturnType<typeof version>[]) =>
  versionFor({ lastDay, versions }, TODAY)?.number;

describe('the version that stands for a document', () => {
  it('is the one that holds, else the first to come', () => {
    expect(numberOf(null, version(2, '2026-06-01'), version(1, '2026-01-01', true))).toBe(1);
    expect(numberOf('2026-05-08', version(2, '2026-02-01', true), version(1, '2026-01-01'))).toBe(2);
    expect(numberOf(null, version(2, '2026-07-01'), version(1, '2026-06-01'))).toBe(1);
  });

  it('is the last that ever held, once the document has ended', () => {
    const [first, second, never] = [
      version(1, '2026-01-01'),
      version(2, '2026-02-01'),
      version(3, '2026-06-01'),
    ];
    expect(numberOf('2026-05-07', never, second, first)).toBe(2);
    expect(numberOf('2026-05-07', never)).toBe(3);
  });
});
