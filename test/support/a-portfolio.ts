import { aKey, type Steward } from './steward';

/**
 * A portfolio of the bank for 2027, opened by finance, with a budget in minor units unless that is 0; its global id.
 * @param scoringModelId global; left out, the one that was published last
 */
export async function aPortfolio(
  steward: Steward,
  name: string,
  budgetMinor: bigint,
  scoringModelId?: string,
): Promise<string> {
  const opened = await steward.data(
    'fin@example.com',
    `mutation($input: OpenPortfolioInput!) { openPortfolio(input: $input) {
      ... on OpenPortfolioPayload { portfolio { id version } } ... on UserError { message } } }`,
    { input: { name, periodFrom: '2027-01-01', periodTo: '2027-12-31', scoringModelId, idempotencyKey: aKey() } },
  );
  const { id, version } = opened['openPortfolio'].portfolio as { id: string; version: number };
  if (budgetMinor !== 0n) {
    const input = {
      portfolioId: id,
      expectedVersion: version,
      budgetMinor: String(budgetMinor),
      reason: 'Budget 2027',
    };
    await steward.data(
      'fin@example.com',
      'mutation($input: SetBudgetInput!) { setBudget(input: $input) { ... on UserError { message } } }',
      { input: { ...input, idempotencyKey: aKey() } },
    );
  }
  return id;
}
