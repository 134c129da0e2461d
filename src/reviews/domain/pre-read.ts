import { analyse } from '../../analyses/domain/analyse';
import type { FrozenInputs } from '../../analyses/domain/frozen-inputs';
import type { Answers } from '../../analyses/domain/replay';
import type { RobustnessClass } from '../../analyses/domain/robustness';
import { isRefusal } from '../../shared/refusal';

/** What the members decide on, frozen: append-only, the last one of a review counts. */
export interface PreRead {
  readonly id: string;
  readonly organizationId: string;
  readonly reviewId: string;
  /** 0 of the first, then 1, 2, 3, … of each amendment. */
  readonly number: number;
  /** Why it was frozen anew; null of the first. */
  readonly reason: string | null;
  /** What an amendment changes of what was frozen before, in sentences. */
  readonly changes: readonly string[];
  /** `FrozenInputs` as plain JSON. */
  readonly inputs: unknown;
  /** Of the inputs, in hexadecimal: the same for the same inputs. */
  readonly inputsHash: string;
  /** `Answers` as plain JSON: what followed from the inputs. */
  readonly answers: unknown;
  readonly frozenById: string;
  readonly frozenAt: Date;
}

/** What is on the agenda of a review: a proposal, or a running initiative on what remains of it. */
export interface ReviewItem {
  readonly id: string;
  readonly organizationId: string;
  readonly preReadId: string;
  /** From 1, in the order of the ranking; those that are not ranked come last. */
  readonly position: number;
  readonly proposalId: string;
  /** Null of a proposal that is not funded. */
  readonly initiativeId: string | null;
  readonly title: string;
  readonly currencyCode: string;
  readonly scoreMicro: bigint;
  /** Null when not all of its drivers are estimated. */
  readonly rank: number | null;
  readonly withinBudget: boolean;
  /** Null where it is not ranked. */
  readonly robustness: RobustnessClass | null;
  /** Null where there is no recommended set. */
  readonly recommended: boolean | null;
  /** What it takes from what is left of the budget, in minor units, ≥ 0. */
  readonly neededMinor: bigint;
  /** A year, at λ = 1, in minor units. */
  readonly valueMinor: bigint;
  /** Over the horizon of the scoring model, discounted. */
  readonly valueOverHorizonMinor: bigint;
  readonly weightedValueOverHorizonMinor: bigint;
  readonly totalCostMinor: bigint;
}

/** What was frozen, and what followed from it. */
export interface Frozen {
  readonly inputs: FrozenInputs;
  readonly answers: Answers;
}

/** The ids of the recommended set; undefined where there is none: constraints clash, say, or nothing is left. */
export const recommendedIds = ({ recommendation }: Pick<Answers, 'recommendation'>): readonly string[] | undefined =>
  !isRefusal(recommendation) && 'ids' in recommendation ? recommendation.ids : undefined;

/** New proposals and running initiatives side by side, in the order of the ranking. */
export function reviewItems({
  inputs,
  answers,
}: Frozen): readonly Omit<ReviewItem, 'id' | 'organizationId' | 'preReadId'>[] {
  const frozen = new Map(inputs.candidates.map((candidate) => [candidate.proposalId, candidate]));
  const classes = new Map(answers.robustness.candidates.map((each) => [each.proposalId, each.robustness]));
  const recommended = recommendedIds(answers);
  return analyse(inputs).candidates.map(({ proposalId, score, value, place }, index) => {
    const { initiativeId, title, commitmentMinor: neededMinor } = frozen.get(proposalId)!;
    const { valueMinor, valueOverHorizonMinor, weightedValueOverHorizonMinor, totalCostMinor } = value;
    return {
      ...{ position: index + 1, proposalId, initiativeId, title, currencyCode: inputs.portfolio.currencyCode },
      ...{ scoreMicro: score.scoreMicro, rank: place?.rank ?? null, withinBudget: place?.withinBudget ?? false },
      ...{ robustness: classes.get(proposalId) ?? null, recommended: recommended?.includes(proposalId) ?? null },
      ...{ neededMinor, valueMinor, valueOverHorizonMinor, weightedValueOverHorizonMinor, totalCostMinor },
    };
  });
}
