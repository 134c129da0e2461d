import { multiply, rational, roundHalfEven } from '../../shared/rational';
import { type Basis, type CostTerm, type Made, sumOf } from './method';
import { annuityFactor } from './value';

/**
 * Net present value = −one-off + Σ (worth·points/10 − yearly) / (1 + rate)ᵗ for the years t = 1 … horizon: what is gained
 * and what is paid a year falls at the end of the year, what is paid once today.
 *
 * A point is a million minor units, so that a micro-point is one. Each driver's term is what it is worth over the horizon,
 * rounded half to even to minor units; the costs' terms likewise; the score is the sum of all. λ does not count: money that
 * is not lost is worth as much as money that is gained.
 */
export function netPresentValue({ model, means, cost }: Basis): Made {
  const years = annuityFactor(model);
  const termsMicro = means.map(({ mean, worthMinor }) =>
    roundHalfEven(multiply(multiply(mean, rational(worthMinor, 10n)), years)),
  );
  const { oneOffMinor, yearlyMinor } = cost;
  const costTerms: readonly CostTerm[] = [
    { kind: 'ONE_OFF', statedMinor: oneOffMinor, termMicro: -oneOffMinor },
    { kind: 'YEARLY', statedMinor: yearlyMinor, termMicro: -roundHalfEven(multiply(rational(yearlyMinor), years)) },
  ];
  const scoreMicro = sumOf([...termsMicro, ...costTerms.map(({ termMicro }) => termMicro)]);
  return { termsMicro, costTerms, scoreMicro };
}
