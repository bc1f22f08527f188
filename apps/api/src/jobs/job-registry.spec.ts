import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { jobIdOf } from './dispatch-outbox.ts';
import { JobRegistry } from './job-registry.ts';

const asking = { actor: { kind: 'system', name: 'test' }, now: new Date(0) } as const;
const run = {
  id: 'job-1',
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

describe('the registry of jobs', () => {
  it('gives a handler only what it has asked for', async () => {
    const registry = new JobRegistry();
    const seen: unknown[] = [];
    registry.handle(
      'mail',
      z.object({ name: z.string() }),
      async (_asking, payload) => void seen.push(payload),
    );
    await registry.find('mail')?.run(asking, { name: 'Ada', more: 1 }, run);
    expect(seen).toEqual([{ name: 'Ada' }]);
    await expect(async () => registry.find('mail')?.run(asking, { name: 7 }, run)).rejects.toThrow(
      /name: .*expected string/,
    );
    expect(seen).toHaveLength(1);
  });

  it('lets one domain only do a kind of job', () => {
    const registry = new JobRegistry();
    registry.every('chain-ballots', 5, async () => undefined);
    expect(() => registry.every('chain-ballots', 7, async () => undefined)).toThrow(/chain-ballots/);
    expect(registry.repeating().map(({ kind, everySeconds }) => [kind, everySeconds])).toEqual([
      ['chain-ballots', 5],
    ]);
  });

  it('gives the queue an id that it takes', () => {
    expect(jobIdOf('mail:opened:7:ada')).toBe('job-mail~opened~7~ada');
    expect(jobIdOf('42')).toBe('job-42');
  });
});
