import {
  frozenInputs,
  NO_CONSTRAINTS,
  type Freezing,
  type FrozenInputs,
  type InitiativeFacts,
  type PortfolioFacts,
  type ProposalFacts,
} from '../../../src/analyses/domain/frozen-inputs';
import { aModel } from '../scoring/builders';
import { aView, drivers } from './builders';

/** One return and one cost of inaction of the same worth, 10 points are worth 10.00 a year; over two years, nothing discounted. */
export const TWO_DRIVERS = aModel({
  drivers: drivers({ CUSTOMER_LOYALTY: 1000n, RECURRING_PROBLEMS: 1000n }),
  ...{ horizonYears: 2, discountRateBasisPoints: 0 },
});

/** Sara's views of both drivers, without doubt. */
export const both = (loyalty: number, recurring: number, scorerId = 'sara') => [
  aView('CUSTOMER_LOYALTY', loyalty, scorerId),
  aView('RECURRING_PROBLEMS', recurring, scorerId),
];

/** It costs 3.00 once and 1.00 a year. */
export const aProposal = (proposalId: string, different: Partial<ProposalFacts> = {}): ProposalFacts => ({
  ...{ proposalId, title: `Proposal ${proposalId}`, proposerId: 'ben', isMandatory: false },
  ...{ pillarIds: [], effortByTeam: [] },
  ...{ views: both(6, 4), costOneOffMinor: 300n, costYearlyMinor: 100n },
  ...different,
});

/** It was granted 6.00, of which 2.50 are released; by its last forecast it costs 5.00 once and 2.00 a year. */
export const anInitiative = (proposalId: string, different: Partial<InitiativeFacts> = {}): InitiativeFacts => ({
  ...aProposal(proposalId, { views: both(2, 6) }),
  ...{ initiativeId: `initiative of ${proposalId}`, forecastYearlyMinor: 900n },
  ...{ costOneOffMinor: 500n, costYearlyMinor: 200n, committedMinor: 600n, releasedMinor: 250n },
  ...different,
});

/** A portfolio with 5.00 left of its budget of 2027. */
export const facts = (different: Partial<PortfolioFacts> = {}): PortfolioFacts => ({
  portfolio: {
    ...{ id: 'portfolio-1', name: 'Retail', currencyCode: 'EUR' },
    ...{ periodFrom: '2027-01-01', periodTo: '2027-12-31' },
  },
  ...{ model: TWO_DRIVERS, budgetRemainingMinor: 500n, proposals: [], initiatives: [], constraints: NO_CONSTRAINTS },
  periods: [{ firstDay: '2027-01-01', lastDay: '2027-12-31', amountMinor: 1100n, committedMinor: 600n }],
  ...different,
});

export const frozen = (different: Partial<PortfolioFacts> = {}, freezing: Partial<Freezing> = {}): FrozenInputs =>
  frozenInputs(facts(different), { seed: 7, samples: 1_000, top: 1, inactionWeight: 100, ...freezing }, '2027-01-01');
