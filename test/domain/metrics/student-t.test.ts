import fc from 'fast-check';
import { studentT } from '../../../src/metrics/domain/student-t';

describe("the 97.5th percentile of Student's t distribution", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t distribution, column 0.975.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [6, 2.447],
    [7, 2.365],
    [8, 2.306],
    [9, 2.262],
    [10, 2.228],
    [15, 2.131],
    [20, 2.086],
    [25, 2.06],
    [30, 2.042],
    [39, 2.023],
    [40, 2.021],
    [50, 2.009],
    [60, 2.0],
    [100, 1.984],
  ])('with %i degrees of freedom is that of the table', (degrees, expected) => {
    expect(Math.round(1000 * studentT(degrees)) / 1000).toBe(expected);
  });

  // One degree: t = tan(0.475 π), the Cauchy distribution. Two: F(t) = ½ + t / (2 √(2 + t²)), so that t = 0.95 √(2 / (1 − 0.95²)).
  it('is exact where it has a closed form', () => {
    expect(studentT(1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 7);
    expect(studentT(2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), 9);
  });

  it('meets itself where the method changes', () => {
    expect(studentT(39.999999)).toBeCloseTo(studentT(40), 7);
  });

  it('is that of the normal distribution of so many that nobody counts them', () => {
    expect(studentT(1e12)).toBeCloseTo(1.959963984540054, 11);
  });

  it('falls with every degree more, whole or not', () => {
    const aFew = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(aFew, fc.double({ min: 0.01, max: 10, noNaN: true }), (degrees, more) => {
        expect(studentT(degrees + more)).toBeLessThan(studentT(degrees));
      }),
    );
  });

  it.each([0, 0.99, -1, NaN])('is not defined for %d degrees', (degrees) => {
    expect(() => studentT(degrees)).toThrow(RangeError);
  });
});
