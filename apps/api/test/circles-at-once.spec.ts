import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { act, read } from './circles.ts';
import type { Told } from './circles.ts';
import { foundAssembly } from './assembly.ts';

const ROUNDS = 4;

let db: Client;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  await foundAssembly(db, { organisations: 1, individuals: 0 });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(() => db.end());

function found(parent: string | null = null): Promise<Told> {
  return act('foundCircle', { names: { en: `Circle ${randomUUID()}` }, parent }, secretary);
}

async function parentOf({ slug }: Told): Promise<string | null> {
  return (await read(slug, secretary))?.parent?.slug ?? null;
}

describe('two changes of circles at the same moment', () => {
  it('never make a ring of circles, of which each would be part of itself', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [one, outer] = [await found(), await found()];
      const inner = await found(outer.slug);
      const answers = await Promise.all([
        act('changeCircle', { id: one.id, names: { en: 'One' }, parent: inner.slug }, secretary),
        act('changeCircle', { id: outer.id, names: { en: 'Outer' }, parent: one.slug }, secretary),
      ]);
      expect(answers.filter(({ code }) => code === 'INVALID_INPUT')).toHaveLength(1);
      expect([await parentOf(one), await parentOf(outer)]).toContain(null);
    }
  });
});
