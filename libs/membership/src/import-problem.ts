/** Everything that can be wrong with a register file. Shown as `people:import.reasons.<code>`. */
export type ImportReason =
  | 'ALTERNATE_FOR_INDIVIDUAL'
  | 'AMBIGUOUS_CLASS'
  | 'AMBIGUOUS_CUSTODIAN'
  | 'CELL_COUNT'
  | 'CELL_TOO_LONG'
  | 'CLASS_AFTER_MEMBERSHIP'
  | 'CLASS_ENDED'
  | 'CLASS_FORMAT'
  | 'CLASS_MISSING'
  | 'CLASS_TWICE'
  | 'CONTROL_CHARACTER'
  | 'CUSTODIAN_MISSING'
  | 'CUSTODIAN_MOVES'
  | 'DATE_FORMAT'
  | 'DUPLICATE_COLUMN'
  | 'DUPLICATE_LINE'
  | 'EMAIL_FORMAT'
  | 'EMAIL_KEPT'
  | 'EMAIL_MISSING'
  | 'EMAIL_TWO_NAMES'
  | 'EMPTY_FILE'
  | 'ENDS_BEFORE_IT_BEGINS'
  | 'FORMULA_CELL'
  | 'HISTORY_LATER'
  | 'KIND_DIFFERS'
  | 'MEMBER_ENDED'
  | 'MISSING_COLUMN'
  | 'NAME_LIKE_ANOTHER'
  | 'NAME_MISSING'
  | 'PERSON_DIFFERS'
  | 'PERSON_NAME_MISSING'
  | 'QUOTES'
  | 'READ_WRONGLY'
  | 'SAME_PERSON_TWICE'
  | 'SLUG_BY_LOT'
  | 'SLUG_FORMAT'
  | 'SLUG_NEEDED'
  | 'SLUG_TAKEN'
  | 'SLUG_TWICE'
  | 'SPREADSHEET_FORMAT'
  | 'TOO_MANY_LINES'
  | 'UNKNOWN_CLASS'
  | 'UNKNOWN_COLUMN'
  | 'UNKNOWN_COUNTRY'
  | 'UNKNOWN_CUSTODIAN'
  | 'UNKNOWN_KIND'
  | 'WEBSITE_FORMAT'
  | 'WRONG_ENCODING';

/** One thing to put right, where the person reading the file finds it: line 1 is the header. */
export type ImportProblem = {
  readonly line: number;
  readonly field: string | null;
  readonly reason: ImportReason;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
};

/** Names a problem. */
export function problem(
  line: number,
  field: string | null,
  reason: ImportReason,
  details: ImportProblem['details'] = {},
): ImportProblem {
  return { line, field, reason, details };
}
