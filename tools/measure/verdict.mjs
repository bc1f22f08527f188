/**
 * What was to be shown, and whether it was.
 * @typedef {{ readonly what: string, readonly holds: boolean }} Bar
 */

/**
 * Prints each bar, and as the last line whether all of them hold.
 * @param {string} name
 * @param {readonly Bar[]} bars
 */
export function conclude(name, bars) {
  for (const { what, holds } of bars) console.log(`  ${holds ? 'holds ' : 'FAILS '} ${what}`);
  const held = bars.every(({ holds }) => holds);
  console.log(`${name}: ${held ? 'every bar holds' : 'A BAR IS MISSED'}`);
  return held;
}
