import { periodName, type PeriodInput } from '../../budget/domain/budget-version';
import { daysBetween } from '../../shared/days';
import { rational, roundHalfEven } from '../../shared/rational';

/**
 * The periods in which something that is decided on a day can still cost anything: those that have not ended by then; the
 * last one when all have.
 */
export function openPeriods<P extends Pick<PeriodInput, 'lastDay'>>(
  periods: readonly P[],
  today: string,
): readonly P[] {
  const open = periods.filter(({ lastDay }) => lastDay >= today);
  return open.length > 0 ? open : periods.slice(-1);
}

/**
 * When a commitment falls: evenly over the days of these periods, since nobody states it closer. Each is rounded so that
 * together they are the commitment, to the minor unit.
 */
export function costByPeriod(
  commitmentMinor: bigint,
  periods: readonly Pick<PeriodInput, 'firstDay' | 'lastDay'>[],
): readonly { readonly period: string; readonly costMinor: bigint }[] {
  const days = periods.map(({ firstDay, lastDay }) => daysBetween(firstDay, lastDay) + 1);
  const allDays = BigInt(days.reduce((sum, each) => sum + each, 0));
  let [passed, before] = [0n, 0n];
  return periods.map((period, index) => {
    passed += BigInt(days[index]!);
    const after = roundHalfEven(rational(commitmentMinor * passed, allDays));
    const costMinor = after - before;
    before = after;
    return { period: periodName(period), costMinor };
  });
}
