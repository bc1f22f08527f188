import { randomUUID } from 'node:crypto';
import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Choice } from '@plenaria/voting';
import type { Role } from '../src/graphql/allow.ts';
import type { Work } from '../src/work.ts';
import { assemblyPeople } from './first-assembly-people.ts';
import { stableId } from './scenario.ts';

const HOUR_MS = 3_600_000;

/** The work as somebody else's, some hours before the world is loaded, and without letters about the past. */
export function as(work: Work, name: string, hoursAgo: number, letters: 'silent' | 'sent' = 'silent'): Work {
  const person = assemblyPeople.find((known) => known.name === name);
  if (!person) throw new Error(`nobody in the first assembly is called ${name}`);
  const actor = {
    kind: 'person',
    accountId: stableId('account', person.email),
    personId: stableId('person', person.email),
    sessionId: randomUUID(),
    name,
    roles: (person.roles ?? []) as readonly Role[],
    custodianIds: person.custodian ? [stableId('custodian', person.custodian)] : [],
    isCertain: true,
  } as const;
  return spokenBy(work, actor, hoursAgo, letters);
}

/** The work of somebody who only applies to join, without letters about the past. */
export function speaking(
  work: Work,
  { name, email, isOutside }: { readonly name: string; readonly email: string; readonly isOutside: boolean },
  hoursAgo: number,
): Work {
  const actor = {
    kind: 'person',
    accountId: stableId('account', email),
    personId: stableId('person', email),
    sessionId: randomUUID(),
    name,
    roles: [],
    custodianIds: [],
    isCertain: false,
    isOutside,
  } as const;
  return spokenBy(work, actor, hoursAgo, 'silent');
}

function spokenBy(work: Work, actor: Work['actor'], hoursAgo: number, letters: 'silent' | 'sent'): Work {
  const now = new Date(work.now.getTime() - hoursAgo * HOUR_MS);
  return letters === 'sent' ? { ...work, actor, now } : { ...work, actor, now, later: async () => undefined };
}

/** What a use case gave; a scenario that is refused something contradicts itself. */
export function given<Answer>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new Error(`${answer.refused} ${JSON.stringify(answer.details)}`);
  return answer;
}

/** A ballot of the example: the member's slug, its choice, and why. */
export type ScenarioBallot = readonly [member: string, choice: Choice, reason?: string];

/** Casts ballots, one an hour, each by the representative or by the individual themself. */
export async function castAll(
  work: Work,
  decisionId: string,
  ballots: readonly ScenarioBallot[],
  firstHoursAgo: number,
): Promise<void> {
  const requests = ballots.map(([member, choice, reason], hour) => {
    const voter = assemblyPeople.find((known) => known.member === member && known.speaksAs !== 'alternate');
    if (!voter) throw new Error(`nobody votes for ${member}`);
    return {
      decisionId,
      memberId: stableId('member', member),
      personId: stableId('person', voter.email),
      choice,
      reason: reason ?? null,
      salt: reason === undefined ? null : randomUUID(),
      key: randomUUID(),
      at: new Date(work.now.getTime() - (firstHoursAgo - hour) * HOUR_MS),
    };
  });
  const answers = await work.db.query<{ readonly refusal: string | null }[]>(
    'select refusal from voting.cast_ballots($1, now())',
    [JSON.stringify(requests)],
  );
  const refused = answers.find((answer) => answer.refusal !== null);
  if (refused) throw new Error(`a ballot of the example was refused: ${refused.refusal}`);
}
