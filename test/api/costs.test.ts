import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, type Acted } from '../support/act';
import { anInitiative, move } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const FIN = 'fin@example.com';
const COST = `id kind day amount { amountMinor currencyCode } booked { amountMinor currencyCode } rate rateDay ofGrant note
  externalReference corrects { id } import { id } bookedBy { name } bookedAt initiative { title }`;
const AMOUNT = '{ amountMinor }';

let steward: Steward;
let portfolioId: string;
/** Granted 1,000.00, of which 100.00 were released for discover. */
let initiativeId: string;
beforeAll(async () => {
  steward = await aBank();
  // The test's clock stands in the autumn of 2026, and the portfolio is for 2027.
  portfolioId = await aPortfolio(steward, 'Branches', 1_500_000n);
  initiativeId = await anInitiative(steward, portfolioId, { title: 'Letters' });
});
afterAll(() => steward.stop());

const book = (different: Record<string, unknown> = {}, by = FIN): Promise<Acted> =>
  act(
    steward,
    by,
    'bookActualCost',
    { initiativeId, kind: 'ACTUAL', day: '2026-10-15', amountMinor: '4000', currencyCode: 'USD', ...different },
    `cost { ${COST} } initiative { spent ${AMOUNT} }`,
  );
const setRate = (different: Record<string, unknown>, by = FIN): Promise<Acted> =>
  act(
    steward,
    by,
    'setExchangeRate',
    { currencyCode: 'EUR', day: '2026-10-01', rate: '1.10', ...different },
    'exchangeRate { currencyCode rate day counts setBy { name } setAt }',
  );
/** Of an initiative, in minor units. */
async function moneyOf(id: string): Promise<Record<string, unknown>> {
  const { initiative } = await steward.data(
    'vic@example.com',
    `query($id: ID!) { initiative(id: $id) { released ${AMOUNT} spent ${AMOUNT} unspent ${AMOUNT} overspent ${AMOUNT}
      runCosts { year amount ${AMOUNT} } } }`,
    { id },
  );
  const { runCosts, ...sums } = initiative as Record<string, { amountMinor: string }> & { runCosts: any[] };
  const minor = Object.entries(sums).map(([name, { amountMinor }]) => [name, Number(amountMinor)]);
  return {
    ...Object.fromEntries(minor),
    runCosts: runCosts.map(({ year, amount }) => [year, Number(amount.amountMinor)]),
  };
}
/** What a cost is refused for, with nothing written. */
async function refused(different: Record<string, unknown>): Promise<string> {
  const before = await writtenRows(steward);
  const { code, message } = await book(different);
  expect(await writtenRows(steward)).toEqual(before);
  expect(code).toBe('INVALID_INPUT');
  return message as string;
}

