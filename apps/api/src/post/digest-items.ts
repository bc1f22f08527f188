import { topicOf } from '../notices/topics.ts';
import { wordsOfMailing } from '../mailings/words-of-mailing.ts';
import type { View } from '../work.ts';
import type { Sources } from './letter-content.ts';
import { isOfMailing, letterSchema } from './letter.ts';
import type { Letter } from './letter.ts';
import { pathOf } from './where-letters-lead.ts';
import { writeLetter } from './write-letter.ts';
import type { Item, Reader } from './write-letter.ts';

/** More would be a list to work through; the rest waits for the next day. */
const ITEMS_MAX = 50;

/** Keeps what a letter would have told for the next digest of its reader, once. */
export async function keepForDigest(
  { works, key }: Pick<Sources, 'works'> & { readonly key: string },
  view: View,
  { letter, accountId }: { readonly letter: Letter; readonly accountId: string | null },
): Promise<void> {
  await works.attempt(view, ({ db, now }) =>
    db.query(
      `insert into post.digest_item (id, account_id, letter, kept_at) values ($1, $2, $3, $4)
       on conflict (id) do nothing`,
      [key, accountId, JSON.stringify(letter), now],
    ),
  );
}

/**
 * What a digest tells its reader: the oldest first, each as the subject of the letter that it would have been. What has
 * become untrue since, or is refused by now, is forgotten.
 */
export async function itemsOfDigest(
  sources: Sources,
  view: View,
  reader: Reader & { readonly accountId: string | null },
): Promise<readonly Item[]> {
  const rows: readonly { id: string; letter: unknown }[] = await sources.works.read(view, ({ db }) =>
    db.query(
      `select id, letter from post.digest_item where account_id = $1 order by kept_at, id limit ${ITEMS_MAX}`,
      [reader.accountId],
    ),
  );
  const items: Item[] = [];
  const untrue: { readonly id: string }[] = [];
  for (const { id, letter: kept } of rows) {
    const letter = letterSchema.parse(kept);
    const topic = topicOf(letter);
    // Who has done without it since reads nothing of it.
    const channel = await sources.notices.channelOf(view.now, { accountId: reader.accountId, topic });
    const item = channel === 'none' ? null : await itemOf(sources, view, letter, reader);
    if (item) items.push({ id, topic, ...item });
    else untrue.push({ id });
  }
  await forgetDigested(sources, view, untrue);
  return items;
}

async function itemOf(
  { works, reasons, publicUrl }: Sources,
  view: View,
  letter: Letter,
  reader: Reader,
): Promise<Omit<Item, 'id' | 'topic'> | null> {
  if (!(await reasons.stand(view, letter))) return null;
  const words = isOfMailing(letter)
    ? await wordsOfMailing(works, view, { ...letter.params, language: reader.language })
    : {};
  if (words === null) return null;
  const link = `${publicUrl}${pathOf(letter, view.now)}`;
  const occasion = { federation: '', link, linkExpiresAt: null, waysOut: null };
  const { subject } = writeLetter(letter, reader, isOfMailing(letter) ? { ...occasion, words } : occasion);
  return { says: subject, link };
}

/** Forgets what a digest has told. */
export async function forgetDigested(
  { works }: Pick<Sources, 'works'>,
  view: View,
  items: readonly { readonly id: string }[],
): Promise<void> {
  if (items.length === 0) return;
  await works.attempt(view, ({ db }) =>
    db.query(`delete from post.digest_item where id = any($1)`, [items.map(({ id }) => id)]),
  );
}
