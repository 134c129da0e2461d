import { verifyReviews } from '../../src/reviews';
import { localId } from '../../src/platform/global-id';
import { aBank, unknownId } from '../support/a-bank';
import { aBoard, aMeeting, onMeeting } from '../support/a-meeting';
import { aPortfolio } from '../support/a-portfolio';
import { underAssessment, views } from '../support/a-proposal';
import { assessed, aMotion, aReview, decided, estimated, inSession, onMotion, onReview } from '../support/a-review';
import { act, mutationDocument, type Acted } from '../support/act';
import { anInitiative } from '../support/an-initiative';
import { idsByEmail } from '../support/full-hands';
import { aKey, type Steward } from '../support/steward';
import { threadsOfSources } from '../support/threads';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const at = (name: string) => `${name}@example.com`;
const [ADA, BEN, BEA, INA, FIN, CHO] = [at('ada'), at('ben'), at('bea'), at('ina'), at('fin'), at('cho')];
const [SAM, DES, LEAH, LIAM, PAM, SUE] = [at('sam'), at('des'), at('leah'), at('liam'), at('pam'), at('sue')];

let steward: Steward;
let ids: Record<string, string>;

beforeAll(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
});
afterAll(() => steward.stop());

let boards = 0;
const name = (): { readonly name: string } => ({ name: `Board ${(boards += 1)}` });

/** All members are there, Bea in Ben's place where asked. */
const everybody = (ben: 'PRESENT' | 'DEPUTY' = 'PRESENT') => [
  { memberId: ids[BEN], attendance: ben },
  ...[INA, FIN, CHO].map((email) => ({ memberId: ids[email], attendance: 'PRESENT' })),
];

const ofReview = async (id: string, selection: string, email = SAM) => {
  const query = `query($id: ID!) { portfolioReview(id: $id) { ${selection} } }`;
  return (await steward.data(email, query, { id }))['portfolioReview'] as Record<string, any>;
};

const toldOf = async (email: string, subjectId: string) => {
  const query = `{ viewer { inbox(first: 100) { nodes { kind subjectId title text } } } }`;
  const { viewer } = await steward.data(email, query);
  return (viewer.inbox.nodes as Record<string, any>[]).filter((each) => each['subjectId'] === subjectId);
};

