import type { Path } from '../src/routing/paths.ts';
import type { Ids } from './address-ids.ts';
import type { Person } from './screens.ts';

/** A page to look at: what it shows, by which path, at which address, and who looks. */
export type Address = {
  readonly shows: string;
  readonly route: Path | '*';
  readonly path: (ids: Ids) => string;
  readonly who: Person | 'visitor';
};
