import type { View } from '../../scoring/domain/estimate';
import type { ModelDriver } from '../../scoring/domain/scoring-model';
import { Chance } from './chance';
import { addDraws, pertTable, writePertTable } from './pert';
import type { CandidateInputs, RankingInputs } from './ranking-inputs';
import { inactionWeightAround, weightsAround } from './sampled-weights';
import type { Sampling } from './sampling';

/** So many samples are drawn at a time: their numbers stay in the processor's cache. */
export const BLOCK = 2_048;

/** Adding and taking away 1.5 · 2⁵² leaves the nearest whole number, a half to the even one, as `roundHalfEven` does. */
const TO_WHOLE = 1.5 * 2 ** 52;

/**
 * What a hundredth of a point of each driver adds to a score, in micro-points, in each sample of a block: 10⁴·k / K, where
 * k is the weight drawn for the driver, times the λ drawn when it is a cost of inaction, and K the sum of all k. The same
 * weights hold for all candidates in a sample.
 */
export class SampledFactors {
  private readonly weigh: (weights: Float64Array) => void;
  private readonly inactionWeight: () => number;
  private readonly weights: Float64Array;
  /** A driver's, in the order of the model. */
  readonly factors: readonly Float64Array[];

  constructor(
    private readonly drivers: readonly ModelDriver[],
    { inactionWeight }: Pick<RankingInputs, 'inactionWeight'>,
    { seed, weightConcentration, inactionWeights }: Sampling,
  ) {
    this.weigh = weightsAround(drivers, weightConcentration, Chance.named(seed, 'weights'));
    this.inactionWeight = inactionWeightAround(inactionWeight, inactionWeights, Chance.named(seed, 'inaction'));
    this.weights = new Float64Array(drivers.length);
    this.factors = drivers.map(() => new Float64Array(BLOCK));
  }

  /** Draws the next samples, at most a block. */
  draw(size: number): void {
    const { drivers, weights, factors } = this;
    for (let sample = 0; sample < size; sample += 1) {
      this.weigh(weights);
      const inaction = this.inactionWeight();
      let sum = 0;
      for (let i = 0; i < drivers.length; i += 1) {
        if (drivers[i]!.side === 'RETURN') weights[i] = weights[i]! * 100;
        else weights[i] = weights[i]! * inaction;
        sum += weights[i]!;
      }
      // Where nothing weighs at all, nothing scores.
      for (let i = 0; i < drivers.length; i += 1) factors[i]![sample] = sum > 0 ? (10_000 * weights[i]!) / sum : 0;
    }
  }
}

/** Where candidates are drawn one after the other, so that each need not have such room of its own. */
export class DrawingRoom {
  readonly table = pertTable();
  readonly words = new Uint32Array(BLOCK);
  readonly sums = new Float64Array(BLOCK);
}

/** The views of one driver, parted by whether there is anything to draw. */
interface DriverViews {
  readonly scorers: number;
  /** The sum of those that are sure: low, likely and high are the same. */
  readonly sureHundredths: number;
  readonly unsure: readonly View[];
}

/**
 * The scores of one candidate, sample by sample. Its estimates are drawn from a stream that its id names, independently
 * for each scorer: they follow from the seed, its own estimates and the model, and from no other candidate.
 */
export class SampledScores {
  private readonly chance: Chance;
  private readonly drivers: readonly DriverViews[];
  /** How many numbers a sample takes. */
  readonly draws: number;

  constructor(drivers: readonly ModelDriver[], { proposalId, views }: CandidateInputs, seed: number) {
    this.chance = Chance.named(seed, `proposal/${proposalId}`);
    const inOrder = views.toSorted((a, b) => (a.scorerId < b.scorerId ? -1 : a.scorerId > b.scorerId ? 1 : 0));
    this.drivers = drivers.map(({ driver }) => parted(inOrder.filter((view) => view.driver === driver)));
    this.draws = this.drivers.reduce((sum, { unsure }) => sum + unsure.length, 0);
  }

  /**
   * Draws the next samples: the formula of `score`, term by term rounded to micro-points, with the mean over scorers of
   * what is drawn for each.
   * @param scores whose length says how many, at most a block; whole numbers are written
   */
  draw(factors: readonly Float64Array[], { table, ...room }: DrawingRoom, scores: Float64Array): void {
    scores.fill(0);
    const words = room.words.subarray(0, scores.length);
    const sums = room.sums.subarray(0, scores.length);
    this.drivers.forEach(({ scorers, sureHundredths, unsure }, index) => {
      if (scorers === 0) return;
      sums.fill(sureHundredths);
      for (const view of unsure) {
        writePertTable(view, table);
        this.chance.fill(words);
        addDraws(table, words, sums);
      }
      addTerms(factors[index]!, sums, scorers, scores);
    });
  }
}

function parted(views: readonly View[]): DriverViews {
  const isSure = ({ lowHundredths, highHundredths }: View) => lowHundredths === highHundredths;
  const sureHundredths = views.filter(isSure).reduce((sum, { likelyHundredths }) => sum + likelyHundredths, 0);
  return { scorers: views.length, sureHundredths, unsure: views.filter((view) => !isSure(view)) };
}

function addTerms(factors: Float64Array, sums: Float64Array, scorers: number, scores: Float64Array): void {
  for (let i = 0; i < scores.length; i += 1) {
    const term = factors[i]! * (sums[i]! / scorers);
    scores[i] = scores[i]! + (term + TO_WHOLE - TO_WHOLE);
  }
}
