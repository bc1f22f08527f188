import { representationRoles } from '@plenaria/membership';
import type { Span, SpanChanges } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';

/** The histories a member has. */
export const spanFields = ['custodian', 'classes', ...representationRoles] as const;
export type SpanField = (typeof spanFields)[number];

/** What changes in one of them, for one member. */
export type MemberSpans = { readonly memberId: string; readonly changes: SpanChanges };

const TABLES = {
  custodian: { table: 'membership', column: 'custodian_id', type: 'uuid', role: null },
  classes: { table: 'class_holding', column: 'class', type: 'text', role: null },
  representative: { table: 'representation', column: 'person_id', type: 'uuid', role: 'representative' },
  alternate: { table: 'representation', column: 'person_id', type: 'uuid', role: 'alternate' },
  delegate: { table: 'representation', column: 'person_id', type: 'uuid', role: 'delegate' },
  level: { table: 'level_holding', column: 'level_id', type: 'uuid', role: null },
} as const;

/** Rows written in one statement. */
const CHUNK = 5_000;

/** Writes what changes in one history of many members. `idOf` gives what is stored for a span's value. */
export async function storeSpans(
  db: EntityManager,
  field: SpanField | 'level',
  members: readonly MemberSpans[],
  idOf: (value: string) => string,
): Promise<void> {
  const { table, column, type, role } = TABLES[field];
  const row = (memberId: string) => (span: Span) => ({ ...span, memberId, value: idOf(span.value) });
  const all = (which: keyof SpanChanges) =>
    members.flatMap(({ memberId, changes }) => changes[which].map(row(memberId)));
  const given = `jsonb_to_recordset($1) as given (id uuid, "memberId" uuid, value ${type}, "from" date, "to" date)`;
  const days = `daterange(given."from", given."to", '[]')`;
  const statements = {
    removed: `delete from membership.${table} t using ${given} where t.id = given.id`,
    changed: `update membership.${table} t set ${column} = given.value, valid = ${days} from ${given} where t.id = given.id`,
    added: `insert into membership.${table} (member_id, ${column}, valid ${role ? ', role' : ''})
      select given."memberId", given.value, ${days} ${role ? `, '${role}'` : ''} from ${given}`,
  };
  for (const which of ['removed', 'changed', 'added'] as const) {
    const rows = all(which);
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = rows.slice(start, start + CHUNK);
      const answer: unknown = await db.query(statements[which], [JSON.stringify(chunk)]);
      if (which !== 'added') assertAllWritten(answer, chunk.length, table);
    }
  }
}

/** Fails when the database let fewer rows be changed or removed than were meant: those of others it passes over. */
export function assertAllWritten(answer: unknown, meant: number, table: string): void {
  const [, written] = answer as [unknown, number];
  if (written !== meant) throw new Error(`${written} of ${meant} rows of ${table} were written`);
}

/** Lets two histories pass through a state that contradicts itself, and checks that it was left again. */
export async function inAnyOrder<Answer>(db: EntityManager, store: () => Promise<Answer>): Promise<Answer> {
  await db.query('set constraints all deferred');
  const answer = await store();
  await db.query('set constraints all immediate');
  return answer;
}
