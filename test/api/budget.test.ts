import { aBank, idOf, unknownId } from '../support/a-bank';
import { candidates } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { act } from '../support/act';
import { anInitiative, move } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const SET_BUDGET = `mutation($input: SetBudgetInput!) { setBudget(input: $input) {
  __typename
  ... on SetBudgetPayload {
    portfolio { id version budget { amountMinor currencyCode } committed { amountMinor } remaining { amountMinor } }
    ledgerEntry { kind reason amount { amountMinor currencyCode } bookedBy { name } bookedAt portfolio { name } }
  }
  ... on UserError { code message }
  ... on InvalidInput { problems { path message } }
  ... on StaleVersion { currentVersion } } }`;

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 0n);
});
afterAll(() => steward.stop());

const version = async (id: string) => {
  const { portfolio } = await steward.data('fin@example.com', 'query($id: ID!) { portfolio(id: $id) { version } }', {
    id,
  });
  return portfolio.version as number;
};
/** The input of a budget that can be set, with what a test changes in it. */
const budget = async (different: Record<string, unknown> = {}) => ({
  portfolioId,
  expectedVersion: await version(portfolioId),
  budgetMinor: '100000',
  reason: 'Plan for 2027',
  idempotencyKey: aKey(),
  ...different,
});

describe('A budget', () => {
  it('is nothing before it is set', async () => {
    const id = await aPortfolio(steward, 'Empty', 0n);
    const { portfolio } = await steward.data(
      'ben@example.com',
      `query($id: ID!) { portfolio(id: $id) { name periodFrom periodTo currencyCode version createdAt
        budget { amountMinor currencyCode } committed { amountMinor } remaining { amountMinor }
        ledger { totalCount nodes { id } } } }`,
      { id },
    );

    expect(portfolio).toEqual({
      name: 'Empty',
      periodFrom: '2027-01-01',
      periodTo: '2027-12-31',
      currencyCode: 'USD',
      version: 1,
      createdAt: '2026-11-02T09:00:00.000Z',
      budget: { amountMinor: '0', currencyCode: 'USD' },
      committed: { amountMinor: '0' },
      remaining: { amountMinor: '0' },
      ledger: { totalCount: 0, nodes: [] },
    });
  });

  it('is set by finance, booked as the difference, and raises the version of the portfolio', async () => {
    const id = await aPortfolio(steward, 'Service', 30_000n);
    const { setBudget } = await steward.data('fin@example.com', SET_BUDGET, {
      input: await budget({ portfolioId: id, expectedVersion: 2, budgetMinor: '25000', reason: ' Less is enough ' }),
    });

    // 25,000 − 30,000 = −5,000.
    expect(setBudget).toEqual({
      __typename: 'SetBudgetPayload',
      portfolio: {
        id,
        version: 3,
        budget: { amountMinor: '25000', currencyCode: 'USD' },
        committed: { amountMinor: '0' },
        remaining: { amountMinor: '25000' },
      },
      ledgerEntry: {
        kind: 'BUDGET',
        reason: 'Less is enough',
        amount: { amountMinor: '-5000', currencyCode: 'USD' },
        bookedBy: { name: 'Fin Finance' },
        bookedAt: '2026-11-02T09:00:00.000Z',
        portfolio: { name: 'Service' },
      },
    });
  });

  it('may be as large as an amount can be, to the last minor unit', async () => {
    const id = await aPortfolio(steward, 'Large', 999_999_999_999_999n);
    const { portfolio } = await steward.data(
      'fin@example.com',
      'query($id: ID!) { portfolio(id: $id) { remaining { amountMinor } } }',
      { id },
    );

    expect(portfolio.remaining.amountMinor).toBe('999999999999999');
  });

  it('may be set by whoever holds FINANCE for that portfolio alone', async () => {
    const id = await aPortfolio(steward, 'Branches', 0n);
    await steward.data(
      'ada@example.com',
      'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }',
      {
        input: {
          personId: await idOf(steward, 'bea@example.com'),
          role: 'FINANCE',
          portfolioId: id,
          idempotencyKey: aKey(),
        },
      },
    );
    const there = await steward.data('bea@example.com', SET_BUDGET, {
      input: await budget({ portfolioId: id, expectedVersion: 1 }),
    });
    const elsewhere = await steward.ask('bea@example.com', SET_BUDGET, { input: await budget() });

    expect([there['setBudget'].__typename, elsewhere.errors?.[0]?.extensions.code]).toEqual([
      'SetBudgetPayload',
      'FORBIDDEN',
    ]);
  });

  it('leaves an audit record of before and after', async () => {
    const id = await aPortfolio(steward, 'Audited', 10_000n);
    const { auditRecords } = await steward.data(
      'leah@example.com',
      'query($id: ID) { auditRecords(filter: { subjectId: $id }) { nodes { action actor { name } before after reason } } }',
      { id },
    );

    expect(auditRecords.nodes).toContainEqual({
      action: 'budgetSet',
      actor: { name: 'Fin Finance' },
      before: {
        ...{ budgetMinor: '0', committedMinor: '0', releasedMinor: '0', spentMinor: '0', remainingMinor: '0' },
        ...{ potMinor: null, lightCommittedMinor: '0' },
      },
      after: {
        ...{ budgetMinor: '10000', committedMinor: '0', releasedMinor: '0', spentMinor: '0', remainingMinor: '10000' },
        ...{ shortfallMinor: '0', potMinor: null, potShortfallMinor: null, lightCommittedMinor: '0' },
        ...{ amountMinor: '10000', proposalId: null, number: 1 },
        periods: [{ firstDay: '2027-01-01', lastDay: '2027-12-31', amountMinor: '10000' }],
      },
      reason: 'Budget 2027',
    });
  });

  it('is answered alike when the same key comes again, and booked once', async () => {
    const id = await aPortfolio(steward, 'Replayed', 0n);
    const input = await budget({ portfolioId: id, expectedVersion: 1 });
    const first = await steward.data('fin@example.com', SET_BUDGET, { input });
    const before = await writtenRows(steward);
    const again = await steward.data('fin@example.com', SET_BUDGET, { input });

    expect([again, await writtenRows(steward)]).toEqual([first, before]);
  });

  it('is set by one of two who set it at the same time', async () => {
    const id = await aPortfolio(steward, 'Contested', 0n);
    const inputs = await Promise.all(
      ['1000', '2000'].map((budgetMinor) => budget({ portfolioId: id, expectedVersion: 1, budgetMinor })),
    );
    const answers = await Promise.all(inputs.map((input) => steward.data('fin@example.com', SET_BUDGET, { input })));

    expect(answers.map((answer) => answer['setBudget'].__typename as string).sort()).toEqual([
      'SetBudgetPayload',
      'StaleVersion',
    ]);
  });
});

