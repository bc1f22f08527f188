import { presetNamed } from '@plenaria/voting';
import type { RulePack as Rules } from '@plenaria/voting';
import { answerAmendment } from '../src/voting/answer-amendment.ts';
import { closeDecision } from '../src/voting/close-decision.ts';
import { draftDecision } from '../src/voting/draft-decision.ts';
import { ensurePresets } from '../src/voting/ensure-presets.ts';
import { openDecision } from '../src/voting/open-decision.ts';
import { proposeAmendment } from '../src/voting/propose-amendment.ts';
import { publishRulePack } from '../src/voting/publish-rule-pack.ts';
import { reviewDecisionText } from '../src/voting/review-decision-text.ts';
import { RulePack } from '../src/voting/rule-pack.ts';
import { writeComment } from '../src/voting/write-comment.ts';
import { writeDecisionText } from '../src/voting/write-decision-text.ts';
import type { Work } from '../src/work.ts';
import { collaboratingTexts, hoursTexts, producersTexts } from './first-assembly-texts.ts';
import type { ScenarioText } from './first-assembly-texts.ts';
import { as, castAll, given } from './speak-as.ts';

const DAY = 24;
const CHAIR = 'Mei-Lin Chow';
const SECRETARY = 'Nadia Okafor';
/** Who puts the English text into each language, and who reads it after them. */
const TRANSLATORS: Readonly<Record<string, readonly [writer: string, reviewer: string]>> = {
  ca: ['Aina Ferrer', 'Nerea Etxeberria'],
  es: ['Lucía Navarro', 'Guadalupe Ortiz'],
  fr: ['Maude Tremblay', 'Joaquim Sousa'],
  de: ['Lena Hoffmann', 'Emre Yıldız'],
  sv: ['Elsa Lindqvist', 'Birgit Solheim'],
  ar: ['Yara Mansour', 'Farid Rahimi'],
};

/**
 * The decisions of the first assembly: the one really taken, open now; one in draft; an invented one, closed.
 */
export const assemblyDecisions: readonly ((work: Work) => Promise<void>)[] = [
  (work) => ensurePresets(work.db, work.now),
  whoIsAProducer,
  aThirdClass,
  anHourIsAnHour,
];

/**
 * The records do not tell by which rule it was taken. One member, one vote is what the co-operative
 * principles ask for where nothing else is agreed, and a weighting could not yet be: it depends on who is in
 * which class.
 */
async function whoIsAProducer(work: Work): Promise<void> {
  const rules = await packNamed(work, 'one-coop-one-vote');
  const id = await draftInAllLanguages(work, { texts: producersTexts, rulePackId: rules.id, daysAgo: 12 });
  given(
    await writeComment(as(work, 'Rosa Whitfield', 9 * DAY), {
      decisionId: id,
      parentId: null,
      language: 'en',
      body: 'Thank you for naming everyone. Last time it was not entirely clear what we were voting on.',
    }),
  );
  const closesAt = new Date(work.now.getTime() + 3 * DAY * 3_600_000);
  given(await openDecision(as(work, CHAIR, 4 * DAY, 'sent'), { decisionId: id, closesAt }));
  await castAll(
    work,
    id,
    [
      ['autonomic', 'yes'],
      ['koumbit', 'yes', 'Our discount is in the list as we agreed it.'],
      ['animorph', 'abstain', 'We are consumers: let the producers decide.'],
      ['fosshost', 'yes'],
      ['individual-2', 'yes'],
    ],
    3 * DAY,
  );
}

async function aThirdClass(work: Work): Promise<void> {
  const { first, standing, amended, ca, fr } = collaboratingTexts;
  const author = 'Isla MacGregor';
  const rules = await packNamed(work, 'one-coop-one-vote');
  const draft = { language: 'en', ...first, rulePackId: rules.id, languages: ['en', 'ca', 'fr'] };
  const { id } = given(await draftDecision(as(work, author, 6 * DAY), draft));
  const write = async (name: string, hoursAgo: number, base: number, language: string, text: ScenarioText) =>
    given(
      await writeDecisionText(as(work, name, hoursAgo), {
        decisionId: id,
        baseVersion: base,
        language,
        ...text,
      }),
    );
  const propose = async (name: string, hoursAgo: number, base: number, text: ScenarioText, reason: string) =>
    given(
      await proposeAmendment(as(work, name, hoursAgo), {
        decisionId: id,
        baseVersion: base,
        language: 'en',
        ...text,
        reason,
      }),
    );
  await write('Aina Ferrer', 5 * DAY, 1, 'ca', ca);
  given(
    await reviewDecisionText(as(work, 'Nerea Etxeberria', 5 * DAY - 2), {
      decisionId: id,
      version: 1,
      language: 'ca',
    }),
  );
  const speech = await propose('Kwame Boateng', 4 * DAY, 1, standing, 'Whoever is invited should be heard.');
  await talk(work, id);
  given(
    await answerAmendment(as(work, author, 3 * DAY), {
      amendmentId: speech.id,
      accept: true,
      answer: 'Yes, that is what we meant.',
    }),
  );
  await write('Maude Tremblay', 2 * DAY, 2, 'fr', fr);
  await propose('Gwen Pritchard', DAY, 2, amended, 'The way back should be as short as the way out.');
}

