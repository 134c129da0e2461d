import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, type Acted } from '../support/act';
import { anInitiative, forecastAsFunded, move, pass, versionOf, workOf } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [DES, LEAH, LIAM, PAM] = ['des@example.com', 'leah@example.com', 'liam@example.com', 'pam@example.com'] as const;
const FLO = 'flo@example.com';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

/** Holds that nothing is written. */
async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** In design, funded with 600.00 and 400.00 a year, worth 3,000.00 a year. */
async function inDesign(portfolio = portfolioId, of: Parameters<typeof anInitiative>[2] = {}): Promise<string> {
  const id = await anInitiative(steward, portfolio, of);
  await pass(steward, id, 'DISCOVER');
  return id;
}

/** Takes 1,140.00 from the budget: 14 % more than funded. */
const DEARER = {
  ...{ costOneOffMinor: '70000', costYearlyMinor: '44000', valueYearlyMinor: '290000' },
  note: 'The vendor asks for more.',
};
const FORECAST = `forecast { number kind costOneOff { amountMinor currencyCode } costYearly { amountMinor }
  valueYearly { amountMinor } costChangePercent valueChangePercent note madeBy { name } madeAt initiative { id } }
  initiative { id version }`;
const reforecast = async (id: string, different: Record<string, unknown> = {}, email: string = DES): Promise<Acted> =>
  act(
    steward,
    email,
    'reforecast',
    { initiativeId: id, expectedVersion: await versionOf(steward, id), ...DEARER, ...different },
    FORECAST,
  );
const CONFIRMED = `initiative { stage status version budget { amountMinor } released { amountMinor } }
  event { event reason fromStatus toStatus actor { name } }
  portfolio { committed { amountMinor } remaining { amountMinor } }`;
const confirm = async (id: string, different: Record<string, unknown> = {}, email: string = PAM): Promise<Acted> =>
  act(
    steward,
    email,
    'confirmFunding',
    { initiativeId: id, expectedVersion: await versionOf(steward, id), ...different },
    CONFIRMED,
  );

const forecastsOf = async (id: string, kinds = ''): Promise<[kind: string, oneOff: number, change: number][]> => {
  const { initiative } = await steward.data(
    'vic@example.com',
    `query($id: ID!) { initiative(id: $id) { forecasts${kinds} { nodes {
      kind costOneOff { amountMinor } costChangePercent } } } }`,
    { id },
  );
  return initiative.forecasts.nodes.map((each: any) => [
    each.kind,
    Number(each.costOneOff.amountMinor),
    each.costChangePercent,
  ]);
};

/** In design with a forecast of 14 % more, and sent back to the review. */
async function inReview(portfolio = portfolioId, of: Parameters<typeof anInitiative>[2] = {}): Promise<string> {
  const id = await inDesign(portfolio, of);
  await reforecast(id);
  await move(steward, DES, 'referToReview', id);
  return id;
}

describe('A forecast while an approval is open', () => {
  const VOTES = `contentVersion votes { nodes { voter { name } standing } } changedSince { contentVersion change }`;
  /** Flo has approved a design that takes 1,000.00. */
  async function halfApproved(): Promise<{ id: string; open: () => Promise<Record<string, any>> }> {
    const id = await inDesign();
    await workOf(steward, id, 'DESIGN');
    await move(steward, DES, 'requestApproval', id);
    await move(steward, FLO, 'approveGate', id);
    const query = `query($id: ID!) { initiative(id: $id) { approvals(last: 1) { nodes { ${VOTES} } } } }`;
    return { id, open: async () => (await steward.data(LEAH, query, { id }))['initiative'].approvals.nodes[0] };
  }

  it('leaves the votes within the percentage of the policy, and voids them beyond', async () => {
    const { id, open } = await halfApproved();
    // 1,090.00, and then 1,100.00: 9 % and 10 % more than 1,000.00.
    await reforecast(id, { costOneOffMinor: '65000' });
    await reforecast(id, { costOneOffMinor: '66000' });
    expect(await open()).toMatchObject({ contentVersion: 1, votes: { nodes: [{ standing: 'COUNTS' }] } });
    const version = await versionOf(steward, id);
    // 1,101.00 is 0.1 % more than the last, and 10.1 % more than the one that Flo approved.
    await reforecast(id, { costOneOffMinor: '66100' });
    expect(await open()).toEqual({
      contentVersion: 2,
      votes: { nodes: [{ voter: { name: 'Flo Finance' }, standing: 'VOIDED' }] },
      changedSince: [{ contentVersion: 2, change: 'There is another forecast: it costs 10.1 % more.' }],
    });
    expect(await versionOf(steward, id)).toBe(version + 2);
  });

  it('is held against the one that is voted on now, once votes were voided', async () => {
    const { id, open } = await halfApproved();
    await reforecast(id, { costOneOffMinor: '90000', valueYearlyMinor: '300000' });
    // 1,340.00, and then 1,400.00: 34 % more than 1,000.00, and 4.4… % more than 1,340.00.
    expect(await open()).toMatchObject({ contentVersion: 2 });
    await reforecast(id, { costOneOffMinor: '96000', valueYearlyMinor: '300000' });
    expect(await open()).toMatchObject({ contentVersion: 2 });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });
});