async function refused(answering: () => Promise<Acted>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await answering();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** A portfolio with one assessed proposal of Des's, reviewed in session by all members of a board of its own. */
async function inOneSession(points = 5, board: Record<string, unknown> = {}) {
  const portfolioId = await aPortfolio(steward, `Portfolio ${boards + 1}`, 1_000_000n);
  const [proposalId] = (await assessed(steward, portfolioId, [{ title: 'Say how long it takes', points }])) as [string];
  const review = await aReview(steward, ids, portfolioId, { ...name(), ...board });
  await onReview(steward, 'issuePreRead', review.id);
  await inSession(steward, review, everybody());
  return { ...review, portfolioId, proposalId };
}
const WORK = () => ({ leadId: ids[SAM], businessOwnerId: ids[SUE] });

describe('A quarterly review', () => {
  let review: { id: string; meetingId: string };
  let portfolioId: string;
  let chat: string;
  let forms: string;
  let [says, calls, welcomes] = ['', '', ''];
  /** The budget was cut below what is committed: what runs competes with what is new. */
  beforeAll(async () => {
    portfolioId = await aPortfolio(steward, 'Everyday', 300_000n);
    const of = { proposer: DES, sponsor: LEAH, lead: SAM, businessOwner: SUE };
    // At 100,000 each, of which 10 % are released for discover: 90,000 are still to come.
    chat = await anInitiative(steward, portfolioId, { ...of, title: 'Old chat' });
    forms = await anInitiative(steward, portfolioId, { ...of, title: 'Paper forms' });
    for (const id of [chat, forms]) {
      const { initiative } = await steward.data(SAM, 'query($id: ID!) { initiative(id: $id) { proposal { id } } }', {
        id,
      });
      await estimated(steward, initiative.proposal.id as string, 1);
    }
    const costs = (costOneOffMinor: bigint, costYearlyMinor: bigint) => ({ costOneOffMinor, costYearlyMinor });
    [says, calls, welcomes] = (await assessed(steward, portfolioId, [
      { title: 'Say how long it takes', points: 8, ...costs(30_000n, 20_000n) },
      { title: '<b>Call</b> *back*\n# now', points: 6, ...costs(12_000n, 8_000n) },
      { title: 'Welcome calls', points: 4, ...costs(25_000n, 15_000n) },
    ])) as [string, string, string];
    const { portfolio } = await steward.data(FIN, 'query($id: ID!) { portfolio(id: $id) { version } }', {
      id: portfolioId,
    });
    await act(steward, FIN, 'setBudget', {
      ...{ portfolioId, expectedVersion: portfolio.version, budgetMinor: '190000', reason: 'A lean year' },
      acceptShortfall: true,
    });
    review = await aReview(steward, ids, portfolioId, { name: 'CX board' });
  });

  // Left to commit are 190,000 − 200,000 and the 90,000 that each of the two would give back: 170,000.
  it('begins with a pre-read that freezes what it rests on, new and running side by side', async () => {
    expect(await ofReview(review.id, 'status agenda { totalCount }')).toEqual({
      ...{ status: 'PLANNED', agenda: { totalCount: 0 } },
    });
    const issued = await onReview(steward, 'issuePreRead', review.id, { seed: 7 });
    expect(issued['review']).toMatchObject({ status: 'PRE_READ' });
    const agenda = `agenda { nodes { position title rank recommended robustness withinBudget points initiative { id }
      needed { amountMinor } valueOverHorizon { amountMinor } } } preReads { number reason changes frozenBy { name } }`;
    const read = await ofReview(review.id, agenda);
    expect(read['preReads']).toEqual([{ number: 0, reason: null, changes: [], frozenBy: { name: 'Ben Business' } }]);
    // Ten drivers are worth 20,000,000 a year at 10 points: at p points p/10 of it, times 50725/19683 for 3 years at 8 %.
    // The initiatives by their forecast of 3,000.00 a year.
    expect(read['agenda'].nodes).toMatchObject([
      { position: 1, title: 'Say how long it takes', rank: 1, recommended: true, robustness: 'SAFE', points: 8 },
      { position: 2, rank: 2, recommended: true, points: 6, valueOverHorizon: { amountMinor: '3092516385' } },
      { position: 3, rank: 3, recommended: true, valueOverHorizon: { amountMinor: '2061677590' } },
      { position: 4, rank: 4, recommended: false, points: 1, needed: { amountMinor: '90000' } },
      { position: 5, rank: 4, recommended: false, valueOverHorizon: { amountMinor: '773129' } },
    ]);
    const running = (read['agenda'].nodes as Record<string, any>[]).map(({ initiative }) => initiative?.id);
    expect(new Set(running)).toEqual(new Set([undefined, chat, forms]));
    expect(await toldOf(INA, review.id)).toMatchObject([{ kind: 'PRE_READ_ISSUED' }]);
  });

  it('is amended when something changed since, with what changed; what was frozen before is kept', async () => {
    expect(await refused(() => onReview(steward, 'amendPreRead', review.id, { reason: 'Again' }))).toMatchObject({
      message: 'Nothing that it rests on has changed since it was frozen.',
    });
    await assessed(steward, portfolioId, [{ title: 'Late', points: 2 }]);
    await onReview(steward, 'amendPreRead', review.id, { reason: 'One more came' }, { email: PAM });
    const { preReads, agenda } = await ofReview(
      review.id,
      'preReads { number reason changes frozenBy { name } items { totalCount } } agenda { totalCount }',
    );
    expect(preReads).toMatchObject([
      { number: 0, items: { totalCount: 5 } },
      {
        ...{ number: 1, reason: 'One more came', changes: ['"Late" has come to it.'] },
        ...{ frozenBy: { name: 'Pam Portfolio' }, items: { totalCount: 6 } },
      },
    ]);
    expect(agenda.totalCount).toBe(6);
  });

  it('takes no motion before its meeting is open', async () => {
    const early = () => onReview(steward, 'putMotion', review.id, { subjectId: says, outcome: 'FUND' });
    expect(await refused(early)).toMatchObject({ message: 'Its meeting "Extra" is PLANNED: expected an open one.' });
    await inSession(steward, review, everybody());
    expect(await ofReview(review.id, 'status')).toEqual({ status: 'IN_SESSION' });
  });

  it('decides by votes of those who are there, and keeps dissent and the price of departing', async () => {
    const forIt = { [BEN]: 'FOR', [INA]: 'FOR', [FIN]: 'FOR' } as const;
    const dissent = { ...forIt, [CHO]: ['AGAINST', 'Customers *love* it'] } as const;
    const sunset = { subjectId: chat, outcome: 'SUNSET', reason: 'Nobody uses it' };
    expect(await decided(steward, review.id, sunset, dissent)).toMatchObject({ status: 'CARRIED' });
    expect(await decided(steward, review.id, { subjectId: says, outcome: 'FUND', ...WORK() }, forIt)).toMatchObject({
      status: 'CARRIED',
    });
    // It is recommended: to leave it out costs what it is worth.
    const decline = { subjectId: welcomes, outcome: 'DECLINE' };
    expect(await refused(() => onReview(steward, 'putMotion', review.id, decline))).toMatchObject({
      message: 'input.reason: Expected a reason for DECLINE, got none.',
    });
    const declined = await decided(steward, review.id, { ...decline, reason: 'Tried in 2024: no effect' }, forIt);
    const goesOn = { subjectId: forms, outcome: 'CONTINUE' };
    expect(await refused(() => onReview(steward, 'putMotion', review.id, goesOn))).toMatchObject({
      message: 'input.reason: It departs from the recommended set: expected a reason for that, got none.',
    });
    await decided(steward, review.id, { ...goesOn, reason: 'Half of all customers need it' }, forIt);
    const read = await ofReview(
      review.id,
      `decisions { nodes { id number title outcome status price { amountMinor } count { for against needed }
        votes { for { name } choice reason } } }`,
    );
    expect(read['decisions'].nodes).toMatchObject([
      {
        ...{ number: 1, title: 'Old chat', outcome: 'SUNSET', price: null, count: { for: 3, against: 1, needed: 3 } },
        votes: [{}, {}, {}, { for: { name: 'Cho Change' }, choice: 'AGAINST', reason: 'Customers *love* it' }],
      },
      { number: 2, outcome: 'FUND', price: null },
      { number: 3, id: declined.id, outcome: 'DECLINE', price: { amountMinor: '2061677590' } },
      // What is added beyond the recommended set is worth something: the price is below 0, and the budget is broken.
      { number: 4, title: 'Paper forms', price: { amountMinor: '-773129' } },
    ]);
  });

  it('is closed all at once: proposals, money, initiatives, and those concerned hear', async () => {
    const closed = await onReview(
      steward,
      'closeReview',
      review.id,
      {},
      {
        selection: `review { status freed { amountMinor } closedBy { name }
          departure { weightedPrice { amountMinor } price { amountMinor } added dropped broken }
          offers { position open amount { amountMinor } proposal { id } }
          decisions { nodes { outcome move { event reason reviewDecision { number } } begun { title stage } } } }`,
      },
    );
    // Given back: the 90,000 of the chat that were not released.
    expect(closed['review']).toMatchObject({
      ...{ status: 'CLOSED', freed: { amountMinor: '90000' }, closedBy: { name: 'Ben Business' } },
      // 3,092,516,385 and 2,061,677,590 left out, 773,129 added.
      departure: {
        ...{ weightedPrice: { amountMinor: '5153420846' }, price: { amountMinor: '5153420846' } },
        ...{ added: ['Paper forms'], dropped: ['<b>Call</b> *back*\n# now', 'Welcome calls'], broken: [] },
      },
      // 190,000 less 110,000 and 50,000 leave 30,000: enough for the next in rank at 20,000, and not for the one after.
      offers: [{ position: 1, open: true, amount: { amountMinor: '20000' }, proposal: { id: calls } }],
      decisions: {
        nodes: [
          { outcome: 'SUNSET', move: { event: 'STOP', reviewDecision: { number: 1 } }, begun: null },
          { outcome: 'FUND', move: null, begun: { title: 'Say how long it takes', stage: 'DISCOVER' } },
          { outcome: 'DECLINE', move: null, begun: null },
          { outcome: 'CONTINUE', move: null, begun: null },
        ],
      },
    });
    const { portfolio, stopped, no } = await steward.data(
      SAM,
      `query($portfolio: ID!, $chat: ID!, $no: ID!) {
        portfolio(id: $portfolio) { remaining { amountMinor } committed { amountMinor } }
        stopped: initiative(id: $chat) { status reviewDecisions { nodes { outcome } } history { nodes { reason } } }
        no: proposal(id: $no) { status declineReason decidedBy { name } } }`,
      { portfolio: portfolioId, chat, no: welcomes },
    );
    expect(portfolio).toEqual({ remaining: { amountMinor: '30000' }, committed: { amountMinor: '160000' } });
    expect(stopped).toEqual({
      ...{ status: 'CLOSED', reviewDecisions: { nodes: [{ outcome: 'SUNSET' }] } },
      history: { nodes: [{ reason: 'By the portfolio review of CX board. Nobody uses it' }] },
    });
    expect(no).toMatchObject({ status: 'DECLINED', declineReason: 'Tried in 2024: no effect' });
    expect((await toldOf(SUE, review.id)).map(({ title }) => title as string)).toEqual(
      expect.arrayContaining(['To be sunset by CX board: "Old chat"', 'Goes on by CX board: "Paper forms"']),
    );
    expect((await toldOf(LEAH, review.id)).map(({ kind }) => kind as string)).toContain('REVIEW_OFFER');
    expect((await toldOf(CHO, review.id)).map(({ title }) => title as string)).toContain(
      'CX board has closed a portfolio review',
    );
  });

  it('has minutes, in which nothing that people wrote is markup', async () => {
    const { minutes } = await ofReview(review.id, 'minutes');
    const lines = (minutes as string).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '# Portfolio review of Everyday',
        'CX board, Extra: 2026-11-02 at 11:00 (Europe/Berlin).',
        '- Ben Business (chair): present',
        '- Ina Insights (speaks for the customer): present',
        'Quorum: 4 of 4 members, 3 needed.',
        '  - Reason: One more came',
        '### 1. Old chat: SUNSET, CARRIED',
        '- Dissent of Cho Change: Customers \\*love\\* it',
        '- Departs from the recommended set: USD 20,616,775.90 of weighted value over the horizon, USD 20,616,775.90 with inaction counted once',
        '- Left out: &lt;b&gt;Call&lt;/b&gt; \\*back\\* \\# now',
        'USD 900.00 were given back by what was decided.',
        '- &lt;b&gt;Call&lt;/b&gt; \\*back\\* \\# now: USD 200.00',
        '- Late',
      ]),
    );
    expect(minutes).toMatch(/- Pre-read, frozen by Ben Business on 2026-11-02T09:00:00.000Z: SHA-256 [0-9a-f]{64}\n/);
    expect(minutes).not.toContain('<b>');
  });

  it('is replayed: all comes out as it was kept', async () => {
    const replay = () => act(steward, SAM, 'replayReview', { reviewId: review.id }, 'agrees differences review { id }');
    expect(await replay()).toMatchObject({ agrees: true, differences: [], review: { id: review.id } });
    const threads = threadsOfSources();
    const verified = await steward.asOwner((owner) => verifyReviews(owner, threads));
    expect(verified.differing).toEqual([]);
    expect(verified.preReads).toBeGreaterThanOrEqual(2);
    // Whoever could write to the table past all that guards it is found out.
    const forge = (sql: string) =>
      steward.asOwner(async (owner) => {
        await owner.query(`alter table pre_reads disable trigger append_only`);
        await inOrganizationOf(steward, ADA, async (manager) => {
          const [{ o }] = await manager.query<[{ o: string }]>('select current_organization() as o');
          await owner.transaction(async (own) => {
            await own.query(`select set_config('app.organization', $1, true)`, [o]);
            await own.query(sql, [localId('PortfolioReview', review.id)]);
          });
        });
        await owner.query(`alter table pre_reads enable trigger append_only`);
      });
    await forge(`update pre_reads set answers = jsonb_set(answers, '{places,0,scoreMicro}', '"9000000"')
      where review_id = $1 and number = 0`);
    const forged = await replay();
    expect(forged['agrees']).toBe(false);
    expect((forged['differences'] as string[])[0]).toMatch(
      /^Pre-read: Candidate .* kept 9000000 micro-points at rank 1/,
    );
    await forge(`update pre_reads set answers = jsonb_set(answers, '{places,0,scoreMicro}', '"8000000"')
      where review_id = $1 and number = 0`);
  });

  it('is over then', async () => {
    expect(await refused(() => onReview(steward, 'closeReview', review.id))).toMatchObject({ status: 'CLOSED' });
    expect(await refused(() => onReview(steward, 'cancelReview', review.id, { reason: 'No' }))).toMatchObject({
      message: 'The review is closed.',
    });
  });
});

