import { commentsOn } from '../comments';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { filterById, type FilterField } from '../platform/read/filter';
import { byId, computed, expression, linkedBy, list, money, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject, type Binding } from '../platform/read/statement';
import { calendarDate } from '../shared/input-check';
import type { ProposalStatus } from './domain/proposal';
import { missingForSubmission, type Stated, type SubmissionFacts } from './domain/proposal-life';
import { possibleActs } from './domain/proposal-transitions';
import { searchedProposals, similarProposals } from './proposal-search.read';
import { AlternativeTable, EffortTable, ProposalTable } from './proposal.table';
import { submissionFactsJson } from './submission-facts';

const linkedTo =
  (table: string, column: string) =>
  (row: string, id: string): string =>
    `exists (select from ${table} l where l.organization_id = ${row}.organization_id and l.proposal_id = ${row}.id and l.${column} = ${id})`;

const supporterCount = (row: string): string =>
  `(select count(*) from proposal_supporters s where s.organization_id = ${row}.organization_id and s.proposal_id = ${row}.id)`;

/** By today's date, which goes along with the answer that is asked for: one parameter holds both. */
const triageOverdue: FilterField = {
  cast: 'text[]',
  sql: (row, asked) =>
    `(${row}.status = 'IDEA' and coalesce(${row}.answer_by < (${asked})[1]::date, false)) = (${asked})[2]::boolean`,
  value: (overdue: boolean, { now }: Binding) => [calendarDate(now), String(overdue)],
};

/** Proposals, wherever they are listed: all of them, or those that belong to the row that holds the list. */
export const proposalConnection = (where?: ConnectionOptions['where']) =>
  connection('Proposal', {
    ...(where ? { where } : {}),
    orders: {
      UPDATED_AT: [{ sql: (row) => `${row}.updated_at`, form: 'timestamptz' }],
      CREATED_AT: [{ sql: (row) => `${row}.created_at`, form: 'timestamptz' }],
      TITLE: [{ sql: (row) => `${row}.title`, form: 'text' }],
      SUPPORTERS: [{ sql: supporterCount, form: 'bigint' }],
      RELEVANCE: [{ sql: (row) => `${row}.relevance_micro`, form: 'bigint' }],
    },
    rows: searchedProposals,
    defaultDirection: 'DESC',
    filters: {
      status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
      track: { cast: 'text[]', sql: (row, tracks) => `${row}.track = any(${tracks})` },
      portfolioId: filterById('Portfolio', (row, id) => `${row}.portfolio_id = ${id}`),
      proposerId: filterById('Person', (row, id) => `${row}.proposer_id = ${id}`),
      triageOwnerId: filterById('Person', (row, id) => `${row}.triage_owner_id = ${id}`),
      triageOverdue,
      importId: filterById('Import', (row, id) => `${row}.import_id = ${id}`),
      needId: filterById('Need', linkedTo('proposal_needs', 'need_id')),
      pillarId: filterById('Pillar', linkedTo('proposal_pillars', 'pillar_id')),
      objectiveId: filterById('StrategicObjective', linkedTo('proposal_objectives', 'strategic_objective_id')),
    },
  });

const effortByTeam = list('Effort', {
  where: pointingBack('proposal_id'),
  orderBy: (alias) =>
    `(select m.name from teams m where m.organization_id = ${alias}.organization_id and m.id = ${alias}.team_id), ${alias}.team_id`,
});

interface WhatIsStated {
  readonly status: ProposalStatus;
  readonly stated: Stated;
  readonly beside: SubmissionFacts;
}

/** Computed by the rule that submission is decided by; texts stay where they are, only whether they are there counts. */
const missing = computed<WhatIsStated>(
  ({ row }) => {
    const there = (column: string) => `case when ${row}.${column} is null then 'null' else 'true' end`;
    return jsonObject([
      ['status', toJson('text', `${row}.status`)],
      [
        'stated',
        jsonObject([
          ['problem', there('problem')],
          ['solution', there('solution')],
          ['costOneOffMinor', there('cost_one_off_minor')],
          ['costYearlyMinor', there('cost_yearly_minor')],
          ['portfolioId', there('portfolio_id')],
          ['sponsorId', there('sponsor_id')],
        ]),
      ],
      ['beside', submissionFactsJson(row)],
    ]);
  },
  ({ status, stated, beside }) => (possibleActs(status).includes('EDIT') ? missingForSubmission(stated, beside) : []),
);

export const proposalReads = [
  readModel('Proposal', ProposalTable, {
    portfolio: one('Portfolio', 'portfolio_id'),
    proposer: one('Person', 'proposer_id'),
    triageOwner: one('Person', 'triage_owner_id'),
    drafter: one('Person', 'drafter_id'),
    sponsor: one('Person', 'sponsor_id'),
    decidedBy: one('Person', 'decided_by_id'),
    certifiedBy: one('Person', 'certified_by_id'),
    mergedInto: one('Proposal', 'merged_into_id'),
    import: one('Import', 'import_id'),
    resubmissionOf: one('Proposal', 'resubmission_of_id'),
    supporterCount: expression('number', supporterCount),
    costOneOff: money((row) => `${row}.cost_one_off_minor`),
    costYearly: money((row) => `${row}.cost_yearly_minor`),
    needs: list('Need', {
      where: linkedBy('proposal_needs', 'proposal_id', 'need_id'),
      orderBy: (alias) => `${alias}.title, ${alias}.id`,
    }),
    pillars: list('Pillar', {
      where: linkedBy('proposal_pillars', 'proposal_id', 'pillar_id'),
      orderBy: (alias) => `${alias}.position, ${alias}.id`,
    }),
    objectives: list('StrategicObjective', {
      where: linkedBy('proposal_objectives', 'proposal_id', 'strategic_objective_id'),
      orderBy: (alias) => `${alias}.position, ${alias}.id`,
    }),
    alternatives: list('Alternative', {
      where: pointingBack('proposal_id'),
      orderBy: (alias) => `${alias}.position, ${alias}.id`,
    }),
    effortByTeam,
    comments: commentsOn('PROPOSAL'),
    missingForSubmission: missing,
    possibleActs: computed<ProposalStatus>(({ row }) => toJson('text', `${row}.status`), possibleActs),
  }),
  readModel('Alternative', AlternativeTable),
  readModel('Effort', EffortTable, { team: one('Team', 'team_id') }),
  extendRead('Comment', { proposal: one('Proposal', 'subject_id') }),
  extendRead('AgendaItem', { proposal: one('Proposal', 'subject_id') }),
  extendRead('Need', { proposals: proposalConnection(linkedBy('proposal_needs', 'need_id', 'proposal_id')) }),
  extendRead('Pillar', { proposals: proposalConnection(linkedBy('proposal_pillars', 'pillar_id', 'proposal_id')) }),
  extendRead('StrategicObjective', {
    proposals: proposalConnection(linkedBy('proposal_objectives', 'strategic_objective_id', 'proposal_id')),
  }),
  extendRead('Person', { proposals: proposalConnection(pointingBack('proposer_id')) }),
  readModel('SimilarProposal', undefined, {
    similarity: expression('number', (row) => `${row}.similarity`),
    proposal: one('Proposal', 'proposal_id'),
  }),
  extendRead('Query', { proposal: byId('Proposal'), proposals: proposalConnection(), similarProposals }),
];
