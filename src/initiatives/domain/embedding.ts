import { InputCheck, isCalendarDate } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import type { Initiative } from './initiative';

/** What is kept for longer is not looked at any more. */
const MOST_YEARS = 3;

/** What keeping an initiative until a day writes to it. @param today in UTC */
export function keptUntil(recheckOn: string, today: string): Pick<Initiative, 'recheckOn'> | InvalidInput {
  const check = new InputCheck();
  check.date('input.recheckOn', recheckOn, { after: today });
  const latest = `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`;
  if (isCalendarDate(recheckOn) && recheckOn > latest) {
    check.problem('input.recheckOn', `${recheckOn}: expected a day within ${MOST_YEARS} years.`);
  }
  return check.failed ? check.refusal() : { recheckOn };
}
