// As it is deployed; graphql then asks `instanceof` alone, and not also whether it was loaded twice: a tenth of all time.
process.env.NODE_ENV = 'production';

// A module of a test looks up a global past Jest each time, ten times as slow as a variable of its own. JSON is one already in
// a module that we load, and so cannot be here.
const sandboxInjectedGlobals =
  'Array BigInt Boolean Date Error Map Math Number Object Promise Reflect RegExp Set String Symbol'.split(' ');

const modules = {
  sandboxInjectedGlobals,
  transform: { '^.+\\.[tj]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(jose)/)'],
};

/** The pure tests need nothing; the others get one PostgreSQL for the whole run. */
module.exports = {
  testTimeout: 30_000,
  // By default Jest leaves a core to a watcher that is not there.
  maxWorkers: 2,
  projects: [
    { displayName: 'domain', testEnvironment: 'node', testMatch: ['<rootDir>/test/domain/**/*.test.ts'], ...modules },
    {
      displayName: 'database',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/domain/', '<rootDir>/test/platform/', '<rootDir>/test/volumes/'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      ...modules,
    },
    {
      displayName: 'platform',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/platform/**/*.test.ts'],
      ...modules,
    },
  ],
};
