/** The 97.5th percentile of the standard normal distribution: 95 % lie within so many standard errors on both sides. */
export const Z = 1.959963984540054;

/** From so many degrees of freedom on, what the expansion leaves out is less than 10⁻⁷. */
const MANY = 40;

/**
 * The 97.5th percentile of Student's t distribution: 95 % lie within so many standard errors on both sides. By + − × ÷ √
 * alone, which IEEE 754 rounds the same way on every machine.
 * @param degrees of freedom, ≥ 1 and not always whole: Welch's are not
 * @returns 12.7062 for 1, falling to 1.96; within 10⁻⁷
 * @throws RangeError for fewer than 1
 */
export function studentT(degrees: number): number {
  if (!(degrees >= 1)) throw new RangeError(`Student's t of ${degrees} degrees of freedom: expected at least 1.`);
  const expanded = expansion(degrees);
  return degrees >= MANY ? expanded : refined(degrees, expanded);
}

/** @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.5 */
function expansion(degrees: number): number {
  const square = Z * Z;
  const terms = [
    (Z * (square + 1)) / 4,
    (Z * ((5 * square + 16) * square + 3)) / 96,
    (Z * (((3 * square + 19) * square + 17) * square - 15)) / 384,
    (Z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945)) / 92160,
  ];
  return Z + terms.reduceRight((sum, term) => (sum + term) / degrees, 0);
}

/** By secants from a guess that is right to a tenth, and to more the more degrees there are. */
function refined(degrees: number, guess: number): number {
  const beta = betaWithHalf(degrees / 2);
  const excess = (t: number) => shareWithin(t, degrees, beta) - 0.95;
  let [before, t] = [guess, guess + 0.01];
  let excessBefore = excess(before);
  for (let round = 0; round < 20 && Math.abs(t - before) > 1e-10; round += 1) {
    const excessNow = excess(t);
    if (excessNow === excessBefore) break;
    const next = t - (excessNow * (t - before)) / (excessNow - excessBefore);
    [before, excessBefore, t] = [t, excessNow, next];
  }
  return t;
}

/**
 * How much of the distribution lies from −t to t: the regularized incomplete beta function of y = t² / (degrees + t²)
 * with ½ and a = degrees / 2, as its power series √y / B(½, a) · Σ (1 − a)ₙ / n! · yⁿ / (n + ½).
 * @see Abramowitz and Stegun, 26.7.1, 26.5.4 and 6.6.8
 */
function shareWithin(t: number, degrees: number, beta: number): number {
  const y = (t * t) / (degrees + t * t);
  const a = degrees / 2;
  let [power, sum] = [1, 2];
  for (let n = 1; n < 20_000; n += 1) {
    power *= ((n - a) / n) * y;
    const term = power / (n + 0.5);
    sum += term;
    if (Math.abs(term) < 1e-15) break;
  }
  return (Math.sqrt(y) * sum) / beta;
}

/**
 * B(½, a) = √π Γ(a) / Γ(a + ½): by B(½, a) = B(½, a + 1) (a + ½) / a until a is large, and then by the expansion of the quotient.
 * @see Abramowitz and Stegun, 6.2.2 and 6.1.47
 */
export function betaWithHalf(a: number): number {
  let [large, factor] = [a, 1];
  for (; large < 30; large += 1) factor *= (large + 0.5) / large;
  const r = 1 / large;
  // Γ(a + ½) / Γ(a) / √a: the next term is less than 10⁻¹⁰ of the first.
  const quotient = 1 + r * (-1 / 8 + r * (1 / 128 + r * (5 / 1024 + r * (-21 / 32768 - r * (399 / 262144)))));
  return (factor * Math.sqrt(Math.PI / large)) / quotient;
}
