import { draftDocument } from '../src/agreements/draft-document.ts';
import { findDocument } from '../src/agreements/find-documents.ts';
import { publishDocument } from '../src/agreements/publish-document.ts';
import { reviewDocumentText } from '../src/agreements/review-document-text.ts';
import { writeDocumentText } from '../src/agreements/write-document-text.ts';
import type { Work } from '../src/work.ts';
import { codeOfConduct } from './documents/code-of-conduct.ts';
import { conditionsOfUse } from './documents/conditions-of-use.ts';
import { consortium } from './documents/consortium.ts';
import { cookies } from './documents/cookies.ts';
import { dataProtection } from './documents/data-protection.ts';
import { licensing } from './documents/licensing.ts';
import { asSample } from './documents/sample.ts';
import type { SampleText } from './documents/sample.ts';
import { assemblyPeople } from './first-assembly-people.ts';
import { jurisdictions } from './documents/jurisdictions.ts';
import { stableId } from './scenario.ts';
import { as, given } from './speak-as.ts';

const DAY = 24;
const HOUR_MS = 3_600_000;
const SECRETARY = 'Nadia Okafor';
const REVIEWER = 'Mei-Lin Chow';
const FIRST_DAYS_AGO = 60;
/** After the decision that an hour is an hour was closed. */
const SECOND_DAYS_AGO = 5;
/** Has just joined and has not read anything yet. */
const NEW_HERE: readonly string[] = ['Yara Mansour', 'Joaquim Sousa'];
/** Has signed the consortium agreement again since it changed. */
const SIGNED_AGAIN: readonly string[] = ['Kwame Boateng', 'Elsa Lindqvist'];
const WITHOUT_DECISION = 'A sample of the living example: no assembly has adopted it.';

type Texts = Readonly<Record<string, SampleText>>;

/** Agreements and policies as first published, all of them samples, and accepted by those who are not new. */
export const foundingDocuments: readonly ((work: Work) => Promise<void>)[] = [
  federationDocuments,
  custodianDocuments,
  (work) => everyoneAccepts(work, 1, FIRST_DAYS_AGO - 3, (name) => !NEW_HERE.includes(name)),
];

/** The same in the first assembly, where one has changed since and not all have accepted it again. */
export const assemblyDocuments: readonly ((work: Work) => Promise<void>)[] = [
  ...foundingDocuments,
  consortiumChanges,
  (work) => everyoneAccepts(work, 2, SECOND_DAYS_AGO - 3, (name) => SIGNED_AGAIN.includes(name)),
];

async function federationDocuments(work: Work): Promise<void> {
  const open = (slug: string, texts: Texts, classes: readonly string[] = []) =>
    publishSample(work, { slug, kind: slug, custodian: null, jurisdiction: '*', classes }, texts, 'en');
  await open('cookies', cookies);
  await open('licensing', licensing);
  await open('code-of-conduct', codeOfConduct);
  await open('consortium', consortium(1), ['producer']);
}

async function custodianDocuments(work: Work): Promise<void> {
  for (const { custodian, country, languages, name, law, dataLaw, authority } of jurisdictions) {
    const texts = (make: (language: string) => SampleText | undefined): Texts =>
      Object.fromEntries(
        languages.flatMap((language) => {
          const made = make(language);
          return made ? [[language, made]] : [];
        }),
      );
    for (const [kind, made] of [
      ['conditions-of-use', texts((language) => conditionsOfUse[language]?.({ name, law }))],
      ['data-protection', texts((language) => dataProtection[language]?.({ name, law: dataLaw, authority }))],
    ] as const) {
      const slug = `${kind}-${custodian}`;
      const document = { slug, kind, custodian, jurisdiction: country, classes: [] };
      await publishSample(work, document, made, languages[0] ?? 'en');
    }
  }
}

async function consortiumChanges(work: Work): Promise<void> {
  const [adopted] = await work.db.query<{ number: number }[]>(
    `select number from voting.decision where state = 'closed' and result ->> 'outcome' = 'adopted' order by number`,
  );
  await writeAll(work, 'consortium', consortium(2), 'en', SECOND_DAYS_AGO);
  await publish(work, 'consortium', SECOND_DAYS_AGO, adopted?.number ?? null);
}

