import { pino } from 'pino';
import { analysisTask, AnalysisTable, freezeInputs, takeUpAnalysesTask } from '../../src/analyses';
import { beat, takeUp } from '../../src/analyses/analysis-lease';
import type { Analysis } from '../../src/analyses/domain/analysis';
import type { FrozenInputs } from '../../src/analyses/domain/frozen-inputs';
import { globalId, localId } from '../../src/platform/global-id';
import { aBank, idOf } from '../support/a-bank';
import { anInitiative } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { done, DRIVERS, underAssessment, views } from '../support/a-proposal';
import { aRound } from '../support/a-round';
import { act, type Acted } from '../support/act';
import { aWorker, jobsOf, until } from '../support/a-worker';
import type { Steward } from '../support/steward';
import { threadsOfSources } from '../support/threads';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

type Json = Record<string, any>;

const [PAM, SAM, SUE, BEN, VIC] = ['pam', 'sam', 'sue', 'ben', 'vic'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string, string],
];
const ODA = 'oda@other.example';

let steward: Steward;
let portfolioId: string;
/** Global ids of the proposals, by their titles. */
const ids: Record<string, string> = {};

/**
 * 2,500.00 for three proposals of 1,000.00 each (600.00 once, 400.00 a year) and an initiative, which runs on as much.
 * Alpha is at 7 points of every driver (Sam: 6, Sue: 8; Ben, who proposed it, holds 10), Beta at 3 and Gamma at 1.
 */
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 250_000n);
  for (const [title, points] of [
    ['Alpha', { [SAM]: 6, [SUE]: 8, [BEN]: 10 }],
    ['Beta', { [SAM]: 3 }],
    ['Gamma', { [SAM]: 1 }],
  ] as const) {
    ids[title] = (await underAssessment(steward, portfolioId, { title })).id;
    for (const [email, each] of Object.entries(points)) await estimate(email, ids[title], each);
  }
  ids['Running'] = await anInitiative(steward, portfolioId, { title: 'Running' });
});
afterAll(() => steward.stop());

const estimate = (email: string, proposalId: string, points: number) =>
  done(steward, email, 'estimateDrivers', { proposalId, estimates: views(DRIVERS.map(() => points)) });

const frozen = (portfolio = portfolioId): Promise<FrozenInputs> =>
  steward.house.governor.rehearse(steward.caller(BEN), (tx) =>
    freezeInputs(tx, localId('Portfolio', portfolio), { seed: 7, samples: 200, top: 1, inactionWeight: 100 }),
  );

