import fc from 'fast-check';
import type { CandidateInputs, RankingInputs } from '../../../src/analyses/domain/ranking-inputs';
import { type Robustness, robustness } from '../../../src/analyses/domain/robustness';
import { defaultSampling, type Sampling } from '../../../src/analyses/domain/sampling';
import { winShares } from '../../../src/analyses/domain/win-share';
import { aModel } from '../scoring/builders';
import { aCandidate, answerOf, aRanking, drivers, ofEstimatesAlone, type Points, views } from './builders';

const drawn = (inputs: RankingInputs, sampling: Sampling = ofEstimatesAlone(), top = 1): Robustness =>
  answerOf(robustness(inputs, sampling, top));
const of = (answer: Robustness, id: string) => answer.candidates.find((each) => each.proposalId === id)!;
/** How often the first of two comes first, as a share. */
const shareOfFirst = (inputs: RankingInputs, sampling?: Sampling): number =>
  answerOf(winShares(inputs, sampling ?? ofEstimatesAlone(), [['a', 'b']]))[0]!.share;
/** Five standard errors of a share p of 10,000 samples. */
const bound = (p: number): number => 5 * Math.sqrt((p * (1 - p)) / 10_000);

describe('The robustness of a ranking', () => {
  it('is certain where no estimate of one reaches those of the other', () => {
    const inputs = aRanking([aCandidate('low', views([1, 2, 3])), aCandidate('high', views([6, 7, 8]))]);
    const answer = drawn(inputs, defaultSampling(1, 100));

    expect(answer.candidates).toEqual([
      {
        ...{ proposalId: 'high', rank: 1, withinBudget: true, bestRank: 1, rankCounts: [10_000], topCount: 10_000 },
        ...{ fundedCount: 10_000, expectedRank: 1, rankInterval: { low: 1, high: 1 }, robustness: 'SAFE' },
      },
      {
        ...{ proposalId: 'low', rank: 2, withinBudget: false, bestRank: 2, rankCounts: [10_000], topCount: 0 },
        ...{ fundedCount: 0, expectedRank: 2, rankInterval: { low: 2, high: 2 }, robustness: 'OUT' },
      },
    ]);
    const ofBoth = { firstId: 'high', secondId: 'low', wins: 10_000, losses: 0, ties: 0, share: 1 };
    expect([answer.neighbours, answer.aroundBudgetLine]).toEqual([[ofBoth], [ofBoth]]);
  });

  // By symmetry 1/2 each, and a tie to the micro-point next to never.
  it('is even between two of the same estimates', () => {
    const inputs = aRanking([aCandidate('a', views([2, 5, 9])), aCandidate('b', views([2, 5, 9]))]);
    const answer = drawn(inputs, defaultSampling(1, 100));

    for (const { fundedCount, topCount, robustness: found } of answer.candidates) {
      expect(Math.abs(fundedCount / 10_000 - 0.5)).toBeLessThan(bound(0.5));
      expect(Math.abs(topCount / 10_000 - 0.5)).toBeLessThan(bound(0.5));
      expect(found).toBe('CLOSE_CALL');
    }
  });

  // b differs from a in one driver alone: low 4, likely 5, high 8 points against 5. On 0 … 1, 5 is at 1/4, and the
  // distribution is Beta(2, 4): above 1/4 lies (3/4)⁵ + 5 · 1/4 · (3/4)⁴ = 0.6328.
  it('is what one uncertain estimate makes it', () => {
    const certain = aCandidate('a', views(5));
    const uncertain = aCandidate('b', [...views(5).slice(1), ...views([4, 5, 8]).slice(0, 1)]);

    expect(Math.abs(shareOfFirst(aRanking([certain, uncertain])) - (1 - 0.6328))).toBeLessThan(bound(0.6328));
  });

  // Two scorers of 3, 5, 7 points each: the variance of a mean of two is half that of one, so against 6 points, two
  // standard deviations more make the share above smaller. One: Beta(3, 3) above 3/4 is 1 − (10·0.75³ − 15·0.75⁴ + 6·0.75⁵)
  // = 0.1035. Two: the mean of two such is above 3/4; less than half as often.
  it('narrows with the number of scorers, whose views are drawn one by one', () => {
    const against = aCandidate('b', views(6));
    const one = aCandidate('a', views({ CUSTOMER_LOYALTY: [3, 5, 7] }, 'sara', ['CUSTOMER_LOYALTY']));
    const two = { ...one, views: [...one.views, ...one.views.map((view) => ({ ...view, scorerId: 'tom' }))] };
    const model = aModel({ drivers: drivers({ CUSTOMER_LOYALTY: 100n }) });
    const ofOne = shareOfFirst(aRanking([one, against], { model }));
    const ofTwo = shareOfFirst(aRanking([two, against], { model }));

    expect(Math.abs(ofOne - 0.1035)).toBeLessThan(bound(0.1035));
    expect(ofTwo).toBeLessThan(ofOne / 2);
  });

  // a has 6 points of each return, b 3 of each cost of inaction, both sides weigh 100: b is first where λ > 2. Triangular
  // from 1 (most likely) to 4: above 2 lies (4 − 2)² / (4 − 1)² = 4/9.
  it('is what the range of λ makes it', () => {
    const { drivers: all } = aModel();
    const onSide = (side: string, points: number) =>
      Object.fromEntries(all.map((row) => [row.driver, row.side === side ? points : 0]));
    const inputs = aRanking([
      aCandidate('a', views(onSide('RETURN', 6))),
      aCandidate('b', views(onSide('COST_OF_INACTION', 3))),
    ]);
    const sampling = ofEstimatesAlone({ inactionWeights: { low: 100, high: 400 } });

    expect(Math.abs(shareOfFirst(inputs, sampling) - 5 / 9)).toBeLessThan(bound(5 / 9));
  });

  // Two drivers worth 2 to 1, concentration 3: Dirichlet(2, 1), the first weight is Beta(2, 1) and below 1/2 in a quarter.
  it('is what the weights make it', () => {
    const model = aModel({ drivers: drivers({ CUSTOMER_LOYALTY: 200n, BRAND_PROMOTION: 100n }) });
    const inputs = aRanking(
      [aCandidate('a', views({ CUSTOMER_LOYALTY: 10 })), aCandidate('b', views({ BRAND_PROMOTION: 10 }))],
      { model },
    );

    expect(Math.abs(shareOfFirst(inputs, ofEstimatesAlone({ weightConcentration: 3 })) - 0.75)).toBeLessThan(
      bound(0.75),
    );
  });

  it('names a candidate that is none', () => {
    const inputs = aRanking([aCandidate('a', views(5))]);

    expect(() => answerOf(winShares(inputs, ofEstimatesAlone(), [['a', 'c']]))).toThrow(
      'c is not among the candidates.',
    );
  });
});

