import type { Day } from './day.ts';
import type { Span } from './timeline.ts';

/** A person the register knows; the e-mail address is how a file names them. */
export type PresentPerson = { readonly id: string; readonly name: string; readonly email: string | null };

/** A member as the register knows it now. The spans' values: custodian slug, class slug, and a person's
 *  e-mail address (or id, for one without). */
export type PresentMember = {
  readonly id: string;
  readonly slug: string;
  readonly kind: 'organisation' | 'individual';
  readonly name: string;
  readonly country: string | null;
  readonly website: string | null;
  readonly contribution: string | null;
  readonly personKey: string | null;
  readonly custodian: readonly Span[];
  readonly classes: readonly Span[];
  readonly representative: readonly Span[];
  readonly alternate: readonly Span[];
  readonly delegate: readonly Span[];
};

/** A change of what a member says of itself, on the day (UTC) of its entry. Never among it: an individual's name. */
export type FactsChange = {
  readonly day: Day;
  readonly before: Partial<Pick<PresentMember, 'name' | 'country' | 'website' | 'contribution'>>;
  readonly after: FactsChange['before'];
};

/** The register as it stands. */
export type PresentRegister = {
  readonly members: readonly PresentMember[];
  readonly persons: readonly PresentPerson[];
  /** By member, the earliest first. */
  readonly factsChanges: ReadonlyMap<string, readonly FactsChange[]>;
  /** Addresses that are nobody's today and kept for who had them, as long as they may go back. */
  readonly keptAddresses: ReadonlySet<string>;
};
