import { askedBy, EVERYWHERE } from './document.ts';
import type { AgreementDocument } from './document.ts';

/** Who may have to agree: a person for themself, or a member by its representative. */
export type Party = {
  readonly kind: 'person' | 'member';
  /** The custodians that hold the membership: of the member, or of those the person speaks for. */
  readonly custodianIds: readonly string[];
  /** The countries of these custodians: their law governs. */
  readonly jurisdictions: readonly string[];
  readonly classes: readonly string[];
};

/** The documents that concern a party, in their order. What a custodian asks adds to what the federation asks and
 *  never replaces it; of one kind and one owner, the document for the country stands in place of that for all. */
export function documentsFor<Document extends AgreementDocument>(
  party: Party,
  documents: readonly Document[],
): readonly Document[] {
  const fitting = documents.filter((document) => concerns(document, party));
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

function concerns(document: AgreementDocument, party: Party): boolean {
  const { kind, custodianId, jurisdiction, classes } = document;
  const signed = askedBy(kind) === 'sign';
  if (signed !== (party.kind === 'member')) return false;
  if (custodianId !== null && !party.custodianIds.includes(custodianId)) return false;
  if (jurisdiction !== EVERYWHERE && !party.jurisdictions.includes(jurisdiction)) return false;
  return classes.length === 0 || classes.some((name) => party.classes.includes(name));
}
