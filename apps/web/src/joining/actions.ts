import type { TextKey } from '@plenaria/i18n';

/** One thing that somebody may do with an application, and how its button and its form are said. */
export type Act = {
  readonly kind:
    | 'informationAsked'
    | 'informationGiven'
    | 'recommended'
    | 'rejected'
    | 'putToTheVote'
    | 'objected'
    | 'objectionWithdrawn'
    | 'appealed'
    | 'withdrawn';
  readonly label: TextKey;
  readonly field: TextKey;
  readonly look?: 'main' | 'danger';
};

/** In the order in which their buttons stand. */
export const actions: readonly Act[] = [
  { kind: 'recommended', label: 'joining:act.recommended', field: 'joining:act.reason', look: 'main' },
  { kind: 'putToTheVote', label: 'joining:act.putToTheVote', field: 'joining:act.closesAt', look: 'main' },
  {
    kind: 'informationGiven',
    label: 'joining:act.informationGiven',
    field: 'joining:act.informationGiven.field',
    look: 'main',
  },
  { kind: 'appealed', label: 'joining:act.appealed', field: 'joining:act.reason', look: 'main' },
  {
    kind: 'informationAsked',
    label: 'joining:act.informationAsked',
    field: 'joining:act.informationAsked.field',
  },
  { kind: 'objected', label: 'joining:act.objected', field: 'joining:act.reason' },
  { kind: 'objectionWithdrawn', label: 'joining:act.objectionWithdrawn', field: 'joining:act.for' },
  { kind: 'rejected', label: 'joining:act.rejected', field: 'joining:act.reason', look: 'danger' },
  { kind: 'withdrawn', label: 'joining:act.withdrawn', field: 'joining:act.reason', look: 'danger' },
];
