/** A time of day on a calendar, as a datetime field holds it, `2026-05-08T18:00`, read in an IANA zone.
 *  A time that the clock skips in spring is read as if it had not been; one that it repeats in autumn, as the first.
 *  Null when it is no such time. */
export function instantOf(local: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(asUtc)) return null;
  const before = asUtc - offsetMs(new Date(asUtc - dayMs), timeZone);
  const after = asUtc - offsetMs(new Date(asUtc + dayMs), timeZone);
  const fitting = [before, after].find((at) => at + offsetMs(new Date(at), timeZone) === asUtc);
  return new Date(fitting ?? before);
}

/** The same back: what a datetime field must hold to show this instant in a zone. */
export function localOf(instant: Date, timeZone: string): string {
  const shifted = new Date(instant.getTime() + offsetMs(instant, timeZone));
  return shifted.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetMs(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at.getTime() / minuteMs) * minuteMs;
}
