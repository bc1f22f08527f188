import type { RulePack } from './rule-pack.ts';

/** A rule that an existing federation votes by, ready to copy. */
export type Preset = {
  readonly slug: string;
  /** By language. */
  readonly names: Readonly<Record<string, string>>;
  /** Where the rule comes from, and what this pack leaves to people. English, for whoever adopts it. */
  readonly source: string;
  readonly rules: RulePack;
};

const MEMBERS = {
  en: 'members',
  ca: 'sòcies',
  es: 'socias',
  fr: 'membres',
  de: 'Mitglieder',
  sv: 'medlemmar',
  ar: 'الأعضاء',
};

/** One member one vote, open, changeable until the close, more than half of yes + no, ties change nothing.
 *  What a preset does not mention is as here. */
const PLAIN: RulePack = {
  format: 'plenaria-rules/1',
  colleges: [{ name: 'members', classes: ['*'], share: '1', labels: MEMBERS }],
  choices: ['yes', 'no', 'abstain'],
  base: 'decided',
  silentCollege: 'burn',
  threshold: { share: '1/2', strict: true, of: 'decided' },
  conditions: [],
  quorum: [],
  ties: { kind: 'statusQuo' },
  overlap: 'declared',
  delegation: 'none',
  secrecy: 'open',
  mayChange: true,
  languages: [],
};

