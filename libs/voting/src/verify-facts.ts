import { isRefused } from '@plenaria/kernel';
import type { ExportBundle } from './bundle.ts';
import { resultHash, rulesHash, settlementOf, textHashes } from './decision-log.ts';
import { differences, finding } from './finding.ts';
import type { Located } from './finding.ts';
import { parseRulePack } from './parse-rule-pack.ts';
import { takesClass } from './electors.ts';
import { inOrder, rollRoot } from './roll.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';

/** Roots that the reader knows from elsewhere: published before the close, or countersigned. */
export type Anchors = { readonly rollRoot?: string; readonly logHead?: string };

/** Do decision, texts and rules say what the log fixed at opening and close, and what was published? */
export function verifyFacts({ decision, texts, rules, log }: ExportBundle, anchors: Anchors): Located[] {
  const found: Located[] = [];
  for (const { kind, payload } of log) {
    if (kind === 'opened') {
      const { decisionId: id, number, openedAt, closesAt, recordDate, rollRoot: root } = payload;
      const fixed = { ...decision, id, number, openedAt, closesAt, recordDate, rollRoot: root };
      found.push(...differences('$.decision', 'verifyFactNotLogged', fixed, decision));
      found.push(
        ...differences('$.texts', 'verifyTextNotLogged', payload.textHashes, textHashes(texts)).map(
          atText(texts),
        ),
      );
      found.push(...languagesTwice(texts));
      if (payload.rulesHash !== rulesHash(rules)) {
        found.push(finding('$.rules', 'verifyRulesNotLogged', payload.rulesHash, rulesHash(rules)));
      }
    }
    if (kind === 'closed' && payload.closedAt !== decision.closedAt) {
      found.push(finding('$.decision.closedAt', 'verifyFactNotLogged', payload.closedAt, decision.closedAt));
    }
  }
  const parsed = parseRulePack(rules);
  if (isRefused(parsed)) {
    found.push(
      ...parsed.details.problems.map(({ path, sentence }) => ({
        place: path.replace('$', '$.rules'),
        expected: '',
        found: '',
        sentence,
      })),
    );
  }
  const stated = { rollRoot: decision.rollRoot, logHead: decision.logHead };
  const known = isHeadAtClose(log, anchors) ? { ...anchors, logHead: stated.logHead } : anchors;
  const published = { ...stated, ...known };
  return [...found, ...differences('$.decision', 'verifyNotAsPublished', published, stated)];
}

/** Is the head that the reader knows that of the close, after which a tie was settled? */
export function isHeadAtClose(log: ExportBundle['log'], { logHead }: Anchors): boolean {
  const settledAt = log.findIndex(({ kind }) => kind === 'settled');
  return settledAt > 0 && log[settledAt - 1]?.hash === logHead;
}

/** Is the roll the one whose root was fixed, in its order, nobody twice, everybody in a college of the rules? */
export function verifyRoll({ roll, rules, log }: ExportBundle): Located[] {
  const opened = log.find((entry) => entry.kind === 'opened')?.payload;
  const lines = roll.flatMap((line, index) => {
    const before = roll[index - 1];
    const unordered = before && inOrder(before, line) >= 0;
    return [
      ...(unordered ? [finding(`$.roll[${index}]`, 'verifyRollOrder', '', line.electorId)] : []),
      ...placeOnRoll(rules, line, `$.roll[${index}]`),
    ];
  });
  const root = rollRoot(roll);
  const sizes = differences('$.roll', 'verifyRollSize', opened?.rollSize, roll.length);
  return [...lines, ...sizes, ...differences('$.roll', 'verifyRollRoot', opened?.rollRoot, root)];
}

/** Does the rule know the college of this line, and is the class of the line one that votes there? */
function placeOnRoll({ colleges }: RulePack, line: RollEntry, place: string): Located[] {
  const names = colleges.map(({ name }) => name).join(', ');
  const college = colleges.find(({ name }) => name === line.college);
  if (!college) return [finding(`${place}.college`, 'verifyRollCollege', names, line.college)];
  if (takesClass(college, line.class)) return [];
  return [finding(`${place}.class`, 'verifyRollClass', college.classes.join(', '), line.class)];
}

/**
 * Is the result what the rules make of the ballots, to the last sentence, and the one the log fixed? A settled
 * tie was tallied twice: at the close, and as it was settled.
 */
export function verifyResult({ rules, roll, ballots, log, result }: ExportBundle): Located[] {
  const settlement = settlementOf(log);
  const counted = tally(rules, roll, ballots, settlement);
  const atClose = settlement ? tally(rules, roll, ballots) : counted;
  const last = log.findLastIndex(({ kind }) => kind === 'tallied');
  const logged = log.flatMap((entry, index) => {
    if (entry.kind !== 'tallied') return [];
    const right = index === last ? counted : atClose;
    const place = `$.log[${index}].payload`;
    const hash = resultHash(right);
    return [
      ...differences(`${place}.resultHash`, 'verifyResultNotLogged', hash, entry.payload.resultHash),
      ...differences(`${place}.outcome`, 'verifyResultNotLogged', right.outcome, entry.payload.outcome),
    ];
  });
  return [...differences('$.result', 'verifyResultDiffers', counted, result), ...logged];
}

/** The log fixes one text a language: a second one could say anything beside the one that is hashed. */
function languagesTwice(texts: ExportBundle['texts']): Located[] {
  const languages = texts.map(({ language }) => language);
  return languages.flatMap((language, index) =>
    languages.indexOf(language) < index
      ? [finding(`$.texts[${index}].language`, 'verifyTextNotLogged', '', language)]
      : [],
  );
}

/** Texts are hashed by language and stand in a list. */
function atText(texts: ExportBundle['texts']): (one: Located) => Located {
  return (one) => {
    const index = texts.findIndex(
      ({ language }) => one.place.endsWith(`.${language}`) || one.place.endsWith(`["${language}"]`),
    );
    return { ...one, place: index < 0 ? '$.texts' : `$.texts[${index}]` };
  };
}
