/** The day that it is for the register, as a date field writes it: days are counted in UTC, for a federation lives in
 *  many zones and has one register. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Is it another day where the reader is? */
export function isElsewhereAnotherDay(): boolean {
  return new Date().getDate() !== new Date().getUTCDate();
}
