import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { awaitsSettlement } from '@plenaria/voting';
import { Federation } from '../membership/federation.ts';
import type { Work } from '../work.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { draftDecision } from './draft-decision.ts';
import { RulePack } from './rule-pack.ts';
import { sourceHash } from './source-hash.ts';

/** What the members are asked, in one language. */
export type VoteText = { readonly title: string; readonly body: string };

/** A vote about a membership that another part of the program asks for: by which rules and in what words. */
export type Vote = {
  readonly rulePack: string;
  readonly textsIn: (languages: readonly string[]) => Promise<Readonly<Record<string, VoteText>>>;
};

/** Drafts a decision that can be opened at once, and that those who chair assemblies chair, never who asks. The words
 *  are templates that were reviewed in every language; only what people wrote stays as written. */
export async function draftVote(work: Work, vote: Vote): Promise<string | Refused> {
  const { db, actor, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const pack = await db.findOne(RulePack, { where: { slug: vote.rulePack }, order: { version: 'desc' } });
  if (!pack) return refuse('NOT_FOUND');
  const federation = await db.findOneBy(Federation, { id: true });
  const original = federation?.defaultLanguage ?? 'en';
  const languages = [...new Set([original, ...(federation?.languages ?? []), ...pack.rules.languages])];
  const texts = await vote.textsIn(languages);
  const first = texts[original];
  if (!first) throw new Error('a vote must have a text in the language it is first written in');
  const draft = { language: original, ...first, rulePackId: pack.id, languages };
  const decision = await draftDecision(work, draft);
  if (isRefused(decision)) return decision;
  const { id: decisionId, textVersion: version } = decision;
  const written = { decisionId, version, writtenById: actor.personId, writtenAt: now };
  const standing = await db.findOneByOrFail(DecisionText, { decisionId, version, language: original });
  const sourceSha256 = sourceHash(standing);
  for (const language of languages.filter((code) => code !== original))
    await db.insert(DecisionText, {
      ...written,
      language,
      ...(texts[language] ?? first),
      status: 'reviewed',
      sourceSha256,
    });
  await db.update(Decision, { id: decisionId }, { isAboutMembership: true });
  return decisionId;
}

/** What the members said: yes, no, nothing that counts, or null while they are still asked. A tie that somebody has
 *  still to settle is not their word yet. */
export function membersWord({ state, tally }: Decision): 'yes' | 'no' | 'nothing' | null {
  if (state === 'draft' || state === 'open' || (tally && awaitsSettlement(tally))) return null;
  if (state === 'closed' && tally?.outcome === 'adopted') return 'yes';
  return state === 'closed' && tally?.outcome === 'rejected' ? 'no' : 'nothing';
}
