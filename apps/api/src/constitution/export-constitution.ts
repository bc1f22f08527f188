import { canonicalJson, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { CONSTITUTION_FORMAT, manifestOf, wordsToSign } from '@plenaria/membership';
import type { View } from '../work.ts';
import { findConstitution } from './find-constitution.ts';
import { signWith, signingKey } from './signing-key.ts';

/** The federation's constitution as the bytes of one signed file. The same federation and key give the same bytes.
 *  Refuses words that name somebody of the register: what is copied elsewhere cannot be erased there. */
export async function exportConstitution(
  view: View,
  home: string,
): Promise<string | Refused<'NAMES_A_PERSON', { part: string }>> {
  const parts = await findConstitution(view);
  for (const [part, said] of Object.entries(parts))
    if (await namesSomebody(view, JSON.stringify(said))) return refuse('NAMES_A_PERSON', { part });
  const manifest = manifestOf(parts);
  const signature = signWith(signingKey(home), wordsToSign(manifest));
  return `${canonicalJson({ format: CONSTITUTION_FORMAT, manifest, parts, signature })}\n`;
}

/** Whole names and addresses only: a first name alone is also a word. */
async function namesSomebody({ db }: View, words: string): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(
    `select from membership.person p
      where (p.name like '% %' and position(lower(p.name) in lower($1)) > 0)
         or (p.email is not null and position(p.email in lower($1)) > 0) limit 1`,
    [words],
  );
  return rows.length > 0;
}
