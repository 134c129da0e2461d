import { isRefusal } from '../../src/shared/refusal';
import { aBank } from '../support/a-bank';
import { act } from '../support/act';
import { aFileOf } from '../support/an-import';
import { aPortfolio } from '../support/a-portfolio';
import { anInitiative } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const VIC = 'vic@example.com';
const SEPTEMBER = { windowFrom: '2026-09-01', windowTo: '2026-09-30' };
const FINAL = { metric: 'CSAT', source: 'Survey', ...SEPTEMBER, proportion: { n: 100, count: 80 } };

let steward: Steward;
let initiativeId: string;
let final: Readonly<Record<'organization' | 'initiative' | 'fiveOfEffort' | 'sevenOfEffort', string>>;

/** What one way in answers to something that is wrong: its problems, each at its place. */
type Way = (more: Record<string, unknown>) => Promise<readonly string[]>;

beforeAll(async () => {
  steward = await aBank();
  initiativeId = await anInitiative(steward, await aPortfolio(steward, 'Retail', 100_000_000n));
  const recorded = async (mutation: string, input: Record<string, unknown>): Promise<string> =>
    (await act(steward, INA, mutation, input, 'reading { id }'))['reading'].id;
  const effort = (metric: string) => {
    const mean = { n: 2, sum: '6', sumOfSquares: '18' };
    return recorded('recordOrganizationReading', { metric, source: 'Survey', ...SEPTEMBER, mean });
  };
  final = {
    organization: await recorded('recordOrganizationReading', FINAL),
    initiative: await recorded('recordReading', { initiativeId, isBaseline: true, ...FINAL }),
    ...{ fiveOfEffort: await effort('CES_1_TO_5'), sevenOfEffort: await effort('CES_1_TO_7') },
  };
});
afterAll(() => steward.stop());

const told = (problems: readonly { path: string; message: string }[]) =>
  problems.map(({ path, message }) => `${path}: ${message}`);
const mutating =
  (mutation: string, input: () => object): Way =>
  async (more) =>
    told((await act(steward, INA, mutation, { ...input(), ...more }))['problems'] ?? []);
const importing =
  (kind: 'READINGS' | 'ANSWERS', mapping: object, header: string): Way =>
  async ({ row, ...more }) => {
    const outcome = await steward.house.imports.import(steward.caller(INA), {
      ...{ kind, idempotencyKey: aKey(), mapping: { ...mapping, ...more } },
      file: aFileOf(`${header}\n${String(row)}\n`, 'file.csv'),
    });
    return isRefusal(outcome) && 'problems' in outcome ? told(outcome.problems) : [];
  };

const organization = mutating('recordOrganizationReading', () => ({
  ...FINAL,
  windowTo: '2026-10-31',
  windowFrom: '2026-10-01',
}));
const initiative = mutating('recordReading', () => ({
  ...{ initiativeId, isBaseline: true, ...FINAL, windowFrom: '2026-10-01', windowTo: '2026-10-31' },
}));
const answers = mutating('recordAnswers', () => ({
  ...{ metric: 'CSAT', source: 'Survey' },
  answers: [{ answerId: 'a', score: 5, answeredOn: '2026-10-01' }],
}));
const readingsFile = importing(
  'READINGS',
  {
    ...{ source: 'Survey', metric: 'CSAT', proportion: { n: 'n', count: 'count' } },
    windowFrom: { column: 'from', format: 'YYYY-MM-DD' },
    windowTo: { column: 'to', format: 'YYYY-MM-DD' },
  },
  'n,count,from,to',
);
const answersFile = importing(
  'ANSWERS',
  {
    ...{ source: 'Survey', metric: 'CSAT', answerId: { column: 'id' }, score: { column: 'score' } },
    answeredOn: { column: 'day', format: 'YYYY-MM-DD' },
  },
  'id,score,day',
);
const overlap = (window: string, id: string) =>
  `${window} overlaps 2026-09-01 to 2026-09-30, the window of a final reading of the same metric and source (${id}), and no label of their cuts keeps them apart: some observations would count twice. Where that one is wrong, record a reading that replaces it.`;
