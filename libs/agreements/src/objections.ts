import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { askedBy, hasEnded } from './document.ts';
import type { Day, DocumentKind, DocumentVersion } from './document.ts';

/** What somebody is about to agree to, and what stands by then. */
export type Accepting = {
  readonly kind: DocumentKind;
  /** Has the document itself ended? */
  readonly ended: boolean;
  readonly version: DocumentVersion;
  /** The version that holds today; null before the first does. */
  readonly inForce: DocumentVersion | null;
  /** The hash of the text that was read, and of the text that stands in that language now; null when there is none. */
  readonly shown: string;
  readonly standing: string | null;
  /** Does the person agree for a member? Then whether they may sign for it. */
  readonly forMember: boolean;
  readonly maySign: boolean;
};

/** May this be agreed to now? The first reason why not, or null. */
export function objectionToAccept(accepting: Accepting): Refused | null {
  const { kind, ended, version, inForce, shown, standing, forMember, maySign } = accepting;
  const asked = askedBy(kind);
  if (ended) return refuse('DOCUMENT_ENDED');
  if (asked === 'nothing') return refuse('NOTHING_TO_ACCEPT');
  if ((asked === 'sign') !== forMember) return refuse('NOT_REPRESENTING');
  if (forMember && !maySign) return refuse('NOT_REPRESENTING');
  const outdated = inForce !== null && version.number < inForce.number;
  if (outdated || shown !== standing) return refuse('DOCUMENT_CHANGED');
  return null;
}

/** What somebody is about to publish. */
export type Publishing = {
  readonly effectiveFrom: Day;
  readonly today: Day;
  /** The last day of the document; null while nobody has ended it. */
  readonly lastDay: Day | null;
  /** The newest published version, if any. */
  readonly before: DocumentVersion | null;
  /** Does it name the decision that adopted it, or say why there is none? */
  readonly isFounded: boolean;
  readonly hasText: boolean;
};

/** May this be published? A reason is named beside the field it is about. */
export function objectionToPublish(publishing: Publishing): Refused | null {
  const { effectiveFrom, today, lastDay, before, isFounded, hasText } = publishing;
  if (hasEnded({ lastDay }, today)) return refuse('DOCUMENT_ENDED');
  if (!hasText) return refuse('NOTHING_TO_PUBLISH');
  const fields = [
    ...(effectiveFrom < today ? [{ field: 'effectiveFrom', reason: 'agreements:field.past' }] : []),
    ...(before && effectiveFrom < before.effectiveFrom
      ? [{ field: 'effectiveFrom', reason: 'agreements:field.beforeEarlier' }]
      : []),
    ...(lastDay !== null && effectiveFrom > lastDay
      ? [{ field: 'effectiveFrom', reason: 'agreements:field.afterEnd' }]
      : []),
    ...(isFounded ? [] : [{ field: 'reason', reason: 'agreements:field.founded' }]),
  ];
  return fields.length > 0 ? refuse('INVALID_INPUT', { fields }) : null;
}

/** When somebody wants a document to end, and what stands. */
export type Ending = {
  /** The last day on which it is to hold; null to let it go on. */
  readonly lastDay: Day | null;
  /** The last day that was written before, if any. */
  readonly before: Day | null;
  readonly today: Day;
  readonly isPublished: boolean;
};

/** What is wrong with this end: the text that says it; null for nothing. */
export function objectionToEnd({ lastDay, before, today, isPublished }: Ending): string | null {
  if (!isPublished) return 'agreements:field.nothingPublished';
  if (hasEnded({ lastDay: before }, today)) return 'agreements:field.endedAlready';
  if (lastDay === before) return lastDay === null ? 'refusals:field.required' : 'agreements:field.endsThen';
  return hasEnded({ lastDay }, today) ? 'agreements:field.endPast' : null;
}
