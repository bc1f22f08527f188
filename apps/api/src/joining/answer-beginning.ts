import { z } from 'zod';
import { accountOfEmail } from '../identity/find-accounts.ts';
import { Custodian } from '../membership/custodian.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';

/** What a beginning leaves for later. */
export const beginningSchema = z.object({
  custodian: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.string(),
  askedAt: z.iso.datetime(),
});

/**
 * Writes to whoever has the address, with a link to the form. To an address that nobody has an account is given, which
 * opens the application and nothing of the members'; an address that two persons share belongs to neither.
 */
export async function answerBeginning(
  work: Work,
  beginning: z.infer<typeof beginningSchema>,
  jobId: string,
): Promise<void> {
  const custodian = await work.db.findOneBy(Custodian, { slug: beginning.custodian });
  if (!custodian) return;
  const accountId = (await accountOfEmail(work, beginning.email)) ?? (await newGuest(work, beginning));
  if (!accountId) return;
  const params = { custodian: custodian.name, slug: custodian.slug };
  await work.later(mailJob({ template: 'application-begun', accountId, params }, jobId));
}

type Newcomer = Pick<z.infer<typeof beginningSchema>, 'name' | 'email' | 'language'>;

/** A person and an account for an address that nobody has; null for one that somebody has after all. */
async function newGuest(work: Work, { name, email, language }: Newcomer): Promise<string | null> {
  const persons: readonly { id: string }[] = await work.db.query(
    `insert into membership.person (name, email, language)
     select $1, $2, $3 where not exists (select from identity.account where email = $2)
       and identity.address_kept_for($2, $4) is null
     on conflict do nothing returning id`,
    [name, email, language, work.now],
  );
  const person = persons[0];
  if (!person) return null;
  const accounts: readonly { id: string }[] = await work.db.query(
    `insert into identity.account (person_id, email, language, is_guest) values ($1, $2, $3, true) returning id`,
    [person.id, email, language],
  );
  return accounts[0]?.id ?? null;
}

/** So long a guest who never came is kept. */
export const GUEST_DAYS = 30;

/**
 * Forgets the guests whom a stranger's slip or jest made: who never signed in, or does so no more, has no application,
 * and was never entrusted with anything. The invitation that one of them accepted goes too. What one of them agreed to
 * stays as it was given, under a pseudonym: that one is erased as anybody is.
 */
export async function forgetGuests({ db, now }: Work): Promise<void> {
  await db.query(
    `with gone as (
       select a.id, a.person_id,
              exists (select from agreements.acceptance c where c.person_id = a.person_id) as agreed
         from identity.account a
        where a.is_guest and a.created_at < $1::timestamptz - interval '${GUEST_DAYS} days'
          and not exists (select from identity.session s where s.account_id = a.id)
          and not exists (select from membership.application p where p.account_id = a.id)
          and not exists (select from identity.role_grant g where g.account_id = a.id)
          and not exists (select from membership.member m where m.person_id = a.person_id)
          and not exists (select from membership.representation r where r.person_id = a.person_id)),
     erased as (
       insert into privacy.erasure (person_id, asked_at, due_at)
       select person_id, $1, $1 from gone where agreed on conflict do nothing),
     invited as (
       delete from membership.invitation i using gone where i.accepted_by = gone.id and not gone.agreed),
     deleted as (
       delete from identity.account a using gone where a.id = gone.id and not gone.agreed returning a.person_id)
     delete from membership.person p using deleted where p.id = deleted.person_id`,
    [now],
  );
}
