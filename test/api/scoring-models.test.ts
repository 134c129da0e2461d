import { aBank, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { anAssessed, change, done, send, underAssessment, views } from '../support/a-proposal';
import { aRound } from '../support/a-round';
import { act } from '../support/act';
import { aKey, type Answer, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [LEAH, PAM, SAM, SUE] = ['leah', 'pam', 'sam', 'sue'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string],
];

let steward: Steward;
/** The model that the bank was founded with. */
let firstModel: string;
beforeAll(async () => {
  steward = await aBank();
  firstModel = (await steward.data(PAM, '{ scoringModels { nodes { id } } }'))['scoringModels'].nodes[0].id as string;
});
afterAll(() => steward.stop());

const MODEL = `scoringModel { id name method status note version horizonYears discountRateBasisPoints publishedAt
  basedOn { id } draftedBy { name } publishedBy { name } retiredBy { name }
  drivers { driver side label unit least most weight worth { amountMinor currencyCode } anchors { at10 } } }`;

const draftModel = (input: Record<string, unknown> = {}) =>
  act(steward, LEAH, 'draftScoringModel', { name: 'Next', method: 'RICE', note: 'Simpler', ...input }, MODEL);

/** A published model of this method; its global id. */
async function published(input: Record<string, unknown> = {}): Promise<string> {
  const { scoringModel } = await draftModel(input);
  const { id } = scoringModel as { id: string };
  await act(steward, LEAH, 'publishScoringModel', { scoringModelId: id, expectedVersion: 1 }, MODEL);
  return id;
}

const SET = 'portfolio { id version scoringModel { method } }';
const setModel = (portfolioId: string, scoringModelId: string, different: Record<string, unknown> = {}) => {
  const input = { portfolioId, scoringModelId, expectedVersion: 1, reason: 'As decided', ...different };
  return act(steward, PAM, 'setScoringModel', input, SET);
};

/** A portfolio of its own without a budget, on a model of this method. */
const aPortfolioBy = async (method: string): Promise<string> =>
  aPortfolio(steward, `By ${method} ${aKey()}`, 0n, await published({ method }));

/** The same on the model that the bank was founded with. */
const aPlainPortfolio = (name: string): Promise<string> => aPortfolio(steward, `${name} ${aKey()}`, 0n, firstModel);

const estimate = (email: string, proposalId: string, figures: Record<string, number>) =>
  act(steward, email, 'estimateDrivers', {
    proposalId,
    estimates: Object.entries(figures).map(([driver, likely]) => ({ driver, low: likely, likely, high: likely })),
  });

const read = async (id: string, selection: string) =>
  (await steward.data('bea@example.com', `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))[
    'proposal'
  ] as Answer['data'];

describe('A scoring model', () => {
  it('is drafted with the drivers of its method, in their units', async () => {
    const { scoringModel } = await draftModel();

    expect(scoringModel).toMatchObject({
      ...{ name: 'Next', method: 'RICE', status: 'DRAFT', note: 'Simpler', version: 1, publishedAt: null },
      ...{ horizonYears: 3, discountRateBasisPoints: 800, basedOn: null, draftedBy: { name: 'Leah Leader' } },
    });
    expect(scoringModel.drivers).toContainEqual({
      ...{ driver: 'EFFORT', side: null, label: 'Effort', unit: 'person-months', least: 0.01, most: 100_000 },
      ...{ weight: null, worth: null, anchors: null },
    });
  });

  it('keeps the worth that follows from typed weights, and shows the weights again', async () => {
    const weights = [30, 15, 30, 15, 10, 30, 15, 30, 15, 10];
    const drivers = views(weights).map(({ driver }, index) => ({
      ...{ driver, weight: weights[index] },
      ...(index === 0 ? { worthMinor: '60000' } : {}),
    }));
    const { scoringModel } = await draftModel({ method: 'NPV', drivers });
    const shown = scoringModel.drivers as { weight: number; worth: { amountMinor: string } }[];

    // 30 are worth 60,000: 1 is worth 2,000.
    expect(shown.map(({ weight }) => weight)).toEqual(weights);
    expect(shown.map(({ worth }) => Number(worth.amountMinor))).toEqual(weights.map((weight) => 2000 * weight));
  });

  it('is edited, published and retired, on record, and never changes in between', async () => {
    const { scoringModel } = await draftModel();
    const { id: scoringModelId } = scoringModel as { id: string };
    const next = async (name: string, expectedVersion: number, more: Record<string, unknown> = {}) =>
      (await act(steward, LEAH, name, { scoringModelId, expectedVersion, ...more }, MODEL))['scoringModel'] as unknown;

    expect(await next('editScoringModel', 1, { name: 'Later', horizonYears: 5 })).toMatchObject({
      ...{ name: 'Later', horizonYears: 5, note: 'Simpler', version: 2 },
    });
    expect(await next('publishScoringModel', 2)).toMatchObject({
      status: 'PUBLISHED',
      publishedBy: { name: 'Leah Leader' },
    });
    const changed = await act(steward, LEAH, 'editScoringModel', { scoringModelId, expectedVersion: 3, name: 'No' });
    expect(changed).toMatchObject({ __typename: 'NotPossibleNow', status: 'PUBLISHED' });
    expect(await next('retireScoringModel', 3)).toMatchObject({
      status: 'RETIRED',
      retiredBy: { name: 'Leah Leader' },
    });
    const { auditRecords } = await steward.data(
      LEAH,
      'query($id: ID) { auditRecords(filter: { subjectId: $id }) { nodes { action after } } }',
      { id: scoringModelId },
    );
    expect((auditRecords.nodes as { action: string }[]).map(({ action }) => action).sort()).toEqual([
      ...['scoringModelDrafted', 'scoringModelEdited', 'scoringModelPublished', 'scoringModelRetired'],
    ]);
  });

  it.each([
    ['its horizon', 'update scoring_models set horizon_years = 9 where id = $1'],
    [
      'its drivers while it is retired',
      `update scoring_models set status = 'RETIRED', retired_at = now(), drivers = '[]' where id = $1`,
    ],
    ['a draft again', `update scoring_models set status = 'DRAFT', published_at = null where id = $1`],
  ])('that is published is guarded by the database: %s', async (_what, sql) => {
    const id = Buffer.from(await published(), 'base64url')
      .toString()
      .split(':')[1];
    const changed = inOrganizationOf(steward, LEAH, (manager) => manager.query(sql, [id]));

    await expect(changed).rejects.toThrow('a scoring model never changes once it is published: update is refused');
  });

  it('is found by status and method, the latest first', async () => {
    steward.clock.advanceDays(1);
    const id = await published({ method: 'WSJF', name: 'The latest' });
    const { scoringModels } = await steward.data(
      'bea@example.com',
      '{ scoringModels(first: 1, filter: { status: PUBLISHED, method: [WSJF, NPV] }) { nodes { id name } } }',
    );

    expect(scoringModels.nodes).toEqual([{ id, name: 'The latest' }]);
  });
});

describe('A proposal', () => {
  it('is scored by RICE from what several people estimate, and ranked', async () => {
    const portfolioId = await aPortfolioBy('RICE');
    const { id } = await underAssessment(steward, portfolioId);
    await estimate(SAM, id, { REACH: 400, IMPACT: 2, CONFIDENCE: 80, EFFORT: 5 });
    await estimate(SUE, id, { REACH: 500 });
    const { score, explain } = await read(
      id,
      `score(inactionWeight: FOUR) { points scoreMicro complete returns netPresentValue { amountMinor } value { amountMinor } model { method } }
        explain { sumMicro costs { kind } sentences drivers { driver unit meanFraction termMicro side weight } }`,
    );

    // 450 · 2 · 0.8 / 5 = 144, at any inaction weight.
    expect(score).toEqual({
      ...{ points: 144, scoreMicro: '144000000', complete: true, returns: 0, netPresentValue: null },
      ...{ value: { amountMinor: '0' }, model: { method: 'RICE' } },
    });
    expect(explain).toMatchObject({ sumMicro: '144000000', costs: [] });
    expect(explain.drivers[0]).toEqual({
      ...{ driver: 'REACH', unit: 'customers a quarter', meanFraction: '450' },
      ...{ termMicro: null, side: null, weight: null },
    });
    expect(explain.sentences[4]).toBe('Score 144 = 450 × 2 × 80 % ÷ 5; coverage 100 %.');
    const { portfolio } = await steward.data(
      'bea@example.com',
      'query($id: ID!) { portfolio(id: $id) { ranking { nodes { rank points fundingFlips ranks { rank } } } } }',
      { id: portfolioId },
    );
    expect(portfolio.ranking.nodes).toEqual([
      { rank: 1, points: 144, fundingFlips: false, ranks: [{ rank: 1 }, { rank: 1 }, { rank: 1 }] },
    ]);
  });

  it('is scored by NPV with its costs, and both add up', async () => {
    const { id } = await underAssessment(steward, await aPortfolioBy('NPV'));
    await done(steward, SAM, 'estimateDrivers', { proposalId: id, estimates: views([6, 0, 0, 0, 0, 7, 0, 0, 0, 0]) });
    const { score, explain } = await read(
      id,
      `score { scoreMicro netPresentValue { amountMinor currencyCode } }
        explain { sumMicro costs { kind stated { amountMinor } termMicro sentence } drivers { termMicro } }`,
    );

    // Three years at 8 %: 25/27 + 625/729 + 15625/19683 = 50725/19683. In cents: 180,000,000 · that = 463,877,457.7…,
    // 210,000,000 · that = 541,190,367.3…; costs 60,000 once and 40,000 · that = 103,083.9….
    expect(explain.costs).toMatchObject([
      {
        kind: 'ONE_OFF',
        stated: { amountMinor: '60000' },
        termMicro: '-60000',
        sentence: 'One-off cost: takes USD 600.00.',
      },
      { kind: 'YEARLY', stated: { amountMinor: '40000' }, termMicro: '-103084' },
    ]);
    expect(score).toEqual({
      scoreMicro: '1004904741',
      netPresentValue: { amountMinor: '1004904741', currencyCode: 'USD' },
    });
    const terms = [...explain.drivers, ...explain.costs] as { termMicro: string }[];
    expect(terms.reduce((sum, { termMicro }) => sum + BigInt(termMicro), 0n)).toBe(BigInt(score.scoreMicro as string));
    expect(explain.sumMicro).toBe(score.scoreMicro);
  });

  it('is asked about by a scoring round for what its model asks for', async () => {
    const { id: proposalId } = await underAssessment(steward, await aPortfolioBy('WSJF'));
    const people = await steward.data(PAM, '{ people(first: 100) { nodes { id email } } }');
    const idsOf = (...emails: string[]) =>
      (people['people'].nodes as { id: string; email: string }[])
        .filter(({ email }) => emails.includes(email))
        .map(({ id }) => id);
    const scorerIds = idsOf(SAM, SUE);
    const scoringRoundId = await aRound(steward, PAM, [{ proposalId, scorerIds }]);
    const figures = { BUSINESS_VALUE: 8, TIME_CRITICALITY: 5, RISK_REDUCTION: 3, JOB_SIZE: 5 };
    await estimate(SAM, proposalId, figures);
    await estimate(SUE, proposalId, figures);
    expect(await read(proposalId, 'score { points }')).toEqual({ score: null });
    await act(steward, PAM, 'closeScoringRound', { scoringRoundId, expectedVersion: 1 });

    // (8 + 5 + 3)/5
    expect(await read(proposalId, 'score { points complete }')).toEqual({ score: { points: 3.2, complete: true } });
    const drivers = ['REACH'];
    const input = { name: 'Again', dueOn: '2027-11-13', asks: [{ proposalId, scorerIds, drivers }] };
    expect((await act(steward, PAM, 'openScoringRound', input))['problems']).toEqual([
      { path: 'input.asks[0].drivers[0]', message: 'REACH: the scoring model of this proposal does not ask for it.' },
    ]);
  });

  it.each([
    [
      'what its model does not ask for',
      { JOB_SIZE: 5 },
      'driver',
      /^JOB_SIZE: the scoring model ".*" does not ask for "Job size"\.$/,
    ],
    ['no effort', { EFFORT: 0 }, 'likely', /^0: expected 0\.01 to 100000 person-months/],
  ])('is not estimated with %s', async (_what, figures, field, message) => {
    const { id } = await underAssessment(steward, await aPortfolioBy('RICE'));
    const before = await writtenRows(steward);
    const refused = await estimate(SAM, id, figures);

    expect(refused['problems'][0]).toEqual({
      path: `input.estimates[0].${field}`,
      message: expect.stringMatching(message) as string,
    });
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('A preview', () => {
  const PREVIEW = `query($id: ID!, $portfolioId: ID!) { previewScoringModel(id: $id, portfolioId: $portfolioId) {
    entersBudget leavesBudget
    proposals { proposalId title missing before { rank points withinBudget } after { rank points scoreMicro tied } } } }`;
  let portfolioId: string;
  let [dear, cheap] = ['', ''];
  beforeAll(async () => {
    portfolioId = await aPlainPortfolio('Previewed');
    const costs = { costOneOffMinor: '900000000', costYearlyMinor: '0' };
    dear = (await underAssessment(steward, portfolioId, costs)).id;
    cheap = (await underAssessment(steward, portfolioId, { costOneOffMinor: '0', costYearlyMinor: '0' })).id;
    const estimates = (loyalty: number) => views([loyalty, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    await done(steward, SAM, 'estimateDrivers', { proposalId: dear, estimates: estimates(10) });
    await done(steward, SAM, 'estimateDrivers', { proposalId: cheap, estimates: estimates(5) });
  });

  it('shows how the ranking would change by a draft, and changes nothing', async () => {
    const { scoringModel } = await draftModel({ method: 'NPV', horizonYears: 1, discountRateBasisPoints: 0 });
    const before = await writtenRows(steward);
    const { previewScoringModel } = await steward.data('bea@example.com', PREVIEW, {
      id: scoringModel.id,
      portfolioId,
    });

    // Loyalty weighs 30 of 200 and is worth USD 3,000,000 a year. Over a year 10 points are 3,000,000 less 9,000,000, 5 are
    // 1,500,000. The dear one costs more than the budget of nothing, the cheap one nothing.
    expect(previewScoringModel).toEqual({
      ...{ entersBudget: [cheap], leavesBudget: [] },
      proposals: [
        {
          ...{ proposalId: cheap, title: 'Say how long it takes', missing: [] },
          before: { rank: 2, points: 0.75, withinBudget: false },
          after: { rank: 1, points: 150, scoreMicro: '150000000', tied: false },
        },
        {
          ...{ proposalId: dear, title: 'Say how long it takes', missing: [] },
          before: { rank: 1, points: 1.5, withinBudget: false },
          after: { rank: 2, points: -600, scoreMicro: '-600000000', tied: false },
        },
      ],
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('names what nobody has estimated of what the model asks for', async () => {
    const { scoringModel } = await draftModel({ method: 'RICE' });
    const { previewScoringModel } = await steward.data(PAM, PREVIEW, { id: scoringModel.id, portfolioId });

    expect(previewScoringModel.proposals[0]).toMatchObject({
      ...{ proposalId: dear, after: null, missing: ['REACH', 'IMPACT', 'CONFIDENCE', 'EFFORT'] },
    });
  });

  it('is nothing for ids that lead nowhere, to another kind or organization', async () => {
    const { scoringModel } = await draftModel();
    const of = async (email: string, id: string, of = portfolioId) =>
      (await steward.data(email, PREVIEW, { id, portfolioId: of }))['previewScoringModel'] as unknown;
    const id = scoringModel.id as string;

    expect([
      await of(PAM, unknownId('ScoringModel')),
      await of(PAM, portfolioId),
      await of(PAM, id, unknownId('Portfolio')),
      await of('oda@other.example', id),
    ]).toEqual([null, null, null, null]);
  });
});

describe('A portfolio', () => {
  it('comes to use another model, and what competes is scored anew by it', async () => {
    const portfolioId = await aPlainPortfolio('Changing');
    const { id } = await anAssessed(steward, portfolioId, [10, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const npv = await published({ method: 'NPV', horizonYears: 1, discountRateBasisPoints: 0 });
    const answer = await setModel(portfolioId, npv);

    // USD 3,000,000.00 less 600.00 once and 400.00 a year.
    expect(answer['portfolio']).toMatchObject({ version: 2, scoringModel: { method: 'NPV' } });
    expect(await read(id, 'score { netPresentValue { amountMinor } model { id } }')).toEqual({
      score: { netPresentValue: { amountMinor: '299900000' }, model: { id: npv } },
    });
    const { auditRecords } = await steward.data(
      LEAH,
      'query($id: ID) { auditRecords(filter: { subjectId: $id, action: "scoringModelSet" }) { nodes { reason after } } }',
      { id: portfolioId },
    );
    expect(auditRecords.nodes).toMatchObject([{ reason: 'As decided', after: { rescored: 1 } }]);
  });

  it('has what is estimated at the same moment scored by the model that it comes to use', async () => {
    const portfolioId = await aPlainPortfolio('At once');
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const npv = await published({ method: 'NPV' });
    const estimates = views([5, 5, 5]);
    await Promise.all([
      setModel(portfolioId, npv),
      act(steward, SAM, 'estimateDrivers', { proposalId, estimates: estimates.slice(0, 2) }),
      act(steward, SUE, 'estimateDrivers', { proposalId, estimates: estimates.slice(2) }),
    ]);

    expect(await read(proposalId, 'score { model { id } }')).toEqual({ score: { model: { id: npv } } });
  });

  it('keeps its model in the year in which something was decided by it, with the scores of the decision', async () => {
    const portfolioId = await aPlainPortfolio('Decided');
    const proposal = await anAssessed(steward, portfolioId);
    const declined = { ...change(proposal), reason: 'Too dear' };
    await done(steward, PAM, 'declineProposal', declined);
    const wsjf = await published({ method: 'WSJF' });
    const before = await writtenRows(steward);

    expect(await setModel(portfolioId, wsjf)).toMatchObject({
      ...{ __typename: 'GateUnmet', missing: [{ code: 'DECIDED_THIS_YEAR' }] },
    });
    expect(await writtenRows(steward)).toEqual(before);
    const now = steward.clock.now().toISOString();
    steward.clock.moveTo('2027-01-04T09:00:00Z');
    expect((await setModel(portfolioId, wsjf))['portfolio']).toMatchObject({ scoringModel: { method: 'WSJF' } });
    expect(await read(proposal.id, 'score { model { method } }')).toEqual({
      score: { model: { method: 'RETURN_AND_INACTION' } },
    });
    steward.clock.moveTo(now);
  });

  it('keeps its model where an assessed proposal could not be estimated by another', async () => {
    const portfolioId = await aPlainPortfolio('Assessed');
    await anAssessed(steward, portfolioId);

    expect(await setModel(portfolioId, await published())).toMatchObject({
      missing: [
        {
          code: 'NOT_YET_ESTIMATED',
          message:
            '"Say how long it takes" is assessed, and there is no estimate of "Reach", no estimate of "Impact", no estimate of "Confidence", no estimate of "Effort"',
        },
      ],
    });
  });

  it('begins with the model that is named or was published last, never with a draft or a retired one', async () => {
    const open = (scoringModelId?: string) => {
      const input = { name: `Beginning ${aKey()}`, periodFrom: '2027-01-01', periodTo: '2027-12-31', scoringModelId };
      return act(steward, LEAH, 'openPortfolio', input, 'portfolio { scoringModel { id } }');
    };
    steward.clock.advanceDays(1);
    const last = await published({ method: 'WSJF' });
    const retired = await published({ method: 'WSJF' });
    await act(steward, LEAH, 'retireScoringModel', { scoringModelId: retired, expectedVersion: 2 }, MODEL);
    const drafted = (await draftModel())['scoringModel'].id as string;

    expect([await open(), await open(firstModel), await open(retired), await open(drafted)]).toMatchObject([
      { portfolio: { scoringModel: { id: last } } },
      { portfolio: { scoringModel: { id: firstModel } } },
      { __typename: 'NotPossibleNow', status: 'RETIRED' },
      { __typename: 'NotPossibleNow', status: 'DRAFT' },
    ]);
  });

  it.each([
    [
      'no reason',
      { reason: ' ' },
      { problems: [{ path: 'input.reason', message: 'Expected a text, got an empty one.' }] },
    ],
    ['a version that was read before', { expectedVersion: 0 }, { __typename: 'StaleVersion', currentVersion: 1 }],
  ])('is refused another model with %s', async (_what, different, refusal) => {
    const portfolioId = await aPlainPortfolio('Refused');

    expect(await setModel(portfolioId, await published(), different)).toMatchObject(refusal);
  });
});

describe('What scoring models refuse', () => {
  const writes: readonly [string, string, Record<string, unknown>][] = [
    ['draftScoringModel', 'pam@example.com', { name: 'N', method: 'RICE', note: 'N' }],
    ['editScoringModel', 'pam@example.com', { expectedVersion: 1 }],
    ['publishScoringModel', 'fin@example.com', { expectedVersion: 1 }],
    ['retireScoringModel', 'sam@example.com', { expectedVersion: 1 }],
  ];

  it.each(writes)('is %s by somebody who may not', async (name, email, input) => {
    const { scoringModel } = await draftModel();
    const about = name === 'draftScoringModel' ? {} : { scoringModelId: scoringModel.id as string };

    expect((await send(steward, email, name, { ...input, ...about }, '__typename')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('is a portfolio’s model set by a scorer', async () => {
    const portfolioId = await aPlainPortfolio('Not theirs');
    const input = { portfolioId, scoringModelId: await published(), expectedVersion: 1, reason: 'R' };

    expect((await send(steward, SAM, 'setScoringModel', input, SET)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is a draft that says what cannot be, with all that is wrong', async () => {
    const before = await writtenRows(steward);
    const drivers = [{ driver: 'REACH', weight: 5 }, { driver: 'BRAND_DAMAGE' }];
    const refused = await draftModel({ name: ' ', horizonYears: 0, discountRateBasisPoints: 20_000, drivers });

    expect((refused['problems'] as { path: string }[]).map(({ path }) => path)).toEqual([
      ...['input.name', 'input.horizonYears', 'input.discountRateBasisPoints'],
      ...['input.drivers[0].weight', 'input.drivers[1].driver'],
    ]);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is the same key with another input; with the same it is written once', async () => {
    const input = { name: 'Once', method: 'WSJF', note: 'N', idempotencyKey: aKey() };
    const first = await draftModel(input);
    const before = await writtenRows(steward);

    expect([await draftModel(input), await writtenRows(steward)]).toEqual([first, before]);
    expect(await draftModel({ ...input, name: 'Twice' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
