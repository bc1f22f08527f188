import type { Language, Params } from '@plenaria/i18n';
import { z } from 'zod';
import { ROLES } from '../graphql/allow.ts';
import { instant, text } from './letter-parts.ts';
import { textIn } from './texts.ts';

/** That somebody is entrusted with a role, or no longer: to themself, and to others who would want to know. */
export const ROLE_LETTERS = ['role-given', 'role-ended', 'role-given-other', 'role-ended-other'] as const;

/** What such a letter tells. */
export const roleParams = z.object({
  /** Whose role it is. */
  who: text,
  role: z.enum(ROLES),
  /** The name of the one that the role `custodian` is for; empty for other roles. */
  custodian: z.string(),
  /** Who did it; empty for the program, from a terminal. */
  by: z.string(),
  at: instant,
  /** Why; nothing is asked at a terminal. */
  text: z.string(),
});

/** The places of a letter about a role but for its time, in the reader's language. */
export function rolePlaces(
  { who, role, custodian, by, text: said }: z.infer<typeof roleParams>,
  language: Language,
): Params {
  return {
    who,
    by: by === '' ? textIn(language, 'admin:role.byProgram') : by,
    role:
      custodian === ''
        ? textIn(language, `admin:role.name.${role}`)
        : textIn(language, 'admin:role.ofCustodian', { custodian }),
    reason: said === '' ? '' : textIn(language, 'mail:role.reason', { text: said }),
  };
}
