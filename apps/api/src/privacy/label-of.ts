import type { TextKey } from '@plenaria/i18n';

/** Columns that tell the same to people, under one word. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  at: [
    'created_at',
    'asked_at',
    'cast_at',
    'chosen_at',
    'declared_at',
    'written_at',
    'granted_at',
    'set_at',
    'first_seen_at',
    'opened_at',
    'invited_at',
    'kept_at',
    'added_at',
    'agreed_at',
    'since',
  ],
  oldEmail: ['from_email'],
  newEmail: ['to_email'],
  expires: ['expires_at', 'until'],
  ended: ['revoked_at', 'disabled_at', 'closed_at', 'withdrawn_at', 'stopped_at', 'ended_at', 'replaced_at'],
  lastUsed: ['last_seen_at', 'last_used_at', 'used_at'],
  done: ['made_at', 'sent_at', 'done_at', 'confirmed_at', 'accepted_at', 'welcomed_at'],
  due: ['due_at', 'undo_until'],
  certain: ['stepped_up_at'],
  timeZone: ['time_zone'],
  class: ['classes'],
  reason: ['withdrawn_reason', 'motivation'],
  text: ['body', 'notes', 'payload', 'says', 'summary'],
  incomeBand: ['income_band'],
  ownWords: ['own_words'],
  device: ['user_agent'],
  letter: ['template'],
  member: ['for_name'],
  page: ['return_path', 'slug'],
  by: ['by_kind'],
  valid: ['first_day'],
};

const WORD_OF = new Map(
  Object.entries(ALIKE).flatMap(([word, columns]) => columns.map((column) => [column, word] as const)),
);

/** The key of what a column is called where people read it. */
export function labelOf(column: string): TextKey {
  return `privacy:field.${WORD_OF.get(column) ?? column}` as TextKey;
}
