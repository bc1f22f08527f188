import { useSyncExternalStore } from 'react';
import { addressOf, matchPath, type Matched } from './match-path.ts';
import type { ParamsOf, Path, SearchOf } from './paths.ts';

/** Where the reader is. `matched` is null where no page is. `broken` is why a page could not be loaded. */
export type Place = {
  readonly pathname: string;
  readonly href: string;
  readonly matched: Matched | null;
  readonly broken?: unknown;
};

type Loader = (path: Path) => Promise<void>;

const listeners = new Set<() => void>();
/** How far down each page was when it was left, by its entry in the history. */
const heights = new Map<string, number>();
let load: Loader = () => Promise.resolve();
let entry = 'first';
let place = placeAt(window.location);
/** Counts the ways begun, so that a slow page does not take the place of one asked for later. */
let ways = 0;

/** Begins: loads the page of the address that was opened, and follows back and forward. */
export async function startRouting(loader: Loader): Promise<void> {
  load = loader;
  window.history.scrollRestoration = 'manual';
  window.addEventListener('popstate', () => void follow());
  place = await loaded(placeAt(window.location));
}

/** Where the reader is; the component renders again when that changes. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, () => place);
}

/** Goes to an address of ours. What is on the page stays until the next one is there. */
export async function go(address: string): Promise<void> {
  const way = ++ways;
  const there = await loaded(placeAt(new URL(address, window.location.href)));
  if (way !== ways) return;
  heights.set(entry, window.scrollY);
  entry = crypto.randomUUID();
  window.history.pushState(entry, '', there.href);
  const samePage = there.pathname === place.pathname;
  show(there);
  if (!samePage) window.scrollTo(0, 0);
}

/** Fetches a page ahead, when a pointer or the focus rests on a link to it. */
export function prepare(address: string): void {
  const { matched } = placeAt(new URL(address, window.location.href));
  // A failure shows when somebody goes there.
  if (matched) load(matched.path).catch(() => undefined);
}

/** Reads the places and the search of one page: `const route = routeAt('/decide/$id')`. */
export function routeAt<P extends Path>(path: P) {
  const useMatched = (): Matched => {
    const { matched } = usePlace();
    return matched?.path === path ? matched : { path, params: {}, search: {} };
  };
  return {
    useParams: () => useMatched().params as ParamsOf<P>,
    useSearch: () => useMatched().search as SearchOf<P>,
  };
}

/** What fills the path of a link; where the link is any address as a text, only what stands after its `?`. */
export type Filling<P extends string> = string extends P
  ? { readonly params?: undefined; readonly search?: Readonly<Record<string, string | undefined>> }
  : P extends Path
    ? ParamsFor<P> & { readonly search?: SearchOf<P> }
    : never;

type ParamsFor<P extends Path> =
  unknown extends ParamsOf<P> ? { readonly params?: undefined } : { readonly params: ParamsOf<P> };

/** The address that a goal names. */
export function addressOfGoal(goal: {
  readonly to: string;
  readonly params?: unknown;
  readonly search?: unknown;
}): string {
  const texts = (value: unknown) => value as Readonly<Record<string, string>> | undefined;
  return addressOf(goal.to, texts(goal.params), texts(goal.search));
}

async function follow(): Promise<void> {
  const way = ++ways;
  heights.set(entry, window.scrollY);
  const there = await loaded(placeAt(window.location));
  if (way !== ways) return;
  entry = typeof window.history.state === 'string' ? window.history.state : 'first';
  show(there);
  // What the page shows comes from what is remembered, so its height is there in the next frame.
  requestAnimationFrame(() => window.scrollTo(0, heights.get(entry) ?? 0));
}

async function loaded(there: Place): Promise<Place> {
  try {
    if (there.matched) await load(there.matched.path);
    return there;
  } catch (error) {
    return { ...there, broken: error };
  }
}

function show(there: Place): void {
  place = there;
  for (const listener of listeners) listener();
}

function placeAt({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): Place {
  return { pathname, href: pathname + search + hash, matched: matchPath(pathname, search) };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
