import type { InputCheck } from '../../shared/input-check';
import { multiply, rational, type Rational } from '../../shared/rational';
import type { DriverCode } from './drivers';

/** A driver whose weight is typed; one of them has a worth beside it, from which that of all others follows. */
export interface TypedWeight {
  readonly driver: DriverCode;
  /** Hundredths; > 0. */
  readonly weightHundredths: number;
  /** Minor units; null but for one. */
  readonly worthMinor: bigint | null;
  /** Where the weight stands in the caller's input. */
  readonly path: string;
}

/**
 * What drivers are worth whose weights are typed, exactly: worth = stated worth · weight / weight of the driver whose worth is
 * stated. Worth is what a model keeps, and its weights follow from it again: rank and value cannot disagree.
 * @returns by driver; undefined where a worth is not a whole number of minor units, and the check has been told
 */
export function worthOfWeights(
  check: InputCheck,
  stated: TypedWeight & { readonly worthMinor: bigint },
  typed: readonly TypedWeight[],
): ReadonlyMap<DriverCode, bigint> | undefined {
  const worths = typed.map(({ driver, weightHundredths, path }) => {
    const share = rational(BigInt(weightHundredths), BigInt(stated.weightHundredths));
    const worth = multiply(share, rational(stated.worthMinor));
    if (worth.denominator !== 1n) {
      const beside = `beside a weight of ${stated.weightHundredths / 100} for ${stated.worthMinor}`;
      const instead = `State a worth that is a multiple of ${share.denominator} minor units.`;
      check.problem(
        path,
        `${weightHundredths / 100}: ${beside} it is worth ${fraction(worth)} minor units. ${instead}`,
      );
    }
    return [driver, worth.numerator] as const;
  });
  return check.failed ? undefined : new Map(worths);
}

const fraction = ({ numerator, denominator }: Rational): string => `${numerator}/${denominator}`;
