import type { TextKey } from '@plenaria/i18n';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { JOINING_RULE_PACK, wrongInVotingTime } from '@plenaria/membership';
import type { ChangeStepBy } from '@plenaria/membership';
import { callsMembers } from '../identity/roles/calls-members.ts';
import { refuseFields } from '../membership/change-member.ts';
import { Member } from '../membership/member.ts';
import { textIn } from '../post/texts.ts';
import { draftVote } from '../voting/draft-vote.ts';
import type { VoteText } from '../voting/draft-vote.ts';
import { openDecision } from '../voting/open-decision.ts';
import { quotations } from '../voting/quoted.ts';
import type { Work } from '../work.ts';
import { changeParams, writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { changeEventOf, changeRowsOf, holdChange, partiesOf } from './held-change.ts';
import type { HeldChange } from './held-change.ts';
import { takeChangeStep } from './take-change-step.ts';

const TITLE_MAX = 200;

/** Asks the members: whether somebody shall go, or on appeal whether somebody comes back. Whoever puts it to the
 *  vote does not chair it, so that the members' word does not depend on those whose wish it is about. */
export async function putExpulsionToTheVote(
  work: Work,
  { id, closesAt }: { readonly id: string; readonly closesAt: Date },
): Promise<MembershipChange | Refused> {
  const held = await holdChange(work, id);
  if (isRefused(held)) return held;
  const by = await callerOf(work, held);
  if (!by) return refuse('NOT_ALLOWED');
  const tooShort = refuseFields(wrongInVotingTime(closesAt, work.now));
  if (tooShort) return tooShort;
  const isAppeal = held.standing.state === 'appealed';
  const rows = await changeRowsOf(work, id);
  const proposed = rows.map(changeEventOf).find((event) => event.kind === 'proposed');
  const decisionId = await draftVote(work, {
    rulePack: proposed?.rule.rulePack ?? JOINING_RULE_PACK,
    textsIn: (languages) => textsOf(work, held, languages, isAppeal),
  });
  if (isRefused(decisionId)) return decisionId;
  const step = { kind: 'putToTheVote', decisionId, until: closesAt } as const;
  const put = await takeChangeStep(work, held, step, by);
  if (isRefused(put)) return put;
  const opened = await openDecision(work, { decisionId, closesAt });
  if (isRefused(opened)) return opened;
  await writeAboutChange(work, put, 'expulsion-in-vote', { until: closesAt });
  return put.change;
}

/** The custodian's people, else whoever calls the members together; nobody for the member they speak for. */
export async function callerOf(
  work: Pick<Work, 'db' | 'actor' | 'now'>,
  { change }: Pick<HeldChange, 'change'>,
): Promise<ChangeStepBy | null> {
  const { actor } = work;
  const parties = await partiesOf(work, change);
  if (actor.kind !== 'person' || parties.includes('member')) return null;
  if (parties.includes('giving')) return { kind: 'giving' };
  return callsMembers(actor) ? { kind: 'assembly' } : null;
}

/**
 * What was said for and against it, in the words of those who said it. The text is public and a hash will stand
 * for it, so of an individual it tells neither the name nor what was said: that is on the member's page, where it
 * can be erased.
 */
async function textsOf(
  work: Work,
  held: HeldChange,
  languages: readonly string[],
  isAppeal: boolean,
): Promise<Readonly<Record<string, VoteText>>> {
  const { member: name, giving } = await changeParams(work, held, {});
  const { kind, slug } = await work.db.findOneByOrFail(Member, { id: held.change.memberId });
  const isPerson = kind === 'individual';
  const events = (await changeRowsOf(work, held.change.id)).map(changeEventOf);
  const said = events.flatMap((event): readonly { key: TextKey; words: string }[] => {
    if (event.kind === 'proposed') return [{ key: 'votes:lifecycle.proposed', words: event.reason }];
    if (event.kind === 'objected') return [{ key: 'votes:lifecycle.objected', words: event.reason }];
    if (event.kind === 'appealed') return [{ key: 'votes:lifecycle.appealed', words: event.reason }];
    return [];
  });
  const which = isAppeal ? 'appeal' : 'expulsion';
  const textFor = (language: string): VoteText => {
    const member = isPerson ? textIn(language, 'votes:lifecycle.individual', { slug }) : name;
    const say = (key: TextKey) => textIn(language, key, { member, giving, page: `/people/${slug}` });
    const spoken = () =>
      quotations(
        said.map(({ key, words }) => ({
          lead: say(key),
          words,
          isOneOfMany: key === 'votes:lifecycle.objected',
        })),
      );
    const paragraphs = [
      ...(isPerson ? [say('votes:lifecycle.aboutPerson')] : spoken()),
      say(`votes:lifecycle.${which}.yes`),
      say(`votes:lifecycle.${which}.no`),
    ];
    return { title: say(`votes:lifecycle.${which}`).slice(0, TITLE_MAX), body: paragraphs.join('\n\n') };
  };
  return Object.fromEntries(languages.map((language) => [language, textFor(language)]));
}
