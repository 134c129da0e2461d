import { aBank, idOf, unknownId } from '../support/a-bank';
import { candidates, type CandidateRow } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const OPEN = `mutation($input: OpenPortfolioInput!) { openPortfolio(input: $input) {
  __typename
  ... on OpenPortfolioPayload { portfolio { name periodFrom periodTo currencyCode version scoringModel { name } } }
  ... on UserError { code message }
  ... on InvalidInput { problems { path message } } } }`;

const FUND = `mutation($input: FundProposalInput!) { fundProposal(input: $input) {
  __typename
  ... on FundProposalPayload {
    proposal { id title status version decidedBy { name } decidedAt }
    initiative { title stage status sponsor { name } lead { name } businessOwner { name } budget { amountMinor currencyCode }
      history { totalCount } proposal { id } }
    portfolio { version budget { amountMinor } committed { amountMinor } remaining { amountMinor }
      ledger(filter: { kind: COMMITMENT }) { nodes { amount { amountMinor } reason bookedBy { name } proposal { id } } } } }
  ... on UserError { code message }
  ... on StaleVersion { currentVersion }
  ... on NotPossibleNow { status }
  ... on OverBudget { neededMinor remainingMinor currencyCode } } }`;

let steward: Steward;
let [lead, owner] = ['', ''];
beforeAll(async () => {
  steward = await aBank();
  [lead, owner] = [await idOf(steward, 'bea@example.com'), await idOf(steward, 'des@example.com')];
});
afterAll(() => steward.stop());

/** A proposal that was assessed, in a portfolio of its own with this budget. */
async function anAssessed(name: string, budgetMinor: bigint, row: CandidateRow = {}) {
  const portfolioId = await aPortfolio(steward, name, budgetMinor);
  const [proposalId] = await candidates(steward, portfolioId, [{ title: name, ...row }]);
  return { portfolioId, proposalId: proposalId! };
}
const funding = (proposalId: string, different: Record<string, unknown> = {}) => ({
  proposalId,
  expectedVersion: 1,
  leadId: lead,
  businessOwnerId: owner,
  idempotencyKey: aKey(),
  ...different,
});
const fund = async (email: string, input: Record<string, unknown>) =>
  (await steward.data(email, FUND, { input }))['fundProposal'];

/** Holds that nothing is written by any test of a chapter, when what it needs is there. */
async function expectNothingWritten(work: () => Promise<void>): Promise<void> {
  const before = await writtenRows(steward);
  await work();
  expect(await writtenRows(steward)).toEqual(before);
}

