import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import { readCustodian, toldCustodian } from './custodian-written.ts';
import type { WrittenCustodian } from './custodian-written.ts';
import { Custodian } from './custodian.ts';
import { keepsRegisterOf } from './find-statutory-register.ts';
import { isId } from './is-id.ts';
import { recordEventsOf } from './record-event.ts';
import { wrongReason } from './wrong-reason.ts';

/** What is to stand of a custodian from now on, and why it changes. */
export type CustodianChange = WrittenCustodian & {
  readonly id: string;
  readonly reason: string;
  /** The newest line of its history that the writer had before them; null for none, undefined where nobody looks. */
  readonly base?: string | null | undefined;
};

/** Writes a custodian's facts anew: its own people's to do, and the secretary's. What stood before stays readable. */
export async function changeCustodian(work: Work, asked: CustodianChange): Promise<Custodian | Refused> {
  const { db, actor } = work;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('membership.custodian', 0))`);
  const known = isId(asked.id) ? await db.findOneBy(Custodian, { id: asked.id }) : null;
  if (!known) return refuse('NOT_FOUND');
  if (!keepsRegisterOf(actor, known.id)) return refuse('NOT_ALLOWED');
  const [newest]: readonly { id: string }[] = await db.query(
    `select id from membership.register_event where subject_id = $1 order by sequence desc limit 1`,
    [known.id],
  );
  const base = newest?.id ?? null;
  if (asked.base !== undefined && asked.base !== base) return refuse('VERSION_MISMATCH', { base });
  const { columns, wrong } = await readCustodian(work, asked, known);
  const objection = refuseFields([...wrong, ...wrongReason(asked.reason)]);
  if (objection) return objection;
  const before = await toldCustodian(db, known);
  await db.update(Custodian, { id: known.id }, columns);
  const changed = await db.findOneByOrFail(Custodian, { id: known.id });
  const after = await toldCustodian(db, changed);
  if (JSON.stringify(before) === JSON.stringify(after)) return changed;
  const reason = asked.reason.trim();
  await recordEventsOf(work, [
    { subject: 'custodian', subjectId: known.id, kind: 'custodian-facts', before, after, reason },
  ]);
  return changed;
}
