/** What a document is about. The order is that of every list. */
export const DOCUMENT_KINDS = [
  'conditions-of-use',
  'data-protection',
  'cookies',
  'licensing',
  'code-of-conduct',
  'consortium',
] as const;

/** One of them. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The jurisdiction of a document that holds everywhere. */
export const EVERYWHERE = '*';

/** A calendar day, `2026-05-08`. */
export type Day = string;

/** An agreement or policy, whatever its wording at a time: for which country, of whom, and for which classes. */
export type AgreementDocument = {
  readonly id: string;
  readonly kind: DocumentKind;
  /** ISO 3166-1, two letters, or {@link EVERYWHERE}. */
  readonly jurisdiction: string;
  /** Null when it is the federation's. */
  readonly custodianId: string | null;
  /** Only for members of these classes; none means all. */
  readonly classes: readonly string[];
  /** The last day on which it holds; null while nobody has ended it. */
  readonly lastDay: Day | null;
};

/** Has the document ended before this day? Then nothing of it holds, and nobody is asked. */
export function hasEnded({ lastDay }: Pick<AgreementDocument, 'lastDay'>, today: Day): boolean {
  return lastDay !== null && lastDay < today;
}

/** A published wording. Numbers count from 1 within a document and never skip. */
export type DocumentVersion = {
  readonly id: string;
  readonly number: number;
  readonly effectiveFrom: Day;
  /** Does it change what people agreed to? Then they are asked again. */
  readonly material: boolean;
};

/** What is asked of a reader. `read`: a notice that is not agreed to but must be known. `sign`: an organisation
 *  agrees by its representative. `nothing`: it only informs. */
export type Asked = 'accept' | 'read' | 'sign' | 'nothing';

/** What a document of this kind asks. Telling people how their data is used needs no consent, and a cookie without
 *  which nobody can stay signed in needs none either; pretending otherwise would make consent worthless. */
export function askedBy(kind: DocumentKind): Asked {
  switch (kind) {
    case 'conditions-of-use':
    case 'licensing':
    case 'code-of-conduct':
      return 'accept';
    case 'data-protection':
      return 'read';
    case 'consortium':
      return 'sign';
    case 'cookies':
      return 'nothing';
  }
}

/** Is this text one of the kinds? */
export function isDocumentKind(text: string): text is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === text);
}
