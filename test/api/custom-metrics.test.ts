import { isRefusal } from '../../src/shared/refusal';
import { aBank } from '../support/a-bank';
import { aGoal, anOrganizationReading } from '../support/a-goal';
import { aFileOf } from '../support/an-import';
import { aPortfolio } from '../support/a-portfolio';
import { anInitiative } from '../support/an-initiative';
import { act } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const VIC = 'vic@example.com';
const LEAH = 'leah@example.com';
const PARKING = {
  ...{ code: 'PARKING_MINUTES', name: 'Minutes to park', unit: 'minutes', direction: 'LOWER_IS_BETTER' },
  ...{ form: 'MEAN', level: 'TRANSACTION', least: 0, greatest: 90 },
};
const METRIC = 'code name unit direction form level least greatest isRetired customMetricId';
const TELLING = `customMetric { id version retiredReason definedBy { email } metric { ${METRIC} } }`;

let steward: Steward;
let customMetricId: string;
beforeAll(async () => {
  steward = await aBank();
  const defined = await act(steward, INA, 'defineMetric', PARKING, TELLING);
  customMetricId = defined['customMetric'].id;
});
afterAll(() => steward.stop());

/** 30 who parked in 10 minutes or 20: all the same would tell nothing of how far they are apart. */
const minutes = (tens: number, twenties: number) => ({
  ...{ n: tens + twenties, sum: String(10 * tens + 20 * twenties), sumOfSquares: String(100 * tens + 400 * twenties) },
});
const taken = { metric: 'PARKING_MINUTES', unit: 'minutes' };
const counted = { ...taken, source: 'Cameras', mean: minutes(15, 15) };
const problems = async (mutation: string, input: object, email = INA): Promise<string[]> => {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, { ...input });
  expect(await writtenRows(steward)).toEqual(before);
  return (answer['problems'] ?? [answer['message']]).map((each: any) =>
    typeof each === 'string' ? each : `${each.path}: ${each.message}`,
  );
};

describe('A metric that an organization defines', () => {
  it("is listed beside Steward's own, and nowhere but in its organization", async () => {
    const { metrics } = await steward.data(VIC, `{ metrics { ${METRIC} } }`);
    expect(metrics).toHaveLength(16);
    expect(metrics[0]).toMatchObject({ code: 'NPS', unit: 'NPS_POINTS', least: -100, customMetricId: null });
    expect(metrics[15]).toEqual({ ...PARKING, isRetired: false, customMetricId });
    const theirs = await steward.data(
      'oda@other.example',
      '{ metrics { code } metric(code: PARKING_MINUTES) { answers } }',
    );
    expect(theirs.metrics).toHaveLength(15);
    expect(theirs.metric).toBeNull();
  });

  it('has its code alone, and may have that of another organization', async () => {
    const taken = 'input.code: PARKING_MINUTES is taken: a metric has its code for good, also when it is retired.';
    expect(await problems('defineMetric', PARKING)).toEqual([taken]);
    const theirs = await act(steward, 'oda@other.example', 'defineMetric', PARKING, TELLING);
    expect(theirs['__typename']).toBe('DefineMetricPayload');
  });

  it('is defined by admins, CX leaders and insights', async () => {
    const document = 'mutation($input: DefineMetricInput!) { defineMetric(input: $input) { __typename } }';
    const { errors } = await steward.ask('ben@example.com', document, {
      input: { ...PARKING, code: 'BENS', idempotencyKey: aKey() },
    });
    expect(errors?.[0]?.message).toMatch(
      /Admins, CX leaders and insights define, rename and retire the metrics of the organization\.$/,
    );
  });

  it('is renamed at its version, on record', async () => {
    const input = { customMetricId, name: 'Minutes until parked', expectedVersion: 1 };
    const renamed = await act(steward, LEAH, 'renameMetric', input, TELLING);
    expect(renamed['customMetric']).toMatchObject({
      ...{ version: 2, definedBy: { email: INA }, metric: { code: 'PARKING_MINUTES', name: 'Minutes until parked' } },
    });
    expect(await act(steward, LEAH, 'renameMetric', input)).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: 2,
    });
    const { auditRecords } = await steward.data(
      LEAH,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id }) { nodes { subjectId action before after } } }',
      { id: customMetricId },
    );
    expect(auditRecords.nodes).toMatchObject([
      {
        ...{ subjectId: customMetricId, action: 'metricRenamed', before: { name: 'Minutes to park' } },
        after: { name: 'Minutes until parked' },
      },
      { action: 'metricDefined', after: PARKING },
    ]);
  });
});

