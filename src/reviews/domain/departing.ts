import { analyse } from '../../analyses/domain/analyse';
import type { FrozenInputs } from '../../analyses/domain/frozen-inputs';
import { annuityFactor } from '../../scoring/domain/value';
import { departure, type Candidate, type Departure } from '../../selection';
import { multiply, rational, roundHalfEven } from '../../shared/rational';
import { isRefusal } from '../../shared/refusal';
import { funds, type ReviewOutcome } from './motion';
import { recommendedIds, type Frozen } from './pre-read';

/** What is decided on a candidate; an initiative of which nothing is decided goes on, a proposal is not funded. */
export interface Decided {
  readonly proposalId: string;
  readonly outcome: ReviewOutcome;
  /** What it is expected to be worth a year by the motion, in minor units: of a part and of another scope; null else. */
  readonly valueYearlyMinor: bigint | null;
  /** What the motion takes from the budget in all; null where nothing anew. */
  readonly amountMinor: bigint | null;
}

/** What it costs to depart from the recommended set, over the horizon of the scoring model, discounted. Plain JSON. */
export interface Price {
  /** With λ on the costs of inaction: what the recommended set maximizes. In minor units. */
  readonly weightedPriceMinor: bigint;
  /** At λ = 1. */
  readonly priceMinor: bigint;
}

/** A review beside the recommended set. */
export interface ReviewDeparture extends Price {
  /** Titles, in the order of the ranking. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** Constraints that what is decided breaks, in sentences. */
  readonly broken: readonly string[];
}

/** Whether a candidate is chosen by this: what is paused keeps its money. */
const isChosen = (outcome: ReviewOutcome): boolean =>
  funds(outcome) || ['CONTINUE', 'RESCOPE', 'PAUSE'].includes(outcome);

/**
 * What one decision costs, were the recommended set followed in all others. A part costs what the whole is worth beyond it.
 * @returns null where it does not depart, or where there is no recommended set to depart from
 */
export function priceOf(frozen: Frozen, decided: Decided): Price | null {
  const { proposalId, outcome, valueYearlyMinor } = decided;
  const recommended = recommendedIds(frozen.answers);
  if (recommended === undefined) return null;
  const isAsRecommended = recommended.includes(proposalId) === isChosen(outcome);
  if (isAsRecommended && (!isChosen(outcome) || valueYearlyMinor === null)) return null;
  const others = recommended.filter((id) => id !== proposalId);
  const departed = beside(frozen, recommended, isChosen(outcome) ? [...others, proposalId] : others, [decided]);
  if (departed === null) return null;
  const { weightedPriceMinor, priceMinor } = departed;
  return isAsRecommended && weightedPriceMinor === 0n && priceMinor === 0n ? null : { weightedPriceMinor, priceMinor };
}

/**
 * What all decisions of a review cost together.
 * @param decided that are carried
 * @returns null where there is no recommended set
 */
export function departureOf(frozen: Frozen, decided: readonly Decided[]): ReviewDeparture | null {
  const recommended = recommendedIds(frozen.answers);
  if (recommended === undefined) return null;
  const outcomes = new Map(decided.map(({ proposalId, outcome }) => [proposalId, outcome]));
  const chosen = frozen.inputs.candidates.filter(({ proposalId, kind }) => {
    const outcome = outcomes.get(proposalId);
    return outcome === undefined ? kind === 'INITIATIVE' : isChosen(outcome);
  });
  const departed = beside(
    frozen,
    recommended,
    chosen.map(({ proposalId }) => proposalId),
    decided,
  );
  if (departed === null) return null;
  const titles = new Map(frozen.inputs.candidates.map(({ proposalId, title }) => [proposalId, title]));
  const named = (departing: Departure['added']) => departing.map(({ id }) => titles.get(id) ?? id);
  const { weightedPriceMinor, priceMinor, added, dropped, broken } = departed;
  return {
    ...{ weightedPriceMinor, priceMinor, added: named(added), dropped: named(dropped) },
    broken: broken.map(({ sentence }) => sentence),
  };
}

type Beside = Price & Pick<Departure, 'added' | 'dropped' | 'broken'>;

/**
 * The recommended set as it was frozen, beside what is chosen as it was decided.
 * @returns null where what is chosen was none of those that could be recommended: not all of its drivers were estimated
 */
function beside(
  { inputs }: Frozen,
  recommended: readonly string[],
  chosenIds: readonly string[],
  decided: readonly Decided[],
): Beside | null {
  const { problem } = analyse(inputs);
  const parts = new Map(decided.map((each) => [each.proposalId, each]));
  const asDecided = problem.candidates.map((candidate) => partOf(candidate, parts.get(candidate.id), inputs));
  const whole = departure(problem, { recommendedIds: recommended, chosenIds: recommended });
  const departed = departure({ ...problem, candidates: asDecided }, { recommendedIds: recommended, chosenIds });
  if (isRefusal(whole) || isRefusal(departed)) return null;
  const { added, dropped, broken, chosen } = departed;
  return {
    ...{ added, dropped, broken },
    weightedPriceMinor: whole.recommended.weightedValueMinor - chosen.weightedValueMinor,
    priceMinor: whole.recommended.valueMinor - chosen.valueMinor,
  };
}

/**
 * A candidate with the value that a motion says, over the horizon; λ weighs it as it weighs the whole. Of a proposal its
 * commitment is that of the part, and falls into the periods as that of the whole would.
 */
function partOf(candidate: Candidate, decided: Decided | undefined, { model }: FrozenInputs): Candidate {
  if (decided === undefined || decided.valueYearlyMinor === null) return candidate;
  const valueMinor = roundHalfEven(multiply(rational(decided.valueYearlyMinor), annuityFactor(model)));
  const { valueMinor: whole, weightedValueMinor: weighted, commitmentMinor } = candidate;
  const weightedValueMinor = whole === 0n ? valueMinor : roundHalfEven(rational(valueMinor * weighted, whole));
  if (!funds(decided.outcome) || decided.amountMinor === null || commitmentMinor === 0n) {
    return { ...candidate, valueMinor, weightedValueMinor };
  }
  const share = rational(decided.amountMinor, commitmentMinor);
  const costByPeriod = candidate.costByPeriod.map(({ period, costMinor }) => ({
    ...{ period, costMinor: roundHalfEven(multiply(rational(costMinor), share)) },
  }));
  return { ...candidate, valueMinor, weightedValueMinor, commitmentMinor: decided.amountMinor, costByPeriod };
}
