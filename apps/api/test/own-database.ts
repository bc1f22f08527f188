import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';

/** A database that a test file has to itself, with the schema and nothing in it, and how to drop it. */
export async function ownDatabase(): Promise<{ source: DataSource; drop: () => Promise<void> }> {
  const name = `own_${randomUUID().slice(0, 8)}`;
  await inTheCluster(`create database ${name}`);
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  url.pathname = name;
  const source = createDataSource(readConfig({ DATABASE_URL: url.href, DB_POOL: '2' }), () => undefined);
  await source.initialize();
  await migrate(source);
  const drop = async () => {
    await source.destroy();
    await inTheCluster(`drop database ${name}`);
  };
  return { source, drop };
}

async function inTheCluster(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'], ...AS_PROGRAM });
  await client.connect();
  await client.query(statement);
  await client.end();
}
