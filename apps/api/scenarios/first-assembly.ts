import { assemblyCircles } from './first-assembly-circles.ts';
import { assemblyDecisions } from './first-assembly-decisions.ts';
import { assemblyDocuments } from './first-assembly-documents.ts';
import { assemblyJoining } from './first-assembly-joining.ts';
import { assemblyLevels } from './first-assembly-levels.ts';
import { assemblyLifecycle } from './first-assembly-lifecycle.ts';
import { assemblyMembers } from './first-assembly-members.ts';
import { assemblyPeople } from './first-assembly-people.ts';
import { assemblyFederation } from './first-assembly-register.ts';
import { assemblyServices } from './first-assembly-services.ts';
import { foundRegister, openAccounts } from './found-register.ts';
import { personasAmong } from './personas-among.ts';
import type { Scenario } from './scenario.ts';

/**
 * The Online Meeting Cooperative in August 2020, with its first register as its public records tell it:
 * https://forum.meet.coop/t/list-of-operational-members/262. Organisations are public facts; every person here
 * is invented, also the three individuals who stand where real ones stood.
 */
export const firstAssembly: Scenario = {
  name: 'first-assembly',
  personas: personasAmong(assemblyPeople),
  steps: [
    (work) =>
      foundRegister(work, { ...assemblyFederation, members: assemblyMembers, people: assemblyPeople }),
    (work) => openAccounts(work, assemblyPeople),
    ...assemblyLevels,
    ...assemblyCircles,
    ...assemblyDecisions,
    ...assemblyDocuments,
    ...assemblyJoining,
    ...assemblyLifecycle,
    ...assemblyServices,
  ],
};
