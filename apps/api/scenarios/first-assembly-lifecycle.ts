import { dayOf } from '@plenaria/membership';
import { answerMembershipChange } from '../src/lifecycle/answer-membership-change.ts';
import { askMembershipChange } from '../src/lifecycle/ask-membership-change.ts';
import type { Work } from '../src/work.ts';
import { stableId } from './scenario.ts';
import { as, given } from './speak-as.ts';

const HOURS_A_DAY = 24;
const DAY_MS = 86_400_000;

/** After joining: a member that pauses, and one on its way to another custodian, whose old one has still to agree. */
export const assemblyLifecycle: readonly ((work: Work) => Promise<void>)[] = [pausing, moving];

async function pausing(work: Work): Promise<void> {
  const member = as(work, 'Tunde Adeyemi', 12 * HOURS_A_DAY);
  const pause = {
    memberId: stableId('member', 'fosshost'),
    kind: 'pause',
    from: dayOf(member.now),
    custodian: null,
    reason: 'Two of our three volunteers are away until the spring.',
  };
  given(await askMembershipChange(member, pause));
}

async function moving(work: Work): Promise<void> {
  const asked = {
    memberId: stableId('member', 'free-knowledge-institute'),
    kind: 'transfer',
    from: dayOf(new Date(work.now.getTime() + 21 * DAY_MS)),
    custodian: 'hypha',
    reason: 'La mitad de nuestro equipo trabaja ahora desde Toronto.',
  };
  const { id } = given(await askMembershipChange(as(work, 'Lucía Navarro', 4 * HOURS_A_DAY), asked));
  const receiving = as(work, 'Joaquim Sousa', 2 * HOURS_A_DAY);
  given(await answerMembershipChange(receiving, { id, agrees: true, text: '' }));
}