describe('A forecast', () => {
  it('is at first what was funded: the cost of the proposal, and its value by the scores', async () => {
    const id = await anInitiative(steward, portfolioId);
    const { initiative } = await steward.data(
      'vic@example.com',
      `query($id: ID!) { initiative(id: $id) { forecasts { totalCount nodes { number kind note madeBy { name }
        costOneOff { amountMinor } costYearly { amountMinor } valueYearly { amountMinor } costChangePercent } } } }`,
      { id },
    );
    expect(initiative.forecasts).toEqual({
      totalCount: 1,
      nodes: [
        {
          ...{ number: 1, kind: 'FUNDED', note: null, madeBy: { name: 'Pam Portfolio' }, costChangePercent: 0 },
          costOneOff: { amountMinor: '60000' },
          costYearly: { amountMinor: '40000' },
          valueYearly: { amountMinor: '300000' },
        },
      ],
    });
  });

  // 700.00 + 440.00 against 600.00 + 400.00: 14 % more. 2,900.00 against 3,000.00: 3.33… % less, told as 3.34 %.
  it('is made again in design by those who run the initiative, and all are kept', async () => {
    const id = await inDesign();
    const version = await versionOf(steward, id);

    expect(await reforecast(id)).toEqual({
      __typename: 'ReforecastPayload',
      forecast: {
        ...{ number: 2, kind: 'REFORECAST', costChangePercent: 14, valueChangePercent: -3.34 },
        costOneOff: { amountMinor: '70000', currencyCode: 'USD' },
        costYearly: { amountMinor: '44000' },
        valueYearly: { amountMinor: '290000' },
        note: 'The vendor asks for more.',
        madeBy: { name: 'Des Design' },
        madeAt: '2026-11-02T09:00:00.000Z',
        initiative: { id },
      },
      initiative: { id, version: version + 1 },
    });
    await reforecast(id, { costOneOffMinor: 60_000, note: 'Another vendor.' });
    // 600.00 + 440.00 are 4 % more than 1,000.00: the first is what is compared with.
    expect(await forecastsOf(id)).toEqual([
      ['FUNDED', 60_000, 0],
      ['REFORECAST', 70_000, 14],
      ['REFORECAST', 60_000, 4],
    ]);
    expect(await forecastsOf(id, '(filter: { kind: FUNDED })')).toEqual([['FUNDED', 60_000, 0]]);
  });

  it('is on record with what was expected before', async () => {
    const id = await inDesign();
    await reforecast(id);
    const { auditRecords } = await steward.data(
      LEAH,
      `query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "forecastMadeAgain" }) {
        nodes { before after reason actor { name } } } }`,
      { id },
    );
    expect(auditRecords.nodes).toMatchObject([
      {
        before: { number: 1, costOneOffMinor: '60000', costYearlyMinor: '40000', valueYearlyMinor: '300000' },
        after: { number: 2, costOneOffMinor: '70000', costChange: 1400, valueChange: -334 },
        reason: 'The vendor asks for more.',
        actor: { name: 'Des Design' },
      },
    ]);
  });

  describe('is not made again', () => {
    it('outside of design, on hold, or once the gate was passed', async () => {
      const id = await anInitiative(steward, portfolioId);
      const refused = async () => leavesNothing(() => reforecast(id));
      expect(await refused()).toMatchObject({
        code: 'NOT_POSSIBLE_NOW',
        message:
          'The forecast is made again while an initiative is in design, and worked on or awaiting approval: "Say why a payment was held" is WORKING in DISCOVER.',
        status: 'WORKING',
      });
      await pass(steward, id, 'DISCOVER');
      await workOf(steward, id, 'DESIGN');
      await move(steward, DES, 'requestApproval', id);
      await move(steward, DES, 'holdInitiative', id);
      expect(await refused()).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'ON_HOLD' });
      await move(steward, DES, 'resumeInitiative', id);
      await move(steward, LEAH, 'approveGate', id);
      await move(steward, FLO, 'approveGate', id);
      expect(await refused()).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'WORKING' });
    });

    it('with amounts below nothing or without a note', async () => {
      const id = await inDesign();
      const wrong = { costOneOffMinor: -1, costYearlyMinor: '1000000000000000', note: ' ' };
      expect(await leavesNothing(() => reforecast(id, wrong))).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [
          { path: 'input.costOneOffMinor' },
          { path: 'input.costYearlyMinor' },
          { path: 'input.note', message: 'Expected a text, got an empty one.' },
        ],
      });
    });

    it('on what was read before somebody else wrote', async () => {
      const id = await inDesign();
      expect(await leavesNothing(() => reforecast(id, { expectedVersion: 1 }))).toMatchObject({
        code: 'STALE_VERSION',
        currentVersion: 3,
      });
    });

    it('under a key that came with another input, and once under one key', async () => {
      const id = await inDesign();
      const once = { idempotencyKey: aKey(), expectedVersion: 3 };
      const first = await reforecast(id, once);
      expect(await leavesNothing(() => reforecast(id, once))).toEqual(first);
      expect(await leavesNothing(() => reforecast(id, { ...once, note: 'Else' }))).toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    });

    it('by somebody who does not run the initiative, or of another tenant', async () => {
      const id = await inDesign();
      const input = { initiativeId: id, expectedVersion: 3, ...DEARER };
      await leavesNothing(async () => {
        const sent = (email: string, different = {}) => act(steward, email, 'reforecast', { ...input, ...different });
        await expect(sent('sam@example.com')).rejects.toThrow('Sponsor, lead and business owner run an initiative');
        await expect(sent('oda@other.example')).rejects.toThrow('No initiative has the id');
        await expect(sent(DES, { initiativeId: unknownId('Initiative') })).rejects.toThrow('No initiative has the id');
      });
    });
  });
});

