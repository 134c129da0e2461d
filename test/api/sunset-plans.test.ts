import { verifyHistory } from '../../src/initiatives';
import { aBank } from '../support/a-bank';
import { aBoard } from '../support/a-meeting';
import { aPortfolio } from '../support/a-portfolio';
import { aService } from '../support/a-service';
import { aBaseline, aDeliverable, move, send, versionOf } from '../support/an-initiative';
import { act, mutationDocument, type Acted } from '../support/act';
import { idsByEmail } from '../support/full-hands';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, FIN, DES, BEN, BEA, INA, CHO, SUE, SAM, VIC] = [
  ...['ada', 'fin', 'des', 'ben', 'bea', 'ina', 'cho', 'sue', 'sam', 'vic'].map((name) => `${name}@example.com`),
] as [string, string, string, string, string, string, string, string, string, string];
const ODA = 'oda@other.example';

let steward: Steward;
let ids: Record<string, string>;
let portfolioId: string;

beforeAll(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
  // Ben leads it, with Bea as his deputy; Ina, Fin and Cho: three are a quorum.
  await aBoard(steward, ids);
});
afterAll(() => steward.stop());
beforeEach(() => steward.clock.moveTo('2026-11-02T09:00:00Z'));

const read = async (id: string, selection: string): Promise<Record<string, any>> =>
  (await steward.data(ADA, `query($id: ID!) { initiative(id: $id) { ${selection} } }`, { id }))['initiative'];

/** On the version that the initiative is at. */
const on = async (email: string, mutation: string, initiativeId: string, more: object, selection?: string) =>
  act(
    steward,
    email,
    mutation,
    { initiativeId, expectedVersion: await versionOf(steward, initiativeId), ...more },
    selection,
  );

async function leavesNothing(work: () => Promise<Acted>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function faultOf(email: string, mutation: string, input: Record<string, unknown>): Promise<string> {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return errors![0]!.extensions.code;
}

const PLAN = {
  ...{ reason: 'Nobody calls.', customersAffected: 4000, noticeOn: '2026-11-10', noticeDays: 30 },
  ...{ noticeChannels: ['letter', 'web'], noticeText: 'It ends on 15 December.', replacement: 'The chat' },
  ...{ dataAndContracts: 'Recordings are deleted.', switchOffOn: '2026-12-15', guardrails: ['NPS'] },
};
const PLANNED = `sunsetPlan { number reason customersAffected noticeOn noticeDays noticeChannels noticeText replacement
  dataAndContracts switchOffOn changeReason
  dependents { name movesTo owner { name } } guardrails { code } plannedBy { name } }`;

/** A service that is in sunset, with a plan unless there is to be none. */
async function inSunset(name: string, plan: object | null = PLAN): Promise<string> {
  const id = await aService(steward, portfolioId, { name });
  await move(steward, DES, 'stopInitiative', id);
  if (plan !== null) await on(DES, 'planSunset', id, { ...plan, dependents: [] });
  return id;
}

const told = async (email: string): Promise<string[]> => {
  const query = '{ viewer { inbox(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { title } } } }';
  return (await steward.data(email, query))['viewer'].inbox.nodes.map(
    ({ title }: { title: string }) => title,
  ) as string[];
};

describe('A sunset plan', () => {
  it('is kept in versions, with whom customers hear of it by and what rests on it', async () => {
    const id = await inSunset('Planned', null);
    const dependents = [{ name: 'Branch screens', movesTo: 'the chat', ownerId: ids[SAM] }];
    expect(await on(DES, 'planSunset', id, { ...PLAN, dependents }, PLANNED)).toMatchObject({
      sunsetPlan: {
        ...{ ...PLAN, guardrails: [{ code: 'NPS' }], number: 1, changeReason: null, plannedBy: { name: 'Des Design' } },
        dependents: [{ name: 'Branch screens', movesTo: 'the chat', owner: { name: 'Sam Scorer' } }],
      },
    });
    expect(await told(SAM)).toContain('To be moved by 2026-12-15: "Branch screens"');
    const sooner = { ...PLAN, dependents, switchOffOn: '2026-12-10', changeReason: 'Sooner' };
    await on(BEA, 'planSunset', id, sooner);
    const { sunsetPlan, sunsetPlans } = await read(
      id,
      'sunsetPlan { number switchOffOn } sunsetPlans { nodes { number switchOffOn changeReason } }',
    );
    expect(sunsetPlan).toEqual({ number: 2, switchOffOn: '2026-12-10' });
    expect(sunsetPlans.nodes).toEqual([
      { number: 1, switchOffOn: '2026-12-15', changeReason: null },
      { number: 2, switchOffOn: '2026-12-10', changeReason: 'Sooner' },
    ]);
  });

  it('is refused with all that is wrong with it, and to those who do not run it', async () => {
    const id = await inSunset('Refused', null);
    const wrong = { ...PLAN, customersAffected: -1, switchOffOn: '2026-12-01', dependents: [] };
    expect((await leavesNothing(() => on(DES, 'planSunset', id, wrong)))['problems']).toEqual([
      { path: 'input.customersAffected', message: '-1: expected a whole number from 0 to 2000000000.' },
      { path: 'input.switchOffOn', message: '2026-12-01: notice of 30 days from 2026-11-10 runs until 2026-12-10.' },
    ]);
    const input = { ...PLAN, dependents: [], initiativeId: id, expectedVersion: 1 };
    expect(await faultOf(SAM, 'planSunset', input)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'planSunset', input)).toBe('NOT_FOUND');
    expect(await leavesNothing(() => act(steward, DES, 'planSunset', input))).toMatchObject({ code: 'STALE_VERSION' });
    const stranger = [
      { name: 'X', movesTo: 'Y', ownerId: 'UGVyc29uOjAxODkwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA' },
    ];
    expect(await faultOf(DES, 'planSunset', { ...input, expectedVersion: 2, dependents: stranger })).toBe('NOT_FOUND');
  });
});