describe('A motion', () => {
  it('is not voted on by whoever has a part in it, nor for them, nor led by them', async () => {
    const { id, proposalId } = await inOneSession();
    // Fin is to lead it, and Bea sits there for Ben, who is to own it.
    const motion = { subjectId: proposalId, outcome: 'FUND', leadId: ids[FIN], businessOwnerId: ids[BEN] };
    const motionId = await aMotion(steward, id, motion);
    const cast = (email: string, choice = 'FOR', reason: string | null = null) =>
      onMotion(steward, 'castReviewVote', motionId, { choice, reason }, { email });
    expect(await refused(() => cast(FIN))).toMatchObject({
      ...{ code: 'OWN_DECISION' },
      message: 'Nobody votes on what is their own: you are its lead ("Say how long it takes").',
    });
    expect(await refused(() => onMotion(steward, 'decideMotion', motionId))).toMatchObject({ code: 'OWN_DECISION' });
    await cast(INA);
    await cast(CHO, 'RECUSED', 'Shares');
    // Two of four have a say, and three would have to vote.
    expect(await refused(() => onMotion(steward, 'decideMotion', motionId, {}, { email: LIAM }))).toMatchObject({
      ...{ code: 'GATE_UNMET' },
      missing: [{ code: 'QUORUM', message: '1 of 1 with a say have voted, 3 needed' }],
    });
  });

  it('takes no vote on what is somebody’s own in the database either, whatever the application believes', async () => {
    const { id, proposalId } = await inOneSession();
    const motionId = await aMotion(steward, id, { subjectId: proposalId, outcome: 'FUND', ...WORK() });
    const insert = (seat: string, voter: string) =>
      inOrganizationOf(steward, ADA, (manager) =>
        manager.query(
          `insert into review_votes (id, organization_id, decision_id, sequence, seat_id, voter_id, choice, cast_at)
            values ($1, current_organization(), $1, 1, $2, $3, 'FOR', now())`,
          [localId('ReviewDecision', motionId), ...[seat, voter].map((email) => localId('Person', ids[email]!))],
        ),
      );
    const OWN = 'nobody votes on what is their own, directly or for another';
    // Des proposed it, Leah sponsors it, Sam is to lead it.
    await expect(insert(DES, DES)).rejects.toThrow(OWN);
    await expect(insert(FIN, LEAH)).rejects.toThrow(OWN);
    await expect(insert(SAM, FIN)).rejects.toThrow(OWN);
    await insert(FIN, FIN);
  });

  it('is decided by the vote of the chair where as many are for as against', async () => {
    const { id, proposalId } = await inOneSession();
    const motion = { subjectId: proposalId, outcome: 'FUND', ...WORK() };
    const votes = {
      [BEN]: 'FOR',
      [INA]: 'FOR',
      [FIN]: ['AGAINST', 'Too dear'],
      [CHO]: ['AGAINST', 'Too late'],
    } as const;
    expect(await decided(steward, id, motion, votes)).toMatchObject({ status: 'CARRIED' });
    const read = await ofReview(id, 'decisions { nodes { count { byCastingVote } } } minutes');
    expect(read['decisions'].nodes).toEqual([{ count: { byCastingVote: true } }]);
    expect(read['minutes']).toContain("- As many for as against: the chair's vote decided");
  });

  it('takes no vote of somebody without a seat there, and no dissent without a reason', async () => {
    const { id, proposalId } = await inOneSession();
    const motionId = await aMotion(steward, id, { subjectId: proposalId, outcome: 'FUND', ...WORK() });
    const document = mutationDocument(steward.house.schema, 'castReviewVote', '__typename');
    const input = { reviewDecisionId: motionId, expectedVersion: 1, choice: 'FOR' };
    for (const email of [BEA, LEAH, ADA]) {
      const { errors } = await steward.ask(email, document, { input: { ...input, idempotencyKey: aKey() } });
      expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    }
    const bare = () => onMotion(steward, 'castReviewVote', motionId, { choice: 'AGAINST' }, { email: FIN });
    expect(await refused(bare)).toMatchObject({ message: 'input.reason: Expected a reason for AGAINST, got none.' });
  });

  it('goes up to the body above where its amount is beyond what the body decides on', async () => {
    const { id: above } = await aBoard(steward, ids, { name: 'Executives' });
    const { id, proposalId } = await inOneSession(5, { decidesUpToMinor: '99999', escalatesToId: above });
    const motion = { subjectId: proposalId, outcome: 'FUND', ...WORK() };
    const answer = await refused(() => onReview(steward, 'putMotion', id, motion));
    expect(answer['missing']).toMatchObject([{ code: 'DECISION_RIGHT' }]);
    expect(answer['message']).toMatch(
      /^"Say how long it takes" needs USD 1,000.00, and "Board \d+" decides on up to USD 999.99: "Executives" decides beyond that.$/,
    );
  });

  it('says what goes with its outcome, and nothing else', async () => {
    const { id, proposalId } = await inOneSession();
    const motion = { subjectId: proposalId, outcome: 'DEFER', scope: 'All', costOneOffMinor: '1', until: '2026-11-02' };
    expect((await refused(() => onReview(steward, 'putMotion', id, motion)))['problems']).toEqual([
      { path: 'input.costOneOffMinor', message: 'It does not go with DEFER.' },
      { path: 'input.scope', message: 'It does not go with DEFER.' },
      { path: 'input.reason', message: 'Expected a reason for DEFER, got none.' },
      { path: 'input.until', message: '2026-11-02 is not in the future (today is 2026-11-02).' },
    ]);
  });

  it('is put once on the same, and anew when it was withdrawn', async () => {
    const { id, proposalId } = await inOneSession();
    const motion = { subjectId: proposalId, outcome: 'FUND', ...WORK() };
    const motionId = await aMotion(steward, id, motion);
    expect(await refused(() => onReview(steward, 'putMotion', id, motion))).toMatchObject({
      message: 'There is an open motion on "Say how long it takes": it is decided or withdrawn first.',
    });
    await onMotion(steward, 'withdrawMotion', motionId, { reason: 'Another amount' });
    await aMotion(steward, id, motion);
  });
});

