import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Decision } from './decision.ts';
import { isId } from './plain-text.ts';

/**
 * The decision, locked until this work is done, so that two who change it at once come one after the other.
 */
export async function decisionToChange(work: Work, id: string): Promise<Decision | Refused> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const decision = await work.db.findOne(Decision, { where: { id }, lock: { mode: 'for_no_key_update' } });
  return decision ?? refuse('NOT_FOUND');
}

/** A draft to work on, locked. What is open, closed or withdrawn keeps its words. */
export async function draftToChange(work: Work, id: string): Promise<Decision | Refused> {
  const decision = await decisionToChange(work, id);
  if ('refused' in decision || decision.state === 'draft') return decision;
  return refuse(decision.state === 'open' ? 'ALREADY_OPEN' : 'ALREADY_CLOSED', { state: decision.state });
}
