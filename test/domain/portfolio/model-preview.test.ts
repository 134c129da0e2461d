import { type Competitor, previewModel } from '../../../src/portfolio/domain/model-preview';
import { aModel, aModelBy, allTen, certain } from '../scoring/builders';

const aCompetitor = (proposalId: string, points: readonly number[], oneOffMinor: bigint): Competitor => ({
  ...{ proposalId, title: proposalId, proposerId: 'petra', cost: { oneOffMinor, yearlyMinor: 0n } },
  views: allTen(points),
});

/*
 * Loyalty weighs 30 of 200, and 10 points are worth EUR 3,000,000 a year: over one year at 0 % a point is EUR 300,000.
 *            loyalty   score   cost         net present value
 * big             10     1.5   2,900,000       100,000
 * small            5     0.75  1,000,000       500,000
 * medium           6     0.9   1,900,000       −100,000
 * By score: big, medium, small. By net present value: small, big, medium.
 */
const competitors = [
  aCompetitor('big', [10], 2_900_000_00n),
  aCompetitor('small', [5], 1_000_000_00n),
  aCompetitor('medium', [6], 1_900_000_00n),
];
const oneYear = { horizonYears: 1, discountRateBasisPoints: 0 };
const models = { before: aModel(oneYear), after: aModelBy('NPV', { id: 'model-2', ...oneYear }) };
const preview = (of: readonly Competitor[] = competitors, remainingMinor = 2_900_000_00n) =>
  previewModel(of, models, remainingMinor, 100);

describe('The preview of a scoring model', () => {
  it('shows score, rank and budget line before and after, by the rank after', () => {
    expect(preview().proposals.map(({ proposalId, before, after }) => [proposalId, before, after])).toEqual([
      [
        'small',
        { rank: 3, tied: false, withinBudget: false, scoreMicro: 750_000n },
        { rank: 1, tied: false, withinBudget: true, scoreMicro: 500_000_00n },
      ],
      [
        'big',
        { rank: 1, tied: false, withinBudget: true, scoreMicro: 1_500_000n },
        { rank: 2, tied: false, withinBudget: false, scoreMicro: 100_000_00n },
      ],
      [
        'medium',
        { rank: 2, tied: false, withinBudget: false, scoreMicro: 900_000n },
        { rank: 3, tied: false, withinBudget: false, scoreMicro: -100_000_00n },
      ],
    ]);
  });

  it('names what the budget comes to reach, and what it no longer reaches', () => {
    expect(preview()).toMatchObject({ entersBudget: ['small'], leavesBudget: ['big'] });
  });

  it('names what nobody but the proposer has estimated of what the other model asks for', () => {
    const own = { ...aCompetitor('own', [], 0n), views: [certain('REACH', 5, 'petra'), certain('EFFORT', 2)] };
    const after = aModelBy('RICE', { id: 'model-2' });

    expect(previewModel([own], { before: models.before, after }, 0n, 100).proposals).toEqual([
      {
        ...{ proposalId: 'own', title: 'own', before: null, after: null },
        missing: ['REACH', 'IMPACT', 'CONFIDENCE'],
      },
    ]);
  });

  it('ends with what drops out of the ranking, by its rank before', () => {
    const rice = aModelBy('RICE', { id: 'model-2' });
    const { proposals, leavesBudget } = previewModel(competitors, { ...models, after: rice }, 10_000_000_00n, 100);

    expect(proposals.map(({ proposalId, after }) => [proposalId, after])).toEqual([
      ['big', null],
      ['medium', null],
      ['small', null],
    ]);
    expect(leavesBudget).toEqual(['big', 'medium', 'small']);
  });
});
