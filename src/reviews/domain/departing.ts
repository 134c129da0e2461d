import { analyse } from '../../analyses/domain/analyse';
import { departure, type Departure } from '../../selection';
import { isRefusal } from '../../shared/refusal';
import { funds, type ReviewOutcome } from './motion';
import { recommendedIds, type Frozen } from './pre-read';

/** What is decided on a candidate; an initiative of which nothing is decided goes on, a proposal is not funded. */
interface Decided {
  readonly proposalId: string;
  readonly outcome: ReviewOutcome;
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
 * What one decision costs, were the recommended set followed in all others.
 * @returns null where it does not depart, or where there is no recommended set to depart from
 */
export function priceOf(frozen: Frozen, { proposalId, outcome }: Decided): Price | null {
  const recommended = recommendedIds(frozen.answers);
  if (recommended === undefined || recommended.includes(proposalId) === isChosen(outcome)) return null;
  const chosen = isChosen(outcome) ? [...recommended, proposalId] : recommended.filter((id) => id !== proposalId);
  const departed = beside(frozen, recommended, chosen);
  return departed && { weightedPriceMinor: departed.weightedPriceMinor, priceMinor: departed.priceMinor };
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

/** Null where what is chosen was none of those that could be recommended: not all of its drivers were estimated. */
function beside({ inputs }: Frozen, recommended: readonly string[], chosenIds: readonly string[]): Departure | null {
  const departed = departure(analyse(inputs).problem, { recommendedIds: recommended, chosenIds });
  return isRefusal(departed) ? null : departed;
}
