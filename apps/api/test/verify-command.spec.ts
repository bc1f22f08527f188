import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import type { Elector } from './assembly.ts';

const program = join(import.meta.dirname, '../dist/src/plenaria.js');
let db: Client;
let folder: string;
let bundle: string;
let changed: string;
let receipts: { readonly before: string; readonly after: string };
let member: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'plenaria-verify-'));
  const assembly = await foundAssembly(db, { organisations: 1, individuals: 0 });
  const [elector] = assembly.organisations as [Elector];
  const decisionId = await open(assembly);
  const before = (await cast({ decisionId, elector, choice: 'no' })).receipt;
  const after = (await cast({ decisionId, elector, choice: 'yes' })).receipt;
  await close(assembly, decisionId);
  const text = await (await fetch(`${apiUrl()}/decisions/${decisionId}/bundle.json`)).text();
  receipts = { before, after };
  member = elector.name;
  bundle = join(folder, 'bundle.json');
  changed = join(folder, 'changed.json');
  writeFileSync(bundle, text);
  writeFileSync(changed, text.replace('"choice":"yes"', '"choice":"not"'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await db.end();
});

function verify(file: string, receipt: string) {
  const { status, stdout } = spawnSync(process.execPath, [program, 'verify', file, '--receipt', receipt], {
    encoding: 'utf8',
  });
  return { status, stdout };
}

describe('plenaria verify --receipt', () => {
  it('says at which place of the log the ballot stands and what it counts as', () => {
    const { status, stdout } = verify(bundle, receipts.after);
    expect(stdout).toContain(`entry 2 of the log is this ballot, version 2 of the vote of ${member}.`);
    expect(stdout).toContain('What counts for this member is yes.');
    expect(status).toBe(0);
  });

  it('says which later ballot has taken the place of one that was changed', () => {
    const { status, stdout } = verify(bundle, receipts.before);
    expect(stdout).toContain('Found: entry 1 of the log');
    expect(stdout).toContain('Entry 2, a later ballot of the same member, has taken its place.');
    expect(status).toBe(0);
  });

  it('says in words that there is none, and ends as a failure does', () => {
    const { status, stdout } = verify(bundle, 'ab'.repeat(32));
    expect(stdout).toContain('No ballot in this log has this receipt number.');
    expect(status).toBe(1);
  });

  it('does not look into a file that does not fit together', () => {
    const { status, stdout } = verify(changed, receipts.after);
    expect(stdout).toContain('The receipt was not looked for');
    expect(status).toBe(1);
  });
});
