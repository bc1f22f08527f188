import { dayOf, isCurrency, readAmount, wrongInLevel } from '@plenaria/membership';
import type { Day, LevelProblem, ProposedLevel } from '@plenaria/membership';
import { isUnreadable } from '../membership/change-member.ts';
import type { WrongField } from '../membership/change-member.ts';
import { Federation } from '../membership/federation.ts';
import { readWords, wrongWords } from '../membership/words-by-language.ts';
import { decisionThatAdopted } from '../voting/decision-that-adopted.ts';
import type { Work } from '../work.ts';

/** What a service level is to give and cost from a day on, as the secretary types it, and why. */
export type WrittenLevel = {
  /** By language. */
  readonly names: unknown;
  readonly descriptions: unknown;
  /** As it was typed: `20`, `12.50`. */
  readonly price: string;
  readonly currency: string;
  readonly participantsMax: number;
  readonly minutesMax: number;
  readonly from: Day;
  readonly reason: string;
  /** The number of the decision that adopted it. */
  readonly decision: number | null;
};

const NAME_MAX = 120;
const DESCRIPTION_MAX = 500;
const REASON_MAX = 2_000;

/** A version as it is to be stored, and the fields that are wrong; `newest` is the first day of the one before it. */
export async function readLevel(
  work: Work,
  asked: WrittenLevel,
  newest: Day | null,
): Promise<{ readonly wrong: readonly (WrongField | null)[]; readonly row: readonly unknown[] }> {
  const { db, now, actor } = work;
  const names = readWords(asked.names);
  const descriptions = readWords(asked.descriptions);
  const federation = await db.findOneBy(Federation, { id: true });
  const currency = asked.currency.trim().toUpperCase();
  const amount = isCurrency(currency) ? readAmount(asked.price, currency) : 0n;
  const adoptedBy = asked.decision === null ? null : await decisionThatAdopted(work, asked.decision);
  const { participantsMax, minutesMax, from } = asked;
  const reason = asked.reason.trim();
  const hasDecision = adoptedBy !== null;
  const proposed: ProposedLevel = { ...asked, amount, currency, reason, hasDecision };
  const wrong = [
    ...wrongWords('names', names, { max: NAME_MAX, needed: federation?.defaultLanguage ?? 'en' }),
    ...wrongWords('descriptions', descriptions, { max: DESCRIPTION_MAX }),
    ...wrongInLevel(proposed, { today: dayOf(now), newest }).map(inWords),
    asked.decision !== null && !adoptedBy ? { field: 'decision', reason: 'levels:notAdopted' } : null,
    reason.length > REASON_MAX || isUnreadable(reason)
      ? { field: 'reason', reason: 'refusals:field.invalid' }
      : null,
  ];
  const author = actor.kind === 'person' ? actor.personId : null;
  const words = [JSON.stringify(names ?? {}), JSON.stringify(descriptions ?? {})];
  const terms = [String(amount), currency, participantsMax, minutesMax];
  return { wrong, row: [...words, ...terms, from, reason || null, adoptedBy, now, author] };
}

/** Stores a version of a level that was read, from its first day until further notice. */
export async function storeVersion({ db }: Work, levelId: string, row: readonly unknown[]): Promise<void> {
  await db.query(
    `insert into membership.service_level_version
       (level_id, names, descriptions, amount, currency, participants_max, minutes_max, valid, reason, adopted_by,
        recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, daterange($8, null), $9, $10, $11, $12)`,
    [levelId, ...row],
  );
}

function inWords({ field, is, ...details }: LevelProblem): WrongField {
  const reasons = {
    missing: field === 'reason' ? 'levels:whyMissing' : 'refusals:field.required',
    unreadable: 'levels:priceWrong',
    ambiguous: 'refusals:field.amountAmbiguous',
    unknown: 'levels:currencyWrong',
    outOfBounds: 'levels:outOfBounds',
    inThePast: 'levels:notInThePast',
    notAfter: 'levels:notAfter',
  } as const;
  return { field, reason: reasons[is], ...details };
}
