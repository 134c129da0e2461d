import { act } from '../support/act';
import { Client } from 'pg';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { anInitiative, aBaseline, aFollowUp, move, pass, send } from '../support/an-initiative';
import type { Steward } from '../support/steward';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

const SEPTEMBER = { isBaseline: true, windowFrom: '2026-09-01', windowTo: '2026-09-30' };
const OCTOBER = { isBaseline: false, windowFrom: '2026-10-01', windowTo: '2026-10-31' };
const ALL = `verdicts { metric { code name unit } baseline { n value interval { low high } }
  followUp { n value interval { low high } } difference differenceInterval { low high } verdict }`;
const SHORT = 'verdicts { metric { code } followUp { n } verdict }';

const measured = async (initiativeId: string, readings: readonly object[]): Promise<void> => {
  for (const reading of readings) {
    const answer = await send(steward, 'ina@example.com', 'recordReading', { initiativeId, ...reading });
    expect(answer['__typename']).toBe('RecordReadingPayload');
  }
};
const anInitiativeWith = async (...readings: readonly object[]): Promise<string> => {
  const id = await anInitiative(steward, portfolioId);
  await measured(id, readings);
  return id;
};
const csat = (when: object, count: number, n: number) => ({ ...when, metric: 'CSAT', proportion: { n, count } });
const read = async (id: string, fields: string, email = 'vic@example.com'): Promise<any> => {
  const data = await steward.data(email, `query($id: ID!) { initiative(id: $id) { ${fields} } }`, { id });
  return data['initiative'];
};
const verdictsOf = async (id: string, fields = SHORT): Promise<Record<string, any>[]> =>
  (await read(id, fields)).verdicts;
const about = (value: number) => expect.closeTo(value, 2) as number;
const interval = (low: number, high: number) => ({ low: about(low), high: about(high) });

describe('The interval of a reading', () => {
  const intervalsOf = async (id: string) =>
    (await read(id, 'readings { nodes { metric { code } interval { low high } } }')).readings.nodes;

  // Newcombe 1998, table I, method 3: 81 of 263 lies from 0.2553 to 0.3662.
  it('is that of Wilson for a proportion', async () => {
    const id = await anInitiativeWith(csat(SEPTEMBER, 81, 263));
    expect(await intervalsOf(id)).toEqual([{ metric: { code: 'CSAT' }, interval: interval(25.53, 36.62) }]);
  });

  // (50 − 20) / 100 = 0.30 with three answers more, ± 1.95996 · √((0.715 − 0.09) / 100) = ± 0.154949
  it('is adjusted Wald for a Net Promoter Score', async () => {
    const id = await anInitiativeWith({ ...aBaseline, nps: { promoters: 50, passives: 27, detractors: 20 } });
    expect(await intervalsOf(id)).toEqual([{ metric: { code: 'NPS' }, interval: interval(14.51, 45.49) }]);
  });

  // 1, 2 and 3: mean 2, s = 1, t = 4.302653 of 2 degrees: 2 ± 4.302653 / √3 = 2 ± 2.484138, and nothing costs less than 0.
  it("is Student's for a mean, and null for one of a single value", async () => {
    const mean = { n: 3, sum: '6', sumOfSquares: '14' };
    const one = { n: 1, sum: '9', sumOfSquares: '81' };
    const id = await anInitiativeWith(
      { ...SEPTEMBER, metric: 'COST_TO_SERVE', mean },
      { ...OCTOBER, metric: 'COST_TO_SERVE', mean: one },
    );
    expect(await intervalsOf(id)).toEqual([
      { metric: { code: 'COST_TO_SERVE' }, interval: interval(0, 4.48) },
      { metric: { code: 'COST_TO_SERVE' }, interval: null },
    ]);
  });
});

