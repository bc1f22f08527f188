import type { Day } from './day.ts';
import { type Valid, holdsOn } from './valid.ts';

/** A class held by a member for a while; several may be held at once. */
export type Holding = Valid & { readonly class: string };
/** A membership held with one custodian for a while; never two at once. */
export type Tenure = Valid & { readonly custodian: string };
/**
 * Who stands for an organisation, and as what: its representative votes and signs, an alternate votes when the
 * representative has not, a delegate takes part (reads, discusses, sits in circles) and does neither.
 */
export const representationRoles = ['representative', 'alternate', 'delegate'] as const;
export type RepresentationRole = (typeof representationRoles)[number];
/** A person who stands for a member for a while. */
export type Mandate = Valid & { readonly personId: string; readonly role: RepresentationRole };
/** What the register knows about one member over time; `personId` is the individual who *is* the member. */
export type MemberRecord = {
  readonly kind: 'organisation' | 'individual';
  readonly personId: string | null;
  readonly tenures: readonly Tenure[];
  readonly holdings: readonly Holding[];
  readonly mandates: readonly Mandate[];
};

/** The classes held on a day, in the order of the record. */
export function classesOn(holdings: readonly Holding[], day: Day): readonly string[] {
  return holdings.filter((holding) => holdsOn(holding, day)).map((holding) => holding.class);
}

/** The custodian through whom the membership is held on a day, or null when it is not held. */
export function custodianOn(tenures: readonly Tenure[], day: Day): string | null {
  return tenures.find((tenure) => holdsOn(tenure, day))?.custodian ?? null;
}

/** Who may vote for the member on a day: the representative first, then the alternates; an individual for themself. */
export function votersOn(member: MemberRecord, day: Day): readonly string[] {
  if (custodianOn(member.tenures, day) === null) return [];
  if (member.kind === 'individual') return member.personId === null ? [] : [member.personId];
  const mandates = member.mandates.filter((mandate) => holdsOn(mandate, day));
  const inRole = (role: RepresentationRole) =>
    mandates.filter((mandate) => mandate.role === role).map((mandate) => mandate.personId);
  return [...new Set([...inRole('representative'), ...inRole('alternate')])];
}

/** May this person speak for the member on this day? */
export function mayRepresent(personId: string, member: MemberRecord, day: Day): boolean {
  return votersOn(member, day).includes(personId);
}