describe('A score', () => {
  it('is told why it changed between what was frozen', async () => {
    const portfolioId = await aPortfolio(steward, 'Changing', 1_000_000n);
    const { id: proposalId } = await underAssessment(steward, portfolioId);
    const estimates = views([6, 4, 5, 2, 3, 8, 1, 7, 0, 5]);
    await act(steward, SAM, 'estimateDrivers', { proposalId, estimates });
    const review = await aReview(steward, ids, portfolioId, name());
    await onReview(steward, 'issuePreRead', review.id);
    // Loyalty weighs 30 of 200: 8 points in place of 6 are 2 · 30/200 = 0.3 more.
    await act(steward, SAM, 'estimateDrivers', { proposalId, estimates: [{ ...views([8])[0], expectedVersion: 1 }] });
    await onReview(steward, 'amendPreRead', review.id, { reason: 'Sam has looked again' });
    const { preReads } = await ofReview(review.id, 'preReads { id }');
    const [first, second] = preReads as [{ id: string }, { id: string }];
    const query = `query($proposalId: ID!, $fromId: ID!, $toId: ID!) {
      whyDidTheScoreChange(proposalId: $proposalId, fromId: $fromId, toId: $toId) {
        movedMicro steps { cause driver scorerId scorerName before after movedMicro } } }`;
    const ask = async (of: Record<string, unknown>) => {
      const asked = { proposalId, fromId: first.id, toId: second.id, ...of };
      return (await steward.data(BEN, query, asked))['whyDidTheScoreChange'] as unknown;
    };
    const step = { cause: 'ESTIMATE', driver: 'CUSTOMER_LOYALTY', scorerId: ids[SAM], scorerName: 'Sam Scorer' };
    expect(await ask({})).toEqual({
      ...{ movedMicro: '300000', steps: [{ ...step, before: 6, after: 8, movedMicro: '300000' }] },
    });
    expect(await ask({ fromId: second.id })).toEqual({ movedMicro: '0', steps: [] });
    for (const nowhere of [{ fromId: proposalId }, { toId: unknownId('PreRead') }, { proposalId: ids[SAM] }]) {
      expect(await ask(nowhere)).toBeNull();
    }
    const now = { portfolioId, kind: 'RECOMMENDED_SET' };
    const { analysis } = await act(steward, BEN, 'startAnalysis', now, 'analysis { id }');
    expect(await ask({ toId: analysis.id })).toMatchObject({ movedMicro: '300000' });
  });
});

