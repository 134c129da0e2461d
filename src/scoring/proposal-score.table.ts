import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, boolean, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Score } from './domain/score';
import type { ShownInactionWeight } from './domain/scoring-model';
import type { Value } from './domain/value';

/** What follows from a proposal's estimates at one λ: kept, so that proposals can be ranked by it. */
export interface ProposalScore
  extends
    Pick<
      Score,
      'scoringModelId' | 'scoreMicro' | 'returnsMicro' | 'costOfInactionMicro' | 'coverageBasisPoints' | 'complete'
    >,
    Omit<Value, 'weightedValueOverHorizonMinor'> {
  readonly organizationId: string;
  readonly proposalId: string;
  /** λ in hundredths. */
  readonly inactionWeightHundredths: ShownInactionWeight;
  readonly portfolioId: string;
  /** ISO 4217: of all amounts here. */
  readonly currencyCode: string;
  /** What funding would take from the portfolio's budget, in minor units. */
  readonly commitmentMinor: bigint;
  readonly scoredAt: Date;
}

export const ProposalScoreTable = new EntitySchema<ProposalScore>({
  name: 'ProposalScore',
  tableName: 'proposal_scores',
  columns: {
    organizationId: { ...organizationId, primary: true },
    proposalId: uuid('proposal_id', { primary: true }),
    inactionWeightHundredths: integer('inaction_weight_hundredths', { primary: true }),
    portfolioId: uuid('portfolio_id'),
    scoringModelId: uuid('scoring_model_id'),
    scoreMicro: bigint('score_micro'),
    returnsMicro: bigint('returns_micro'),
    costOfInactionMicro: bigint('cost_of_inaction_micro'),
    coverageBasisPoints: integer('coverage_basis_points'),
    complete: boolean('complete'),
    currencyCode: text('currency_code'),
    valueMinor: bigint('value_minor'),
    weightedValueMinor: bigint('weighted_value_minor'),
    valueOverHorizonMinor: bigint('value_over_horizon_minor'),
    totalCostMinor: bigint('total_cost_minor'),
    commitmentMinor: bigint('commitment_minor'),
    valuePerCostMicro: bigint('value_per_cost_micro', nullable),
    scoredAt: timestamp('scored_at'),
  } satisfies Record<keyof ProposalScore, EntitySchemaColumnOptions>,
});
