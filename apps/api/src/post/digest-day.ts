/** The hour of the reader's zone at which a digest goes. */
const DIGEST_HOUR = 7;
const HOUR_MS = 3_600_000;

/** The day of digests that an instant belongs to in a zone, as YYYY-MM-DD: each begins at seven in the morning. */
export function digestDay(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(
    new Date(instant.getTime() - DIGEST_HOUR * HOUR_MS),
  );
}

/** Does a digest go, when the oldest of what it tells was kept then? It tells of days that are over. */
export function isDigestDue(now: Date, oldest: Date, timeZone: string): boolean {
  return digestDay(oldest, timeZone) < digestDay(now, timeZone);
}