const LATE = { windowFrom: '2026-09-30', windowTo: '2026-10-31' };
const late = '2026-09-30 to 2026-10-31';
const answered = (more: object) => ({ answers: [{ answerId: 'a', score: 5, answeredOn: '2026-10-01', ...more }] });

describe('What was measured badly', () => {
  it.each<[string, string, Way, Record<string, unknown>, () => string[]]>([
    ...(
      [
        [
          'counts that do not add up',
          { proportion: { n: 9, count: 10 } },
          'input.proportion.count: 10 of 9: expected at most 9.',
        ],
        [
          'n = 0',
          { proportion: { n: 0, count: 0 } },
          'input.proportion.n: 0: expected a whole number from 1 to 1000000000.',
        ],
        [
          'a score off the scale',
          { metric: 'CES_1_TO_5', proportion: null, mean: { n: 2, sum: '11', sumOfSquares: '61' } },
          'input.mean.sum: 11: 2 observations from 1 to 5 add up to 2 at least, 10 at most.',
        ],
        [
          'a date in the future',
          { windowTo: '2026-11-03' },
          'input.windowTo: 2026-11-03 is in the future (today is 2026-11-02).',
        ],
        ['a unit that differs', { unit: 'SHARE' }, 'input.unit: "SHARE": CSAT is in "PERCENT".'],
        [
          'a metric that is none',
          { metric: 'HAPPINESS' },
          'input.metric: "HAPPINESS" is not a metric: expected the code of one of `metrics`.',
        ],
      ] as const
    ).flatMap(([what, more, problem]): [string, string, Way, Record<string, unknown>, () => string[]][] => [
      [what, 'of the organization', organization, more, () => [problem]],
      [what, 'of an initiative', initiative, more, () => [problem]],
    ]),
    [
      ...(['a window that overlaps a final one', 'of the organization', organization, LATE] as const),
      () => [`input.windowFrom: ${overlap(late, final.organization)}`],
    ],
    [
      ...(['a window that overlaps a final one', 'of an initiative', initiative, LATE] as const),
      () => [`input.windowFrom: ${overlap(late, final.initiative)}`],
    ],
    [
      ...(['counts that do not add up', 'in a file', readingsFile, { row: '9,10,2026-10-01,2026-10-31' }] as const),
      () => ['row 2, column "count", value "10": 10 of 9: expected at most 9.'],
    ],
    [
      ...(['n = 0', 'in a file', readingsFile, { row: '0,0,2026-10-01,2026-10-31' }] as const),
      () => ['row 2, column "n", value "0": 0: expected a whole number from 1 to 1000000000.'],
    ],
    [
      ...(['a date in the future', 'in a file', readingsFile, { row: '9,1,2026-10-01,2026-11-03' }] as const),
      () => ['row 2, column "to", value "2026-11-03": The date is in the future (today is 2026-11-02).'],
    ],
    [
      ...([
        'a window that overlaps a final one',
        'in a file',
        readingsFile,
        { row: `9,1,${LATE.windowFrom},${LATE.windowTo}` },
      ] as const),
      () => [`row 2, column "n": ${overlap(late, final.organization)}`],
    ],
    [
      ...([
        'a unit that differs',
        'in a file',
        readingsFile,
        { unit: 'SHARE', row: '9,1,2026-10-01,2026-10-31' },
      ] as const),
      () => ['mapping.unit: "SHARE": CSAT is in "PERCENT".'],
    ],
    [
      'a score off the scale',
      'of an answer',
      answers,
      answered({ score: 6 }),
      () => ['input.answers[0].score: 6: expected a whole number from 1 to 5.'],
    ],
    [
      ...(['a date in the future', 'of an answer', answers, answered({ answeredOn: '2026-11-03' })] as const),
      () => ['input.answers[0].answeredOn: 2026-11-03 is in the future (today is 2026-11-02).'],
    ],
    [
      'a unit that differs',
      'of an answer',
      answers,
      { unit: 'STARS' },
      () => ['input.unit: "STARS": CSAT is in "PERCENT".'],
    ],
    [
      'no answer at all',
      'of answers',
      answers,
      { answers: [] },
      () => ['input.answers: 0 answers: expected 1 to 1000.'],
    ],
    [
      ...(['a score off the scale', 'of an answer in a file', answersFile, { row: 'a,6,2026-10-01' }] as const),
      () => ['row 2, column "score", value "6": Expected a whole number from 1 to 5, the scale of CSAT.'],
    ],
    [
      ...(['a date in the future', 'of an answer in a file', answersFile, { row: 'a,5,2026-11-03' }] as const),
      () => ['row 2, column "day", value "2026-11-03": The date is in the future (today is 2026-11-02).'],
    ],
    [
      ...([
        'a unit that differs',
        'of an answer in a file',
        answersFile,
        { unit: 'STARS', row: 'a,5,2026-10-01' },
      ] as const),
      () => ['mapping.unit: "STARS": CSAT is in "PERCENT".'],
    ],
  ])(
    'with %s (%s) is refused, named at its place, and nothing is written',
    async (_what, _where, way, more, expected) => {
      const before = await writtenRows(steward);
      expect(await way(more)).toEqual(expected());
      expect(await writtenRows(steward)).toEqual(before);
    },
  );

  it('in two forms of customer effort is never combined', async () => {
    const { combined } = await steward.data(
      VIC,
      'query($ids: [ID!]!) { combined(readingIds: $ids) { reading { n } problems { path message } } }',
      { ids: [final.fiveOfEffort, final.sevenOfEffort] },
    );
    expect(combined).toEqual({
      reading: null,
      problems: [
        {
          ...{ path: 'readingIds[1]' },
          message: 'It is of CES_1_TO_7, and readingIds[0] of CES_1_TO_5: they are never combined.',
        },
      ],
    });
  });
});