describe('What an analysis rests on', () => {
  it('is every proposal that is assessed, with the estimates that count, and every initiative that runs', async () => {
    const { candidates, remainingMinor, periods, model, portfolio } = await frozen();
    const [alpha, beta, , running] = candidates;
    const [ben, sam, sue] = await Promise.all(
      [BEN, SAM, SUE].map(async (email) => localId('Person', await idOf(steward, email))),
    );

    expect(portfolio).toMatchObject({ name: 'Retail', currencyCode: 'USD', periodFrom: '2027-01-01' });
    expect([model.method, model.drivers.length]).toEqual(['RETURN_AND_INACTION', 10]);
    expect(alpha).toMatchObject({
      ...{ proposalId: localId('Proposal', ids['Alpha']!), kind: 'PROPOSAL', title: 'Alpha', proposerId: ben },
      ...{ cost: { oneOffMinor: 60_000n, yearlyMinor: 40_000n }, commitmentMinor: 100_000n, forecastYearlyMinor: null },
      costByPeriod: [{ period: '2027-01-01/2027-12-31', costMinor: 100_000n }],
    });
    expect(alpha!.pillarIds).toHaveLength(1);
    expect(alpha!.views.map(({ scorerId }) => scorerId)).toEqual(DRIVERS.flatMap(() => [sam, sue].sort()));
    expect(beta!.views).toHaveLength(10);
    // A tenth was released to discover: 1,000.00 − 100.00 are left of it, of which 400.00 are the first year's.
    expect(running).toMatchObject({
      ...{ kind: 'INITIATIVE', initiativeId: localId('Initiative', ids['Running']!), title: 'Running' },
      ...{
        cost: { oneOffMinor: 50_000n, yearlyMinor: 40_000n },
        commitmentMinor: 90_000n,
        forecastYearlyMinor: 300_000n,
      },
    });
    // 2,500.00 less the 1,000.00 that are committed; the initiative would give 900.00 of them back.
    expect([remainingMinor, running!.heldMinor]).toEqual([150_000n, 90_000n]);
    expect(periods).toEqual([
      {
        ...{ period: '2027-01-01/2027-12-31', firstDay: '2027-01-01', lastDay: '2027-12-31' },
        ...{ amountMinor: 250_000n, remainingMinor: 150_000n },
      },
    ]);
  });

  it('holds nothing of what is still blind in a scoring round', async () => {
    const other = await aPortfolio(steward, 'Blind', 0n);
    const { id } = await underAssessment(steward, other);
    const scorerIds = [await idOf(steward, SAM), await idOf(steward, SUE)];
    await aRound(steward, PAM, [{ proposalId: id, scorerIds }]);
    await estimate(SAM, id, 9);

    expect((await frozen(other)).candidates).toMatchObject([{ proposalId: localId('Proposal', id), views: [] }]);
  });

  it('leads nowhere from another organization', async () => {
    const asked = steward.house.governor.rehearse(steward.caller(ODA), (tx) =>
      freezeInputs(tx, localId('Portfolio', portfolioId), { seed: 7, samples: 200, top: 1, inactionWeight: 100 }),
    );

    await expect(asked).rejects.toThrow(
      `No portfolio has the id "${globalId('Portfolio', localId('Portfolio', portfolioId))}".`,
    );
  });
});

const start = (input: Json, email = VIC): Promise<Acted> =>
  act(steward, email, 'startAnalysis', { portfolioId, ...input }, 'analysis { id state progressPercent }');
const cancel = (analysisId: string, email = VIC): Promise<Acted> =>
  act(steward, email, 'cancelAnalysis', { analysisId }, 'analysis { id state endedAt }');
const idIn = (started: Acted): string => {
  if (!started['analysis']) throw new Error(JSON.stringify(started));
  return started['analysis'].id as string;
};
const read = async (id: string, selection: string, email = VIC): Promise<Json> => {
  const data = await steward.data(email, `query($id: ID!) { analysis(id: $id) { ${selection} } }`, { id });
  return data['analysis'] as Json;
};
const rowOf = (id: string): Promise<Analysis> =>
  inOrganizationOf(steward, BEN, (manager) =>
    manager.getRepository(AnalysisTable).findOneByOrFail({ id: localId('Analysis', id) }),
  );
const ended = (id: string): Promise<Json> =>
  until(async () => {
    const found = await read(id, 'state problem progressPercent endedAt');
    return found['endedAt'] !== null && found;
  });
/** What somebody was told of an analysis. */
const newsOf = async (email: string, id: string): Promise<Json[]> => {
  const query = '{ viewer { inbox(filter: { kind: [ANALYSIS_ENDED] }) { nodes { kind title text subjectId } } } }';
  const nodes = (await steward.data(email, query))['viewer'].inbox.nodes as Json[];
  return nodes.filter(({ subjectId }) => subjectId === id).map(({ subjectId: _its, ...news }) => news);
};
/** A million samples: some seconds of work. */
const LONG = { kind: 'ROBUSTNESS', robustness: { samples: 1_000_000 } };

