import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { anAssessed } from '../support/a-proposal';
import { act, type Acted } from '../support/act';
import {
  anInitiative,
  forecastAsFunded,
  move,
  pass,
  send,
  versionOf,
  workOf,
  aBaseline,
} from '../support/an-initiative';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [DES, FLO, LEAH, PAM, VIC] = ['des', 'flo', 'leah', 'pam', 'vic'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string, string],
];

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

/** In design, worth 3,000.00 a year, with a baseline of NPS. */
async function inDesign(): Promise<string> {
  const id = await anInitiative(steward, portfolioId);
  await pass(steward, id, 'DISCOVER');
  await send(steward, DES, 'recordReading', { initiativeId: id, ...aBaseline });
  return id;
}

const LOYALTY = { driver: 'CUSTOMER_LOYALTY', lowMinor: '100000', likelyMinor: '200000', highMinor: '250000' };
const FORECAST = {
  reachPercent: 40,
  drivers: [
    LOYALTY,
    { driver: 'BRAND_DAMAGE', lowMinor: '0', likelyMinor: '100000', highMinor: '150000', betterAtTen: 20 },
  ],
  metrics: [{ metric: 'NPS', afterMonths: 6, low: 0, likely: 5, high: 10 }],
  note: 'By the pilot in two branches.',
};
const OUTCOME = `number kind lockedAt reachPercent note madeBy { name } forecast { number kind }
  drivers { driver valueYearly { low { amountMinor } likely { amountMinor currencyCode } high { amountMinor } }
    worth { amountMinor } metric { code } betterAtTen betterIn }
  metrics { metric { code unit } afterMonths low likely high }`;
const forecast = async (id: string, different: object = {}, email = DES): Promise<Acted> =>
  act(
    steward,
    email,
    'forecastOutcome',
    { initiativeId: id, expectedVersion: await versionOf(steward, id), ...FORECAST, ...different },
    `outcomeForecast { ${OUTCOME} } initiative { version }`,
  );
const outcomesOf = async (id: string, filter = ''): Promise<Record<string, any>[]> => {
  const query = `query($id: ID!) { initiative(id: $id) { outcomeForecasts${filter} { nodes { ${OUTCOME} } } } }`;
  return (await steward.data(VIC, query, { id }))['initiative'].outcomeForecasts.nodes;
};

describe('The measure of each driver', () => {
  it('is shown with what ten points stand for', async () => {
    const { driverMeasures } = await steward.data(
      VIC,
      '{ driverMeasures { driver label metric { code } betterAtTen betterIn } }',
    );
    expect(driverMeasures).toHaveLength(10);
    expect(driverMeasures[0]).toEqual({
      ...{ driver: 'CUSTOMER_LOYALTY', label: 'Customer loyalty', metric: { code: 'CHURN_RATE' } },
      ...{ betterAtTen: 2, betterIn: 'UNITS' },
    });
    expect(driverMeasures[8]).toMatchObject({ driver: 'COMPLIANCE_SAFETY_AND_LEGAL_COST', metric: null });
  });
});