describe('Opening a portfolio', () => {
  const opening = (different: Record<string, unknown> = {}) => ({
    name: 'Retail',
    periodFrom: '2027-01-01',
    periodTo: '2027-12-31',
    idempotencyKey: aKey(),
    ...different,
  });

  it('pins the scoring model that is published, in the currency of the organization', async () => {
    const { openPortfolio } = await steward.data('leah@example.com', OPEN, { input: opening() });

    expect(openPortfolio).toEqual({
      __typename: 'OpenPortfolioPayload',
      portfolio: {
        name: 'Retail',
        periodFrom: '2027-01-01',
        periodTo: '2027-12-31',
        currencyCode: 'USD',
        version: 1,
        scoringModel: { name: 'Return and cost of inaction' },
      },
    });
  });

  it('leaves an audit record', async () => {
    await steward.data('leah@example.com', OPEN, { input: opening({ name: 'On record' }) });
    const { auditRecords } = await steward.data(
      'leah@example.com',
      '{ auditRecords(last: 1, orderBy: { field: AT, direction: ASC }) { nodes { subjectKind action after actor { name } } } }',
    );

    expect(auditRecords.nodes[0]).toMatchObject({
      subjectKind: 'PORTFOLIO',
      action: 'portfolioOpened',
      after: { name: 'On record', periodFrom: '2027-01-01', periodTo: '2027-12-31', currencyCode: 'USD' },
      actor: { name: 'Leah Leader' },
    });
  });

  it('answers the same key alike, and opens one', async () => {
    const input = opening({ name: 'Once' });
    const first = await steward.data('fin@example.com', OPEN, { input });
    await expectNothingWritten(async () => {
      expect(await steward.data('fin@example.com', OPEN, { input })).toEqual(first);
    });
  });

  it('refuses the same key with another name', async () => {
    const input = opening({ name: 'Key' });
    await steward.data('fin@example.com', OPEN, { input });
    await expectNothingWritten(async () => {
      const { openPortfolio } = await steward.data('fin@example.com', OPEN, { input: { ...input, name: 'Other' } });

      expect(openPortfolio.__typename).toBe('IdempotencyKeyReused');
    });
  });

  it('gives a name to one of two who open it at the same time', async () => {
    const inputs = [1, 2].map(() => opening({ name: 'At once' }));
    const answers = await Promise.all(inputs.map((input) => steward.data('fin@example.com', OPEN, { input })));

    expect(answers.map((answer) => answer['openPortfolio'].__typename as string).sort()).toEqual([
      'InvalidInput',
      'OpenPortfolioPayload',
    ]);
  });

  it('lets another organization have the same name', async () => {
    const { openPortfolio } = await steward.data('oda@other.example', OPEN, { input: opening() });

    expect(openPortfolio.portfolio).toMatchObject({ name: 'Retail', currencyCode: 'EUR' });
  });

  it.each([
    ['a name that is taken', { name: ' Retail ' }, 'input.name: There is a portfolio "Retail" already.'],
    ['a blank name', { name: ' ' }, 'input.name: Expected a text, got an empty one.'],
    ['a name too long', { name: 'x'.repeat(201) }, 'input.name: 201 characters: expected at most 200.'],
    [
      'a period that ends before it begins',
      { periodTo: '2026-12-31' },
      'input.periodTo: 2026-12-31 is before the first day, 2027-01-01.',
    ],
    [
      'a year out of reach',
      { periodTo: '3000-01-01' },
      'input.periodTo: "3000-01-01" is not a date (YYYY-MM-DD, from 1900 to 2999).',
    ],
    ['a key too short', { idempotencyKey: 'short' }, 'input.idempotencyKey: 5 characters: expected 8 to 100.'],
  ])('is refused for %s', async (_what, different, message) => {
    await expectNothingWritten(async () => {
      const { openPortfolio } = await steward.data('fin@example.com', OPEN, { input: opening(different) });

      expect(openPortfolio).toMatchObject({ __typename: 'InvalidInput', message });
    });
  });

  it.each([
    ['a day that does not exist', { periodFrom: '2027-02-30' }],
    ['a NUL character', { name: 'a\0b' }],
  ])('is a fault for %s', async (_what, different) => {
    await expectNothingWritten(async () => {
      const answer = await steward.ask('fin@example.com', OPEN, { input: opening({ name: 'Bad', ...different }) });

      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  it.each(['ben@example.com', 'pam@example.com', 'ada@example.com'])('is not for %s', async (email) => {
    await expectNothingWritten(async () => {
      const answer = await steward.ask(email, OPEN, { input: opening({ name: 'Mine' }) });

      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });
});

describe('The proposals of a portfolio', () => {
  it('are listed in any status, filtered and ordered as everywhere', async () => {
    const id = await aPortfolio(steward, 'Listed', 0n);
    await candidates(steward, id, [
      { title: 'B', status: 'FUNDED' },
      { title: 'A' },
      { title: 'C', status: 'DECLINED' },
    ]);
    const { portfolio } = await steward.data(
      'ben@example.com',
      `query($id: ID!) { portfolio(id: $id) {
        all: proposals(orderBy: { field: TITLE, direction: ASC }) { nodes { title status } }
        some: proposals(filter: { status: [ASSESSED] }) { totalCount } } }`,
      { id },
    );

    expect(portfolio).toEqual({
      all: {
        nodes: [
          { title: 'A', status: 'ASSESSED' },
          { title: 'B', status: 'FUNDED' },
          { title: 'C', status: 'DECLINED' },
        ],
      },
      some: { totalCount: 1 },
    });
  });
});

describe('Funding a proposal', () => {
  it('decides, commits the money and begins the initiative, all at once', async () => {
    const { proposalId } = await anAssessed('Appointments', 150_000n);
    steward.clock.moveTo('2026-11-05T10:00:00Z');
    const funded = await fund('liam@example.com', funding(proposalId));

    // 60,000 once and 40,000 a year: 100,000 of 150,000.
    expect(funded).toEqual({
      __typename: 'FundProposalPayload',
      proposal: {
        id: proposalId,
        title: 'Appointments',
        status: 'FUNDED',
        version: 2,
        decidedBy: { name: 'Liam Leader' },
        decidedAt: '2026-11-05T10:00:00.000Z',
      },
      initiative: {
        title: 'Appointments',
        stage: 'DISCOVER',
        status: 'WORKING',
        sponsor: { name: 'Leah Leader' },
        lead: { name: 'Bea Business' },
        businessOwner: { name: 'Des Design' },
        budget: { amountMinor: '100000', currencyCode: 'USD' },
        history: { totalCount: 0 },
        proposal: { id: proposalId },
      },
      portfolio: {
        version: 2,
        budget: { amountMinor: '150000' },
        committed: { amountMinor: '100000' },
        remaining: { amountMinor: '50000' },
        ledger: {
          nodes: [
            {
              amount: { amountMinor: '100000' },
              reason: 'Funding of "Appointments"',
              bookedBy: { name: 'Liam Leader' },
              proposal: { id: proposalId },
            },
          ],
        },
      },
    });
  });

  it('leaves a record at the proposal, the portfolio and the initiative', async () => {
    const { proposalId, portfolioId } = await anAssessed('Recorded', 100_000n);
    await fund('pam@example.com', funding(proposalId));
    const { auditRecords } = await steward.data(
      'leah@example.com',
      '{ auditRecords(last: 4, orderBy: { field: AT, direction: ASC }) { nodes { subjectKind action before after actor { name } } } }',
    );
    const records = Object.fromEntries(
      auditRecords.nodes.map((record: { action: string }) => [record.action, record]),
    ) as Record<string, object>;

    expect(records['proposalFunded']).toMatchObject({
      subjectKind: 'PROPOSAL',
      before: { status: 'ASSESSED' },
      after: { status: 'FUNDED' },
      actor: { name: 'Pam Portfolio' },
    });
    expect(records['commitmentBooked']).toMatchObject({
      subjectKind: 'PORTFOLIO',
      before: { remainingMinor: '100000' },
      after: { committedMinor: '100000', remainingMinor: '0' },
    });
    expect(records['initiativeBegun']).toMatchObject({ subjectKind: 'INITIATIVE', after: { stage: 'DISCOVER' } });
    const { portfolio } = await steward.data(
      'ben@example.com',
      'query($id: ID!) { portfolio(id: $id) { ranking { totalCount } } }',
      { id: portfolioId },
    );
    expect(portfolio.ranking.totalCount).toBe(0);
  });

  it('is for a portfolio manager of that portfolio alone', async () => {
    const { proposalId, portfolioId } = await anAssessed('Managed', 100_000n);
    const elsewhere = await anAssessed('Unmanaged', 100_000n);
    await steward.data(
      'ada@example.com',
      'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }',
      {
        input: {
          personId: await idOf(steward, 'vic@example.com'),
          role: 'PORTFOLIO_MANAGER',
          portfolioId,
          idempotencyKey: aKey(),
        },
      },
    );
    const there = await fund('vic@example.com', funding(proposalId));
    const answer = await steward.ask('vic@example.com', FUND, { input: funding(elsewhere.proposalId) });

    expect([there.__typename, answer.errors?.[0]?.extensions.code]).toEqual(['FundProposalPayload', 'FORBIDDEN']);
  });

  it('answers the same key alike, though the version has moved on', async () => {
    const { proposalId } = await anAssessed('Replayed', 200_000n);
    const input = funding(proposalId);
    const first = await fund('liam@example.com', input);
    await expectNothingWritten(async () => {
      expect(await fund('liam@example.com', input)).toEqual(first);
    });
  });

  it('is done for one of two proposals when two leaders fund them at once and the budget pays for one', async () => {
    const portfolioId = await aPortfolio(steward, 'Contested', 150_000n);
    const ids = await candidates(steward, portfolioId, [{ title: 'One' }, { title: 'Other' }]);
    const answers = await Promise.all([
      fund('liam@example.com', funding(ids[0]!)),
      fund('pam@example.com', funding(ids[1]!)),
    ]);
    const { portfolio } = await steward.data(
      'ben@example.com',
      'query($id: ID!) { portfolio(id: $id) { remaining { amountMinor } } }',
      { id: portfolioId },
    );

    expect(answers.map((answer) => answer.__typename as string).sort()).toEqual(['FundProposalPayload', 'OverBudget']);
    expect(portfolio.remaining.amountMinor).toBe('50000');
  });

  it('is done once when eight fund the same proposal at once', async () => {
    const { proposalId } = await anAssessed('Wanted', 1_000_000n);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        fund(index % 2 === 0 ? 'liam@example.com' : 'pam@example.com', funding(proposalId)),
      ),
    );

    expect(answers.map((answer) => answer.__typename as string).sort()).toEqual([
      'FundProposalPayload',
      ...Array.from({ length: 7 }, () => 'StaleVersion'),
    ]);
  });
});

describe('Funding', () => {
  it('is refused when less than it takes remains, naming both amounts', async () => {
    const { proposalId } = await anAssessed('Too dear', 99_999n);
    await expectNothingWritten(async () => {
      expect(await fund('liam@example.com', funding(proposalId))).toEqual({
        __typename: 'OverBudget',
        code: 'OVER_BUDGET',
        message: '"Too dear" needs USD 1,000.00: portfolio "Too dear" has USD 999.99 for it, USD 0.01 short.',
        neededMinor: '100000',
        remainingMinor: '99999',
        currencyCode: 'USD',
      });
    });
  });

  it.each([
    ['its proposer', { proposer: 'liam@example.com' }, 'You proposed "%t": somebody else decides on it.'],
    ['its sponsor', { sponsor: 'liam@example.com' }, 'You sponsor "%t": somebody else decides on it.'],
  ])('is refused to %s', async (who, row, message) => {
    const title = `By ${who}`;
    const { proposalId } = await anAssessed(title, 200_000n, row);
    await expectNothingWritten(async () => {
      expect(await fund('liam@example.com', funding(proposalId))).toMatchObject({
        __typename: 'OwnDecision',
        message: message.replace('%t', title),
      });
    });
  });

  it.each(['UNDER_ASSESSMENT', 'FUNDED', 'DECLINED', 'DEFERRED', 'WITHDRAWN'] as const)(
    'is refused while the proposal is %s',
    async (status) => {
      const { proposalId } = await anAssessed(`Is ${status}`, 200_000n, { status });
      await expectNothingWritten(async () => {
        expect(await fund('liam@example.com', funding(proposalId))).toMatchObject({
          __typename: 'NotPossibleNow',
          status,
        });
      });
    },
  );

  it('is refused for an idea, which has no portfolio yet', async () => {
    const { proposeIdea } = await steward.data(
      'ben@example.com',
      'mutation($input: ProposeIdeaInput!) { proposeIdea(input: $input) { ... on ProposeIdeaPayload { proposal { id } } } }',
      { input: { title: 'Idea', whoIsHurt: 'Many', howTheyAreHurt: 'Much', idempotencyKey: aKey() } },
    );
    await expectNothingWritten(async () => {
      expect(await fund('liam@example.com', funding(proposeIdea.proposal.id as string))).toMatchObject({
        __typename: 'NotPossibleNow',
        status: 'IDEA',
      });
    });
  });

  it('is refused on a stale version, which is told', async () => {
    const { proposalId } = await anAssessed('Stale', 200_000n);
    await expectNothingWritten(async () => {
      expect(await fund('liam@example.com', funding(proposalId, { expectedVersion: 3 }))).toMatchObject({
        __typename: 'StaleVersion',
        currentVersion: 1,
      });
    });
  });

  it.each([
    ['an unknown proposal', () => ({ proposalId: unknownId('Proposal') }), 'proposal'],
    ["a proposal by a person's id", () => ({ proposalId: lead }), 'proposal'],
    ['an unknown lead', () => ({ leadId: unknownId('Person') }), 'person'],
    ['an unknown business owner', () => ({ businessOwnerId: unknownId('Person') }), 'person'],
    ['a lead by no id', () => ({ leadId: 'x' }), 'person'],
  ])('does not find %s', async (what, different, kind) => {
    const { proposalId } = await anAssessed(`Not found: ${what}`, 200_000n);
    await expectNothingWritten(async () => {
      const answer = await steward.ask('liam@example.com', FUND, { input: funding(proposalId, different()) });

      expect(answer.errors?.[0]).toMatchObject({
        message: expect.stringMatching(`^No ${kind} has the id `) as string,
        extensions: { code: 'NOT_FOUND' },
      });
    });
  });

  it("does not find another organization's proposal or people", async () => {
    const { proposalId } = await anAssessed('Foreign', 200_000n);
    const oda = await idOf(steward, 'oda@other.example');
    await expectNothingWritten(async () => {
      const byOda = await steward.ask('oda@other.example', FUND, { input: funding(proposalId) });
      const withOda = await steward.ask('liam@example.com', FUND, { input: funding(proposalId, { leadId: oda }) });

      expect([byOda, withOda].map((answer) => answer.errors?.[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    });
  });

  it.each(['ben@example.com', 'fin@example.com', 'sam@example.com', 'ada@example.com'])(
    'is not for %s',
    async (email) => {
      const { proposalId } = await anAssessed(`Not for ${email}`, 200_000n);
      await expectNothingWritten(async () => {
        const answer = await steward.ask(email, FUND, { input: funding(proposalId) });

        expect(answer.errors?.[0]).toMatchObject({
          message:
            'You may not do this. Portfolio managers and CX leaders fund, defer or decline a proposal that is not their own.',
          extensions: { code: 'FORBIDDEN' },
        });
      });
    },
  );

  it('is refused when the key is too short', async () => {
    const { proposalId } = await anAssessed('Short key', 200_000n);
    await expectNothingWritten(async () => {
      expect((await fund('liam@example.com', funding(proposalId, { idempotencyKey: 'k' }))).__typename).toBe(
        'InvalidInput',
      );
    });
  });

  it('is refused when the key came before with another lead', async () => {
    const { proposalId } = await anAssessed('Other lead', 200_000n);
    const input = funding(proposalId);
    await fund('liam@example.com', input);
    await expectNothingWritten(async () => {
      expect((await fund('liam@example.com', { ...input, leadId: owner })).__typename).toBe('IdempotencyKeyReused');
    });
  });
});

describe('A budget', () => {
  it('is not set below what is committed', async () => {
    const { proposalId, portfolioId } = await anAssessed('Committed', 150_000n);
    await fund('liam@example.com', funding(proposalId));
    await expectNothingWritten(async () => {
      const { setBudget } = await steward.data(
        'fin@example.com',
        `mutation($input: SetBudgetInput!) { setBudget(input: $input) {
          __typename ... on OverBudget { message neededMinor remainingMinor } } }`,
        // The commitment has not raised the portfolio's version: 1 opened, 2 with its budget.
        { input: { portfolioId, expectedVersion: 2, budgetMinor: 99_999, reason: 'Cut', idempotencyKey: aKey() } },
      );

      expect(setBudget).toEqual({
        __typename: 'OverBudget',
        message:
          'What is committed already needs USD 1,000.00: portfolio "Committed" would have USD 999.99 for it, USD 0.01 short. Accept the shortfall to cut the budget all the same.',
        neededMinor: '100000',
        remainingMinor: '99999',
      });
    });
  });
});
