import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';

/** What one contact in a channel costs from a day on. Append-only: of several for one day the one that was set last counts. */
export interface ContactRate {
  readonly id: string;
  readonly organizationId: string;
  readonly channelId: string;
  /** `YYYY-MM-DD`. */
  readonly fromDay: string;
  /** Minor units of the reporting currency. */
  readonly costMinor: bigint;
  readonly currencyCode: string;
  readonly setById: string;
  readonly setAt: Date;
}

export type RateInput = Pick<ContactRate, 'channelId' | 'fromDay' | 'costMinor' | 'currencyCode'>;

/** A rate, checked whole. It may begin on a day to come. */
export function takeContactRate(input: RateInput, reportingCurrency: string): RateInput | InvalidInput {
  const check = new InputCheck();
  const { channelId, currencyCode } = input;
  const fromDay = check.date('input.fromDay', input.fromDay);
  const costMinor = check.amount('input.costMinor', input.costMinor);
  if (currencyCode !== reportingCurrency) {
    const message = `"${excerpt(currencyCode)}": contacts cost what they cost in ${reportingCurrency}, the reporting currency.`;
    check.problem('input.currencyCode', message);
  }
  return check.failed ? check.refusal() : { channelId, fromDay, costMinor, currencyCode };
}