type Opening = Parameters<typeof draftDocument>[1];

async function publishSample(work: Work, document: Opening, texts: Texts, first: string): Promise<void> {
  given(await draftDocument(as(work, SECRETARY, FIRST_DAYS_AGO * DAY), document));
  await writeAll(work, document.slug, texts, first, FIRST_DAYS_AGO);
  await publish(work, document.slug, FIRST_DAYS_AGO, null);
}

/** The authoritative language first, then its translations, each read by a second person. */
async function writeAll(
  work: Work,
  slug: string,
  texts: Texts,
  first: string,
  daysAgo: number,
): Promise<void> {
  const keeper = as(work, SECRETARY, daysAgo * DAY);
  const second = { ...keeper, actor: { ...as(work, REVIEWER, 0).actor, roles: ['secretary'] as const } };
  const order = [first, ...Object.keys(texts).filter((language) => language !== first)];
  for (const language of order) {
    const words = texts[language];
    if (!words) continue;
    const text = asSample(language, words);
    const document = given(
      await writeDocumentText(keeper, { slug, versionId: null, language, base: null, ...text }),
    );
    const written = document.versions[0]?.texts.find((one) => one.language === language);
    // One translation waits for its reader, as it does in life.
    if (written && written.status !== 'reviewed' && language !== 'sv')
      given(await reviewDocumentText(second as Work, slug, written.id));
  }
}

async function publish(work: Work, slug: string, daysAgo: number, decision: number | null): Promise<void> {
  const keeper = as(work, SECRETARY, daysAgo * DAY);
  const document = await findDocument(keeper, slug, { drafts: true });
  const [draft] = document?.versions ?? [];
  const sha256 = draft?.texts.find(({ language }) => language === draft.language)?.sha256 ?? '';
  const effectiveFrom = keeper.now.toISOString().slice(0, 10);
  const reason = decision === null ? WITHOUT_DECISION : '';
  given(await publishDocument(keeper, { slug, sha256, effectiveFrom, material: true, decision, reason }));
}

/**
 * Those who are asked for something have read it in their language, or else in the authoritative one, and accepted it.
 * A hundred and more at once: one by one they would hold up the start.
 */
async function everyoneAccepts(
  work: Work,
  version: number,
  daysAgo: number,
  accepts: (name: string) => boolean,
): Promise<void> {
  const readers = assemblyPeople
    .filter(({ name }) => accepts(name))
    .map(({ email, member, speaksAs, language }) => ({
      person_id: stableId('person', email),
      member_id: stableId('member', member),
      may_sign: speaksAs !== 'alternate',
      language,
    }));
  await work.db.query(
    `insert into agreements.acceptance
       (person_id, member_id, custodian_id, version_id, text_id, language, sha256, method, at)
     select r.person_id, case when d.kind = 'consortium' then r.member_id end, d.custodian_id, v.id,
            t.id, t.language, t.sha256, 'screen', $2::timestamptz - place * interval '1 hour'
       from rows from (jsonb_to_recordset($1) as (person_id uuid, member_id uuid, may_sign boolean, language text))
              with ordinality as r (person_id, member_id, may_sign, language, place)
       join membership.membership s on s.member_id = r.member_id and upper_inf(s.valid)
       join agreements.document d on (d.custodian_id is null or d.custodian_id = s.custodian_id) and d.kind <> 'cookies'
        and (d.kind <> 'consortium' or r.may_sign and exists (
              select from membership.class_holding h where h.member_id = r.member_id and h.class = any (d.classes)))
       join agreements.version v on v.document_id = d.id and v.number = $3
       join lateral (
         select * from agreements.text x where x.version_id = v.id and x.language in (r.language, v.language)
          order by x.language = r.language desc, x.sequence desc limit 1) t on true`,
    [JSON.stringify(readers), new Date(work.now.getTime() - daysAgo * DAY * HOUR_MS), version],
  );
}