describe('An analysis', () => {
  let worker: Awaited<ReturnType<typeof aWorker>>;
  beforeAll(async () => {
    worker = await aWorker(steward);
  });
  afterAll(() => worker.stop());

  const PLACE = 'proposal { title }';
  it('draws the ranking again and again, and tells what chance does to each candidate', async () => {
    const pairs = [{ firstId: ids['Gamma'], secondId: ids['Alpha'] }];
    const id = idIn(await start({ kind: 'ROBUSTNESS', robustness: { samples: 200, seed: 7, top: 1, pairs } }));
    expect(await ended(id)).toMatchObject({ state: 'DONE', problem: null, progressPercent: 100 });

    const { robustness, ...analysis } = await read(
      id,
      `kind inactionWeight inputsHash startedBy { name } portfolio { name } recommendedSet { status } frontier { status }
        robustness { samples seed top engine candidates { totalCount nodes { rank scoreMicro withinBudget robustness fundedShare topShare
          expectedRank lowRank highRank bestRank rankShares kind initiative { id } ${PLACE} overNext { share wins second { title } }
          influences { scorer { name } scoreWithoutMicro rankWithout } } }
          aroundBudgetLine { first { title } second { title } share } winShares { first { title } second { title } share losses } }`,
    );
    expect(analysis).toEqual({
      ...{
        kind: 'ROBUSTNESS',
        inactionWeight: 'ONE',
        startedBy: { name: 'Vic Viewer' },
        portfolio: { name: 'Retail' },
      },
      ...{ inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, recommendedSet: null, frontier: null },
    });
    // One is ahead of the next on every driver and nobody is in doubt: whatever weights and λ are drawn, they rank so.
    // The initiative is not ranked, and keeps what it holds: 1,500.00 remain, for Alpha and for nobody else.
    const sure = (rank: number, title: string, scoreMicro: string) => ({
      ...{ rank, scoreMicro, expectedRank: rank, lowRank: rank, highRank: rank, bestRank: rank, rankShares: [1] },
      ...{ kind: 'PROPOSAL', initiative: null, proposal: { title } },
    });
    const within = { withinBudget: true, robustness: 'SAFE', fundedShare: 1 };
    const beyond = { withinBudget: false, robustness: 'OUT', fundedShare: 0 };
    const without = (name: string, scoreWithoutMicro: string | null, rankWithout: number | null) => ({
      ...{ scorer: { name }, scoreWithoutMicro, rankWithout },
    });
    expect(robustness).toEqual({
      ...{ samples: 200, seed: 7, top: 1, engine: 1 },
      candidates: {
        totalCount: 3,
        nodes: [
          {
            ...{ ...sure(1, 'Alpha', '7000000'), ...within, topShare: 1 },
            overNext: { share: 1, wins: 200, second: { title: 'Beta' } },
            // Without Sue there are Sam's 6 points, without Sam her 8.
            influences: expect.arrayContaining([
              without('Sam Scorer', '8000000', 1),
              without('Sue Scorer', '6000000', 1),
            ]) as unknown,
          },
          {
            ...{ ...sure(2, 'Beta', '3000000'), ...beyond, topShare: 0 },
            overNext: { share: 1, wins: 200, second: { title: 'Gamma' } },
            influences: [without('Sam Scorer', null, null)],
          },
          {
            ...{ ...sure(3, 'Gamma', '1000000'), ...beyond, topShare: 0 },
            ...{ overNext: null, influences: [without('Sam Scorer', null, null)] },
          },
        ],
      },
      aroundBudgetLine: [
        { first: { title: 'Alpha' }, second: { title: 'Beta' }, share: 1 },
        { first: { title: 'Alpha' }, second: { title: 'Gamma' }, share: 1 },
      ],
      winShares: [{ first: { title: 'Gamma' }, second: { title: 'Alpha' }, share: 0, losses: 200 }],
    });
  });

  it('finds the recommended set among proposals and what runs, and shows what it was chosen from', async () => {
    const id = idIn(await start({ kind: 'RECOMMENDED_SET' }));
    await ended(id);
    const minor = 'amountMinor';
    const { recommendedSet } = await read(
      id,
      `recommendedSet { status budget { ${minor} currencyCode } commitment { ${minor} } value { ${minor} } weightedValue { ${minor} }
        gap { ${minor} } tiesSettled engine clash { sentence }
        candidates { nodes { rank kind isRecommended value { ${minor} } commitment { ${minor} } proposal { title } initiative { title } } }
        set: candidates(filter: { isRecommended: true }) { nodes { proposal { title } } } }`,
    );

    // 1,500.00 remain, and the initiative holds 900.00. Ten points of all drivers are worth 20,000,000.00 a year; three years at 8 % are 2.577… of them. 7 points: 36,079,357.82;
    // 3 points: 15,462,581.92; 1 point: 5,154,193.97. The initiative by its forecast: 3,000.00 a year.
    const offered = (rank: number, title: string, value: string, isRecommended: boolean) => ({
      ...{
        rank,
        kind: 'PROPOSAL',
        isRecommended,
        value: { amountMinor: value },
        commitment: { amountMinor: '100000' },
      },
      ...{ proposal: { title }, initiative: null },
    });
    const together = { amountMinor: String(3_607_935_782n + 1_546_258_192n) };
    expect(recommendedSet).toEqual({
      ...{
        status: 'OPTIMAL',
        budget: { amountMinor: '240000', currencyCode: 'USD' },
        commitment: { amountMinor: '200000' },
      },
      ...{ value: together, weightedValue: together, gap: { amountMinor: '0' } },
      ...{ tiesSettled: true, engine: 'selection 1', clash: null },
      candidates: {
        nodes: [
          offered(1, 'Alpha', '3607935782', true),
          offered(2, 'Beta', '1546258192', true),
          offered(3, 'Gamma', '515419397', false),
          {
            ...{ rank: 4, kind: 'INITIATIVE', isRecommended: false, value: { amountMinor: '773129' } },
            ...{
              commitment: { amountMinor: '90000' },
              proposal: { title: 'Running' },
              initiative: { title: 'Running' },
            },
          },
        ],
      },
      set: { nodes: [{ proposal: { title: 'Alpha' } }, { proposal: { title: 'Beta' } }] },
    });
  });

  it('tells the steps of value against budget, and what the next one is worth', async () => {
    const id = idIn(await start({ kind: 'FRONTIER', frontier: { fromMinor: '100000', toMinor: '290000' } }));
    await ended(id);
    const { frontier } = await read(
      id,
      `frontier { status isComplete clash { sentence } steps { isProven commitment { amountMinor } bestTo { amountMinor }
        added { title } dropped { title } next { moreBudget { amountMinor currencyCode } moreValue { amountMinor } } } }`,
    );
    const step = (commitment: string, bestTo: string, added: string[], next: readonly [string, string] | null) => ({
      ...{ isProven: true, commitment: { amountMinor: commitment }, bestTo: { amountMinor: bestTo } },
      ...{ added: added.map((title) => ({ title })), dropped: expect.any(Array) as unknown },
      next: next && {
        moreBudget: { amountMinor: next[0], currencyCode: 'USD' },
        moreValue: { amountMinor: next[1] },
      },
    });

    // The 900.00 that the initiative still needs bring 7,731.29 over three years; Beta brings 15,462,581.92 for 1,000.00.
    expect(frontier).toEqual({
      ...{ status: 'FOUND', isComplete: true, clash: null },
      steps: [
        step('100000', '189999', ['Alpha'], ['90000', '773129']),
        step('190000', '199999', ['Running'], ['10000', String(1_546_258_192n - 773_129n)]),
        step('200000', '289999', ['Beta'], ['90000', '773129']),
        step('290000', '290000', ['Running'], null),
      ],
    });
  });

  it('has the same result when it is asked again with the same seed, and is listed with the portfolio', async () => {
    const asked = { kind: 'ROBUSTNESS', robustness: { samples: 50, seed: 3 } };
    const [one, two] = [idIn(await start(asked)), idIn(await start(asked, SAM))];
    await Promise.all([ended(one), ended(two)]);
    const [first, second] = await Promise.all([rowOf(one), rowOf(two)]);
    const { portfolio } = await steward.data(
      BEN,
      `query($id: ID!) { portfolio(id: $id) { analyses(filter: { kind: [ROBUSTNESS], state: [DONE] }, first: 2) { nodes { id } } } }`,
      { id: portfolioId },
    );

    expect([second.result, second.inputsHash]).toEqual([first.result, first.inputsHash]);
    expect(portfolio.analyses.nodes).toEqual([{ id: two }, { id: one }]);
  });

  it('is on record: who asked for it, and that it was done', async () => {
    const id = idIn(await start({ kind: 'RECOMMENDED_SET', inactionWeight: 'TWO' }));
    await ended(id);
    const { auditRecords } = await steward.data(
      'ada@example.com',
      'query($id: ID!) { auditRecords(filter: { subjectId: $id }) { nodes { action actor { name } after } } }',
      { id },
    );

    expect(auditRecords.nodes).toEqual([
      { action: 'analysisDone', actor: null, after: { state: 'DONE', problem: null } },
      {
        ...{ action: 'analysisStarted', actor: { name: 'Vic Viewer' } },
        after: { kind: 'RECOMMENDED_SET', portfolioId: localId('Portfolio', portfolioId), inactionWeight: 200 },
      },
    ]);
  });

  it('is told to whoever started it, when it is there', async () => {
    const id = idIn(await start({ kind: 'FRONTIER' }, BEN));
    await ended(id);

    expect(await newsOf(BEN, id)).toEqual([
      { kind: 'ANALYSIS_ENDED', title: 'The frontier is there: "Retail"', text: 'You asked for it on 2026-11-02.' },
    ]);
    expect(await newsOf(VIC, id)).toEqual([]);
  });

  it('that is cancelled while it is computed ends at once, and has no result', async () => {
    const id = idIn(await start(LONG));
    await until(async () => (await read(id, 'state'))['state'] === 'RUNNING');

    expect(await cancel(id)).toMatchObject({ analysis: { state: 'CANCELLED' } });
    await until(async () => (await jobsOf(steward)).length === 0);
    expect(await rowOf(id)).toMatchObject({ state: 'CANCELLED', result: null, attempt: 1 });
  });

  it('goes back to the queue when its worker ends in the midst', async () => {
    const id = idIn(await start(LONG));
    await until(async () => (await read(id, 'state'))['state'] === 'RUNNING');
    await worker.stop();

    expect(await rowOf(id)).toMatchObject({ state: 'QUEUED', heardAt: null, attempt: 1 });
    expect(await jobsOf(steward)).toMatchObject([{ attempts: 0, lastError: null }]);
    await cancel(id);
    worker = await aWorker(steward);
  });
});

