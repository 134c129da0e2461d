import { rational, roundHalfEven } from '../../shared/rational';

/** What several people's levels of one dimension come to. */
export interface Maturity {
  /** The mean, in hundredths of a level: 100 to 500, a half rounded to the even neighbour. */
  readonly levelHundredths: number;
  /** The middle one, of an even number the mean of the two in the middle, in hundredths of a level. */
  readonly medianHundredths: number;
  readonly lowest: number;
  readonly highest: number;
  readonly assessorCount: number;
  /** Levels that say what they rest on: in words, by a link, or both. */
  readonly evidenceCount: number;
}

/** What a closed assessment found of one dimension. Never changed. */
export interface MaturityResult extends Maturity {
  readonly id: string;
  readonly organizationId: string;
  readonly assessmentId: string;
  readonly dimensionId: string;
  /** Template and code of the dimension: the series of its levels across versions of the template. */
  readonly templateId: string;
  readonly code: string;
  /** The calendar date that the level speaks of: the assessment's. */
  readonly asOf: string;
}

/** Who is more than this far from the median stands apart, in hundredths of a level. */
export const APART_HUNDREDTHS = 100;

/** What one assessor says, as much of it as counts. */
interface View {
  /** 1 to 5. */
  readonly level: number;
  readonly evidence: string | null;
  readonly link: string | null;
}

/**
 * The level is the mean, so that each view moves it; who disagrees shows in lowest and highest.
 * @param views of one dimension, one an assessor
 * @throws RangeError without any
 */
export function maturityOf(views: readonly View[]): Maturity {
  const levels = views.map(({ level }) => level).sort((a, b) => a - b);
  const [lowest, highest] = [levels[0], levels.at(-1)];
  if (lowest === undefined || highest === undefined) throw new RangeError('Nobody has said a level.');
  const sum = levels.reduce((total, level) => total + level, 0);
  const middle = levels.length / 2;
  const [below, above] = [levels[Math.ceil(middle) - 1]!, levels[Math.floor(middle)]!];
  return {
    levelHundredths: Number(roundHalfEven(rational(BigInt(sum * 100), BigInt(levels.length)))),
    medianHundredths: (below + above) * 50,
    lowest,
    highest,
    assessorCount: levels.length,
    evidenceCount: views.filter(({ evidence, link }) => evidence !== null || link !== null).length,
  };
}
