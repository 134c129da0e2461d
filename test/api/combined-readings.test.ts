import { globalId } from '../../src/platform/global-id';
import { anOrganizationReading } from '../support/a-goal';
import { aBank, unknownId } from '../support/a-bank';
import { act } from '../support/act';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const LEAH = 'leah@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';
const JULY = { windowFrom: '2026-07-01', windowTo: '2026-07-31' };
const AUGUST = { windowFrom: '2026-08-01', windowTo: '2026-08-31' };

let steward: Steward;
beforeAll(async () => void (steward = await aBank()));
afterAll(() => steward.stop());

const channel = (value: string) => [{ dimension: 'CHANNEL', value }];
const csat = async (count: number, n: number, more: object) =>
  (await anOrganizationReading(steward, INA, { metric: 'CSAT', proportion: { n, count }, ...more })).id;

const combined = async (readingIds: readonly string[], email = VIC): Promise<any> =>
  (
    await steward.data(
      email,
      `query($readingIds: [ID!]!) { combined(readingIds: $readingIds) {
         metric { code } reading { n value interval { low high } } problems { path message } } }`,
      { readingIds },
    )
  )['combined'];
const verdict = async (from: string, to: string, email = VIC): Promise<any> =>
  (
    await steward.data(
      email,
      `query($from: ID!, $to: ID!) { verdict(fromReadingId: $from, toReadingId: $to) {
         verdict { metric { code } baseline { n value } followUp { n } difference differenceInterval { low high } verdict
           cannotTellBecause } problems { path message } } }`,
      { from, to },
    )
  )['verdict'];
const about = (value: number) => expect.closeTo(value, 2) as number;

describe('Readings combined', () => {
  // 80 of 100 by web, 1 of 2 by phone, a month later 0 of 161: 81 of 263, 25.53 to 36.62 % by Wilson (Newcombe 1998, table I).
  // The average of 80, 50 and 0 % would be 43.
  it('are the one reading of all their observations, across windows and cuts, in any order', async () => {
    const ids = [
      await csat(80, 100, { ...JULY, cut: channel('Web') }),
      await csat(1, 2, { ...JULY, cut: channel('Phone') }),
      await csat(0, 161, { ...AUGUST, cut: channel('Web') }),
    ];
    const together = {
      ...{ metric: { code: 'CSAT' }, problems: [] },
      reading: { n: '263', value: about(30.8), interval: { low: about(25.53), high: about(36.62) } },
    };
    expect(await combined(ids)).toEqual(together);
    expect(await combined(ids.toReversed())).toEqual(await combined(ids));
  });

  // Two cohorts of 100: 10 and 20 lost in the first month, 8 of 80 and 4 of 60 in the second: 1 − (1 − 30/200) · (1 − 12/140) = 22.29 %.
  it('of joining cohorts add who is at risk, lost and censored', async () => {
    const cohort = async (lost: readonly [number, number], atRisk: number, value: string) => {
      const periods = [
        { atRisk: 100, lost: lost[0], censored: 100 - lost[0] - atRisk },
        { atRisk, lost: lost[1], censored: 0 },
      ];
      const counts = { metric: 'EARLY_CHURN_RATE', proportion: null, survival: { periods } };
      return (await anOrganizationReading(steward, INA, { ...JULY, ...counts, cut: channel(value) })).id;
    };
    const ids = [await cohort([10, 8], 80, 'Web'), await cohort([20, 4], 60, 'Phone')];
    expect((await combined(ids)).reading).toMatchObject({ n: '200', value: about(22.29) });
  });

  it('are refused where they do not add up to anything, each problem named', async () => {
    const web = await csat(8, 10, { ...JULY, cut: channel('Reef') });
    const again = await csat(8, 10, {
      ...{ windowFrom: '2026-07-31', windowTo: '2026-08-31', cut: channel('Reef'), source: 'Another survey' },
    });
    const effort = (metric: string) => ({ metric, proportion: null, mean: { n: 2, sum: '6', sumOfSquares: '18' } });
    const five = (await anOrganizationReading(steward, INA, { ...JULY, ...effort('CES_1_TO_5') })).id;
    const seven = (await anOrganizationReading(steward, INA, { ...AUGUST, ...effort('CES_1_TO_7') })).id;
    const replaced = await csat(1, 10, { ...JULY, cut: channel('Dock') });
    await csat(2, 10, { ...JULY, cut: channel('Dock'), replacesId: replaced, reason: 'Miscounted' });
    expect(await combined([web, again, replaced])).toEqual({
      ...{ metric: null, reading: null },
      problems: [
        { path: 'readingIds[1]', message: expect.stringContaining('overlaps that of readingIds[0]') as string },
        { path: 'readingIds[2]', message: 'It counts no more: a correction took its place.' },
      ],
    });
    expect((await combined([five, seven])).problems).toEqual([
      {
        path: 'readingIds[1]',
        message: 'It is of CES_1_TO_7, and readingIds[0] of CES_1_TO_5: they are never combined.',
      },
    ]);
    expect((await combined([])).problems).toEqual([{ path: 'readingIds', message: '0 readings: expected 1 to 100.' }]);
  });

  it('are null for an id that leads nowhere, and for that of another organization', async () => {
    const id = await csat(8, 10, { ...JULY, cut: channel('Lane') });
    expect(await combined([id, unknownId('Reading')])).toBeNull();
    expect(await combined([id, globalId('Person', '01890000-0000-7000-8000-000000000001')])).toBeNull();
    expect(await combined([id], ODA)).toBeNull();
    expect(await verdict(id, unknownId('Reading'))).toBeNull();
  });
});

