import { directionOf, formatDay, formatInstant, isLanguage } from '@plenaria/i18n';
import type { Language, Params, TextKey } from '@plenaria/i18n';
import type { WaysOut } from '../notices/notices.ts';
import type { Topic } from '../notices/topics.ts';
import { circlePlaces } from './circle-letters.ts';
import {
  isAboutApplication,
  isAboutChange,
  isAboutCircle,
  isAboutDecision,
  isAboutEmail,
  isAboutRole,
  isAboutSecurity,
  isOfMailing,
} from './letter.ts';
import type { AgreementLetter, Letter } from './letter.ts';
import { enteredPlaces } from './register-letters.ts';
import { rolePlaces } from './role-letters.ts';
import { sayObstacle, textIn, titleIn } from './texts.ts';

/** Who reads the letter, and how. */
export type Reader = { readonly name: string; readonly language: string; readonly timeZone: string };

/** What a letter says that its template does not know. */
export type Occasion = {
  readonly federation: string;
  /** Where its one button leads. */
  readonly link: string;
  /** Until when that link signs the reader in; null when it signs nobody in. */
  readonly linkExpiresAt: Date | null;
  /** What is known only when the letter is sent. */
  readonly told?: Told;
  /** What a digest tells, each with the page that it is about. */
  readonly items?: readonly Item[];
  /** What somebody wrote, by the places of the template. */
  readonly words?: Readonly<Record<string, string>>;
  /** Where its reader refuses letters like it, and chooses among all; null when they cannot. */
  readonly waysOut: WaysOut | null;
};

/** Facts that a letter tells, until when its link does what it is for, and a text of its own in the reader's words. */
export type Told = {
  readonly until: Date;
  readonly as?: TextKey;
  readonly places: Readonly<Record<string, string>>;
};

/** One thing that happened, in the reader's language. */
export type Item = {
  readonly id: string;
  readonly topic: Topic;
  readonly says: string;
  readonly link: string;
};

/** A letter in words, as text and as simple HTML that say the same. */
export type Written = { readonly subject: string; readonly text: string; readonly html: string };

type Parts = {
  readonly paragraphs: readonly string[];
  readonly items: readonly Item[];
  readonly button: string;
  readonly footnotes: readonly string[];
  /** Further links, below everything. */
  readonly exits: readonly { readonly says: string; readonly link: string }[];
};

/** Writes a letter in the reader's language, with times in the reader's zone. */
export function writeLetter(letter: Letter, reader: Reader, occasion: Occasion): Written {
  const language: Language = isLanguage(reader.language) ? reader.language : 'en';
  const params = placesOf(letter, { ...reader, language }, occasion);
  const say = (key: TextKey): string => textIn(language, key, params);
  const parts: Parts = {
    paragraphs: [say('mail:greeting'), ...say(bodyOf(letter)).split(/\n\s*\n/)],
    items: occasion.items ?? [],
    button: say(buttonOf(letter)),
    footnotes: [...(occasion.linkExpiresAt ? [say('mail:linkOnce')] : []), say(footnoteOf(letter))],
    exits: exitsOf(occasion.waysOut, language),
  };
  return {
    subject: say(isOfMailing(letter) ? 'mail:mailing.subject' : `mail:${letter.template}.subject`).replace(
      /\s+/g,
      ' ',
    ),
    text: asText(parts, occasion.link),
    html: asHtml(parts, occasion.link, language),
  };
}

function bodyOf(letter: Letter): TextKey {
  return isOfMailing(letter) ? 'mail:mailing.body' : `mail:${letter.template}.body`;
}

function buttonOf(letter: Letter): TextKey {
  if (isOfMailing(letter)) return 'mail:mailing.button';
  if (isAboutSecurity(letter)) return 'mail:security.button';
  if (isAboutCircle(letter)) return 'mail:circle.button';
  if (isAboutRole(letter)) return 'mail:role.button';
  return isAboutChange(letter) || letter.template === 'register-changed'
    ? 'mail:change.button'
    : `mail:${letter.template}.button`;
}

/** Letters that say for themselves what to do when they were not expected. */
const OWN_FOOTNOTE = ['login-link', 'step-up', 'application-begun', 'email-taken', 'invited'] as const;

/** What the reader would be refusing is said in words: nobody presses a button to find out. */
function exitsOf(waysOut: WaysOut | null, language: Language): Parts['exits'] {
  if (!waysOut) return [];
  return [
    ...waysOut.refusals.map(({ topic, link }) => ({
      says: textIn(language, 'mail:unsubscribe', { topic: textIn(language, `notices:topic.${topic}`) }),
      link,
    })),
    { says: textIn(language, 'mail:allNotices'), link: waysOut.settings },
  ];
}

function footnoteOf(letter: Letter): TextKey {
  const own = OWN_FOOTNOTE.find((template) => template === letter.template);
  if (own) return `mail:${own}.footnote`;
  if (isAboutEmail(letter)) return `mail:${letter.template}.footnote`;
  if (isAboutApplication(letter)) return 'mail:application.footer';
  if (isAboutChange(letter) || letter.template === 'register-changed') return 'mail:change.footer';
  if (isAboutCircle(letter)) return 'mail:circle.footer';
  if (isAboutRole(letter)) return 'mail:role.footnote';
  return isAboutSecurity(letter) ? 'mail:security.footnote' : 'mail:footer';
}

