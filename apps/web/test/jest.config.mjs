import { reading } from '../../../jest.config.mjs';

/** The screens: a real Chromium on the living example. */
export default {
  ...reading,
  rootDir: import.meta.dirname,
  globalSetup: '<rootDir>/../../../tools/harness/screens-setup.mjs',
  globalTeardown: '<rootDir>/../../../tools/harness/tear-down.mjs',
  testSequencer: '<rootDir>/../../../tools/harness/longest-first.cjs',
  maxWorkers: 2,
  testTimeout: 120_000,
};
