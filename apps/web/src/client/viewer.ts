import { createContext, useContext } from 'react';
import type { WhoReadsQuery } from '../gql/viewer.ts';

/** The person who is signed in. */
export type Viewer = NonNullable<WhoReadsQuery['viewer']>;

/** Who reads: a viewer, null for a visitor, undefined while that is not known yet. */
export type Reader = {
  readonly viewer: Viewer | null | undefined;
  readonly federation: WhoReadsQuery['federation'] | undefined;
};

/** Filled by the shell. */
export const ReaderContext = createContext<Reader>({ viewer: undefined, federation: undefined });

/** Who reads this page. */
export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** Has the reader one of these roles? Only decides what is shown: the api decides what is allowed. */
export function useHasRole(...roles: readonly string[]): boolean {
  const { viewer } = useReader();
  return viewer?.roles.some((role) => roles.includes(role)) ?? false;
}
