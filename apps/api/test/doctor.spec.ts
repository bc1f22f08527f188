import { describe, expect, it } from '@jest/globals';
import { createDatabase, startPostgres } from '../../../tools/postgres.mjs';
import { examine } from '../src/commands/examine.ts';
import { readConfig } from '../src/config.ts';

describe('the doctor', () => {
  it('says of an empty database what to do, and of the queue that it cannot tell yet', async () => {
    const home = process.env['TEST_HOME'] ?? '';
    const server = await startPostgres({ home, durable: false });
    const url = await createDatabase(server, `empty_${Math.random().toString(36).slice(2)}`);
    const checks = await examine(readConfig({ DATABASE_URL: url, PLENARIA_HOME: home, DEMO: '1' }));
    const told = new Map(checks.map(({ name, says }) => [name, says]));
    expect(told.get('migrations')).toBe('The database is empty: `plenaria migrate` makes its tables.');
    expect(told.get('queue')).toBe('This cannot be told before the migrations are done.');
  });
});
