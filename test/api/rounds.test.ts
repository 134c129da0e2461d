import { verifyAudit } from '../../src/audit';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { change, done, DRIVERS, underAssessment, views } from '../support/a-proposal';
import { aRound, roundVersion } from '../support/a-round';
import { act, mutationDocument, type Acted } from '../support/act';
import { fireDue } from '../support/due-deadlines';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, LEAH, PAM, SAM, SUE, SID, BEN, ODA] = [
  ...['ada@example.com', 'leah@example.com', 'pam@example.com', 'sam@example.com', 'sue@example.com'],
  ...['sid@example.com', 'ben@example.com', 'oda@other.example'],
] as [string, string, string, string, string, string, string, string];

let steward: Steward;
let portfolioId: string;
let ids: Record<string, string>;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 10_000_000n);
  const emails = [SAM, SUE, SID, BEN, PAM];
  ids = Object.fromEntries(await Promise.all(emails.map(async (email) => [email, await idOf(steward, email)])));
});
afterAll(() => steward.stop());

interface Round {
  readonly id: string;
  readonly proposalId: string;
}

/** Pam asks Sam and Sue for all drivers of Ben's proposal. */
async function aRoundOnOne(scorers: readonly string[] = [SAM, SUE], drivers?: readonly string[]): Promise<Round> {
  const { id: proposalId } = await underAssessment(steward, portfolioId);
  const ask = { proposalId, scorerIds: scorers.map((email) => ids[email]!), ...(drivers ? { drivers } : {}) };
  return { id: await aRound(steward, PAM, [ask]), proposalId };
}

const ALL_AT = (points: number) => DRIVERS.map(() => points);
const estimate = (email: string, proposalId: string, points: number, more: Record<string, unknown> = {}) =>
  act(
    steward,
    email,
    'estimateDrivers',
    { proposalId, estimates: views(ALL_AT(points)).map((view) => ({ ...view, ...more })) },
    'estimates { id blind counted afterReopening version roundId } proposal { id score { points } }',
  );
const close = async (email: string, { id }: Round, more: Record<string, unknown> = {}): Promise<Acted> =>
  act(
    steward,
    email,
    'closeScoringRound',
    { scoringRoundId: id, expectedVersion: await roundVersion(steward, id), ...more },
    'scoringRound { status timesClosed missingAcceptedBecause closedBy { name } }',
  );
const reopen = async (email: string, { id }: Round): Promise<Acted> =>
  act(
    steward,
    email,
    'reopenScoringRound',
    {
      ...{ scoringRoundId: id, expectedVersion: await roundVersion(steward, id) },
      ...{ dueOn: '2026-11-20', reason: 'A driver was misread' },
    },
    'scoringRound { status closedBy { name } dueOn timesClosed }',
  );
