import fc from 'fast-check';
import { type Candidate, ranking, rankings } from '../../../src/portfolio/domain/ranking';

const candidate = (proposalId: string, score: number, different: Partial<Candidate> = {}): Candidate => ({
  proposalId,
  scoresMicro: { 100: BigInt(score), 200: BigInt(score), 400: BigInt(score) },
  valuePerCostMicro: 1_000_000n,
  commitmentMinor: 100n,
  ...different,
});
const order = (candidates: readonly Candidate[]) => ranking(candidates, 0n, 100).map((each) => each.proposalId);
const ranksOf = (candidates: readonly Candidate[]) =>
  ranking(candidates, 0n, 100).map(({ proposalId, rank, tied }) => [proposalId, rank, tied]);

describe('A ranking', () => {
  it('puts the highest score first', () => {
    expect(order([candidate('a', 1), candidate('b', 3), candidate('c', -2)])).toEqual(['b', 'a', 'c']);
  });

  it('breaks equal scores by value per cost, what costs nothing first', () => {
    expect(
      order([
        candidate('a', 1, { valuePerCostMicro: 5n }),
        candidate('b', 1, { valuePerCostMicro: 7n }),
        candidate('c', 1, { valuePerCostMicro: null }),
      ]),
    ).toEqual(['c', 'b', 'a']);
  });

  it('shows ties as ties: they share a rank, and the next rank is left out', () => {
    expect(ranksOf([candidate('d', 1), candidate('c', 2), candidate('b', 2), candidate('a', 3)])).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, true],
      ['d', 4, false],
    ]);
  });

  it('takes two that both cost nothing for tied', () => {
    const free = { valuePerCostMicro: null };

    expect(ranksOf([candidate('b', 1, free), candidate('a', 1, free)])).toEqual([
      ['a', 1, true],
      ['b', 1, true],
    ]);
  });

  it('takes equal scores apart that value per cost tells apart', () => {
    expect(
      ranksOf([candidate('b', 1, { valuePerCostMicro: 1n }), candidate('a', 1, { valuePerCostMicro: 2n })]),
    ).toEqual([
      ['a', 1, false],
      ['b', 2, false],
    ]);
  });
});

describe('The budget line', () => {
  // 400 + 500 = 900 ≤ 1,000; 900 + 300 = 1,200 > 1,000; 1,200 + 50 = 1,250 > 1,000 though 50 would fit.
  it('stands before the first candidate that the rest of the budget cannot pay for', () => {
    const candidates = [
      candidate('a', 4, { commitmentMinor: 400n }),
      candidate('b', 3, { commitmentMinor: 500n }),
      candidate('c', 2, { commitmentMinor: 300n }),
      candidate('d', 1, { commitmentMinor: 50n }),
    ];

    expect(ranking(candidates, 1000n, 100).map((each) => [each.cumulativeMinor, each.withinBudget])).toEqual([
      [400n, true],
      [900n, true],
      [1200n, false],
      [1250n, false],
    ]);
  });

  it('includes a candidate that takes the last cent', () => {
    expect(ranking([candidate('a', 1)], 100n, 100)[0]?.withinBudget).toBe(true);
  });
});

describe('Rankings at λ 1, 2 and 4', () => {
  // Money for one: at λ 1 and 2 "returns" leads, at λ 4 "inaction" does; "last" is out at each.
  const candidates = [
    candidate('returns', 0, { scoresMicro: { 100: 6n, 200: 5n, 400: 4n } }),
    candidate('inaction', 0, { scoresMicro: { 100: 4n, 200: 4n, 400: 5n } }),
    candidate('last', 0, { scoresMicro: { 100: 1n, 200: 1n, 400: 1n } }),
  ];

  it('each use the scores at that λ', () => {
    const { byInactionWeight } = rankings(candidates, 100n);

    expect(([100, 200, 400] as const).map((weight) => byInactionWeight[weight][0]?.proposalId)).toEqual([
      'returns',
      'returns',
      'inaction',
    ]);
  });

  it('mark the proposals whose funding flips between them', () => {
    expect(rankings(candidates, 100n).fundingFlips).toEqual(['returns', 'inaction']);
  });

  it('mark none when the budget pays for all', () => {
    expect(rankings(candidates, 300n).fundingFlips).toEqual([]);
  });

  it('mark none when the budget pays for nothing', () => {
    expect(rankings(candidates, 99n).fundingFlips).toEqual([]);
  });
});

describe('Every ranking', () => {
  const few = fc.bigInt({ min: 0n, max: 3n });
  const candidates = fc.uniqueArray(
    fc.record({
      proposalId: fc.uuid(),
      scoresMicro: fc.record({ 100: few, 200: few, 400: few }),
      valuePerCostMicro: fc.option(few),
      commitmentMinor: fc.bigInt({ min: 0n, max: 100n }),
    }),
    { selector: (each) => each.proposalId, maxLength: 12 },
  );
  const lambda = fc.constantFrom(100, 200, 400);

  it('is the same in whatever order the candidates come', () => {
    const shuffled = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect(rankings(others, 200n)).toEqual(rankings(all, 200n));
      }),
    );
  });

  it('keeps the order of all others when a candidate is taken away', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), lambda, (all, nth, weight) => {
        fc.pre(all.length > 0);
        const gone = all[nth % all.length];
        const orderOf = (these: readonly Candidate[]) => ranking(these, 200n, weight).map((each) => each.proposalId);
        const rest = all.filter((each) => each !== gone);
        expect(orderOf(rest)).toEqual(orderOf(all).filter((id) => id !== gone?.proposalId));
      }),
    );
  });

  it('gives two candidates the same rank exactly when score and value per cost are the same', () => {
    fc.assert(
      fc.property(candidates, lambda, (all, weight) => {
        const merit = new Map(
          all.map((each) => [each.proposalId, `${each.scoresMicro[weight]} ${each.valuePerCostMicro}`]),
        );
        const ranked = ranking(all, 200n, weight);
        for (const a of ranked) {
          for (const b of ranked) {
            expect(a.rank === b.rank).toBe(merit.get(a.proposalId) === merit.get(b.proposalId));
          }
        }
      }),
    );
  });
});
