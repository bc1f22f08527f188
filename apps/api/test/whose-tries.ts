import { createClient } from 'graphql-ws';
import type { Client } from 'pg';
import { WebSocket } from 'ws';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { makeToken } from './accounts.ts';
import type { Person } from './accounts.ts';
import { byToken } from './further-permissions.table.ts';
import { relations } from './whose-world.ts';
import type { Relation, Whose } from './whose-world.ts';

/** With what somebody shows who they are. */
export type Asking = { readonly cookie?: string; readonly bearer?: string };

/** Somebody who tries, by the name of how they stand to the thing: themself, or a program that has their token. */
type Try = { readonly who: string; readonly asking: Asking };

const bearers = new Map<string, string>();

/** A token of somebody's with every scope there is: it may do what its owner may, as far as tokens may at all. */
async function bearerOf(db: Client, person: Person): Promise<string> {
  const known = bearers.get(person.accountId);
  if (known !== undefined) return known;
  const { bearer } = await makeToken(db, person, Object.keys(byToken));
  bearers.set(person.accountId, bearer);
  return bearer;
}

const ownerOf = (relation: Relation): string => `${relation}’s token`;

/** Everybody who tries. */
async function triesOn(db: Client, { people }: Whose, byTokens: boolean): Promise<readonly Try[]> {
  const tries: Try[] = [];
  for (const relation of relations) {
    const person = people[relation];
    tries.push({ who: relation, asking: person ? { cookie: person.cookie } : {} });
    if (person && byTokens)
      tries.push({ who: ownerOf(relation), asking: { bearer: await bearerOf(db, person) } });
  }
  return tries;
}

/** May a token ask for it at all? What none may is barred before it is known of what it is (`api-tokens.spec.ts`). */
export function isForTokens(name: string): boolean {
  return Object.values(byToken)
    .flat()
    .includes(name.split(',')[0] ?? '');
}

/** Who is expected to come through: those who may, and where tokens may ask, programs that have theirs. */
export function expected(may: readonly Relation[], byTokens: boolean): readonly string[] {
  const allowed = relations.filter((relation) => may.includes(relation));
  return allowed.flatMap((relation) =>
    byTokens && relation !== 'visitor' ? [relation, ownerOf(relation)] : [relation],
  );
}

/** Who tries, and what. */
type Tried = {
  readonly byTokens: boolean;
  /** Who need not try, since it is known that they come through. */
  readonly except?: readonly string[];
  readonly attempt: (asking: Asking, thing: Whose) => Promise<boolean>;
};

/** What is tried on things that change by it, and whom the reviewed table lets through. */
type Trial = Tried & {
  /** How many tries one thing bears, where it may be tried only so often. */
  readonly few?: number;
  readonly expected: readonly string[];
  readonly make: () => Promise<Whose>;
};

/**
 * Who comes through. Those who may not all try one thing; the first who may tries that very thing, which shows that it
 * was there and in its state all the while; whoever else may tries one of their own, since it changes.
 */
export async function throughTo(db: Client, trial: Trial): Promise<readonly string[]> {
  const thing = await trial.make();
  const through = new Set<string>();
  const note = async (who: string, on: Whose) => {
    const one = (await triesOn(db, on, trial.byTokens)).find((tried) => tried.who === who);
    if (one && (await trial.attempt(one.asking, on))) through.add(who);
  };
  const names = (await triesOn(db, thing, trial.byTokens)).map(({ who }) => who);
  const barred = names.filter((who) => !trial.expected.includes(who));
  for (const [nth, some] of inParts(barred, trial.few ?? barred.length).entries()) {
    const own = nth === 0 ? thing : await trial.make();
    await atOnce(some, (who) => note(who, own));
  }
  const isSpent = barred.length >= (trial.few ?? Infinity);
  for (const [nth, who] of trial.expected.entries())
    await note(who, nth === 0 && !isSpent ? thing : await trial.make());
  return names.filter((who) => through.has(who));
}

/** Who comes through to the same thing where it stays as it is, or may be tried by all: they need not wait. */
export async function shownTo(
  db: Client,
  thing: Whose,
  { byTokens, attempt, except = [] }: Tried,
): Promise<readonly string[]> {
  const tries = (await triesOn(db, thing, byTokens)).filter(({ who }) => !except.includes(who));
  const through = new Set<string>();
  await atOnce(tries, async ({ who, asking }) => {
    if (await attempt(asking, thing)) through.add(who);
  });
  return tries.filter(({ who }) => through.has(who)).map(({ who }) => who);
}

/** So many ask at the same time: they may wait for the same row. */
const AT_ONCE = 4;

/** Does something with all of them, a few at a time. */
export async function atOnce<One>(all: readonly One[], act: (one: One) => Promise<void>): Promise<void> {
  for (const some of inParts(all, AT_ONCE)) await Promise.all(some.map(act));
}

function inParts<One>(all: readonly One[], size: number): readonly (readonly One[])[] {
  const count = Math.ceil(all.length / Math.max(1, size));
  return Array.from({ length: count }, (_, nth) => all.slice(nth * size, (nth + 1) * size));
}

/** What a subscriber is told first, or the code of what barred them. */
export async function firstWord(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  { cookie, bearer }: Asking,
): Promise<{ readonly data: Readonly<Record<string, unknown>> | null; readonly code?: string }> {
  const headers = { ...(cookie && { cookie }), ...(bearer && { authorization: bearer }) };
  const client = createClient({
    url: `${apiUrl().replace('http', 'ws')}/graphql`,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols, { headers });
      }
    },
  });
  try {
    const { value } = await client.iterate({ query, variables }).next();
    return { data: value.data ?? null, ...codeOf(value.errors) };
  } catch (errors) {
    const code = codeOf(errors);
    if (code.code === undefined) throw errors;
    return { data: null, ...code };
  } finally {
    await client.dispose();
  }
}

/** A subscription has no refusals: what is not there for who asks is told as a wrong question. */
function codeOf(errors: unknown): { readonly code?: string } {
  const code = Array.isArray(errors) ? errors[0]?.extensions?.code : null;
  if (typeof code !== 'string') return {};
  return { code: code === 'BAD_USER_INPUT' ? 'NOT_FOUND' : code };
}