describe('A forecast of outcomes', () => {
  // Two points of loyalty: 600,000.00 a year. One of recurring problems: 300,000.00.
  it('is at first what the estimates said when it was funded, frozen', async () => {
    const none = null;
    const points = [2, none, none, none, none, none, none, 1, none, none];
    const proposal = await anAssessed(steward, portfolioId, points);
    const { initiative } = await act(
      steward,
      PAM,
      'fundProposal',
      {
        ...{ proposalId: proposal.id, expectedVersion: proposal.version },
        ...{ leadId: await idOf(steward, DES), businessOwnerId: await idOf(steward, 'bea@example.com') },
      },
      'initiative { id }',
    );
    const amount = (amountMinor: string) => ({ amountMinor });
    const known = (driver: string, minor: string) => ({
      driver,
      valueYearly: { low: amount(minor), likely: { amountMinor: minor, currencyCode: 'USD' }, high: amount(minor) },
      worth: amount('300000000'),
    });
    expect(await outcomesOf(initiative.id as string)).toMatchObject([
      {
        ...{ number: 1, kind: 'FUNDED', lockedAt: null, reachPercent: 100, note: null, metrics: [] },
        ...{ madeBy: { name: 'Pam Portfolio' }, forecast: { number: 1, kind: 'FUNDED' } },
        drivers: [known('CUSTOMER_LOYALTY', '60000000'), known('RECURRING_PROBLEMS', '30000000')],
      },
    ]);
  });

  it('is made in design as often as more is learned, and the last one is locked with the gate', async () => {
    const id = await inDesign();
    const version = await versionOf(steward, id);
    expect(await forecast(id)).toMatchObject({
      outcomeForecast: {
        ...{ number: 1, kind: 'DESIGN', lockedAt: null, reachPercent: 40, note: 'By the pilot in two branches.' },
        ...{ madeBy: { name: 'Des Design' }, forecast: { number: 1, kind: 'FUNDED' } },
        drivers: [
          {
            driver: 'CUSTOMER_LOYALTY',
            metric: { code: 'CHURN_RATE' },
            betterAtTen: 2,
            worth: { amountMinor: '300000000' },
          },
          { driver: 'BRAND_DAMAGE', metric: { code: 'NPS' }, betterAtTen: 20, betterIn: 'UNITS' },
        ],
        metrics: [{ metric: { code: 'NPS', unit: 'NPS_POINTS' }, afterMonths: 6, low: 0, likely: 5, high: 10 }],
      },
      initiative: { version: version + 1 },
    });
    await forecast(id, { note: 'After the second pilot.' });
    await pass(steward, id, 'DESIGN');
    expect(await outcomesOf(id, '(filter: { kind: DESIGN })')).toMatchObject([
      { number: 1, lockedAt: null },
      { number: 2, lockedAt: '2026-11-02T09:00:00.000Z', note: 'After the second pilot.' },
    ]);
    const before = await writtenRows(steward);
    expect(await forecast(id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'WORKING' });
    expect(await writtenRows(steward)).toEqual(before);
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('voids the votes of those who approved other targets', async () => {
    const id = await inDesign();
    await workOf(steward, id, 'DESIGN');
    await move(steward, DES, 'requestApproval', id);
    await move(steward, FLO, 'approveGate', id);
    await forecast(id);
    const { initiative } = await steward.data(
      LEAH,
      `query($id: ID!) { initiative(id: $id) { approvals(last: 1) { nodes {
        contentVersion changedSince { change } votes { nodes { standing } } } } } }`,
      { id },
    );
    expect(initiative.approvals.nodes).toEqual([
      {
        ...{ contentVersion: 2, changedSince: [{ change: 'Another forecast of its outcomes was made.' }] },
        votes: { nodes: [{ standing: 'VOIDED' }] },
      },
    ]);
  });

  it('divides the value of the forecast in money that counts now, and no other', async () => {
    const id = await inDesign();
    const half = { drivers: [LOYALTY] };
    expect(await forecast(id, half)).toMatchObject({
      problems: [
        {
          path: 'input.drivers',
          message: 'What is likely adds up to 200000: expected 300000, the value a year of forecast 1.',
        },
      ],
    });
    await act(steward, DES, 'reforecast', {
      ...{ initiativeId: id, expectedVersion: await versionOf(steward, id), note: 'Less.' },
      ...{ costOneOffMinor: '60000', costYearlyMinor: '40000', valueYearlyMinor: '200000' },
    });
    expect(await forecast(id, half)).toMatchObject({
      outcomeForecast: { forecast: { number: 2, kind: 'REFORECAST' } },
    });
    await forecastAsFunded(steward, id);
  });

  it('is refused whole: without a baseline, out of order, stale, by who does not run it, of another tenant', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER');
    const before = await writtenRows(steward);
    const reversed = [{ metric: 'CSAT', afterMonths: 5, low: 1, likely: 0, high: -1 }];
    expect(await forecast(id, { metrics: reversed, reachPercent: 0 })).toMatchObject({
      problems: [
        { path: 'input.reachPercent' },
        { path: 'input.metrics[0].afterMonths', message: '5: expected one of 3, 6, 12.' },
        {
          path: 'input.metrics[0].metric',
          message: 'The initiative has no baseline reading of CSAT: record one first.',
        },
        { path: 'input.metrics[0].low' },
        { path: 'input.metrics[0].high' },
      ],
    });
    expect(await forecast(id, { expectedVersion: 1 })).toMatchObject({ code: 'STALE_VERSION' });
    await expect(forecast(id, {}, 'sam@example.com')).rejects.toThrow('Sponsor, lead and business owner');
    const asOther = forecast(id, { expectedVersion: 1 }, 'oda@other.example');
    await expect(asOther).rejects.toThrow('No initiative has the id');
    expect(await writtenRows(steward)).toEqual(before);
  });
});
