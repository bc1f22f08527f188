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
    names: { en: 'One co-op, one vote' },
    source: 'ICA principle 2: members have equal voting rights. More than half of those who take a side.',
    rules: PLAIN,
  },
  {
    slug: 'webarchitects-50-25-25',
    names: { en: 'Webarchitects: 50 / 25 / 25' },
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
    names: { en: 'Social.coop: no block unless 95 %' },
    source: 'Social.coop: a proposal passes by majority; while a block stands, only with at least 95 % yes.',
    rules: {
      ...PLAIN,
      choices: ['yes', 'no', 'abstain', 'block'],
      conditions: [{ kind: 'noBlockUnless', share: '95/100' }],
    },
  },
  {
    slug: 'coop-cloud-all-members',
    names: { en: 'Co-op Cloud: a majority of all members' },
    source: 'Co-op Cloud: more than half of all members say yes; who is silent does not say yes.',
    rules: { ...PLAIN, base: 'eligible', threshold: { share: '1/2', strict: true, of: 'total' } },
  },
  {
    slug: 'hypha-60-quorum',
    names: { en: 'Hypha: quorum of 60 % of active members' },
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
    names: { en: 'Signalise: investors at most 10 %' },
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
    names: { en: 'Signalise: special decisions, 75 %' },
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
    names: { en: 'FairShares: a majority in each class' },
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
    names: { en: 'SCIC: colleges of 10 to 50 %' },
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