const proposalAs = async (email: string, id: string, selection: string): Promise<Answer['data']> =>
  (await steward.data(email, `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))[
    'proposal'
  ] as Answer['data'];

describe('Opening a scoring round', () => {
  const open = (asks: readonly object[], email = PAM) =>
    act(steward, email, 'openScoringRound', { name: 'Spring', dueOn: '2026-11-13', asks }, 'scoringRound { id }');

  it('asks each scorer for drivers of each proposal, and shows how far they are in numbers', async () => {
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const [all, one] = [
      { proposalId, scorerIds: [ids[SAM], ids[SUE]], drivers: ['CUSTOMER_LOYALTY', 'BRAND_DAMAGE'] },
      { proposalId, scorerIds: [ids[SID]], drivers: ['CUSTOMER_LOYALTY'] },
    ];
    const { scoringRound } = await open([all, one]);
    await act(steward, SAM, 'estimateDriver', {
      ...{ proposalId, estimate: { driver: 'BRAND_DAMAGE', likely: 4, confidence: 'HIGH' } },
    });
    const read = await steward.data(
      ADA,
      `query($id: ID!) { scoringRound(id: $id) { status dueOn openedBy { name }
        progressByScorer { scorer { name } asked estimated conflicts } progressByProposal { asked estimated conflicts }
        assignments { nodes { scorer { name } drivers asked estimated } } } }`,
      { id: scoringRound.id },
    );

    // Sam and Sue 2 drivers each, Sid 1: 5 in all, of which Sam has estimated 1.
    expect(read['scoringRound']).toEqual({
      ...{ status: 'OPEN', dueOn: '2026-11-13', openedBy: { name: 'Pam Portfolio' } },
      progressByScorer: [
        { scorer: { name: 'Sam Scorer' }, asked: 2, estimated: 1, conflicts: 0 },
        { scorer: { name: 'Sue Scorer' }, asked: 2, estimated: 0, conflicts: 0 },
        { scorer: { name: 'Sid Scorer' }, asked: 1, estimated: 0, conflicts: 0 },
      ],
      progressByProposal: [{ asked: 5, estimated: 1, conflicts: 0 }],
      assignments: {
        nodes: [
          ...['Sam', 'Sue'].map((name, i) => ({
            ...{ scorer: { name: `${name} Scorer` }, drivers: ['CUSTOMER_LOYALTY', 'BRAND_DAMAGE'], asked: 2 },
            estimated: 1 - i,
          })),
          { scorer: { name: 'Sid Scorer' }, drivers: ['CUSTOMER_LOYALTY'], asked: 1, estimated: 0 },
        ],
      },
    });
  });

  it('is refused where a driver has fewer than two scorers, the proposer not counted', async () => {
    await act(steward, ADA, 'grantRole', { personId: ids[BEN], role: 'SCORER', portfolioId });
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const before = await writtenRows(steward);
    const answer = await open([{ proposalId, scorerIds: [ids[SAM], ids[BEN]], drivers: ['BRAND_DAMAGE'] }]);

    expect([answer['missing'], await writtenRows(steward)]).toEqual([
      [{ code: 'BRAND_DAMAGE', message: '1 of 2 scorers for "Brand damage" of "Say how long it takes"' }],
      before,
    ]);
  });

  it('names whoever is no scorer, what is not under assessment, and what another round asks for', async () => {
    const round = await aRoundOnOne();
    const [both, drivers] = [[ids[SAM], ids[SUE]], ['BRAND_DAMAGE']];
    const noScorer = await open([{ proposalId: round.proposalId, scorerIds: [ids[SAM], ids[PAM]] }]);
    const twice = await open([{ proposalId: round.proposalId, scorerIds: both, drivers }]);
    const { id: idea } = await done(steward, BEN, 'proposeIdea', {
      ...{ title: 'Later', whoIsHurt: 'Some', howTheyAreHurt: 'So' },
    });

    expect(noScorer['problems']).toEqual([
      { path: 'input.asks[0].scorerIds[1]', message: 'This person does not hold the role SCORER there.' },
    ]);
    expect(twice['message']).toBe('Scoring round "Spring" asks for drivers of "Say how long it takes" already.');
    expect(await open([{ proposalId: idea, scorerIds: both }])).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is for portfolio managers and CX leaders', async () => {
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const answer = await steward.ask(
      SAM,
      'mutation($input: OpenScoringRoundInput!) { openScoringRound(input: $input) { __typename } }',
      {
        input: {
          name: 'Mine',
          dueOn: '2026-11-13',
          asks: [{ proposalId, scorerIds: [ids[SUE]] }],
          idempotencyKey: aKey(),
        },
      },
    );

    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('Extending a scoring round', () => {
  const extend = async (email: string, { id }: Round, asks: readonly object[], more: Record<string, unknown> = {}) =>
    steward.ask(email, mutationDocument(steward.house.schema, 'extendScoringRound', 'scoringRound { version }'), {
      input: {
        ...{
          scoringRoundId: id,
          expectedVersion: await roundVersion(steward, id),
          asks,
          idempotencyKey: aKey(),
          ...more,
        },
      },
    });

  it('asks a further scorer, who hears of it and sees nothing of what others have given', async () => {
    const round = await aRoundOnOne();
    const { proposalId } = round;
    await estimate(SAM, proposalId, 5);
    const other = await underAssessment(steward, portfolioId);
    const answer = await extend(PAM, round, [
      { proposalId, scorerIds: [ids[SID]] },
      { proposalId: other.id, scorerIds: [ids[SAM], ids[SID]], drivers: ['BRAND_DAMAGE'] },
    ]);
    expect(answer.data['extendScoringRound'].scoringRound.version).toBe(2);
    expect(await proposalAs(SID, proposalId, 'estimates { totalCount }')).toEqual({ estimates: { totalCount: 0 } });
    expect(await estimate(SID, proposalId, 7)).toMatchObject({ proposal: { score: null } });
    const read = await steward.data(
      ADA,
      `query($id: ID!) { scoringRound(id: $id) { progressByScorer { scorer { name } asked estimated }
        deadlines { totalCount } } auditRecords(filter: { subjectId: $id, action: "scoringRoundExtended" }) { totalCount } }`,
      { id: round.id },
    );
    // Sam and Sid ten drivers of the first and one of the second proposal, Sue ten.
    expect(read['scoringRound'].progressByScorer).toEqual([
      { scorer: { name: 'Sam Scorer' }, asked: 11, estimated: 10 },
      { scorer: { name: 'Sue Scorer' }, asked: 10, estimated: 0 },
      { scorer: { name: 'Sid Scorer' }, asked: 11, estimated: 10 },
    ]);
    expect(read['auditRecords'].totalCount).toBe(1);
    const { viewer } = await steward.data(
      SID,
      '{ viewer { inbox(filter: { kind: [ESTIMATES_ASKED] }, first: 1) { nodes { title } } } }',
    );
    expect(viewer.inbox.nodes).toEqual([{ title: 'Your estimates are asked for: "Spring"' }]);
  });

  it('is refused to everybody but its opener and CX leaders, at another version, and for what leads nowhere', async () => {
    const round = await aRoundOnOne();
    const asks = [{ proposalId: round.proposalId, scorerIds: [ids[SID]] }];
    const before = await writtenRows(steward);
    const codes = [
      (await extend(SAM, round, asks)).errors?.[0]?.extensions.code,
      (await extend(ODA, round, asks, { expectedVersion: 1 })).errors?.[0]?.extensions.code,
      (await extend(PAM, round, asks, { expectedVersion: 9 })).data['extendScoringRound'].code,
      (await extend(PAM, round, [])).data['extendScoringRound'].code,
    ];
    expect(codes).toEqual(['FORBIDDEN', 'NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT']);
    expect(await writtenRows(steward)).toEqual(before);
    expect((await extend(LEAH, round, asks)).data['extendScoringRound']).toHaveProperty('scoringRound');
  });
});

describe('An open round is blind', () => {
  const ATTACKS = `score { points } explain { sumMicro drivers { scorers meanPoints } }
    estimates(first: 50) { totalCount nodes { likely scorer { name } calculation } }`;

  it.each([
    ['another scorer', SUE],
    ['whoever opened it', PAM],
    ['the proposer', BEN],
    ['a CX leader', LEAH],
    ['an admin', ADA],
  ])('for %s: neither estimates nor a score, by whatever way', async (_who, email) => {
    const { proposalId } = await aRoundOnOne();
    const { estimates } = await estimate(SAM, proposalId, 7, { calculation: 'a secret' });
    const estimateIds = (estimates as { id: string }[]).map(({ id }) => id);
    const seen = await proposalAs(email, proposalId, ATTACKS);
    const { node, nodes } = await steward.data(
      email,
      `query($id: ID!, $ids: [ID!]!) { node(id: $id) { id ... on Estimate { likely } } nodes(ids: $ids) { id } }`,
      { id: estimateIds[0], ids: estimateIds },
    );

    expect(seen).toEqual({ score: null, explain: null, estimates: { totalCount: 0, nodes: [] } });
    expect([node, nodes]).toEqual([null, estimateIds.map(() => null)]);
  });

  it('shows their own to each scorer, also when the same key comes again', async () => {
    const { id, proposalId } = await aRoundOnOne();
    await estimate(SUE, proposalId, 3);
    const input = { proposalId, estimates: views(ALL_AT(7)), idempotencyKey: aKey() };
    const selection = 'estimates { blind counted roundId likely } proposal { estimates(first: 50) { totalCount } }';
    const first = await act(steward, SAM, 'estimateDrivers', input, selection);

    expect(first['estimates'][0]).toEqual({ blind: true, counted: false, roundId: id, likely: 7 });
    expect(first['proposal']).toEqual({ estimates: { totalCount: 10 } });
    expect(await act(steward, SAM, 'estimateDrivers', input, selection)).toEqual(first);
  });

  it('in the audit, which tells who estimated and not what, until it closes; and its chain is whole', async () => {
    const round = await aRoundOnOne();
    await estimate(SAM, round.proposalId, 7, { calculation: 'a secret' });
    const records = async (email: string) => {
      const { auditRecords } = await steward.data(
        email,
        `query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "driversEstimated" }) {
          nodes { action actor { name } before after reason hash } } }`,
        { id: round.proposalId },
      );
      return auditRecords.nodes as { before: unknown; after: unknown; hash: string }[];
    };
    const blind = await records(ADA);
    await estimate(SUE, round.proposalId, 5);
    await close(PAM, round);
    const seen = await records(ADA);

    expect(blind).toEqual([
      {
        ...{ action: 'driversEstimated', actor: { name: 'Sam Scorer' }, before: null, after: null, reason: null },
        hash: expect.any(String) as string,
      },
    ]);
    expect(seen.map(({ after }) => (after as { likelyHundredths: number }[])[0]!.likelyHundredths)).toEqual([500, 700]);
    expect(seen[1]!.hash).toBe(blind[0]!.hash);
    expect(await steward.asOwner(verifyAudit)).toMatchObject({ broken: [] });
  });

  it('moves no score that was there, nor the ranking', async () => {
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    await estimate(SID, proposalId, 4);
    await aRound(steward, PAM, [{ proposalId, scorerIds: [ids[SAM]!, ids[SUE]!] }]);
    const before = await proposalAs(ADA, proposalId, 'score { points scoredAt } explain { sentences }');
    steward.clock.advanceDays(1);
    await estimate(SAM, proposalId, 10);

    expect(await proposalAs(ADA, proposalId, 'score { points scoredAt } explain { sentences }')).toEqual(before);
  });

  it('for another organization it is not there at all', async () => {
    const { id, proposalId } = await aRoundOnOne();
    const { estimates } = await estimate(SAM, proposalId, 7);
    const { scoringRound, scoringRounds, node } = await steward.data(
      ODA,
      'query($id: ID!, $estimate: ID!) { scoringRound(id: $id) { name } scoringRounds { totalCount } node(id: $estimate) { id } }',
      { id, estimate: estimates[0].id },
    );

    expect([scoringRound, scoringRounds.totalCount, node]).toEqual([null, 0, null]);
  });

  it('takes estimates of those whom it asks, and of the proposer; others are refused', async () => {
    const { proposalId } = await aRoundOnOne();
    const own = await estimate(BEN, proposalId, 10);

    expect(own['estimates'][0]).toMatchObject({ blind: true, counted: false });
    expect((await estimate(SID, proposalId, 1))['message']).toBe(
      'Scoring round "Spring" asks others for "Customer loyalty" of this proposal.',
    );
  });

  it('keeps the assessment open', async () => {
    const { id: proposalId, version } = await underAssessment(steward, portfolioId);
    await estimate(SID, proposalId, 4);
    await aRound(steward, PAM, [{ proposalId, scorerIds: [ids[SAM]!, ids[SUE]!] }]);
    const answer = await act(steward, PAM, 'closeAssessment', { proposalId, expectedVersion: version });

    expect(answer['missing']).toEqual([{ code: 'SCORING_ROUND', message: 'scoring round "Spring" is open' }]);
  });
});

describe('Closing a scoring round', () => {
  it('shows all estimates and makes the scores of them, in place of what counted before', async () => {
    const { id: proposalId, version } = await underAssessment(steward, portfolioId);
    await estimate(SID, proposalId, 10);
    const round = { id: await aRound(steward, PAM, [{ proposalId, scorerIds: [ids[SAM]!, ids[SUE]!] }]), proposalId };
    await estimate(SAM, proposalId, 4);
    await estimate(SUE, proposalId, 7);
    await estimate(BEN, proposalId, 1);
    const answer = await close(PAM, round);
    const seen = await proposalAs(
      ADA,
      proposalId,
      `score { points complete } estimates(first: 50, filter: { driver: CUSTOMER_LOYALTY }) {
        nodes { scorer { name } likely counted blind } }`,
    );
    const of = (name: string, likely: number, counted: boolean) => ({
      scorer: { name },
      likely,
      counted,
      blind: false,
    });

    expect(answer['scoringRound']).toEqual({
      ...{ status: 'CLOSED', timesClosed: 1, missingAcceptedBecause: null, closedBy: { name: 'Pam Portfolio' } },
    });
    // (4 + 7) / 2 on every driver; the proposer's own is shown, and what the round took the place of, too.
    expect(seen).toEqual({
      score: { points: 5.5, complete: true },
      estimates: {
        nodes: [
          of('Sid Scorer', 10, false),
          of('Sam Scorer', 4, true),
          of('Sue Scorer', 7, true),
          of('Ben Business', 1, false),
        ],
      },
    });
    await done(steward, PAM, 'closeAssessment', change({ id: proposalId, version, status: '' }));
    const { explain } = await proposalAs(
      ADA,
      proposalId,
      'explain { drivers { disagreement { median range apart { scorerId } } } }',
    );
    expect(explain.drivers[0]).toEqual({ disagreement: { median: 5.5, range: 3, apart: [] } });
  });

  it('names who has not estimated what, and is done all the same where that is accepted', async () => {
    const round = await aRoundOnOne([SAM, SUE, SID], ['CUSTOMER_LOYALTY', 'BRAND_DAMAGE']);
    const one = (email: string, driver: string) =>
      act(steward, email, 'estimateDriver', {
        ...{ proposalId: round.proposalId, estimate: { driver, low: 6, likely: 6, high: 6 } },
      });
    await one(SAM, 'CUSTOMER_LOYALTY');
    await one(SUE, 'CUSTOMER_LOYALTY');
    await one(SAM, 'BRAND_DAMAGE');
    const refused = await close(PAM, round);
    const accepted = await close(PAM, round, { acceptMissingBecause: 'Sid is ill' });
    const { explain } = await proposalAs(ADA, round.proposalId, 'explain { drivers { driver state scorers } }');
    const drivers = explain.drivers as { driver: string; state: string; scorers: number }[];

    expect(refused['missing']).toEqual([
      { code: 'ESTIMATES', message: 'Sue Scorer has not estimated "Brand damage" of "Say how long it takes"' },
      {
        code: 'ESTIMATES',
        message: 'Sid Scorer has not estimated "Customer loyalty", "Brand damage" of "Say how long it takes"',
      },
    ]);
    expect(accepted['scoringRound']).toMatchObject({ status: 'CLOSED', missingAcceptedBecause: 'Sid is ill' });
    // One scorer is too few: the driver stays not yet estimated.
    expect(drivers.filter(({ driver }) => ['CUSTOMER_LOYALTY', 'BRAND_DAMAGE'].includes(driver))).toEqual([
      { driver: 'CUSTOMER_LOYALTY', state: 'ESTIMATED', scorers: 2 },
      { driver: 'BRAND_DAMAGE', state: 'NOT_YET_ESTIMATED', scorers: 0 },
    ]);
  });

  it('is for whoever opened it or a CX leader, and done once', async () => {
    const round = await aRoundOnOne();
    const input = {
      scoringRoundId: round.id,
      expectedVersion: 1,
      acceptMissingBecause: 'No time',
      idempotencyKey: aKey(),
    };
    const mutation = 'mutation($input: CloseScoringRoundInput!) { closeScoringRound(input: $input) { __typename } }';
    const forbidden = await steward.ask(SAM, mutation, { input });
    await close(LEAH, round, { acceptMissingBecause: 'No time' });

    expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await close(PAM, round))['message']).toBe('Scoring round "Spring" is closed: reopen it first.');
    expect((await estimate(SAM, round.proposalId, 5))['message']).toBe(
      'Scoring round "Spring" has closed on "Customer loyalty": reopen it, or open another round.',
    );
  });
});

describe('A conflict of interest', () => {
  it('excludes its scorer, who is waited for no more and does not count', async () => {
    const round = await aRoundOnOne([SAM, SUE, SID]);
    await estimate(SID, round.proposalId, 10);
    await estimate(SAM, round.proposalId, 4);
    await estimate(SUE, round.proposalId, 6);
    const declared = await act(
      steward,
      SID,
      'declareConflict',
      { scoringRoundId: round.id, proposalId: round.proposalId, reason: 'My brother sells it' },
      'scoringAssignment { conflict } scoringRound { progressByScorer { asked conflicts } }',
    );
    const again = await estimate(SID, round.proposalId, 9, { expectedVersion: 1 });
    await close(PAM, round);

    expect(declared).toMatchObject({
      scoringAssignment: { conflict: 'My brother sells it' },
      scoringRound: {
        progressByScorer: [
          { asked: 10, conflicts: 0 },
          { asked: 10, conflicts: 0 },
          { asked: 0, conflicts: 1 },
        ],
      },
    });
    expect(again['code']).toBe('NOT_POSSIBLE_NOW');
    // (4 + 6) / 2, without Sid's 10.
    expect(await proposalAs(ADA, round.proposalId, 'score { points }')).toEqual({ score: { points: 5 } });
  });
});

describe('Reopening a scoring round', () => {
  it('keeps the answers, blind again, and shows who estimated anew when others could be known', async () => {
    const round = await aRoundOnOne();
    await estimate(SAM, round.proposalId, 4);
    await estimate(SUE, round.proposalId, 8);
    await close(PAM, round);
    const reopened = await reopen(PAM, round);
    const blind = await proposalAs(
      ADA,
      round.proposalId,
      'estimates { totalCount } score { points coverage } explain { drivers { scorers } }',
    );
    const { auditRecords } = await steward.data(
      ADA,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "driversEstimated" }) { nodes { after } } }',
      { id: round.proposalId },
    );
    const anew = await estimate(SUE, round.proposalId, 6, { expectedVersion: 1 });
    await close(PAM, round);
    const seen = await proposalAs(
      ADA,
      round.proposalId,
      'score { points } estimates(filter: { driver: BRAND_DAMAGE }) { nodes { likely version afterReopening } }',
    );

    expect(reopened['scoringRound']).toEqual({ status: 'OPEN', closedBy: null, dueOn: '2026-11-20', timesClosed: 1 });
    expect(blind).toEqual({
      ...{ estimates: { totalCount: 0 }, score: { points: 0, coverage: 0 } },
      explain: { drivers: DRIVERS.map(() => ({ scorers: 0 })) },
    });
    expect(auditRecords.nodes).toEqual([{ after: null }, { after: null }]);
    expect(anew['estimates'][0]).toMatchObject({ version: 2, afterReopening: true });
    expect(seen).toEqual({
      score: { points: 5 },
      estimates: {
        nodes: [
          { likely: 4, version: 1, afterReopening: false },
          { likely: 6, version: 2, afterReopening: true },
        ],
      },
    });
  });

  it('is refused once a proposal was assessed by what it found', async () => {
    const round = await aRoundOnOne();
    await estimate(SAM, round.proposalId, 4);
    await estimate(SUE, round.proposalId, 8);
    await close(PAM, round);
    const { version } = await proposalAs(PAM, round.proposalId, 'version');
    await done(steward, PAM, 'closeAssessment', { proposalId: round.proposalId, expectedVersion: version });

    expect((await reopen(PAM, round))['message']).toBe(
      '"Say how long it takes" is ASSESSED, by what this round found.',
    );
  });
});

describe('Whom a round waits for', () => {
  interface News {
    readonly kind: string;
    readonly title: string;
    readonly text: string;
    readonly subjectId: string;
  }
  /** What somebody was told of a round, in the order of time. */
  const toldOf = async (email: string, { id }: Round): Promise<readonly string[]> => {
    const { viewer } = await steward.data(
      email,
      '{ viewer { inbox(first: 100, orderBy: { field: CREATED_AT }) { nodes { kind title text subjectId } } } }',
    );
    const news = viewer.inbox.nodes as News[];
    return news.filter(({ subjectId }) => subjectId === id).map(({ kind, title, text }) => `${kind} ${title}: ${text}`);
  };

  it('is asked, reminded a working day before, when it is due, and whoever opened it hears a working day later', async () => {
    const round = await aRoundOnOne();
    await estimate(SAM, round.proposalId, 5);
    await act(steward, SUE, 'estimateDriver', {
      ...{ proposalId: round.proposalId, estimate: { driver: 'BRAND_DAMAGE', likely: 5, confidence: 'LOW' } },
    });
    // The 13th of November 2026 is a Friday; work goes from nine to five, in UTC.
    const atTheEnd: string[][] = [];
    for (const moment of [
      '2026-11-12T09:00:00Z',
      '2026-11-13T17:00:00Z',
      '2026-11-16T16:59:00Z',
      '2026-11-16T17:00:00Z',
    ]) {
      steward.clock.moveTo(moment);
      await fireDue(steward);
      atTheEnd.push([String((await toldOf(SUE, round)).length), String((await toldOf(PAM, round)).length)]);
    }
    const asked = `ESTIMATES_ASKED Your estimates are asked for: "Spring": They are due on 2026-11-13. Until the round is closed, nobody else sees them.`;
    const due = '1 of 10 drivers are estimated. They are due on 2026-11-13, and taken until the round is closed.';

    expect(atTheEnd).toEqual([
      ['2', '0'],
      ['3', '0'],
      ['3', '0'],
      ['3', '1'],
    ]);
    expect(await toldOf(SAM, round)).toEqual([asked]);
    expect(await toldOf(SUE, round)).toEqual([
      asked,
      `ESTIMATES_DUE Your estimates will soon be due: "Spring": ${due}`,
      `ESTIMATES_DUE Your estimates are due: "Spring": ${due}`,
    ]);
    expect(await toldOf(PAM, round)).toEqual([
      'ESTIMATES_LATE Estimates are late: "Spring": Sue Scorer has estimated 1 of 10 drivers, which were due on 2026-11-13.',
    ]);
    expect(await steward.asOwner(verifyAudit)).toMatchObject({ broken: [] });
  });

  it('is nobody any more once it is closed, and everybody anew when it is reopened', async () => {
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const ask = { proposalId, scorerIds: [ids[SAM]!, ids[SUE]!] };
    const input = { name: 'Short', dueOn: '2026-11-30', asks: [ask] };
    const { scoringRound } = await act(steward, PAM, 'openScoringRound', input, 'scoringRound { id }');
    const round = { id: scoringRound.id as string, proposalId };
    const states = async () => {
      const { scoringRound: read } = await steward.data(
        ADA,
        'query($id: ID!) { scoringRound(id: $id) { deadlines { nodes { state dueAt person { name } } } } }',
        { id: round.id },
      );
      return read.deadlines.nodes as { state: string; dueAt: string }[];
    };
    const open = await states();
    await close(PAM, round, { acceptMissingBecause: 'No time' });
    const closed = await states();
    const again = { scoringRoundId: round.id, expectedVersion: 2, dueOn: '2026-12-01', reason: 'Misread' };
    await act(steward, PAM, 'reopenScoringRound', again);

    // Monday, the 30th: the reminder comes on Friday morning, the escalation on Tuesday evening; for two scorers each.
    expect(open.map(({ state, dueAt }) => `${state} ${dueAt}`)).toEqual(
      ['2026-11-27T09', '2026-11-27T09', '2026-11-30T17', '2026-11-30T17', '2026-12-01T17', '2026-12-01T17'].map(
        (moment) => `PENDING ${moment}:00:00.000Z`,
      ),
    );
    expect(closed.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'CANCELLED'));
    expect((await states()).filter(({ state }) => state === 'PENDING')).toHaveLength(6);
    expect((await toldOf(SUE, round)).map((news) => news.split(':')[0])).toEqual([
      'ESTIMATES_ASKED Your estimates are asked for',
      'ESTIMATES_ASKED Your estimates are asked for again',
    ]);
  });

  it('has a scorer less after a conflict of interest, which whoever opened it hears', async () => {
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const ask = { proposalId, scorerIds: [ids[SAM]!, ids[SUE]!] };
    const input = { name: 'Shares', dueOn: '2026-11-30', asks: [ask] };
    const { scoringRound } = await act(steward, PAM, 'openScoringRound', input, 'scoringRound { id }');
    const round = { id: scoringRound.id as string, proposalId };
    await act(steward, SUE, 'declareConflict', { scoringRoundId: round.id, proposalId, reason: 'I own shares' });

    expect(await toldOf(PAM, round)).toEqual([
      'CONFLICT_DECLARED A conflict of interest: "Shares": Sue Scorer does not estimate "Say how long it takes". A driver with fewer than two scorers stays not yet estimated.',
    ]);
  });
});