describe('A cost', () => {
  it('is booked by finance, spent of the grant, and told once for a key', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Once' });
    const input = { initiativeId: id, note: 'Design agency', externalReference: 'INV-1', idempotencyKey: aKey() };
    const first = await book(input);
    const again = await book(input);

    expect(again).toEqual(first);
    expect(first).toEqual({
      __typename: 'BookActualCostPayload',
      cost: {
        ...{ id: expect.any(String) as string, kind: 'ACTUAL', day: '2026-10-15', rate: null, rateDay: null },
        ...{
          amount: { amountMinor: '4000', currencyCode: 'USD' },
          booked: { amountMinor: '4000', currencyCode: 'USD' },
        },
        ...{ ofGrant: true, note: 'Design agency', externalReference: 'INV-1', corrects: null, import: null },
        ...{ bookedBy: { name: 'Fin Finance' }, bookedAt: '2026-11-02T09:00:00.000Z', initiative: { title: 'Once' } },
      },
      initiative: { spent: { amountMinor: '4000' } },
    });
    // Granted 1,000.00, released 100.00, spent 40.00.
    expect(await moneyOf(id)).toEqual({ released: 10_000, spent: 4_000, unspent: 96_000, overspent: 0, runCosts: [] });
  });

  it('stands in the ledger, and in the audit of its initiative and portfolio', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'On record' });
    await book({ initiativeId: id, kind: 'RUN' });
    const { portfolio } = await steward.data(
      'leah@example.com',
      `query($id: ID!) { portfolio(id: $id) { ledger(last: 1, filter: { kind: [SPENT] }) {
        nodes { kind spentOn stage amount ${AMOUNT} reason proposal { title } bookedBy { name } } } } }`,
      { id: portfolioId },
    );
    expect(portfolio.ledger.nodes).toEqual([
      {
        ...{ kind: 'SPENT', spentOn: '2026-10-15', stage: null, amount: { amountMinor: '4000' } },
        ...{ reason: 'Run cost of "On record"', proposal: { title: 'On record' }, bookedBy: { name: 'Fin Finance' } },
      },
    ]);
    const lastOf = async (subjectId: string) => {
      const query = 'query($id: ID) { auditRecords(first: 1, filter: { subjectId: $id }) { nodes { action after } } }';
      return (await steward.data('leah@example.com', query, { id: subjectId }))['auditRecords'].nodes[0] as unknown;
    };
    expect(await lastOf(id)).toMatchObject({ action: 'costBooked', after: { kind: 'RUN', bookedMinor: '4000' } });
    expect(await lastOf(portfolioId)).toEqual({ action: 'spendingBooked', after: { amountMinor: '4000', entries: 1 } });
  });

  // Released 100.00, granted 1,000.00. Spent 1,200.00: 1,100.00 beyond what was released, 200.00 beyond the grant.
  it('may be more than was released, and than was granted: that is shown, and not netted by what others left', async () => {
    const own = await aPortfolio(steward, 'Overspent', 300_000n);
    const [dear, cheap] = [await anInitiative(steward, own), await anInitiative(steward, own)];
    await book({ initiativeId: dear, amountMinor: '120000' });
    await book({ initiativeId: cheap, amountMinor: '1000' });

    expect(await moneyOf(dear)).toMatchObject({ spent: 120_000, unspent: -20_000, overspent: 110_000 });
    const { portfolio } = await steward.data(
      'vic@example.com',
      `query($id: ID!) { portfolio(id: $id) { committed ${AMOUNT} released ${AMOUNT} spent ${AMOUNT} overspent ${AMOUNT}
        remaining ${AMOUNT} } }`,
      { id: own },
    );
    // Committed 2 × 1,000.00 of 3,000.00, released 2 × 100.00; spent 1,200.00 + 10.00.
    expect(portfolio).toEqual({
      ...{ committed: { amountMinor: '200000' }, released: { amountMinor: '20000' }, spent: { amountMinor: '121000' } },
      ...{ overspent: { amountMinor: '110000' }, remaining: { amountMinor: '100000' } },
    });
  });

  it('is booked of what has ended, too', async () => {
    const id = await anInitiative(steward, portfolioId);
    await move(steward, 'des@example.com', 'stopInitiative', id);

    expect(await book({ initiativeId: id })).toMatchObject({ __typename: 'BookActualCostPayload' });
  });

  it.each([
    ['nothing', { amountMinor: '0' }, /^input\.amountMinor: 0: expected more than 0/],
    ['less than nothing, of nothing', { amountMinor: '-1' }, /^input\.amountMinor: -1: expected more than 0/],
    ['a day to come', { day: '2026-11-03' }, /^input\.day: 2026-11-03 is in the future/],
    ['a currency that there is not', { currencyCode: 'DEM' }, /^input\.currencyCode: "DEM" is no currency/],
    [
      'a currency without a rate',
      { currencyCode: 'GBP' },
      /^input\.currencyCode: No rate of GBP to USD is known of 2026-10-15/,
    ],
    [
      'a rate where there is nothing to convert',
      { exchangeRate: { rate: '1.1', day: '2026-10-01' } },
      /^input\.exchangeRate: Its initiative is in USD, too/,
    ],
  ])('is refused for %s', async (_what, different, message) => {
    expect(await refused(different)).toMatch(message);
  });

  it('is refused under a reference that was booked, also when two come at once', async () => {
    const answers = await Promise.all([1, 2].map(() => book({ externalReference: 'INV-TWICE' })));

    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['BookActualCostPayload', 'InvalidInput']);
    expect(await refused({ externalReference: 'INV-TWICE', amountMinor: '1' })).toBe(
      'input.externalReference: "INV-TWICE" was booked already: it would count twice.',
    );
  });

  it('is for finance, of the organization or of that portfolio', async () => {
    const before = await writtenRows(steward);
    for (const email of ['leah@example.com', 'pam@example.com', 'ada@example.com', 'des@example.com']) {
      await expect(book({}, email)).rejects.toThrow(/Finance books what initiatives cost/);
    }
    await expect(book({ initiativeId: unknownId('Initiative') })).rejects.toThrow(/NOT_FOUND/);
    await expect(book({ correctsId: unknownId('Cost'), amountMinor: '-1' })).rejects.toThrow(/No cost has the id/);
    expect(await writtenRows(steward)).toEqual(before);
    const grant = { personId: await idOf(steward, 'bea@example.com'), role: 'FINANCE', portfolioId };
    await act(steward, 'ada@example.com', 'grantRole', grant);

    expect(await book({}, 'bea@example.com')).toMatchObject({ __typename: 'BookActualCostPayload' });
    const elsewhere = await anInitiative(steward, await aPortfolio(steward, 'Elsewhere', 100_000n));
    await expect(book({ initiativeId: elsewhere }, 'bea@example.com')).rejects.toThrow(/FORBIDDEN/);
  });
});

