import { reading } from '../../../jest.config.mjs';

/** The api end to end: plain `fetch` against one built api on a fresh database. */
export default {
  ...reading,
  rootDir: import.meta.dirname,
  globalSetup: '<rootDir>/../../../tools/harness/api-setup.mjs',
  globalTeardown: '<rootDir>/../../../tools/harness/tear-down.mjs',
  // In `clock.jest.config.mjs`.
  testPathIgnorePatterns: [
    '/(agreements-changed|joining-(members[^/]*|waiting)|lifecycle-(expulsion|given-back|lapsed-votes|moves|one-day|waiting)|notices|objections|push|services-keys)\\.spec',
  ],
  testSequencer: '<rootDir>/../../../tools/harness/longest-first.cjs',
  maxWorkers: 2,
  testTimeout: 120_000,
};
