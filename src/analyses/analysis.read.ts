import { connection } from '../platform/read/connection';
import { byId, expression, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { AnalysisTable } from './analysis.table';
import type { AnalysisKind } from './domain/analysis-request';
import { robustnessReads } from './robustness.read';
import { selectionResultReads } from './selection-result.read';

/** The result of an analysis of one kind, which stands in its own row. */
const resultOf = (kind: AnalysisKind, type: string): FieldRead => ({
  sql: (scope) => {
    const { row } = scope;
    return `case when ${row}.kind = '${kind}' and ${row}.state = 'DONE' then ${scope.object(type, row)} else 'null' end`;
  },
});

export const analysisReads = [
  readModel('Analysis', AnalysisTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    inactionWeight: expression('number', (row) => `(${row}.request ->> 'inactionWeight')::int`),
    startedBy: one('Person', 'started_by_id'),
    robustness: resultOf('ROBUSTNESS', 'Robustness'),
    recommendedSet: resultOf('RECOMMENDED_SET', 'RecommendedSet'),
    frontier: resultOf('FRONTIER', 'Frontier'),
  }),
  ...robustnessReads,
  ...selectionResultReads,
  extendRead('Query', { analysis: byId('Analysis') }),
  extendRead('Portfolio', {
    analyses: connection('Analysis', {
      where: pointingBack('portfolio_id'),
      orders: { STARTED_AT: [{ sql: (row) => `${row}.started_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: {
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
        state: { cast: 'text[]', sql: (row, states) => `${row}.state = any(${states})` },
      },
    }),
  }),
];