describe('An exchange rate', () => {
  it('converts what is booked on its day or later, which keeps rate and day whatever is set afterwards', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Abroad' });
    expect(await setRate({})).toEqual({
      __typename: 'SetExchangeRatePayload',
      exchangeRate: {
        ...{ currencyCode: 'EUR', rate: '1.1', day: '2026-10-01', counts: true },
        ...{ setBy: { name: 'Fin Finance' }, setAt: '2026-11-02T09:00:00.000Z' },
      },
    });
    // 0.05 × 1.1 = 0.055, to the even cent 0.06; 10.00 × 1.1 = 11.00
    const tiny = await book({ initiativeId: id, currencyCode: 'EUR', amountMinor: '5' });
    const whole = await book({ initiativeId: id, currencyCode: 'EUR', amountMinor: '1000' });
    await setRate({ rate: '1.2' });
    const dearer = await book({ initiativeId: id, currencyCode: 'EUR', amountMinor: '1000' });
    const given = { rate: '1.5', day: '2026-10-14' };
    const own = await book({ initiativeId: id, currencyCode: 'EUR', amountMinor: '1000', exchangeRate: given });

    const told = [tiny, whole, dearer, own].map(({ cost }) => [cost.booked.amountMinor, cost.rate, cost.rateDay]);
    expect(told).toEqual([
      ['6', '1.1', '2026-10-01'],
      ['1100', '1.1', '2026-10-01'],
      ['1200', '1.2', '2026-10-01'],
      ['1500', '1.5', '2026-10-14'],
    ]);
    expect(own['cost'].amount).toEqual({ amountMinor: '1000', currencyCode: 'EUR' });
    const { cost } = await steward.data('vic@example.com', 'query($id: ID!) { cost(id: $id) { rate } }', {
      id: whole['cost'].id,
    });
    expect(cost).toEqual({ rate: '1.1' });
    // 0.06 + 11.00 + 12.00 + 15.00
    expect(await moneyOf(id)).toMatchObject({ spent: 3806 });
    const { exchangeRates } = await steward.data(
      'vic@example.com',
      '{ exchangeRates(filter: { currencyCode: ["EUR"], counts: true }) { nodes { rate } } all: exchangeRates { totalCount } }',
    );
    expect(exchangeRates.nodes).toEqual([{ rate: '1.2' }]);
  });

  it('is set by finance alone, and never of the reporting currency, of nothing or of a day to come', async () => {
    const before = await writtenRows(steward);
    expect(await setRate({ currencyCode: 'USD', rate: '0', day: '2026-11-03' })).toMatchObject({
      problems: [{ path: 'input.currencyCode' }, { path: 'input.rate' }, { path: 'input.day' }],
    });
    await expect(setRate({}, 'leah@example.com')).rejects.toThrow(/Finance sets exchange rates/);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('of one organization is not known in another', async () => {
    await setRate({ currencyCode: 'CHF' });
    const { exchangeRates, costs } = await steward.data(
      'oda@other.example',
      '{ exchangeRates { totalCount } costs { totalCount } }',
    );
    expect([exchangeRates, costs]).toEqual([{ totalCount: 0 }, { totalCount: 0 }]);
  });
});

describe('A correction', () => {
  // EUR 99.99 at 1.0832 are 108.309168, so 108.31. Off go 33.33 thrice: left 66.66 → 72.206112, 33.33 → 36.103056, 0:
  // 108.31 − 72.21 = 36.10; 72.21 − 36.10 = 36.11; 36.10.
  it('names its cost, is converted as that was, and takes off no more than is left, to the cent', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Refunded' });
    const exchangeRate = { rate: '1.0832', day: '2026-10-01' };
    const { cost } = await book({ initiativeId: id, currencyCode: 'EUR', amountMinor: '9999', exchangeRate });
    const correct = (amountMinor: string) =>
      book({ initiativeId: id, currencyCode: 'EUR', amountMinor, correctsId: cost.id, day: '2026-10-20' });
    const booked = [];
    for (const amountMinor of ['-3333', '-3333', '-3333']) booked.push((await correct(amountMinor))['cost']);

    expect(booked.map(({ booked, rate, corrects }) => [booked.amountMinor, rate, corrects.id])).toEqual([
      ['-3610', '1.0832', cost.id],
      ['-3611', '1.0832', cost.id],
      ['-3610', '1.0832', cost.id],
    ]);
    expect(await moneyOf(id)).toMatchObject({ spent: 0 });
    expect(await correct('-1')).toMatchObject({
      message: 'input.amountMinor: -1: 0 minor units are left of what it corrects.',
    });
  });

  it('is made by one of two at once where there is enough for one', async () => {
    const { cost } = await book({});
    const answers = await Promise.all([1, 2].map(() => book({ amountMinor: '-3000', correctsId: cost.id })));

    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['BookActualCostPayload', 'InvalidInput']);
  });

  it('is refused of a cost of another initiative', async () => {
    const { cost } = await book({ initiativeId: await anInitiative(steward, portfolioId) });

    expect(await refused({ amountMinor: '-1', correctsId: cost.id })).toBe(
      'input.correctsId: It is a cost of another initiative.',
    );
  });
});