function placesOf(letter: Letter, reader: Reader & { readonly language: Language }, occasion: Occasion) {
  const at = (instant: Date): string =>
    formatInstant(instant, { language: reader.language, timeZone: reader.timeZone });
  const known = {
    name: reader.name,
    federation: occasion.federation,
    until: occasion.linkExpiresAt ? at(occasion.linkExpiresAt) : '',
  };
  if (isAboutSecurity(letter))
    return {
      ...known,
      what: letter.params.what ?? textIn(reader.language, 'mail:unknownBrowser'),
      at: at(new Date(letter.params.at)),
    };
  if (occasion.items) return { ...known, count: occasion.items.length };
  if (occasion.words) return { ...known, ...occasion.words };
  if (occasion.told) {
    const { as, until, places } = occasion.told;
    return { ...known, ...places, what: as ? textIn(reader.language, as, places) : '', until: at(until) };
  }
  if (letter.template === 'application-begun') return { ...known, custodian: letter.params.custodian };
  if (isAboutApplication(letter)) {
    const { applicant, custodian, until, because } = letter.params;
    const ends = until === null ? '' : at(new Date(until));
    const text = because ? sayObstacle(because, reader.language) : letter.params.text;
    return { ...known, applicant, custodian, text, ends };
  }
  if (isAboutChange(letter)) {
    const { member, kind, giving, receiving, day, text, until } = letter.params;
    const places = { member, giving, receiving, day: formatDay(day, reader.language) };
    const what = textIn(reader.language, `lifecycle:what.${kind}`, places);
    return { ...known, ...places, what, text, ends: until === null ? '' : at(new Date(until)) };
  }
  if (!isAboutDecision(letter)) return { ...known, ...placesAbout(letter, reader.language, at) };
  const { number, closesAt, title } = letter.params;
  return {
    ...known,
    number: String(number),
    closesAt: at(new Date(closesAt)),
    title: titleIn(title, reader.language),
  };
}

/** What letters tell that are about a circle, a role, the register or an agreement. */
function placesAbout(letter: Letter, language: Language, at: (instant: Date) => string): Params {
  if (isAboutCircle(letter)) return circlePlaces(letter.params, language);
  if (isAboutRole(letter))
    return { ...rolePlaces(letter.params, language), at: at(new Date(letter.params.at)) };
  if (letter.template === 'register-changed') return enteredPlaces(letter.params, language);
  if (letter.template === 'agreement-changed') return changedPlaces(letter.params, language);
  if (letter.template === 'provider-refuses')
    return { provider: letter.params.provider, at: at(new Date(letter.params.at)) };
  if (letter.template !== 'agreement-withdrawn') return {};
  const { title, who, text } = letter.params;
  return { title: titleIn(title, language), who, text };
}

/** What a document that changed asks again, what the change rests on, and what follows. */
function changedPlaces(
  { title, who, asked, day, decision, text }: AgreementLetter['params'],
  language: Language,
): Params {
  const say = (key: TextKey) => textIn(language, key, { who, text, number: String(decision) });
  return {
    title: titleIn(title, language),
    day: formatDay(day, language),
    basis: say(`mail:agreement-changed.${decision === null ? 'undecided' : 'adopted'}`),
    asks: say(`mail:agreement-changed.${asked}`),
  };
}

function asText({ paragraphs, items, button, footnotes, exits }: Parts, link: string): string {
  const foot = ['-- ', ...footnotes, ...exits.map((exit) => `${exit.says}:\n${exit.link}`)];
  const told = items.map((item) => `${item.says}\n${item.link}`);
  return [...paragraphs, ...told, `${button}:\n${link}`, foot.join('\n')].join('\n\n') + '\n';
}

/** Everything a person wrote is escaped; nothing is fetched from anywhere when the letter is opened. */
function asHtml(
  { paragraphs, items, button, footnotes, exits }: Parts,
  link: string,
  language: Language,
): string {
  // People write in any direction, and begin new lines where they mean to.
  const paragraph = (text: string): string =>
    `<p dir="auto" style="white-space: pre-line">${escapeHtml(text)}</p>`;
  const exit = ({ says, link: to }: Parts['exits'][number]): string =>
    `<p dir="auto"><a href="${escapeHtml(to)}">${escapeHtml(says)}</a></p>`;
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em; margin: 1em">',
    ...paragraphs.map(paragraph),
    ...items.map(exit),
    `<p style="margin: 1.5em 0"><a href="${escapeHtml(link)}" style="font-weight: bold">${escapeHtml(button)}</a></p>`,
    `<div style="font-size: 14px">${[...footnotes.map(paragraph), ...exits.map(exit)].join('')}</div>`,
    '</body></html>',
  ].join('\n');
}

/** Makes text safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
