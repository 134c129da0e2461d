import { verifyAudit } from '../../src/audit';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, type Acted } from '../support/act';
import { aBaseline, anInitiative, move, pass, send, versionOf } from '../support/an-initiative';
import { fireDue } from '../support/due-deadlines';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [BEA, DES, FLO, LEAH] = ['bea', 'des', 'flo', 'leah'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string],
];

let steward: Steward;
let portfolioId: string;
beforeEach(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterEach(() => steward.stop());

const churn = (initiativeId: string, isBaseline: boolean, count: number, windowTo: string): Promise<Acted> =>
  send(steward, DES, 'recordReading', {
    ...{ initiativeId, metric: 'CHURN_RATE', isBaseline, windowFrom: windowTo, windowTo },
    proportion: { n: 1000, count },
  }) as Promise<Acted>;

const FORECAST = {
  reachPercent: 1,
  // Of the base of which ten points of loyalty are worth 3,000,000.00, one percent.
  drivers: [
    { driver: 'CUSTOMER_LOYALTY', lowMinor: '100000', likelyMinor: '250000', highMinor: '3500000' },
    { driver: 'COMPLIANCE_SAFETY_AND_LEGAL_COST', lowMinor: '0', likelyMinor: '50000', highMinor: '60000' },
  ],
  metrics: [
    { metric: 'CHURN_RATE', afterMonths: 3, low: -3, likely: -1, high: 0 },
    { metric: 'NPS', afterMonths: 3, low: 0, likely: 5, high: 10 },
  ],
  note: 'By the pilot.',
};

/** In measure since 2 November 2026, when 20 % of 1,000 customers were lost. */
async function inMeasure(): Promise<string> {
  const id = await anInitiative(steward, portfolioId);
  await pass(steward, id, 'DISCOVER');
  await send(steward, DES, 'recordReading', { initiativeId: id, ...aBaseline });
  await churn(id, true, 200, '2026-10-31');
  const expectedVersion = await versionOf(steward, id);
  const forecast = await act(steward, DES, 'forecastOutcome', { initiativeId: id, expectedVersion, ...FORECAST });
  if ('code' in forecast) throw new Error(String(forecast['message']));
  await pass(steward, id, 'DESIGN', 'PROTOTYPE');
  return id;
}

const NO_FINE = { driver: 'COMPLIANCE_SAFETY_AND_LEGAL_COST', yearlyMinor: '70000', statement: 'No fine this year.' };
const REALISED = `realisedOutcome { id afterMonths measuredSince note confirmedBy { name } recordedBy { name }
  outcomeForecast { number } readings { id } corrects { id }
  metrics { metric { code } baseline followUp change interval { low high } }
  drivers { driver by yearly { amountMinor currencyCode } low { amountMinor } high { amountMinor } statement } }`;
const record = (initiativeId: string, different: object = {}, email = DES): Promise<Acted> =>
  act(steward, email, 'recordRealised', { initiativeId, afterMonths: 3, stated: [NO_FINE], ...different }, REALISED);
const confirm = (realisedOutcomeId: string, email = FLO): Promise<Acted> =>
  act(steward, email, 'confirmRealised', { realisedOutcomeId }, 'realisedOutcome { confirmedBy { name } }');
const outcomeOf = async (id: string): Promise<Record<string, any>[]> => {
  const { initiative } = await steward.data(
    'vic@example.com',
    `query($id: ID!) { initiative(id: $id) { outcome { afterMonths dueAt overdue recorded confirmed
      drivers { driver forecast { likely { amountMinor } } realised { yearly { amountMinor } } difference { amountMinor } withinForecast }
      metrics { forecast { metric { code } likely } realised { change } difference withinForecast } } } }`,
    { id },
  );
  return initiative.outcome;
};
const told = async (email: string, kind: string): Promise<string[]> => {
  const query = `{ viewer { inbox(filter: { kind: [${kind}] }) { nodes { title } } } }`;
  return (await steward.data(email, query))['viewer'].inbox.nodes.map(({ title }: any) => title);
};

describe('What an initiative realises', () => {
  it('is due 3, 6 and 12 months after it entered measure, and overdue until it is recorded', async () => {
    const id = await inMeasure();
    const marks = async () =>
      (await outcomeOf(id)).map(({ afterMonths, dueAt, overdue, recorded }) => [afterMonths, dueAt, overdue, recorded]);
    expect(await marks()).toEqual([
      [3, '2027-02-03T00:00:00.000Z', false, false],
      [6, '2027-05-03T00:00:00.000Z', false, false],
      [12, '2027-11-03T00:00:00.000Z', false, false],
    ]);
    expect(await record(id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'What was realised after 3 months is recorded from 2027-02-02 on.',
    });
    steward.clock.advanceDays(93);
    await fireDue(steward);
    expect((await marks())[0]).toEqual([3, '2027-02-03T00:00:00.000Z', true, false]);
    for (const email of [DES, BEA]) {
      expect(await told(email, 'OUTCOME_DUE')).toEqual(['What was realised is due: "Say why a payment was held"']);
    }
    await churn(id, false, 190, '2027-01-31');
    await record(id);
    expect((await marks())[0]).toEqual([3, '2027-02-03T00:00:00.000Z', false, true]);
    expect(await fireDue(steward)).toBe(0);
  });

  it('is recorded later where a CX leader gives more time; the marks after it stay, and whoever runs it finds it', async () => {
    const id = await inMeasure();
    const query = `query($id: ID!) { initiative(id: $id) { outcomeDeadlines { nodes { id name version dueAt initiative { id } } } } }`;
    const due = async () => (await steward.data(BEA, query, { id }))['initiative'].outcomeDeadlines.nodes as Acted[];
    const deadlineId = (await due())[0]!['id'] as string;
    const asked = { deadlineId, expectedVersion: 1, dueAt: '2027-02-20T00:00:00.000Z', reason: 'The survey is late.' };
    const extended = await act(steward, LEAH, 'extendDeadline', asked, 'deadline { dueAt version } initiative { id }');
    expect(extended).toMatchObject({ deadline: { dueAt: '2027-02-20T00:00:00.000Z', version: 2 }, initiative: { id } });
    expect((await due()).map(({ dueAt }) => dueAt as string)).toEqual([
      ...['2027-02-20T00:00:00.000Z', '2027-05-03T00:00:00.000Z', '2027-11-03T00:00:00.000Z'],
    ]);
    steward.clock.moveTo('2027-02-19T23:00:00Z');
    expect(await fireDue(steward)).toBe(0);
    expect((await outcomeOf(id))[0]).toMatchObject({ overdue: false });
    const mine = `query($id: ID!) { deadlines(filter: { personId: $id }, first: 100) { nodes { name } } }`;
    const { deadlines } = await steward.data(BEA, mine, { id: await idOf(steward, BEA) });
    expect(deadlines.nodes).toContainEqual({ name: 'outcome after 3 months' });
  });

  // 20 % before and 18 % after: 2 points fewer, the anchor of ten points, worth 3,000,000.00 on the whole base and 30,000.00
  // on one percent of it. 30,000.00 − 2,500.00 = 27,500.00; −2 − −1 = −1 point.
  it('is computed from its readings, confirmed by finance, and shown beside what was forecast', async () => {
    const id = await inMeasure();
    steward.clock.advanceDays(93);
    await churn(id, false, 180, '2027-01-31');
    const recorded = await record(id, { note: 'Quarter.' });
    expect(recorded).toMatchObject({
      realisedOutcome: {
        ...{ afterMonths: 3, measuredSince: '2026-11-02', note: 'Quarter.', confirmedBy: null, corrects: null },
        ...{ recordedBy: { name: 'Des Design' }, outcomeForecast: { number: 1 } },
        metrics: [{ metric: { code: 'CHURN_RATE' }, baseline: 20, followUp: 18, change: -2 }],
        drivers: [
          { driver: 'CUSTOMER_LOYALTY', by: 'MEASURED', yearly: { amountMinor: '3000000', currencyCode: 'USD' } },
          { by: 'STATED', yearly: { amountMinor: '70000' }, low: null, statement: 'No fine this year.' },
        ],
      },
    });
    expect(recorded['realisedOutcome'].readings).toHaveLength(2);
    expect(await told(FLO, 'OUTCOME_TO_CONFIRM')).toHaveLength(1);
    expect(await confirm(recorded['realisedOutcome'].id as string)).toMatchObject({
      realisedOutcome: { confirmedBy: { name: 'Flo Finance' } },
    });
    const [first] = await outcomeOf(id);
    expect(first).toMatchObject({
      ...{ recorded: true, confirmed: true },
      drivers: [
        {
          realised: { yearly: { amountMinor: '3000000' } },
          difference: { amountMinor: '2750000' },
          withinForecast: true,
        },
        { forecast: { likely: { amountMinor: '50000' } }, difference: { amountMinor: '20000' }, withinForecast: false },
      ],
      metrics: [
        {
          forecast: { metric: { code: 'CHURN_RATE' }, likely: -1 },
          realised: { change: -2 },
          difference: -1,
          withinForecast: true,
        },
        { forecast: { metric: { code: 'NPS' } }, realised: null, difference: null, withinForecast: null },
      ],
    });
    expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
  });

  // 30,000.00 of loyalty and 700.00 of a fine that was not paid; 3,000.00 were forecast.
  it('is what it is worth once finance has confirmed it, and what a case study tells beside the forecast', async () => {
    const id = await inMeasure();
    steward.clock.advanceDays(93);
    await churn(id, false, 180, '2027-01-31');
    const first = (await record(id))['realisedOutcome'].id as string;
    const worth = async () => {
      const { sunsetCandidates, initiative } = await steward.data(
        LEAH,
        `query($id: ID!) { sunsetCandidates { nodes { value { amountMinor } valueBasis } }
          initiative(id: $id) { adoption { value { amountMinor } valueBasis } caseStudy } }`,
        { id },
      );
      expect(sunsetCandidates.nodes).toEqual([initiative.adoption]);
      const came = (initiative.caseStudy as string).split('\n').filter((line) => line.startsWith('- Came'));
      return [initiative.adoption.value.amountMinor, initiative.adoption.valueBasis, ...came];
    };
    const came = '- Came after 3 months: worth USD 30,700.00 a year';
    expect(await worth()).toEqual([expect.any(String), 'FORECAST', `${came} (not confirmed by finance)`]);
    await confirm(first);
    expect(await worth()).toEqual(['3070000', 'REALISED', came]);
    await record(id, { correctsId: first, stated: [{ ...NO_FINE, yearlyMinor: '0' }] });
    expect((await worth()).slice(1)).toEqual([
      'FORECAST',
      '- Came after 3 months: worth USD 30,000.00 a year (not confirmed by finance)',
    ]);
  });

  it('is corrected by a further one that names it, and that is to be confirmed again', async () => {
    const id = await inMeasure();
    steward.clock.advanceDays(93);
    await churn(id, false, 180, '2027-01-31');
    const first = (await record(id))['realisedOutcome'].id as string;
    await confirm(first);
    expect(await record(id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'RECORDED' });
    const loyalty = { driver: 'CUSTOMER_LOYALTY', yearlyMinor: '1', statement: 'The pilot was another one.' };
    const further = await record(id, { correctsId: first, stated: [NO_FINE, loyalty] });
    expect(further).toMatchObject({ realisedOutcome: { corrects: { id: first }, drivers: [{ by: 'STATED' }, {}] } });
    expect(await record(id, { correctsId: first })).toMatchObject({ problems: [{ path: 'input.correctsId' }] });
    expect(await confirm(first)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CORRECTED' });
    expect(await outcomeOf(id)).toMatchObject([
      { recorded: true, confirmed: false, drivers: [{ realised: { yearly: { amountMinor: '1' } } }, {}] },
      { recorded: false },
      { recorded: false },
    ]);
    const list = `query($id: ID!) { initiative(id: $id) { realisedOutcomes { totalCount nodes { correctedBy { id } } } } }`;
    expect((await steward.data(LEAH, list, { id }))['initiative'].realisedOutcomes).toMatchObject({
      ...{ totalCount: 2, nodes: [{ correctedBy: { id: further['realisedOutcome'].id } }, { correctedBy: null }] },
    });
  });

  it('is refused whole: what was not measured, another mark, before measure, by who has no say, of another tenant', async () => {
    const young = await anInitiative(steward, portfolioId);
    const id = await inMeasure();
    steward.clock.advanceDays(93);
    const before = await writtenRows(steward);
    expect(await record(young)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'DISCOVER' });
    expect(await record(id, { afterMonths: 4 })).toMatchObject({ problems: [{ path: 'input.afterMonths' }] });
    expect(await record(id, { stated: [] })).toMatchObject({
      problems: [
        {
          path: 'input.stated',
          message:
            'CUSTOMER_LOYALTY has no follow-up reading of CHURN_RATE whose window ends from 2026-11-03 to 2027-02-02, or no baseline: state what it brought.',
        },
        {
          path: 'input.stated',
          message: 'COMPLIANCE_SAFETY_AND_LEGAL_COST is measured by no metric: state what it brought.',
        },
      ],
    });
    await expect(record(id, {}, 'sam@example.com')).rejects.toThrow('Sponsor, lead and business owner');
    await expect(record(id, {}, 'oda@other.example')).rejects.toThrow('No initiative has the id');
    expect(await writtenRows(steward)).toEqual(before);
    await churn(id, false, 180, '2027-01-31');
    const realised = (await record(id))['realisedOutcome'].id as string;
    // Fin of finance sponsors it.
    expect(await confirm(realised, 'fin@example.com')).toMatchObject({ code: 'OWN_DECISION' });
    await expect(confirm(realised, LEAH)).rejects.toThrow('Finance confirms');
    await expect(confirm(realised, 'oda@other.example')).rejects.toThrow('No realised outcome has the id');
    await confirm(realised);
    expect(await confirm(realised)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CONFIRMED' });
  });

  it('is counted anew where the initiative went back to design and enters measure again', async () => {
    const id = await inMeasure();
    steward.clock.advanceDays(10);
    await move(steward, DES, 'iterateInitiative', id);
    steward.clock.advanceDays(10);
    await pass(steward, id, 'DESIGN', 'PROTOTYPE');
    expect((await outcomeOf(id)).map(({ dueAt }) => dueAt)).toEqual([
      ...['2027-02-23T00:00:00.000Z', '2027-05-23T00:00:00.000Z', '2027-11-23T00:00:00.000Z'],
    ]);
    const { initiative } = await steward.data(
      LEAH,
      'query($id: ID!) { initiative(id: $id) { outcomeDeadlines { nodes { state } } } }',
      { id },
    );
    const states = initiative.outcomeDeadlines.nodes.map(({ state }: any) => state).sort();
    expect(states).toEqual([...Array<string>(3).fill('CANCELLED'), ...Array<string>(3).fill('PENDING')]);
  });
});

describe('Calibration', () => {
  const calibrated = async (email: string, args: string): Promise<Record<string, any>[]> => {
    const fields = 'id name n initiatives biasPercent coveragePercent';
    return (await steward.data(email, `{ calibration(${args}) { ${fields} } }`))['calibration'];
  };
  const upliftOf = async (id: string): Promise<Record<string, any>> => {
    const uplift = `uplift { track n parentN p20 p50 p80 low { amountMinor } likely { amountMinor } high { amountMinor } }`;
    const query = `query($id: ID!) { initiative(id: $id) { outcomeForecasts(last: 1) { nodes { ${uplift} } } } }`;
    return (await steward.data(DES, query, { id }))['initiative'].outcomeForecasts.nodes[0].uplift;
  };

  // Loyalty: 30,000.00 of a likely 2,500.00, +1,100 %, within 1,000.00 … 35,000.00. Compliance: 700.00 of 500.00, +40 %, beyond
  // 600.00. The mean is +570 %. Of churn less is better: (2 − 1) / 1 = 100 %, within −3 … 0.
  it('is of the forecasts that somebody made, and of all for those who lead', async () => {
    const id = await inMeasure();
    steward.clock.advanceDays(93);
    await churn(id, false, 180, '2027-01-31');
    const realised = (await record(id))['realisedOutcome'].id as string;
    const churned = { name: 'ALL', n: 1, initiatives: 1, biasPercent: 100, coveragePercent: 100, id: null };
    expect(await calibrated(DES, 'by: ALL, of: METRICS')).toEqual([churned]);
    expect(await calibrated(DES, 'by: ALL, of: DRIVERS')).toEqual([]);
    await confirm(realised);
    const money = { n: 2, initiatives: 1, biasPercent: 570, coveragePercent: 50 };
    expect(await calibrated(DES, 'by: TRACK, of: DRIVERS')).toEqual([{ id: null, name: 'STANDARD', ...money }]);
    expect(await calibrated(LEAH, 'by: PORTFOLIO, of: DRIVERS')).toEqual([
      { id: portfolioId, name: 'Retail', ...money },
    ]);
    expect(await calibrated(LEAH, 'by: ALL, of: DRIVERS, mine: true')).toEqual([]);
    for (const email of [FLO, 'vic@example.com', 'oda@other.example']) {
      expect(await calibrated(email, 'by: ALL, of: METRICS')).toEqual([]);
    }
    expect(await calibrated(LEAH, 'by: ALL, of: METRICS, afterMonths: 6')).toEqual([]);
    const { errors } = await steward.ask(LEAH, '{ calibration(by: ALL, of: METRICS, afterMonths: 5) { n } }');
    expect(errors?.[0]).toMatchObject({ message: 'calibration: afterMonths is one of 3, 6, 12, not 5.' });
  });

  // 30,700.00 of 3,000.00 came: 10.2333… times. The class of one is shrunk to all, which is the same one, shrunk to 1:
  // all: 0.1 · 10.2333 + 0.9 = 1.92333; the class: 0.1 · 10.2333 + 0.9 · 1.92333 = 2.75433. Of 3,000.00: 8,263.00.
  it('shows what came of forecasts like it beside the next one, and leaves it as it is', async () => {
    const id = await inMeasure();
    expect(await upliftOf(id)).toBeNull();
    steward.clock.advanceDays(93);
    await churn(id, false, 180, '2027-01-31');
    await confirm((await record(id))['realisedOutcome'].id as string);
    expect(await upliftOf(id)).toBeNull();
    const uplift = await upliftOf(await inMeasure());
    expect(uplift).toMatchObject({ track: 'STANDARD', n: 1, parentN: 1, likely: { amountMinor: '826300' } });
    expect(uplift['p50']).toBeCloseTo(2.754333, 5);
  });
});