describe('The gate of design', () => {
  const missing = async (id: string): Promise<string[]> => {
    const { initiative } = await steward.data(
      DES,
      'query($id: ID!) { initiative(id: $id) { gate { missing { message } } } }',
      { id },
    );
    return initiative.gate.missing.map(({ message }: { message: string }) => message);
  };
  const TOO_DEAR = 'costs 14 % more than funded: 10 % is allowed without the portfolio review';

  it('waits for a new forecast, and holds one that is dearer than is allowed', async () => {
    const id = await inDesign();
    expect(await missing(id)).toContain('no new forecast');
    await workOf(steward, id, 'DESIGN');
    expect(await missing(id)).toEqual([]);
    await reforecast(id);
    expect(await missing(id)).toEqual([TOO_DEAR]);
    expect(await leavesNothing(() => move(steward, DES, 'requestApproval', id))).toMatchObject({
      code: 'GATE_UNMET',
      missing: [{ code: 'FORECAST_COST', message: TOO_DEAR }],
    });
  });

  // 2,690.00 are 10.33… % less than 3,000.00.
  it('holds one that is worth less than is allowed', async () => {
    const id = await inDesign();
    await workOf(steward, id, 'DESIGN');
    await reforecast(id, { costOneOffMinor: 60_000, costYearlyMinor: 40_000, valueYearlyMinor: 269_000 });
    expect(await missing(id)).toEqual([
      'is worth 10.34 % less than funded: 10 % is allowed without the portfolio review',
    ]);
  });

  it('keeps with the move how the forecast differed', async () => {
    const id = await inDesign();
    await workOf(steward, id, 'DESIGN');
    await reforecast(id, { costOneOffMinor: 65_000, costYearlyMinor: 40_000, valueYearlyMinor: 300_000 });
    await move(steward, DES, 'requestApproval', id);
    const { initiative } = await steward.data(
      DES,
      'query($id: ID!) { initiative(id: $id) { history(last: 1) { nodes { facts } } } }',
      { id },
    );
    expect(initiative.history.nodes[0].facts.forecast).toEqual({ costChange: 500, valueChange: 0 });
  });

  it('asks for another one after the initiative went back to design', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    steward.clock.advanceDays(1);
    await move(steward, DES, 'iterateInitiative', id);
    steward.clock.advanceDays(1);
    expect(await missing(id)).toContain('no new forecast');
    await forecastAsFunded(steward, id);
    expect(await missing(id)).not.toContain('no new forecast');
  });
});

