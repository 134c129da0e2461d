import { deadlineList } from '../deadlines';
import { connection } from '../platform/read/connection';
import { byId, expression, one, ownRows } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, type Binding } from '../platform/read/statement';
import { ScoringAssignmentTable, ScoringRoundTable } from './round.table';

/** What one assignment asks for, and how much of it was given: how many, whoever looks, and never what. */
const asked = (row: string): string => `cardinality(${row}.drivers)`;
const estimated = (row: string): string => `(select count(*) from estimates e
  where e.organization_id = ${row}.organization_id and e.round_id = ${row}.round_id and e.proposal_id = ${row}.proposal_id
    and e.scorer_id = ${row}.scorer_id and e.driver = any(${row}.drivers))`;

/** How far a round asks for on a page of an answer: it is counted where the rows of an answer are limited. */
const SHORT_LIST = 20;

/** The assignments of a round together, by whom or by what they ask about; what a conflict of interest excludes is not asked. */
const progressBy = (type: string, column: 'scorer_id' | 'proposal_id'): FieldRead => ({
  sql: (scope) => {
    const alias = scope.statement.alias();
    const count = (binding: Binding) => scope.rowsAbove(binding) * SHORT_LIST;
    scope.statement.page(count);
    const sums = `select a.organization_id, a.${column}, min(a.id::text) as first_id,
        coalesce(sum(${asked('a')}) filter (where a.conflict is null), 0) as asked,
        coalesce(sum(${estimated('a')}) filter (where a.conflict is null), 0) as estimated,
        count(*) filter (where a.conflict is not null) as conflicts
      from scoring_assignments a where ${ownRows(scope, 'ScoringAssignment', 'a')} and a.round_id = ${scope.row}.id
      group by a.organization_id, a.${column}`;
    return jsonArray(
      `select ${scope.object(type, alias, { rows: count })} as j, ${alias}.first_id as o from (${sums}) ${alias}`,
      'r.o',
    );
  },
});

const progress = {
  asked: expression('number', (row) => `${row}.asked`),
  estimated: expression('number', (row) => `${row}.estimated`),
  conflicts: expression('number', (row) => `${row}.conflicts`),
};

const asks = (round: string, condition: string): string =>
  `exists (select from scoring_assignments a where a.organization_id = ${round}.organization_id
    and a.round_id = ${round}.id and ${condition})`;

const rounds = {
  orders: {
    OPENED_AT: [{ sql: (row: string) => `${row}.opened_at`, form: 'timestamptz' }],
    DUE_ON: [{ sql: (row: string) => `${row}.due_on`, form: 'date' }],
  },
  defaultDirection: 'DESC',
  filters: {
    status: { cast: 'text[]', sql: (row: string, statuses: string) => `${row}.status = any(${statuses})` },
    scorerId: filterById('Person', (row, id) => asks(row, `a.scorer_id = ${id}`)),
  },
} as const;

export const roundReads = [
  readModel('ScoringRound', ScoringRoundTable, {
    openedBy: one('Person', 'opened_by_id'),
    closedBy: one('Person', 'closed_by_id'),
    assignments: connection('ScoringAssignment', {
      where: (alias, row) => `${alias}.round_id = ${row}.id`,
      // In the order in which they were asked for.
      orders: { ASKED: [] },
      filters: {
        scorerId: filterById('Person', (row, id) => `${row}.scorer_id = ${id}`),
        proposalId: filterById('Proposal', (row, id) => `${row}.proposal_id = ${id}`),
      },
    }),
    deadlines: connection('Deadline', {
      ...deadlineList,
      where: (alias, row) => `${alias}.subject_kind = 'SCORING_ROUND' and ${alias}.subject_id = ${row}.id`,
    }),
    progressByScorer: progressBy('ScorerProgress', 'scorer_id'),
    progressByProposal: progressBy('ProposalProgress', 'proposal_id'),
  }),
  readModel('ScoringAssignment', ScoringAssignmentTable, {
    round: one('ScoringRound', 'round_id'),
    proposal: one('Proposal', 'proposal_id'),
    scorer: one('Person', 'scorer_id'),
    asked: expression('number', asked),
    estimated: expression('number', estimated),
  }),
  readModel('ScorerProgress', undefined, { scorer: one('Person', 'scorer_id'), ...progress }),
  readModel('ProposalProgress', undefined, { proposal: one('Proposal', 'proposal_id'), ...progress }),
  extendRead('Proposal', {
    scoringRounds: connection('ScoringRound', {
      ...rounds,
      where: (alias, row) => asks(alias, `a.proposal_id = ${row}.id`),
    }),
  }),
  extendRead('Query', {
    scoringRound: byId('ScoringRound'),
    scoringRounds: connection('ScoringRound', rounds),
  }),
];
