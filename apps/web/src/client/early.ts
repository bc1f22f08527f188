import { currentLanguage } from '../i18n/load-texts.ts';
import type { Asked } from './document.ts';

/** Something to ask: a document and what fills its places. */
export type Question = { readonly asked: Asked<unknown, never>; readonly variables: object };

/** A question of a page: `question(BallotPage, { id })`. */
export function question<Variables extends object>(
  asked: Asked<unknown, Variables>,
  variables: NoInfer<Variables>,
): Question {
  return { asked: asked as Question['asked'], variables };
}

/** What answers a question, as JSON. */
export type Arrived = { readonly question: Question; readonly data: string };

/** Answers on their way, by the body of their request. */
const underway = new Map<string, Promise<Response>>();
const arrived: Arrived[] = [];

/** Asks before React is there. A failure is told to whoever takes the answer. */
export function askEarly(question: Question): void {
  const { asked, variables } = question;
  const body = JSON.stringify({ documentId: asked.documentId, variables });
  const headers = { ...ownHeaders(), 'content-type': 'application/json' };
  const response = fetch('/graphql', { method: 'POST', headers, body });
  underway.set(body, response);
  keep(question, response).catch(() => undefined);
}

async function keep(question: Question, response: Promise<Response>): Promise<void> {
  const { data, errors } = (await (await response).clone().json()) as { data?: object; errors?: object };
  if (data && !errors) arrived.push({ question, data: JSON.stringify(data) });
}

/** What has come so far. */
export function whatArrived(): readonly Arrived[] {
  return arrived.splice(0);
}

/** What the api wants to see: the first cannot be set by a form on another site; the language is the one that the
 *  reader chose here, then those of their browser, for what is not written in it. */
export function ownHeaders() {
  return { 'x-plenaria': '1', 'accept-language': [currentLanguage(), ...navigator.languages].join(', ') };
}

/** As `fetch`, but a question that was asked early is answered by that answer, once. */
export const fetchOrTake: typeof fetch = (address, options) => {
  const body = typeof options?.body === 'string' ? options.body : '';
  const answer = underway.get(body);
  if (answer) underway.delete(body);
  // The page now asks something else, so what it did not want of all this will soon be old.
  else underway.clear();
  return answer ?? fetch(address, options);
};
