import { freezeInputs } from '../../src/analyses';
import { localId } from '../../src/platform/global-id';
import { aBank, idOf } from '../support/a-bank';
import { candidates, type CandidateRow } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { aReview, assessed, onReview } from '../support/a-review';
import { aScenario, anAdoption } from '../support/a-scenario';
import { act, type Acted } from '../support/act';
import { anInitiative, move, pass, versionOf } from '../support/an-initiative';
import { idsByEmail } from '../support/full-hands';
import type { Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [FIN, PAM, BEN, DES, LEAH, FLO] = ['fin', 'pam', 'ben', 'des', 'leah', 'flo'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string];

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

const MONEY = `budget { amountMinor } committed { amountMinor } remaining { amountMinor } shortfall { amountMinor }
  remainingForRanking { amountMinor }
  pot { amount { amountMinor currencyCode } committed { amountMinor } remaining { amountMinor } shortfall { amountMinor } }`;
const VERSION = 'budgetVersion { number pot { amountMinor } shortfall { amountMinor } potShortfall { amountMinor } }';
type Amount = { readonly amountMinor: string } | null;
const minor = (money: Amount): number | null => money && Number(money.amountMinor);
const minors = (of: Record<string, Amount>) =>
  Object.fromEntries(Object.entries(of).map(([field, money]) => [field, minor(money)]));

/** The money of a portfolio, in minor units. */
async function moneyOf(id: string) {
  const { portfolio } = await steward.data(BEN, `query($id: ID!) { portfolio(id: $id) { version ${MONEY} } }`, { id });
  const { pot, version, ...sums } = portfolio as { version: number; pot: Record<string, Amount> | null } & Record<
    string,
    never
  >;
  return { ...minors(sums), version, pot: pot && minors(pot) };
}
const setBudget = async (portfolioId: string, budget: Record<string, unknown>): Promise<Acted> => {
  const { version: expectedVersion } = await moneyOf(portfolioId);
  return act(steward, FIN, 'setBudget', { portfolioId, expectedVersion, reason: 'Small things', ...budget }, VERSION);
};
/** A portfolio of 5,000.00, of which 1,500.00 are set aside for what is light. */
async function aPortfolioWithPot(name: string, potMinor = '150000'): Promise<string> {
  const id = await aPortfolio(steward, name, 500_000n);
  const set = await setBudget(id, { budgetMinor: '500000', potMinor });
  if ('code' in set) throw new Error(set['message'] as string);
  return id;
}
const fund = async (proposalId: string | undefined): Promise<Acted> => {
  const people = {
    leadId: await idOf(steward, DES),
    businessOwnerId: await idOf(steward, 'bea@example.com'),
  };
  const payload = 'initiative { id track }';
  return act(steward, PAM, 'fundProposal', { proposalId, expectedVersion: 1, ...people }, payload);
};
/** Of 1,000.00 each, 600.00 once and 400.00 a year, unless the test says otherwise. */
const light = (title: string, different: CandidateRow = {}): CandidateRow => ({ title, track: 'LIGHT', ...different });
const refusing = async (asked: () => Promise<Acted>): Promise<Acted> => {
  const before = await writtenRows(steward);
  const answer = await asked();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
};
const frozen = (portfolioId: string) =>
  steward.house.governor.rehearse(steward.caller(BEN), (tx) =>
    freezeInputs(tx, localId('Portfolio', portfolioId), { seed: 7, samples: 200, top: 1, inactionWeight: 100 }),
  );

describe('A pot for light proposals', () => {
  it('pays for them alone, and what is beside it for all else', async () => {
    const id = await aPortfolioWithPot('Branches');
    const [one, two, dear, desk] = await candidates(steward, id, [
      light('One word'),
      light('Two words'),
      { title: 'Dear desk', costOneOffMinor: 320_000n },
      { title: 'Desk', costOneOffMinor: 310_000n },
    ]);
    expect(await fund(one)).toMatchObject({ initiative: { track: 'LIGHT' } });
    // 1,500.00 − 1,000.00 = 500.00 are left in the pot; beside it 5,000.00 − 1,500.00 = 3,500.00, of which nothing is taken.
    expect(await moneyOf(id)).toMatchObject({
      ...{ budget: 500_000, committed: 100_000, remaining: 400_000, shortfall: 0, remainingForRanking: 350_000 },
      pot: { amount: 150_000, committed: 100_000, remaining: 50_000, shortfall: 0 },
    });
    expect(await refusing(() => fund(two))).toMatchObject({
      code: 'OVER_BUDGET',
      message:
        '"Two words" needs USD 1,000.00: the pot for light proposals of portfolio "Branches" has USD 500.00 for it, USD 500.00 short.',
    });
    // 4,000.00 remain of the whole.
    expect(await refusing(() => fund(dear))).toMatchObject({
      code: 'OVER_BUDGET',
      message:
        '"Dear desk" needs USD 3,600.00: portfolio "Branches" beside its pot for light proposals has USD 3,500.00 for it, USD 100.00 short.',
    });
    expect(await fund(desk)).toMatchObject({ __typename: 'FundProposalPayload' });
    expect(await moneyOf(id)).toMatchObject({ remaining: 50_000, remainingForRanking: 0, pot: { remaining: 50_000 } });
  });

  it('is on record in the audit, with what light initiatives hold before and after', async () => {
    const id = await aPortfolioWithPot('On record');
    await anInitiative(steward, id, { track: 'LIGHT' });
    const { auditRecords } = await steward.data(
      LEAH,
      'query($id: ID) { auditRecords(first: 3, filter: { subjectId: $id }) { nodes { action before after } } }',
      { id },
    );
    const of = (action: string) =>
      auditRecords.nodes.find((record: { action: string }) => record.action === action) as Record<string, unknown>;
    expect(of('commitmentBooked')).toMatchObject({
      before: { potMinor: '150000', lightCommittedMinor: '0' },
      after: { potMinor: '150000', lightCommittedMinor: '100000' },
    });
    expect(of('budgetSet')).toMatchObject({ before: { potMinor: null }, after: { potMinor: '150000' } });
  });

  it('counts what was committed to light initiatives before it was set aside', async () => {
    const id = await aPortfolio(steward, 'Before', 500_000n);
    await anInitiative(steward, id, { track: 'LIGHT' });
    await anInitiative(steward, id);
    // Without a pot, 5,000.00 − 2 · 1,000.00 are left for whatever it is.
    expect(await moneyOf(id)).toMatchObject({ remaining: 300_000, remainingForRanking: 300_000, pot: null });
    await setBudget(id, { budgetMinor: '500000', potMinor: '150000' });
    // 1,500.00 − 1,000.00; 3,500.00 − 1,000.00.
    expect(await moneyOf(id)).toMatchObject({ remainingForRanking: 250_000, pot: { remaining: 50_000 } });
  });

  it('loses what an initiative holds that is light no more, and the rest pays for it', async () => {
    const id = await aPortfolioWithPot('Moved');
    const initiativeId = await anInitiative(steward, id, { track: 'LIGHT' });
    await inOrganizationOf(steward, 'ada@example.com', (manager) =>
      manager.query(`update initiatives set track = 'STANDARD' where id = $1`, [localId('Initiative', initiativeId)]),
    );
    // 1,500.00 are left in the pot again, and 3,500.00 − 1,000.00 beside it.
    expect(await moneyOf(id)).toMatchObject({
      remainingForRanking: 250_000,
      pot: { committed: 0, remaining: 150_000 },
    });
  });

  it('gets back what a light initiative gives back', async () => {
    const id = await aPortfolioWithPot('Stopped');
    const initiativeId = await anInitiative(steward, id, { track: 'LIGHT' });
    await move(steward, DES, 'stopInitiative', initiativeId);
    // A tenth was released: 1,500.00 − 100.00.
    expect(await moneyOf(id)).toMatchObject({ remainingForRanking: 350_000, pot: { remaining: 140_000 } });
  });
});

describe('A light initiative that needs more', () => {
  /** It takes 1,140.00 by its last forecast, and waits for its funding to be confirmed. */
  async function dearer(portfolioId: string): Promise<string> {
    const id = await anInitiative(steward, portfolioId, { title: 'Signs', track: 'LIGHT' });
    await pass(steward, id, 'DISCOVER');
    const forecast = { costOneOffMinor: '70000', costYearlyMinor: '44000', valueYearlyMinor: '290000', note: 'Paint' };
    const expectedVersion = await versionOf(steward, id);
    await act(steward, DES, 'reforecast', { initiativeId: id, expectedVersion, ...forecast });
    await move(steward, DES, 'referToReview', id);
    return id;
  }

  it('gets it out of the pot, or not at all', async () => {
    const id = await aPortfolioWithPot('Raised', '113999');
    const initiativeId = await dearer(id);
    const confirm = async () =>
      act(steward, PAM, 'confirmFunding', { initiativeId, expectedVersion: await versionOf(steward, initiativeId) });
    // 1,139.99 − 1,000.00 = 139.99 are left in the pot, and thousands beside it.
    expect(await refusing(confirm)).toMatchObject({
      code: 'OVER_BUDGET',
      message:
        '"Signs" needs USD 140.00: the pot for light proposals of portfolio "Raised" has USD 139.99 for it, USD 0.01 short.',
    });
    await setBudget(id, { budgetMinor: '500000', potMinor: '114000' });
    expect(await confirm()).toMatchObject({ __typename: 'ConfirmFundingPayload' });
    expect(await moneyOf(id)).toMatchObject({
      remainingForRanking: 386_000,
      pot: { committed: 114_000, remaining: 0 },
    });
  });
});

describe('What is left for the ranking', () => {
  const ranked = (points: number): Pick<CandidateRow, 'scoresMicro'> => {
    const micro = BigInt(points) * 1_000_000n;
    return { scoresMicro: { 100: micro, 200: micro, 400: micro } };
  };
  const withinBudget = async (id: string): Promise<boolean[]> => {
    const query = 'query($id: ID!) { portfolio(id: $id) { ranking { nodes { withinBudget } } } }';
    const { portfolio } = await steward.data(BEN, query, { id });
    return portfolio.ranking.nodes.map((node: { withinBudget: boolean }) => node.withinBudget) as boolean[];
  };

  it('draws the line of the ranking, and light commitments do not move it', async () => {
    const id = await aPortfolio(steward, 'Line', 500_000n);
    const [one] = await candidates(steward, id, [light('Light')]);
    await candidates(
      steward,
      id,
      [8, 7, 6, 5].map((points) => ({ title: `At ${points}`, ...ranked(points) })),
    );
    expect(await withinBudget(id)).toEqual([true, true, true, true]);
    await setBudget(id, { budgetMinor: '500000', potMinor: '150000' });
    // 3,500.00 pay for three of 1,000.00 each.
    expect(await withinBudget(id)).toEqual([true, true, true, false]);
    await fund(one);
    expect(await withinBudget(id)).toEqual([true, true, true, false]);
    const exported = await act(steward, BEN, 'exportRanking', { portfolioId: id, format: 'JSON' }, 'content');
    expect(JSON.parse(exported['content'] as string)).toMatchObject({ remainingMinor: '350000' });
  });

  it('is what analyses freeze; the periods of the budget stay a plan of the whole', async () => {
    const id = await aPortfolioWithPot('Frozen');
    await anInitiative(steward, id, { track: 'LIGHT' });
    await anInitiative(steward, id);
    const { remainingMinor, periods, candidates: competing } = await frozen(id);
    // 3,500.00 − 1,000.00; of the period 5,000.00 − 2 · 1,000.00. What is light does not compete.
    expect(remainingMinor).toBe(250_000n);
    expect(periods).toMatchObject([{ amountMinor: 500_000n, remainingMinor: 300_000n }]);
    expect(competing).toHaveLength(1);
  });

  it('is told by an amendment of a review; what it froze before is replayed as it was', async () => {
    const ids = await idsByEmail(steward);
    const id = await aPortfolio(steward, 'Reviewed', 500_000n);
    await assessed(steward, id, [{ title: 'Desk', points: 8 }]);
    const review = await aReview(steward, ids, id);
    await onReview(steward, 'issuePreRead', review.id);
    await setBudget(id, { budgetMinor: '500000', potMinor: '150000' });
    const replay = () => act(steward, BEN, 'replayReview', { reviewId: review.id }, 'agrees differences');
    expect(await replay()).toMatchObject({ agrees: true, differences: [] });
    const amended = 'review { preReads { changes } }';
    const answer = await onReview(steward, 'amendPreRead', review.id, { reason: 'A pot' }, { selection: amended });
    expect(answer['review'].preReads.at(-1)).toEqual({
      changes: ['USD 3,500.00 can be committed, and USD 5,000.00 before.'],
    });
    expect(await replay()).toMatchObject({ agrees: true, differences: [] });
  });
});

describe('Versions of a budget', () => {
  it('keep the pot, which nobody undoes who says nothing of it', async () => {
    const id = await aPortfolioWithPot('Versions');
    expect(await refusing(() => setBudget(id, { budgetMinor: '600000' }))).toMatchObject({
      __typename: 'InvalidInput',
      message:
        'input.potMinor: The budget sets USD 1,500.00 aside for light proposals: say what the pot shall be, or null for none.',
    });
    expect(await refusing(() => setBudget(id, { budgetMinor: '600000', potMinor: '600001' }))).toMatchObject({
      message: 'input.potMinor: USD 6,000.01 is more than the budget, USD 6,000.00, that it is a part of.',
    });
    expect(await setBudget(id, { budgetMinor: '500000', potMinor: null })).toMatchObject({
      budgetVersion: { number: 3, pot: null, potShortfall: null },
    });
    const { portfolio } = await steward.data(
      BEN,
      'query($id: ID!) { portfolio(id: $id) { budgetVersions { nodes { pot { amountMinor } ledgerEntry { amount { amountMinor } } } } } }',
      { id },
    );
    // Only the first changed the whole.
    expect(portfolio.budgetVersions.nodes).toEqual([
      { pot: null, ledgerEntry: { amount: { amountMinor: '500000' } } },
      { pot: { amountMinor: '150000' }, ledgerEntry: { amount: { amountMinor: '0' } } },
      { pot: null, ledgerEntry: { amount: { amountMinor: '0' } } },
    ]);
  });

  it('may cut the pot below what is committed for whoever accepts that, and then nothing light is funded', async () => {
    const id = await aPortfolioWithPot('Cut');
    await anInitiative(steward, id, { track: 'LIGHT' });
    const cut = { budgetMinor: '500000', potMinor: '80000' };
    // 1,000.00 − 800.00 = 200.00.
    expect(await refusing(() => setBudget(id, cut))).toMatchObject({
      code: 'OVER_BUDGET',
      message: expect.stringContaining(
        'the pot for light proposals of portfolio "Cut" would have USD 800.00 for it, USD 200.00 short.',
      ) as string,
    });
    expect(await setBudget(id, { ...cut, acceptShortfall: true })).toMatchObject({
      budgetVersion: { shortfall: { amountMinor: '20000' }, potShortfall: { amountMinor: '20000' } },
    });
    // 5,000.00 − 800.00 = 4,200.00 are beside it.
    expect(await moneyOf(id)).toMatchObject({
      ...{ remaining: 400_000, shortfall: 20_000, remainingForRanking: 420_000 },
      pot: { amount: 80_000, committed: 100_000, remaining: -20_000, shortfall: 20_000 },
    });
    const [free, desk] = await candidates(steward, id, [
      light('Free', { costOneOffMinor: 0n, costYearlyMinor: 0n }),
      { title: 'Desk' },
    ]);
    expect(await fund(free)).toMatchObject({
      message:
        '"Free" needs USD 0.00: the pot for light proposals of portfolio "Cut" is USD 200.00 short of what is committed.',
    });
    expect(await fund(desk)).toMatchObject({ __typename: 'FundProposalPayload' });
  });
});

describe('A scenario', () => {
  it('leaves the pot as the portfolio has it, and so does its adoption', async () => {
    const portfolioId = await aPortfolioWithPot('Adopted');
    const whatIf = { portfolioId, name: 'Less', budgetMinor: '400000' };
    expect(
      await refusing(() => act(steward, BEN, 'createScenario', { ...whatIf, budgetMinor: '149999' })),
    ).toMatchObject({
      message: 'input.budgetMinor: A budget of USD 1,499.99 does not hold the pot for light proposals, USD 1,500.00.',
    });
    const scenarioAdoptionId = await anAdoption(steward, PAM, await aScenario(steward, BEN, whatIf));
    expect(await act(steward, FLO, 'adoptScenario', { scenarioAdoptionId, expectedVersion: 1 })).toMatchObject({
      __typename: 'AdoptScenarioPayload',
    });
    // 4,000.00 − 1,500.00.
    expect(await moneyOf(portfolioId)).toMatchObject({ remainingForRanking: 250_000, pot: { amount: 150_000 } });
  });
});
