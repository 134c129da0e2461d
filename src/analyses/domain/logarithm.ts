/**
 * Logarithm and exponential by + − × ÷ alone, which IEEE 754 rounds the same way everywhere: `Math.log`, `Math.exp` and
 * `Math.pow` are left to the engine, and differ between Node versions. Within 4 units in the last place.
 */

/** Looked up once: where globals are guarded, as Jest does, a look at each number takes longer than all the rest. */
const { round, SQRT1_2, SQRT2 } = Math;
const { MAX_VALUE } = Number;

/** ln 2 in two parts: the first has its last 32 bits clear, so that multiplying it by a small whole number is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/**
 * The natural logarithm.
 * @param x > 0 and finite
 * @throws RangeError for any other number
 */
export function ln(x: number): number {
  if (!(x > 0 && x <= MAX_VALUE)) throw new RangeError(`ln ${x}: expected a finite number > 0.`);
  let [mantissa, exponent] = [x, 0];
  for (; mantissa >= SQRT2; exponent += 1) mantissa /= 2;
  for (; mantissa < SQRT1_2; exponent -= 1) mantissa *= 2;
  // ln m = 2 artanh z = 2 (z + z³/3 + z⁵/5 + …); z² < 0.03, so that the 11th term is less than 10⁻¹⁶ of the first.
  const z = (mantissa - 1) / (mantissa + 1);
  let series = 0;
  for (let odd = 21; odd > 1; odd -= 2) series = (series + 1 / odd) * z * z;
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * z * series + 2 * z);
}

/** e to the power of x: 0 below −745, Infinity above 709. */
export function exp(x: number): number {
  if (x < -745) return 0;
  if (x > 709.7) return Infinity;
  const doublings = round(x / (LN2_HIGH + LN2_LOW));
  const rest = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  // 1 + r + r²/2! + …; |r| ≤ ln 2 / 2, so that the 15th term is less than 10⁻¹⁷.
  let power = 1;
  for (let n = 14; n > 0; n -= 1) power = 1 + (power * rest) / n;
  for (let left = doublings; left > 0; left -= 1) power *= 2;
  for (let left = doublings; left < 0; left += 1) power /= 2;
  return power;
}
