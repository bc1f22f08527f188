import { refuse, type Refused } from '@plenaria/kernel';
import type { MemberRecord } from './on-day.ts';
import { type Valid, holdsAtAll, overlaps } from './valid.ts';

/** Why a record of one member over time cannot be right. */
export type RecordObjection = Refused<
  | 'ENDS_BEFORE_IT_BEGINS'
  | 'TWO_CUSTODIANS'
  | 'SAME_CLASS_TWICE'
  | 'TWO_REPRESENTATIVES'
  | 'SAME_PERSON_TWICE',
  { readonly from: string; readonly to: string | null; readonly value: string }
>;

/** The first reason why this record contradicts itself, or null. The database states the same as constraints. */
export function objectionToRecord(member: MemberRecord): RecordObjection | null {
  const { tenures, holdings, mandates } = member;
  return (
    objectionToDays([...tenures, ...holdings, ...mandates]) ??
    objectionToTwo(
      'TWO_CUSTODIANS',
      tenures,
      () => true,
      (tenure) => tenure.custodian,
    ) ??
    objectionToTwo(
      'SAME_CLASS_TWICE',
      holdings,
      (a, b) => a.class === b.class,
      (holding) => holding.class,
    ) ??
    objectionToTwo(
      'SAME_PERSON_TWICE',
      mandates,
      (a, b) => a.personId === b.personId,
      (one) => one.personId,
    ) ??
    objectionToTwo(
      'TWO_REPRESENTATIVES',
      mandates.filter((mandate) => mandate.role === 'representative'),
      () => true,
      (mandate) => mandate.personId,
    )
  );
}

function objectionToDays(all: readonly Valid[]): RecordObjection | null {
  const wrong = all.find((valid) => !holdsAtAll(valid));
  return wrong
    ? refuse('ENDS_BEFORE_IT_BEGINS', { from: wrong.from, to: wrong.to, value: wrong.from })
    : null;
}

function objectionToTwo<T extends Valid>(
  code: RecordObjection['refused'],
  spans: readonly T[],
  same: (one: T, other: T) => boolean,
  valueOf: (span: T) => string,
): RecordObjection | null {
  for (const [place, one] of spans.entries()) {
    const other = spans.slice(place + 1).find((next) => same(one, next) && overlaps(one, next));
    if (other) return refuse(code, { from: other.from, to: other.to, value: valueOf(other) });
  }
  return null;
}
