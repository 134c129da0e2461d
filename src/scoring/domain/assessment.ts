import type { Track } from '../../process/domain/track';
import type { Side } from '../../proposals/domain/value-drivers';
import type { Missing } from '../../shared/refusal';
import type { DriverMean } from './driver-mean';
import type { Estimate } from './estimate';

type Means = readonly Pick<DriverMean, 'driver' | 'label' | 'side' | 'state'>[];

/**
 * What is not estimated as the track of a proposal asks for. What is ranked needs every driver, a MAJOR one by low, likely
 * and high; what is LIGHT one return and one cost of inaction, where the method knows them; what is MANDATORY nothing, since a rule decides.
 * @param counted the estimates that are in the means
 */
export function missingForAssessment(
  track: Track | null,
  means: Means,
  counted: readonly Pick<Estimate, 'driver' | 'confidence'>[],
): readonly Missing[] {
  switch (track) {
    case 'MANDATORY':
      return [];
    case 'LIGHT':
      // By RICE and WSJF a driver is of no side: then all four are asked for.
      if (means.every(({ side }) => side === null)) return unestimated(means);
      return [...oneOf('RETURN', 'return', means), ...oneOf('COST_OF_INACTION', 'cost of inaction', means)];
    case 'MAJOR':
      return [...unestimated(means), ...withoutRange(means, counted)];
    case 'STANDARD':
    case null:
      return unestimated(means);
  }
}

const unestimated = (means: Means): readonly Missing[] =>
  means
    .filter(({ state }) => state === 'NOT_YET_ESTIMATED')
    .map(({ driver, label }) => ({ code: driver, message: `no estimate of "${label}"` }));

const oneOf = (side: Side, word: string, means: Means): readonly Missing[] =>
  means.some((each) => each.side === side && each.state === 'ESTIMATED')
    ? []
    : [{ code: side, message: `no estimate of a ${word}` }];

/** Given before its cost or risk was stated higher: whoever gave it estimates anew. */
const withoutRange = (means: Means, counted: readonly Pick<Estimate, 'driver' | 'confidence'>[]): readonly Missing[] =>
  means.flatMap(({ driver, label }) => {
    const ofIt = counted.filter((each) => each.driver === driver);
    const guessed = ofIt.filter(({ confidence }) => confidence !== null).length;
    const message = `${guessed} of ${ofIt.length} estimates of "${label}" without low and high, which a MAJOR proposal asks for`;
    return guessed === 0 ? [] : [{ code: driver, message }];
  });
