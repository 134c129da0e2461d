import { ranked, type Ranked } from '../../portfolio/domain/ranking';
import { type Pair, RankTally } from './rank-tally';
import { type CandidateInputs, type RankingInputs, standing } from './ranking-inputs';
import { BLOCK, DrawingRoom, SampledFactors, SampledScores } from './sampled-scores';
import { checkSampling, type Sampling } from './sampling';

/** Candidates, numbered as they rank where all scores are the same: by value per cost, then by id. */
export interface Field {
  readonly candidates: readonly CandidateInputs[];
  /** Their ranks where all scores are the same: equal for those that no score tells apart. */
  readonly ranksAtPar: readonly number[];
  /** The ranking by the model, without any chance, and the numbers of the candidates in it. */
  readonly places: readonly Ranked[];
  readonly order: readonly number[];
}

/** @throws RangeError when λ is negative or not whole */
export function fieldOf(inputs: RankingInputs): Field {
  const standings = inputs.candidates.map((candidate) => standing(inputs, candidate));
  const places = ranked(standings, inputs.remainingMinor);
  const level = standings.map((each) => ({ ...each, scoreMicro: 0n }));
  const atPar = ranked(level, inputs.remainingMinor);
  const numbers = new Map(atPar.map(({ proposalId }, index) => [proposalId, index]));
  const numberOf = ({ proposalId }: { proposalId: string }): number => numbers.get(proposalId)!;
  return {
    candidates: inputs.candidates.toSorted((a, b) => numberOf(a) - numberOf(b)),
    ranksAtPar: atPar.map(({ rank }) => rank),
    places,
    order: places.map(numberOf),
  };
}

/** From one sign of progress to the next: some ten milliseconds. */
const DRAWS_A_STEP = 2_000_000;

/**
 * Draws, scores and ranks the candidates again and again.
 * @param pairs of their numbers, to be compared in each sample
 * @returns yields the share that is done, 0 … 1, every few hundredths of a second
 * @throws RangeError naming the first thing that cannot be sampled
 */
export function* drawRankings(
  inputs: RankingInputs,
  sampling: Sampling,
  { candidates, ranksAtPar }: Pick<Field, 'candidates' | 'ranksAtPar'>,
  pairs: readonly Pair[],
): Generator<number, RankTally> {
  checkSampling(inputs, sampling);
  const { samples, seed } = sampling;
  const { drivers } = inputs.model;
  const commitments = Float64Array.from(candidates, ({ commitmentMinor }) => Number(commitmentMinor));
  const tally = new RankTally({ ranksAtPar, commitments, remaining: Number(inputs.remainingMinor), pairs });
  const weights = new SampledFactors(drivers, inputs, sampling);
  const drawn = candidates.map((candidate) => new SampledScores(drivers, candidate, seed));
  const [room, scores] = [new DrawingRoom(), new Float64Array(candidates.length * BLOCK)];
  let sinceSign = 0;
  for (let done = 0; done < samples; done += BLOCK) {
    const size = Math.min(BLOCK, samples - done);
    weights.draw(size);
    for (const [index, candidate] of drawn.entries()) {
      candidate.draw(weights.factors, room, scores.subarray(index * BLOCK, index * BLOCK + size));
      sinceSign += size * (1 + candidate.draws);
      if (sinceSign < DRAWS_A_STEP) continue;
      sinceSign = 0;
      yield (done + (size * (index + 1)) / drawn.length) / samples;
    }
    countAll(scores, size, tally);
  }
  return tally;
}

/** So many samples are turned from rows to columns at a time: as many numbers as the processor reads at once. */
const TILE = 8;

/**
 * Counts each sample of a block.
 * @param scores a row a candidate, as long as a block
 */
function countAll(scores: Float64Array, size: number, tally: RankTally): void {
  const candidates = scores.length / BLOCK;
  const tile = new Float64Array(TILE * candidates);
  for (let from = 0; from < size; from += TILE) {
    for (let i = 0; i < candidates; i += 1) {
      for (let j = 0; j < TILE; j += 1) tile[j * candidates + i] = scores[i * BLOCK + from + j]!;
    }
    for (let j = 0; j < Math.min(TILE, size - from); j += 1) {
      tally.count(tile.subarray(j * candidates, (j + 1) * candidates));
    }
  }
}
