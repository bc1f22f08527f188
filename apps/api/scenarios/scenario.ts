import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Role } from '../src/graphql/allow.ts';
import { Works } from '../src/work.ts';
import type { Work } from '../src/work.ts';

/** Somebody to sign in as: a persona of the demo, a voice in a test. */
export type Persona = {
  readonly key: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: string;
  readonly zone: string;
};

/** A named world. Its steps run in one transaction, in order; one may act at another time and as somebody else
 *  by handing `{ ...work, now, actor }` to a use case. */
export type Scenario = {
  readonly name: string;
  readonly personas: readonly Persona[];
  readonly steps: readonly ((work: Work) => Promise<void>)[];
};

/** Any number, the same in every process: a world is loaded once. */
const SCENARIO_LOCK = 7_160_514;

/** Loads a world into a database without a federation. Answers whether there was anything to do. */
export async function loadScenario(source: DataSource, scenario: Scenario, now: Date): Promise<boolean> {
  const actor = { kind: 'system', name: `scenario ${scenario.name}` } as const;
  const loaded = await new Works(source).attempt({ actor, now }, async (work) => {
    // who comes second waits for the first, which takes longer than a statement may
    await work.db.query('set local statement_timeout = 0');
    await work.db.query('select pg_advisory_xact_lock($1)', [SCENARIO_LOCK]);
    const founded: readonly unknown[] = await work.db.query('select from membership.federation');
    if (founded.length > 0) return { isNew: false };
    for (const step of scenario.steps) await step(work);
    return { isNew: true };
  });
  if ('refused' in loaded)
    throw new Error(`the scenario ${scenario.name} contradicts itself: ${loaded.refused}`);
  return loaded.isNew;
}

/** The name of the world that this database was begun with; null when it was begun with none. */
export async function scenarioIn(source: DataSource): Promise<string | null> {
  const actor = { kind: 'system', name: 'scenario' } as const;
  const [first] = await new Works(source).read({ actor, now: new Date() }, ({ db }) =>
    db.query<{ readonly name: string }[]>(
      `select substring(actor from '^scenario (.+)$') as name from membership.register_event
        where actor like 'scenario %' limit 1`,
    ),
  );
  return first?.name ?? null;
}

/** The same id for the same name in every load (a UUID of version 5's shape), so that tests can rely on it. */
export function stableId(
  kind: 'account' | 'custodian' | 'decision' | 'level' | 'member' | 'person',
  name: string,
): string {
  const hash = createHash('sha256').update(`plenaria ${kind} ${name}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
