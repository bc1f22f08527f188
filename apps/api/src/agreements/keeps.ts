import type { Actor } from '../work.ts';

/** May this actor write and publish the documents of a custodian, or (null) of the federation? The secretary keeps
 *  them all; who acts for a custodian keeps that custodian's. Row level security says the same. */
export function keeps(actor: Actor, custodianId: string | null): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (actor.roles.includes('secretary')) return true;
  return (
    custodianId !== null && actor.roles.includes('custodian') && actor.custodianIds.includes(custodianId)
  );
}
