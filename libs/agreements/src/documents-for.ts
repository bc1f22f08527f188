import { askedBy, EVERYWHERE, hasEnded } from './document.ts';
import type { AgreementDocument, Day } from './document.ts';

/** Through whom a membership is held: the custodian, the country of its law, and the classes in which it is held. */
export type Through = {
  readonly custodianId: string;
  readonly jurisdiction: string;
  readonly classes: readonly string[];
};

/** Who may have to agree: a person for themself, or a member by its representative. */
export type Party = {
  readonly kind: 'person' | 'member';
  /** The member's own; of a person, one of each member they take part for. */
  readonly memberships: readonly Through[];
};

/**
 * The documents that concern a party today, in their order: those of each membership by itself, so that one in another
 * country or class takes none away and adds none to the other. What a custodian asks adds to what the federation asks
 * and never replaces it; of one kind and one owner, the document for the country stands in place of that for all, as
 * long as it has not ended.
 */
export function documentsFor<Document extends AgreementDocument>(
  { kind, memberships }: Party,
  documents: readonly Document[],
  today: Day,
): readonly Document[] {
  const asked = documents.filter(
    (document) => !hasEnded(document, today) && (askedBy(document.kind) === 'sign') === (kind === 'member'),
  );
  // Who has only an account is concerned by what concerns everybody.
  const throughs = memberships.length > 0 ? memberships : [null];
  const concerning = new Set(throughs.flatMap((through) => documentsThrough(through, asked)));
  return asked.filter((document) => concerning.has(document));
}

function documentsThrough<Document extends AgreementDocument>(
  through: Through | null,
  documents: readonly Document[],
): readonly Document[] {
  const fitting = documents.filter((document) => fits(document, through));
  return fitting.filter(
    (document) =>
      document.jurisdiction !== EVERYWHERE ||
      !fitting.some(
        (other) =>
          other.kind === document.kind &&
          other.custodianId === document.custodianId &&
          other.jurisdiction !== EVERYWHERE,
      ),
  );
}

function fits({ custodianId, jurisdiction, classes }: AgreementDocument, through: Through | null): boolean {
  if (custodianId !== null && custodianId !== through?.custodianId) return false;
  if (jurisdiction !== EVERYWHERE && jurisdiction !== through?.jurisdiction) return false;
  return classes.length === 0 || classes.some((name) => through?.classes.includes(name));
}
