/** SQL: is a class or circle, an alias with a `last_day`, not over on this day? As `isOver` of libs/membership has it:
 *  what has a last day holds to the end of it. */
export function notOver(alias: string, day: string): string {
  return `(${alias}.last_day is null or ${alias}.last_day >= ${day}::date)`;
}
