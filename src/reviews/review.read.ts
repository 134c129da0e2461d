import { connection } from '../platform/read/connection';
import { byId, expression, list, money, one, pointingBack, toJson } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { PortfolioReviewTable, PreReadTable, ReviewItemTable, ReviewOfferTable } from './review.table';

/** What the domain calls `reviewStatus`. */
const statusOf = (row: string): string =>
  `case when ${row}.status = 'PRE_READ' and exists (select from meetings m where m.organization_id = ${row}.organization_id
    and m.id = ${row}.meeting_id and m.status in ('OPEN', 'CLOSED')) then 'IN_SESSION' else ${row}.status end`;

const lastPreRead = (row: string): string =>
  `(select p.id from pre_reads p where p.organization_id = ${row}.organization_id and p.review_id = ${row}.id
    order by p.number desc limit 1)`;

const itemsOf = (preReadId: (row: string) => string) =>
  connection('ReviewItem', {
    where: (alias, row) => `${alias}.pre_read_id = ${preReadId(row)}`,
    orders: { POSITION: [{ sql: (row) => `${row}.position`, form: 'integer' }] },
  });

/** Money of a review is kept as JSON has it: a text of minor units. */
const departure: FieldRead = {
  sql: ({ row }) => {
    const price = (name: string) =>
      jsonObject([
        ['amountMinor', toJson('text', `${row}.departure ->> '${name}'`)],
        ['currencyCode', toJson('text', `${row}.currency_code`)],
      ]);
    const texts = (name: string) => toJson('json', `${row}.departure -> '${name}'`);
    return `case when ${row}.departure is null then 'null' else ${jsonObject([
      ['weightedPrice', price('weightedPriceMinor')],
      ['price', price('priceMinor')],
      ...['added', 'dropped', 'broken'].map((name): [string, string] => [name, texts(name)]),
    ])} end`;
  },
};

const reviews = {
  orders: { PLANNED_AT: [{ sql: (row: string) => `${row}.planned_at`, form: 'timestamptz' }] },
  defaultDirection: 'DESC',
  filters: {
    status: { cast: 'text[]', sql: (row: string, statuses: string) => `(${statusOf(row)}) = any(${statuses})` },
    portfolioId: filterById('Portfolio', (row, id) => `${row}.portfolio_id = ${id}`),
    governanceBodyId: filterById(
      'GovernanceBody',
      (row, id) => `exists (select from meetings m where m.organization_id = ${row}.organization_id
        and m.id = ${row}.meeting_id and m.governance_body_id = ${id})`,
    ),
  },
} as const;

export const reviewReads = [
  readModel('PortfolioReview', PortfolioReviewTable, {
    status: expression('text', statusOf),
    portfolio: one('Portfolio', 'portfolio_id'),
    meeting: one('Meeting', 'meeting_id'),
    plannedBy: one('Person', 'planned_by_id'),
    closedBy: one('Person', 'closed_by_id'),
    preReads: list('PreRead', { where: pointingBack('review_id'), orderBy: (alias) => `${alias}.number` }),
    agenda: itemsOf(lastPreRead),
    freed: money((row) => `${row}.freed_minor`),
    departure,
    offers: list('ReviewOffer', { where: pointingBack('review_id'), orderBy: (alias) => `${alias}.position` }),
  }),
  readModel('PreRead', PreReadTable, {
    frozenBy: one('Person', 'frozen_by_id'),
    review: one('PortfolioReview', 'review_id'),
    items: itemsOf((row) => `${row}.id`),
  }),
  readModel('ReviewItem', ReviewItemTable, {
    proposal: one('Proposal', 'proposal_id'),
    initiative: one('Initiative', 'initiative_id'),
    points: expression('number', (row) => `${row}.score_micro / 1000000.0`),
    needed: money((row) => `${row}.needed_minor`),
    value: money((row) => `${row}.value_minor`),
    valueOverHorizon: money((row) => `${row}.value_over_horizon_minor`),
    weightedValueOverHorizon: money((row) => `${row}.weighted_value_over_horizon_minor`),
    totalCost: money((row) => `${row}.total_cost_minor`),
  }),
  readModel('ReviewOffer', ReviewOfferTable, {
    proposal: one('Proposal', 'proposal_id'),
    amount: money((row) => `${row}.amount_minor`),
    open: expression(
      'boolean',
      (row) => `exists (select from proposals p where p.organization_id = ${row}.organization_id
        and p.id = ${row}.proposal_id and p.status = 'ASSESSED')`,
    ),
  }),
  extendRead('Portfolio', {
    reviews: connection('PortfolioReview', { ...reviews, where: pointingBack('portfolio_id') }),
  }),
  extendRead('Meeting', {
    portfolioReviews: list('PortfolioReview', {
      where: pointingBack('meeting_id'),
      orderBy: (alias) => `${alias}.planned_at, ${alias}.id`,
    }),
  }),
  extendRead('Query', {
    portfolioReview: byId('PortfolioReview'),
    portfolioReviews: connection('PortfolioReview', reviews),
  }),
];
