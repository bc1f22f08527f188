/** What a cell says: composed letters (NFC), one plain space for blanks of any kind, and without the `'` by which
 *  spreadsheets and our own export mark text that only looks like a formula. */
export function cellText(cell: string): string {
  return cell
    .normalize('NFC')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ');
}

/** Does a cell say what is known already? The register may hold what no cell keeps apart: the no-break space of an
 *  amount, two spaces, letters that were typed with their accents apart. */
export function saysTheSame(said: string, known: string | null): boolean {
  return known !== null && (said === known || said === cellText(known));
}