describe('The verdict between two readings', () => {
  // Newcombe 1998, table II, method 10: 56 of 70 less 48 of 80 lies from 0.0524 to 0.3339.
  it('is told of windows that follow each other, and of cuts beside each other', async () => {
    const before = await csat(48, 80, { ...JULY, cut: channel('Mall') });
    const later = await csat(56, 70, { ...AUGUST, cut: channel('Mall') });
    const beside = await csat(56, 70, { ...JULY, cut: channel('Kiosk') });
    const better = {
      ...{ metric: { code: 'CSAT' }, baseline: { n: '80', value: 60 }, followUp: { n: '70' }, difference: 20 },
      ...{ differenceInterval: { low: about(5.24), high: about(33.39) }, verdict: 'BETTER', cannotTellBecause: null },
    };
    expect(await verdict(before, later)).toEqual({ verdict: better, problems: [] });
    expect((await verdict(before, beside)).verdict.verdict).toBe('BETTER');
    expect((await verdict(later, before)).verdict.verdict).toBe('WORSE');
    expect(await verdict(before, before)).toEqual({
      verdict: null,
      problems: [{ path: 'toReadingId', message: 'It is the same as fromReadingId.' }],
    });
  });

  it('is not given of fewer observations than the organization wants, 30 at first', async () => {
    const few = await csat(0, 29, { ...JULY, cut: channel('Fair') });
    const many = await csat(70, 70, { ...AUGUST, cut: channel('Fair') });
    const told = async () => {
      const { verdict: said, cannotTellBecause } = (await verdict(few, many)).verdict;
      return [said, cannotTellBecause] as unknown[];
    };
    expect(await told()).toEqual(['CANNOT_TELL', 'TOO_FEW']);
    const SELECTION = 'smallestSample { n version }';
    const { smallestSample } = await steward.data(VIC, `{ ${SELECTION} }`);
    expect(smallestSample.n).toBe(30);
    const set = (by: string, n: number, expectedVersion = smallestSample.version as number) =>
      act(steward, by, 'setSmallestSample', { n, expectedVersion }, SELECTION);
    const before = await writtenRows(steward);
    expect(await set(LEAH, 0)).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'input.n' }] });
    expect(await set(LEAH, 29, 99)).toMatchObject({ code: 'STALE_VERSION' });
    expect(await writtenRows(steward)).toEqual(before);
    expect(await set(LEAH, 29)).toMatchObject({ smallestSample: { n: 29, version: smallestSample.version + 1 } });
    expect(await told()).toEqual(['BETTER', null]);
    const { auditRecords } = await steward.data(
      LEAH,
      '{ auditRecords(filter: { action: "smallestSampleSet" }) { nodes { before after } } }',
    );
    expect(auditRecords.nodes).toMatchObject([{ before: { n: 30 }, after: { n: 29 } }]);
  });
});
