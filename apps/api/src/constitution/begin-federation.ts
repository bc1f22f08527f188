import { isDeepStrictEqual } from 'node:util';
import { textHash } from '@plenaria/agreements';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { AgreementDocument } from '../agreements/document.ts';
import { DocumentText } from '../agreements/document-text.ts';
import { DocumentVersion } from '../agreements/document-version.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import { RulePack } from '../voting/rule-pack.ts';
import type { Work } from '../work.ts';
import { constitutionOn } from './constitution-on.ts';
import type { Constitution } from './constitution.ts';
import type { OpenedConstitution } from './open-constitution.ts';

/** What must have no row where a federation begins. */
const EMPTY = [
  'membership.federation',
  'membership.custodian',
  'membership.person',
  'membership.member_class',
  'membership.circle',
  'membership.joining_rule',
  'identity.account',
  'agreements.document',
  'voting.decision',
] as const;
/** Any number, the same in every process: a federation begins once. */
const BEGINNING_LOCK = 7_160_514;

/** Begins a federation in an empty database from another's constitution, all of it or nothing. Its documents are
 *  drafts: they hold once the new federation publishes them in its own name. What has ended since is left out. */
export async function beginFederation(
  work: Work,
  { constitution: given, fingerprint }: OpenedConstitution,
  name: string | null,
): Promise<{ readonly name: string } | Refused<'NOT_EMPTY', { table: string }>> {
  await lockBeginning(work);
  const begun = await whereBegun(work.db);
  if (begun !== null) return refuse('NOT_EMPTY', { table: begun });
  const constitution = constitutionOn(given, dayOf(work.now));
  const federation = constitution['federation.json'];
  const called = name ?? federation.name;
  await work.db.query(
    `insert into membership.federation (name, languages, default_language) values ($1, $2, $3)`,
    [called, federation.languages, federation.defaultLanguage],
  );
  await addClasses(work, constitution);
  await addCircles(work, constitution);
  for (const pack of constitution['rule-packs.json']) await addRulePack(work, pack);
  await addJoiningRules(work, constitution);
  await addServiceLevels(work, constitution);
  for (const document of constitution['documents.json']) await addDocument(work, document);
  const after = { from: federation.name, fingerprint };
  await recordEventsOf(work, [
    { subject: 'federation', subjectId: null, kind: 'federation-begun', before: null, after },
  ]);
  return { name: called };
}

/** Lets one federation begin at a time. */
export async function lockBeginning({ db }: Work): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [BEGINNING_LOCK]);
}

/** The first table in which something has begun, also in a database of an earlier version; null in an empty one. */
export async function whereBegun(db: Work['db']): Promise<string | null> {
  for (const table of EMPTY) {
    const [known]: readonly { exists: boolean }[] = await db.query(
      `select to_regclass($1) is not null as exists`,
      [table],
    );
    if (!known?.exists) continue;
    const rows: readonly unknown[] = await db.query(`select from ${table} limit 1`);
    if (rows.length > 0) return table;
  }
  return null;
}

async function addClasses({ db }: Work, constitution: Constitution): Promise<void> {
  const rows = constitution['classes.json'].map((row, position) => ({ ...row, position }));
  await db.query(
    `insert into membership.member_class (slug, names, position, last_day)
     select slug, names, position, "lastDay"
       from jsonb_to_recordset($1) as given (slug text, names jsonb, position integer, "lastDay" date)`,
    [JSON.stringify(rows)],
  );
}

async function addCircles({ db, now }: Work, constitution: Constitution): Promise<void> {
  const roles = constitution['circle-roles.json'].map((row, position) => ({ ...row, position }));
  await db.query(`delete from membership.circle_role`);
  await db.query(
    `insert into membership.circle_role (slug, names, coordinates, position)
     select slug, names, coordinates, position
       from jsonb_to_recordset($1) as given (slug text, names jsonb, coordinates boolean, position integer)`,
    [JSON.stringify(roles)],
  );
  const circles = JSON.stringify(constitution['circles.json']);
  await db.query(
    `insert into membership.circle (slug, names, purposes, first_day, last_day)
     select slug, names, purposes, $2, "lastDay"
       from jsonb_to_recordset($1) as given (slug text, names jsonb, purposes jsonb, "lastDay" date)`,
    [circles, dayOf(now)],
  );
  await db.query(
    `update membership.circle c set parent_id = p.id
       from jsonb_to_recordset($1) as given (slug text, parent text)
       join membership.circle p on p.slug = given.parent where c.slug = given.slug`,
    [circles],
  );
}

/** The presets are there already; one that the other federation had changed comes as a further version. */
async function addRulePack(work: Work, pack: Constitution['rule-packs.json'][number]): Promise<void> {
  const { db, now } = work;
  const { slug, names } = pack;
  const rules = pack.rules as RulePack['rules'];
  const newest = await db.findOne(RulePack, { where: { slug }, order: { version: 'desc' } });
  if (newest && isDeepStrictEqual([newest.rules, newest.names], [rules, names])) return;
  const version = (newest?.version ?? 0) + 1;
  await db.insert(RulePack, { slug, version, names, rules, createdAt: now });
}

async function addJoiningRules({ db, now }: Work, constitution: Constitution): Promise<void> {
  await db.query(
    `insert into membership.joining_rule (class, rule, gives, valid_from, recorded_at)
     select class, rule, gives, $2, $3
       from jsonb_to_recordset($1) as given (class text, rule jsonb, gives jsonb)`,
    [JSON.stringify(constitution['joining-rules.json']), dayOf(now), now],
  );
}

async function addServiceLevels({ db, now }: Work, constitution: Constitution): Promise<void> {
  await db.query(
    `with given as (
       select * from jsonb_to_recordset($1) as given (slug text, class text, names jsonb, descriptions jsonb,
         price jsonb, "participantsMax" integer, "minutesMax" integer, "lastDay" date)
     ), added as (
       insert into membership.service_level (slug, class) select slug, class from given returning id, slug
     )
     insert into membership.service_level_version (level_id, names, descriptions, amount, currency,
       participants_max, minutes_max, valid, recorded_at)
     select added.id, given.names, given.descriptions, (given.price ->> 'amount')::bigint,
       given.price ->> 'currency', given."participantsMax", given."minutesMax", daterange($2, given."lastDay", '[]'), $3
       from given join added using (slug)`,
    [JSON.stringify(constitution['service-levels.json']), dayOf(now), now],
  );
}

async function addDocument(work: Work, given: Constitution['documents.json'][number]): Promise<void> {
  const { db, now } = work;
  const { slug, kind, jurisdiction, classes, language, material, texts } = given;
  const document = await db.insert(AgreementDocument, {
    slug,
    kind,
    jurisdiction,
    custodianId: null,
    classes,
    createdAt: now,
  });
  const documentId = String(document.identifiers[0]?.['id']);
  const begun = { documentId, custodianId: null, number: 1, language, material, createdAt: now };
  const version = await db.insert(DocumentVersion, begun);
  const versionId = String(version.identifiers[0]?.['id']);
  const authoritative = texts.find((text) => text.language === language);
  for (const text of texts)
    await db.insert(DocumentText, {
      versionId,
      ...text,
      sha256: textHash(text),
      status: text.language === language ? 'reviewed' : 'draft',
      translationOf: text === authoritative || !authoritative ? null : textHash(authoritative),
      writtenAt: now,
    });
}
