/** Something in the way that a person can remove: shown as its one sentence, without a stack. */
export class Obstacle extends Error {}

/**
 * Runs a command of `tools/`: an {@link Obstacle} ends it with its sentence and code 1, anything else is a
 * bug and shows its stack.
 * @param {() => Promise<number | void>} command gives the exit code, 0 when it says nothing
 */
export async function runCommand(command) {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    const sentence = sentenceFor(error);
    console.error(sentence === null ? error : `\n${sentence}\n`);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function sentenceFor(error) {
  if (error instanceof Obstacle) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return null;
  const path = 'path' in error ? String(error.path) : 'this machine';
  if (error.code === 'ENOSPC')
    return `The disk of ${path} is full. Make room and start again: what was stored is kept.`;
  if (error.code === 'EACCES')
    return `${path} may not be written by this user. Run as its owner, or set PLENARIA_HOME.`;
  return null;
}