async function talk(work: Work, decisionId: string): Promise<void> {
  const say = async (name: string, hoursAgo: number, parentId: string | null, body: string) =>
    given(await writeComment(as(work, name, hoursAgo), { decisionId, parentId, language: 'en', body }));
  const question = await say(
    'Lena Hoffmann',
    5 * DAY,
    null,
    'Would a collaborating member still be counted when we ask whether enough members took part?',
  );
  await say('Isla MacGregor', 5 * DAY - 3, question.id, 'No: who does not vote is not on the roll.');
  await say('Lena Hoffmann', 5 * DAY - 4, question.id, 'Then I am for it.');
  await say('Denise Greene', 4 * DAY - 1, null, 'How often can one change between the classes?');
}

async function anHourIsAnHour(work: Work): Promise<void> {
  const pack = given(
    await publishRulePack(as(work, SECRETARY, 40 * DAY), {
      slug: 'producers-consumers-collaborating',
      names: classNames,
      rules: classRules(),
    }),
  );
  const id = await draftInAllLanguages(work, { texts: hoursTexts, rulePackId: pack.id, daysAgo: 38 });
  const closesAt = new Date(work.now.getTime() - 23 * DAY * 3_600_000);
  given(await openDecision(as(work, CHAIR, 30 * DAY), { decisionId: id, closesAt }));
  await castAll(
    work,
    id,
    [
      ['autonomic', 'yes'],
      ['collective-tools', 'yes'],
      ['femprocomuns', 'yes', 'Care work and code count the same.'],
      ['hypha', 'no', 'Circles know best what their work needs.'],
      ['webarchitects', 'yes'],
      ['open-co-op', 'yes'],
      ['koumbit', 'no'],
      ['collocall', 'no'],
      ['fosshost', 'abstain'],
      ['individual-1', 'yes'],
      ['animorph', 'no', 'We pay for some hours more than for others already.'],
      ['free-knowledge-institute', 'yes'],
      ['may-first', 'no'],
    ],
    29 * DAY,
  );
  const clock = { kind: 'system', name: 'clock' } as const;
  given(await closeDecision({ ...as(work, CHAIR, 0), actor: clock, now: closesAt }, { decisionId: id }));
}

type Prepared = {
  readonly texts: Readonly<Record<string, ScenarioText>>;
  readonly rulePackId: string;
  readonly daysAgo: number;
};

/** Drafted in English by the chair, translated by one person and reviewed by another in each language. */
async function draftInAllLanguages(work: Work, { texts, rulePackId, daysAgo }: Prepared): Promise<string> {
  const { en, ...translations } = texts;
  if (!en) throw new Error('the first wording is in English');
  const hoursAgo = daysAgo * DAY;
  const draft = { language: 'en', ...en, rulePackId, languages: Object.keys(texts) };
  const { id: decisionId } = given(await draftDecision(as(work, CHAIR, hoursAgo), draft));
  for (const [language, text] of Object.entries(translations)) {
    const [writer, reviewer] = TRANSLATORS[language] ?? [SECRETARY, CHAIR];
    const written = { decisionId, baseVersion: 1, language, ...text };
    given(await writeDecisionText(as(work, writer, hoursAgo - 12), written));
    given(await reviewDecisionText(as(work, reviewer, hoursAgo - 24), { decisionId, version: 1, language }));
  }
  return decisionId;
}

async function packNamed(work: Work, slug: string): Promise<RulePack> {
  return work.db.findOneByOrFail(RulePack, { slug, version: 1 });
}

/** Webarchitects' 50 / 25 / 25, with the classes of this federation. Nobody is a collaborating member yet, so
 *  their share goes to the others. */
function classRules(): Rules {
  const preset = presetNamed('webarchitects-50-25-25');
  if (!preset) throw new Error('the preset webarchitects-50-25-25 is gone');
  return {
    ...preset.rules,
    colleges: [
      { name: 'producers', classes: ['producer'], share: '1/2', labels: labels.producers },
      { name: 'consumers', classes: ['consumer'], share: '1/4', labels: labels.consumers },
      { name: 'collaborating', classes: ['collaborating'], share: '1/4', labels: labels.collaborating },
    ],
  };
}

const classNames = {
  en: 'Producers 50, consumers 25, collaborating 25',
  ca: 'Productores 50, consumidores 25, col·laboradores 25',
  es: 'Productoras 50, consumidoras 25, colaboradoras 25',
  fr: 'Producteurs 50, consommateurs 25, collaborateurs 25',
  de: 'Produzierende 50, Nutzende 25, Mitwirkende 25',
  sv: 'Producenter 50, konsumenter 25, samarbetande 25',
  ar: 'منتجون 50، مستهلكون 25، متعاونون 25',
} as const;

const labels = {
  producers: {
    en: 'producers',
    ca: 'productores',
    es: 'productoras',
    fr: 'producteurs',
    de: 'Produzierende',
    sv: 'producenter',
    ar: 'المنتجون',
  },
  consumers: {
    en: 'consumers',
    ca: 'consumidores',
    es: 'consumidoras',
    fr: 'consommateurs',
    de: 'Nutzende',
    sv: 'konsumenter',
    ar: 'المستهلكون',
  },
  collaborating: {
    en: 'collaborating members',
    ca: 'col·laboradores',
    es: 'colaboradoras',
    fr: 'collaborateurs',
    de: 'Mitwirkende',
    sv: 'samarbetande',
    ar: 'المتعاونون',
  },
} as const;