describe('An initiative whose forecast got worse', () => {
  // The budget of 1,200.00 pays for 1,140.00. Of 1,140.00 a quarter, 285.00, is for discover and design.
  it('goes back to the review, is confirmed with more money, and passes the gate', async () => {
    const own = await aPortfolio(steward, 'Worse', 120_000n);
    const id = await inDesign(own, { title: 'Worse' });
    await workOf(steward, id, 'DESIGN');
    await reforecast(id);
    expect(await move(steward, DES, 'referToReview', id, { reason: 'The vendor asks for more.' })).toMatchObject({
      initiative: { stage: 'DESIGN', status: 'AWAITING_REVIEW' },
      event: { event: 'REFER_TO_REVIEW', reason: 'The vendor asks for more.', fromStatus: 'WORKING' },
      approval: null,
    });

    expect(await confirm(id, { reason: 'Still worth it.' })).toEqual({
      __typename: 'ConfirmFundingPayload',
      initiative: {
        ...{ stage: 'DESIGN', status: 'WORKING', version: 7 },
        budget: { amountMinor: '114000' },
        released: { amountMinor: '28500' },
      },
      event: {
        ...{ event: 'CONFIRM_FUNDING', reason: 'Still worth it.', actor: { name: 'Pam Portfolio' } },
        ...{ fromStatus: 'AWAITING_REVIEW', toStatus: 'WORKING' },
      },
      portfolio: { committed: { amountMinor: '114000' }, remaining: { amountMinor: '6000' } },
    });
    expect(await forecastsOf(id)).toEqual([
      ['FUNDED', 60_000, 0],
      ['REFORECAST', 60_000, 0],
      ['REFORECAST', 70_000, 14],
      ['FUNDED', 70_000, 0],
    ]);
    await move(steward, DES, 'requestApproval', id);
    await move(steward, LEAH, 'approveGate', id);
    expect(await move(steward, FLO, 'approveGate', id)).toMatchObject({ initiative: { stage: 'PROTOTYPE' } });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('gives back what a cheaper forecast does not need, but for what was released', async () => {
    const own = await aPortfolio(steward, 'Cheaper', 120_000n);
    const id = await inDesign(own, { title: 'Cheaper' });
    // Of 1,000.00 the tranches of discover and design were released: 250.00.
    await reforecast(id, { costOneOffMinor: 10_000, costYearlyMinor: 10_000 });
    await move(steward, DES, 'referToReview', id);
    expect(await confirm(id)).toMatchObject({
      initiative: { budget: { amountMinor: '25000' }, released: { amountMinor: '25000' } },
      portfolio: { committed: { amountMinor: '25000' }, remaining: { amountMinor: '95000' } },
    });
  });

  it('is confirmed as it was where no forecast was made again', async () => {
    const id = await inDesign();
    await move(steward, DES, 'referToReview', id);
    expect(await confirm(id)).toMatchObject({ initiative: { status: 'WORKING', budget: { amountMinor: '100000' } } });
    expect(await forecastsOf(id)).toEqual([['FUNDED', 60_000, 0]]);
  });

  it('is stopped by the review, and gives its money back', async () => {
    const own = await aPortfolio(steward, 'Given up', 120_000n);
    const id = await inReview(own, { title: 'Given up' });
    expect(await move(steward, PAM, 'stopInitiative', id)).toMatchObject({ initiative: { status: 'CLOSED' } });
    const { portfolio } = await steward.data(
      PAM,
      'query($id: ID!) { portfolio(id: $id) { remaining { amountMinor } } }',
      { id: own },
    );
    // 250.00 of 1,000.00 were released; 1,200.00 − 250.00 remain.
    expect(portfolio.remaining.amountMinor).toBe('95000');
  });

  it('takes an open request for approval back when it is sent to the review', async () => {
    const id = await inDesign();
    await workOf(steward, id, 'DESIGN');
    await move(steward, DES, 'requestApproval', id);
    expect(await move(steward, DES, 'referToReview', id)).toMatchObject({
      approval: { decision: 'WITHDRAWN', gate: 'DESIGN' },
    });
  });

  it('stands on the board of design, and tells who could confirm its funding', async () => {
    const id = await inReview();
    const { initiative, initiatives } = await steward.data(
      LIAM,
      `query($id: ID!) {
        initiative(id: $id) { stage status availableTransitions { event label allowed needsReason whoCould toStatus } }
        initiatives(filter: { status: [AWAITING_REVIEW] }) { nodes { id } } }`,
      { id },
    );
    expect(initiatives.nodes).toContainEqual({ id });
    expect(initiative.availableTransitions).toEqual([
      {
        ...{ event: 'STOP', label: 'Stop', allowed: true, needsReason: true, toStatus: 'CLOSED' },
        whoCould: 'its sponsor, lead, business owner, CX leaders, or portfolio managers',
      },
      {
        ...{ event: 'CONFIRM_FUNDING', label: 'Confirm the funding', allowed: true, needsReason: false },
        ...{ toStatus: 'WORKING', whoCould: 'CX leaders or portfolio managers who have no part in it' },
      },
    ]);
    const { stageBoard } = await steward.data(LIAM, '{ stageBoard(first: 100) { stage initiatives { id status } } }');
    const design = stageBoard.find(({ stage }: { stage: string }) => stage === 'DESIGN');
    expect(design.initiatives).toContainEqual({ id, status: 'AWAITING_REVIEW' });
  });

  it('tells those who decide on it, and those who run it once it is confirmed', async () => {
    const id = await inReview(portfolioId, { title: 'Told' });
    const newest = async (email: string) => {
      const { viewer } = await steward.data(email, '{ viewer { inbox(first: 100) { nodes { title text } } } }');
      return viewer.inbox.nodes.filter(({ title }: { title: string }) => title.includes('"Told"'));
    };
    const sent = {
      title: 'Sent back to the portfolio review: "Told"',
      text: 'The portfolio review is to confirm its funding by the forecast that counts now, or to stop it.\nThe reason: Because.',
    };
    for (const email of [PAM, LEAH, LIAM, 'bea@example.com']) expect(await newest(email)).toContainEqual(sent);
    await confirm(id);
    expect(await newest('bea@example.com')).toContainEqual({
      title: 'Funding confirmed: "Told"',
      text: 'It goes on in design, and the forecast that counts now is what is funded.',
    });
  });
});

describe('Confirming the funding is refused', () => {
  it('beyond what remains of the budget', async () => {
    // 1,000.00 are committed; 140.00 more are needed, and 139.99 remain.
    const id = await inReview(await aPortfolio(steward, 'Tight', 113_999n), { title: 'Tight' });
    expect(await leavesNothing(() => confirm(id))).toMatchObject({
      code: 'OVER_BUDGET',
      message: '"Tight" needs USD 140.00: portfolio "Tight" has USD 139.99 for it, USD 0.01 short.',
    });
    expect(await forecastsOf(id)).toHaveLength(2);
  });

  it('of an initiative that is not in review', async () => {
    const id = await inDesign();
    expect(await leavesNothing(() => confirm(id))).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message:
        'CONFIRM_FUNDING is not possible in design.underWay.working. Possible now: REQUEST_APPROVAL, HOLD, REFER_TO_REVIEW, STOP.',
    });
  });

  it('to whoever has a part in it', async () => {
    const id = await inReview(portfolioId, { businessOwner: LIAM });
    expect(await leavesNothing(() => confirm(id, {}, LIAM))).toMatchObject({
      code: 'OWN_DECISION',
      message: 'Nobody confirms the funding of an initiative of their own: you are its business owner.',
    });
  });

  it('with a reason that is too long', async () => {
    const id = await inReview();
    expect(await leavesNothing(() => confirm(id, { reason: 'x'.repeat(2001) }))).toMatchObject({
      problems: [{ path: 'input.reason', message: '2001 characters: expected at most 2000.' }],
    });
  });

  it('on what was read before somebody else wrote', async () => {
    const id = await inReview();
    expect(await leavesNothing(() => confirm(id, { expectedVersion: 1 }))).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('under a key that came with another input; and it is done once under one key', async () => {
    const id = await inReview();
    const once = { idempotencyKey: aKey(), expectedVersion: await versionOf(steward, id) };
    const first = await confirm(id, once);
    expect(await leavesNothing(() => confirm(id, once))).toEqual(first);
    expect(await leavesNothing(() => confirm(id, { ...once, reason: 'Else' }))).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('to anybody else than portfolio managers and CX leaders, and to another tenant', async () => {
    const id = await inReview();
    const input = { initiativeId: id, expectedVersion: await versionOf(steward, id) };
    await leavesNothing(async () => {
      const sent = (email: string, different = {}) => act(steward, email, 'confirmFunding', { ...input, ...different });
      await expect(sent(DES)).rejects.toThrow('Portfolio managers and CX leaders confirm the funding');
      await expect(sent('oda@other.example')).rejects.toThrow('No initiative has the id');
      await expect(sent(PAM, { initiativeId: unknownId('Initiative') })).rejects.toThrow('No initiative has the id');
      await expect(sent(PAM, { initiativeId: await idOf(steward, DES) })).rejects.toThrow('No initiative has the id');
    });
  });

  it('to the second of two who confirm at once', async () => {
    const id = await inReview();
    const expectedVersion = await versionOf(steward, id);
    const answers = await Promise.all([PAM, LIAM].map((email) => confirm(id, { expectedVersion }, email)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ConfirmFundingPayload', 'StaleVersion']);
  });
});