describe('Readings of a metric of the organization', () => {
  // 15 times 10 and 15 times 20: mean 15, Σ(x − 15)² = 30 · 25 = 750, s² = 750 / 29, t = 2.045230 of 29 degrees:
  // 15 ± 2.045230 · √(750 / 29 / 30) = 15 ± 1.898953.
  it('have its value and interval, and a goal is judged on them', async () => {
    const october = { windowFrom: '2026-10-01', windowTo: '2026-10-31' };
    const { id } = await anOrganizationReading(steward, INA, { ...counted, ...october, proportion: null });
    const { reading, pillars, strategicObjectives, viewer } = await steward.data(
      LEAH,
      `query($id: ID!) { reading(id: $id) { value interval { low high } metric { ${METRIC} } }
        pillars { id } strategicObjectives { id } viewer { id } }`,
      { id },
    );
    expect(reading).toMatchObject({
      ...{ value: 15, interval: { low: expect.closeTo(13.101, 3), high: expect.closeTo(16.899, 3) } },
      metric: { code: 'PARKING_MINUTES', unit: 'minutes', customMetricId },
    });
    const named = {
      pillarId: pillars[0].id,
      strategicObjectiveId: strategicObjectives[0].id,
      accountableId: viewer.id,
    };
    const goal = await aGoal(steward, LEAH, { ...named, metric: 'PARKING_MINUTES', baseline: null, target: 14 });
    expect(goal).toMatchObject({ status: 'ON_TRACK', reading: { id }, metric: { direction: 'LOWER_IS_BETTER' } });
    const beyond = {
      kind: 'CUSTOMER_EXPERIENCE',
      title: 'A',
      ...named,
      metric: 'PARKING_MINUTES',
      dueOn: '2027-12-31',
    };
    expect(await problems('setGoal', { ...beyond, target: 91 }, LEAH)).toEqual([
      'input.target: 91: PARKING_MINUTES is from 0 to 90 (minutes).',
    ]);
    expect(await problems('setGoal', { ...beyond, metric: 'HAPPINESS', target: 9 }, LEAH)).toEqual([
      'input.metric: "HAPPINESS" is not a metric: expected the code of one of `metrics`.',
    ]);
  });

  // 10 or 20 minutes by halves before; 28 times 10 and twice 20 after: mean 10.67. The intervals are far apart.
  it('of an initiative pass its gates and bring a verdict', async () => {
    const portfolioId = await aPortfolio(steward, 'Car parks', 100_000_000n);
    const initiativeId = await anInitiative(steward, portfolioId);
    for (const [isBaseline, month, mean] of [
      [true, '09', minutes(15, 15)],
      [false, '10', minutes(28, 2)],
    ] as const) {
      const window = { windowFrom: `2026-${month}-01`, windowTo: `2026-${month}-30` };
      const input = { initiativeId, isBaseline, ...window, ...taken, mean };
      expect((await act(steward, INA, 'recordReading', input))['__typename']).toBe('RecordReadingPayload');
    }
    const { initiative } = await steward.data(
      VIC,
      'query($id: ID!) { initiative(id: $id) { verdicts { verdict difference metric { code name } } } }',
      { id: initiativeId },
    );
    expect(initiative.verdicts).toEqual([
      {
        ...{ verdict: 'BETTER', difference: expect.closeTo(-4.3333, 3) },
        metric: { code: 'PARKING_MINUTES', name: 'Minutes until parked' },
      },
    ]);
  });

  it.each([
    ['seconds', 'input.unit: "seconds": PARKING_MINUTES is in "minutes".'],
    [null, 'input.unit: Expected the unit, "minutes": it has to be said for PARKING_MINUTES.'],
  ])('in %s are refused', async (unit, problem) => {
    const window = { windowFrom: '2026-08-01', windowTo: '2026-08-31' };
    expect(await problems('recordOrganizationReading', { ...counted, ...window, unit })).toEqual([problem]);
  });

  it('and of any other are refused in a unit that is not its own', async () => {
    const churn = { metric: 'CHURN_RATE', source: 'Billing', windowFrom: '2026-08-01', windowTo: '2026-08-31' };
    const input = { ...churn, unit: 'SHARE', proportion: { n: 10, count: 1 } };
    expect(await problems('recordOrganizationReading', input)).toEqual([
      'input.unit: "SHARE": CHURN_RATE is in "PERCENT".',
    ]);
  });
});

