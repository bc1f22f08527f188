import api from './jest.config.mjs';

/**
 * Tests that move the clock of a whole federation, and write to everybody in it: they have a world of their own, so
 * that no other file’s decisions close under its hands and no other file’s letters stand behind theirs; and one that
 * lets go the keys by which others are checking what services are told.
 */
export default {
  ...api,
  testMatch: [
    '<rootDir>/{agreements-changed,joining-{members*,waiting},lifecycle-{expulsion,given-back,lapsed-votes,moves,one-day,waiting},notices,objections,push,services-keys}.spec.ts',
  ],
  testPathIgnorePatterns: [],
  // One federation, one clock: not two files at a time.
  maxWorkers: 1,
};
