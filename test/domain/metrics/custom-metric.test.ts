import {
  defineMetric,
  metricOfCustom,
  retireMetric,
  type CustomMetric,
  type CustomMetricInput,
} from '../../../src/metrics/domain/custom-metric';
import { scaleOf } from '../../../src/metrics/domain/answer';
import { intervalOf } from '../../../src/metrics/domain/interval';
import { inMetricOrder, METRICS } from '../../../src/metrics/domain/metric';
import { valueOf } from '../../../src/metrics/domain/reading';
import { takeReading } from '../../../src/metrics/domain/reading-counts';
import { wrongUnit } from '../../../src/metrics/domain/used-metric';
import { isRefusal } from '../../../src/shared/refusal';

const PARKING: CustomMetricInput = {
  ...{ code: 'PARKING_MINUTES', name: 'Minutes to park', unit: 'minutes', direction: 'LOWER_IS_BETTER' },
  ...{ form: 'MEAN', level: 'TRANSACTION', least: 0, greatest: 90 },
};
const SHARE: CustomMetricInput = {
  ...{ code: 'RIGHT_FIRST_BILL', name: 'First bills that are right', direction: 'HIGHER_IS_BETTER' },
  ...{ form: 'PROPORTION', level: 'TRANSACTION' },
};
const problems = (input: CustomMetricInput) => {
  const answer = defineMetric(input);
  return isRefusal(answer) ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};
const custom = (input: CustomMetricInput): CustomMetric => {
  const definition = defineMetric(input);
  if (isRefusal(definition)) throw new Error(definition.message);
  return {
    ...{ id: 'm', organizationId: 'bank', ...definition, definedById: 'ina', definedAt: new Date(0) },
    ...{ retiredAt: null, retiredReason: null, version: 1 },
  };
};

describe('A metric of an organization', () => {
  it('is in its own words where it is a mean, and in percent or points where it is not', () => {
    expect(defineMetric(PARKING)).toEqual(PARKING);
    expect(defineMetric(SHARE)).toEqual({ ...SHARE, unit: 'PERCENT', least: null, greatest: null });
    expect(defineMetric({ ...SHARE, form: 'NPS', unit: 'NPS_POINTS' })).toMatchObject({ unit: 'NPS_POINTS' });
  });

  it.each<[string, CustomMetricInput, string[]]>([
    [
      'a code in small letters',
      { ...PARKING, code: 'parking' },
      ['input.code: "parking": expected 2 to 40 capital letters, digits and _, a letter first.'],
    ],
    ["a code of Steward's own", { ...PARKING, code: 'NPS' }, ["input.code: NPS is Steward's own."]],
    ['no name', { ...PARKING, name: ' ' }, ['input.name: Expected a text, got an empty one.']],
    ['a mean of nothing', { ...PARKING, unit: null }, ['input.unit: Expected a text, got an empty one.']],
    [
      'a mean without a scale',
      { ...PARKING, least: null, greatest: null },
      [
        'input.least: Expected a whole number: the least value that one observation of a MEAN may have.',
        'input.greatest: Expected a whole number: the greatest value that one observation of a MEAN may have.',
      ],
    ],
    [
      'a scale of one value',
      { ...PARKING, least: 90 },
      ['input.greatest: 90: expected more than 90, the least value.'],
    ],
    [
      'a share in euros, on a scale',
      { ...SHARE, unit: 'EUR', least: 0, greatest: 1 },
      [
        'input.unit: "EUR": a PROPORTION is in PERCENT; it may be left out.',
        'input.least: 0: only a MEAN has one.',
        'input.greatest: 1: only a MEAN has one.',
      ],
    ],
  ])('is refused with %s', (_what, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });

  it('is retired once, with a reason', () => {
    const [metric, now] = [custom(PARKING), new Date(86_400_000)];
    expect(retireMetric(metric, ' No car park any more ', now)).toEqual({
      ...{ retiredAt: now, retiredReason: 'No car park any more' },
    });
    expect(retireMetric(metric, ' ', now)).toMatchObject({ problems: [{ path: 'input.reason' }] });
    expect(retireMetric({ ...metric, retiredAt: now }, 'Again', now)).toMatchObject({ status: 'RETIRED' });
  });

  it("stands behind Steward's own, by code", () => {
    const [parking, share] = [metricOfCustom(custom(PARKING)), metricOfCustom(custom(SHARE))];
    const inOrder = [share, METRICS.EMPLOYEE_NPS, parking, METRICS.NPS].toSorted(inMetricOrder);
    expect(inOrder.map(({ code }) => code)).toEqual(['NPS', 'EMPLOYEE_NPS', 'PARKING_MINUTES', 'RIGHT_FIRST_BILL']);
  });
});

