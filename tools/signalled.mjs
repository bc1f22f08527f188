const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const IMPATIENT_EXIT_CODE = 130;
/** `npm` and the terminal may both pass on the same Ctrl-C; only a later one means "now". */
const ECHO_MS = 500;

/**
 * `come` resolves at the first signal to end; a second one ends this process at once.
 * @returns {{ readonly come: Promise<void>, readonly hasCome: () => boolean }}
 */
export function signalled() {
  let firstAt = 0;
  const come = new Promise((/** @type {(value: void) => void} */ resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (firstAt > 0 && Date.now() - firstAt > ECHO_MS) process.exit(IMPATIENT_EXIT_CODE);
        firstAt ||= Date.now();
        resolve();
      });
    }
  });
  return { come, hasCome: () => firstAt > 0 };
}
