import { textHash } from '@plenaria/agreements';
import { languages } from '@plenaria/i18n';
import { Client } from 'pg';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const texts = languages.map(({ code: language }) => {
  const said = {
    title: `House rules (${language})`,
    body: `As we say in ${language}.`,
    summary: `${language}.`,
  };
  return { language, ...said, sha256: textHash({ language, ...said }) };
});

/**
 * What no preset brings: a rule pack of the federation's own, a preset that it changed, a joining rule, a document in
 * every language, a person of two short words, one who was called otherwise before, and a member of another name than
 * their person's.
 */
export async function addOwnParts(databaseUrl: string): Promise<void> {
  const db = new Client({ connectionString: databaseUrl, ...AS_PROGRAM });
  await db.connect();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  await db.query(
    `insert into voting.rule_pack (slug, version, names, rules, created_at)
     select 'a-third-is-enough', 1, '{"en":"A third is enough","sv":"En tredjedel räcker"}',
       jsonb_set(rules, '{threshold}', rules -> 'threshold' || '{"share":"1/3","strict":false}'), now()
       from voting.rule_pack where slug = 'one-coop-one-vote' order by version desc limit 1`,
  );
  await db.query(
    `insert into voting.rule_pack (slug, version, names, rules, created_at)
     select slug, version + 1, names || '{"en":"One co-op, one vote, as we have it"}', rules, now()
       from voting.rule_pack where slug = 'one-coop-one-vote' order by version desc limit 1`,
  );
  await db.query(
    `insert into membership.joining_rule (class, rule, gives, valid_from, recorded_at)
     values ('collaborating', '{"kind":"decision","rulePack":"a-third-is-enough"}', '{"en":"A voice."}', '2020-01-01',
       now())`,
  );
  await addDocument(db);
  await db.query(`insert into membership.person (name, language) values ('A N', 'en')`);
  await db.query(
    `insert into membership.person (name, email, language) values ('Vesna Oldcastle', 'vesna@before.example', 'en')`,
  );
  await db.query(
    `update membership.person set name = 'Vesna Newbridge', email = 'vesna@now.example'
      where name = 'Vesna Oldcastle'`,
  );
  await db.query(
    `with person as (insert into membership.person (name, language) values ('Orla Quux', 'en') returning id)
     insert into membership.member (slug, kind, name, folded_name, person_id)
     select 'individual-orla', 'individual', 'Orla Byrne-Quux', 'orlabyrnequux', id from person`,
  );
  await db.end();
}

async function addDocument(db: Client): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `with document as (
       insert into agreements.document (slug, kind, jurisdiction, classes, created_at)
       values ('house-rules', 'code-of-conduct', '*', '{}', now()) returning id)
     insert into agreements.version (document_id, number, language, material, created_at)
     select id, 1, 'sv', true, now() from document returning id`,
  );
  const versionId = rows[0]?.id;
  for (const { language, title, body, summary, sha256 } of texts)
    await db.query(
      `insert into agreements.text (version_id, language, title, body, summary, status, sha256, written_at)
       values ($1, $2, $3, $4, $5, 'reviewed', $6, now())`,
      [versionId, language, title, body, summary, sha256],
    );
  await db.query(
    `update agreements.version set published_at = now(), effective_from = current_date, reason = 'Ours.' where id = $1`,
    [versionId],
  );
}
