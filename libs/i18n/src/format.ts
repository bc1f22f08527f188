import { tagOf, type ShownLanguage } from './languages.ts';

/** The language and IANA time zone in which somebody reads. */
export type Reading = { readonly language: ShownLanguage; readonly timeZone: string };

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** An instant as a day, a time and the zone it is said in: "Friday, 8 May 2026 at 18:00 CEST". */
export function formatInstant(at: Date, reading: Reading): string {
  return (
    dateFormat(reading, {
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    })
      .format(at)
      // The hyphen of "GMT-5" is meant as a minus, and a line may break after a hyphen.
      .replace(/(\p{L})-(?=\d)/u, '$1\u2212')
  );
}

/** An instant in little room: "8 May 2026, 18:00". */
export function formatInstantShort(at: Date, reading: Reading): string {
  return dateFormat(reading, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** A calendar day, `'2026-05-08'`, in words. It has no zone, so it is the same day for everyone. */
export function formatDay(day: string, language: ShownLanguage): string {
  return dateFormat({ language, timeZone: 'UTC' }, { year: 'numeric', month: 'long', day: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A percentage of two decimals, `'58.73'`, with the digits and separators of the language; the sign is the text's. */
export function formatPercent(percent: string, language: ShownLanguage): string {
  return new Intl.NumberFormat(tagOf(language), { minimumFractionDigits: 2 }).format(Number(percent));
}

/** Names joined as the language joins them: "A, B and C". */
export function formatList(names: readonly string[], language: ShownLanguage): string {
  return new Intl.ListFormat(tagOf(language), { type: 'conjunction' }).format(names);
}

/** An amount of money as a person types it, `'12.50'`, written as the language writes it; without cents of 0. */
export function formatMoney(typed: string, currency: string, language: ShownLanguage): string {
  const format = new Intl.NumberFormat(tagOf(language), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(Number(typed));
}

/** So many minutes, in hours where they are whole: "3 hours", "90 minutes". */
export function formatMinutes(minutes: number, language: ShownLanguage): string {
  const isHours = minutes % 60 === 0;
  const unit = isHours ? 'hour' : 'minute';
  const format = new Intl.NumberFormat(tagOf(language), { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(isHours ? minutes / 60 : minutes);
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/**
 * How far an instant lies from now, in the largest unit that fits: "in 3 hours", "2 days ago". Days are counted, never
 * named: "tomorrow" is a day of the calendar, and 47 hours from now is none that this could tell without a zone.
 */
export function formatRelative(at: Date, now: Date, language: ShownLanguage): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds) ?? {
    unit: 'minute',
    seconds: 60,
  };
  const isDays = step.unit === 'day';
  const format = new Intl.RelativeTimeFormat(tagOf(language), { numeric: isDays ? 'always' : 'auto' });
  const count = seconds / step.seconds;
  return format.format(isDays ? Math.round(count) : Math.trunc(count), step.unit);
}

function dateFormat(reading: Reading, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reading.language} ${reading.timeZone} ${JSON.stringify(options)}`;
  const tag = reading.language === 'en' || reading.language === 'pseudo' ? 'en-GB' : reading.language;
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: reading.timeZone });
  dateFormats.set(key, format);
  return format;
}
