import type { Problem } from '../ui/form-state.ts';

type Search = Readonly<Record<string, string | undefined>>;

/** A filter of the register whose values are a list: those it may have. */
export type Offered = Readonly<Record<string, readonly string[]>>;

/** What the address says and the register cannot be narrowed to, filter by filter. */
export function wrongFilters(search: Search, offered: Offered): readonly Problem[] {
  const { asOf } = search;
  const wrongDay = asOf !== undefined && !isDay(asOf) ? [asOf] : [];
  return [
    ...Object.entries(offered).flatMap(([field, values]) => {
      const value = search[field];
      const known = value === undefined || values.includes(value);
      return known ? [] : [{ field, reason: 'people:filter.unknown', details: { value } }];
    }),
    ...wrongDay.map((value) => ({ field: 'asOf', reason: 'people:filter.notADay', details: { value } })),
  ];
}

/** Is this a day of the calendar, as the api reads it? 2026-02-30 looks like one. */
function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    text > '0001' &&
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(text)
  );
}
