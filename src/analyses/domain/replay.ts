import { departure, type Recommendation } from '../../selection';
import { isRefusal, type InvalidInput } from '../../shared/refusal';
import { analyse, type AnalysedCandidate } from './analyse';
import { plainOf } from './exact-json';
import { ROBUSTNESS_ENGINE, type Robustness } from './robustness';
import { SCORING_ENGINE, type FrozenInputs } from './frozen-inputs';

/** Where a candidate stood when inputs were frozen. */
export interface KeptPlace {
  readonly proposalId: string;
  readonly scoreMicro: bigint;
  /** Null when it was not ranked. */
  readonly rank: number | null;
  readonly withinBudget: boolean;
}

/** What frozen inputs came to: to be kept with them, and held against them years later. */
export interface Answers {
  /** In the order of the ranking; those that are not ranked come last, by id. */
  readonly places: readonly KeptPlace[];
  readonly robustness: Robustness;
  readonly recommendation: Recommendation | InvalidInput;
}

/** In place of a robustness, by a method that nobody knows how to sample. */
export const nothingSampled = ({ sampling: { seed }, top }: FrozenInputs): Robustness => ({
  ...{ engine: ROBUSTNESS_ENGINE, samples: 0, seed, top, candidates: [], neighbours: [], aroundBudgetLine: [] },
});

/** Scores and ranks as they are kept. */
export const placesOf = (candidates: readonly AnalysedCandidate[]): readonly KeptPlace[] =>
  candidates.map(({ proposalId, score: { scoreMicro }, place }) => ({
    ...{ proposalId, scoreMicro },
    ...{ rank: place?.rank ?? null, withinBudget: place?.withinBudget ?? false },
  }));

/**
 * What a replay finds otherwise than it was kept, in sentences; empty when it agrees. Scores, ranks and robustness are
 * compared bit for bit; of the recommended set that it keeps the constraints, its value and its bound, since an unproven
 * search may end at another set.
 * @param again computed anew from the same inputs
 */
export function differences(inputs: FrozenInputs, kept: Answers, again: Answers): readonly string[] {
  return [
    ...otherEngine('scoring', inputs.engines.scoring, SCORING_ENGINE),
    ...otherEngine('robustness', inputs.engines.robustness, ROBUSTNESS_ENGINE),
    ...differentPlaces(kept, again),
    ...differentRobustness(kept.robustness, again.robustness),
    ...differentSet(inputs, kept.recommendation, again.recommendation),
  ];
}

const otherEngine = (what: string, frozen: number, now: number): string[] =>
  frozen === now ? [] : [`Frozen for ${what} ${frozen}, replayed by ${what} ${now}.`];

function differentPlaces(kept: Answers, again: Answers): string[] {
  const before = new Map(kept.places.map((place) => [place.proposalId, place]));
  const changed = again.places.flatMap((place) => {
    const was = before.get(place.proposalId);
    if (was === undefined) return [`Candidate ${place.proposalId} was not kept.`];
    return areEqual(was, place) ? [] : [`Candidate ${place.proposalId}: kept ${told(was)}, replayed ${told(place)}.`];
  });
  const found = new Set(again.places.map(({ proposalId }) => proposalId));
  const gone = kept.places.filter(({ proposalId }) => !found.has(proposalId));
  return [...changed, ...gone.map(({ proposalId }) => `Candidate ${proposalId} is not among the inputs.`)];
}

const told = ({ scoreMicro, rank, withinBudget }: KeptPlace): string =>
  `${scoreMicro} micro-points at ${rank === null ? 'no rank' : `rank ${rank}`}, ${withinBudget ? 'within' : 'beyond'} the budget`;

function differentRobustness(kept: Robustness, again: Robustness): string[] {
  if (areEqual(kept, again)) return [];
  const before = new Map(kept.candidates.map((each) => [each.proposalId, each]));
  const changed = again.candidates.filter((each) => !areEqual(before.get(each.proposalId), each));
  const named = changed.map(({ proposalId }) => proposalId).join(', ');
  return [`The robustness differs${named === '' ? '' : ` of ${named}`}.`];
}

function differentSet(
  inputs: FrozenInputs,
  kept: Recommendation | InvalidInput,
  again: Recommendation | InvalidInput,
): string[] {
  if (isRefusal(kept) || isRefusal(again) || !('ids' in kept) || !('ids' in again)) {
    return areEqual(kept, again) ? [] : [`Kept of the recommended set: ${stateOf(kept)}, replayed: ${stateOf(again)}.`];
  }
  const checked = departure(analyse(inputs).problem, { recommendedIds: kept.ids, chosenIds: kept.ids });
  if (isRefusal(checked)) return [`The recommended set cannot be checked: ${checked.message}`];
  const { weightedValueMinor, valueMinor, commitmentMinor } = checked.chosen;
  const isSame =
    weightedValueMinor === kept.weightedValueMinor &&
    valueMinor === kept.valueMinor &&
    commitmentMinor === kept.commitmentMinor;
  return [
    ...checked.broken.map(({ sentence }) => `The recommended set: ${sentence}`),
    ...(isSame ? [] : [`The recommended set is worth ${weightedValueMinor}, and ${kept.weightedValueMinor} was kept.`]),
    ...beyondBound(kept.weightedValueMinor, again.boundMinor, 'kept set', 'replayed bound'),
    ...beyondBound(again.weightedValueMinor, kept.boundMinor, 'replayed set', 'kept bound'),
  ];
}

const beyondBound = (valueMinor: bigint, boundMinor: bigint, set: string, bound: string): string[] =>
  valueMinor <= boundMinor ? [] : [`The ${set} is worth ${valueMinor}, above the ${bound} of ${boundMinor}.`];

const stateOf = (recommendation: Recommendation | InvalidInput): string =>
  isRefusal(recommendation) ? recommendation.message : recommendation.status;

/** As JSON keeps them: what was kept came from there. */
const areEqual = (a: unknown, b: unknown): boolean =>
  JSON.stringify(inOrder(plainOf(a))) === JSON.stringify(inOrder(plainOf(b)));

/** With the names of each object in one order: a database gives them back in its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, inOrder(member)]));
}