describe('Closing a review', () => {
  const FOR_IT = { [BEN]: 'FOR', [INA]: 'FOR', [FIN]: 'FOR' } as const;

  it('names everything that stands in the way at once, and writes nothing', async () => {
    const portfolioId = await aPortfolio(steward, 'Tight', 150_000n);
    const [first, second, third] = (await assessed(steward, portfolioId, [
      { title: 'First', points: 8 },
      { title: 'Second', points: 7 },
      { title: 'Third', points: 6 },
    ])) as [string, string, string];
    const review = await aReview(steward, ids, portfolioId, name());
    await onReview(steward, 'issuePreRead', review.id);
    await inSession(steward, review, everybody());
    const reason = 'All the same';
    await decided(steward, review.id, { subjectId: first, outcome: 'FUND', ...WORK() }, FOR_IT);
    const two = await decided(steward, review.id, { subjectId: second, outcome: 'FUND', reason }, FOR_IT);
    const three = await decided(steward, review.id, { subjectId: third, outcome: 'FUND', reason, ...WORK() }, FOR_IT);
    await act(steward, PAM, 'declineProposal', { proposalId: third, expectedVersion: 1, reason: 'No' });
    const stuck = await refused(() => onReview(steward, 'closeReview', review.id));
    expect(stuck['missing']).toEqual([
      { code: 'INVALID_INPUT', message: '"Second": nobody is named to lead it' },
      { code: 'INVALID_INPUT', message: '"Second": nobody is named to own its solution' },
      { code: 'STALE_VERSION', message: '"Third": version 1 was decided on, and it is at version 2' },
    ]);
    await onMotion(steward, 'withdrawMotion', three.id, { reason: 'It was declined meanwhile' });
    const own = await refused(() => onMotion(steward, 'nameForWork', two.id, { ...WORK(), leadId: ids[FIN] }));
    expect(own['message']).toBe('input.leadId: They have voted on it: nobody decides on their own work.');
    await onMotion(steward, 'nameForWork', two.id, WORK());
    // At 100,000 each, of 150,000.
    const dear = await refused(() => onReview(steward, 'closeReview', review.id));
    expect(dear['missing']).toEqual([
      {
        code: 'OVER_BUDGET',
        message: '"Second" needs USD 1,000.00: portfolio "Tight" has USD 500.00 for it, USD 500.00 short',
      },
    ]);
  });

  it('funds a part, defers, pauses and rescopes', async () => {
    const portfolioId = await aPortfolio(steward, 'Mixed', 1_000_000n);
    const of = { proposer: DES, sponsor: LEAH, lead: SAM, businessOwner: SUE };
    const [paused, rescoped] = [
      await anInitiative(steward, portfolioId, { ...of, title: 'Paused' }),
      await anInitiative(steward, portfolioId, { ...of, title: 'Rescoped' }),
    ];
    const [part, later] = (await assessed(steward, portfolioId, [
      { title: 'Part', points: 8 },
      { title: 'Later', points: 7 },
    ])) as [string, string];
    const review = await aReview(steward, ids, portfolioId, name());
    await onReview(steward, 'issuePreRead', review.id);
    await inSession(steward, review, everybody('DEPUTY'));
    const byBea = { [BEA]: 'FOR', [INA]: 'FOR', [FIN]: 'FOR' } as const;
    const figures = { costOneOffMinor: '30000', costYearlyMinor: '20000', valueYearlyMinor: '500000' };
    const reason = 'The year is short';
    await decided(
      steward,
      review.id,
      { subjectId: part, outcome: 'FUND_IN_PART', ...figures, scope: 'The app', reason, ...WORK() },
      byBea,
    );
    await decided(steward, review.id, { subjectId: later, outcome: 'DEFER', until: '2027-02-01', reason }, byBea);
    await decided(steward, review.id, { subjectId: paused, outcome: 'PAUSE', reason }, byBea);
    const smaller = { subjectId: rescoped, outcome: 'RESCOPE', ...figures, scope: 'Branches only', reason };
    await decided(steward, review.id, smaller, byBea);
    const closed = await onReview(
      steward,
      'closeReview',
      review.id,
      {},
      {
        email: BEA,
        selection: 'review { freed { amountMinor } decisions { nodes { begun { budget { amountMinor } } } } }',
      },
    );
    // 100,000 less 50,000.
    expect(closed['review']).toMatchObject({
      ...{ freed: { amountMinor: '50000' } },
      decisions: { nodes: [{ begun: { budget: { amountMinor: '50000' } } }, {}, {}, {}] },
    });
    const read = await steward.data(
      SAM,
      `query($later: ID!, $paused: ID!, $rescoped: ID!, $portfolio: ID!) {
        later: proposal(id: $later) { status deferredUntil missingForDecision }
        paused: initiative(id: $paused) { status }
        rescoped: initiative(id: $rescoped) { status budget { amountMinor } forecasts { nodes { number kind note } } }
        portfolio(id: $portfolio) { committed { amountMinor } } }`,
      { later, paused, rescoped, portfolio: portfolioId },
    );
    expect(read).toMatchObject({
      later: { status: 'DEFERRED', deferredUntil: '2027-02-01', missingForDecision: reason },
      paused: { status: 'ON_HOLD' },
      rescoped: {
        ...{ status: 'WORKING', budget: { amountMinor: '50000' } },
        forecasts: { nodes: [{ number: 1 }, { number: 2, kind: 'FUNDED', note: 'Branches only' }] },
      },
      // 100,000 and 50,000 and 50,000.
      portfolio: { committed: { amountMinor: '200000' } },
    });
  });

  it('follows up the conditions under which it funds', async () => {
    const { id, proposalId } = await inOneSession();
    const conditions = [
      { text: 'A branch first', ownerId: ids[DES] },
      { text: 'No letters', dueOn: '2026-12-01' },
    ];
    const motion = { subjectId: proposalId, outcome: 'FUND_WITH_CONDITIONS', ...WORK(), conditions };
    await decided(steward, id, motion, FOR_IT);
    const closed = await onReview(
      steward,
      'closeReview',
      id,
      {},
      { selection: 'review { decisions { nodes { id } } }' },
    );
    const { proposal } = await steward.data(
      SAM,
      `query($id: ID!) { proposal(id: $id) { initiative { conditions(orderBy: { field: DUE_ON, direction: DESC }) { nodes {
        id version number text state dueOn owner { name } confirmer { name } approval { id } vote { id } reviewDecision { id } } } } } }`,
      { id: proposalId },
    );
    const of = { state: 'OPEN', confirmer: { name: 'Ben Business' }, approval: null, vote: null };
    const reviewDecision = { id: closed['review'].decisions.nodes[0].id as string };
    const [first, second] = proposal.initiative.conditions.nodes as Record<string, any>[];
    expect(first).toMatchObject({ ...of, number: 1, owner: { name: 'Des Design' }, reviewDecision });
    expect(second).toMatchObject({ ...of, dueOn: '2026-12-01', owner: { name: 'Sam Scorer' } });
    expect(await toldOf(DES, first!['id'] as string)).toMatchObject([{ kind: 'CONDITION_TO_MEET' }]);
    const met = { conditionId: first!['id'], expectedVersion: first!['version'], done: 'In Bonn' };
    const answer = await act(steward, DES, 'meetCondition', met, 'condition { version state }');
    expect(answer['condition']).toMatchObject({ state: 'MET' });
    const confirmed = { conditionId: first!['id'], expectedVersion: answer['condition'].version };
    expect(await act(steward, BEN, 'confirmCondition', confirmed, 'condition { state }')).toMatchObject({
      condition: { state: 'CONFIRMED' },
    });
  });

  it('is written once by two at the same time, and not beside a decision on the same proposal', async () => {
    const { id, proposalId } = await inOneSession();
    await decided(steward, id, { subjectId: proposalId, outcome: 'FUND', ...WORK() }, FOR_IT);
    const answers = await Promise.all([
      ...[BEN, BEA].map((email) => onReview(steward, 'closeReview', id, {}, { email })),
      act(steward, PAM, 'fundProposal', { proposalId, expectedVersion: 1, ...WORK() }),
    ]);
    expect(answers.filter(({ __typename }) => __typename.endsWith('Payload'))).toHaveLength(1);
    const { proposal } = await steward.data(
      SAM,
      'query($id: ID!) { proposal(id: $id) { status version portfolio { committed { amountMinor } } } }',
      { id: proposalId },
    );
    expect(proposal).toEqual({ status: 'FUNDED', version: 2, portfolio: { committed: { amountMinor: '100000' } } });
  });

  it('is for those who lead it, once every motion is decided', async () => {
    const { id, meetingId, proposalId } = await inOneSession();
    await aMotion(steward, id, { subjectId: proposalId, outcome: 'FUND', ...WORK() });
    expect(await refused(() => onReview(steward, 'closeReview', id))).toMatchObject({
      missing: [{ code: 'OPEN_MOTION', message: 'the motion on "Say how long it takes" is not decided' }],
    });
    const document = mutationDocument(steward.house.schema, 'closeReview', '__typename');
    const input = { reviewId: id, expectedVersion: 3, idempotencyKey: aKey() };
    expect((await steward.ask(PAM, document, { input })).errors![0]!.message).toMatch(
      /^You may not do this. The chair/,
    );
    await onMeeting(steward, 'closeMeeting', meetingId);
    const late = () => onReview(steward, 'putMotion', id, { subjectId: proposalId, outcome: 'FUND' });
    expect(await refused(late)).toMatchObject({ message: 'Its meeting "Extra" is CLOSED: expected an open one.' });
  });
});

