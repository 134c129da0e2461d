/**
 * P-values adjusted for how many were looked at together: where all with an adjusted value of at most q are called changes,
 * the share of those that are none is expected to be at most q (the false discovery rate). Of m in ascending order, the i-th
 * is multiplied by m / i, and none is above the one that follows it.
 * @param pValues 0 … 1 each, in any order
 * @returns in the same order, none below what it was, 1 at most
 * @throws RangeError for what is no probability
 * @see Y. Benjamini, Y. Hochberg, "Controlling the False Discovery Rate: a Practical and Powerful Approach to Multiple
 *   Testing", Journal of the Royal Statistical Society B 57 (1995) 289–300
 */
export function adjustedPValues(pValues: readonly number[]): number[] {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`p-value ${wrong}: expected 0 to 1.`);
  const adjusted = new Array<number>(pValues.length);
  const fromTheGreatest = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => b.p - a.p);
  let least = 1;
  fromTheGreatest.forEach(({ p, index }, place) => {
    least = Math.min(least, (p * pValues.length) / (pValues.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}
