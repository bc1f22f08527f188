import { ensurePresets } from '../src/voting/ensure-presets.ts';
import { foundingDocuments } from './first-assembly-documents.ts';
import { adoptRules, assemblyRules, SILENCE, tellAbout } from './first-assembly-joining.ts';
import { addLevels } from './first-assembly-levels.ts';
import { assemblyMembers } from './first-assembly-members.ts';
import { assemblyPeople } from './first-assembly-people.ts';
import type { ScenarioPerson } from './first-assembly-people.ts';
import { assemblyFederation } from './first-assembly-register.ts';
import { foundRegister, openAccounts } from './found-register.ts';
import { personasAmong } from './personas-among.ts';
import type { Scenario } from './scenario.ts';

/** The four custodians, and the member that the secretary comes from. */
const MEMBERS = ['femprocomuns', 'webarchitects', 'collective-tools', 'hypha', 'open-co-op'];

/** Who reviews for which custodian. */
const REVIEWERS: Readonly<Record<string, string>> = {
  'Nerea Etxeberria': 'femprocomuns',
  'Callum Deshpande': 'webarchitects',
  'Farid Rahimi': 'collective-tools',
  'Joaquim Sousa': 'hypha',
};

const people = assemblyPeople.filter(({ member }) => MEMBERS.includes(member)).map(reviewing);

/** As in the first assembly, save that femProcomuns lets producers in by silence: so all three ways can be walked. */
const rules = assemblyRules.map(([custodian, memberClass, rule]) =>
  custodian === 'femprocomuns' && memberClass === 'producer'
    ? ([custodian, memberClass, SILENCE] as const)
    : ([custodian, memberClass, rule] as const),
);

/**
 * The federation with its four custodians and one member more, so that joining can be walked by hand from the public
 * page to the first vote. Nobody has applied yet, and no decision is open.
 */
export const joining: Scenario = {
  name: 'joining',
  personas: personasAmong(people),
  steps: [
    (work) =>
      foundRegister(work, {
        ...assemblyFederation,
        members: assemblyMembers.filter(({ slug }) => MEMBERS.includes(slug)),
        people,
      }),
    (work) => openAccounts(work, people),
    (work) => ensurePresets(work.db, work.now),
    addLevels,
    ...foundingDocuments,
    (work) => adoptRules(work, rules),
    tellAbout,
  ],
};

function reviewing(person: ScenarioPerson): ScenarioPerson {
  const custodian = REVIEWERS[person.name];
  return custodian === undefined
    ? person
    : { ...person, roles: ['custodian'], custodian, persona: `custodian-${custodian}` };
}
