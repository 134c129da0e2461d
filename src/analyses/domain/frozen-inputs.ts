import { periodName, type PeriodInput } from '../../budget/domain/budget-version';
import { commitmentOf } from '../../budget/domain/ledger';
import type { Portfolio } from '../../budget/domain/portfolio';
import type { View } from '../../scoring/domain/estimate';
import type { ScoringModel } from '../../scoring/domain/scoring-model';
import type { Cost } from '../../scoring/domain/value';
import { SELECTION_ENGINE, type Candidate, type SelectionConstraints } from '../../selection';
import { costByPeriod, openPeriods } from './cost-by-period';
import { ROBUSTNESS_ENGINE } from './robustness';
import { defaultSampling, type Sampling } from './sampling';

/** Raised when the same estimates and model have another score or value, so that a replay can tell. */
export const SCORING_ENGINE = 1;

/** What competes: a proposal under assessment or assessed, or an initiative that runs. */
export const CANDIDATE_KINDS = ['PROPOSAL', 'INITIATIVE'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** A proposal, or a running initiative on what remains of it. Amounts are in minor units of the portfolio's currency. */
export interface FrozenCandidate {
  /** What it goes by, everywhere: of a running initiative, the proposal that it was funded as. */
  readonly proposalId: string;
  readonly kind: CandidateKind;
  /** Null of a proposal. */
  readonly initiativeId: string | null;
  readonly title: string;
  readonly proposerId: string;
  /** In the order of their ids. */
  readonly pillarIds: readonly string[];
  /**
   * Of a proposal what it states. Of an initiative what is still to be paid by its last forecast: the yearly cost, and of
   * its commitment what exceeds the first year.
   */
  readonly cost: Cost;
  /**
   * What it takes from what is left, ≥ 0: of a proposal what funding commits; of an initiative what its last forecast needs
   * beyond what was released to it. What was released is spent or as good as spent, and counts for nothing any more.
   */
  readonly commitmentMinor: bigint;
  /** What it holds of the budget already, and would give back if it were stopped: 0 of a proposal. */
  readonly heldMinor: bigint;
  /** Certified by compliance: it is not ranked, and must be in every set. */
  readonly isMandatory: boolean;
  /** The commitment over the periods that have not ended. */
  readonly costByPeriod: Candidate['costByPeriod'];
  /** All of it, of an initiative too: how much of it is done, nobody says. By team. */
  readonly effortByTeam: Candidate['effortByTeam'];
  /** Every estimate that counts, with its scorer: in force, and not by its proposer. By driver, then scorer. */
  readonly views: readonly View[];
  /** Of an initiative what its last forecast expects it to be worth a year; null of a proposal. */
  readonly forecastYearlyMinor: bigint | null;
}

/** A part of the budget that has not ended. */
export interface FrozenPeriod extends PeriodInput {
  /** As constraints and costs by period name it. */
  readonly period: string;
  /** Its budget less what was committed in it, in minor units; may be below 0. */
  readonly remainingMinor: bigint;
}

/** Constraints on a set, but for the budget, which is what is left. */
export type FrozenConstraints = Omit<SelectionConstraints, 'budgetMinor'>;

export const NO_CONSTRAINTS: FrozenConstraints = {
  ...{ must: [], mustNot: [], dependsOn: [], excludes: [], pillars: [], periodCaps: [], capacities: [] },
};

/**
 * All that an analysis of a portfolio rests on, in one document: whatever is computed from it can be computed again. It
 * survives JSON by `plainOf` and `fromPlain`.
 */
export interface FrozenInputs {
  /** What computes: the versions of this code when it was frozen. */
  readonly engines: { readonly scoring: number; readonly robustness: number; readonly selection: number };
  readonly portfolio: Pick<Portfolio, 'id' | 'name' | 'currencyCode' | 'periodFrom' | 'periodTo'>;
  readonly model: ScoringModel;
  /** λ in hundredths. */
  readonly inactionWeight: number;
  /** By id. */
  readonly candidates: readonly FrozenCandidate[];
  /** What remains of the budget for what is not light, in minor units; may be below 0. */
  readonly remainingMinor: bigint;
  /** In the order of their days; none before a budget is set. */
  readonly periods: readonly FrozenPeriod[];
  readonly constraints: FrozenConstraints;
  readonly sampling: Sampling;
  /** The k of P(top k). */
  readonly top: number;
}

/** How inputs are to be analysed. */
export interface Freezing {
  /** A whole number ≥ 0. */
  readonly seed: number;
  readonly samples: number;
  readonly top: number;
  /** λ in hundredths. */
  readonly inactionWeight: number;
}

/** A portfolio at one moment. */
export interface PortfolioFacts {
  readonly portfolio: FrozenInputs['portfolio'];
  readonly model: ScoringModel;
  /** What remains of its budget for what is not light, in minor units: its pot is left out with what is committed of that. */
  readonly budgetRemainingMinor: bigint;
  /** Of its last budget, in the order of days, with what was committed in them. */
  readonly periods: readonly (PeriodInput & { readonly committedMinor: bigint })[];
  readonly proposals: readonly ProposalFacts[];
  readonly initiatives: readonly InitiativeFacts[];
  readonly constraints: FrozenConstraints;
}

/** What every candidate has. */
export interface ProposalFacts extends Pick<
  FrozenCandidate,
  'proposalId' | 'title' | 'proposerId' | 'isMandatory' | 'pillarIds' | 'effortByTeam' | 'views'
> {
  /** Of an initiative by its last forecast. */
  readonly costOneOffMinor: bigint;
  readonly costYearlyMinor: bigint;
}

export interface InitiativeFacts extends ProposalFacts {
  readonly initiativeId: string;
  readonly forecastYearlyMinor: bigint;
  readonly committedMinor: bigint;
  readonly releasedMinor: bigint;
}

/** Freezes what stands now. @param today `YYYY-MM-DD`: periods that ended before it are left out */
export function frozenInputs(facts: PortfolioFacts, freezing: Freezing, today: string): FrozenInputs {
  const { portfolio, model, budgetRemainingMinor, proposals, initiatives, constraints } = facts;
  const { seed, samples, top, inactionWeight } = freezing;
  const periods = openPeriods(facts.periods, today);
  const candidates = [
    ...proposals.map((proposal) => frozenProposal(proposal, periods)),
    ...initiatives.map((initiative) => frozenInitiative(initiative, periods)),
  ];
  return {
    engines: { scoring: SCORING_ENGINE, robustness: ROBUSTNESS_ENGINE, selection: SELECTION_ENGINE },
    ...{ portfolio, model, inactionWeight, constraints, top },
    candidates: candidates.toSorted((a, b) => (a.proposalId < b.proposalId ? -1 : 1)),
    remainingMinor: budgetRemainingMinor,
    periods: periods.map(({ firstDay, lastDay, amountMinor, committedMinor }) => ({
      ...{ period: periodName({ firstDay, lastDay }), firstDay, lastDay, amountMinor },
      remainingMinor: amountMinor - committedMinor,
    })),
    sampling: { ...defaultSampling(seed, inactionWeight), samples },
  };
}

function frozenProposal(proposal: ProposalFacts, periods: readonly PeriodInput[]): FrozenCandidate {
  const { costOneOffMinor, costYearlyMinor, ...same } = proposal;
  const commitmentMinor = commitmentOf(costOneOffMinor, costYearlyMinor);
  return {
    ...same,
    ...{ kind: 'PROPOSAL', initiativeId: null, forecastYearlyMinor: null, heldMinor: 0n },
    cost: { oneOffMinor: costOneOffMinor, yearlyMinor: costYearlyMinor },
    ...{ commitmentMinor, costByPeriod: costByPeriod(commitmentMinor, periods) },
  };
}

function frozenInitiative(initiative: InitiativeFacts, periods: readonly PeriodInput[]): FrozenCandidate {
  const { costOneOffMinor, costYearlyMinor, committedMinor, releasedMinor } = initiative;
  const { initiativeId, forecastYearlyMinor, proposalId, title, proposerId, isMandatory } = initiative;
  const { pillarIds, effortByTeam, views } = initiative;
  const commitmentMinor = notBelow0(commitmentOf(costOneOffMinor, costYearlyMinor) - releasedMinor);
  return {
    ...{ proposalId, title, proposerId, isMandatory, pillarIds, effortByTeam, views },
    ...{ kind: 'INITIATIVE', initiativeId, forecastYearlyMinor, heldMinor: committedMinor - releasedMinor },
    cost: { oneOffMinor: notBelow0(commitmentMinor - costYearlyMinor), yearlyMinor: costYearlyMinor },
    ...{ commitmentMinor, costByPeriod: costByPeriod(commitmentMinor, periods) },
  };
}

const notBelow0 = (minor: bigint): bigint => (minor > 0n ? minor : 0n);