describe('Files of a metric of the organization', () => {
  const importing = async (kind: 'READINGS' | 'ANSWERS', mapping: object, rows: readonly string[]) => {
    const outcome = await steward.house.imports.import(steward.caller(INA), {
      ...{ kind, idempotencyKey: aKey(), mapping, file: aFileOf([...rows, ''].join('\n'), 'parking.csv') },
    });
    return isRefusal(outcome) && outcome.code === 'INVALID_INPUT'
      ? outcome.problems.map(({ path, message }) => `${path}: ${message}`)
      : outcome;
  };
  const READINGS = {
    ...{ source: 'Cameras', metric: { column: 'metric' }, unit: { column: 'unit' } },
    ...{ windowFrom: '2026-07-01', windowTo: '2026-07-31', mean: { n: 'n', sum: 'sum', sumOfSquares: 'squares' } },
  };
  const ANSWERS = {
    ...{ source: 'Gate', metric: 'PARKING_MINUTES', unit: 'minutes', answerId: { column: 'id' } },
    ...{ score: { column: 'minutes' }, answeredOn: { column: 'day', format: 'YYYY-MM-DD' } },
  };

  it('hold prepared counts in its unit, told at their rows', async () => {
    const header = 'metric,unit,n,sum,squares';
    expect(
      await importing('READINGS', READINGS, [
        ...[header, 'PARKING_MINUTES,seconds,2,30,500', 'CONTACT_RATE,,2,3,5', 'PARKING_MINUTES,,2,30,500'],
      ]),
    ).toEqual([
      'row 2, column "unit", value "seconds": "seconds": PARKING_MINUTES is in "minutes".',
      'row 4, column "unit", value "": Expected the unit, "minutes": it has to be said for PARKING_MINUTES.',
    ]);
    const good = [header, 'PARKING_MINUTES,minutes,2,30,500', 'CONTACT_RATE,,2,3,5'];
    expect(await importing('READINGS', READINGS, good)).toMatchObject({ added: 2 });
  });

  it.each([
    [{ metric: 'HAPPINESS' }, ['mapping.metric: "HAPPINESS" is not a metric: expected the code of one of `metrics`.']],
    [{ unit: 'hours' }, ['mapping.unit: "hours": PARKING_MINUTES is in "minutes".']],
    [
      { metric: 'CHURN_RATE', unit: 'PERCENT' },
      ['mapping.metric: CHURN_RATE is only counted: nobody answers a question of it one by one.'],
    ],
  ])('are refused by what their mapping says of all rows: %j', async (more, expected) => {
    expect(await importing('ANSWERS', { ...ANSWERS, ...more }, ['id,minutes,day', 'a,1,2026-01-01'])).toEqual(expected);
  });

  // 10, 20 and 30 minutes: mean 20. Off the scale: 91 minutes, and -1.
  it('hold raw answers on its scale, which its series shows', async () => {
    const header = 'id,minutes,day';
    expect(await importing('ANSWERS', ANSWERS, [header, 'a,91,2026-06-01', 'b,-1,2026-06-01'])).toEqual([
      'row 2, column "minutes", value "91": Expected a whole number from 0 to 90, the scale of PARKING_MINUTES.',
      'row 3, column "minutes", value "-1": Expected a whole number from 0 to 90, the scale of PARKING_MINUTES.',
    ]);
    const rows = [header, 'a,10,2026-06-01', 'b,20,2026-06-15', 'c,30,2026-06-30'];
    expect(await importing('ANSWERS', ANSWERS, rows)).toMatchObject({ added: 3 });
    const { metric } = await steward.data(
      VIC,
      `{ metric(code: PARKING_MINUTES) { answers metric { unit }
        series(windowFrom: "2026-01-01", windowTo: "2026-12-31") { periodFrom n value } } }`,
    );
    expect(metric).toEqual({
      ...{ answers: '3', metric: { unit: 'minutes' } },
      series: [{ periodFrom: '2026-06-01', n: '3', value: 20 }],
    });
  });
});

describe('A metric that is retired', () => {
  it('keeps what was measured, lets it be corrected, and takes nothing new', async () => {
    const may = { windowFrom: '2026-05-01', windowTo: '2026-05-31', proportion: null };
    const { id } = await anOrganizationReading(steward, INA, { ...counted, ...may });
    const retired = await act(
      ...([
        steward,
        LEAH,
        'retireMetric',
        { customMetricId, reason: 'No car park', expectedVersion: 2 },
        TELLING,
      ] as const),
    );
    expect(retired['customMetric']).toMatchObject({
      version: 3,
      retiredReason: 'No car park',
      metric: { isRetired: true },
    });
    const gone = 'input.metric: PARKING_MINUTES is retired: nothing more is measured by it.';
    const april = { windowFrom: '2026-04-01', windowTo: '2026-04-30' };
    expect(await problems('recordOrganizationReading', { ...counted, ...april })).toEqual([gone]);
    const correction = { ...counted, ...may, mean: minutes(16, 14), replacesId: id, reason: 'One was counted twice' };
    const { value } = await anOrganizationReading(steward, INA, correction);
    expect(value).toBeCloseTo(440 / 30, 9);
    expect(await problems('retireMetric', { customMetricId, reason: 'Again', expectedVersion: 3 }, LEAH)).toEqual([
      'PARKING_MINUTES is retired already.',
    ]);
  });
});
