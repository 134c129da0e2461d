const { testTimeout, maxWorkers, projects } = require('./jest.config.cjs');
const alone = require('./test/volumes/alone.json');

const { displayName, testPathIgnorePatterns, ...database } = projects.find(
  (project) => project.displayName === 'database',
);

/** The whole suite, for `npm test`: the same test files, most of them bound into volumes. */
module.exports = {
  ...database,
  testTimeout,
  maxWorkers,
  testSequencer: '<rootDir>/test/volumes/sequencer.cjs',
  testMatch: ['<rootDir>/test/volumes/*.test.ts', ...alone.map((file) => `<rootDir>/test/${file}`)],
};
