import { compare, divide, multiply, rational, type Rational, roundHalfEven, ZERO } from '../../shared/rational';
import { meanOf } from './driver-mean';
import { type Basis, type Made, MICRO } from './method';

/**
 * score = reach · impact · confidence / effort, with the exact means and confidence as a share, rounded once, half to even,
 * to micro-points. Nothing is added up: a driver has no term of its own, and without an effort there is no score but 0.
 * @see S. McBride, "RICE: Simple prioritization for product managers", Intercom (2016)
 */
export function rice({ means }: Basis): Made {
  const [reach, impact, percent, effort] = (['REACH', 'IMPACT', 'CONFIDENCE', 'EFFORT'] as const).map((driver) =>
    meanOf(means, driver),
  ) as [Rational, Rational, Rational, Rational];
  const gain = multiply(multiply(reach, impact), multiply(percent, rational(MICRO, 100n)));
  const scoreMicro = compare(effort, ZERO) > 0 ? roundHalfEven(divide(gain, effort)) : 0n;
  return { termsMicro: means.map(() => null), costTerms: [], scoreMicro };
}
