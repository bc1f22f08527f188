/**
 * Prints what was expected beside what was seen, one line each, and sets the exit code.
 * @param {string} name
 * @param {readonly { readonly what: string, readonly holds: boolean }[]} bars
 */
export function conclude(name, bars) {
  for (const { what, holds } of bars) console.log(`  ${holds ? 'holds ' : 'FAILS '} ${what}`);
  const held = bars.every(({ holds }) => holds);
  console.log(`${name}: ${held ? 'every bar holds' : 'A BAR IS MISSED'}`);
  if (!held) process.exitCode = 1;
}
