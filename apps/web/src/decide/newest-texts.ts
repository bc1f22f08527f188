/** The newest text of each language, in the order in which they came; older versions are history. */
export function newestTexts<Text extends { readonly language: string; readonly version: number }>(
  texts: readonly Text[],
): readonly Text[] {
  const newest = new Map<string, Text>();
  for (const text of texts) {
    const known = newest.get(text.language);
    if (!known || known.version < text.version) newest.set(text.language, text);
  }
  return [...newest.values()];
}