/** The presets, in the order in which they are offered. */
export const presets: readonly Preset[] = [
  {
    slug: 'one-coop-one-vote',
    names: {
      en: 'One co-op, one vote',
      ca: 'Una cooperativa, un vot',
      es: 'Una cooperativa, un voto',
      fr: 'Une coopérative, une voix',
      de: 'Eine Genossenschaft, eine Stimme',
      sv: 'Ett kooperativ, en röst',
      ar: 'تعاونية واحدة، صوت واحد',
    },
    source: 'ICA principle 2: members have equal voting rights. More than half of those who take a side.',
    rules: PLAIN,
  },
  {
    slug: 'webarchitects-50-25-25',
    names: {
      en: 'Webarchitects: 50 / 25 / 25',
      ca: 'Webarchitects: 50 / 25 / 25',
      es: 'Webarchitects: 50 / 25 / 25',
      fr: 'Webarchitects : 50 / 25 / 25',
      de: 'Webarchitects: 50 / 25 / 25',
      sv: 'Webarchitects: 50 / 25 / 25',
      ar: 'نموذج Webarchitects: \u206650 / 25 / 25\u2069',
    },
    source:
      'Webarchitects: workers decide one half, clients and partners one quarter, investors one quarter. A college in which nobody takes a side leaves its share to the others.',
    rules: {
      ...PLAIN,
      colleges: [
        { name: 'workers', classes: ['worker'], share: '1/2' },
        {
          name: 'clientsAndPartners',
          classes: ['client', 'partner'],
          share: '1/4',
          labels: { en: 'clients and partners' },
        },
        { name: 'investors', classes: ['investor'], share: '1/4' },
      ],
      silentCollege: 'redistribute',
      threshold: { share: '1/2', strict: true, of: 'total' },
    },
  },
  {
    slug: 'socialcoop-block',
    names: {
      en: 'Social.coop: no block unless 95 %',
      ca: 'Social.coop: cap bloqueig, tret del 95 %',
      es: 'Social.coop: ningún bloqueo, salvo con el 95 %',
      fr: 'Social.coop : aucun blocage, sauf à 95 %',
      de: 'Social.coop: kein Veto, außer bei 95 %',
      sv: 'Social.coop: inget veto, utom vid 95 %',
      ar: 'نموذج Social.coop: لا اعتراض مانع، إلا عند 95 %',
    },
    source: 'Social.coop: a proposal passes by majority; while a block stands, only with at least 95 % yes.',
    rules: {
      ...PLAIN,
      choices: ['yes', 'no', 'abstain', 'block'],
      conditions: [{ kind: 'noBlockUnless', share: '95/100' }],
    },
  },
  {
    slug: 'coop-cloud-all-members',
    names: {
      en: 'Co-op Cloud: a majority of all members',
      ca: 'Co-op Cloud: majoria de totes les sòcies',
      es: 'Co-op Cloud: mayoría de todas las socias',
      fr: 'Co-op Cloud : majorité de tous les membres',
      de: 'Co-op Cloud: Mehrheit aller Mitglieder',
      sv: 'Co-op Cloud: majoritet av alla medlemmar',
      ar: 'نموذج Co-op Cloud: أغلبية جميع الأعضاء',
    },
    source: 'Co-op Cloud: more than half of all members say yes; who is silent does not say yes.',
    rules: { ...PLAIN, base: 'eligible', threshold: { share: '1/2', strict: true, of: 'total' } },
  },
  {
    slug: 'hypha-60-quorum',
    names: {
      en: 'Hypha: quorum of 60 % of active members',
      ca: 'Hypha: quòrum del 60 % de les sòcies actives',
      es: 'Hypha: quórum del 60 % de las socias activas',
      fr: 'Hypha : quorum de 60 % des membres actifs',
      de: 'Hypha: Quorum von 60 % der aktiven Mitglieder',
      sv: 'Hypha: kvorum på 60 % av de aktiva medlemmarna',
      ar: 'نموذج Hypha: نصاب 60 % من الأعضاء النشطين',
    },
    source:
      'Hypha: at least 60 % of active members take part, nobody votes for another, the chair breaks a tie.',
    rules: {
      ...PLAIN,
      quorum: [{ scope: 'all', count: 'heads', of: 'active', metBy: 'cast', share: '60/100' }],
      ties: { kind: 'castingVote' },
    },
  },
  {
    slug: 'signalise-investors-10',
    names: {
      en: 'Signalise: investors at most 10 %',
      ca: 'Signalise: inversores, com a màxim el 10 %',
      es: 'Signalise: inversoras, como máximo el 10 %',
      fr: 'Signalise : investisseurs, 10 % au plus',
      de: 'Signalise: Investierende höchstens 10 %',
      sv: 'Signalise: investerare högst 10 %',
      ar: 'نموذج Signalise: المستثمرون 10 % على الأكثر',
    },
    source:
      'Signalise: one member one vote, but investors together count at most 10 %. Ordinary decisions; special ones need 75 %.',
    rules: {
      ...PLAIN,
      colleges: [
        { name: 'members', classes: ['worker', 'user'], share: 'byVotes' },
        { name: 'investors', classes: ['investor'], share: 'byVotes', cap: '1/10' },
      ],
      threshold: { share: '1/2', strict: true, of: 'total' },
    },
  },
  {
    slug: 'signalise-special-75',
    names: {
      en: 'Signalise: special decisions, 75 %',
      ca: 'Signalise: decisions especials, 75 %',
      es: 'Signalise: decisiones especiales, 75 %',
      fr: 'Signalise : décisions spéciales, 75 %',
      de: 'Signalise: besondere Beschlüsse, 75 %',
      sv: 'Signalise: särskilda beslut, 75 %',
      ar: 'نموذج Signalise: قرارات خاصة، 75 %',
    },
    source: 'Signalise: as its ordinary decisions, with at least 75 % yes.',
    rules: {
      ...PLAIN,
      colleges: [
        { name: 'members', classes: ['worker', 'user'], share: 'byVotes' },
        { name: 'investors', classes: ['investor'], share: 'byVotes', cap: '1/10' },
      ],
      threshold: { share: '75/100', strict: false, of: 'total' },
    },
  },
  {
    slug: 'fairshares-each-class',
    names: {
      en: 'FairShares: a majority in each class',
      ca: 'FairShares: majoria en cada classe',
      es: 'FairShares: mayoría en cada clase',
      fr: 'FairShares : majorité dans chaque catégorie',
      de: 'FairShares: Mehrheit in jeder Kategorie',
      sv: 'FairShares: majoritet i varje kategori',
      ar: 'نموذج FairShares: أغلبية في كل فئة',
    },
    source:
      'FairShares: one member one vote, and where a class asks for it a majority in each class. This pack is for decisions in which it was asked.',
    rules: {
      ...PLAIN,
      colleges: ['founder', 'labour', 'user', 'investor'].map((name) => ({
        name,
        classes: [name],
        share: 'byVotes',
      })),
      conditions: [
        {
          kind: 'majorityInEach',
          colleges: ['founder', 'labour', 'user', 'investor'],
          share: '1/2',
          strict: true,
        },
      ],
    },
  },
  {
    slug: 'scic-colleges',
    names: {
      en: 'SCIC: colleges of 10 to 50 %',
      ca: 'SCIC: col·legis del 10 al 50 %',
      es: 'SCIC: colegios del 10 al 50 %',
      fr: 'SCIC : collèges de 10 à 50 %',
      de: 'SCIC: Kollegien von 10 bis 50 %',
      sv: 'SCIC: kollegier på 10 till 50 %',
      ar: 'نموذج SCIC: هيئات من 10 إلى 50 %',
    },
    source:
      'French law 47-1775, article 19 octies: no college below 10 % or above 50 % of the votes. Three colleges with 50, 30 and 20 % as an example to adapt.',
    rules: {
      ...PLAIN,
      colleges: [
        { name: 'employees', classes: ['employee'], share: '50/100', floor: '1/10', cap: '1/2' },
        { name: 'beneficiaries', classes: ['beneficiary'], share: '30/100', floor: '1/10', cap: '1/2' },
        { name: 'supporters', classes: ['supporter'], share: '20/100', floor: '1/10', cap: '1/2' },
      ],
      silentCollege: 'redistribute',
      threshold: { share: '1/2', strict: true, of: 'total' },
    },
  },
];

/** The preset of that name, or null. */
export function presetNamed(slug: string): Preset | null {
  return presets.find((preset) => preset.slug === slug) ?? null;
}
