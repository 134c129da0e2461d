import { InputCheck, isCalendarDate } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** What proposals compete in: one budget, one period, one scoring model. */
export interface Portfolio {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly periodFrom: string;
  readonly periodTo: string;
  /** The organization's reporting currency, ISO 4217: all amounts of the portfolio are in it. */
  readonly currencyCode: string;
  readonly scoringModelId: string;
  readonly version: number;
  readonly createdAt: Date;
}

export type PortfolioInput = Pick<Portfolio, 'name' | 'periodFrom' | 'periodTo'>;

/** A portfolio without a budget: the ledger gives it one. */
export function openPortfolio(
  origin: Pick<Portfolio, 'id' | 'organizationId' | 'currencyCode' | 'scoringModelId' | 'createdAt'>,
  input: PortfolioInput,
): Portfolio | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  const periodFrom = check.date('input.periodFrom', input.periodFrom);
  const periodTo = check.date('input.periodTo', input.periodTo);
  if (isCalendarDate(periodFrom) && isCalendarDate(periodTo) && periodTo < periodFrom) {
    check.problem('input.periodTo', `${periodTo} is before the first day, ${periodFrom}.`);
  }
  if (check.failed) return check.refusal();
  return { ...origin, name, periodFrom, periodTo, version: 1 };
}
