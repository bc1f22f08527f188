import type { View, Works } from '../work.ts';
import { findMailing } from './find-mailings.ts';
import { wordsIn } from './mailing.ts';

/** What a letter of a mailing says to a reader of a language; null when there is no such mailing any more. */
export async function wordsOfMailing(
  works: Works,
  view: View,
  { mailingId, language }: { readonly mailingId: string; readonly language: string },
): Promise<Readonly<Record<'subject' | 'text' | 'sender', string>> | null> {
  const row = await works.read(view, (reading) => findMailing(reading, mailingId));
  if (!row) return null;
  const { subject, body } = wordsIn(language, row);
  return { subject, text: body, sender: row.sender };
}
