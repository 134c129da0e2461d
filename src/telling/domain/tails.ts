import { betaWithHalf } from '../../metrics/domain/student-t';

/**
 * How much of the standard normal distribution lies further than z from 0, on both sides together.
 * @param z ≥ 0
 * @returns 1 for 0, 0.05 for 1.96; 10⁻¹² of it at most are wrong
 * @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.2.11 and 26.2.14
 */
export function beyondNormal(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z >= 3) {
    let fraction = z;
    for (let n = 200; n >= 1; n -= 1) fraction = z + n / fraction;
    return (2 * density) / fraction;
  }
  let [term, sum] = [z, z];
  for (let n = 1; term > 1e-17 * sum; n += 1) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 1 - 2 * density * sum;
}

/** From so many degrees of freedom on, the expansion leaves out less than rounding does. */
const MANY = 200;

/**
 * How much of Student's t distribution lies further than t from 0, on both sides together.
 * @param t ≥ 0
 * @param degrees of freedom, ≥ 1 and not always whole: Welch's are not
 * @returns 1 for 0, 0.05 for 2.228 and 10 degrees; 10⁻⁸ of it at most are wrong, of less than 10⁻²⁰ maybe more
 */
export function beyondStudent(t: number, degrees: number): number {
  const square = (t * t) / degrees;
  return degrees < MANY ? byFraction(square, degrees) : beyondNormal(normalLike(square, degrees));
}

/**
 * The regularized incomplete beta function of 1 / (1 + square) with a = degrees / 2 and ½, by its continued fraction: taken
 * from the side on which that converges fast.
 * @see Abramowitz and Stegun, 26.7.1, 26.5.2 and 26.5.8
 */
function byFraction(square: number, degrees: number): number {
  if (square === 0) return 1;
  const [a, x] = [degrees / 2, 1 / (1 + square)];
  const rest = 1 / (1 + 1 / square);
  const front = (Math.exp(-a * Math.log1p(square)) * Math.sqrt(rest)) / betaWithHalf(a);
  return x < (a + 1) / (a + 2.5) ? (front * betaFraction(a, 0.5, x)) / a : 1 - 2 * front * betaFraction(0.5, a, rest);
}

/** From its inmost part outwards. */
function betaFraction(a: number, b: number, x: number): number {
  let fraction = 1;
  for (let m = 200; m >= 1; m -= 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    fraction = 1 + even / (1 + odd / fraction);
  }
  return 1 / (1 - ((a + b) * x) / (a + 1) / fraction);
}

/**
 * Where as much of the normal distribution lies further out.
 * @see G. W. Hill, "Algorithm 395: Student's t-distribution", Communications of the ACM 13 (1970) 617–619
 */
function normalLike(square: number, degrees: number): number {
  const a = degrees - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p(square);
  const correction = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3;
  return (correction / b + 1) * Math.sqrt(y);
}
