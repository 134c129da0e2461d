import { multiply, rational, roundHalfEven } from '../../shared/rational';
import { type Basis, type Made, MICRO, sumOf } from './method';
import { factorOf } from './scoring-model';

/**
 * score = (Σ wᵢ·rᵢ + λ·Σ vⱼ·cⱼ) / K with K = Σ wᵢ + λ·Σ vⱼ over all drivers of the model. Each driver's term is
 * `roundHalfEven(10⁶·k·x / K)`, and the score is the sum of its terms.
 * @throws RangeError when λ is negative or not whole
 */
export function returnAndInaction({ model, means, inactionWeight }: Basis): Made {
  const factorSum = sumOf(model.drivers.map((driver) => factorOf(driver, inactionWeight)));
  const termsMicro = means.map((driver) =>
    roundHalfEven(multiply(driver.mean, rational(MICRO * factorOf(driver, inactionWeight), factorSum))),
  );
  return { termsMicro, costTerms: [], scoreMicro: sumOf(termsMicro) };
}
