import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToErasure } from '@plenaria/membership';
import { sayPseudonym } from '../diversity/own-answers.ts';
import { lockRoles } from '../identity/roles/end-role.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import { holdAccountOf } from '../work.ts';
import type { Asking, Work, Works } from '../work.ts';
import { erasePerson } from './erase-person.ts';
import { forgetJobs } from './forget-jobs.ts';
import { knownAs } from './known-as.ts';
import { leftBehindBy } from './left-behind.ts';
import { chainBallotsAlone, chainBallotsOf } from './unchained-ballots.ts';

/** The file in the home folder that outlives the database: by it an older backup is erased again. */
export const ERASURES_FILE = 'erasures.jsonl';

/** What an erasure needs beside the database. */
export type EraserTools = {
  readonly works: Works;
  readonly jobs: JobQueue | null;
  readonly home: string;
  readonly keys: SealingKeys;
};

/** Who waits to be erased and may be taken now. */
export async function findErasuresDue(works: Works, asking: Asking): Promise<readonly string[]> {
  const rows: readonly { personId: string }[] = await works.read(asking, ({ db, now }) =>
    db.query(
      `select person_id as "personId" from privacy.erasure
        where due_at <= $1 and withdrawn_at is null and done_at is null order by due_at`,
      [now],
    ),
  );
  return rows.map(({ personId }) => personId);
}

/**
 * Erases one person everywhere: the queue, the database, and, for backups, the list of who was erased. Where somebody
 * has since become the only one who speaks for an organisation, it waits until another is named.
 */
export async function eraseEverywhere(
  tools: EraserTools,
  asking: Asking,
  personId: string,
): Promise<boolean> {
  const { works, jobs, home, keys } = tools;
  const due = await findErasuresDue(works, asking);
  if (!due.includes(personId)) return false;
  const left = await works.read(asking, (view) => leftBehindBy(view, personId));
  if (objectionToErasure(left)) return false;
  await chainBallotsOf(works, asking, personId);
  const ids = await works.read(asking, ({ db }) =>
    db.query<{ id: string }[]>(
      `select id from membership.person where id = $1
       union select id from identity.account where person_id = $1
       union select c.id from membership.membership_change c
               join membership.member m on m.id = c.member_id where m.person_id = $1
       union select n.id from membership.application n
               join identity.account a on a.id = n.account_id where a.person_id = $1 and n.kind = 'individual'`,
      [personId],
    ),
  );
  const known = await works.read(asking, (view) => knownAs(view, personId));
  if (jobs && known) await forgetJobs({ works, jobs }, asking, { ids: ids.map(({ id }) => id), known });
  const erased = await works.attempt(asking, async (work) => {
    const objection = await objectionByNow(work, personId);
    if (objection) return objection;
    // What was cast since, up to the moment from which nothing is.
    await chainBallotsAlone(work.db, personId);
    await noteErasure(home, { personId, doneAt: asking.now.toISOString() });
    await sayPseudonym(work, keys, personId);
    await erasePerson(work, personId);
    return null;
  });
  return erased === null;
}

/**
 * Two who speak for the same organisation, or hold the same role, may be erased at the same moment, or one while the
 * other's role is ended: one comes after the other, and whoever comes second is then the last. Nor is anybody erased
 * who took it back just now; from here on they are told that it is too late.
 */
async function objectionByNow(work: Work, personId: string): Promise<Refused | null> {
  // First: whoever writes may wait for what is locked below.
  await holdAccountOf(work, personId);
  await lockRoles(work);
  const due: readonly unknown[] = await work.db.query(
    `select from privacy.erasure
      where person_id = $1 and due_at <= $2 and withdrawn_at is null and done_at is null for update`,
    [personId, work.now],
  );
  if (due.length === 0) return refuse('TOO_LATE');
  return objectionToErasure(await leftBehindBy(work, personId));
}

/** Before the database: what is on this list and is not done yet is done again, and nothing is done that is not on
 *  it. */
async function noteErasure(
  home: string,
  done: { readonly personId: string; readonly doneAt: string },
): Promise<void> {
  await mkdir(home, { recursive: true });
  // On a line of its own, also where a crash has left a part of one.
  await appendFile(join(home, ERASURES_FILE), `\n${JSON.stringify(done)}\n`, { mode: 0o600 });
}
