/** What somebody may say on a ballot. */
export type BallotChoice = 'yes' | 'no' | 'abstain' | 'block';

/** A vote as it is sent. The key makes sending it twice harmless: the second time the api answers as the first time. */
export type Vote = { readonly key: string; readonly choice: BallotChoice; readonly reason: string | null };

/** A ballot being filled in. It lives on this device until its vote has been answered. */
export type BallotDraft = {
  readonly choice: BallotChoice | null;
  readonly reason: string;
  /** The vote that was sent and is not answered yet. */
  readonly sending: Vote | null;
};

/** Whose draft it is: on a shared device nobody sees the draft of another account. */
export type DraftOwner = {
  readonly accountId: string;
  readonly decisionId: string;
  readonly memberId: string;
};

/** Nothing chosen, nothing said. */
export const emptyDraft: BallotDraft = { choice: null, reason: '', sending: null };

/** The choices in the order in which a ballot shows them. */
export const choices: readonly BallotChoice[] = ['yes', 'no', 'abstain', 'block'];

type Reading = Pick<Storage, 'getItem'>;
type Writing = Pick<Storage, 'setItem' | 'removeItem'>;

/** The draft that was kept, or null. What is unreadable counts as none. */
export function keptDraft(storage: Reading, owner: DraftOwner): BallotDraft | null {
  const text = storage.getItem(nameOf(owner));
  return text === null ? null : parseDraft(text);
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(storage: Writing, owner: DraftOwner, draft: BallotDraft): void {
  const isEmpty = draft.choice === null && draft.reason === '' && draft.sending === null;
  if (isEmpty) return forgetDraft(storage, owner);
  try {
    storage.setItem(nameOf(owner), JSON.stringify(draft));
  } catch {
    // A full or forbidden store leaves the draft on the page, where it was typed; voting goes on without it.
  }
}

/** Forgets a draft, once its vote is cast or its writer gives it up. */
export function forgetDraft(storage: Writing, owner: DraftOwner): void {
  storage.removeItem(nameOf(owner));
}

function nameOf({ accountId, decisionId, memberId }: DraftOwner): string {
  return `plenaria.ballot ${accountId} ${decisionId} ${memberId}`;
}

function parseDraft(text: string): BallotDraft | null {
  const value = parsed(text);
  if (!isRecord(value)) return null;
  const { choice, reason, sending } = value;
  return {
    choice: isChoice(choice) ? choice : null,
    reason: typeof reason === 'string' ? reason : '',
    sending: voteOf(sending),
  };
}

function voteOf(value: unknown): Vote | null {
  if (!isRecord(value)) return null;
  const { key, choice, reason } = value;
  if (typeof key !== 'string' || !isChoice(choice)) return null;
  return { key, choice, reason: typeof reason === 'string' ? reason : null };
}

/** Is this one of the four choices? */
export function isChoice(value: unknown): value is BallotChoice {
  return choices.some((choice) => choice === value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
