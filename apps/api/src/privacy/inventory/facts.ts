/**
 * What a column says about people:
 * - `fact`: nothing;
 * - `who`: an id of a person, an account or a row of theirs, which leads to a pseudonym once they are erased;
 * - `theirs`: something about the person whose row it is, who is given it in an export;
 * - `secret`: theirs as well, but of use to nobody who reads it: a hash, a key, what is only on its way;
 * - `words`: written by somebody, who may have named others: an erasure puts the pseudonym where the name stands;
 * - `reason`: said about a membership: where it names somebody who is erased, it goes wholly, since what is left would
 *   still tell about whoever the pseudonym stands for;
 * - `fixed`: written by somebody, and a published hash stands for it: nothing can be put in its place;
 * - `copy`: made of other rows to be told to somebody later: an erasure does as with words, an export has the rows;
 * - `file`: made of other rows for somebody to take away: where it names somebody who is erased, its row goes.
 */
export const MEANINGS = [
  'fact',
  'who',
  'theirs',
  'secret',
  'words',
  'reason',
  'fixed',
  'copy',
  'file',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Why something stays when its person is erased. */
export type Because = 'register' | 'vote' | 'contract' | 'trail';

/** What an erasure does with the rows `r` of the person: delete them (or `only` some), or `set` columns to SQL in
 *  which $1 is the person and $2 the pseudonym. */
export type Erased =
  | { readonly how: 'deleted'; readonly only?: string }
  | {
      readonly how: 'replaced' | 'kept';
      readonly because: Because;
      readonly set?: Readonly<Record<string, string>>;
    };

/**
 * How long rows are kept: as long as there is an account; for good, as part of what the cooperative must be able to
 * show; until what they are for is done; or so many days after the instant that `over` tells of a row `r` (SQL).
 */
export type Kept = { readonly how: 'account' | 'record' | 'passing' } | KeptDays;

/** So many days, of the rows of `only` where it is said. */
export type KeptDays = {
  readonly how: 'days';
  readonly days: number;
  readonly over: string;
  readonly only?: string;
  /** What `only` leaves out led to a membership, and is kept for good. */
  readonly others?: 'record';
};

/** What is said about one table. A column that is in none of the lists fails a test. */
export type TableFacts = {
  readonly table: string;
  /** What people call it: the key of a text `privacy:kind.<kind>`. Null where nothing is personal. */
  readonly kind: string | null;
  /** SQL: is the row `r` one of the person $1? */
  readonly whose: string | null;
  /** SQL: is the row `r` of somebody else, and tells of the person $1? An erasure deletes it. */
  readonly about: string | null;
  readonly columns: Readonly<Record<string, Meaning>>;
  /** Columns of any meaning in which others may be named as well: an erasure does with them as with `words`. */
  readonly named: readonly string[];
  /** Columns that others find the row by, or a name of its own: where somebody is named in them is counted, as in
   *  `fixed`, in the rows `r` of `only` (SQL). */
  readonly counted: { readonly columns: readonly string[]; readonly only: string };
  /** Further expressions for the export, by what they are called: a name in place of an id. */
  readonly also: Readonly<Record<string, string>>;
  readonly erased: Erased | null;
  readonly kept: Kept;
  /** False for what ends with the database it is in: the door that a backup would open again, counters, the queue. */
  readonly inBackup: boolean;
};

type Given = Partial<Readonly<Record<Meaning, string>>> &
  Partial<Pick<TableFacts, 'kind' | 'whose' | 'about' | 'also' | 'erased' | 'kept' | 'inBackup'>> & {
    readonly named?: string;
    readonly counted?: string;
    readonly countedOnly?: string;
  };

const listed = (names = ''): readonly string[] => names.split(/\s+/).filter((name) => name !== '');

/** Reads the lists of columns, each a line of names. */
export function table(name: string, given: Given): TableFacts {
  const columns = MEANINGS.flatMap((meaning) =>
    listed(given[meaning]).map((column) => [column, meaning] as const),
  );
  return {
    table: name,
    kind: given.kind ?? null,
    whose: given.whose ?? null,
    about: given.about ?? null,
    columns: Object.fromEntries(columns),
    named: listed(given.named),
    counted: { columns: listed(given.counted), only: given.countedOnly ?? 'true' },
    also: given.also ?? {},
    erased: given.erased ?? null,
    kept: given.kept ?? { how: 'record' },
    inBackup: given.inBackup ?? true,
  };
}

/** Deleted with the person. */
export const DELETED: Erased = { how: 'deleted' };
/** Kept as long as there is an account. */
export const WITH_ACCOUNT: Kept = { how: 'account' };
/** Kept until what it is for is done. */
export const PASSING: Kept = { how: 'passing' };

/** Kept for so many days after an instant of the row, and deleted by the retention job. */
export function daysAfter(days: number, over: string, only?: string): KeptDays {
  return { how: 'days', days, over, ...(only ? { only } : {}) };
}

/** The same of what led to nothing; what led to a membership is kept with it. */
export function orForGood(kept: KeptDays): Kept {
  return { ...kept, others: 'record' };
}

/** The account of the person $1, and who they are in the register as an individual. */
export const THEIR_ACCOUNT = `(select id from identity.account where person_id = $1::uuid)`;
export const THEIR_MEMBER = `(select id from membership.member where person_id = $1::uuid)`;

/** What stands where a reason stood. */
export const GONE = '[…]';

/** What something is called in an export, instead of by an id. */
export const MEMBER_NAME = `(select name from membership.member m where m.id = r.member_id)`;
export const CUSTODIAN_NAME = `(select name from membership.custodian c where c.id = r.custodian_id)`;
export const LEVEL_NAME = `(select slug from membership.service_level l where l.id = r.level_id)`;
export const DECISION_NUMBER = `(select number from voting.decision d where d.id = r.decision_id)`;