describe('An analysis without a worker', () => {
  it('waits, and is taken back by whoever started it or a leader, once', async () => {
    const started = await start({ kind: 'RECOMMENDED_SET' });
    const id = idIn(started);

    expect(started['analysis']).toMatchObject({ state: 'QUEUED', progressPercent: 0 });
    await expect(cancel(id, SAM)).rejects.toThrow(
      'Whoever started an analysis, a portfolio manager or a CX leader cancels it.',
    );
    expect(await cancel(id, PAM)).toMatchObject({ analysis: { state: 'CANCELLED' } });
    expect(await newsOf(VIC, id)).toMatchObject([{ title: 'The recommended set was cancelled: "Retail"' }]);
    expect(await cancel(id)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'This analysis has ended: it is CANCELLED.' },
    });
    // Nobody is told of what they did themselves.
    const another = idIn(await start({ kind: 'RECOMMENDED_SET' }));
    await cancel(another);
    expect(await newsOf(VIC, another)).toEqual([]);
  });

  it('that was killed in the midst is taken up after a minute, and what its worker still says counts for nothing', async () => {
    const id = idIn(await start({ kind: 'ROBUSTNESS', robustness: { samples: 50 } }));
    const { organizationId, id: analysisId } = await rowOf(id);
    const job = { organizationId, analysisId };
    const { dataSource, clock } = steward;
    const killed = (await takeUp(dataSource, job))!;
    await beat(dataSource, killed, 40);
    expect(await read(id, 'state progressPercent')).toEqual({ state: 'RUNNING', progressPercent: 40 });
    await steward.asOwner((owner) =>
      owner.query(`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = 'killed',
        attempts = 1`),
    );

    expect(await takeUp(dataSource, job)).toBeUndefined();
    await inOrganizationOf(steward, BEN, (manager) =>
      manager.query(`update analyses set heard_at = heard_at - interval '2 minutes' where id = $1`, [analysisId]),
    );
    await takeUpAnalysesTask({ dataSource })(null, { isLastAttempt: false });
    expect((await jobsOf(steward)).filter(({ attempts }) => attempts === 0)).toHaveLength(1);

    const threads = threadsOfSources();
    const log = pino({ level: 'silent' });
    await analysisTask({ dataSource, clock, log, mailGoesOut: false, threads })(job, { isLastAttempt: false });
    expect(await rowOf(id)).toMatchObject({ state: 'DONE', attempt: 2, progressPercent: 100 });
    expect(await beat(dataSource, killed, 60)).toBe(false);
    await threads.stop();
  });

  it('that no worker survives is given up', async () => {
    const id = idIn(await start({ kind: 'RECOMMENDED_SET' }));
    const { organizationId, id: analysisId } = await rowOf(id);
    await inOrganizationOf(steward, BEN, (manager) =>
      manager.query('update analyses set attempt = 5 where id = $1', [analysisId]),
    );
    const [threads, log] = [threadsOfSources(), pino({ level: 'silent' })];
    const { dataSource, clock } = steward;
    await analysisTask({ dataSource, clock, log, mailGoesOut: false, threads })(
      { organizationId, analysisId },
      { isLastAttempt: false },
    );

    expect(await read(id, 'state problem')).toEqual({
      ...{ state: 'FAILED', problem: 'It was taken up 5 times, and no worker came to its end.' },
    });
    expect(await newsOf(VIC, id)).toMatchObject([
      {
        title: 'The recommended set failed: "Retail"',
        text: 'It was taken up 5 times, and no worker came to its end. You asked for it on 2026-11-02.',
      },
    ]);
  });

  it('is refused beyond four at a time of an organization', async () => {
    const ids4 = [];
    for (let n = 0; n < 4; n += 1) ids4.push(idIn(await start({ kind: 'RECOMMENDED_SET' })));
    const before = await writtenRows(steward);

    expect(await start({ kind: 'RECOMMENDED_SET' })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: '4 analyses are under way, and 4 is the most at a time: wait for one, or cancel one.',
    });
    expect(await writtenRows(steward)).toEqual(before);
    for (const id of ids4) await cancel(id);
  });
});

