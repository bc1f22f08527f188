/** A pattern of PostgreSQL that finds somebody's name or address as words of their own; null where none is safe. */
export function namePattern(name: string, emails: readonly string[]): string | null {
  // A name of one word may be a word of the language: where only that stands, nobody is told apart by it.
  const names = /\s/.test(name.trim()) ? [name.normalize('NFC'), name.normalize('NFD')] : [];
  const texts = [...new Set([...names, ...emails])].filter((text) => text !== '').map(asPattern);
  return texts.length === 0 ? null : `(?<!\\w)(${texts.join('|')})(?!\\w)`;
}

/** The same within JSON, where a quote in a name is written as two signs. */
export function patternInJson(name: string, emails: readonly string[]): string | null {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  return namePattern(inJson(name), emails.map(inJson));
}

function asPattern(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
}
