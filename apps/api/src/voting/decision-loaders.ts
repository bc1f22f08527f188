import type { RequestContext } from '../context.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { personOf } from '../membership/register-loaders.ts';
import type { Person } from '../membership/person.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { Amendment } from './amendment.ts';
import type { BallotPaper } from './ballot-paper.ts';
import { Comment } from './comment.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { findBallotPapers } from './find-ballot-papers.ts';
import { turnoutIn } from './find-turnout.ts';
import { RulePack } from './rule-pack.ts';
import type { Turnout } from './turnout.ts';
import type { TurnoutCount } from './turnout-count.ts';

/** A reader within a request: lists of decisions ask for everything once, not once per decision. */
export type Reading = { readonly context: RequestContext; readonly view: View };

/** The standing text in the reader's language where it is current, else as it was first written. */
export function textOf({ context, view }: Reading, decision: Decision): Promise<DecisionText> {
  const loader = loaderOf(context, 'voting.text', async (keys) => {
    const texts = await view.db
      .createQueryBuilder(DecisionText, 't')
      .innerJoin(Decision, 'd', 'd.id = t.decision_id and d.text_version = t.version')
      .where('t.decision_id in (:...keys)', { keys })
      .andWhere('t.language in (d.original_language, :language)', { language: context.language })
      // Anybody may write a translation: only what was reviewed is the text of a vote.
      .andWhere(`(d.state = 'draft' or t.status = 'reviewed')`)
      .getMany();
    const own = (rows: readonly DecisionText[]) =>
      rows.find((text) => text.language === context.language) ??
      rows[0] ??
      new Error('a decision without a text');
    return inOrderOf(
      keys,
      texts,
      (text) => text.decisionId,
      (rows) => own(rows),
    );
  });
  return (loader.load(decision.id) as Promise<DecisionText>).then((text) =>
    Object.assign(text, { current: true }),
  );
}

/**
 * Every version in every language, the newest first; a translation is current when the original has not moved
 * on.
 */
export async function textsOf({ context, view }: Reading, decision: Decision): Promise<DecisionText[]> {
  const loader = loaderOf(context, 'voting.texts', async (keys) => {
    const texts = await view.db
      .createQueryBuilder(DecisionText, 't')
      .where('t.decision_id in (:...keys)', { keys })
      .orderBy({ 't.version': 'DESC', 't.language': 'ASC' })
      .getMany();
    return inOrderOf(
      keys,
      texts,
      (text) => text.decisionId,
      (rows) => [...rows],
    );
  });
  const texts = await loader.load(decision.id);
  return texts.map((text) => Object.assign(text, { current: text.version === decision.textVersion }));
}

/** The rule of a decision. */
export function rulePackOf({ context, view }: Reading, rulePackId: string): Promise<RulePack> {
  const loader = loaderOf(context, 'voting.rulePack', async (keys) => {
    const packs = await view.db
      .createQueryBuilder(RulePack, 'p')
      .where('p.id in (:...keys)', { keys })
      .getMany();
    return inOrderOf(
      keys,
      packs,
      (pack) => pack.id,
      ([pack]) => pack ?? new Error('a decision without a rule'),
    );
  });
  return loader.load(rulePackId) as Promise<RulePack>;
}

/** What was said, the oldest first. Visitors are not told. */
export function commentsOf({ context, view }: Reading, decision: Decision): Promise<Comment[]> {
  if (isOutsider(context.actor)) return Promise.resolve([]);
  const loader = loaderOf(context, 'voting.comments', async (keys) => {
    const rows = await view.db
      .createQueryBuilder(Comment, 'c')
      .where('c.decision_id in (:...keys)', { keys })
      .orderBy({ 'c.created_at': 'ASC', 'c.id': 'ASC' })
      .getMany();
    return inOrderOf(
      keys,
      rows,
      (row) => row.decisionId,
      (said) => [...said],
    );
  });
  return loader.load(decision.id);
}

/** Proposed wordings, the oldest first. Visitors are not told. */
export function amendmentsOf({ context, view }: Reading, decision: Decision): Promise<Amendment[]> {
  if (isOutsider(context.actor)) return Promise.resolve([]);
  const loader = loaderOf(context, 'voting.amendments', async (keys) => {
    const rows = await view.db
      .createQueryBuilder(Amendment, 'a')
      .where('a.decision_id in (:...keys)', { keys })
      .orderBy({ 'a.created_at': 'ASC', 'a.id': 'ASC' })
      .getMany();
    return inOrderOf(
      keys,
      rows,
      (row) => row.decisionId,
      (proposed) => [...proposed],
    );
  });
  return loader.load(decision.id);
}

/** The reader's papers in a decision: one for each elector they may vote for. */
export function papersOf({ context, view }: Reading, decision: Decision): Promise<BallotPaper[]> {
  const loader = loaderOf(context, 'voting.papers', async (keys) => {
    const papers = await findBallotPapers(view, keys, context.language);
    return inOrderOf(
      keys,
      papers,
      (row) => row.decisionId,
      (rows) => rows.map(({ paper }) => paper),
    );
  });
  return loader.load(decision.id);
}

/** How many have voted; null before the opening. */
export function turnoutOf(
  { context }: Reading,
  decision: Decision,
  counts: TurnoutCount,
): Promise<Turnout | null> {
  if (!decision.rollRoot) return Promise.resolve(null);
  const loader = loaderOf(context, 'voting.turnout', async (keys) => {
    const turnouts = await counts.find(keys);
    return keys.map((key) => {
      const found = turnouts.get(key);
      return found ? turnoutIn(context.language, found) : null;
    });
  });
  return loader.load(decision.id);
}

/** A person as this reader may see them; null for nobody. */
export async function personIfAny(reading: Reading, personId: string | null): Promise<Person | null> {
  return personId === null ? null : personOf(reading, personId);
}
