import { Chance } from '../../../src/analyses/domain/chance';
import { gamma, inactionWeightAround, weightsAround } from '../../../src/analyses/domain/sampled-weights';
import { aModel } from '../scoring/builders';

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((each) => (each - middle) ** 2));
}
const DRAWS = 20_000;
const drawn = (draw: () => number): number[] => Array.from({ length: DRAWS }, draw);

/** A mean over the draws is within 5 standard errors of the mean of the distribution. */
const expectMean = (values: readonly number[], expected: number, ofVariance: number): void =>
  expect(Math.abs(mean(values) - expected)).toBeLessThan(5 * Math.sqrt(ofVariance / DRAWS));

describe('Weights around the model', () => {
  // Dirichlet(concentration · w): mean w, variance w(1 − w)/(concentration + 1). At 200: √(0.15 · 0.85/201) = 0.0252 of
  // all, 5.04 of 200, for a weight of 30.
  it.each([200, 20, 4])(
    'have the means and variances of a Dirichlet distribution at concentration %p',
    (concentration) => {
      const { drivers } = aModel();
      const draw = weightsAround(drivers, concentration, Chance.named(1, 'weights'));
      const samples = Array.from({ length: DRAWS }, () => {
        const weights = new Float64Array(drivers.length);
        draw(weights);
        const all = weights.reduce((sum, each) => sum + each, 0);
        return weights.map((each) => each / all);
      });

      [30, 15, 30, 15, 10, 30, 15, 30, 15, 10].forEach((weight, index) => {
        const shares = samples.map((each) => each[index]!);
        const expected = ((weight / 200) * (1 - weight / 200)) / (concentration + 1);
        expectMean(shares, weight / 200, expected);
        expect(Math.abs(variance(shares) / expected - 1)).toBeLessThan(0.1);
      });
    },
  );

  it('are the model’s own without a concentration', () => {
    const weights = new Float64Array(10);
    weightsAround(aModel().drivers, null, Chance.named(1, 'weights'))(weights);

    expect([...weights]).toEqual([0.15, 0.075, 0.15, 0.075, 0.05, 0.15, 0.075, 0.15, 0.075, 0.05]);
  });
});

describe('A number by a gamma distribution', () => {
  // Mean and variance are the shape. The variance over the draws is allowed 10 of 100.
  it.each([0.1, 0.75, 1, 2.5, 30])('has the shape %p for mean and variance', (shape) => {
    const chance = Chance.named(1, 'gamma');
    const values = drawn(() => gamma(shape, chance));

    expectMean(values, shape, shape);
    expect(Math.abs(variance(values) / shape - 1)).toBeLessThan(0.1);
  });

  // Of shape 1 it is exponential: above 1 lies 1/e = 0.3679, above 3 1/e³ = 0.0498; within 5 · √(0.3679 · 0.6321/20,000).
  it('is exponential for the shape 1', () => {
    const chance = Chance.named(1, 'gamma');
    const values = drawn(() => gamma(1, chance));
    const above = (x: number) => values.filter((each) => each > x).length / DRAWS;

    expect(Math.abs(above(1) - 0.3679)).toBeLessThan(0.017);
    expect(Math.abs(above(3) - 0.0498)).toBeLessThan(0.0077);
  });
});

describe('λ around the model’s', () => {
  // Triangular between a and b with mode m: mean (a + m + b)/3, variance (a² + m² + b² − am − ab − mb)/18.
  it.each([
    [100, 100, 400, 200, 5_000],
    // (100 + 250 + 400)/3 = 250; (10,000 + 62,500 + 160,000 − 25,000 − 40,000 − 100,000)/18 = 3,750
    [250, 100, 400, 250, 3_750],
    [400, 100, 400, 300, 5_000],
  ])('of %p in %p to %p has the mean %p and the variance %p', (mode, low, high, expected, ofVariance) => {
    const values = drawn(inactionWeightAround(mode, { low, high }, Chance.named(1, 'inaction')));

    expectMean(values, expected, ofVariance);
    expect(Math.abs(variance(values) / ofVariance - 1)).toBeLessThan(0.05);
    expect(values.every((each) => each >= low && each <= high)).toBe(true);
  });

  it('stays where it is when its range is a point', () => {
    expect(inactionWeightAround(200, { low: 200, high: 200 }, Chance.named(1, 'inaction'))()).toBe(200);
  });
});
