import fc from 'fast-check';
import { adjustedPValues } from '../../../src/telling/domain/benjamini-hochberg';

/**
 * The fifteen comparisons of two treatments after a heart attack that Benjamini and Hochberg work out
 * (JRSS B 57 (1995) 289–300, section 4).
 */
const THROMBOLYSIS = [
  ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324],
  ...[0.4262, 0.5719, 0.6528, 0.759, 1.0],
];

const rejected = (pValues: readonly number[], rate: number): number =>
  adjustedPValues(pValues).filter((p) => p <= rate).length;

describe('P-values adjusted by Benjamini and Hochberg', () => {
  it('call the four of fifteen changes that the worked example of 1995 calls so at 5 %', () => {
    expect(rejected(THROMBOLYSIS, 0.05)).toBe(4);
    // Its fourth is 0.0095 ≤ 4/15 · 0.05 = 0.0133, and its fifth 0.0201 > 5/15 · 0.05 = 0.0167.
    // At 10 %: the ninth is 0.0459 ≤ 9/15 · 0.1 = 0.06, and the tenth 0.324 > 10/15 · 0.1 = 0.0667.
    expect(rejected(THROMBOLYSIS, 0.1)).toBe(9);
  });

  it('are p · m / i, and none is above the one that follows it', () => {
    // m = 4: 0.01 · 4 / 1 = 0.04; 0.02 · 4 / 2 = 0.04; 0.03 · 4 / 3 = 0.04; 0.5 · 4 / 4 = 0.5.
    expect(adjustedPValues([0.5, 0.02, 0.01, 0.03]).map((p) => Number(p.toFixed(12)))).toEqual([0.5, 0.04, 0.04, 0.04]);
    // m = 3: 0.04 · 3 / 1 = 0.12 is above 0.045 · 3 / 2 = 0.0675, which is above 0.05 · 3 / 3 = 0.05.
    expect(adjustedPValues([0.04, 0.045, 0.05]).map((p) => Number(p.toFixed(12)))).toEqual([0.05, 0.05, 0.05]);
  });

  it('of one are that one, and of none are none', () => {
    expect(adjustedPValues([0.2])).toEqual([0.2]);
    expect(adjustedPValues([])).toEqual([]);
  });

  it.each([-0.1, 1.1, NaN])('do not take %d', (p) => {
    expect(() => adjustedPValues([0.5, p])).toThrow(`p-value ${p}: expected 0 to 1.`);
  });

  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

  it('keep the order of what they adjust, and are nowhere below it or above 1', () => {
    fc.assert(
      fc.property(probabilities, (pValues) => {
        const adjusted = adjustedPValues(pValues);
        pValues.forEach((p, i) => {
          // Rounding may take the last digit.
          expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-15));
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          pValues.forEach((other, j) => {
            if (p <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('call changes what the step-up procedure calls so: the first k, k the greatest i with p(i) ≤ i / m · q', () => {
    fc.assert(
      fc.property(probabilities, fc.constantFrom(0.05, 0.1, 0.2), (pValues, rate) => {
        const sorted = pValues.toSorted((a, b) => a - b);
        const isClose = sorted.some((p, i) => Math.abs(p - ((i + 1) / sorted.length) * rate) < 1e-12);
        fc.pre(!isClose);
        const k = sorted.findLastIndex((p, i) => p <= ((i + 1) / sorted.length) * rate) + 1;
        expect(adjustedPValues(sorted).map((p) => p <= rate)).toEqual(sorted.map((_p, i) => i < k));
      }),
      { numRuns: 200 },
    );
  });
});
