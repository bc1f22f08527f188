/** Jest ends at a signal without its teardown; the servers of the suite would live on. This closes them first. */
export function closeOnSignal() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      const close = globalThis.tearDownWorld ?? (async () => {});
      const leave = () => process.exit(1);
      close().then(leave, leave);
    });
  }
}
