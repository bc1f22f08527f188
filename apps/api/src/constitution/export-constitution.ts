import { canonicalJson, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { CONSTITUTION_FORMAT, manifestOf, wordsToSign } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import { Federation } from '../membership/federation.ts';
import { namesSomebody } from '../privacy/names-somebody.ts';
import type { View } from '../work.ts';
import { findConstitution } from './find-constitution.ts';
import { signWith, signingKey } from './signing-key.ts';

/** Whose documents go along beside the federation's: those of the custodian of this slug, as templates. */
export type Exporting = { readonly home: string; readonly documentsOf: string | null };

/** Why a constitution is not written. */
export type NotExported = Refused<'NAMES_A_PERSON', { part: string }> | Refused<'NOT_FOUND'>;

/** The federation's constitution as the bytes of one signed file. The same federation and key give the same bytes.
 *  Refuses words that name somebody of the register: what is copied elsewhere cannot be erased there. */
export async function exportConstitution(
  view: View,
  { home, documentsOf }: Exporting,
): Promise<string | NotExported> {
  if (!(await view.db.existsBy(Federation, { id: true }))) return refuse('NOT_FOUND');
  if (documentsOf !== null && !(await view.db.existsBy(Custodian, { slug: documentsOf })))
    return refuse('NOT_FOUND');
  const parts = await findConstitution(view, documentsOf);
  for (const [part, said] of Object.entries(parts))
    if (await namesSomebody(view, textsIn(said))) return refuse('NAMES_A_PERSON', { part });
  const manifest = manifestOf(parts);
  const signature = signWith(signingKey(home), wordsToSign(manifest));
  return `${canonicalJson({ format: CONSTITUTION_FORMAT, manifest, parts, signature })}\n`;
}

/** Every text in a part, each by itself: a name never goes from one into the next. */
function textsIn(said: unknown): readonly string[] {
  if (typeof said === 'string') return [said];
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(textsIn) : [];
}