describe('The verdicts on an initiative', () => {
  // Newcombe 1998, table II, method 10: 56 of 70 less 48 of 80 lies from 0.0524 to 0.3339; here in two readings each.
  // Wilson, z² = 3.84146: (2·48 + z² ± z·√(z² + 4·48·32/80)) / (2·(80 + z²)) = (99.84146 ± 17.60059) / 167.68292,
  // and (2·56 + z² ± z·√(z² + 4·56·14/70)) / (2·(70 + z²)) = (115.84146 ± 13.66946) / 147.68292.
  it('show what all its readings of a metric say together', async () => {
    const id = await anInitiativeWith(
      csat(SEPTEMBER, 40, 60),
      csat(OCTOBER, 50, 60),
      csat({ ...SEPTEMBER, windowFrom: '2026-08-01', windowTo: '2026-08-31' }, 8, 20),
      csat({ ...OCTOBER, source: 'The other survey' }, 6, 10),
    );
    expect(await verdictsOf(id, ALL)).toEqual([
      {
        metric: { code: 'CSAT', name: 'Satisfied customers', unit: 'PERCENT' },
        baseline: { n: '80', value: 60, interval: interval(49.05, 70.04) },
        followUp: { n: '70', value: 80, interval: interval(69.18, 87.7) },
        difference: 20,
        differenceInterval: interval(5.24, 33.39),
        verdict: 'BETTER',
      },
    ]);
  });

  // NPS 35 twice; 48 of 80 customers lost against 56 of 70: Newcombe's example the other way round.
  it('follow the direction of each metric, in the order of the metrics', async () => {
    const churn = (when: object, count: number, n: number) => ({ ...csat(when, count, n), metric: 'CHURN_RATE' });
    const id = await anInitiativeWith(churn(SEPTEMBER, 48, 80), churn(OCTOBER, 56, 70), aBaseline, aFollowUp);
    expect(await verdictsOf(id)).toEqual([
      { metric: { code: 'NPS' }, followUp: { n: '100' }, verdict: 'CANNOT_TELL' },
      { metric: { code: 'CHURN_RATE' }, followUp: { n: '70' }, verdict: 'WORSE' },
    ]);
  });

  it('are none without a follow-up that began after the baseline had ended', async () => {
    const id = await anInitiativeWith(aBaseline, { ...aFollowUp, windowFrom: '2026-09-30' });
    expect(await verdictsOf(id)).toEqual([]);
  });

  it('are none without a baseline', async () => {
    expect(await verdictsOf(await anInitiativeWith(aFollowUp))).toEqual([]);
  });

  // 1, 2, 3 against 11, 12, 13: 10 apart, variance 1/3 of either mean, t = 2.776 of 4 degrees: 10 ± 2.776 · √(2/3) = 10 ± 2.267.
  it("are Welch's of means, where so few are enough", async () => {
    const { smallestSample } = await steward.data('leah@example.com', '{ smallestSample { version } }');
    await act(steward, 'leah@example.com', 'setSmallestSample', { n: 3, expectedVersion: smallestSample.version });
    const id = await anInitiativeWith(
      { ...SEPTEMBER, metric: 'COST_TO_SERVE', mean: { n: 3, sum: '6', sumOfSquares: '14' } },
      { ...OCTOBER, metric: 'COST_TO_SERVE', mean: { n: 3, sum: '36', sumOfSquares: '434' } },
    );
    expect(await verdictsOf(id, ALL)).toMatchObject([
      { difference: 10, differenceInterval: interval(7.73, 12.27), verdict: 'WORSE' },
    ]);
  });

  it('keep readings of other initiatives out', async () => {
    await anInitiativeWith(aBaseline, aFollowUp);
    expect(await verdictsOf(await anInitiativeWith(aBaseline))).toEqual([]);
  });

  it('are told anew after the initiative went back to design', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await measured(id, [aFollowUp]);
    expect(await verdictsOf(id)).toHaveLength(1);
    await move(steward, 'des@example.com', 'iterateInitiative', id);
    expect(await verdictsOf(id)).toEqual([]);
    steward.clock.advanceDays(1);
    await measured(id, [{ ...aFollowUp, nps: { promoters: 7, passives: 0, detractors: 0 } }]);
    expect(await verdictsOf(id)).toMatchObject([{ metric: { code: 'NPS' }, followUp: { n: '7' } }]);
  });

  it('are not there for another organization', async () => {
    const id = await anInitiativeWith(aBaseline, aFollowUp);
    expect(await read(id, SHORT, 'oda@other.example')).toBeNull();
  });

  it('come in one statement with all else, for many initiatives as for one', async () => {
    const statements: jest.SpyInstance = jest.spyOn(Client.prototype, 'query');
    await steward.data('vic@example.com', `{ initiatives { nodes { title ${ALL} readings { nodes { value } } } } }`);
    const sent = (statements.mock.calls as [string | { text: string }][]).map(([each]) =>
      (typeof each === 'string' ? each : each.text).trim().slice(0, 6),
    );
    statements.mockRestore();
    expect(sent).toEqual(['begin ', 'select', 'commit']);
  });
});
