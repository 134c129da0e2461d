import { ranked, type Ranked } from '../../portfolio/domain/ranking';
import { driverMeans } from '../../scoring/domain/driver-mean';
import { score, type Score } from '../../scoring/domain/score';
import type { ScoringModel } from '../../scoring/domain/scoring-model';
import { annuityFactor, value, type Value } from '../../scoring/domain/value';
import { multiply, rational, roundHalfEven } from '../../shared/rational';
import type { Candidate, SelectionProblem } from '../../selection';
import { constraintsAmong } from './constraints-among';
import type { FrozenCandidate, FrozenInputs } from './frozen-inputs';
import type { CandidateInputs, RankingInputs, Standing } from './ranking-inputs';

/** A candidate as it stands by the frozen inputs alone. */
export interface AnalysedCandidate extends Pick<FrozenCandidate, 'proposalId' | 'kind'> {
  readonly score: Score;
  /** Of an initiative by its last forecast: what λ adds is what it adds to the estimates' costs of inaction. */
  readonly value: Value;
  /** Null when it is not ranked: its coverage is not complete, or it is mandatory. */
  readonly place: Ranked | null;
}

/** What follows from frozen inputs without any chance, and what the engines are asked. */
export interface Analysed {
  /** In the order of the ranking; those that are not ranked come last, by id. */
  readonly candidates: readonly AnalysedCandidate[];
  readonly ranking: readonly Ranked[];
  /** Of those that are ranked. */
  readonly rankingInputs: RankingInputs;
  /** Of those that are ranked, and of those that are not and compete all the same: what runs, and what is mandatory. */
  readonly problem: SelectionProblem;
}

/**
 * Scores, ranks and prepares what was frozen. It follows from the document alone, so that a replay finds the same.
 * @throws RangeError when λ is negative or not whole
 */
export function analyse(inputs: FrozenInputs): Analysed {
  const { model, inactionWeight, portfolio } = inputs;
  const found = inputs.candidates.map((candidate) => looked(candidate, model, inactionWeight));
  const complete = found.filter(({ candidate, stands }) => stands.complete && !candidate.isMandatory);
  const remainingMinor = leftFor(complete, inputs);
  const ranking = ranked(
    complete.map(({ stands }) => stands),
    remainingMinor,
  );
  const places = new Map(ranking.map((place) => [place.proposalId, place]));
  const order = new Map(ranking.map(({ proposalId }, index) => [proposalId, index]));
  const candidates = found
    .map(({ candidate: { proposalId, kind }, scored, worth }): AnalysedCandidate => ({
      ...{ proposalId, kind, score: scored, value: worth, place: places.get(proposalId) ?? null },
    }))
    .toSorted((a, b) => (order.get(a.proposalId) ?? Infinity) - (order.get(b.proposalId) ?? Infinity) || 0);
  const chosenFrom = found.filter(
    ({ candidate, stands }) => stands.complete || candidate.kind === 'INITIATIVE' || candidate.isMandatory,
  );
  const offered = chosenFrom.map(({ candidate, worth }) =>
    candidateOf(candidate, valuesOf(worth, model), places.get(candidate.proposalId)?.rank ?? ranking.length + 1),
  );
  const must = chosenFrom.filter(({ candidate }) => candidate.isMandatory).map(({ candidate }) => candidate.proposalId);
  return {
    ...{ candidates, ranking },
    rankingInputs: {
      model,
      inactionWeight,
      remainingMinor,
      candidates: complete.map(({ candidate }) => inputsOf(candidate)),
    },
    problem: {
      currencyCode: portfolio.currencyCode,
      candidates: offered,
      constraints: {
        ...constraintsAmong(offered, {
          ...inputs.constraints,
          must: [...new Set([...inputs.constraints.must, ...must])],
        }),
        budgetMinor: leftFor(chosenFrom, inputs),
      },
    },
  };
}

/**
 * What is left for these, in minor units: what remains of the budget, and what those of them that run would give back if
 * all were stopped. Others keep what they hold.
 */
const leftFor = (among: readonly Looked[], { remainingMinor }: FrozenInputs): bigint =>
  among.reduce((sum, { candidate }) => sum + candidate.heldMinor, remainingMinor);

/** One candidate, looked at by itself. */
interface Looked {
  readonly candidate: FrozenCandidate;
  /** As `standing` finds it. */
  readonly stands: Standing;
  readonly scored: Score;
  readonly worth: Value;
}

function looked(candidate: FrozenCandidate, model: ScoringModel, inactionWeight: number): Looked {
  const { proposalId, views, cost, commitmentMinor } = candidate;
  const means = driverMeans(model, views, candidate.proposerId);
  const scored = score(model, means, cost, inactionWeight);
  const estimated = value(model, means, cost, inactionWeight);
  const { scoreMicro, complete } = scored;
  const { valuePerCostMicro } = estimated;
  return {
    ...{ candidate, scored, worth: worthOf(candidate, estimated, model) },
    stands: { proposalId, scoreMicro, complete, valuePerCostMicro, commitmentMinor },
  };
}

/** What it is worth by its estimates, or by a forecast in their place. */
function worthOf({ forecastYearlyMinor }: FrozenCandidate, estimated: Value, model: ScoringModel): Value {
  if (forecastYearlyMinor === null) return estimated;
  const overHorizonMinor = roundHalfEven(multiply(rational(forecastYearlyMinor), annuityFactor(model)));
  const { weightedValueMinor, valueMinor, weightedValueOverHorizonMinor, valueOverHorizonMinor } = estimated;
  return {
    ...estimated,
    valueMinor: forecastYearlyMinor,
    weightedValueMinor: forecastYearlyMinor + weightedValueMinor - valueMinor,
    valueOverHorizonMinor: overHorizonMinor,
    weightedValueOverHorizonMinor: overHorizonMinor + weightedValueOverHorizonMinor - valueOverHorizonMinor,
  };
}

const inputsOf = ({ proposalId, views, cost, commitmentMinor }: FrozenCandidate): CandidateInputs => ({
  ...{ proposalId, views, cost, commitmentMinor },
});

const candidateOf = (
  { proposalId, title, commitmentMinor, costByPeriod, effortByTeam, pillarIds }: FrozenCandidate,
  values: Values,
  rank: number,
): Candidate => ({
  ...{ id: proposalId, name: title, rank, commitmentMinor, costByPeriod, effortByTeam, pillarIds },
  ...values,
});

type Values = Pick<Candidate, 'valueMinor' | 'weightedValueMinor'>;

/** What it adds to a set, over the horizon. By net present value, what is left of its value after its cost: λ weighs no money. */
function valuesOf(
  { valueOverHorizonMinor, weightedValueOverHorizonMinor, totalCostMinor }: Value,
  { method }: ScoringModel,
): Values {
  if (method !== 'NPV') return { valueMinor: valueOverHorizonMinor, weightedValueMinor: weightedValueOverHorizonMinor };
  const netMinor = valueOverHorizonMinor - totalCostMinor;
  return { valueMinor: netMinor, weightedValueMinor: netMinor };
}