describe('What cannot be analysed', () => {
  const refused = async (input: Json): Promise<Json> => {
    const before = await writtenRows(steward);
    const answer = await act(steward, VIC, 'startAnalysis', { portfolioId, ...input }, 'analysis { id }');
    expect(await writtenRows(steward)).toEqual(before);
    return answer;
  };
  const problems = async (input: Json): Promise<unknown> => (await refused(input))['problems'];

  it('is named at its place, all at once', async () => {
    const [firstId, secondId] = [ids['Alpha'], ids['Beta']];
    const pairs = [
      { firstId, secondId },
      { firstId, secondId: firstId },
      { firstId, secondId },
    ];

    expect(await problems({ kind: 'ROBUSTNESS', robustness: { samples: 0, seed: -1, top: 2001, pairs } })).toEqual([
      { path: 'input.robustness.samples', message: '0: expected a whole number from 1 to 1000000.' },
      { path: 'input.robustness.seed', message: '-1: expected a whole number from 0 to 2147483647.' },
      { path: 'input.robustness.top', message: '2001: expected a whole number from 1 to 2000.' },
      { path: 'input.robustness.pairs[2]', message: 'The same pair is named twice.' },
      { path: 'input.robustness.pairs[1].secondId', message: 'A proposal is compared with another one.' },
    ]);
    expect(await problems({ kind: 'RECOMMENDED_SET', robustness: {}, frontier: {} })).toEqual([
      { path: 'input.robustness', message: 'An analysis of kind RECOMMENDED_SET samples nothing: leave it out.' },
      { path: 'input.frontier', message: 'An analysis of kind RECOMMENDED_SET looks at one budget: leave it out.' },
    ]);
    expect(await problems({ kind: 'FRONTIER', frontier: { fromMinor: '500', toMinor: '-1', mostSteps: 3 } })).toEqual([
      { path: 'input.frontier.toMinor', message: '-1: expected a whole number ≥ 0 (minor units).' },
      { path: 'input.frontier.mostSteps', message: '3: expected a whole number from 4 to 200.' },
      { path: 'input.frontier.fromMinor', message: '500: expected at most -1, the other end.' },
    ]);
  });

  it('is a pair of which one is not ranked', async () => {
    const pairs = [{ firstId: ids['Alpha'], secondId: (await underAssessment(steward, portfolioId)).id }];

    expect(await problems({ kind: 'ROBUSTNESS', robustness: { pairs } })).toEqual([
      { path: 'input.robustness.pairs[0].secondId', message: 'This proposal is not in the ranking of the portfolio.' },
    ]);
  });

  it('is a portfolio in which nothing competes, or with nothing left to commit', async () => {
    const empty = await aPortfolio(steward, 'Empty', 0n);
    expect(await refused({ portfolioId: empty, kind: 'ROBUSTNESS' })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'NOTHING_RANKED' },
      message: 'Nothing competes in portfolio "Empty": no proposal has all its drivers estimated.',
    });

    const { id } = await underAssessment(steward, empty);
    await estimate(SAM, id, 5);
    expect(await refused({ portfolioId: empty, kind: 'FRONTIER' })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'OVER_BUDGET' },
      message: 'Portfolio "Empty" has USD 0.00 left for what competes: there is no set to choose.',
    });
    // A ranking can be drawn all the same.
    expect(await start({ portfolioId: empty, kind: 'ROBUSTNESS' })).toMatchObject({ analysis: { state: 'QUEUED' } });
  });

  it('is a portfolio that is scored without money', async () => {
    const model = 'scoringModel { id version }';
    const drafted = await act(
      steward,
      'ada@example.com',
      'draftScoringModel',
      { name: 'Jobs', method: 'RICE', note: 'N' },
      model,
    );
    const { id: scoringModelId, version: expectedVersion } = drafted['scoringModel'] as Json;
    await act(steward, 'ada@example.com', 'publishScoringModel', { scoringModelId, expectedVersion }, model);
    const opened = await act(
      steward,
      'fin@example.com',
      'openPortfolio',
      { name: 'Rice', periodFrom: '2027-01-01', periodTo: '2027-12-31', scoringModelId },
      'portfolio { id }',
    );

    expect(await refused({ portfolioId: opened['portfolio'].id as string, kind: 'RECOMMENDED_SET' })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'RICE' },
      message:
        'Portfolio "Rice" is scored by RICE, whose values are no money: there is nothing to compare with a budget.',
    });
  });

  it('is what belongs to another organization', async () => {
    const foreign = await start({ kind: 'RECOMMENDED_SET' });
    const id = idIn(foreign);
    const found = await steward.data(ODA, 'query($id: ID!) { analysis(id: $id) { id } node(id: $id) { id } }', { id });

    expect(found).toEqual({ analysis: null, node: null });
    await expect(start({ kind: 'RECOMMENDED_SET' }, ODA)).rejects.toThrow('No portfolio has the id');
    await expect(cancel(id, ODA)).rejects.toThrow('No analysis has the id');
    const theirs = await steward.data(
      ODA,
      `mutation { proposeIdea(input: { title: "Theirs", whoIsHurt: "a", howTheyAreHurt: "b", idempotencyKey: "proposal" }) {
        ... on ProposeIdeaPayload { proposal { id } } } }`,
    );
    const pairs = [{ firstId: ids['Alpha'], secondId: theirs['proposeIdea'].proposal.id as string }];
    await expect(start({ kind: 'ROBUSTNESS', robustness: { pairs } })).rejects.toThrow('No proposal has the id');
  });
});

