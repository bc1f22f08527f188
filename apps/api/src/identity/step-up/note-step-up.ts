import type { Work } from '../../work.ts';

/** So long after somebody has shown that it is them, they are not asked again. */
export const STEP_UP_MINUTES = 10;

/** Notes that it was made certain just now who uses the asking session. Sessions live by the database's clock. */
export async function noteStepUp({ db, actor }: Work): Promise<void> {
  if (actor.kind !== 'person') return;
  await db.query(`update identity.session set stepped_up_at = now() where id = $1`, [actor.sessionId]);
}
