import fc from 'fast-check';
import { influences } from '../../../src/analyses/domain/influence';
import { standing } from '../../../src/analyses/domain/ranking-inputs';
import { ranked } from '../../../src/portfolio/domain/ranking';
import { aCandidate, aRanking, views } from './builders';

describe('The influence of a scorer', () => {
  // On all drivers: a has 8 by Sara and 4 by Tom: 6; without Sara 4, without Tom 8. b has 5 by both.
  it('is what scores and ranks would be without their estimates', () => {
    const inputs = aRanking([
      aCandidate('a', [...views(8, 'sara'), ...views(4, 'tom')]),
      aCandidate('b', [...views(5, 'sara'), ...views(5, 'tom')]),
    ]);

    expect(influences(inputs)).toEqual([
      {
        scorerId: 'sara',
        shifts: [
          { proposalId: 'a', scoreMicro: 6_000_000n, scoreWithoutMicro: 4_000_000n, rank: 1, rankWithout: 2 },
          { proposalId: 'b', scoreMicro: 5_000_000n, scoreWithoutMicro: 5_000_000n, rank: 2, rankWithout: 1 },
        ],
      },
      {
        scorerId: 'tom',
        shifts: [{ proposalId: 'a', scoreMicro: 6_000_000n, scoreWithoutMicro: 8_000_000n, rank: 1, rankWithout: 1 }],
      },
    ]);
  });

  // Loyalty weighs 30 of 200: 0.15 · (9 + 3)/2 = 0.9; without Sara 0.15 · 3 = 0.45.
  it('is exact for one driver among ten', () => {
    const loyalty = (points: number, scorer: string) => views({ CUSTOMER_LOYALTY: points }, scorer);
    const inputs = aRanking([aCandidate('a', [...loyalty(9, 'sara'), ...loyalty(3, 'tom')])]);

    expect(influences(inputs)[0]?.shifts[0]).toMatchObject({ scoreMicro: 900_000n, scoreWithoutMicro: 450_000n });
  });

  it('counts λ as the ranking does', () => {
    // At λ = 2, K = 300 and defection weighs 60: 0.2 · (10 + 4)/2 = 1.4; without Sara 0.2 · 4 = 0.8.
    const defection = (points: number, scorer: string) => views({ CUSTOMER_DEFECTION: points }, scorer);
    const candidate = aCandidate('a', [...defection(10, 'sara'), ...defection(4, 'tom')]);

    expect(influences(aRanking([candidate], { inactionWeight: 200 }))[0]?.shifts[0]).toMatchObject({
      ...{ scoreMicro: 1_400_000n, scoreWithoutMicro: 800_000n },
    });
  });

  it('takes a candidate out of the ranking that would not be estimated any more', () => {
    const inputs = aRanking([aCandidate('a', views(8, 'sara')), aCandidate('b', views(5, 'tom'))]);

    expect(influences(inputs)).toEqual([
      {
        scorerId: 'sara',
        shifts: [
          { proposalId: 'a', scoreMicro: 8_000_000n, scoreWithoutMicro: null, rank: 1, rankWithout: null },
          { proposalId: 'b', scoreMicro: 5_000_000n, scoreWithoutMicro: 5_000_000n, rank: 2, rankWithout: 1 },
        ],
      },
      {
        scorerId: 'tom',
        shifts: [{ proposalId: 'b', scoreMicro: 5_000_000n, scoreWithoutMicro: null, rank: 2, rankWithout: null }],
      },
    ]);
  });

  it('is nothing for who says what all say', () => {
    const inputs = aRanking([aCandidate('a', [...views(5, 'sara'), ...views(5, 'tom')])]);

    expect(influences(inputs)).toEqual([
      { scorerId: 'sara', shifts: [] },
      { scorerId: 'tom', shifts: [] },
    ]);
  });

  it('is the difference to a ranking of the others’ estimates alone', () => {
    const points = fc.option(fc.nat(10));
    const someone = fc.tuple(points, points, points);
    fc.assert(
      fc.property(fc.array(someone, { minLength: 1, maxLength: 5 }), (all) => {
        const candidates = all.map((ofOne, index) => {
          const held = ['sara', 'tom', 'uma'].flatMap((scorer, place) => {
            const one = ofOne[place];
            return one == null ? [] : views(one, scorer);
          });
          return aCandidate(`p${index}`, held);
        });
        for (const { scorerId, shifts } of influences(aRanking(candidates))) {
          const others = candidates.map((each) => ({
            ...each,
            views: each.views.filter((view) => view.scorerId !== scorerId),
          }));
          const standings = others.map((each) => standing(aRanking(others), each)).filter(({ complete }) => complete);
          const places = new Map(ranked(standings, 100n).map(({ proposalId, rank }) => [proposalId, rank]));
          for (const { proposalId, rankWithout, scoreWithoutMicro } of shifts) {
            expect(rankWithout).toBe(places.get(proposalId) ?? null);
            expect(scoreWithoutMicro).toBe(
              standings.find((each) => each.proposalId === proposalId)?.scoreMicro ?? null,
            );
          }
        }
      }),
    );
  });
});
