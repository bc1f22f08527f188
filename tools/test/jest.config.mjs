import { reading } from '../../jest.config.mjs';

/** The launcher and the faults: real servers, killed and started again. */
export default {
  ...reading,
  rootDir: import.meta.dirname,
  maxWorkers: 2,
  testTimeout: 120_000,
};