describe('A reading beside a final one', () => {
  const recordedBy = (mutation: string, input: object) =>
    act(steward, INA, mutation, { ...FINAL, ...input }, 'reading { id }');

  it('is of another source, of another part, or of the other side of the change', async () => {
    const channel = (value: string) => ({ cut: [{ dimension: 'CHANNEL', value }] });
    for (const more of [{ source: 'Panel' }, channel('Web')]) {
      expect((await recordedBy('recordOrganizationReading', more))['__typename']).toMatch(/Payload$/);
    }
    const ofInitiative = { initiativeId, isBaseline: true, source: 'Panel' };
    for (const more of [channel('Web'), channel('Phone')]) {
      expect((await recordedBy('recordReading', { ...ofInitiative, ...more }))['__typename']).toMatch(/Payload$/);
    }
    // Whoever came by web is among all of its people, who would be added up.
    expect((await recordedBy('recordReading', ofInitiative))['problems']).toMatchObject([{ path: 'input.windowFrom' }]);
    const followUp = { initiativeId, isBaseline: false };
    expect((await recordedBy('recordReading', followUp))['__typename']).toBe('RecordReadingPayload');
  });

  // Joined in one month: who is lost within 1 month, and who within 2.
  it('of a cohort tells of another number of periods', async () => {
    const cohort = (count: number) => ({
      ...{ metric: 'EARLY_CHURN_RATE', proportion: null },
      survival: { periods: Array.from({ length: count }, () => ({ atRisk: 9, lost: 0, censored: 0 })) },
    });
    expect((await recordedBy('recordOrganizationReading', cohort(1)))['__typename']).toMatch(/Payload$/);
    expect((await recordedBy('recordOrganizationReading', cohort(2)))['__typename']).toMatch(/Payload$/);
    expect((await recordedBy('recordOrganizationReading', cohort(2)))['problems']).toMatchObject([
      { path: 'input.windowFrom' },
    ]);
  });

  it('is one of two that are recorded at once', async () => {
    const input = { source: 'At once' };
    const both = await Promise.all([1, 2].map(() => recordedBy('recordOrganizationReading', input)));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual([
      'InvalidInput',
      'RecordOrganizationReadingPayload',
    ]);
  });
});

