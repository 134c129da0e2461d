import fc from 'fast-check';
import { cutOf, scaleOf } from '../../../src/metrics/domain/answer';
import { METRIC_CODES, METRICS, type StewardMetricCode } from '../../../src/metrics/domain/metric';
import { combine, valueOf, type Tally } from '../../../src/metrics/domain/reading';

const tallyOf = (metric: StewardMetricCode, scores: readonly number[]): Tally =>
  combine(
    scores.map((score) => {
      const observation = BigInt(scaleOf(METRICS[metric])!.observation(score));
      return { n: 1, sum: observation, sumOfSquares: observation * observation };
    }),
  );
const valueIn = (metric: StewardMetricCode, scores: readonly number[]) =>
  valueOf(METRICS[metric], tallyOf(metric, scores));

describe('raw answers', () => {
  // Promoters answer 9 or 10, detractors 0 to 6: (3 − 4) / 10 = −10 %.
  it('of NPS count promoters less detractors', () => {
    expect(valueIn('NPS', [10, 9, 9, 8, 7, 7, 6, 5, 1, 0])).toBe(-10);
    expect(tallyOf('NPS', [10, 9, 9, 8, 7, 7, 6, 5, 1, 0])).toMatchObject({ n: 10, sum: -1n, sumOfSquares: 7n });
  });

  // 4 and 5 of 5 are satisfied: 2 of 5.
  it('of CSAT count who is satisfied', () => {
    expect(valueIn('CSAT', [1, 2, 3, 4, 5])).toBe(40);
  });

  it('of customer effort are what they say', () => {
    expect(valueIn('CES_1_TO_7', [1, 7, 4, 6])).toBe(4.5);
  });

  it.each(METRIC_CODES.filter((code) => scaleOf(METRICS[code])))('of %s add up in any order', (metric) => {
    const { low, high } = scaleOf(METRICS[metric])!;
    const scores = fc.array(fc.integer({ min: low, max: high }), { minLength: 1 });
    const inAnyOrder = scores.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(inAnyOrder, ([all, shuffled]) => {
        expect(tallyOf(metric, shuffled)).toEqual(tallyOf(metric, all));
      }),
    );
  });

  it('have a cut in one order, without what is blank', () => {
    expect(cutOf({ PRODUCT: 'Fiber', SEGMENT: null, CHANNEL: 'Web' })).toEqual([
      { dimension: 'CHANNEL', value: 'Web' },
      { dimension: 'PRODUCT', value: 'Fiber' },
    ]);
  });
});
