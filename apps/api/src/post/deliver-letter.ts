import { createHash } from 'node:crypto';
import { createLoginLink, enterUrl } from '../identity/create-login-link.ts';
import { accountsOfPersons } from '../identity/find-accounts.ts';
import { federationName } from '../membership/federation-name.ts';
import type { Notices } from '../notices/notices.ts';
import { topicOf } from '../notices/topics.ts';
import type { View, Works } from '../work.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { Elsewhere } from './elsewhere.ts';
import { forgetDigested, keepForDigest } from './digest-items.ts';
import type { Letter } from './letter.ts';
import { contentOf } from './letter-content.ts';
import type { LetterReasons } from './letter-reasons.ts';
import type { Postman } from './postman.ts';
import { doorOf, isTooLate, pageOf } from './where-letters-lead.ts';
import { writeLetter } from './write-letter.ts';
import type { Occasion, Reader } from './write-letter.ts';

/** What a delivery needs besides the letter: the key under which it is done once, and the way out. */
export type Delivery = {
  readonly key: string;
  readonly postman: Postman;
  readonly reasons: LetterReasons;
  readonly notices: Notices;
  readonly publicUrl: string;
  readonly works: Works;
};

/** While a delivery is under way nobody else tries the same; after this it is taken for lost. */
const CLAIM_MINUTES = 2;

type Addressee = Reader & { readonly accountId: string | null; readonly email: string };

/**
 * Writes one letter and hands it to the mail server, once: a delivery that succeeded is not repeated. Only a process
 * that dies between the server's yes and our note of it leads to a second copy, under the same message id.
 */
export async function deliverLetter(view: View, letter: Letter, delivery: Delivery): Promise<void> {
  const elsewhere = await elsewhereOf(delivery.works, view, letter);
  if (elsewhere === null) return;
  const addressee = elsewhere?.addressee ?? (await addresseeOf(view, letter));
  if (!addressee || isTooLate(letter, view.now) || !(await delivery.reasons.stand(view, letter))) return;
  const about = { accountId: addressee.accountId, topic: topicOf(letter) };
  const channel = await delivery.notices.channelOf(view.now, about);
  if (channel === 'none') return;
  if (channel === 'digest') return keepForDigest(delivery, view, { letter, accountId: addressee.accountId });
  const content = await contentOf(delivery, view, letter, addressee);
  if (content === null || !(await claim(view, letter, addressee, delivery.key))) return;
  try {
    const occasion = elsewhere
      ? await occasionElsewhere(view, elsewhere, delivery.publicUrl)
      : await occasionOf(view, letter, addressee.accountId, delivery.publicUrl);
    const topics = content.items ? content.items.map(({ topic }) => topic) : [about.topic];
    const waysOut = await delivery.notices.waysOut(addressee.accountId, topics);
    const words = writeLetter(letter, addressee, { ...occasion, ...content, waysOut });
    const messageId = createHash('sha256').update(delivery.key).digest('hex').slice(0, 32);
    await delivery.postman.deliver({
      ...words,
      to: addressee.email,
      messageId,
      // One click refuses one topic: of a digest of several, its reader chooses which.
      unsubscribe: waysOut?.refusals.length === 1 ? (waysOut.refusals[0]?.link ?? null) : null,
    });
  } catch (error) {
    await view.db.query(`update post.mail set claimed_until = null, error = left($2, 500) where id = $1`, [
      delivery.key,
      error instanceof Error ? error.message : String(error),
    ]);
    throw error;
  }
  await view.db.query(
    `update post.mail set sent_at = now(), claimed_until = null, error = null where id = $1`,
    [delivery.key],
  );
  await forgetDigested(delivery, view, content.items ?? []);
}

/** The living account the letter goes to, or null when there is none (any more). */
async function addresseeOf(view: View, letter: Letter): Promise<Addressee | null> {
  const personId = letter.personId;
  const accounts = letter.accountId || !personId ? null : await accountsOfPersons(view, [personId]);
  const accountId = letter.accountId ?? (personId ? accounts?.get(personId) : undefined);
  if (!accountId) return null;
  const rows: readonly Addressee[] = await view.db.query(
    `select a.id as "accountId", a.email, a.language, a.time_zone as "timeZone", p.name
     from identity.account a join membership.person p on p.id = a.person_id
     where a.id = $1 and a.disabled_at is null`,
    [accountId],
  );
  return rows[0] ?? null;
}

/** Takes the delivery on, unless it is done. Throws when another process is at it, so that it is looked at again. */
async function claim(view: View, letter: Letter, to: Addressee, key: string): Promise<boolean> {
  const claimed: readonly unknown[] = await view.db.query(
    `insert into post.mail as known (id, to_account, template, language, claimed_until)
     values ($1, $2, $3, $4, now() + interval '${CLAIM_MINUTES} minutes')
     on conflict (id) do update set attempts = known.attempts + 1, claimed_until = excluded.claimed_until
       where known.sent_at is null and (known.claimed_until is null or known.claimed_until < now())
     returning id`,
    [key, to.accountId, letter.template, to.language],
  );
  if (claimed.length > 0) return true;
  const rows: readonly { sent: boolean }[] = await view.db.query(
    `select sent_at is not null as sent from post.mail where id = $1`,
    [key],
  );
  if (rows[0]?.sent) return false;
  throw new Error('another process is delivering this letter');
}

async function occasionOf(
  view: View,
  letter: Letter,
  accountId: string | null,
  publicUrl: string,
): Promise<Omit<Occasion, 'waysOut'>> {
  const federation = await federationName(view);
  const page = pageOf(letter);
  if (page !== null) return { federation, link: `${publicUrl}${page}`, linkExpiresAt: null };
  if (accountId === null) throw new Error('a letter that signs somebody in must go to an account');
  const door = doorOf(letter, view.now);
  const token = await createLoginLink(view, { accountId, ...door });
  return { federation, link: enterUrl(publicUrl, token), linkExpiresAt: door.expiresAt };
}

async function occasionElsewhere(
  view: View,
  { path, told }: Elsewhere,
  publicUrl: string,
): Promise<Omit<Occasion, 'waysOut'>> {
  const link = `${publicUrl}${await path(view)}`;
  return { federation: await federationName(view), link, linkExpiresAt: null, told };
}
