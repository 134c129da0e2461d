import { InputCheck } from '../../shared/input-check';
import { excerpt, invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { stewardMetric, VALUES_OF, type Metric, type MetricDirection, type MetricLevel } from './metric';

/** The forms that an organization's own metrics can have: of a cohort Steward knows one metric, and that is enough. */
export const CUSTOM_METRIC_FORMS = ['NPS', 'PROPORTION', 'MEAN'] as const;
export type CustomMetricForm = (typeof CUSTOM_METRIC_FORMS)[number];

/** A metric that an organization has defined. All but its name stays as it is: readings rest on it. */
export interface CustomMetric {
  readonly id: string;
  readonly organizationId: string;
  /** `PARKING_MINUTES`; no other metric of the organization has it, not even when it is retired. */
  readonly code: string;
  readonly name: string;
  /** In the organization's words: `minutes`. Of NPS and PROPORTION it is Steward's. */
  readonly unit: string;
  readonly direction: MetricDirection;
  readonly form: CustomMetricForm;
  readonly level: MetricLevel;
  /** What one observation of a MEAN is at least and at most, in whole units; null for other forms. */
  readonly least: number | null;
  readonly greatest: number | null;
  readonly definedById: string;
  readonly definedAt: Date;
  readonly retiredAt: Date | null;
  readonly retiredReason: string | null;
  readonly version: number;
}

export type CustomMetricDefinition = Pick<
  CustomMetric,
  'code' | 'name' | 'unit' | 'direction' | 'form' | 'level' | 'least' | 'greatest'
>;

export interface CustomMetricInput extends Omit<CustomMetricDefinition, 'unit' | 'least' | 'greatest'> {
  readonly unit?: string | null;
  readonly least?: number | null;
  readonly greatest?: number | null;
}

/** One observation may be so many units at most, either way: the squares of a thousand million of them can still be added up. */
const MOST = 1_000_000_000;
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** What a new metric is, checked whole. Whether its code is taken by another of the organization is for the caller to find out. */
export function defineMetric(input: CustomMetricInput): CustomMetricDefinition | InvalidInput {
  const check = new InputCheck();
  const { direction, form, level } = input;
  const code = input.code.trim();
  if (!CODE.test(code)) {
    check.problem('input.code', `"${excerpt(code)}": expected 2 to 40 capital letters, digits and _, a letter first.`);
  } else if (stewardMetric(code)) {
    check.problem('input.code', `${code} is Steward's own.`);
  }
  const name = check.text('input.name', input.name, { max: 200 });
  const said = form === 'MEAN' ? scaleOf(check, input) : { unit: fixedUnit(check, form, input), ...NO_SCALE };
  return check.failed ? check.refusal() : { code, name, direction, form, level, ...said };
}

const NO_SCALE = { least: null, greatest: null };

function scaleOf(check: InputCheck, input: CustomMetricInput): Pick<CustomMetric, 'unit' | 'least' | 'greatest'> {
  const unit = check.text('input.unit', input.unit ?? '', { max: 40 });
  const bound = (field: 'least' | 'greatest'): number => {
    const value = input[field];
    if (value != null) return check.whole(`input.${field}`, value, { min: -MOST, max: MOST });
    check.problem(
      `input.${field}`,
      `Expected a whole number: the ${field} value that one observation of a MEAN may have.`,
    );
    return 0;
  };
  const [least, greatest] = [bound('least'), bound('greatest')];
  if (!check.failed && greatest <= least) {
    check.problem('input.greatest', `${greatest}: expected more than ${least}, the least value.`);
  }
  return { unit, least, greatest };
}

/** Scores and shares have the units that their forms have: nobody's own words make 40 percent something else. */
function fixedUnit(check: InputCheck, form: 'NPS' | 'PROPORTION', input: CustomMetricInput): string {
  const { unit } = VALUES_OF[form];
  const said = input.unit?.trim() ?? unit;
  if (said !== unit) check.problem('input.unit', `"${excerpt(said)}": a ${form} is in ${unit}; it may be left out.`);
  for (const field of ['least', 'greatest'] as const) {
    if (input[field] != null) check.problem(`input.${field}`, `${input[field]}: only a MEAN has one.`);
  }
  return unit;
}

/** The metric as readings, answers and goals know it. */
export function metricOfCustom({
  id,
  code,
  name,
  unit,
  direction,
  form,
  level,
  least,
  greatest,
  retiredAt,
}: Omit<CustomMetric, 'organizationId' | 'version' | 'definedById' | 'definedAt' | 'retiredReason'>): Metric {
  const values = form === 'MEAN' ? { least: least!, greatest: greatest! } : VALUES_OF[form];
  const { least: from, greatest: to } = values;
  return {
    code,
    name,
    unit,
    direction,
    form,
    level,
    least: from,
    greatest: to,
    customId: id,
    isRetired: retiredAt !== null,
  };
}

/** @returns a refusal of a code that is taken */
export const codeTaken = (code: string): InvalidInput =>
  invalidInput([
    { path: 'input.code', message: `${code} is taken: a metric has its code for good, also when it is retired.` },
  ]);

/** The name of a metric from now on, checked. */
export function renameMetric({ name }: Pick<CustomMetric, 'name'>): Pick<CustomMetric, 'name'> | InvalidInput {
  const check = new InputCheck();
  const said = check.text('input.name', name, { max: 200 });
  return check.failed ? check.refusal() : { name: said };
}

/** Retires a metric: it stays what was measured by it, and nothing more is. */
export function retireMetric(
  { code, retiredAt }: CustomMetric,
  reason: string,
  now: Date,
): Pick<CustomMetric, 'retiredAt' | 'retiredReason'> | InvalidInput | NotPossibleNow {
  if (retiredAt !== null) return notPossibleNow(`${code} is retired already.`, 'RETIRED');
  const check = new InputCheck();
  const retiredReason = check.text('input.reason', reason, { max: 2000 });
  return check.failed ? check.refusal() : { retiredAt: now, retiredReason };
}