describe('A planned review', () => {
  it('is one for each portfolio and meeting, and cancelled for a reason', async () => {
    const portfolioId = await aPortfolio(steward, 'Twice', 100n);
    const review = await aReview(steward, ids, portfolioId, name());
    const again = { portfolioId, meetingId: review.meetingId };
    expect(await refused(() => act(steward, PAM, 'planReview', again))).toMatchObject({
      message: 'This meeting reviews the portfolio already.',
    });
    const bare = await onReview(
      steward,
      'issuePreRead',
      review.id,
      {},
      { selection: 'review { status agenda { totalCount } }' },
    );
    expect(bare['review']).toEqual({ status: 'PRE_READ', agenda: { totalCount: 0 } });
    const cancelled = await onReview(
      steward,
      'cancelReview',
      review.id,
      { reason: 'A strike' },
      { selection: 'review { status cancelledReason }' },
    );
    expect(cancelled['review']).toEqual({ status: 'CANCELLED', cancelledReason: 'A strike' });
    expect(await act(steward, PAM, 'planReview', again, 'review { status }')).toMatchObject({
      review: { status: 'PLANNED' },
    });
    const called = await aMeeting(steward, (await aBoard(steward, ids, name())).id);
    await onMeeting(steward, 'cancelMeeting', called, { reason: 'No' });
    expect(await refused(() => act(steward, PAM, 'planReview', { portfolioId, meetingId: called }))).toMatchObject({
      message: 'The meeting "Extra" is CANCELLED: expected one that is to come, or is open.',
    });
  });
});
