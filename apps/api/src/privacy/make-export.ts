import { isLanguage } from '@plenaria/i18n';
import { sayPseudonym } from '../diversity/own-answers.ts';
import { federationName } from '../membership/federation-name.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import type { View, Work } from '../work.ts';
import { collectPersonalData } from './collect-personal-data.ts';
import { exportAsHtml, exportAsJson } from './write-export.ts';
import type { ExportReader } from './write-export.ts';

type Asked = { readonly personId: string; readonly language: string; readonly timeZone: string };

/** Writes the two files of an export; nothing where it is gone or written already. */
export async function makeExport(work: Work, keys: SealingKeys, exportId: string): Promise<void> {
  const rows: readonly Asked[] = await work.db.query(
    `select a.person_id as "personId", e.language, a.time_zone as "timeZone"
       from privacy.export e join identity.account a on a.id = e.account_id
      where e.id = $1 and e.made_at is null and a.disabled_at is null for update of e`,
    [exportId],
  );
  const asked = rows[0];
  if (!asked) return;
  const reader = await readerOf(work, asked);
  await sayPseudonym(work, keys, asked.personId);
  const found = await collectPersonalData(work, asked.personId);
  await work.db.query(`update privacy.export set made_at = $2, json = $3, html = $4 where id = $1`, [
    exportId,
    work.now,
    exportAsJson(found, reader),
    exportAsHtml(found, reader),
  ]);
}

async function readerOf(view: View, asked: Asked): Promise<ExportReader> {
  const { db, now } = view;
  const { personId, timeZone } = asked;
  const language = isLanguage(asked.language) ? asked.language : 'en';
  const federation = await federationName(view);
  const called: readonly { slug: string; name: string | null }[] = await db.query(
    `select slug, coalesce(names ->> $1, names ->> 'en') as name
       from (select slug, names from membership.member_class
             union all select slug, names from membership.circle_role) o`,
    [language],
  );
  const names = new Map(called.map(({ slug, name }) => [slug, name ?? slug]));
  return { federation, personId, language, timeZone, names, now };
}
