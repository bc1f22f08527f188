import { assemblyCircles } from './first-assembly-circles.ts';
import { assemblyDecisions } from './first-assembly-decisions.ts';
import { assemblyDocuments } from './first-assembly-documents.ts';
import { assemblyJoining } from './first-assembly-joining.ts';
import { assemblyLevels } from './first-assembly-levels.ts';
import { assemblyLifecycle } from './first-assembly-lifecycle.ts';
import { assemblyMembers } from './first-assembly-members.ts';
import { assemblyPeople } from './first-assembly-people.ts';
import { assemblyFederation } from './first-assembly-register.ts';
import { foundRegister, openAccounts } from './found-register.ts';
import { stableId } from './scenario.ts';
import type { Persona, Scenario } from './scenario.ts';

/**
 * The Online Meeting Cooperative in August 2020, with its first register as its public records tell it:
 * https://forum.meet.coop/t/list-of-operational-members/262. Organisations are public facts; every person here
 * is invented, also the three individuals who stand where real ones stood.
 */
export const firstAssembly: Scenario = {
  name: 'first-assembly',
  personas: personas(),
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
  ],
};

/** Who the start page of the demo offers to be, in this order. */
function personas(): readonly Persona[] {
  const order = ['secretary', 'chair', 'producer-ca', 'producer-en', 'producer-sv', 'consumer', 'individual'];
  const place = ({ key }: Persona) => (order.includes(key) ? order.indexOf(key) : order.length);
  const everyone = assemblyPeople.flatMap(({ persona, name, email, roles = [], language, zone }) =>
    persona
      ? [{ key: persona, personId: stableId('person', email), name, email, roles, language, zone }]
      : [],
  );
  return everyone.toSorted((one, other) => place(one) - place(other));
}
