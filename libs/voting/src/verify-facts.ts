import { isRefused } from '@plenaria/kernel';
import type { ExportBundle } from './bundle.ts';
import { resultHash, rulesHash, settlementOf, textHashes } from './decision-log.ts';
import { differences, finding } from './finding.ts';
import type { Located } from './finding.ts';
import { parseRulePack } from './parse-rule-pack.ts';
import { inOrder, rollRoot } from './roll.ts';
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
  const published = { rollRoot: decision.rollRoot, logHead: decision.logHead, ...anchors };
  const stated = { rollRoot: decision.rollRoot, logHead: decision.logHead };
  return [...found, ...differences('$.decision', 'verifyNotAsPublished', published, stated)];
}

/** Is the roll the one whose root was fixed, in its order, nobody twice, everybody in a college of the rules? */
export function verifyRoll({ roll, rules, log }: ExportBundle): Located[] {
  const opened = log.find((entry) => entry.kind === 'opened')?.payload;
  const colleges = rules.colleges.map(({ name }) => name);
  const lines = roll.flatMap((line, index) => {
    const before = roll[index - 1];
    const unordered = before && inOrder(before, line) >= 0;
    const unknown = !colleges.includes(line.college);
    return [
      ...(unordered ? [finding(`$.roll[${index}]`, 'verifyRollOrder', '', line.electorId)] : []),
      ...(unknown
        ? [finding(`$.roll[${index}].college`, 'verifyRollCollege', colleges.join(', '), line.college)]
        : []),
    ];
  });
  const root = rollRoot(roll);
  const sizes = differences('$.roll', 'verifyRollSize', opened?.rollSize, roll.length);
  return [...lines, ...sizes, ...differences('$.roll', 'verifyRollRoot', opened?.rollRoot, root)];
}

/** Is the result what the rules make of the ballots, to the last sentence, and the one the log fixed? */
export function verifyResult({ rules, roll, ballots, log, result }: ExportBundle): Located[] {
  const counted = tally(rules, roll, ballots, settlementOf(log));
  const index = log.findIndex((entry) => entry.kind === 'tallied');
  const tallied = log.find((entry) => entry.kind === 'tallied')?.payload;
  const place = `$.log[${index}].payload`;
  return [
    ...differences('$.result', 'verifyResultDiffers', counted, result),
    ...differences(`${place}.resultHash`, 'verifyResultNotLogged', resultHash(counted), tallied?.resultHash),
    ...differences(`${place}.outcome`, 'verifyResultNotLogged', counted.outcome, tallied?.outcome),
  ];
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
