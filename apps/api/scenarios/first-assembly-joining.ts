import { isWaiting } from '@plenaria/agreements';
import { DocumentVersion } from '../src/agreements/document-version.ts';
import { findApplicantDuties } from '../src/agreements/find-applicant-duties.ts';
import { saveApplication } from '../src/joining/save-application.ts';
import { submitApplication } from '../src/joining/submit-application.ts';
import { askApplicant } from '../src/joining/ask-applicant.ts';
import { recommendApplication } from '../src/joining/recommend-application.ts';
import { rejectApplication } from '../src/joining/reject-application.ts';
import type { Work } from '../src/work.ts';
import { applicants } from './first-assembly-applicants.ts';
import type { ScenarioApplicant } from './first-assembly-applicants.ts';
import { abouts, givenBy } from './first-assembly-joining-texts.ts';
import { stableId } from './scenario.ts';
import { as, given, speaking } from './speak-as.ts';

const HOURS_A_DAY = 24;

type AdoptedRule = readonly [custodian: string | null, memberClass: string | null, rule: object];

const ALONE = { kind: 'custodian', rulePack: 'one-coop-one-vote' } as const;
const VOTE = { kind: 'decision', rulePack: 'one-coop-one-vote' } as const;
/** Whom no member objects to within a fortnight is in. */
export const SILENCE = { kind: 'objectionWindow', days: 14, rulePack: 'one-coop-one-vote' } as const;

/** By which rule each custodian lets members in: null is the federation, or every class. The rules are invented. */
export const assemblyRules: readonly AdoptedRule[] = [
  [null, null, SILENCE],
  [null, 'producer', VOTE],
  [null, 'consumer', SILENCE],
  [null, 'individual', SILENCE],
  [null, 'collaborating', SILENCE],
  ['femprocomuns', 'producer', VOTE],
  ['femprocomuns', 'consumer', SILENCE],
  ['webarchitects', null, ALONE],
  ['webarchitects', 'producer', ALONE],
  ['collective-tools', 'producer', VOTE],
  ['hypha', null, VOTE],
  ['hypha', 'producer', VOTE],
];

/** The joining rules, what custodians say of themselves, and four invented applicants in four states. */
export const assemblyJoining: readonly ((work: Work) => Promise<void>)[] = [
  (work) => adoptRules(work, assemblyRules),
  tellAbout,
  ...applicants.map(applying),
];

/** The rules from the first month on, each with what members of its class give. */
export async function adoptRules({ db }: Work, rules: readonly AdoptedRule[]): Promise<void> {
  for (const [custodian, memberClass, rule] of rules)
    await db.query(
      `insert into membership.joining_rule (custodian_id, class, rule, gives, valid_from)
       values ($1, $2, $3, $4, '2020-08-01')`,
      [
        custodian === null ? null : stableId('custodian', custodian),
        memberClass,
        JSON.stringify(rule),
        JSON.stringify(givenBy(custodian, memberClass)),
      ],
    );
}

/** What each custodian says of itself. */
export async function tellAbout({ db }: Work): Promise<void> {
  for (const [slug, about] of Object.entries(abouts))
    await db.query(`update membership.custodian set about = $2 where slug = $1`, [
      slug,
      JSON.stringify(about),
    ]);
}

/** One applicant with an account of their own, who comes as far as the example says. */
function applying(applicant: ScenarioApplicant): (work: Work) => Promise<void> {
  return async (work) => {
    const { email, name, language, zone, custodian, daysAgo, form, outcome } = applicant;
    await work.db.query(
      `insert into membership.person (id, name, email, language, invented) values ($1, $2, $3, $4, true)`,
      [stableId('person', email), name, email, language],
    );
    await work.db.query(
      `insert into identity.account (id, person_id, email, language, time_zone, is_guest)
       values ($1, $2, $3, $4, $5, true)`,
      [stableId('account', email), stableId('person', email), email, language, zone],
    );
    const mine = (hoursAgo: number) => speaking(work, { name, email, isOutside: true }, hoursAgo);
    const hoursAgo = daysAgo * HOURS_A_DAY;
    const { id } = given(await saveApplication(mine(hoursAgo), { custodian, form: { ...form, language } }));
    if (outcome === null) return;
    const handingIn = mine(hoursAgo - 1);
    given(await submitApplication(handingIn, id, await everythingAsked(handingIn, applicant)));
    if (outcome.act === 'wait') return;
    const reviewer = as(work, outcome.by, hoursAgo - HOURS_A_DAY);
    const act = { ask: askApplicant, recommend: recommendApplication, reject: rejectApplication }[
      outcome.act
    ];
    given(await act(reviewer, { id, text: outcome.says }));
  };
}

/** Every document that waits for an applicant, read in their language or else in the authoritative one. */
async function everythingAsked(work: Work, { custodian, form: { classes }, language }: ScenarioApplicant) {
  const duties = await findApplicantDuties(work, { custodian, classes, applicationId: null });
  return duties.flatMap(({ version, state }) => {
    const text = DocumentVersion.textIn(version, [language]);
    return isWaiting(state) && text
      ? [{ versionId: version.id, language: text.language, sha256: text.sha256 }]
      : [];
  });
}
