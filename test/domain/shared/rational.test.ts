import fc from 'fast-check';
import { add, compare, divide, multiply, rational, roundHalfEven, ZERO } from '../../../src/shared/rational';

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe('A fraction', () => {
  it('is kept in lowest terms', () => {
    expect(rational(6n, 8n)).toEqual({ numerator: 3n, denominator: 4n });
  });

  it('carries its sign above the line', () => {
    expect(rational(3n, -6n)).toEqual({ numerator: -1n, denominator: 2n });
  });

  it('is a whole number when nothing stands below the line', () => {
    expect(rational(7n)).toEqual({ numerator: 7n, denominator: 1n });
  });

  it('has one form of zero', () => {
    expect(rational(0n, -5n)).toEqual(ZERO);
  });

  it('cannot have 0 below its line', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it('cannot be divided by zero', () => {
    expect(() => divide(rational(1n), ZERO)).toThrow(RangeError);
  });

  // 1/6 + 3/4 = 2/12 + 9/12 = 11/12
  it('adds exactly', () => {
    expect(add(rational(1n, 6n), rational(3n, 4n))).toEqual(rational(11n, 12n));
  });

  // 2/3 · 9/4 = 18/12 = 3/2
  it('multiplies exactly', () => {
    expect(multiply(rational(2n, 3n), rational(9n, 4n))).toEqual(rational(3n, 2n));
  });

  // (−1/2) / (3/4) = −4/6 = −2/3
  it('divides exactly, with signs', () => {
    expect(divide(rational(-1n, 2n), rational(3n, 4n))).toEqual(rational(-2n, 3n));
  });

  // 2/3 = 14/21 < 15/21 = 5/7
  it.each([
    [rational(2n, 3n), rational(5n, 7n), -1],
    [rational(5n, 7n), rational(2n, 3n), 1],
    [rational(-4n, 6n), rational(-2n, 3n), 0],
  ])('compares without rounding (%#)', (a, b, order) => {
    expect(compare(a, b)).toBe(order);
  });

  it('is what it was after adding and taking away another', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(add(add(a, b), multiply(b, rational(-1n)))).toEqual(a);
      }),
    );
  });
});

describe('Rounding half to even', () => {
  it.each([
    [1n, 2n, 0n], // 0.5: 0 is even
    [3n, 2n, 2n], // 1.5: 2 is even
    [5n, 2n, 2n], // 2.5: 2 is even
    [-1n, 2n, 0n], // −0.5
    [-3n, 2n, -2n], // −1.5
    [-5n, 2n, -2n], // −2.5
    [7n, 3n, 2n], // 2.33
    [8n, 3n, 3n], // 2.67
    [-7n, 3n, -2n], // −2.33
    [-8n, 3n, -3n], // −2.67
    [12n, 3n, 4n], // whole already
  ])('takes %s/%s to %s', (numerator, denominator, rounded) => {
    expect(roundHalfEven(rational(numerator, denominator))).toBe(rounded);
  });

  it('never moves a fraction by more than a half', () => {
    fc.assert(
      fc.property(fractions, (a) => {
        const moved = add(rational(roundHalfEven(a)), multiply(a, rational(-1n)));
        expect(compare(moved, rational(1n, 2n))).toBeLessThanOrEqual(0);
        expect(compare(moved, rational(-1n, 2n))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('rounds a number and its opposite alike', () => {
    fc.assert(
      fc.property(fractions, (a) => {
        expect(roundHalfEven(multiply(a, rational(-1n)))).toBe(-roundHalfEven(a));
      }),
    );
  });
});
