import { agreementsTables } from './agreements.ts';
import { circleTables } from './circles.ts';
import { diversityTables } from './diversity.ts';
import { table } from './facts.ts';
import type { TableFacts } from './facts.ts';
import { identityTables } from './identity.ts';
import { invitationTables } from './invitations.ts';
import { joiningTables } from './joining.ts';
import { lifecycleTables } from './lifecycle.ts';
import { membershipTables } from './membership.ts';
import { postTables, queueTables } from './post.ts';
import { formerNameTables, privacyTables } from './privacy.ts';
import { votingTables } from './voting.ts';

/**
 * Every column of every table, reviewed by people: what it says about somebody, what an export calls it, what an
 * erasure does and how long it is kept. Export, erasure, retention, backup and the public page are made from this
 * list; `inventory.spec.ts` holds it to the database in both directions. The order is that of an erasure: what needs
 * another table to be found comes before that table.
 */
export const inventory: readonly TableFacts[] = [
  ...agreementsTables,
  ...diversityTables,
  ...postTables,
  ...joiningTables,
  ...invitationTables,
  ...lifecycleTables,
  ...privacyTables,
  ...votingTables,
  ...identityTables,
  ...circleTables,
  ...formerNameTables,
  ...membershipTables,
  ...queueTables,
  table('public.migration', { fact: 'id timestamp name' }),
];
