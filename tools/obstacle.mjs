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
    console.error(error instanceof Obstacle ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