describe('What a set has to keep', () => {
  const keep = async (constraints: Json): Promise<void> => {
    const { portfolio } = await steward.data(BEN, 'query($id: ID!) { portfolio(id: $id) { version } }', {
      id: portfolioId,
    });
    const input = { portfolioId, expectedVersion: portfolio.version as number, reason: 'Rules', constraints };
    const set = await act(steward, PAM, 'setPortfolioConstraints', input, 'portfolio { id }');
    if (!set['portfolio']) throw new Error(JSON.stringify(set));
  };
  const recommended = async (): Promise<Json> => {
    const id = idIn(await start({ kind: 'RECOMMENDED_SET' }));
    const { organizationId, id: analysisId } = await rowOf(id);
    const [threads, log] = [threadsOfSources(), pino({ level: 'silent' })];
    const { dataSource, clock } = steward;
    const task = analysisTask({ dataSource, clock, log, mailGoesOut: false, threads });
    await task({ organizationId, analysisId }, { isLastAttempt: false });
    await threads.stop();
    const { recommendedSet } = await read(
      id,
      `recommendedSet { status value { amountMinor } clash { sentence size constraints }
        candidates(filter: { isRecommended: true }) { nodes { proposal { title } } } }`,
    );
    return recommendedSet as Json;
  };

  it('is frozen with all else, and the set keeps it', async () => {
    const { team } = await act(steward, PAM, 'addTeam', { name: 'Apps' }, 'team { id }');
    const { id } = await underAssessment(steward, portfolioId, {
      ...{ title: 'Delta', effortByTeam: [{ teamId: team.id as string, personDaysHundredths: 1_050 }] },
    });
    await estimate(SAM, id, 2);
    await keep({
      mustNot: [ids['Beta']],
      capacities: [{ teamId: team.id as string, personDaysHundredths: 1_000 }],
      periodCaps: [{ firstDay: '2027-01-01', capMinor: '230000' }],
    });
    const { constraints, candidates } = await frozen();

    expect(constraints).toMatchObject({
      ...{ mustNot: [localId('Proposal', ids['Beta']!)], capacities: [{ name: 'Apps', personDaysHundredths: 1_000 }] },
      periodCaps: [{ period: '2027-01-01/2027-12-31', capMinor: 230_000n }],
    });
    expect(candidates.find(({ title }) => title === 'Delta')?.effortByTeam).toEqual([
      { teamId: localId('Team', team.id as string), personDaysHundredths: 1_050 },
    ]);
    // Beta must not be, Delta takes half a day more than there is: Alpha and Gamma are left.
    expect(await recommended()).toMatchObject({
      status: 'OPTIMAL',
      candidates: { nodes: [{ proposal: { title: 'Alpha' } }, { proposal: { title: 'Gamma' } }] },
    });
  });

  it('is named where it cannot hold together', async () => {
    await keep({ must: [ids['Alpha'], ids['Beta'], ids['Gamma']] });
    const sentence =
      'These cannot hold together: the budget of USD 2,400.00; must: "Alpha" (USD 1,000.00); must: "Beta" (USD 1,000.00); must: "Gamma" (USD 1,000.00).';

    expect(await recommended()).toEqual({
      ...{ status: 'INFEASIBLE', value: null, candidates: { nodes: [] } },
      clash: {
        ...{ sentence, size: 'SMALLEST' },
        constraints: ['the budget of USD 2,400.00', 'must: "Alpha"', 'must: "Beta"', 'must: "Gamma"'],
      },
    });
  });
});
