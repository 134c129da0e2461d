import fc from 'fast-check';
import { addDraws, pertTable, type Spread, writePertTable } from '../../../src/analyses/domain/pert';

const spread = (lowHundredths: number, likelyHundredths: number, highHundredths: number): Spread => ({
  lowHundredths,
  likelyHundredths,
  highHundredths,
});

/** One draw for each of 16,384 words at equal distances: all that can be drawn, without chance. */
function allDraws(of: Spread): Float64Array {
  const table = pertTable();
  writePertTable(of, table);
  const [words, sums] = [new Uint32Array(16_384), new Float64Array(16_384)];
  for (let i = 0; i < words.length; i += 1) words[i] = i * 2 ** 18 + 2 ** 17;
  addDraws(table, words, sums);
  return sums;
}
const meanOf = (draws: Float64Array): number => draws.reduce((sum, each) => sum + each, 0) / draws.length;
const varianceOf = (draws: Float64Array): number => {
  const mean = meanOf(draws);
  return draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length;
};
const shareBelow = (draws: Float64Array, x: number): number => draws.filter((each) => each < x).length / draws.length;

/** low < high, likely anywhere between them. */
const anySpread = fc
  .tuple(fc.integer({ min: -1_000, max: 9_000 }), fc.nat(2_000), fc.nat(2_000))
  .filter(([, below, above]) => below + above > 0)
  .map(([low, below, above]) => spread(low, low + below, low + below + above));

describe('What is drawn by PERT', () => {
  // Low 2, likely 3, high 10 points: mean (2 + 4·3 + 10)/6 = 4, variance (4 − 2)·(10 − 4)/7 = 12/7 = 1.714 points².
  it('has the mean and the variance of a calculation by hand', () => {
    const draws = allDraws(spread(200, 300, 1000));

    expect(meanOf(draws)).toBeCloseTo(400, 3);
    expect(varianceOf(draws) / 10_000).toBeCloseTo(12 / 7, 2);
  });

  it('has the mean and the variance of PERT, wherever the likely value is', () => {
    fc.assert(
      fc.property(anySpread, (of) => {
        const { lowHundredths: low, likelyHundredths: likely, highHundredths: high } = of;
        const mean = (low + 4 * likely + high) / 6;
        const variance = ((mean - low) * (high - mean)) / 7;
        const draws = allDraws(of);

        expect(Math.abs(meanOf(draws) - mean)).toBeLessThan(1e-6 * (high - low));
        expect(Math.abs(varianceOf(draws) / variance - 1)).toBeLessThan(0.0005);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps between low and high', () => {
    fc.assert(
      fc.property(anySpread, (of) => {
        const draws = allDraws(of);
        const rounding = 1e-9 * (of.highHundredths - of.lowHundredths);

        expect(draws.every((each) => each >= of.lowHundredths - rounding)).toBe(true);
        expect(draws.every((each) => each <= of.highHundredths + rounding)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  // Upper critical values of F at 5 % (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3): if X is beta with α and
  // β, then F = (X/α) / ((1 − X)/β) has the F distribution with 2α and 2β degrees of freedom. α = 1 + 4t, β = 5 − 4t.
  it.each([
    [2, 10, 4.103],
    [3, 9, 3.863],
    [4, 8, 3.838],
    [5, 7, 3.972],
    [6, 6, 4.284],
    [7, 5, 4.876],
    [8, 4, 6.041],
    [9, 3, 8.812],
    [10, 2, 19.396],
  ])('has 95 of 100 below the tabulated quantile, with α = %p/2 and β = %p/2', (twoAlpha, twoBeta, f) => {
    const quantile = (twoAlpha * f) / (twoAlpha * f + twoBeta);
    // t = (α − 1)/4, as hundredths of a range of 8.
    const draws = allDraws(spread(0, twoAlpha - 2, 8));

    expect(Math.abs(shareBelow(draws, 8 * quantile) - 0.95)).toBeLessThan(0.0015);
  });

  // Between two tables, too. Beta(1 + 4t, 5 − 4t) with t = 1/4 is Beta(2, 4): below x lies 1 − (1 − x)⁵ − 5x(1 − x)⁴.
  it('has the shares of a distribution whose polynomial is known, within a 256th', () => {
    const draws = allDraws(spread(0, 25, 100));
    for (const x of [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
      const share = 1 - (1 - x) ** 5 - 5 * x * (1 - x) ** 4;
      expect(Math.abs(shareBelow(draws, 100 * x) - share)).toBeLessThan(1 / 256);
    }
  });
});
