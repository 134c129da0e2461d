import fc from 'fast-check';
import { aBank, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import {
  act,
  anAssessed,
  anEvidenceFor,
  change,
  done,
  DRIVERS,
  send,
  underAssessment,
  views,
} from '../support/a-proposal';
import { aKey, type Answer, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 0n);
});
afterAll(() => steward.stop());

const read = async (id: string, selection: string) =>
  (await steward.data('bea@example.com', `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))[
    'proposal'
  ] as Answer['data'];

const ESTIMATE =
  'estimate { driver scorer { name } state low likely high confidence calculation rationale version counted roundId }';

/** One view of one driver, by the person with this e-mail. */
const estimate = (email: string, proposalId: string, view: Record<string, unknown>, selection = ESTIMATE) =>
  act(steward, email, 'estimateDriver', { proposalId, estimate: { driver: 'CUSTOMER_LOYALTY', ...view } }, selection);

const estimateAll = (email: string, proposalId: string, points: readonly (number | null)[]) =>
  done(steward, email, 'estimateDrivers', { proposalId, estimates: views(points) });

describe('An estimate', () => {
  it('in points with a confidence is a range around the likely value', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const answer = await estimate('sam@example.com', id, {
      likely: 5.25,
      confidence: 'MEDIUM',
      calculation: ' 100,000 customers × 1 % × USD 300 ',
      rationale: 'As in the pilot',
    });

    // MEDIUM is ± 2 points.
    expect(answer).toEqual({
      __typename: 'EstimateDriverPayload',
      estimate: {
        driver: 'CUSTOMER_LOYALTY',
        scorer: { name: 'Sam Scorer' },
        state: 'ESTIMATED',
        low: 3.25,
        likely: 5.25,
        high: 7.25,
        confidence: 'MEDIUM',
        calculation: '100,000 customers × 1 % × USD 300',
        rationale: 'As in the pilot',
        version: 1,
        counted: true,
        roundId: null,
      },
    });
  });

  it('may be given as low, likely and high', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const answer = await estimate('sam@example.com', id, { low: -2, likely: 3, high: 12.5 });

    expect(answer['estimate']).toMatchObject({ low: -2, likely: 3, high: 12.5, confidence: null });
  });

  it('may be given in money, and is kept as it was entered', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const money = { inMoney: { likelyMinor: '150000000' }, confidence: 'HIGH' };
    const answer = await estimate(
      'sam@example.com',
      id,
      money,
      'estimate { low likely high entered { low { amountMinor } likely { amountMinor currencyCode } } }',
    );

    // 10 points of customer loyalty are worth USD 3,000,000 a year, so that 1,500,000 are 5; HIGH is ± 1 point.
    expect(answer['estimate']).toEqual({
      ...{ low: 4, likely: 5, high: 6 },
      entered: { low: null, likely: { amountMinor: '150000000', currencyCode: 'USD' } },
    });
  });

  it('may say that the driver is not applicable', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const answer = await estimate('sam@example.com', id, { notApplicable: true });

    expect(answer['estimate']).toMatchObject({ state: 'NOT_APPLICABLE', low: 0, likely: 0, high: 0 });
  });

  it('is replaced by the same scorer, who names the version that they read', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimate('sam@example.com', id, { likely: 5, confidence: 'HIGH', expectedVersion: 0 });
    const answer = await estimate('sam@example.com', id, { likely: 6, confidence: 'LOW', expectedVersion: 1 });
    const { estimates } = await read(id, 'estimates { totalCount }');

    expect([answer['estimate'], estimates]).toMatchObject([
      { low: 3, likely: 6, high: 9, version: 2 },
      { totalCount: 1 },
    ]);
  });

  it('leaves an audit record with the view before and after', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimate('sam@example.com', id, { likely: 5, confidence: 'HIGH' });
    await estimate('sam@example.com', id, { likely: 6, confidence: 'HIGH', expectedVersion: 1 });
    const { auditRecords } = await steward.data(
      'leah@example.com',
      'query($id: ID) { auditRecords(filter: { subjectId: $id }) { nodes { action before after } } }',
      { id },
    );
    const records = auditRecords.nodes as { action: string; before: unknown; after: unknown }[];

    expect(records.filter(({ action }) => action === 'driversEstimated')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          before: [expect.objectContaining({ likelyHundredths: 500, version: 1 })],
          after: [expect.objectContaining({ likelyHundredths: 600, version: 2 })],
        }),
      ]) as unknown,
    );
  });

  it('of the proposer is shown and left out of the mean', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimate('sam@example.com', id, { low: 4, likely: 4, high: 4 });
    const own = await estimate('ben@example.com', id, { low: 10, likely: 10, high: 10 });
    const { explain } = await read(id, 'explain { drivers { scorers meanPoints } }');

    expect([own['estimate'].counted, explain.drivers[0]]).toEqual([false, { scorers: 1, meanPoints: 4 }]);
  });

  it('of two scorers at the same time is in the mean of both', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await Promise.all([
      estimate('sam@example.com', id, { low: 4, likely: 4, high: 4 }),
      estimate('sue@example.com', id, { low: 7, likely: 7, high: 7 }),
    ]);
    const { score } = await read(id, 'score { scoreMicro }');

    // (4 + 7) / 2 = 5.5 points at a weight of 30 of 200: 0.825 points.
    expect(score).toEqual({ scoreMicro: '825000' });
  });

  it('that one scorer gives twice at the same time is written once', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const answers = await Promise.all(
      [4, 7].map((likely) => estimate('sam@example.com', id, { likely, confidence: 'HIGH' })),
    );

    expect(answers.map((answer) => answer['__typename'] as string).sort()).toEqual([
      'EstimateDriverPayload',
      'StaleVersion',
    ]);
  });

  it('is answered alike when the same key comes again, and written once', async () => {
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const input = { proposalId, estimates: views([1, 2]), idempotencyKey: aKey() };
    const selection = 'estimates { driver likely version } proposal { id }';
    const first = await act(steward, 'sam@example.com', 'estimateDrivers', input, selection);
    const before = await writtenRows(steward);

    expect(first['estimates']).toEqual([
      { driver: 'CUSTOMER_LOYALTY', likely: 1, version: 1 },
      { driver: 'BRAND_PROMOTION', likely: 2, version: 1 },
    ]);
    expect([
      await act(steward, 'sam@example.com', 'estimateDrivers', input, selection),
      await writtenRows(steward),
    ]).toEqual([first, before]);
  });
});

describe('The estimates of a proposal', () => {
  it('are read in the order of the drivers, or by the last change, and filtered', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimate('sue@example.com', id, { driver: 'BRAND_DAMAGE', likely: 1, confidence: 'HIGH' });
    steward.clock.advanceDays(1);
    await estimate('sam@example.com', id, { driver: 'OPERATIONAL_IMPROVEMENT', likely: 2, confidence: 'HIGH' });
    const { viewer } = await steward.data('sue@example.com', '{ viewer { id } }');
    const of = (args: string) => `estimates(${args}) { nodes { likely } }`;
    const proposal = await read(
      id,
      `a: ${of('first: 9')} b: ${of('orderBy: { field: UPDATED_AT }')}
        c: ${of('orderBy: { field: DRIVER, direction: DESC }')}
        d: ${of('filter: { driver: BRAND_DAMAGE }')} e: ${of(`filter: { scorerId: "${viewer.id}" }`)}`,
    );
    const likely = (key: string) => (proposal[key].nodes as { likely: number }[]).map((node) => node.likely);

    // OPERATIONAL_IMPROVEMENT is a return, and so before BRAND_DAMAGE, a cost of inaction.
    expect(['a', 'b', 'c', 'd', 'e'].map(likely)).toEqual([[2, 1], [1, 2], [1, 2], [1], [1]]);
  });

  it('are walked in pages', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimateAll('sam@example.com', id, [1, 2, 3]);
    const page = async (after: string) =>
      (await read(id, `estimates(first: 2${after}) { nodes { likely } pageInfo { endCursor hasNextPage } }`))[
        'estimates'
      ];
    const first = await page('');
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);

    expect([first.nodes, second.nodes]).toEqual([[{ likely: 1 }, { likely: 2 }], [{ likely: 3 }]]);
  });
});

describe('A score', () => {
  const SCORE = `{ points scoreMicro returns returnsMicro costOfInaction costOfInactionMicro coverage complete
    value { amountMinor currencyCode } weightedValue { amountMinor } valueOverHorizon { amountMinor }
    totalCost { amountMinor } valuePerCost model { name method } }`;

  it('is nothing before the first estimate', async () => {
    const { id } = await underAssessment(steward, portfolioId);

    expect(await read(id, 'score { points } explain { sumMicro }')).toEqual({ score: null, explain: null });
  });

  it('follows from the estimates and the model', async () => {
    const { id } = await anAssessed(steward, portfolioId, [6, 4, 5, 2, 3, 8, 1, 7, 0, 5]);
    const { score } = await read(id, `score ${SCORE}`);

    // Returns: 30·6 + 15·4 + 30·5 + 15·2 + 10·3 = 450; inaction: 30·8 + 15·1 + 30·7 + 15·0 + 10·5 = 515; K = 200.
    // A weight of 1 is worth USD 100,000 a year at 10 points: 965 · 10,000 = USD 9,650,000.
    // Three years at 8 %: 25/27 + 625/729 + 15625/19683 = 50725/19683 = 2.577097.
    // Cost: 60,000 + 40,000 · 2.577097 = 163,084 cents; 2,486,898,593 / 163,084 = 15,249.199.
    expect(score).toEqual({
      points: 4.825,
      scoreMicro: '4825000',
      returns: 2.25,
      returnsMicro: '2250000',
      costOfInaction: 2.575,
      costOfInactionMicro: '2575000',
      coverage: 1,
      complete: true,
      value: { amountMinor: '965000000', currencyCode: 'USD' },
      weightedValue: { amountMinor: '965000000' },
      valueOverHorizon: { amountMinor: '2486898593' },
      totalCost: { amountMinor: '163084' },
      valuePerCost: expect.closeTo(15_249.199, 1) as number,
      model: { name: 'Return and cost of inaction', method: 'RETURN_AND_INACTION' },
    });
  });

  it('is shown with costs of inaction counted once, twice and four times', async () => {
    const { id } = await anAssessed(steward, portfolioId, [6, 4, 5, 2, 3, 8, 1, 7, 0, 5]);
    const of = (weight: string) =>
      `score(inactionWeight: ${weight}) { scoreMicro value { amountMinor } weightedValue { amountMinor } }`;
    const scores = await read(id, `one: ${of('ONE')} two: ${of('TWO')} four: ${of('FOUR')}`);

    // (450 + 2·515) / 300, of which 2·10·5/300 = 0.333333 is rounded; (450 + 4·515) / 500.
    // Weighted: (450 + 2·515) · 10,000 and (450 + 4·515) · 10,000 dollars.
    const value = { amountMinor: '965000000' };
    expect(scores).toEqual({
      one: { scoreMicro: '4825000', value, weightedValue: value },
      two: { scoreMicro: '4933333', value, weightedValue: { amountMinor: '1480000000' } },
      four: { scoreMicro: '5020000', value, weightedValue: { amountMinor: '2510000000' } },
    });
  });

  it('is not complete before every driver is estimated, and says how much of the weight is', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimateAll('sam@example.com', id, [6, null]);
    const { score } = await read(id, 'score { points coverage complete }');

    // Customer loyalty and brand promotion weigh 30 + 15 of 200; 30·6/200 = 0.9 points.
    expect(score).toEqual({ points: 0.9, coverage: 0.225, complete: false });
  });

  it('has no value per cost where a proposal costs nothing', async () => {
    const { id } = await underAssessment(steward, portfolioId, { costOneOffMinor: '0', costYearlyMinor: '0' });
    await estimateAll('sam@example.com', id, [6]);

    expect(await read(id, 'score { valuePerCost totalCost { amountMinor } }')).toEqual({
      score: { valuePerCost: null, totalCost: { amountMinor: '0' } },
    });
  });

  it('of one proposal is not changed by adding, estimating or withdrawing another', async () => {
    await anAssessed(steward, portfolioId);
    const stored = (except: string) =>
      inOrganizationOf(steward, 'ada@example.com', (manager) =>
        manager.query<unknown[]>(
          'select * from proposal_scores s join proposals p on p.id = s.proposal_id where p.title <> $1 order by 2, 3',
          [except],
        ),
      );
    const before = await stored('Another');
    const another = await underAssessment(steward, portfolioId, { title: 'Another' });
    await estimateAll('sue@example.com', another.id, [10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
    await done(steward, 'ben@example.com', 'withdrawProposal', change(another));

    expect(await stored('Another')).toEqual(before);
  });

  it('is the sum of the terms that explain it, whatever the estimates are', async () => {
    const view = fc.oneof(
      fc.constant(null),
      fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100),
    );
    const scorer = fc.array(view, { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(scorer, scorer, fc.constantFrom('ONE', 'TWO', 'FOUR'), async (sams, sues, weight) => {
        const { id } = await underAssessment(steward, portfolioId);
        await estimateAll('sam@example.com', id, sams);
        await estimateAll('sue@example.com', id, sues);
        const { score, explain } = await read(
          id,
          `score(inactionWeight: ${weight}) { scoreMicro }
            explain(inactionWeight: ${weight}) { sumMicro drivers { termMicro } }`,
        );
        const terms = (explain.drivers as { termMicro: string }[]).map(({ termMicro }) => BigInt(termMicro));
        const sum = String(terms.reduce((total, term) => total + term, 0n));

        expect([sum, explain.sumMicro]).toEqual([score.scoreMicro, score.scoreMicro]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('An explanation', () => {
  it('shows for each driver what was held, what it weighs and what it adds', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await estimateAll('sam@example.com', id, [6, null]);
    await estimateAll('sue@example.com', id, [7]);
    await estimateAll('sid@example.com', id, [8.5]);
    const { explain } = await read(
      id,
      `explain { sumMicro sentences drivers { driver label side anchors { at0 at5 at10 } weight
        worth { amountMinor currencyCode } state scorers meanPoints meanFraction lowestLikely highestLikely termMicro sentence } }`,
    );
    const [loyalty, promotion, operations] = explain.drivers;

    // (6 + 7 + 8.5) / 3 = 43/6 = 7.17 points; 30 · 43/6 / 200 = 1.075.
    const sentence =
      'Customer loyalty: 3 scorers, likely 6 to 8.5, mean 7.17 (43/6) points; weight 30 of 200 (USD 3,000,000.00 a year at 10 points): adds 1.075.';
    expect(loyalty).toEqual({
      driver: 'CUSTOMER_LOYALTY',
      label: 'Customer loyalty',
      side: 'RETURN',
      anchors: { at0: 'No change in repurchase', at5: 'Retention +1 point', at10: 'Retention +2 points' },
      weight: 30,
      worth: { amountMinor: '300000000', currencyCode: 'USD' },
      state: 'ESTIMATED',
      scorers: 3,
      meanPoints: 7.17,
      meanFraction: '43/6',
      lowestLikely: 6,
      highestLikely: 8.5,
      termMicro: '1075000',
      sentence,
    });
    expect(promotion).toMatchObject({ state: 'NOT_APPLICABLE', scorers: 1, meanPoints: 0, termMicro: '0' });
    expect(operations).toMatchObject({ state: 'NOT_YET_ESTIMATED', scorers: 0, meanPoints: null, lowestLikely: null });
    expect([explain.sumMicro, explain.sentences.length, explain.sentences[0], explain.sentences[10]]).toEqual([
      '1075000',
      11,
      sentence,
      'Score 1.075 = returns 1.075 + cost of inaction 0, at inaction weight 1; coverage 22.5 %, not ranked until it is complete.',
    ]);
  });
});

describe('Closing an assessment', () => {
  it('makes a proposal assessed once every driver is estimated', async () => {
    expect(await anAssessed(steward, portfolioId)).toMatchObject({ status: 'ASSESSED', version: 5 });
  });

  it('is refused while drivers have no estimate but the proposer’s, and names them', async () => {
    const proposal = await underAssessment(steward, portfolioId);
    await estimateAll('sam@example.com', proposal.id, [6, 4, 5, 2, 3, 8, 1, 7]);
    await estimateAll('ben@example.com', proposal.id, [6, 4, 5, 2, 3, 8, 1, 7, 0, 5]);

    expect(await act(steward, 'pam@example.com', 'closeAssessment', change(proposal))).toEqual({
      __typename: 'GateUnmet',
      code: 'GATE_UNMET',
      message: 'no estimate of "Compliance, safety and legal cost"; no estimate of "Employee dissatisfaction".',
      missing: [
        { code: 'COMPLIANCE_SAFETY_AND_LEGAL_COST', message: 'no estimate of "Compliance, safety and legal cost"' },
        { code: 'EMPLOYEE_DISSATISFACTION', message: 'no estimate of "Employee dissatisfaction"' },
      ],
    });
  });
});

describe('Scoring models', () => {
  it('are published with the organization, in its currency, and pinned by its portfolios', async () => {
    const model = `id name horizonYears discountRateBasisPoints currencyCode publishedAt
      drivers { driver side weight worth { amountMinor currencyCode } }`;
    const data = await steward.data(
      'bea@example.com',
      `query($id: ID!) { scoringModels { totalCount nodes { ${model} } } portfolio(id: $id) { scoringModel { id } } }`,
      { id: portfolioId },
    );
    const [published] = data['scoringModels'].nodes;
    const drivers = published.drivers as { driver: string; side: string; weight: number; worth: unknown }[];

    expect(published).toMatchObject({ horizonYears: 3, discountRateBasisPoints: 800, currencyCode: 'USD' });
    expect(drivers.map(({ driver }) => driver)).toEqual(DRIVERS);
    expect(drivers.map(({ weight }) => weight)).toEqual([30, 15, 30, 15, 10, 30, 15, 30, 15, 10]);
    expect(drivers[0]?.worth).toEqual({ amountMinor: '300000000', currencyCode: 'USD' });
    expect(data['portfolio'].scoringModel.id).toBe(published.id);
  });

  it('are found by their id, in their own organization alone', async () => {
    const { scoringModels } = await steward.data('bea@example.com', '{ scoringModels { nodes { id } } }');
    const query = 'query($id: ID!) { scoringModel(id: $id) { name } node(id: $id) { __typename } }';
    const variables = { id: scoringModels.nodes[0].id as string };

    expect([
      await steward.data('bea@example.com', query, variables),
      await steward.data('oda@other.example', query, variables),
    ]).toEqual([
      { scoringModel: { name: 'Return and cost of inaction' }, node: { __typename: 'ScoringModel' } },
      { scoringModel: null, node: null },
    ]);
  });

  it('cannot be changed once they are published', async () => {
    const change = inOrganizationOf(steward, 'ada@example.com', (manager) =>
      manager.query('update scoring_models set horizon_years = 5'),
    );

    await expect(change).rejects.toThrow('a scoring model never changes once it is published: update is refused');
  });

  it('begin with the ten value drivers, shown in the currency of who asks', async () => {
    const query = '{ valueDrivers { driver label side anchors { at10 } worth { amountMinor currencyCode } } }';
    const { valueDrivers } = await steward.data('oda@other.example', query);

    expect(valueDrivers).toHaveLength(10);
    expect(valueDrivers[4]).toEqual({
      driver: 'EMPLOYEE_ENGAGEMENT',
      label: 'Employee engagement',
      side: 'RETURN',
      anchors: { at10: 'Front-line attrition −10 points' },
      worth: { amountMinor: '100000000', currencyCode: 'EUR' },
    });
  });
});

describe('What scoring refuses', () => {
  let proposal: { id: string; version: number };
  let assessed: { id: string; version: number };
  let before: Record<string, number>;
  beforeAll(async () => {
    proposal = await underAssessment(steward, portfolioId);
    await estimateAll('sam@example.com', proposal.id, [5]);
    assessed = await anAssessed(steward, portfolioId);
  });
  beforeEach(async () => {
    before = await writtenRows(steward);
  });
  afterEach(async () => {
    expect(await writtenRows(steward)).toEqual(before);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['nothing', {}, ['input.estimate.likely', 'input.estimate.confidence']],
    ['a likely value alone', { likely: 5 }, ['input.estimate.confidence']],
    ['three decimals', { likely: 5.125, confidence: 'HIGH' }, ['input.estimate.likely']],
    ['a return below -10', { low: -10.01, likely: 0, high: 1 }, ['input.estimate.low']],
    ['a loss below 0', { driver: 'BRAND_DAMAGE', low: -1, likely: 0, high: 1 }, ['input.estimate.low']],
    ['more than 100', { low: 0, likely: 1, high: 101 }, ['input.estimate.high']],
    ['low above likely', { low: 6, likely: 5, high: 7 }, ['input.estimate.low']],
    ['a confidence beyond 10', { likely: 11, confidence: 'HIGH' }, ['input.estimate.confidence']],
    [
      'a confidence and a range',
      { low: 1, likely: 2, high: 3, confidence: 'LOW' },
      ['input.estimate.low', 'input.estimate.high'],
    ],
    ['figures beside not applicable', { notApplicable: true, likely: 0 }, ['input.estimate.likely']],
    ['a rationale too long', { notApplicable: true, rationale: 'x'.repeat(4001) }, ['input.estimate.rationale']],
    ['a calculation too long', { notApplicable: true, calculation: 'x'.repeat(4001) }, ['input.estimate.calculation']],
  ])('is an estimate with %s', async (_what, view, paths) => {
    const answer = await estimate('sue@example.com', proposal.id, view);

    expect(answer['__typename']).toBe('InvalidInput');
    expect((answer['problems'] as { path: string }[]).map(({ path }) => path)).toEqual(paths);
  });

  it('is several estimates of which some are wrong: all are named, none is written', async () => {
    const [good, bad] = views([5, 101]);
    const estimates = [good, bad, { driver: 'BRAND_DAMAGE', likely: 1 }];
    const answer = await act(steward, 'sue@example.com', 'estimateDrivers', { proposalId: proposal.id, estimates });

    expect((answer['problems'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'input.estimates[1].likely',
      'input.estimates[1].low',
      'input.estimates[1].high',
      'input.estimates[2].confidence',
    ]);
  });

  it.each([
    ['no estimates', [], { path: 'input.estimates', message: 'Expected at least one estimate, got none.' }],
    [
      'a driver twice',
      [...views([1]), ...views([2])],
      { path: 'input.estimates[1]', message: '"CUSTOMER_LOYALTY" is named twice.' },
    ],
  ])('is a list with %s', async (_what, estimates, problem) => {
    const answer = await act(steward, 'sue@example.com', 'estimateDrivers', { proposalId: proposal.id, estimates });

    expect(answer['problems']).toEqual([problem]);
  });

  it.each([
    ['left out', {}, 1],
    ['another', { expectedVersion: 2 }, 1],
    ['of an estimate that is not there', { driver: 'BRAND_DAMAGE', expectedVersion: 1 }, 0],
  ])('is an estimate whose version is %s', async (_what, view, currentVersion) => {
    const answer = await estimate('sam@example.com', proposal.id, { likely: 5, confidence: 'HIGH', ...view });

    expect(answer).toMatchObject({ __typename: 'StaleVersion', currentVersion });
  });

  it('is an estimate of a proposal whose assessment is closed', async () => {
    const answer = await estimate('sue@example.com', assessed.id, { likely: 5, confidence: 'HIGH' });

    expect(answer).toMatchObject({ __typename: 'NotPossibleNow', status: 'ASSESSED' });
  });

  it('is closing an assessment that is closed, or on a version that somebody changed', async () => {
    expect([
      await act(steward, 'pam@example.com', 'closeAssessment', change({ ...assessed, status: '' })),
      await act(steward, 'pam@example.com', 'closeAssessment', { proposalId: proposal.id, expectedVersion: 1 }),
    ]).toMatchObject([{ __typename: 'NotPossibleNow' }, { __typename: 'StaleVersion', currentVersion: 4 }]);
  });

  const writes: readonly [string, (id: string) => Record<string, unknown>][] = [
    ['estimateDriver', (proposalId) => ({ proposalId, estimate: views([5])[0] })],
    ['estimateDrivers', (proposalId) => ({ proposalId, estimates: views([5, 6]) })],
    ['closeAssessment', (proposalId) => ({ proposalId, expectedVersion: 4 })],
  ];

  it.each(writes)('is %s by somebody who may not', async (name, input) => {
    const answer = await send(steward, 'bea@example.com', name, input(proposal.id));

    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each(writes)('is %s on an id that leads nowhere, to another kind or organization', async (name, input) => {
    const code = async (email: string, id: string) =>
      (await send(steward, email, name, input(id))).errors?.[0]?.extensions.code;

    expect([
      await code('leah@example.com', unknownId('Proposal')),
      await code('leah@example.com', portfolioId),
      await code('oda@other.example', proposal.id),
    ]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });

  it.each(writes)('is %s under a key that is too short', async (name, input) => {
    const answer = await act(steward, 'sue@example.com', name, { ...input(proposal.id), idempotencyKey: 'short' });

    expect(answer['problems']).toEqual([{ path: 'input.idempotencyKey', message: '5 characters: expected 8 to 100.' }]);
  });

  it('is a NUL character in a rationale', async () => {
    const answer = await send(steward, 'sue@example.com', 'estimateDriver', {
      proposalId: proposal.id,
      estimate: { driver: 'BRAND_DAMAGE', notApplicable: true, rationale: 'A\0' },
    });

    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is a driver that is none', async () => {
    const answer = await send(steward, 'sue@example.com', 'estimateDriver', {
      proposalId: proposal.id,
      estimate: { driver: 'LUCK', notApplicable: true },
    });

    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('A key of an estimate', () => {
  it('is refused with another input', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const idempotencyKey = aKey();
    const input = (likely: number) => ({ proposalId: id, estimates: views([likely]), idempotencyKey });
    await act(steward, 'sam@example.com', 'estimateDrivers', input(5));

    expect(await act(steward, 'sam@example.com', 'estimateDrivers', input(6))).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

describe('The evidence of an estimate', () => {
  const LEADER = 'leah@example.com';
  const POLICY = 'evidencePolicy { version forHigh forMedium }';
  const policy = async (email = LEADER) =>
    (await steward.data(email, `{ ${POLICY} }`))['evidencePolicy'] as { version: number; forHigh: string[] };
  const setPolicy = async (by: string, forHigh: string[], forMedium: string[], more: object = {}) =>
    send(
      steward,
      by,
      'setEvidencePolicy',
      { forHigh, forMedium, expectedVersion: (await policy()).version, ...more },
      POLICY,
    );
  const TOLD = 'estimate { low high confidence askedConfidence cappedBecause evidence { id kind } }';

  it('carries a confidence, or it is kept lower and the answer says why', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const interview = await anEvidenceFor(steward, id);
    expect(await policy()).toMatchObject({ forHigh: [], forMedium: [] });
    expect((await estimate('sam@example.com', id, { likely: 5, confidence: 'HIGH' }, TOLD))['estimate']).toEqual({
      ...{ low: 4, high: 6, confidence: 'HIGH', askedConfidence: 'HIGH', cappedBecause: null, evidence: [] },
    });
    await setPolicy(LEADER, ['MEASUREMENT'], ['INTERVIEW', 'SURVEY']);
    const again = { likely: 5, confidence: 'HIGH', evidenceIds: [interview], expectedVersion: 1 };
    // MEDIUM is 2 points either way.
    expect((await estimate('sam@example.com', id, again, TOLD))['estimate']).toEqual({
      ...{ low: 3, high: 7, confidence: 'MEDIUM', askedConfidence: 'HIGH' },
      cappedBecause: 'HIGH asks for evidence of MEASUREMENT, and none that counts is named: kept as MEDIUM.',
      evidence: [{ id: interview, kind: 'INTERVIEW' }],
    });
    // What was given before stays as it was.
    const { id: other } = await underAssessment(steward, portfolioId);
    await estimate('sam@example.com', other, {
      likely: 5,
      confidence: 'MEDIUM',
      evidenceIds: [await anEvidenceFor(steward, other)],
    });
    await setPolicy(LEADER, [], []);
    const { estimates } = await read(other, 'estimates { nodes { confidence } }');
    expect(estimates.nodes).toEqual([{ confidence: 'MEDIUM' }]);
  });

  it('is evidence of a need of the proposal, of this organization', async () => {
    const [one, another] = [await underAssessment(steward, portfolioId), await underAssessment(steward, portfolioId)];
    const before = await writtenRows(steward);
    const view = { likely: 5, confidence: 'LOW' };
    expect(
      await estimate('sam@example.com', one.id, { ...view, evidenceIds: [await anEvidenceFor(steward, another.id)] }),
    ).toMatchObject({
      message: 'input.estimate.evidenceIds[0]: This evidence speaks for no need of the proposal.',
    });
    expect(await writtenRows(steward)).toEqual(before);
    const oda = 'oda@other.example';
    const { need } = await act(steward, oda, 'nameNeed', { title: 'Theirs', statement: 'They know' }, 'need { id }');
    const found = { kind: 'SURVEY', collectedOn: '2026-10-01', participants: 5, finding: 'They do' };
    const { evidence } = await act(steward, oda, 'recordEvidence', { needId: need.id, ...found }, 'evidence { id }');
    const answer = await send(steward, 'sam@example.com', 'estimateDriver', {
      ...{ proposalId: one.id, estimate: { driver: 'CUSTOMER_LOYALTY', ...view, evidenceIds: [evidence.id] } },
    });
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is asked for by admins and CX leaders, who read what they change', async () => {
    const before = await writtenRows(steward);
    for (const by of ['pam@example.com', 'sam@example.com', 'ina@example.com', 'vic@example.com']) {
      expect((await setPolicy(by, [], [])).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await setPolicy(LEADER, [], ['SURVEY'])).data['setEvidencePolicy']).toMatchObject({
      problems: [{ path: 'input.forHigh' }],
    });
    expect((await setPolicy(LEADER, [], [], { expectedVersion: 99 })).data['setEvidencePolicy']).toMatchObject({
      code: 'STALE_VERSION',
    });
    expect(await writtenRows(steward)).toEqual(before);
  });
});
