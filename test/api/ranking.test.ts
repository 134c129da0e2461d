import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { rankings, type Candidate } from '../../src/portfolio/domain/ranking';
import { globalId } from '../../src/platform/global-id';
import { SHOWN_INACTION_WEIGHTS } from '../../src/scoring/domain/scoring-model';
import { aBank } from '../support/a-bank';
import { candidates, type CandidateRow } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import type { Steward } from '../support/steward';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

const PAGE = `query($id: ID!, $weight: InactionWeight!, $first: Int, $after: String, $last: Int, $before: String) {
  portfolio(id: $id) { ranking(inactionWeight: $weight, first: $first, after: $after, last: $last, before: $before) {
    nodes { rank tied withinBudget fundingFlips points scoreMicro value { amountMinor currencyCode } totalCost { amountMinor }
      commitment { amountMinor } ranks { inactionWeight rank withinBudget } proposal { id title } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } }`;

interface RankedNode {
  readonly rank: number;
  readonly tied: boolean;
  readonly withinBudget: boolean;
  readonly fundingFlips: boolean;
  readonly ranks: readonly { readonly inactionWeight: string; readonly rank: number; readonly withinBudget: boolean }[];
  readonly proposal: { readonly id: string; readonly title: string };
}

const page = async (id: string, variables: Record<string, unknown> = {}) => {
  const data = await steward.data('ben@example.com', PAGE, { id, weight: 'ONE', ...variables });
  return data['portfolio'].ranking as {
    readonly nodes: readonly RankedNode[];
    readonly pageInfo: Record<string, unknown>;
    readonly totalCount: number;
  };
};
const titles = (nodes: readonly RankedNode[]) => nodes.map((node) => node.proposal.title);
const same = (micro: bigint) => ({ 100: micro, 200: micro, 400: micro });

/** Every page of a ranking, forwards. */
async function walk(id: string, weight: string, first: number): Promise<RankedNode[]> {
  const met: RankedNode[] = [];
  let after: unknown = null;
  do {
    const { nodes, pageInfo } = await page(id, { weight, first, after });
    met.push(...nodes);
    after = pageInfo['hasNextPage'] ? pageInfo['endCursor'] : null;
  } while (after !== null);
  return met;
}

