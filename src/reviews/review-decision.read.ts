import { connection } from '../platform/read/connection';
import { expression, list, money, one, oneBack, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, type Binding } from '../platform/read/statement';
import { ReviewDecisionTable, ReviewVoteTable } from './review-decision.table';

/** More than a body has seats, or a motion conditions: counted where the rows of an answer are limited. */
const SHORT_LIST = 5;

/** Rows that a decision keeps as JSON. @param columns SQL of them, given the element as `e.j` */
const kept = (type: string, json: (row: string) => string, columns: string): FieldRead => ({
  sql: (scope) => {
    const alias = scope.statement.alias();
    const count = (binding: Binding) => scope.rowsAbove(binding) * SHORT_LIST;
    scope.statement.page(count);
    const rows = `select ${scope.statement.organization} as organization_id, e.o, ${columns}
      from jsonb_array_elements(${json(scope.row)}) with ordinality e(j, o)`;
    return jsonArray(
      `select ${scope.object(type, alias, { rows: count })} as j, ${alias}.o as o from (${rows}) ${alias}`,
      'r.o',
    );
  },
});

const decisions = {
  orders: { PUT_AT: [{ sql: (row: string) => `${row}.put_at`, form: 'timestamptz' }] },
  filters: {
    status: { cast: 'text[]', sql: (row: string, statuses: string) => `${row}.status = any(${statuses})` },
    outcome: { cast: 'text[]', sql: (row: string, outcomes: string) => `${row}.outcome = any(${outcomes})` },
  },
} as const;

const laterVote = (row: string): string =>
  `exists (select from review_votes v where v.organization_id = ${row}.organization_id
    and v.decision_id = ${row}.decision_id and v.seat_id = ${row}.seat_id and v.sequence > ${row}.sequence)`;

export const reviewDecisionReads = [
  readModel('ReviewDecision', ReviewDecisionTable, {
    review: one('PortfolioReview', 'review_id'),
    proposal: one('Proposal', 'proposal_id'),
    initiative: one('Initiative', 'initiative_id'),
    amount: money((row) => `${row}.amount_minor`),
    costOneOff: money((row) => `${row}.cost_one_off_minor`),
    costYearly: money((row) => `${row}.cost_yearly_minor`),
    valueYearly: money((row) => `${row}.value_yearly_minor`),
    weightedPrice: money((row) => `${row}.weighted_price_minor`),
    price: money((row) => `${row}.price_minor`),
    conditions: kept(
      'ReviewCondition',
      (row) => `${row}.conditions`,
      `e.j ->> 'text' as text, (e.j ->> 'ownerId')::uuid as owner_id, (e.j ->> 'dueOn')::date as due_on`,
    ),
    lead: one('Person', 'lead_id'),
    businessOwner: one('Person', 'business_owner_id'),
    putBy: one('Person', 'put_by_id'),
    votes: list('ReviewVote', { where: pointingBack('decision_id'), orderBy: (alias) => `${alias}.sequence` }),
    count: expression('json', (row) => `${row}.count`),
    recused: kept(
      'ReviewRecusal',
      (row) => `coalesce(${row}.count -> 'recused', '[]')`,
      `(e.j ->> 'memberId')::uuid as member_id, e.j ->> 'because' as because`,
    ),
    decidedBy: one('Person', 'decided_by_id'),
    move: one('InitiativeEvent', 'event_id'),
    begun: one('Initiative', 'begun_id'),
  }),
  readModel('ReviewCondition', undefined, {
    text: expression('text', (row) => `${row}.text`),
    owner: one('Person', 'owner_id'),
    dueOn: expression('text', (row) => `${row}.due_on`),
  }),
  readModel('ReviewRecusal', undefined, {
    member: one('Person', 'member_id'),
    because: expression('text', (row) => `${row}.because`),
  }),
  readModel('ReviewVote', ReviewVoteTable, {
    for: one('Person', 'seat_id'),
    voter: one('Person', 'voter_id'),
    counts: expression('boolean', (row) => `not ${laterVote(row)}`),
  }),
  extendRead('PortfolioReview', {
    decisions: connection('ReviewDecision', { ...decisions, where: pointingBack('review_id') }),
  }),
  extendRead('Proposal', {
    reviewDecisions: connection('ReviewDecision', { ...decisions, where: pointingBack('proposal_id') }),
  }),
  extendRead('Initiative', {
    reviewDecisions: connection('ReviewDecision', { ...decisions, where: pointingBack('initiative_id') }),
  }),
  extendRead('Condition', { reviewDecision: one('ReviewDecision', 'review_decision_id') }),
  extendRead('InitiativeEvent', { reviewDecision: oneBack('ReviewDecision', 'event_id') }),
];
