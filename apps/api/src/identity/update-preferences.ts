import { isLanguage } from '@plenaria/i18n';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Account, THEMES } from './account.ts';
import { isTimeZone } from './time-zone.ts';

/** What a person may choose for themselves; what is absent stays as it is. */
export type Preferences = {
  readonly language?: string | null;
  readonly timeZone?: string | null;
  readonly theme?: string | null;
};

/** Saves how a person likes to be served; answers the account. */
export async function updatePreferences(work: Work, wanted: Preferences): Promise<Account | Refused> {
  if (work.actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const fields = fieldsInError(wanted);
  if (fields.length > 0) return refuse('INVALID_INPUT', { fields });
  const account = await work.db.findOneByOrFail(Account, { id: work.actor.accountId });
  account.language = wanted.language ?? account.language;
  account.timeZone = wanted.timeZone ?? account.timeZone;
  account.theme = wanted.theme ?? account.theme;
  return work.db.save(account);
}

/** An empty word is a wrong one; only what is absent stays as it is. */
function fieldsInError({ language = null, timeZone = null, theme = null }: Preferences) {
  const wrong = [
    language !== null && !isLanguage(language) ? 'language' : null,
    timeZone !== null && !isTimeZone(timeZone) ? 'timeZone' : null,
    theme !== null && !THEMES.some((known) => known === theme) ? 'theme' : null,
  ];
  return wrong
    .filter((field) => field !== null)
    .map((field) => ({ field, reason: 'refusals:field.invalid' }));
}