describe('Without any doubt, each sample', () => {
  const sampling = ofEstimatesAlone({ samples: 3 });

  it('is the ranking itself: ties share a rank, value per cost and id decide, the budget ends at its line', () => {
    const cheaper = { cost: { oneOffMinor: 50n, yearlyMinor: 0n } };
    const free = { cost: { oneOffMinor: 0n, yearlyMinor: 0n }, commitmentMinor: 0n };
    const inputs = aRanking(
      [
        aCandidate('d', views(5)),
        aCandidate('c', views(5)),
        aCandidate('b', views(5), cheaper),
        aCandidate('a', views(2), free),
        aCandidate('e', views(9)),
      ],
      // e takes 100, b 100, c 100: 300 of 350; d would take 400 in all, and a, behind it, gets nothing though it is free.
      { remainingMinor: 350n },
    );

    const answer = drawn(inputs, sampling, 3);
    expect(
      answer.candidates.map(({ proposalId, bestRank, rankCounts, topCount, fundedCount }) => [
        ...[proposalId, bestRank, rankCounts, topCount, fundedCount],
      ]),
    ).toEqual([
      ['e', 1, [3], 3, 3],
      ['b', 2, [3], 3, 3],
      ['c', 3, [3], 3, 3],
      ['d', 3, [3], 3, 0],
      ['a', 5, [3], 0, 0],
    ]);
    expect(answer.neighbours.map(({ firstId, secondId, share }) => [firstId, secondId, share])).toEqual([
      ['e', 'b', 1],
      ['b', 'c', 1],
      ['c', 'd', 0.5],
      ['d', 'a', 1],
    ]);
    expect(answer.aroundBudgetLine.map(({ firstId, secondId, ties }) => [firstId, secondId, ties])).toEqual([
      ...[
        ['e', 'd', 0],
        ['e', 'a', 0],
        ['b', 'd', 0],
        ['b', 'a', 0],
        ['c', 'd', 3],
        ['c', 'a', 0],
      ],
    ]);
  });

  it('funds nobody when more is committed than there is', () => {
    const free = { cost: { oneOffMinor: 0n, yearlyMinor: 0n }, commitmentMinor: 0n };
    const answer = drawn(aRanking([aCandidate('a', views(5), free)], { remainingMinor: -1n }), sampling);

    expect(answer.candidates[0]).toMatchObject({ withinBudget: false, fundedCount: 0 });
  });

  it('ranks as the score does, whatever the points, at λ 1, 2 and 4', () => {
    const hundredths = fc.integer({ min: 0, max: 1_200 });
    const all = fc.array(fc.array(hundredths, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(all, fc.constantFrom(100, 200, 400), (points, inactionWeight) => {
        const candidates = points.map((ofOne, index) => aCandidate(`p${index}`, inHundredths(ofOne)));
        const weights = { low: inactionWeight, high: inactionWeight };
        const inputs = aRanking(candidates, { inactionWeight, remainingMinor: 350n });
        const answer = drawn(inputs, { ...sampling, inactionWeights: weights });

        for (const { rank, bestRank, rankCounts, withinBudget, fundedCount } of answer.candidates) {
          expect([bestRank, rankCounts, fundedCount]).toEqual([rank, [3], withinBudget ? 3 : 0]);
        }
      }),
    );
  });
});

const inHundredths = (points: readonly number[]) =>
  views(0).map((view, index) => {
    const likelyHundredths = points[index]!;
    return { ...view, lowHundredths: likelyHundredths, likelyHundredths, highHundredths: likelyHundredths };
  });

const somePoints: fc.Arbitrary<Points> = fc
  .tuple(fc.nat(10), fc.nat(10), fc.nat(10))
  .map((three) => three.sort((a, b) => a - b) as unknown as Points);
const someone = fc.record({ points: somePoints, second: fc.option(somePoints), cost: fc.bigInt(0n, 300n) });
const someCandidates: fc.Arbitrary<readonly CandidateInputs[]> = fc
  .array(someone, { minLength: 2, maxLength: 7 })
  .map((all) =>
    all.map(({ points, second, cost }, index) =>
      aCandidate(`p${index}`, [...views(points), ...(second === null ? [] : views(second, 'tom'))], {
        cost: { oneOffMinor: cost, yearlyMinor: 0n },
        commitmentMinor: cost,
      }),
    ),
  );
const few = { ...defaultSampling(5, 100), samples: 200 };

describe('Whatever is drawn,', () => {
  it('a candidate has one rank in each sample, the ranks of all are those of a ranking, and the budget holds', () => {
    fc.assert(
      fc.property(
        someCandidates,
        fc.bigInt(0n, 900n),
        fc.integer({ min: 1, max: 8 }),
        (candidates, remainingMinor, top) => {
          const answer = drawn(aRanking(candidates, { remainingMinor }), few, top);

          let [sum, funded] = [0, 0n];
          for (const each of answer.candidates) {
            const counted = each.rankCounts.reduce((total, count) => total + count, 0);
            expect(counted).toBe(200);
            expect(each.bestRank + each.rankCounts.length - 1).toBeLessThanOrEqual(candidates.length);
            expect(each.rankInterval.low).toBeLessThanOrEqual(each.rankInterval.high);
            sum += each.expectedRank;
            funded +=
              BigInt(each.fundedCount) * candidates.find((one) => one.proposalId === each.proposalId)!.commitmentMinor;
          }
          // 1 + 2 + … + n, less where some tie.
          expect(sum).toBeLessThanOrEqual((candidates.length * (candidates.length + 1)) / 2 + 1e-9);
          expect(funded <= 200n * remainingMinor).toBe(true);
          const inTop = answer.candidates.reduce((total, { topCount }) => total + topCount, 0);
          expect(inTop).toBeGreaterThanOrEqual(200 * Math.min(top, candidates.length));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('one that is better on every driver by every scorer, at its worst against the other’s best, never ranks below', () => {
    const pair = fc.tuple(fc.nat(5), fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(pair, fc.nat(1_000), ([low, a, b, c, d], seed) => {
        const worse: Points = [low, low + a, low + a + b];
        const better: Points = [worse[2], worse[2] + c, worse[2] + c + d];
        const inputs = aRanking([aCandidate('a', views(better)), aCandidate('b', views(worse))]);
        const [share] = answerOf(winShares(inputs, { ...few, seed }, [['a', 'b']]));

        expect(share).toMatchObject({ losses: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it('the order in which candidates and estimates come makes no difference', () => {
    fc.assert(
      fc.property(someCandidates, (candidates) => {
        const turned = candidates.toReversed().map((each) => ({ ...each, views: each.views.toReversed() }));

        expect(drawn(aRanking(turned), few)).toEqual(drawn(aRanking(candidates), few));
      }),
      { numRuns: 20 },
    );
  });

  it('a proposal more changes nothing between two others, and named pairs find what the ranking found', () => {
    fc.assert(
      fc.property(someCandidates, (candidates) => {
        const { neighbours } = drawn(aRanking(candidates), few);
        const pairs = neighbours.map(({ firstId, secondId }) => [firstId, secondId] as const);
        const more = aCandidate('more', views([3, 5, 9]));

        expect(answerOf(winShares(aRanking(candidates), few, pairs))).toEqual(neighbours);
        expect(answerOf(winShares(aRanking([more, ...candidates]), few, pairs))).toEqual(neighbours);
      }),
      { numRuns: 20 },
    );
  });

  it('another seed draws anew', () => {
    const inputs = aRanking([aCandidate('a', views([2, 5, 9])), aCandidate('b', views([2, 5, 9]))]);

    expect(shareOfFirst(inputs, ofEstimatesAlone({ seed: 8 }))).not.toBe(shareOfFirst(inputs));
  });
});

describe('A candidate', () => {
  /** a, of so many points for sure, against b, of 0 to 10 on every driver. */
  const against = (points: number) =>
    drawn(aRanking([aCandidate('a', views(points)), aCandidate('b', views([0, 5, 10]))]), ofEstimatesAlone());

  // The mean of ten estimates of 0, 5, 10 has the standard deviation 10/√28 · √(Σ w²/200²): Σ w² = 2·(900 + 225 + 900 +
  // 225 + 100) = 4,700, so 1.890 · 0.3428 = 0.648 points. 5.83 is 1.28 of these above the mean: 10 of 100 lie beyond.
  it('is safe from 90 of 100 on, out up to 10 of 100, a close call between', () => {
    expect([7, 5.5, 4.5, 3].map((points) => of(against(points), 'a').robustness)).toEqual([
      ...['SAFE', 'CLOSE_CALL', 'CLOSE_CALL', 'OUT'],
    ]);
    expect([7, 5.5, 4.5, 3].map((points) => of(against(points), 'b').robustness)).toEqual([
      ...['OUT', 'CLOSE_CALL', 'CLOSE_CALL', 'SAFE'],
    ]);
  });

  it('has an expected rank and an interval of ranks by its counts', () => {
    const { rankCounts, bestRank, expectedRank, rankInterval } = of(against(5.5), 'b');
    const [first = 0, second = 0] = rankCounts;

    // 0.5 points are 0.77 standard deviations: about 22 of 100 lie beyond.
    expect(bestRank).toBe(1);
    expect(first / 10_000).toBeGreaterThan(0.15);
    expect(first / 10_000).toBeLessThan(0.3);
    expect(expectedRank).toBe((first + 2 * second) / 10_000);
    expect(rankInterval).toEqual({ low: 1, high: 2 });
  });
});

describe('Sampling', () => {
  it('says how much is done, and stops when nobody asks on', () => {
    const candidates = Array.from({ length: 40 }, (_, index) => aCandidate(`p${index}`, views([2, 5, 9])));
    const steps = robustness(aRanking(candidates), { ...few, samples: 20_000 }, 1);
    const heard: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) heard.push(step.value);

    // 40 × 11 × 20,000 = 8.8 million draws, a sign every 2 million.
    expect(heard).toHaveLength(4);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.every((done) => done > 0 && done <= 1)).toBe(true);
  });

  it('of no candidates has no places', () => {
    expect(drawn(aRanking([]))).toMatchObject({ candidates: [], neighbours: [], aroundBudgetLine: [] });
  });

  it.each<[string, Partial<RankingInputs>, Partial<Sampling>]>([
    ['0 samples: expected a whole number from 1 to 1000000.', {}, { samples: 0 }],
    ['Seed -1: expected a whole number ≥ 0.', {}, { seed: -1 }],
    ['Concentration 0: expected a number > 0, or null.', {}, { weightConcentration: 0 }],
    [
      'Inaction weights 200 to 400: expected whole hundredths ≥ 0 around the model’s, 100.',
      {},
      { inactionWeights: { low: 200, high: 400 } },
    ],
    [
      'Commitment -1 of a: expected 0 to 2^53 minor units.',
      { candidates: [aCandidate('a', [], { commitmentMinor: -1n })] },
      {},
    ],
    ['A candidate is named twice.', { candidates: [aCandidate('a', []), aCandidate('a', [])] }, {}],
    [
      'Estimate 300, 200, 400 of a: expected whole hundredths, low ≤ likely ≤ high.',
      { candidates: [aCandidate('a', views([3, 2, 4]))] },
      {},
    ],
  ])('says that it cannot: %s', (problem, inputs, sampling) => {
    expect(() => drawn(aRanking([aCandidate('a', [])], inputs), ofEstimatesAlone(sampling))).toThrow(problem);
  });

  it('names a top that is none', () => {
    expect(() => drawn(aRanking([]), ofEstimatesAlone(), 0)).toThrow('Top 0: expected a whole number ≥ 1.');
  });
});