describe('A ranking', () => {
  let id: string;
  beforeAll(async () => {
    // Money for two of 100,000 each (60,000 once and 40,000 a year).
    id = await aPortfolio(steward, 'Retail', 200_000n);
    await candidates(steward, id, [
      { title: 'First', scoresMicro: same(7_166_667n), valuePerCostMicro: 2_000_000n },
      { title: 'Returns', scoresMicro: { 100: 6_000_000n, 200: 5_000_000n, 400: 4_000_000n } },
      { title: 'Inaction', scoresMicro: { 100: 4_000_000n, 200: 4_500_000n, 400: 5_000_000n } },
      { title: 'Tied, later', scoresMicro: same(1_000_000n), status: 'UNDER_ASSESSMENT' },
      { title: 'Tied, latest', scoresMicro: same(1_000_000n) },
      {
        title: 'Free',
        scoresMicro: same(1_000_000n),
        valuePerCostMicro: null,
        costOneOffMinor: 0n,
        costYearlyMinor: 0n,
      },
      { title: 'Incomplete', scoresMicro: same(9_000_000n), complete: false },
      { title: 'Declined', scoresMicro: same(9_000_000n), status: 'DECLINED' },
      { title: 'Funded', scoresMicro: same(9_000_000n), status: 'FUNDED' },
    ]);
  });

  it('shows a proposal with its place, its score and its money', async () => {
    const { nodes } = await page(id);

    expect(nodes[0]).toEqual({
      rank: 1,
      tied: false,
      withinBudget: true,
      fundingFlips: false,
      points: 7.166667,
      scoreMicro: '7166667',
      value: { amountMinor: '300000', currencyCode: 'USD' },
      totalCost: { amountMinor: '160000' },
      commitment: { amountMinor: '100000' },
      ranks: [
        { inactionWeight: 'ONE', rank: 1, withinBudget: true },
        { inactionWeight: 'TWO', rank: 1, withinBudget: true },
        { inactionWeight: 'FOUR', rank: 1, withinBudget: true },
      ],
      proposal: { id: expect.any(String) as string, title: 'First' },
    });
  });

  it('holds proposals in assessment and assessed whose coverage is complete, best first, what is free before its equals', async () => {
    const { nodes, totalCount } = await page(id);

    expect([titles(nodes), totalCount]).toEqual([
      ['First', 'Returns', 'Inaction', 'Free', 'Tied, later', 'Tied, latest'],
      6,
    ]);
  });

  it('shows ties as ties', async () => {
    const { nodes } = await page(id);

    expect(nodes.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
      [5, true],
      [5, true],
    ]);
  });

  it('draws the line of the budget, beneath which nothing is within it, however cheap', async () => {
    const { nodes } = await page(id);

    // 100,000; 200,000; 300,000 > 200,000; the free one takes nothing but stands beneath.
    expect(nodes.map((node) => node.withinBudget)).toEqual([true, true, false, false, false, false]);
  });

  it('marks those whose funding hangs on how inaction weighs, with their ranks', async () => {
    const { nodes } = await page(id);
    const flips = nodes.filter((node) => node.fundingFlips);

    expect(flips.map(({ proposal, ranks }) => [proposal.title, ...ranks.map((place) => place.rank)])).toEqual([
      ['Returns', 2, 2, 3],
      ['Inaction', 3, 3, 2],
    ]);
  });

  it('is read by the same fields when nothing of the other weights is asked for', async () => {
    const { portfolio } = await steward.data(
      'ben@example.com',
      'query($id: ID!) { portfolio(id: $id) { ranking(inactionWeight: FOUR) { edges { node { rank withinBudget proposal { title } } } } } }',
      { id },
    );

    expect(portfolio.ranking.edges.map((edge: { node: RankedNode }) => edge.node).slice(0, 3)).toEqual([
      { rank: 1, withinBudget: true, proposal: { title: 'First' } },
      { rank: 2, withinBudget: true, proposal: { title: 'Inaction' } },
      { rank: 3, withinBudget: false, proposal: { title: 'Returns' } },
    ]);
  });

  it('is walked backwards, too', async () => {
    const last = await page(id, { last: 2 });
    const before = await page(id, { last: 3, before: last.pageInfo['startCursor'] });

    expect([titles(before.nodes), titles(last.nodes), before.pageInfo['hasPreviousPage']]).toEqual([
      ['Returns', 'Inaction', 'Free'],
      ['Tied, later', 'Tied, latest'],
      true,
    ]);
  });

  it('refuses a cursor of another inaction weight', async () => {
    const { pageInfo } = await page(id, { first: 2 });
    const answer = await steward.ask('ben@example.com', PAGE, {
      id,
      weight: 'FOUR',
      first: 2,
      after: pageInfo['endCursor'],
    });

    expect(answer.errors?.[0]).toMatchObject({
      message: 'after: the cursor belongs to another order or filter; start again without it.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('meets nobody twice and misses nobody when another is added above the page', async () => {
    const walked = await aPortfolio(steward, 'Walked', 0n);
    const scores = (n: number) => ({ title: `Score ${n}`, scoresMicro: same(BigInt(n) * 1_000_000n) });
    await candidates(steward, walked, [9, 7, 5, 3].map(scores));
    const first = await page(walked, { first: 2 });
    await candidates(steward, walked, [scores(8)]);
    const second = await page(walked, { first: 2, after: first.pageInfo['endCursor'] });

    expect([...titles(first.nodes), ...titles(second.nodes)]).toEqual(['Score 9', 'Score 7', 'Score 5', 'Score 3']);
  });

  it('is read for every portfolio of a list', async () => {
    const { portfolios } = await steward.data(
      'ben@example.com',
      '{ portfolios(first: 2) { nodes { name ranking(first: 1) { nodes { proposal { title } } } } } }',
    );

    expect(portfolios.nodes).toContainEqual({
      name: 'Retail',
      ranking: { nodes: [{ proposal: { title: 'First' } }] },
    });
  });

  it('of a portfolio without candidates is empty', async () => {
    const empty = await aPortfolio(steward, 'Empty', 0n);

    expect(await page(empty)).toMatchObject({ nodes: [], totalCount: 0, pageInfo: { hasNextPage: false } });
  });
});

describe('Every ranking', () => {
  const few = fc.bigInt({ min: 0n, max: 3n });
  const rows = fc.array(
    fc.record({
      scoresMicro: fc.record({ 100: few, 200: few, 400: few }),
      valuePerCostMicro: fc.option(few),
      costOneOffMinor: fc.bigInt({ min: 0n, max: 50n }),
      costYearlyMinor: fc.bigInt({ min: 0n, max: 50n }),
    }),
    { maxLength: 12 },
  );
  const names = { ONE: 100, TWO: 200, FOUR: 400 } as const;

  it('over pages of any size is the one that the domain defines', async () => {
    let portfolios = 0;
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.bigInt({ min: 0n, max: 400n }),
        fc.integer({ min: 1, max: 5 }),
        async (some, budget, size) => {
          const id = await aPortfolio(steward, `Generated ${(portfolios += 1)}`, budget);
          const withIds = some.map((row): CandidateRow & { id: string } => ({ ...row, id: randomUUID() }));
          await candidates(steward, id, withIds);
          const expected = rankings(
            withIds.map((row): Candidate => ({
              proposalId: row.id,
              scoresMicro: row.scoresMicro!,
              valuePerCostMicro: row.valuePerCostMicro!,
              commitmentMinor: row.costOneOffMinor! + row.costYearlyMinor!,
            })),
            budget,
          );
          for (const [weight, hundredths] of Object.entries(names)) {
            const read = await walk(id, weight, size);
            expect(read.map(asDefined)).toEqual(
              expected.byInactionWeight[hundredths].map(({ proposalId, rank, tied, withinBudget }) => ({
                id: globalId('Proposal', proposalId),
                rank,
                tied,
                withinBudget,
                fundingFlips: expected.fundingFlips.includes(proposalId),
                ranks: SHOWN_INACTION_WEIGHTS.map(
                  (each) => expected.byInactionWeight[each].find((place) => place.proposalId === proposalId)!.rank,
                ),
              })),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  const asDefined = ({ proposal, rank, tied, withinBudget, fundingFlips, ranks }: RankedNode) => ({
    id: proposal.id,
    rank,
    tied,
    withinBudget,
    fundingFlips,
    ranks: ranks.map((place) => place.rank),
  });
});