describe('A correction of a reading of an initiative', () => {
  const csat = (more: object) => ({ ...FINAL, initiativeId, source: 'Corrected', ...more });
  const record = (more: object) => act(steward, INA, 'recordReading', csat(more), 'reading { id replaces { id } }');

  // 48 of 80 and 56 of 70: better by 5.24 to 33.39 points (Newcombe 1998). Corrected to 48 of 70 it is 60 and 68.6 %: by chance.
  it('takes its place in the verdict, with a reason on record', async () => {
    const before = await record({ metric: 'REFERRAL_SHARE', isBaseline: true, proportion: { n: 80, count: 48 } });
    expect(before['__typename']).toBe('RecordReadingPayload');
    const after = { metric: 'REFERRAL_SHARE', isBaseline: false, windowFrom: '2026-10-01', windowTo: '2026-10-31' };
    const wrong = (await record({ ...after, proportion: { n: 70, count: 56 } }))['reading'].id as string;
    const verdicts = async () => {
      const { initiative: found } = await steward.data(
        VIC,
        'query($id: ID!) { initiative(id: $id) { verdicts { metric { code } followUp { n value } verdict } } }',
        { id: initiativeId },
      );
      return found.verdicts.find(({ metric }: any) => metric.code === 'REFERRAL_SHARE');
    };
    expect(await verdicts()).toMatchObject({ verdict: 'BETTER' });
    const right = { ...after, proportion: { n: 70, count: 48 }, replacesId: wrong };
    expect((await record(right))['problems']).toMatchObject([{ path: 'input.reason' }]);
    const corrected = await record({ ...right, reason: 'Counted eight who were asked to' });
    expect(corrected['reading'].replaces).toEqual({ id: wrong });
    expect(await verdicts()).toMatchObject({ followUp: { n: '70' }, verdict: 'CANNOT_TELL' });
    const { auditRecords } = await steward.data(
      'leah@example.com',
      'query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "readingRecorded" }, first: 1) { nodes { reason } } }',
      { id: initiativeId },
    );
    expect(auditRecords.nodes).toEqual([{ reason: 'Counted eight who were asked to' }]);
  });

  it('is of the same initiative, metric, part and side of the change', async () => {
    const why = { reason: 'Mistaken' };
    expect((await record({ isBaseline: true, replacesId: final.organization, ...why }))['problems']).toEqual([
      {
        path: 'input.replacesId',
        message: 'That reading was taken of the organization: correct it as one of the organization.',
      },
    ]);
    expect((await record({ isBaseline: false, replacesId: final.initiative, ...why }))['problems']).toEqual([
      { path: 'input.isBaseline', message: 'Expected that of the reading that it replaces: a baseline.' },
    ]);
  });
});

describe('The verdict between an initiative and the organization', () => {
  const verdict = async (from: string, to: string) =>
    (
      await steward.data(
        VIC,
        `query($from: ID!, $to: ID!) { verdict(fromReadingId: $from, toReadingId: $to) {
          verdict { difference verdict } problems { path message } } }`,
        { from, to },
      )
    )['verdict'];

  // 80 of 100 in September; 49 of 50 of the pilot in October: 98 − 80 = 18, Wilson 71.11…86.66 and 89.5…99.65:
  // 18 − √(8.5² + 6.66²) = 7.2 > 0.
  it('is told of days that follow each other, and not of the same days', async () => {
    const input = {
      initiativeId,
      isBaseline: false,
      metric: 'CSAT',
      source: 'Pilot',
      proportion: { n: 50, count: 49 },
    };
    const october = { windowFrom: '2026-10-01', windowTo: '2026-10-31' };
    const pilot = (await act(steward, INA, 'recordReading', { ...input, ...october }, 'reading { id }'))['reading'].id;
    expect(await verdict(final.organization, pilot)).toEqual({
      ...{ verdict: { difference: expect.closeTo(18, 9), verdict: 'BETTER' }, problems: [] },
    });
    const same = (await act(steward, INA, 'recordReading', { ...input, ...SEPTEMBER }, 'reading { id }'))['reading'].id;
    expect(await verdict(final.organization, same)).toEqual({
      verdict: null,
      problems: [{ path: 'toReadingId', message: expect.stringMatching(/^Its window, .* somebody may be in both\.$/) }],
    });
  });
});
