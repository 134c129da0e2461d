/** Looked up once: where globals are guarded, as Jest does, a look at each number takes longer than all the rest. */
const { floor } = Math;

/** Two candidates by their numbers. */
export type Pair = readonly [first: number, second: number];

/** In how many samples the first of a pair came before the second, behind it, and at the same rank. */
export interface Compared {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

/** What a tally knows of the candidates, who are numbered as they rank where all scores are the same. */
export interface Tallied {
  /** The rank of each where all scores are the same: equal for those that no score tells apart. */
  readonly ranksAtPar: readonly number[];
  /** What funding each takes from the budget, in minor units, ≥ 0. */
  readonly commitments: Float64Array;
  /** What is left of the budget, in minor units. */
  readonly remaining: number;
  readonly pairs: readonly Pair[];
}

/** Counts over samples how candidates rank, which of them the budget reaches, and who of two comes first. */
export class RankTally {
  /** How many samples were counted. */
  samples = 0;
  /** In how many samples the budget reached a candidate, by its number. */
  readonly funded: Uint32Array;
  private readonly size: number;
  /** A row a candidate: how often it had each rank, from 1. */
  private readonly ranks: Uint32Array;
  private readonly rankNow: Uint32Array;
  private readonly ranksAtPar: Uint32Array;
  private readonly commitments: Float64Array;
  private readonly remaining: number;
  /** A power of 2, no less than there are candidates: score · scale + number is exact, and comes apart exactly. */
  private readonly scale: number;
  private readonly firsts: Uint32Array;
  private readonly seconds: Uint32Array;
  private readonly wins: Uint32Array;
  private readonly losses: Uint32Array;

  constructor({ ranksAtPar, commitments, remaining, pairs }: Tallied) {
    this.size = ranksAtPar.length;
    this.ranksAtPar = Uint32Array.from(ranksAtPar);
    this.ranks = new Uint32Array(this.size * this.size);
    this.rankNow = new Uint32Array(this.size);
    this.funded = new Uint32Array(this.size);
    [this.commitments, this.remaining] = [commitments, remaining];
    let scale = 1;
    while (scale < this.size) scale *= 2;
    this.scale = scale;
    this.firsts = Uint32Array.from(pairs, ([first]) => first);
    this.seconds = Uint32Array.from(pairs, ([, second]) => second);
    this.wins = new Uint32Array(pairs.length);
    this.losses = new Uint32Array(pairs.length);
  }

  /**
   * Counts one sample.
   * @param scores of all candidates, whole micro-points of at most 2⁴⁰ either way; they are overwritten
   */
  count(scores: Float64Array): void {
    const { size, scale } = this;
    // One number for score and place at par, so that the engine's own sort of numbers orders both.
    for (let i = 0; i < size; i += 1) scores[i] = scores[i]! * scale + (scale - 1 - i);
    scores.sort();
    this.countRanks(scores);
    this.countPairs();
    this.samples += 1;
  }

  /** How often a candidate had each rank, from 1 to the last. */
  ranksOf(candidate: number): readonly number[] {
    return Array.from(this.ranks.subarray(candidate * this.size, (candidate + 1) * this.size));
  }

  /** @param pair its place among the pairs */
  compared(pair: number): Compared {
    const [wins, losses] = [this.wins[pair]!, this.losses[pair]!];
    return { wins, losses, ties: this.samples - wins - losses };
  }

  /** @param sorted ascending: the best is the last */
  private countRanks(sorted: Float64Array): void {
    const { size, scale, ranks, rankNow, ranksAtPar, funded, commitments } = this;
    let left = this.remaining;
    let rank = 0;
    let scoreBefore = NaN;
    let parBefore = 0;
    for (let place = 1; place <= size; place += 1) {
      const key = sorted[size - place]!;
      const score = floor(key / scale);
      const candidate = (scale - 1 - (key - score * scale)) | 0;
      const par = ranksAtPar[candidate]!;
      if (score !== scoreBefore || par !== parBefore) rank = place;
      scoreBefore = score;
      parBefore = par;
      rankNow[candidate] = rank;
      const cell = candidate * size + rank - 1;
      ranks[cell] = ranks[cell]! + 1;
      // Once below 0 it stays there: nothing beneath the line is funded, however cheap.
      left -= commitments[candidate]!;
      if (left >= 0) funded[candidate] = funded[candidate]! + 1;
    }
  }

  private countPairs(): void {
    const { rankNow, firsts, seconds, wins, losses } = this;
    for (let pair = 0; pair < firsts.length; pair += 1) {
      const first = rankNow[firsts[pair]!]!;
      const second = rankNow[seconds[pair]!]!;
      if (first < second) wins[pair] = wins[pair]! + 1;
      else if (first > second) losses[pair] = losses[pair]! + 1;
    }
  }
}
