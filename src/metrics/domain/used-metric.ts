import type { InputCheck } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';
import type { Metric, MetricCode } from './metric';

/** A metric as an input names it. */
export interface NamedMetric {
  readonly metric: MetricCode;
  /** The unit that the numbers are in, as their writer knows it. */
  readonly unit?: string | null;
}

/**
 * Checks that something can be measured by the metric that an input names, in the unit that it says.
 * @param path where the input stands: `input`, or a row of a file
 * @param metric the one that has the code; undefined where none has it
 * @param corrects whether it only puts right what was measured: by a retired metric, too
 */
export function checkMetric(
  check: InputCheck,
  path: string,
  { metric: code, unit }: NamedMetric,
  metric: Metric | undefined,
  corrects = false,
): metric is Metric {
  if (metric === undefined) {
    check.problem(`${path}.metric`, `"${excerpt(code)}" is not a metric: expected the code of one of \`metrics\`.`);
    return false;
  }
  if (metric.isRetired && !corrects)
    check.problem(`${path}.metric`, `${code} is retired: nothing more is measured by it.`);
  const wrong = wrongUnit(metric, unit ?? null);
  if (wrong !== undefined) check.problem(`${path}.unit`, wrong);
  return true;
}

/**
 * Why numbers in that unit are not values of the metric. Of an organization's own metric the unit has to be said: nobody
 * sees from 90 whether it is minutes or seconds.
 * @returns undefined where they are
 */
export function wrongUnit({ code, unit, customId }: Metric, said: string | null): string | undefined {
  if (said === null)
    return customId === null ? undefined : `Expected the unit, "${unit}": it has to be said for ${code}.`;
  return said === unit ? undefined : `"${excerpt(said)}": ${code} is in "${unit}".`;
}
