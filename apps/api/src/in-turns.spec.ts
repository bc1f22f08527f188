import { describe, expect, it } from '@jest/globals';
import { inTurns } from './in-turns.ts';

/** Works for longer than a turn, again and again, and counts. */
function* work(stretches: number): Generator<void, number, void> {
  for (let done = 0; done < stretches; done += 1) {
    const end = performance.now() + 15;
    while (performance.now() < end);
    yield;
  }
  return stretches;
}

describe('a long computation', () => {
  it('lets others have their turn after each stretch, and answers what it found', async () => {
    let turns = 0;
    let next = setImmediate(count);
    function count() {
      turns += 1;
      next = setImmediate(count);
    }
    expect(await inTurns(work(5))).toBe(5);
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(5);
  });
});
