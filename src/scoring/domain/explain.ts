import { formatMoney } from '../../shared/money';
import { driverOf } from './drivers';
import type { CostTerm } from './method';
import type { DriverScore, Score } from './score';
import type { ScoringModel } from './scoring-model';

/** What of the model is told. */
export type ToldModel = Pick<ScoringModel, 'currencyCode' | 'horizonYears' | 'discountRateBasisPoints'>;

/** A score in sentences: one a driver in the order of the model, one a cost where costs count, then how all make the score. */
export const explain = (score: Score, model: ToldModel): readonly string[] => [
  ...score.drivers.map((driver) => explainDriver(driver, score, model)),
  ...score.costTerms.map((term) => explainCost(term, model)),
  explainScore(score, model),
];

/** `Customer loyalty: 3 scorers, likely 6 to 8, mean 7.17 (43/6) points; weight 30 of 200 (EUR 3,000,000.00 a year at 10 points): adds 1.075.` */
const explainDriver = (driver: DriverScore, score: Score, model: ToldModel): string =>
  `${driver.label}: ${held(driver)}${part(driver, score, model)}.`;

/** What the method does with what is held. */
function part(driver: DriverScore, { method, inactionWeight }: Score, model: ToldModel): string {
  const { side, termMicro, worthMinor, weightHundredths } = driver;
  const added = termMicro === null ? '' : decimal(termMicro, 6);
  const worth = `${inMoney(worthMinor, model)} a year at 10 points`;
  switch (method) {
    case 'RETURN_AND_INACTION': {
      const times = side === 'RETURN' || inactionWeight === 100 ? '' : `, counted ${decimal(inactionWeight, 2)} times`;
      return `; weight ${decimal(weightHundredths ?? 0, 2)} of 200 (${worth})${times}: adds ${added}`;
    }
    case 'NPV':
      return `; ${worth}, ${horizon(model)}: adds ${inMoney(termMicro ?? 0n, model)}`;
    case 'RICE':
      return driverOf(driver.driver).divides ? ': divides' : ': multiplies';
    case 'WSJF':
      return termMicro === null ? ': divides each of the others' : `, divided by the job size: adds ${added}`;
  }
}

/** `Yearly cost: EUR 40.00 a year, over 3 years at 8 %: takes EUR 103.08.` */
function explainCost({ kind, statedMinor, termMicro }: CostTerm, model: ToldModel): string {
  const taken = inMoney(-termMicro, model);
  if (kind === 'ONE_OFF') return `One-off cost: takes ${taken}.`;
  return `Yearly cost: ${inMoney(statedMinor, model)} a year, ${horizon(model)}: takes ${taken}.`;
}

/** `Score 4.3125 = returns 2.1 + cost of inaction 2.2125, at inaction weight 1; coverage 100 %.` */
function explainScore(score: Score, model: ToldModel): string {
  const missing = score.complete ? '' : ', not ranked until it is complete';
  return `${sum(score, model)}; coverage ${decimal(score.coverageBasisPoints, 2)} %${missing}.`;
}

function sum(score: Score, model: ToldModel): string {
  const { method, scoreMicro, returnsMicro, costOfInactionMicro, inactionWeight, drivers, costTerms } = score;
  switch (method) {
    case 'RETURN_AND_INACTION': {
      const sides = `returns ${decimal(returnsMicro, 6)} + cost of inaction ${decimal(costOfInactionMicro, 6)}`;
      return `Score ${decimal(scoreMicro, 6)} = ${sides}, at inaction weight ${decimal(inactionWeight, 2)}`;
    }
    case 'NPV': {
      const costs = costTerms.reduce((all, { termMicro }) => all - termMicro, 0n);
      const [returns, inaction, cost] = [returnsMicro, costOfInactionMicro, costs].map((each) => inMoney(each, model));
      return `Net present value ${inMoney(scoreMicro, model)} = returns ${returns} + cost of inaction ${inaction} − costs ${cost}`;
    }
    case 'RICE': {
      const of = (divides: boolean) =>
        drivers.filter((each) => driverOf(each.driver).divides === divides).map((each) => factor(each));
      return `Score ${decimal(scoreMicro, 6)} = ${of(false).join(' × ')} ÷ ${of(true).join(' ÷ ')}`;
    }
    case 'WSJF': {
      const terms = drivers.flatMap(({ termMicro }) => (termMicro === null ? [] : [decimal(termMicro, 6)]));
      return `Score ${decimal(scoreMicro, 6)} = ${terms.join(' + ')}`;
    }
  }
}

/** Exact, so that the product can be made again: `(43/6)`, `80 %`. */
function factor({ driver, meanPoints }: DriverScore): string {
  if (meanPoints === null) return 'nothing yet';
  const exact = meanPoints.includes('/') ? `(${meanPoints})` : meanPoints;
  return driver === 'CONFIDENCE' ? `${exact} %` : exact;
}

function held(driver: DriverScore): string {
  const { state, scorers, meanPoints, meanHundredths, lowestHundredths, highestHundredths } = driver;
  const people = `${scorers} ${scorers === 1 ? 'scorer' : 'scorers'}`;
  switch (state) {
    case 'NOT_YET_ESTIMATED':
      return 'not yet estimated';
    case 'NOT_APPLICABLE':
      return `${people}, not applicable`;
    case 'ESTIMATED': {
      const range = `likely ${decimal(lowestHundredths ?? 0, 2)} to ${decimal(highestHundredths ?? 0, 2)}`;
      const exact = meanPoints?.includes('/') ? ` (${meanPoints})` : '';
      return `${people}, ${range}, mean ${decimal(meanHundredths ?? 0, 2)}${exact} ${driverOf(driver.driver).unit}`;
    }
  }
}

const inMoney = (amountMinor: bigint, { currencyCode }: ToldModel): string =>
  formatMoney({ amountMinor, currencyCode });

const horizon = ({ horizonYears, discountRateBasisPoints }: ToldModel): string =>
  `over ${horizonYears} ${horizonYears === 1 ? 'year' : 'years'} at ${decimal(discountRateBasisPoints, 2)} %`;

/** A whole number of parts as a decimal, without zeros at its end: 1075000 micro-points are `1.075`. */
function decimal(parts: bigint | number, digits: number): string {
  const sign = parts < 0 ? '-' : '';
  const text = String(parts)
    .replace('-', '')
    .padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${sign}${text.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}
