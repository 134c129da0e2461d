import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { done, DRIVERS, underAssessment, views } from '../support/a-proposal';
import { aScenario } from '../support/a-scenario';
import { act, type Acted } from '../support/act';
import { aWorker, until } from '../support/a-worker';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [PAM, FIN, SAM, SUE, BEN] = ['pam', 'fin', 'sam', 'sue', 'ben'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string, string],
];
const ODA = 'oda@other.example';

let steward: Steward;
let worker: Awaited<ReturnType<typeof aWorker>>;
let portfolioId: string;
/** Global ids of the proposals, by their titles. */
const ids: Record<string, string> = {};

/** 2,500.00 for three proposals of 1,000.00 each (600.00 once, 400.00 a year), at 7, 3 and 1 points of every driver. */
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 250_000n);
  for (const [title, points] of [
    ['Alpha', 7],
    ['Beta', 3],
    ['Gamma', 1],
  ] as const) {
    ids[title] = (await underAssessment(steward, portfolioId, { title })).id;
    await done(steward, SAM, 'estimateDrivers', {
      ...{ proposalId: ids[title], estimates: views(DRIVERS.map(() => points)) },
    });
  }
  worker = await aWorker(steward);
});
afterAll(async () => {
  await worker.stop();
  await steward.stop();
});

const make = (name: string, whatIf: object = {}): Promise<string> =>
  aScenario(steward, BEN, { portfolioId, name, ...whatIf });
const start = (scenarioId: string, expectedVersion = 1): Promise<Acted> =>
  act(
    steward,
    BEN,
    'runScenario',
    { scenarioId, expectedVersion },
    'scenario { name } analysis { id scenario { name } }',
  );
const LAST_RUN = `lastRun { scenarioVersion stale analysis { state inputsHash recommendedSet { status clash { sentence }
  budget { amountMinor } commitment { amountMinor } candidates(filter: { isRecommended: true }) { nodes { proposal { title } } } } } }`;
const lastRun = async (id: string) => {
  const { scenario } = await steward.data(BEN, `query($id: ID!) { scenario(id: $id) { ${LAST_RUN} } }`, { id });
  return scenario.lastRun as Record<string, any> | null;
};
const ran = async (id: string, expectedVersion = 1) => {
  const started = await start(id, expectedVersion);
  if (!started['analysis']) throw new Error(JSON.stringify(started));
  return until(async () => {
    const run = await lastRun(id);
    return run?.['analysis'].state === 'DONE' && run;
  });
};
const titlesOf = (run: Record<string, any>) =>
  (run['analysis'].recommendedSet.candidates.nodes as { proposal: { title: string } }[]).map(
    ({ proposal }) => proposal.title,
  );

