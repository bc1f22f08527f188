/** How every suite reads TypeScript: libs from their source, decorators as the compiler emits them. */
export const reading = {
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['@plenaria/source', 'node', 'node-addons'],
  },
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/', '/.plenaria/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/**
 * Rules and their properties; run with `node --experimental-vm-modules`. What needs a running Plenaria lies
 * in a `test/` folder.
 */
export default {
  ...reading,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tools'],
  testPathIgnorePatterns: ['/node_modules/', '/apps/[^/]+/test/', '/tools/test/'],
  // Against hanging only: how long a rule takes on a busy machine says nothing about it.
  testTimeout: 120_000,
};
