/** The arrows of the house. A floor stands on those named below it; no import runs up. */
const floors = [
  ['shared'],
  ['platform', 'workflow', 'selection'],
  ['audit'],
  ['imports'],
  ['people'],
  ['notifications'],
  ['organization'],
  ['customers'],
  ['meetings'],
  ['deadlines'],
  ['pillars', 'listening', 'budget', 'approvals'],
  ['comments', 'contacts', 'policies', 'stories', 'followups'],
  ['metrics'],
  ['goals'],
  ['process'],
  ['proposals'],
  ['scoring', 'initiatives'],
  ['roadmap', 'costs', 'workflow-migrations'],
  ['rounds'],
  ['portfolio', 'outcomes'],
  ['analyses', 'sunset'],
  ['scenarios'],
  ['reviews'],
  ['telling'],
];

const noImportRunsUp = floors.flatMap((rooms, floor) => {
  const above = floors.slice(floor + 1).flat();
  const neighbours = rooms.length > 1 ? rooms : [];
  return rooms.map((room) => ({
    name: 'no-import-runs-up',
    comment: `${room} stands on the floors below it.`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: {
      path: `^src/(${[...above, ...neighbours.filter((n) => n !== room), 'demo'].join('|')})/|^src/(main|compose)`,
    },
  }));
});

const features = floors.slice(2).flat().join('|');

module.exports = {
  forbidden: [
    ...noImportRunsUp,
    {
      name: 'domain-is-pure',
      comment: 'Decisions are functions of data: no ORM, no GraphQL, no clock, no I/O.',
      severity: 'error',
      from: { path: '^src/([^/]+/domain|workflow|selection)/' },
      to: {
        pathNot: '^src/([^/]+/domain|shared|workflow|selection)/|node_modules/(xstate|zod|(@types/)?luxon|ical\\.js)/',
      },
    },
    {
      name: 'shared-is-pure',
      comment: 'The small words stand on nothing.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/' },
    },
    {
      name: 'features-meet-at-the-door',
      comment: 'Another feature is reached by its index.ts or its domain/; from the edge, its *.graphql.ts.',
      severity: 'error',
      from: { path: `^src/(${features})/` },
      to: {
        path: `^src/(${features})/`,
        pathNot: ['^src/$1/', '^src/[^/]+/(index\\.ts$|domain/)', '\\.graphql\\.ts$'],
      },
    },
    {
      name: 'selection-is-met-at-its-door',
      comment: 'What a recommended set follows from is asked by src/selection/index.ts.',
      severity: 'error',
      from: { path: '^(src|scripts|bench)/', pathNot: '^src/selection/' },
      to: { path: '^src/selection/', pathNot: '^src/selection/index\\.ts$' },
    },
    {
      name: 'the-edge-is-met-from-the-edge',
      comment: 'Only *.graphql.ts and *.resolver.ts know GraphQL types.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(graphql|resolver)\\.ts$|^src/(platform|compose|main)' },
      to: { path: '\\.(graphql|resolver)\\.ts$' },
    },
    {
      name: 'graphql-stays-at-the-edge',
      comment: 'graphql, type-graphql and @apollo only in *.graphql.ts, *.resolver.ts, platform, compose, main.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(graphql|resolver)\\.ts$|^src/(platform|compose|main)' },
      to: { path: 'node_modules/(graphql|type-graphql|@apollo|graphql-scalars)/' },
    },
    {
      name: 'tables-and-reads-decide-nothing',
      comment: 'A table or a read map knows the words and the platform, not the services.',
      severity: 'error',
      from: { path: '\\.(table|read)\\.ts$' },
      to: { path: '\\.(service|resolver|graphql)\\.ts$' },
    },
    {
      name: 'only-platform-reads-the-environment',
      comment: 'node:fs, node:child_process, node:net and the like belong to the platform, demo and scripts.',
      severity: 'error',
      from: { path: `^src/(${features}|workflow|selection|shared)/` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|stream|stream/promises)$' },
    },
    {
      name: 'nothing-rests-on-the-bench',
      comment: 'bench measures the house from outside.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^(bench|scripts)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/main\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
