import type { Client } from 'pg';

/** The ids of the living example that addresses need. */
export type Ids = Readonly<
  Record<
    'open' | 'reviewed' | 'objectable' | 'draft' | 'closed' | 'rulePack' | 'acceptance' | 'person',
    string
  >
>;

/** Finds them. */
export async function findIds(db: Client): Promise<Ids> {
  const { rows } = await db.query<{ state: string; id: string; rule_pack_id: string }>(
    `select distinct on (state) state, id, rule_pack_id from voting.decision order by state, number`,
  );
  const of = (state: string) => {
    const row = rows.find((found) => found.state === state);
    if (!row) throw new Error(`the living example has no decision that is ${state}`);
    return row;
  };
  // Row level security shows applications to those who say who asks.
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  const applications = await db.query<{ name: string; id: string }>(
    `select name, id from membership.application`,
  );
  const application = (name: string) => {
    const row = applications.rows.find((found) => found.name === name);
    if (!row) throw new Error(`the living example has no application of ${name}`);
    return row.id;
  };
  return {
    reviewed: application('La Sínia Digital'),
    objectable: application('Cal Fuster, SCCL'),
    open: of('open').id,
    draft: of('draft').id,
    closed: of('closed').id,
    rulePack: of('closed').rule_pack_id,
    acceptance: await firstAcceptance(db),
    person: await personCalled(db, 'Mei-Lin Chow'),
  };
}

async function personCalled(db: Client, name: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(`select id from membership.person where name = $1`, [name]);
  if (!rows[0]) throw new Error(`nobody in the living example is called ${name}`);
  return rows[0].id;
}

/** What Aina Ferrer accepted first. The database shows it to those whom it concerns: here, the program. */
async function firstAcceptance(db: Client): Promise<string> {
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  const { rows } = await db.query<{ id: string }>(
    `select a.id from agreements.acceptance a join membership.person p on p.id = a.person_id
      where p.name = 'Aina Ferrer' order by a.at limit 1`,
  );
  await db.query(`reset plenaria.account`);
  if (!rows[0]) throw new Error('in the living example Aina Ferrer has accepted something');
  return rows[0].id;
}
