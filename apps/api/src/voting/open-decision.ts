import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToOpen, rulesHash, textHashes } from '@plenaria/voting';
import type { Opened, RulePack as Rules } from '@plenaria/voting';
import { MemberClass } from '../membership/member-class.ts';
import type { Work } from '../work.ts';
import { appendLog, lockLog } from './append-log.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { decisionToChange } from './decision-to-change.ts';
import { freezeRoll } from './freeze-roll.ts';
import { isId } from './plain-text.ts';
import { leads } from './rights.ts';
import { RulePack } from './rule-pack.ts';

/** Which decision, and until when. */
export type OpenDecisionInput = { readonly decisionId: string; readonly closesAt: Date };

const HOUR_MS = 3_600_000;

/**
 * Opens a decision: freezes its words, its rule and its roll, and begins the log that proves all that
 * follows.
 */
export async function openDecision(work: Work, input: OpenDecisionInput): Promise<Decision | Refused> {
  const { actor, db, now } = work;
  if (!isId(input.decisionId)) return refuse('NOT_FOUND');
  await lockLog(db, input.decisionId);
  const decision = await decisionToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  if (!leads(actor, decision)) return refuse('NOT_ALLOWED');
  const { rules } = await db.findOneByOrFail(RulePack, { id: decision.rulePackId });
  const texts = await db.find(DecisionText, {
    where: { decisionId: decision.id, version: decision.textVersion, status: 'reviewed' },
    order: { language: 'asc' },
  });
  const reviewed = texts.map((text) => text.language);
  const knownClasses = (await db.find(MemberClass)).map((known) => known.slug);
  const { closesAt } = input;
  const objection = objectionToOpen({ decision, rules, reviewed, knownClasses, closesAt, now });
  if (objection) return objection;
  const recordDate = now.toISOString().slice(0, 10);
  const roll = await freezeRoll(work, decision.id, rules, recordDate);
  if (isRefused(roll)) return roll;
  const opened: Opened = {
    decisionId: decision.id,
    number: decision.number,
    openedAt: now.toISOString(),
    closesAt: closesAt.toISOString(),
    recordDate,
    rollRoot: roll.root,
    rollSize: roll.entries.length,
    rulesHash: rulesHash(rules),
    textHashes: textHashes(texts),
  };
  await appendLog(db, decision.id, [{ kind: 'opened', payload: opened }]);
  await keepOpened(work, decision, { rules, closesAt, recordDate, rollRoot: roll.root });
  await planWhatFollows(work, decision.id, closesAt);
  return db.findOneByOrFail(Decision, { id: decision.id });
}

type Frozen = {
  readonly rules: Rules;
  readonly closesAt: Date;
  readonly recordDate: string;
  readonly rollRoot: string;
};

async function keepOpened({ db, actor, now }: Work, { id }: Decision, frozen: Frozen): Promise<void> {
  const { rules, ...kept } = frozen;
  const openedById = actor.kind === 'person' ? actor.personId : null;
  const { choices, mayChange } = rules;
  await db.update(
    Decision,
    { id },
    { ...kept, state: 'open', accepts: [...choices], mayChange, openedAt: now, openedById },
  );
}

/**
 * Letters now; reminders a day and two hours before the close, where there is still time; the close itself.
 */
async function planWhatFollows(work: Work, decisionId: string, closesAt: Date): Promise<void> {
  const announce = { decisionId, template: 'decision-opened' };
  await work.later({ kind: 'announce-decision', payload: announce, id: `announce-opened:${decisionId}` });
  for (const [kind, hours] of [
    ['24h', 24],
    ['2h', 2],
  ] as const) {
    const runAt = new Date(closesAt.getTime() - hours * HOUR_MS);
    if (runAt <= work.now) continue;
    await work.later({
      kind: 'remind-undecided',
      payload: { decisionId, kind },
      id: `remind-${kind}:${decisionId}`,
      runAt,
    });
  }
  const close = { kind: 'close-decision', payload: { decisionId }, id: `close:${decisionId}` };
  await work.later({ ...close, runAt: closesAt });
}
