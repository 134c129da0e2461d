import { holds, sumOf } from '../shared/binary-program';
import { InputCheck } from '../shared/input-check';
import { excerpt, type InvalidInput } from '../shared/refusal';
import { checkProblem } from './check';
import { instanceOf, totalsOf, type ConstraintKind, type SetTotals } from './instance';
import type { Candidate, SelectionProblem } from './problem';

/** What the people chose, beside the recommended set. Amounts are over the horizon, in minor units. */
export interface Departure {
  readonly recommended: SetTotals;
  readonly chosen: SetTotals;
  /**
   * Weighted value of the recommended set without that of the chosen one: ≥ 0 when the recommended set is optimal and the
   * chosen one keeps all constraints. It is what the dropped are worth without what the added are worth.
   */
  readonly weightedPriceMinor: bigint;
  /** The same at λ = 1; may be negative, since the recommended set maximizes weighted value. */
  readonly priceMinor: bigint;
  /** Chosen but not recommended, in ranking order. */
  readonly added: readonly Departing[];
  /** Recommended but not chosen, in ranking order. */
  readonly dropped: readonly Departing[];
  /** Constraints that the chosen set breaks; empty when it keeps all. */
  readonly broken: readonly { readonly kind: ConstraintKind; readonly sentence: string }[];
}

export type Departing = Pick<Candidate, 'id' | 'weightedValueMinor' | 'valueMinor' | 'commitmentMinor'>;

/** Two sets of ids of candidates. */
export interface Choice {
  readonly recommendedIds: readonly string[];
  readonly chosenIds: readonly string[];
}

/** What it costs, in value, to depart from the recommended set. */
export function departure(problem: SelectionProblem, choice: Choice): Departure | InvalidInput {
  const wrong = checkProblem(problem) ?? checkChoice(problem, choice);
  if (wrong) return wrong;
  const instance = instanceOf(problem);
  const { candidates, constraints } = instance;
  const [isRecommended, isChosen] = [choice.recommendedIds, choice.chosenIds].map((ids) => {
    const set = new Set(ids);
    return candidates.map(({ id }) => set.has(id));
  }) as [boolean[], boolean[]];
  const [recommended, chosen] = [totalsOf(instance, isRecommended), totalsOf(instance, isChosen)];
  const broken = constraints.filter((row) => !holds(row, isChosen));
  return {
    recommended,
    chosen,
    weightedPriceMinor: recommended.weightedValueMinor - chosen.weightedValueMinor,
    priceMinor: recommended.valueMinor - chosen.valueMinor,
    added: candidates.filter((_, index) => isChosen[index] && !isRecommended[index]).map(departing),
    dropped: candidates.filter((_, index) => isRecommended[index] && !isChosen[index]).map(departing),
    broken: broken.map(({ kind, name, terms, inWords }) => {
      const sentence = inWords ? `${name}: the chosen set comes to ${inWords(sumOf(terms, isChosen))}` : name;
      return { kind, sentence: `Broken is ${sentence}.` };
    }),
  };
}

function checkChoice({ candidates }: SelectionProblem, choice: Choice): InvalidInput | undefined {
  const check = new InputCheck();
  const known = new Set(candidates.map(({ id }) => id));
  for (const list of ['recommendedIds', 'chosenIds'] as const) {
    check.distinct(`input.${list}`, choice[list]);
    choice[list].forEach((id, index) => {
      if (!known.has(id)) check.problem(`input.${list}[${index}]`, `"${excerpt(id)}" is none of the candidates.`);
    });
  }
  return check.failed ? check.refusal() : undefined;
}

const departing = ({ id, weightedValueMinor, valueMinor, commitmentMinor }: Candidate): Departing => ({
  id,
  weightedValueMinor,
  valueMinor,
  commitmentMinor,
});
