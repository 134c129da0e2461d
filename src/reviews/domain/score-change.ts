import { analyse } from '../../analyses/domain/analyse';
import type { FrozenCandidate, FrozenInputs } from '../../analyses/domain/frozen-inputs';
import type { DriverCode } from '../../scoring/domain/drivers';
import type { View } from '../../scoring/domain/estimate';
import { differ } from './differ';

/** What can move a score, in the order in which it is accounted for. */
export const SCORE_CHANGE_CAUSES = ['ESTIMATE', 'MODEL', 'INACTION_WEIGHT', 'COST'] as const;
export type ScoreChangeCause = (typeof SCORE_CHANGE_CAUSES)[number];

/** One thing that changed, and by how much the score moved with it. */
export interface ScoreChangeStep {
  readonly cause: ScoreChangeCause;
  /** Of an estimate; null else. */
  readonly driver: DriverCode | null;
  readonly scorerId: string | null;
  /** Likely value in hundredths of a point: null where there was no estimate, of what is not applicable, and of all else. */
  readonly beforeHundredths: number | null;
  readonly afterHundredths: number | null;
  /** Micro-points; may be 0. */
  readonly movedMicro: bigint;
}

/** Why a proposal has another score by other inputs: the steps add up to the difference. */
export interface ScoreChange {
  readonly beforeMicro: bigint;
  readonly afterMicro: bigint;
  readonly steps: readonly ScoreChangeStep[];
}

/** All that the score of one candidate rests on. */
interface Basis {
  readonly inputs: FrozenInputs;
  readonly candidate: FrozenCandidate;
}

/**
 * Accounts for the change of a score: beginning with the first inputs, what differs is replaced by what the second ones have,
 * one thing after the other, and each is charged with what the score moves by then. The order is fixed: estimates, by driver
 * in the order of the model and by scorer; then the scoring model; the inaction weight; the cost. So the steps add up exactly,
 * whatever they share: what two changes bring only together is charged to the later one.
 * @returns undefined where the proposal is not among both inputs
 */
export function scoreChange(proposalId: string, before: FrozenInputs, after: FrozenInputs): ScoreChange | undefined {
  const [from, to] = [before, after].map((inputs) => inputs.candidates.find((each) => each.proposalId === proposalId));
  if (from === undefined || to === undefined) return undefined;
  let basis: Basis = { inputs: before, candidate: from };
  let scoreMicro = scoreOf(basis);
  const beforeMicro = scoreMicro;
  const steps: ScoreChangeStep[] = [];
  const take = (next: Basis, step: Omit<ScoreChangeStep, 'movedMicro'>) => {
    const moved = scoreOf(next);
    steps.push({ ...step, movedMicro: moved - scoreMicro });
    [basis, scoreMicro] = [next, moved];
  };
  for (const { views, ...step } of estimateSteps(before, from.views, after, to.views)) {
    take({ ...basis, candidate: { ...basis.candidate, views: views(basis.candidate.views) } }, step);
  }
  if (differ(before.model, after.model)) {
    take({ ...basis, inputs: { ...basis.inputs, model: after.model } }, other('MODEL'));
  }
  if (before.inactionWeight !== after.inactionWeight) {
    const { inactionWeight } = after;
    take({ ...basis, inputs: { ...basis.inputs, inactionWeight } }, other('INACTION_WEIGHT'));
  }
  if (differ(from.cost, to.cost)) take({ ...basis, candidate: { ...basis.candidate, cost: to.cost } }, other('COST'));
  return { beforeMicro, afterMicro: scoreMicro, steps };
}

/** By the code that analyses what is frozen. */
const scoreOf = ({ inputs, candidate }: Basis): bigint =>
  analyse({ ...inputs, candidates: [candidate] }).candidates[0]!.score.scoreMicro;

const other = (cause: ScoreChangeCause) => ({
  ...{ cause, driver: null, scorerId: null, beforeHundredths: null, afterHundredths: null },
});

type Replaced = Omit<ScoreChangeStep, 'movedMicro'> & {
  readonly views: (before: readonly View[]) => readonly View[];
};

function estimateSteps(
  before: FrozenInputs,
  from: readonly View[],
  after: FrozenInputs,
  to: readonly View[],
): readonly Replaced[] {
  const order = [...before.model.drivers, ...after.model.drivers].map(({ driver }) => driver);
  const keyOf = ({ driver, scorerId }: View) => `${driver} ${scorerId}`;
  const [was, is] = [from, to].map((views) => new Map(views.map((view) => [keyOf(view), view])));
  const all = [...new Map([...from, ...to].map((view) => [keyOf(view), view])).values()];
  return all
    .filter((view) => differ(was!.get(keyOf(view)) ?? null, is!.get(keyOf(view)) ?? null))
    .toSorted((a, b) => order.indexOf(a.driver) - order.indexOf(b.driver) || (a.scorerId < b.scorerId ? -1 : 1))
    .map((view) => {
      const [earlier, later] = [was!.get(keyOf(view)), is!.get(keyOf(view))];
      return {
        ...{ cause: 'ESTIMATE' as const, driver: view.driver, scorerId: view.scorerId },
        ...{ beforeHundredths: likelyOf(earlier), afterHundredths: likelyOf(later) },
        views: (views) => [...views.filter((each) => keyOf(each) !== keyOf(view)), ...(later ? [later] : [])],
      };
    });
}

const likelyOf = (view: View | undefined): number | null =>
  view === undefined || view.state === 'NOT_APPLICABLE' ? null : view.likelyHundredths;
