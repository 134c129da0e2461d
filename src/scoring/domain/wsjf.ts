import { compare, divide, multiply, rational, roundHalfEven, ZERO } from '../../shared/rational';
import { meanOf } from './driver-mean';
import { type Basis, type Made, MICRO, sumOf } from './method';

/**
 * Weighted shortest job first: score = (business value + time criticality + risk reduction) / job size. Each part of the cost
 * of delay is divided by the size by itself and rounded half to even to micro-points, and the score is the sum of these
 * terms. Without a size there is no score but 0.
 * @see D. Leffingwell et al., "WSJF", Scaled Agile Framework
 */
export function wsjf({ means }: Basis): Made {
  const size = meanOf(means, 'JOB_SIZE');
  const termsMicro = means.map(({ driver, mean }) => {
    if (driver === 'JOB_SIZE') return null;
    return compare(size, ZERO) > 0 ? roundHalfEven(divide(multiply(mean, rational(MICRO)), size)) : 0n;
  });
  return { termsMicro, costTerms: [], scoreMicro: sumOf(termsMicro.filter((term) => term !== null)) };
}
