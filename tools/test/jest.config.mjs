import { reading } from '../../jest.config.mjs';

/**
 * The launcher: real servers, killed and started again. One file at a time, since they measure nothing but
 * share two cores.
 */
export default {
  ...reading,
  rootDir: import.meta.dirname,
  maxWorkers: 2,
  testTimeout: 120_000,
};
