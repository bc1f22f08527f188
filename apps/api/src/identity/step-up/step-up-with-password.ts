import type { Work } from '../../work.ts';
import { Done } from '../../graphql/done.ts';
import { noteStepUp } from './note-step-up.ts';

/** The asking person's password was right: it is still them. */
export async function stepUpWithPassword(work: Work): Promise<Done> {
  await noteStepUp(work);
  return Done.yes();
}
