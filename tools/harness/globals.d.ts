export {};

declare global {
  /** Set by a suite's start for its end; both run in Jest's main process. */
  var tearDownWorld: (() => Promise<void>) | undefined;
}