// The clock moves on from here.
describe('As time goes by', () => {
  // Granted 1,000.00 in 2026, released 100.00: both count in the first half. Spent 20.00 in 2026, and 70.00 in August. Stopped
  // in August, 900.00 come back: in the second half, where nothing was committed, −900.00.
  it('the periods of a budget tell what was committed, released, spent and given back in each, and add up', async () => {
    const id = await aPortfolio(steward, 'By halves', 0n);
    const periods = [
      { firstDay: '2027-01-01', lastDay: '2027-06-30', amountMinor: '150000' },
      { firstDay: '2027-07-01', lastDay: '2027-12-31', amountMinor: '50000' },
    ];
    const budget = { portfolioId: id, expectedVersion: 1, budgetMinor: '200000', periods, reason: 'Plan' };
    await act(steward, FIN, 'setBudget', budget);
    const funded = await anInitiative(steward, id);
    await book({ initiativeId: funded, day: '2026-11-01', amountMinor: '2000' });
    steward.clock.moveTo('2027-08-20T09:00:00Z');
    await book({ initiativeId: funded, day: '2027-08-19', amountMinor: '7000' });
    await move(steward, 'des@example.com', 'stopInitiative', funded);
    const { portfolio } = await steward.data(
      'vic@example.com',
      `query($id: ID!) { portfolio(id: $id) { committed ${AMOUNT} budgetPeriods {
        budget ${AMOUNT} committed ${AMOUNT} released ${AMOUNT} spent ${AMOUNT} remaining ${AMOUNT} } } }`,
      { id },
    );
    const minor = (period: Record<string, { amountMinor: string }>) =>
      Object.values(period).map(({ amountMinor }) => Number(amountMinor));
    expect(portfolio.budgetPeriods.map(minor)).toEqual([
      [150_000, 100_000, 10_000, 2_000, 50_000],
      [50_000, -90_000, 0, 7_000, 140_000],
    ]);
    expect(portfolio.committed).toEqual({ amountMinor: '10000' });
  });

  it('the cost of running an initiative is told by year, and spent of the grant as long as the period of the portfolio lasts', async () => {
    const own = await aPortfolio(steward, 'Runs', 200_000n);
    const id = await anInitiative(steward, own, { title: 'Runs' });
    steward.clock.moveTo('2029-03-01T09:00:00Z');
    for (const [day, amountMinor] of [
      ['2027-12-31', '100'],
      ['2028-01-01', '2000'],
      ['2028-12-31', '30'],
      ['2027-06-01', '5'],
    ]) {
      await book({ initiativeId: id, kind: 'RUN', day, amountMinor });
    }
    const { initiative } = await steward.data(
      'vic@example.com',
      `query($id: ID!) { initiative(id: $id) { costs(filter: { kind: [RUN], from: "2028-01-01" }) { nodes { day ofGrant } }
        portfolio { budgetPeriods { spent ${AMOUNT} } } } }`,
      { id },
    );
    // 1.00 + 0.05; 20.00 + 0.30
    expect(await moneyOf(id)).toMatchObject({
      spent: 105,
      runCosts: [
        [2027, 105],
        [2028, 2030],
      ],
    });
    expect(initiative).toEqual({
      costs: {
        nodes: [
          { day: '2028-01-01', ofGrant: false },
          { day: '2028-12-31', ofGrant: false },
        ],
      },
      portfolio: { budgetPeriods: [{ spent: { amountMinor: '105' } }] },
    });
  });
});