describe('What is wound down by a plan', () => {
  it('passes its gate once it is switched off and a second person has confirmed it; then the saving is told', async () => {
    const id = await inSunset('Switched off');
    const cost = { initiativeId: id, kind: 'RUN', currencyCode: 'USD' };
    // A year before: 36,500.00; booked in the days after: 300.00.
    await act(steward, FIN, 'bookActualCost', { ...cost, day: '2026-10-31', amountMinor: '3650000' });
    for (const kind of ['CUSTOMER_NOTICE', 'LESSONS'])
      await send(steward, DES, 'addDeliverable', { initiativeId: id, ...aDeliverable(kind) });
    expect(await move(steward, DES, 'requestApproval', id)).toMatchObject({ message: 'not switched off.' });

    steward.clock.moveTo('2026-12-20T09:00:00Z');
    const off = { switchedOffOn: '2026-12-16' };
    expect(await leavesNothing(() => on(DES, 'recordSwitchOff', id, off))).toMatchObject({
      ...{ code: 'GATE_UNMET', message: 'no reading of NPS before 2026-12-16.' },
    });
    await send(steward, DES, 'recordReading', { initiativeId: id, ...aBaseline });
    expect(
      (await leavesNothing(() => on(DES, 'recordSwitchOff', id, { switchedOffOn: '2026-12-09' })))['message'],
    ).toContain('customers have notice until 2026-12-10');
    const { switchOff } = await on(DES, 'recordSwitchOff', id, off, 'switchOff { id version switchedOffBy { name } }');
    expect(switchOff).toMatchObject({ version: 1, switchedOffBy: { name: 'Des Design' } });
    expect(await move(steward, DES, 'requestApproval', id)).toMatchObject({
      message: 'switched off, and not confirmed by a second person.',
    });
    const confirm = { switchOffId: switchOff.id as string, expectedVersion: 1 };
    expect(await leavesNothing(() => act(steward, DES, 'confirmSwitchOff', confirm))).toMatchObject({
      code: 'OWN_DECISION',
    });
    expect(await faultOf(SAM, 'confirmSwitchOff', confirm)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'confirmSwitchOff', confirm)).toBe('NOT_FOUND');
    expect(await act(steward, BEA, 'confirmSwitchOff', confirm, 'switchOff { confirmedBy { name } }')).toMatchObject({
      switchOff: { confirmedBy: { name: 'Bea Business' } },
    });
    expect(await leavesNothing(() => on(SUE, 'recordSwitchOff', id, off))).toMatchObject({
      message: '"Switched off" is switched off already, on 2026-12-16.',
    });
    await move(steward, DES, 'requestApproval', id);
    expect(await move(steward, 'leah@example.com', 'approveGate', id)).toMatchObject({
      initiative: { status: 'CLOSED' },
    });

    steward.clock.moveTo('2026-12-26T09:00:00Z');
    await act(steward, FIN, 'bookActualCost', { ...cost, day: '2026-12-20', amountMinor: '30000' });
    // Ten days would have cost 1,000.00.
    expect(
      (
        await read(
          id,
          'runCostSaved { before { amountMinor } after { amountMinor } saved { amountMinor } days isComplete }',
        )
      )['runCostSaved'],
    ).toEqual({
      ...{ before: { amountMinor: '3650000' }, after: { amountMinor: '30000' }, saved: { amountMinor: '70000' } },
      ...{ days: 10, isComplete: false },
    });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('is guarded by what was measured before and after', async () => {
    const id = await inSunset('Guarded');
    const guardrails =
      'guardrails { metric { code } before { n value } after { n value } verdict { verdict difference } }';
    expect((await read(id, guardrails))['guardrails']).toEqual([
      { metric: { code: 'NPS' }, before: null, after: null, verdict: null },
    ]);
    await send(steward, DES, 'recordReading', { initiativeId: id, ...aBaseline });
    steward.clock.moveTo('2027-03-01T09:00:00Z');
    await on(DES, 'recordSwitchOff', id, { switchedOffOn: '2026-12-16' });
    const after = { ...aBaseline, isBaseline: false, nps: { promoters: 20, passives: 20, detractors: 60 } };
    // A window in which it was switched off tells of neither side.
    await send(steward, DES, 'recordReading', {
      initiativeId: id,
      ...after,
      windowFrom: '2026-12-01',
      windowTo: '2026-12-31',
    });
    await send(steward, DES, 'recordReading', {
      initiativeId: id,
      ...after,
      windowFrom: '2027-01-01',
      windowTo: '2027-01-31',
    });
    // 60 − 25 of 100 before, 20 − 60 of 100 after: from 35 to −40.
    expect((await read(id, guardrails))['guardrails']).toEqual([
      {
        ...{ metric: { code: 'NPS' }, before: { n: '100', value: 35 }, after: { n: '100', value: -40 } },
        verdict: { verdict: 'WORSE', difference: -75 },
      },
    ]);
  });
});

describe('A switch-off', () => {
  const ASKED = `sunsetPostponement { id version number fromDay toDay quorum effectiveAt withdrawnAt
    agreements { seat { name } agreedBy { name } } }`;
  const ask = (email: string, id: string, until = '2027-01-31') =>
    on(email, 'postponeSunset', id, { until, reason: 'The law asks for it.' }, ASKED);
  const agree = (email: string, { id, version }: { id: string; version: number }) =>
    act(steward, email, 'agreeToPostponement', { sunsetPostponementId: id, expectedVersion: version }, ASKED);

  it('is put off once as many members of the body ask for it as its quorum', async () => {
    const id = await inSunset('Put off');
    const { sunsetPostponement: asked } = await ask(DES, id);
    expect(asked).toMatchObject({
      ...{ number: 1, fromDay: '2026-12-15', toDay: '2027-01-31', quorum: 3, effectiveAt: null, agreements: [] },
    });
    expect(await told(INA)).toContain('To be put off: the switch-off of "Put off"');
    let at = asked as { id: string; version: number };
    for (const email of [BEN, INA]) at = (await agree(email, at))['sunsetPostponement'] as typeof at;
    expect((await read(id, 'sunsetPlan { number switchOffOn }'))['sunsetPlan']).toEqual({
      number: 1,
      switchOffOn: '2026-12-15',
    });
    expect(await leavesNothing(() => agree(INA, at))).toMatchObject({
      message: 'You have asked for it already: one human counts once.',
    });
    // The deputy of Ben's seat runs it.
    expect(await leavesNothing(() => agree(BEA, at))).toMatchObject({ code: 'OWN_DECISION' });
    expect(
      await faultOf(SAM, 'agreeToPostponement', { sunsetPostponementId: at.id, expectedVersion: at.version }),
    ).toBe('FORBIDDEN');
    expect(
      await faultOf(ODA, 'agreeToPostponement', { sunsetPostponementId: at.id, expectedVersion: at.version }),
    ).toBe('NOT_FOUND');
    const { sunsetPostponement: done } = await agree(CHO, at);
    expect(done).toMatchObject({ effectiveAt: '2026-11-02T09:00:00.000Z' });
    expect(done.agreements.map(({ seat }: { seat: { name: string } }) => seat.name)).toEqual([
      ...['Ben Business', 'Ina Insights', 'Cho Change'],
    ]);
    expect((await read(id, 'sunsetPlan { number switchOffOn changeReason }'))['sunsetPlan']).toEqual({
      ...{ number: 2, switchOffOn: '2027-01-31', changeReason: 'Put off by postponement 1: The law asks for it.' },
    });
    for (const email of [DES, INA]) {
      expect(await told(email)).toContain('Put off until 2027-01-31: the switch-off of "Put off"');
    }
    const { caseStudy } = await read(id, 'caseStudy');
    expect(caseStudy).toContain(
      '- Customers affected: 4000, told on 2026-11-10 by letter, web\n- In its place: The chat',
    );
    expect(caseStudy).toContain('- To be switched off on 2027-01-31');
    expect(await leavesNothing(() => agree(FIN, done as typeof at))).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('asked for by a member has one of those it takes, and another day takes its place', async () => {
    const id = await inSunset('Asked by a member');
    const { sunsetPostponement: first } = await ask(INA, id);
    expect(first.agreements).toEqual([{ seat: { name: 'Ina Insights' }, agreedBy: { name: 'Ina Insights' } }]);
    expect(await leavesNothing(() => ask(FIN, id))).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'OPEN' },
      message: 'It is asked for already, until 2027-01-31: agree to it by `agreeToPostponement`.',
    });
    const { sunsetPostponement: second } = await ask(FIN, id, '2027-02-28');
    expect(second).toMatchObject({ number: 2, toDay: '2027-02-28' });
    const { sunsetPostponements } = await read(id, 'sunsetPostponements { nodes { number withdrawnAt } }');
    expect(sunsetPostponements.nodes).toEqual([
      { number: 1, withdrawnAt: '2026-11-02T09:00:00.000Z' },
      { number: 2, withdrawnAt: null },
    ]);
  });

  it('is not put off without a plan, to an earlier day, or by whoever has nothing to do with it', async () => {
    const [bare, planned] = [await inSunset('Bare', null), await inSunset('Not put off')];
    expect(await leavesNothing(() => ask(DES, bare))).toMatchObject({
      message: 'Nothing of "Bare" is planned to be switched off that could be put off.',
    });
    expect((await leavesNothing(() => ask(DES, planned, '2026-12-15')))['problems']).toEqual([
      { path: 'input.until', message: '2026-12-15: expected a day after 2026-12-15, as planned.' },
    ]);
    const input = { initiativeId: planned, expectedVersion: 3, until: '2027-01-31', reason: 'x' };
    expect(await faultOf(VIC, 'postponeSunset', input)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'postponeSunset', input)).toBe('NOT_FOUND');
  });
});
