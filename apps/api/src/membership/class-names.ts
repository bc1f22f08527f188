import type { RequestContext } from '../context.ts';
import { loaderOf } from '../graphql/loaders.ts';
import type { View } from '../work.ts';
import { MemberClass, textIn } from './member-class.ts';

/** What the classes of the register are called in the reader's language, by slug. */
export async function classNames(
  context: RequestContext,
  { db }: View,
): Promise<Readonly<Record<string, string>>> {
  const all = loaderOf(context, 'classNames', async (languages) => {
    const classes = await db.find(MemberClass);
    return languages.map((language) =>
      Object.fromEntries(classes.map(({ slug, names }) => [slug, textIn(language, names) ?? slug])),
    );
  });
  return all.load(context.language);
}
