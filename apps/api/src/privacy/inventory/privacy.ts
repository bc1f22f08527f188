import { daysAfter, DELETED, table, THEIR_ACCOUNT, WITH_ACCOUNT } from './facts.ts';
import type { TableFacts } from './facts.ts';

/** So long an export lies ready to be fetched. */
export const EXPORT_DAYS = 7;
/** Three years: as long as somebody may still ask who saw what. */
const TRAIL_DAYS = 3 * 365;

/** Who acted is told as on the page; nobody where it was the program. */
const ACTOR = `(select p.name from identity.account a join membership.person p on p.id = a.person_id
  where a.id = r.account_id)`;

/** What this domain itself keeps of people. */
export const privacyTables: readonly TableFacts[] = [
  table('privacy.export', {
    kind: 'export',
    whose: `r.account_id = ${THEIR_ACCOUNT}`,
    fact: 'language',
    who: 'id account_id',
    theirs: 'asked_at made_at',
    file: 'json html',
    erased: DELETED,
    kept: daysAfter(EXPORT_DAYS, 'r.asked_at'),
    inBackup: false,
  }),
  table('privacy.trail', {
    kind: 'trail',
    whose: `r.person_id = $1::uuid`,
    who: 'sequence account_id person_id',
    theirs: 'at what facts file service',
    words: 'reason',
    named: 'file service',
    also: { by: ACTOR },
    erased: { how: 'kept', because: 'trail' },
    kept: daysAfter(TRAIL_DAYS, 'r.at'),
  }),
  // The list by which a backup that is restored is erased again: it names ids alone.
  table('privacy.erasure', {
    kind: 'erasure',
    whose: `r.person_id = $1::uuid`,
    fact: 'still_named',
    who: 'id person_id asked_by',
    theirs: 'asked_at due_at withdrawn_at done_at',
    words: 'reason',
    erased: { how: 'kept', because: 'trail' },
  }),
];

/** What people were called before, which tells of the tables above it whose a row is. */
export const formerNameTables: readonly TableFacts[] = [
  // Others may have named them by it: an erasure looks for it. Given to somebody else by mistake, it goes there too.
  table('privacy.former_name', {
    kind: 'formerName',
    whose: `r.person_id = $1::uuid`,
    about: `r.person_id <> $1::uuid and (
      lower(r.name) in (select lower(name) from membership.person where id = $1::uuid) or r.email in (
        select email from membership.person where id = $1::uuid
        union all select email from identity.account where person_id = $1::uuid))`,
    who: 'id person_id',
    theirs: 'name email replaced_at',
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
];
