import { type Day, dayOf } from '../day.ts';
import { custodianOn, type Tenure } from '../on-day.ts';
import type { ChangeKind, Party } from './membership-change.ts';
import { objectionToMove } from './objection-to-move.ts';

/** What is asked of a membership, by whom, and how the membership stands on the day it is asked. */
export type Asked = {
  readonly kind: ChangeKind;
  readonly by: Party;
  readonly from: Day;
  readonly reason: string;
  readonly today: Day;
  /** With whom it is held, as the register has it. */
  readonly tenures: readonly Tenure[];
  readonly receiving: string | null;
  readonly isPaused: boolean;
};

/** A change is asked for at most a year ahead. */
const DAYS_AHEAD_MAX = 366;
const MILLISECONDS_PER_DAY = 86_400_000;

/** The fields that are wrong, each with the key of the sentence that says why; none when it may be asked. */
export function wrongInAsking(asked: Asked): readonly { readonly field: string; readonly reason: string }[] {
  const { kind, by, from, today, tenures, receiving } = asked;
  const held = custodianOn(tenures, from);
  const move = kind === 'transfer' && held !== null ? objectionToMove(tenures, from) : null;
  const latest = dayOf(new Date(Date.parse(`${today}T00:00:00Z`) + DAYS_AHEAD_MAX * MILLISECONDS_PER_DAY));
  const wrong = (isWrong: boolean, field: string, reason: string) => (isWrong ? [{ field, reason }] : []);
  return [
    ...wrong(
      kind === 'expulsion' || (kind !== 'transfer' && by !== 'member'),
      'kind',
      'lifecycle:wrong.kind',
    ),
    ...wrong(from < today, 'from', 'lifecycle:wrong.past'),
    ...wrong(from > latest, 'from', 'lifecycle:wrong.far'),
    ...wrong(held === null, 'from', 'lifecycle:wrong.notHeld'),
    ...wrong(move !== null, 'from', move ?? ''),
    ...wrong(kind === 'transfer' && receiving === null, 'custodian', 'lifecycle:wrong.custodian'),
    ...wrong(
      kind === 'transfer' && held !== null && receiving === held,
      'custodian',
      'lifecycle:wrong.sameCustodian',
    ),
    ...wrong(kind === 'pause' && asked.isPaused, 'kind', 'lifecycle:wrong.paused'),
    ...wrong(by !== 'member' && asked.reason.trim() === '', 'reason', 'refusals:field.required'),
  ];
}
