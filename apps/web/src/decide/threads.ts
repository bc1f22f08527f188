/** Something said, and the replies to it. */
export type Thread<Said> = { readonly said: Said; readonly replies: readonly Thread<Said>[] };

/**
 * Comments as a tree, in the order in which they were made. A reply to something that is not there stands at
 * the top.
 */
export function threadsOf<Said extends { readonly id: string; readonly parentId: string | null }>(
  comments: readonly Said[],
): readonly Thread<Said>[] {
  const known = new Set(comments.map(({ id }) => id));
  const under = (parentId: string | null): readonly Thread<Said>[] =>
    comments
      .filter((comment) => parentOf(comment) === parentId)
      .map((said) => ({ said, replies: under(said.id) }));
  const parentOf = ({ parentId }: Said): string | null =>
    parentId !== null && known.has(parentId) ? parentId : null;
  return under(null);
}
