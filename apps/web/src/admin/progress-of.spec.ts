import { describe, expect, it } from '@jest/globals';
import { progressOf } from './progress-of.ts';

describe('how far a job is', () => {
  it('is told by the step and the part that is done', () => {
    expect(progressOf({ step: 'chaining', fraction: 0.4 })).toEqual({ step: 'chaining', fraction: 0.4 });
  });

  it('never passes the end of the bar', () => {
    expect(progressOf({ step: 'chaining', fraction: 1.2 })?.fraction).toBe(1);
  });

  it.each([null, 50, {}, { step: 'chaining' }])('is not told by %j', (progress) => {
    expect(progressOf(progress)).toBeNull();
  });
});