describe('What is measured by a metric of an organization', () => {
  const parking = metricOfCustom(custom(PARKING));
  const window = { isBaseline: true, windowFrom: '2026-09-01', windowTo: '2026-09-30', unit: 'minutes' };
  const take = (more: object, metric = parking) =>
    takeReading({ metric: parking.code, ...window, ...more }, metric, '2026-11-02');

  // 10, 20 and 30 minutes: mean 20, s = 10, t = 4.302653 of 2 degrees: 20 ± 4.302653 · 10 / √3 = 20 ± 24.84; not below 0.
  it('has the value and the interval of its form, within its scale', () => {
    const reading = take({ mean: { n: 3, sum: 60n, sumOfSquares: 1400n } });
    if (isRefusal(reading)) throw new Error(reading.message);
    expect(valueOf(parking, reading)).toBe(20);
    expect(intervalOf(parking, reading)).toEqual({ low: 0, high: expect.closeTo(44.8414, 4) });
  });

  it('is refused off its scale: three of 0 to 90 minutes are 270 at most', () => {
    expect(take({ mean: { n: 3, sum: 271n, sumOfSquares: 27_000n } })).toMatchObject({
      problems: [
        { path: 'input.mean.sum', message: '271: 3 observations from 0 to 90 add up to 0 at least, 270 at most.' },
      ],
    });
  });

  it('is refused in another unit, or without one', () => {
    const mean = { n: 3, sum: 60n, sumOfSquares: 1400n };
    expect(take({ unit: 'seconds', mean })).toMatchObject({
      problems: [{ path: 'input.unit', message: '"seconds": PARKING_MINUTES is in "minutes".' }],
    });
    expect(take({ unit: null, mean })).toMatchObject({
      problems: [
        { path: 'input.unit', message: 'Expected the unit, "minutes": it has to be said for PARKING_MINUTES.' },
      ],
    });
    expect(wrongUnit(METRICS.CSAT, null)).toBeUndefined();
    expect(wrongUnit(METRICS.CSAT, 'SHARE')).toBe('"SHARE": CSAT is in "PERCENT".');
  });

  it('is refused once it is retired, and where there is no such metric', () => {
    const retired = { ...parking, isRetired: true };
    expect(take({ mean: { n: 3, sum: 60n, sumOfSquares: 1400n } }, retired)).toMatchObject({
      problems: [{ path: 'input.metric', message: 'PARKING_MINUTES is retired: nothing more is measured by it.' }],
    });
    expect(
      takeReading({ metric: 'HAPPINESS', ...window, windowTo: '2026-12-01' }, undefined, '2026-11-02'),
    ).toMatchObject({
      problems: [
        { path: 'input.windowTo' },
        { path: 'input.metric', message: '"HAPPINESS" is not a metric: expected the code of one of `metrics`.' },
      ],
    });
  });

  it('is answered on its scale: 0 or 1 of a share, 0 to 10 of a score, least to greatest of a mean', () => {
    const scales = [custom(SHARE), custom({ ...SHARE, form: 'NPS' }), custom(PARKING)].map((each) => {
      const { low, high, observation } = scaleOf(metricOfCustom(each))!;
      return [low, high, observation(low), observation(high)];
    });
    expect(scales).toEqual([
      [0, 1, 0, 1],
      [0, 10, -1, 1],
      [0, 90, 0, 90],
    ]);
  });
});
