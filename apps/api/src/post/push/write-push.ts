import { createHash } from 'node:crypto';
import { directionOf, formatInstant, isLanguage } from '@plenaria/i18n';
import type { Language } from '@plenaria/i18n';
import { topicOf } from '../../notices/topics.ts';
import type { Topic } from '../../notices/topics.ts';
import { isAboutDecision } from '../letter.ts';
import type { Letter } from '../letter.ts';
import { textIn } from '../texts.ts';
import { pathOf } from '../where-letters-lead.ts';
import type { Reader } from '../write-letter.ts';

/** What a device is given to show. The one that is about the same thing is put in the place of the one before. */
export type Push = {
  readonly title: string;
  readonly says: string;
  /** A page of ours. */
  readonly path: string;
  readonly tag: string;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
};

/** As long as RFC 8030 §5.4 lets a topic be. */
const TAG_LENGTH = 32;
const DAY_SECONDS = 86_400;
const WORTH_DAYS = 3;

/**
 * What a device tells instead of a letter: that something happened, and where it stands. Others read over a shoulder
 * what a locked screen shows, so it names nobody, repeats nobody's words and not even the title of a decision, which
 * may be somebody's name.
 */
export function writePush(letter: Letter, reader: Reader & { readonly federation: string }, now: Date): Push {
  const language: Language = isLanguage(reader.language) ? reader.language : 'en';
  const topic = toldOf(letter);
  const places = { federation: reader.federation, ...placesOf(letter, language, reader.timeZone) };
  const path = pathOf(letter, now);
  return {
    title: textIn(language, `mail:push.${topic}.title`, places),
    says: textIn(language, `mail:push.${topic}.says`, places),
    path,
    tag: createHash('sha256').update(`${topic} ${path}`).digest('base64url').slice(0, TAG_LENGTH),
    language,
    direction: directionOf(language),
  };
}

/** For how long it is worth telling, in seconds; 0 when it is too late. To vote is worth nothing once voting ended. */
export function worthSeconds(letter: Letter, now: Date): number {
  const usual = WORTH_DAYS * DAY_SECONDS;
  const topic = topicOf(letter);
  if (!isAboutDecision(letter) || topic === 'results') return usual;
  const left = Math.floor((new Date(letter.params.closesAt).getTime() - now.getTime()) / 1000);
  return Math.min(Math.max(left, 0), usual);
}

function toldOf(letter: Letter): Exclude<Topic, 'ownAccount'> {
  const topic = topicOf(letter);
  if (topic === 'ownAccount') throw new Error('no device tells what concerns an account');
  return topic;
}

function placesOf(letter: Letter, language: Language, timeZone: string): Readonly<Record<string, string>> {
  if (!isAboutDecision(letter)) return {};
  const { number, closesAt } = letter.params;
  return { number: String(number), closesAt: formatInstant(new Date(closesAt), { language, timeZone }) };
}
