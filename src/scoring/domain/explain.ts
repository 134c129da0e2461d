import { formatMoney } from '../../shared/money';
import type { DriverScore, Score } from './score';

/**
 * A score in sentences: one a driver with what it adds, in the order of the model, then the sum.
 * @param currencyCode of the model
 */
export const explain = (score: Score, currencyCode: string): readonly string[] => [
  ...score.drivers.map((driver) => explainDriver(driver, score.inactionWeight, currencyCode)),
  explainSum(score),
];

/** `Customer loyalty: 3 scorers, likely 6 to 8, mean 7.17 (43/6) points; weight 30 of 200 (EUR 3,000,000.00 a year at 10 points): adds 1.075.` */
function explainDriver(driver: DriverScore, inactionWeight: number, currencyCode: string): string {
  const { label, side, worthMinor, weightHundredths, termMicro } = driver;
  const worth = `${formatMoney({ amountMinor: worthMinor, currencyCode })} a year at 10 points`;
  const times = side === 'RETURN' || inactionWeight === 100 ? '' : `, counted ${decimal(inactionWeight, 2)} times`;
  const weight = `weight ${decimal(weightHundredths, 2)} of 200 (${worth})${times}`;
  return `${label}: ${held(driver)}; ${weight}: adds ${decimal(termMicro, 6)}.`;
}

/** `Score 4.3125 = returns 2.1 + cost of inaction 2.2125, at inaction weight 1; coverage 100 %.` */
function explainSum(score: Score): string {
  const { scoreMicro, returnsMicro, costOfInactionMicro, inactionWeight, coverageBasisPoints } = score;
  const sum = `returns ${decimal(returnsMicro, 6)} + cost of inaction ${decimal(costOfInactionMicro, 6)}`;
  const missing = score.complete ? '' : ', not ranked until it is complete';
  return `Score ${decimal(scoreMicro, 6)} = ${sum}, at inaction weight ${decimal(inactionWeight, 2)}; coverage ${decimal(coverageBasisPoints, 2)} %${missing}.`;
}

function held({
  state,
  scorers,
  meanPoints,
  meanHundredths,
  lowestHundredths,
  highestHundredths,
}: DriverScore): string {
  const people = `${scorers} ${scorers === 1 ? 'scorer' : 'scorers'}`;
  switch (state) {
    case 'NOT_YET_ESTIMATED':
      return 'not yet estimated';
    case 'NOT_APPLICABLE':
      return `${people}, not applicable`;
    case 'ESTIMATED': {
      const range = `likely ${decimal(lowestHundredths ?? 0, 2)} to ${decimal(highestHundredths ?? 0, 2)}`;
      const exact = meanPoints?.includes('/') ? ` (${meanPoints})` : '';
      return `${people}, ${range}, mean ${decimal(meanHundredths ?? 0, 2)}${exact} points`;
    }
  }
}

/** A whole number of parts as a decimal, without zeros at its end: 1075000 micro-points are `1.075`. */
function decimal(parts: bigint | number, digits: number): string {
  const sign = parts < 0 ? '-' : '';
  const text = String(parts)
    .replace('-', '')
    .padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${sign}${text.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}
