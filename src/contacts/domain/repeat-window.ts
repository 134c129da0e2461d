import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** Within how many days a further contact of a customer is a repeat. */
export interface RepeatWindow {
  readonly id: string;
  readonly organizationId: string;
  /** Days of 24 hours, 7 to 14. */
  readonly days: number;
  readonly version: number;
}

/** What a new organization begins with. */
export const DEFAULT_REPEAT_WINDOW = 10;

/** The window from now on, checked. */
export function setRepeatWindow({ days }: Pick<RepeatWindow, 'days'>): Pick<RepeatWindow, 'days'> | InvalidInput {
  const check = new InputCheck();
  check.whole('input.days', days, { min: 7, max: 14 });
  return check.failed ? check.refusal() : { days };
}
