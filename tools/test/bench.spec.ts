import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { benchCasts } from '../bench/casts.mjs';
import { benchReads } from '../bench/reads.mjs';
import { benchRegister } from '../bench/register.mjs';

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** How often each of these has been measured; a rate of nothing would not be a measure. */
function measured(...labels: readonly string[]): readonly number[] {
  const rates = printed.filter((line) => /^ .* [\d,.]*[1-9][\d,.]*\/s /.test(line));
  return labels.map((label) => rates.filter((line) => line.trimStart().startsWith(`${label} `)).length);
}

/** What `npm run bench` does at length, in short: every contender answers, and answers rightly. How fast is no test. */
describe('the benchmarks', () => {
  const size = { rounds: 1, roundMs: 50 };

  it('of casts run, each contender among them', async () => {
    await benchCasts({ members: 200, ...size });
    const contenders = ['ours, HTTP', 'Nest, Apollo on Express, save()', 'bare SQL, one ballot a call'];
    expect(measured(...contenders)).toEqual([1, 1, 1]);
  });

  it('of reads run, in memory and on a database', async () => {
    await benchReads(size);
    expect(measured('ours', 'Nest, Apollo on Express', 'bare node:http')).toEqual([4, 4, 4]);
  });

  it('of the register run, with the statements that each page takes', async () => {
    const bars = await benchRegister({ members: 1_000, ...size });
    expect(measured('ours, HTTP', 'bare SQL')).toEqual([5, 5]);
    const statements = bars.filter(({ what }) => what.includes('statements'));
    expect(statements.map(({ holds }) => holds)).toEqual([true, true, true, true, true]);
  });
});
