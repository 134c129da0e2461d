import { connection } from '../platform/read/connection';
import { byId, money, one, oneBack, pointingBack } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { RegisteredServiceTable, SunsetProposalTable } from './sunset.table';

/** SQL of the currency of the initiative that a row names. */
export const currencyOfInitiative = (row: string): string =>
  `(select i.currency_code from initiatives i where i.organization_id = ${row}.organization_id and i.id = ${row}.initiative_id)`;

const sunsetProposals = (where?: (alias: string, row: string) => string): FieldRead =>
  connection('SunsetProposal', {
    ...(where ? { where } : {}),
    orders: { PROPOSED_AT: [{ sql: (row) => `${row}.proposed_at`, form: 'timestamptz' }] },
    defaultDirection: 'DESC',
    filters: {
      open: { cast: 'boolean', sql: (row, open) => `(${row}.answer is null) = ${open}` },
      answer: { cast: 'text[]', sql: (row, answers) => `${row}.answer = any(${answers})` },
      proposedById: filterById('Person', (row, id) => `${row}.proposed_by_id = ${id}`),
      governanceBodyId: filterById('GovernanceBody', (row, id) => `${row}.governance_body_id = ${id}`),
    },
  });

export const sunsetReads = [
  readModel('RegisteredService', RegisteredServiceTable, {
    initiative: one('Initiative', 'initiative_id'),
    journey: one('Journey', 'journey_id'),
    runCostYearly: money((row) => `${row}.run_cost_yearly_minor`, currencyOfInitiative),
    registeredBy: one('Person', 'registered_by_id'),
  }),
  readModel('SunsetProposal', SunsetProposalTable, {
    initiative: one('Initiative', 'initiative_id'),
    proposedBy: one('Person', 'proposed_by_id'),
    governanceBody: one('GovernanceBody', 'governance_body_id'),
    meeting: one('Meeting', 'meeting_id'),
    answeredBy: one('Person', 'answered_by_id'),
  }),
  extendRead('Initiative', {
    registeredService: oneBack('RegisteredService', 'initiative_id'),
    sunsetProposals: sunsetProposals(pointingBack('initiative_id')),
  }),
  extendRead('Query', {
    sunsetProposal: byId('SunsetProposal'),
    sunsetProposals: sunsetProposals(),
    registeredServices: connection('RegisteredService', {
      orders: {
        IN_SERVICE_SINCE: [{ sql: (row) => `${row}.in_service_since`, form: 'date' }],
        REGISTERED_AT: [{ sql: (row) => `${row}.registered_at`, form: 'timestamptz' }],
      },
      filters: {
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
        portfolioId: filterById(
          'Portfolio',
          (row, id) => `exists (select from initiatives i where i.organization_id = ${row}.organization_id
            and i.id = ${row}.initiative_id and i.portfolio_id = ${id})`,
        ),
      },
    }),
  }),
];