describe('The ledger of a portfolio', () => {
  it('is read both ways in pages, by kind, and from each entry', async () => {
    const id = await aPortfolio(steward, 'Paged', 1_000n);
    steward.clock.advanceDays(1);
    for (const [expectedVersion, budgetMinor] of [
      [2, '3000'],
      [3, '6000'],
    ] as const) {
      await steward.data('fin@example.com', SET_BUDGET, {
        input: await budget({ portfolioId: id, expectedVersion, budgetMinor }),
      });
    }
    const page = `query($id: ID!, $after: String, $before: String, $first: Int, $last: Int) { portfolio(id: $id) {
      ledger(first: $first, after: $after, last: $last, before: $before, filter: { kind: BUDGET }) {
        totalCount nodes { amount { amountMinor } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
    const read = async (variables: object) =>
      (await steward.data('ben@example.com', page, { id, ...variables }))['portfolio'].ledger;
    const amounts = (ledger: { nodes: { amount: { amountMinor: number } }[] }) =>
      ledger.nodes.map((node) => node.amount.amountMinor);
    const first = await read({ first: 2 });
    const second = await read({ first: 2, after: first.pageInfo.endCursor });
    const back = await read({ last: 2, before: second.pageInfo.startCursor });

    // 1,000; 3,000 − 1,000; 6,000 − 3,000.
    expect([amounts(first), amounts(second), amounts(back)]).toEqual([['1000', '2000'], ['3000'], ['1000', '2000']]);
  });

  it('has no commitment where nothing was funded', async () => {
    const { portfolio } = await steward.data(
      'ben@example.com',
      'query($id: ID!) { portfolio(id: $id) { ledger(filter: { kind: COMMITMENT }, orderBy: { field: BOOKED_AT, direction: DESC }) { totalCount nodes { id } } } }',
      { id: portfolioId },
    );

    expect(portfolio.ledger).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('A budget by periods', () => {
  const period = (firstDay: string, lastDay: string, amountMinor: string) => ({ firstDay, lastDay, amountMinor });
  const halves = [period('2027-01-01', '2027-06-30', '300000'), period('2027-07-01', '2027-12-31', '200000')];
  const setBudget = async (id: string, different: Record<string, unknown>) =>
    act(
      steward,
      'fin@example.com',
      'setBudget',
      await budget({ portfolioId: id, expectedVersion: await version(id), budgetMinor: '500000', ...different }),
      'budgetVersion { number } ledgerEntry { amount { amountMinor } }',
    );

  it('is kept in versions, with who set each, when and why', async () => {
    const id = await aPortfolio(steward, 'Halves', 400_000n);
    await setBudget(id, { periods: halves, reason: 'Split' });
    const early = steward.clock.now().toISOString();
    steward.clock.advanceDays(1);
    const late = steward.clock.now().toISOString();
    const moved = [
      { ...halves[0]!, amountMinor: '250000' },
      { ...halves[1]!, amountMinor: '250000' },
    ];
    // 500,000 as before: the entry of the difference is 0.
    expect(await setBudget(id, { periods: moved, reason: 'Later' })).toMatchObject({
      budgetVersion: { number: 3 },
      ledgerEntry: { amount: { amountMinor: '0' } },
    });

    const { portfolio } = await steward.data(
      'vic@example.com',
      `query($id: ID!) { portfolio(id: $id) {
        budget { amountMinor } budgetPeriods { firstDay lastDay budget { amountMinor } }
        budgetVersions { totalCount nodes { number reason amount { amountMinor currencyCode } shortfall { amountMinor }
          ledgerEntry { kind amount { amountMinor } } setBy { name } setAt portfolio { name }
          periods { firstDay lastDay budget { amountMinor } } } } } }`,
      { id },
    );
    const of = (parts: typeof halves) =>
      parts.map(({ firstDay, lastDay, amountMinor }) => ({ firstDay, lastDay, budget: { amountMinor } }));
    const entry = (amountMinor: string) => ({ kind: 'BUDGET', amount: { amountMinor } });
    const common = { setBy: { name: 'Fin Finance' }, portfolio: { name: 'Halves' }, shortfall: { amountMinor: '0' } };
    expect(portfolio).toEqual({
      budget: { amountMinor: '500000' },
      budgetPeriods: of(moved),
      budgetVersions: {
        totalCount: 3,
        nodes: [
          {
            ...{ ...common, number: 1, reason: 'Budget 2027', amount: { amountMinor: '400000', currencyCode: 'USD' } },
            ...{ ledgerEntry: entry('400000'), setAt: early },
            periods: of([period('2027-01-01', '2027-12-31', '400000')]),
          },
          {
            ...{ ...common, number: 2, reason: 'Split', amount: { amountMinor: '500000', currencyCode: 'USD' } },
            ...{ ledgerEntry: entry('100000'), setAt: early },
            periods: of(halves),
          },
          {
            ...{ ...common, number: 3, reason: 'Later', amount: { amountMinor: '500000', currencyCode: 'USD' } },
            ...{ ledgerEntry: entry('0'), setAt: late },
            periods: of(moved),
          },
        ],
      },
    });
  });

  it('is not unsplit by who says nothing of periods, and not set to what it is', async () => {
    const id = await aPortfolio(steward, 'Split', 0n);
    await setBudget(id, { periods: halves });
    const before = await writtenRows(steward);
    expect(await setBudget(id, { budgetMinor: '400000' })).toMatchObject({
      message: 'input.periods: The budget is split into 2 periods: say what each of them shall be.',
    });
    expect(await setBudget(id, { periods: halves })).toMatchObject({
      message: 'input.budgetMinor: The budget is USD 5,000.00 already.',
    });
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('A budget that is cut below what is committed', () => {
  // Of 1,500.00, 1,000.00 are committed: 900.00 are 100.00 short.
  it('is set by whoever accepts the shortfall, and nothing is funded until it is made good', async () => {
    const id = await aPortfolio(steward, 'Cut', 150_000n);
    await anInitiative(steward, id, { title: 'Letters' });
    const [free, dear] = await candidates(steward, id, [
      { title: 'Free', costOneOffMinor: 0n, costYearlyMinor: 0n },
      { title: 'Dear', costOneOffMinor: 10_000n, costYearlyMinor: 0n },
    ]);
    const people = {
      leadId: await idOf(steward, 'des@example.com'),
      businessOwnerId: await idOf(steward, 'bea@example.com'),
    };
    const fund = (proposalId: string | undefined) =>
      act(steward, 'pam@example.com', 'fundProposal', { proposalId, expectedVersion: 1, ...people });
    const set = async (different: Record<string, unknown>) =>
      act(
        steward,
        'fin@example.com',
        'setBudget',
        await budget({ portfolioId: id, expectedVersion: await version(id), ...different }),
        'budgetVersion { shortfall { amountMinor } } portfolio { remaining { amountMinor } shortfall { amountMinor currencyCode } }',
      );
    const cut = { budgetMinor: '90000', reason: 'Half the year' };
    const before = await writtenRows(steward);
    expect(await set(cut)).toMatchObject({
      code: 'OVER_BUDGET',
      message: expect.stringContaining('USD 100.00 short') as string,
    });
    expect(await writtenRows(steward)).toEqual(before);
    expect(await set({ ...cut, acceptShortfall: true })).toEqual({
      __typename: 'SetBudgetPayload',
      budgetVersion: { shortfall: { amountMinor: '10000' } },
      portfolio: { remaining: { amountMinor: '-10000' }, shortfall: { amountMinor: '10000', currencyCode: 'USD' } },
    });
    const { auditRecords } = await steward.data(
      'leah@example.com',
      'query($id: ID) { auditRecords(first: 1, filter: { subjectId: $id, action: "budgetSet" }) { nodes { after reason } } }',
      { id },
    );
    expect(auditRecords.nodes[0]).toMatchObject({
      after: { shortfallMinor: '10000', number: 2 },
      reason: 'Half the year',
    });

    expect(await fund(free)).toMatchObject({
      code: 'OVER_BUDGET',
      message: '"Free" needs USD 0.00: portfolio "Cut" is USD 100.00 short of what is committed.',
    });
    // 1,000.00 are committed again, and 100.00 more.
    expect(await set({ budgetMinor: '110000' })).toMatchObject({ portfolio: { shortfall: { amountMinor: '0' } } });
    expect(await fund(dear)).toMatchObject({ __typename: 'FundProposalPayload' });
    expect(await fund(free)).toMatchObject({ __typename: 'FundProposalPayload' });
  });

  it('still takes back what is given back', async () => {
    const id = await aPortfolio(steward, 'Freed', 100_000n);
    const initiativeId = await anInitiative(steward, id);
    await act(steward, 'fin@example.com', 'setBudget', {
      ...(await budget({ portfolioId: id, expectedVersion: 2, budgetMinor: '50000' })),
      acceptShortfall: true,
    });
    await move(steward, 'des@example.com', 'stopInitiative', initiativeId);
    const { portfolio } = await steward.data(
      'vic@example.com',
      'query($id: ID!) { portfolio(id: $id) { remaining { amountMinor } shortfall { amountMinor } } }',
      { id },
    );
    // 100.00 of 1,000.00 were released: 500.00 − 100.00 = 400.00.
    expect(portfolio).toEqual({ remaining: { amountMinor: '40000' }, shortfall: { amountMinor: '0' } });
  });
});

describe('Portfolios', () => {
  it('are listed by name', async () => {
    const { portfolios } = await steward.data(
      'ben@example.com',
      '{ portfolios(first: 100, orderBy: { field: NAME, direction: ASC }) { nodes { name } } }',
    );
    const names = portfolios.nodes.map((node: { name: string }) => node.name) as string[];

    expect(names).toEqual(names.toSorted());
  });

  it('of another organization are neither listed nor found', async () => {
    const data = await steward.data(
      'oda@other.example',
      'query($id: ID!) { portfolios { totalCount } portfolio(id: $id) { name } node(id: $id) { id } }',
      { id: portfolioId },
    );

    expect(data).toEqual({ portfolios: { totalCount: 0 }, portfolio: null, node: null });
  });
});

describe('Setting a budget', () => {
  let before: Record<string, number>;
  beforeEach(async () => {
    before = await writtenRows(steward);
  });
  afterEach(async () => {
    expect(await writtenRows(steward)).toEqual(before);
  });

  it.each([
    ['a blank reason', { reason: '  ' }, 'input.reason: Expected a text, got an empty one.'],
    ['a reason too long', { reason: 'x'.repeat(2001) }, 'input.reason: 2001 characters: expected at most 2000.'],
    [
      'an amount below 0',
      { budgetMinor: '-500' },
      'input.budgetMinor: -500: expected a whole number ≥ 0 (minor units).',
    ],
    [
      'an amount too large',
      { budgetMinor: '1000000000000000' },
      'input.budgetMinor: 1000000000000000: expected at most 999999999999999 minor units.',
    ],
    ['nothing', { budgetMinor: '0' }, 'input.budgetMinor: 0: expected more than 0 minor units.'],
    [
      'periods that leave out a day',
      {
        periods: [
          { firstDay: '2027-01-01', lastDay: '2027-06-29', amountMinor: '60000' },
          { firstDay: '2027-07-01', lastDay: '2027-12-31', amountMinor: '40000' },
        ],
      },
      'input.periods[1].firstDay: 2027-07-01: expected 2027-06-30, the day after the period before.',
    ],
    ['a key too short', { idempotencyKey: '1234567' }, 'input.idempotencyKey: 7 characters: expected 8 to 100.'],
  ])('is refused for %s', async (_what, different, message) => {
    const { setBudget } = await steward.data('fin@example.com', SET_BUDGET, { input: await budget(different) });

    expect(setBudget).toMatchObject({ __typename: 'InvalidInput', message });
  });

  it('is refused with all problems at once', async () => {
    const { setBudget } = await steward.data('fin@example.com', SET_BUDGET, {
      input: await budget({ reason: '', budgetMinor: '-1' }),
    });

    expect(setBudget.problems.map((problem: { path: string }) => problem.path)).toEqual([
      'input.budgetMinor',
      'input.reason',
    ]);
  });

  it('is refused on a stale version, which is told', async () => {
    const { setBudget } = await steward.data('fin@example.com', SET_BUDGET, {
      input: await budget({ expectedVersion: 7 }),
    });

    expect(setBudget).toEqual({
      __typename: 'StaleVersion',
      code: 'STALE_VERSION',
      message: 'Version 7 of portfolio "Retail" is stale: it is at version 1. Read it again before deciding.',
      currentVersion: 1,
    });
  });

  it.each([
    ['an unknown id', () => unknownId('Portfolio')],
    ["a person's id", () => idOf(steward, 'ben@example.com')],
    ['no id', () => 'x'],
  ])('finds no portfolio by %s', async (_what, idFor) => {
    const id = await idFor();
    const answer = await steward.ask('fin@example.com', SET_BUDGET, {
      input: await budget({ portfolioId: id, expectedVersion: 1 }),
    });

    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringMatching('No portfolio has the id ') as string,
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it("finds no portfolio by another organization's id", async () => {
    const answer = await steward.ask('oda@other.example', SET_BUDGET, { input: await budget() });

    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it.each(['ben@example.com', 'pam@example.com', 'ada@example.com'])('is not for %s', async (email) => {
    const answer = await steward.ask(email, SET_BUDGET, { input: await budget() });

    expect(answer.errors?.[0]).toMatchObject({
      message: 'You may not do this. Finance and CX leaders open portfolios and set their budgets.',
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('is for nobody without a token', async () => {
    const answer = await steward.ask(undefined, SET_BUDGET, { input: await budget() });

    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['a NUL character', { reason: 'a\0b' }],
    ['a fraction of a minor unit', { budgetMinor: '10.5' }],
    ['no amount', { budgetMinor: null }],
  ])('is a fault for %s', async (_what, different) => {
    const answer = await steward.ask('fin@example.com', SET_BUDGET, { input: await budget(different) });

    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('A key', () => {
  it('that came before with another budget is refused', async () => {
    const id = await aPortfolio(steward, 'Reused', 0n);
    const input = await budget({ portfolioId: id, expectedVersion: 1 });
    await steward.data('fin@example.com', SET_BUDGET, { input });
    const { setBudget } = await steward.data('fin@example.com', SET_BUDGET, {
      input: { ...input, budgetMinor: '1' },
    });

    expect(setBudget.__typename).toBe('IdempotencyKeyReused');
  });
});
