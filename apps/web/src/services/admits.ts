import type { TextKey } from '@plenaria/i18n';

const texts: Readonly<Record<string, TextKey>> = {
  members: 'services:admits.members',
  applicants: 'services:admits.applicants',
  anybody: 'services:admits.anybody',
};

/** Whom a service can let in, the fewest first. */
export const whoIsAdmitted: readonly string[] = Object.keys(texts);

/** Who they are. */
export function admitsText(admits: string): TextKey {
  return texts[admits] ?? 'services:admits.members';
}
