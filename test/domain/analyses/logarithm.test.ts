import fc from 'fast-check';
import { exp, ln } from '../../../src/analyses/domain/logarithm';

/** How many units in the last place two numbers are apart, about. */
const unitsApart = (a: number, b: number): number => Math.abs(a - b) / (Math.abs(b) * Number.EPSILON || Number.EPSILON);

describe('The logarithm', () => {
  // Constants: OEIS A002162, A002392; ln 1.5 = 0.405465108108164381978…, ln 10⁻³⁰⁰ = −300 · ln 10.
  it.each([
    [1, 0],
    [2, 0.6931471805599453],
    [10, 2.302585092994046],
    [1.5, 0.4054651081081644],
    [1e-300, -690.7755278982137],
  ])('of %p is %p', (x, expected) => {
    expect(unitsApart(ln(x), expected)).toBeLessThan(4);
  });

  it('is that of the engine, but for the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        // Close to 1, what is lost in x itself counts: an absolute error there.
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(4 * Number.EPSILON * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
  });

  it.each([0, -1, NaN, Infinity])('has no value for %p', (x) => {
    expect(() => ln(x)).toThrow(`ln ${x}: expected a finite number > 0.`);
  });
});

describe('The exponential', () => {
  // e: OEIS A001113; e¹⁰ = 22026.46579480671651…, e⁻²⁰ = 2.06115362243855782…·10⁻⁹.
  it.each([
    [0, 1],
    [1, 2.718281828459045],
    [10, 22026.465794806718],
    [-20, 2.061153622438558e-9],
  ])('of %p is %p', (x, expected) => {
    expect(unitsApart(exp(x), expected)).toBeLessThan(4);
  });

  it('is that of the engine, but for the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(unitsApart(exp(x), Math.exp(x))).toBeLessThan(4);
      }),
    );
  });

  it('ends in 0 on one side and beyond all numbers on the other', () => {
    expect([exp(-1e9), exp(-Infinity), exp(1e9), exp(Infinity)]).toEqual([0, 0, Infinity, Infinity]);
  });
});
