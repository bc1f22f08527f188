/** What stands after the ? of an address, as plain texts: `?search=co-op&class=producer`. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The same back, without what is empty, so that an address says only what was chosen. */
export function stringifySearch(search: Record<string, unknown>): string {
  const chosen = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '');
  const text = new URLSearchParams(chosen as [string, string][]).toString();
  return text === '' ? '' : `?${text}`;
}

/** For `validateSearch`: keeps the texts of the names that a page knows. `kept(search, ['search', 'class'])` */
export function kept<Name extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): { [name in Name]?: string } {
  const known = names.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return Object.fromEntries(known) as { [name in Name]?: string };
}