describe('The run of a scenario', () => {
  it('computes the recommended set of the portfolio with the what-if laid over it, as an analysis', async () => {
    const id = await make('As it is');

    expect(await lastRun(id)).toBeNull();
    const run = await ran(id);

    expect(run).toMatchObject({
      ...{ scenarioVersion: 1, stale: false },
      analysis: {
        recommendedSet: { status: 'OPTIMAL', budget: { amountMinor: '250000' }, commitment: { amountMinor: '200000' } },
      },
    });
    expect(titlesOf(run)).toEqual(['Alpha', 'Beta']);
    const { portfolio } = await steward.data(
      BEN,
      'query($id: ID!) { portfolio(id: $id) { budget { amountMinor } analyses { nodes { scenario { name } } } } }',
      { id: portfolioId },
    );
    expect(portfolio).toEqual({
      budget: { amountMinor: '250000' },
      analyses: { nodes: [{ scenario: { name: 'As it is' } }] },
    });
  });

  it('takes another budget, other constraints and other costs', async () => {
    const cost = { costOneOffMinor: '30000', costYearlyMinor: '20000', reason: 'A cheaper bid' };

    expect(titlesOf(await ran(await make('Less', { budgetMinor: '100000' })))).toEqual(['Alpha']);
    expect(titlesOf(await ran(await make('Rule', { constraints: { must: [ids['Gamma']] } })))).toEqual([
      'Alpha',
      'Gamma',
    ]);
    // 1,000.00 + 1,000.00 + 500.00 are what there is.
    const cheaper = await make('Cheaper', { costChanges: [{ proposalId: ids['Gamma'], ...cost }] });
    expect(titlesOf(await ran(cheaper)).toSorted()).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  it('names the constraints that no set keeps together', async () => {
    const must = ['Alpha', 'Beta', 'Gamma'].map((title) => ids[title]);
    const run = await ran(await make('All of it', { constraints: { must } }));

    expect(run['analysis'].recommendedSet).toMatchObject({
      ...{ status: 'INFEASIBLE', clash: { sentence: expect.stringContaining('must: "Gamma"') } },
    });
  });

  it('goes by its own split of the budget', async () => {
    const periods = [
      { firstDay: '2027-01-01', lastDay: '2027-03-31', amountMinor: '100000' },
      { firstDay: '2027-04-01', lastDay: '2027-12-31', amountMinor: '150000' },
    ];
    // 90 of 365 days: 1,000.00 × 90 ⁄ 365 = 246.58 of each fall into the first, and 1.00 less than twice that is one of them.
    const constraints = { periodCaps: [{ firstDay: '2027-01-01', capMinor: '49215' }] };

    expect(titlesOf(await ran(await make('Split', { budgetMinor: '250000', periods, constraints })))).toEqual([
      'Alpha',
    ]);
  });

  it('is stale once the scenario is edited, or what it rests on has moved, and only then', async () => {
    const id = await make('Watched');
    await ran(id);
    const edited = { scenarioId: id, expectedVersion: 1, name: 'Watched', budgetMinor: '100000' };

    expect(await lastRun(id)).toMatchObject({ stale: false });
    await act(steward, BEN, 'editScenario', edited);
    expect(await lastRun(id)).toMatchObject({ stale: true, scenarioVersion: 1 });
    expect(await ran(id, 2)).toMatchObject({ stale: false, scenarioVersion: 2 });
    await done(steward, SUE, 'estimateDrivers', {
      ...{ proposalId: ids['Beta'], estimates: views(DRIVERS.map(() => 4)) },
    });
    expect(await lastRun(id)).toMatchObject({ stale: true });
    expect(await ran(id, 2)).toMatchObject({ stale: false });
    const set = { portfolioId, expectedVersion: 2, reason: 'Rules', constraints: { mustNot: [ids['Alpha']] } };
    await act(steward, PAM, 'setPortfolioConstraints', set);
    expect(await lastRun(id)).toMatchObject({ stale: true });
    // It has no constraints of its own, and 1,000.00: the portfolio's leave it the next best.
    expect(titlesOf(await ran(id, 2))).toEqual(['Beta']);
  });

  it('is refused of what was archived, and of another version; then nothing is written', async () => {
    const [archived, other] = [await make('Archived'), await make('Other')];
    await act(steward, BEN, 'archiveScenario', { scenarioId: archived, expectedVersion: 1 });
    const before = await writtenRows(steward);

    expect(await start(archived, 2)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'ARCHIVED' });
    expect(await start(other, 7)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('Scenarios side by side', () => {
  const compare = async (asked: readonly string[], by = BEN) => {
    const query = `query($ids: [ID!]!) { compareScenarios(ids: $ids) {
      scenarios { scenario { name } stale recommendedSet { value { amountMinor } weightedValue { amountMinor }
          commitment { amountMinor } } pillarMix { pillar { name } commitment { amountMinor currencyCode } } }
      inAll { title } differing { proposal { title } recommendedIn { name } } } }`;
    return (await steward.data(by, query, { ids: asked }))['compareScenarios'] as Record<string, any>;
  };

  it('tell which proposals differ, and of each value, cost and the mix of pillars', async () => {
    const asItIs = await make('All', { constraints: {} });
    const rule = await make('With Gamma', { constraints: { must: [ids['Gamma']] } });
    const never = await make('Never run');
    await ran(asItIs);
    await ran(rule);

    const { scenarios, inAll, differing } = await compare([rule, asItIs, never, rule]);

    expect(inAll).toEqual([{ title: 'Alpha' }]);
    expect(differing).toEqual([
      { proposal: { title: 'Beta' }, recommendedIn: [{ name: 'All' }] },
      { proposal: { title: 'Gamma' }, recommendedIn: [{ name: 'With Gamma' }] },
    ]);
    // Alpha and one more, of 1,000.00 each: all of it goes into the one pillar that they name.
    const pillarMix = [
      { pillar: { name: 'Vision and Goals' }, commitment: { amountMinor: '200000', currencyCode: 'USD' } },
    ];
    expect(scenarios).toMatchObject([
      {
        scenario: { name: 'With Gamma' },
        stale: false,
        pillarMix,
        recommendedSet: { commitment: { amountMinor: '200000' } },
      },
      { scenario: { name: 'All' }, stale: false, pillarMix },
      { scenario: { name: 'Never run' }, stale: true, pillarMix: [], recommendedSet: null },
    ]);
    const [least, most] = (scenarios as Record<string, any>[]).map((each) => each['recommendedSet']);
    expect(BigInt(most.value.amountMinor)).toBeGreaterThan(BigInt(least.value.amountMinor));
    // λ is 1 in both.
    expect(most.weightedValue).toEqual(most.value);
    expect(await compare([rule, asItIs], ODA)).toEqual({ scenarios: [], inAll: [], differing: [] });
  });

  it('are twenty at most', async () => {
    const asked = Array.from({ length: 21 }, () => ids['Alpha']!);
    const { errors } = await steward.ask(
      FIN,
      'query($ids: [ID!]!) { compareScenarios(ids: $ids) { inAll { title } } }',
      { ids: asked },
    );

    expect(errors?.[0]?.message).toBe('compareScenarios: at most 20 ids, not 21.');
  });
});
