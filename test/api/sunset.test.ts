import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { aBoard, aMeeting, aStandingMeeting, onMeeting } from '../support/a-meeting';
import { aPortfolio } from '../support/a-portfolio';
import { aService } from '../support/a-service';
import {
  aBaseline,
  aDeliverable,
  aFollowUp,
  anInitiative,
  move,
  pass,
  send,
  versionOf,
} from '../support/an-initiative';
import { act, mutationDocument, type Acted } from '../support/act';
import { fireDue } from '../support/due-deadlines';
import { idsByEmail } from '../support/full-hands';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, LEAH, PAM, FIN, DES, BEN, BEA, SAM, SUE, VIC] = [
  ...['ada', 'leah', 'pam', 'fin', 'des', 'ben', 'bea', 'sam', 'sue', 'vic'].map((name) => `${name}@example.com`),
] as [string, string, string, string, string, string, string, string, string, string];
const ODA = 'oda@other.example';
const START = '2026-11-02T09:00:00Z';

let steward: Steward;
let ids: Record<string, string>;
let portfolioId: string;

beforeAll(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());
beforeEach(() => steward.clock.moveTo(START));

const read = async (id: string, selection: string, email = ADA): Promise<Record<string, any>> =>
  (await steward.data(email, `query($id: ID!) { initiative(id: $id) { ${selection} } }`, { id }))['initiative'];

async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function faultOf(email: string, mutation: string, input: Record<string, unknown>): Promise<string> {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return errors![0]!.extensions.code;
}

const expectReplayed = async (): Promise<void> => expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);

const told = async (email: string, first = 5): Promise<Record<string, any>[]> => {
  const query = `query($first: Int!) { viewer { inbox(first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { kind title text subjectId } } } }`;
  return (await steward.data(email, query, { first }))['viewer'].inbox.nodes as Record<string, any>[];
};

/** Brings what the gate of measure asks for. */
async function measured(initiativeId: string): Promise<void> {
  for (const reading of [aBaseline, aFollowUp]) await send(steward, DES, 'recordReading', { initiativeId, ...reading });
  await send(steward, DES, 'addDeliverable', { initiativeId, ...aDeliverable('ADOPTION_REPORT') });
}

describe('A service that customers use already', () => {
  it('is registered as an initiative that begins in measure, without a proposal and without a grant', async () => {
    const id = await aService(steward, portfolioId);
    const selection = `title stage status track proposal { id } budget { amountMinor currencyCode }
      registeredService { kind inServiceSince users runCostYearly { amountMinor currencyCode } registeredBy { name } }
      history { nodes { sequence event fromStage toStage toStatus actor { name } } }
      deadlines { nodes { name state } } tranches { amount { amountMinor } } spent { amountMinor } verdicts { verdict } gate { stage }
      sponsor { name } lead { name } businessOwner { name }`;
    expect(await read(id, selection)).toMatchObject({
      ...{ title: 'Help line', stage: 'MEASURE', status: 'WORKING', track: 'STANDARD', proposal: null },
      budget: { amountMinor: '0', currencyCode: 'USD' },
      registeredService: {
        ...{ kind: 'SERVICE', inServiceSince: '2019-04-01', users: 4000, registeredBy: { name: 'Pam Portfolio' } },
        runCostYearly: { amountMinor: '12000000', currencyCode: 'USD' },
      },
      history: {
        nodes: [{ sequence: 1, event: 'REGISTERED', fromStage: 'MEASURE', toStage: 'MEASURE', toStatus: 'WORKING' }],
      },
      deadlines: {
        nodes: [
          { name: 'measure.underWay after stageDays', state: 'PENDING' },
          { name: 'measure.underWay after stageEscalationDays', state: 'PENDING' },
        ],
      },
      ...{ spent: { amountMinor: '0' }, verdicts: [], gate: { stage: 'MEASURE' } },
      ...{ sponsor: { name: 'Sue Scorer' }, lead: { name: 'Des Design' }, businessOwner: { name: 'Bea Business' } },
    });
    await expectReplayed();
  });

  it('tells its people, and never was in the stages before', async () => {
    const id = await aService(steward, portfolioId, { name: 'Web', kind: 'CHANNEL' });
    expect((await told(BEA))[0]).toMatchObject({ kind: 'INITIATIVE_MOVED', title: 'Registered: "Web"', subjectId: id });
    const { replay } = await steward.data(
      ADA,
      'query($id: ID!) { replay(initiativeId: $id) { difference state states { sequence event state } } }',
      { id },
    );
    expect(replay).toEqual({
      ...{ difference: null, state: 'measure.underWay.working' },
      states: [
        { sequence: 0, event: null, state: 'measure.underWay.working' },
        { sequence: 1, event: 'REGISTERED', state: 'measure.underWay.working' },
      ],
    });
    const { diagram } = await read(id, 'diagram');
    expect(diagram).toMatch(/class measure\S* /);
    expect(diagram).not.toMatch(/class discover\S* /);
  });

  it('is listed beside the others, by kind and portfolio', async () => {
    const other = await aPortfolio(steward, 'Branches', 0n);
    await aService(steward, other, { name: 'Old counter', kind: 'CHANNEL', inServiceSince: '1961-01-01' });
    await aService(steward, other, { name: 'Letters' });
    const query = `query($filter: RegisteredServiceFilter) { registeredServices(filter: $filter) {
      totalCount nodes { initiative { title } } } }`;
    const listed = async (filter: object) =>
      (await steward.data(VIC, query, { filter }))['registeredServices'] as Record<string, any>;
    expect(await listed({ portfolioId: other })).toEqual({
      totalCount: 2,
      nodes: [{ initiative: { title: 'Old counter' } }, { initiative: { title: 'Letters' } }],
    });
    expect((await listed({ portfolioId: other, kind: ['SERVICE'] }))['nodes']).toEqual([
      { initiative: { title: 'Letters' } },
    ]);
    const theirs = await steward.data(ODA, '{ registeredServices { totalCount } }');
    expect(theirs['registeredServices'].totalCount).toBe(0);
  });

  it('is put to sunset and closed by the gates that all pass, and moves no money', async () => {
    const id = await aService(steward, portfolioId, { name: 'Fax' });
    await send(steward, DES, 'recordReading', { initiativeId: id, ...aBaseline });
    await pass(steward, id, 'MEASURE', 'SUNSET');
    expect(await read(id, 'stage status')).toEqual({ stage: 'SUNSET', status: 'CLOSED' });
    const { portfolio } = await steward.data(
      ADA,
      'query($id: ID!) { portfolio(id: $id) { committed { amountMinor } released { amountMinor } } }',
      { id: portfolioId },
    );
    expect(portfolio).toEqual({ committed: { amountMinor: '0' }, released: { amountMinor: '0' } });
    await expectReplayed();
  });

  it('bears costs that are of no grant, one-off ones too', async () => {
    const initiativeId = await aService(steward, portfolioId, { name: 'Post' });
    for (const kind of ['RUN', 'ACTUAL']) {
      const cost = { initiativeId, kind, day: '2026-10-01', amountMinor: '500', currencyCode: 'USD' };
      const booked = await act(
        steward,
        FIN,
        'bookActualCost',
        cost,
        'cost { ofGrant } initiative { spent { amountMinor } }',
      );
      expect(booked).toMatchObject({ cost: { ofGrant: false }, initiative: { spent: { amountMinor: '0' } } });
    }
  });

  it('is not designed anew without a proposal, and nothing is forecast of it', async () => {
    const id = await aService(steward, portfolioId, { name: 'Chat' });
    const answer = await move(steward, DES, 'iterateInitiative', id);
    expect(answer).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'It was registered as it ran, and nothing is granted for it: what is to be designed anew is proposed.',
    });
    const { availableTransitions } = await read(id, 'availableTransitions { event allowed reasons }', DES);
    expect(availableTransitions.find(({ event }: { event: string }) => event === 'ITERATE')).toEqual({
      ...{ event: 'ITERATE', allowed: false, reasons: [answer['message']] },
    });
    const forecast = { costOneOffMinor: '1', costYearlyMinor: '1', valueYearlyMinor: '1', note: 'More' };
    const expectedVersion = await versionOf(steward, id);
    expect(await refused(DES, 'reforecast', { initiativeId: id, expectedVersion, ...forecast })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('nothing was funded') as string,
    });
  });

  it('is for an errand of customers, if somebody names it', async () => {
    const { journey } = await act(steward, LEAH, 'addJourney', { name: 'Get help' }, 'journey { id }');
    const id = await aService(steward, portfolioId, { name: 'Help pages', journeyId: journey.id as string });
    expect(await read(id, 'registeredService { journey { name } }')).toEqual({
      registeredService: { journey: { name: 'Get help' } },
    });
  });

  it('is refused with all that is wrong with it, and nothing is written', async () => {
    const input = {
      ...{ name: ' ', kind: 'SERVICE', portfolioId, inServiceSince: '2026-11-03', users: -1, runCostYearlyMinor: '-1' },
      ...{ sponsorId: ids[SUE], leadId: ids[DES], businessOwnerId: ids[BEA] },
    };
    const { problems } = await refused(PAM, 'registerService', input);
    expect(problems.map(({ path }: { path: string }) => path)).toEqual([
      ...['input.name', 'input.inServiceSince', 'input.users', 'input.runCostYearlyMinor'],
    ]);
    expect(await faultOf(BEN, 'registerService', input)).toBe('FORBIDDEN');
    const fine = { ...input, name: 'Desk', inServiceSince: '2000-01-01', users: 0, runCostYearlyMinor: '0' };
    expect(await faultOf(PAM, 'registerService', { ...fine, leadId: unknownId('Person') })).toBe('NOT_FOUND');
    expect(await faultOf(ODA, 'registerService', fine)).toBe('NOT_FOUND');
  });
});

describe('What helps', () => {
  it('is kept until a day once its effect is known, and the answer names all that is missing', async () => {
    const id = await aService(steward, portfolioId, { name: 'Branch finder' });
    const until = { recheckOn: '2027-05-03', reason: 'It helps.' };
    expect(await move(steward, BEA, 'embedInitiative', id, until)).toMatchObject({
      ...{ code: 'GATE_UNMET', message: 'no follow-up reading; no adoption report.' },
    });
    await measured(id);
    const kept = await move(steward, BEA, 'embedInitiative', id, until);
    expect(kept).toMatchObject({
      initiative: { stage: 'MEASURE', status: 'EMBEDDED' },
      event: { event: 'EMBED', reason: 'It helps.', toStatus: 'EMBEDDED' },
    });
    const { recheckOn, deadlines } = await read(id, 'recheckOn deadlines { nodes { name state dueAt } }');
    expect(recheckOn).toBe('2027-05-03');
    // By the clock of the organization, which is UTC until somebody says otherwise.
    expect(deadlines.nodes).toContainEqual({
      ...{ name: 'measure.embedded after recheckDay', state: 'PENDING', dueAt: '2027-05-03T00:00:00.000Z' },
    });
    expect((await told(DES))[0]).toMatchObject({ title: 'Kept: "Branch finder"' });
    expect((await told(DES))[0]!['text']).toContain('2027-05-03');
    await expectReplayed();
  });

  it('comes back on its day by itself, once, and those concerned hear of it', async () => {
    await aBoard(steward, ids, { name: 'Board of re-checks' });
    const id = await aService(steward, portfolioId, { name: 'Money tips' });
    await measured(id);
    await move(steward, BEA, 'embedInitiative', id, { recheckOn: '2026-12-01' });
    steward.clock.moveTo('2026-11-30T23:59:00Z');
    await fireDue(steward);
    expect(await read(id, 'status')).toEqual({ status: 'EMBEDDED' });
    steward.clock.moveTo('2026-12-01T00:00:01Z');
    await fireDue(steward);
    await fireDue(steward);
    const { status, recheckOn, history } = await read(
      id,
      'status recheckOn history { nodes { event deadline { name } } }',
    );
    expect({ status, recheckOn }).toEqual({ status: 'WORKING', recheckOn: '2026-12-01' });
    expect(history.nodes).toEqual([
      { event: 'REGISTERED', deadline: null },
      { event: 'EMBED', deadline: null },
      { event: null, deadline: { name: 'measure.embedded after recheckDay' } },
    ]);
    // Business owner, lead, sponsor, and the chair of the body that decides on it.
    for (const email of [BEA, DES, SUE, BEN]) {
      const calls = (await told(email, 20)).filter(({ title }) => title === 'To be looked at again: "Money tips"');
      expect(calls).toMatchObject([{ kind: 'STAGE_DUE', subjectId: id }]);
    }
    await expectReplayed();
  });

  it('is looked at again before its day, or put to sunset; then nothing is due any more', async () => {
    const [early, ended] = [
      await aService(steward, portfolioId, { name: 'Early' }),
      await aService(steward, portfolioId, { name: 'Ended' }),
    ];
    for (const id of [early, ended]) {
      await measured(id);
      await move(steward, BEA, 'embedInitiative', id, { recheckOn: '2026-12-01' });
    }
    expect(await move(steward, BEA, 'recheckInitiative', early)).toMatchObject({ initiative: { status: 'WORKING' } });
    expect(await move(steward, BEA, 'stopInitiative', ended)).toMatchObject({
      initiative: { stage: 'SUNSET', status: 'WORKING' },
    });
    expect(await read(ended, 'recheckOn')).toEqual({ recheckOn: null });
    for (const id of [early, ended]) {
      const { deadlines } = await read(id, 'deadlines { nodes { name state } }');
      expect(deadlines.nodes).toContainEqual({ name: 'measure.embedded after recheckDay', state: 'CANCELLED' });
    }
    await expectReplayed();
  });

  it.each([
    ['2026-11-02', '2026-11-02 is not in the future (today is 2026-11-02).'],
    ['2029-11-03', '2029-11-03: expected a day within 3 years.'],
  ])('is not kept until %s', async (recheckOn, message) => {
    const id = await aService(steward, portfolioId, { name: `Until ${recheckOn}` });
    await measured(id);
    const answer = await move(steward, BEA, 'embedInitiative', id, { recheckOn });
    expect(answer['problems']).toEqual([{ path: 'input.recheckOn', message }]);
    expect(await read(id, 'status')).toEqual({ status: 'WORKING' });
  });

  it('of what was funded, withdraws the approval that was asked for', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Funded and kept' });
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await measured(id);
    await move(steward, DES, 'requestApproval', id);
    expect(await move(steward, BEA, 'embedInitiative', id, { recheckOn: '2027-05-03' })).toMatchObject({
      initiative: { status: 'EMBEDDED' },
      approval: { decision: 'WITHDRAWN' },
    });
    await expectReplayed();
  });
});

describe('A sunset', () => {
  const PROPOSED = `sunsetProposal { id version number reason proposedBy { name } governanceBody { name }
    meeting { id title startsAt agenda { kind title initiative { title } } } answer }`;
  let boards = 0;
  /** A board that decides on the least of all, before which the next proposal is put. */
  const aLowBoard = async () =>
    (await aBoard(steward, ids, { name: `Low board ${(boards += 1)}`, decidesUpToMinor: String(20_000_000 - boards) }))
      .id;
  const propose = (initiativeId: string, email = SAM) =>
    act(steward, email, 'proposeSunset', { initiativeId, reason: 'Nobody calls.' }, PROPOSED);

  it('is one mutation away: it is put on the agenda of the next meeting, and those concerned hear of it', async () => {
    const board = await aLowBoard();
    const meetingId = await aMeeting(steward, board, { day: '2026-11-05' });
    const id = await aService(steward, portfolioId, { name: 'Telegrams' });
    const { sunsetProposal } = await propose(id);
    expect(sunsetProposal).toMatchObject({
      ...{ number: 1, reason: 'Nobody calls.', proposedBy: { name: 'Sam Scorer' }, answer: null },
      governanceBody: { name: `Low board ${boards}` },
      meeting: {
        id: meetingId,
        agenda: [{ kind: 'DECISION', title: 'Continue or sunset: "Telegrams"', initiative: { title: 'Telegrams' } }],
      },
    });
    // Those who run it, and the chair.
    for (const email of [BEA, DES, SUE, BEN]) {
      expect((await told(email)).map(({ title }) => title as string)).toContain('A sunset is proposed: "Telegrams"');
    }
  });

  it('is on the agenda once, also where somebody has put it there already', async () => {
    const board = await aLowBoard();
    const meetingId = await aMeeting(steward, board);
    const id = await aService(steward, portfolioId, { name: 'Money orders' });
    const asked = [{ kind: 'DECISION', title: 'Continue or sunset: "Money orders"', subjectId: id }];
    await onMeeting(steward, 'setAgenda', meetingId, { items: asked });
    expect((await propose(id))['sunsetProposal'].meeting.agenda).toHaveLength(1);
  });

  it('is put before the next day of a standing meeting, which is scheduled for it', async () => {
    const board = await aLowBoard();
    await aStandingMeeting(steward, board);
    const { sunsetProposal } = await propose(await aService(steward, portfolioId, { name: 'Telex' }));
    // The first Tuesday of November 2026 is the third, at ten in Berlin.
    expect(sunsetProposal.meeting).toMatchObject({ title: 'Review', startsAt: '2026-11-03T09:00:00.000Z' });
    expect(sunsetProposal.meeting.agenda).toHaveLength(1);
  });

  it('is asked for once at a time, and of what is in service only', async () => {
    await aLowBoard();
    const id = await aService(steward, portfolioId, { name: 'Passbooks' });
    const { sunsetProposal } = await propose(id);
    expect(sunsetProposal.meeting).toBeNull();
    expect(
      await refused(VIC.replace('vic', 'cho'), 'proposeSunset', { initiativeId: id, reason: 'Too' }),
    ).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'A sunset of "Passbooks" is proposed already, since 2026-11-02, and not answered yet.',
    });
    const begun = await anInitiative(steward, portfolioId, { title: 'Just begun' });
    expect(await refused(SAM, 'proposeSunset', { initiativeId: begun, reason: 'Too' })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: '"Just begun" is WORKING in discover: a sunset is proposed of what is in service, in measure.',
    });
    expect(await faultOf(VIC, 'proposeSunset', { initiativeId: id, reason: 'x' })).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'proposeSunset', { initiativeId: id, reason: 'x' })).toBe('NOT_FOUND');
    const { problems } = await refused(SAM, 'proposeSunset', { initiativeId: id, reason: ' ' });
    expect(problems).toEqual([{ path: 'input.reason', message: 'Expected a text, got an empty one.' }]);
  });

  it('is answered by whoever leads the body, at the meeting and with a quorum', async () => {
    const board = await aLowBoard();
    const meetingId = await aMeeting(steward, board);
    const id = await aService(steward, portfolioId, { name: 'Cheque guarantee' });
    const { sunsetProposal } = await propose(id);
    const answer = {
      sunsetProposalId: sunsetProposal.id as string,
      expectedVersion: 1,
      answer: 'SUNSET',
      reason: 'Four to none.',
    };
    expect(await refused(BEN, 'answerSunset', answer)).toMatchObject({
      message: '"Extra", before which it is put, is still to come.',
    });
    await onMeeting(steward, 'openMeeting', meetingId);
    expect(await refused(BEN, 'answerSunset', answer)).toMatchObject({
      message: '0 of 3 members were at "Extra": too few to decide.',
    });
    const there = ['ben', 'ina', 'fin'].map((name) => ({
      memberId: ids[`${name}@example.com`],
      attendance: 'PRESENT',
    }));
    const away = { memberId: ids['cho@example.com'], attendance: 'EXCUSED' };
    await onMeeting(steward, 'recordAttendance', meetingId, { members: [...there, away] });
    expect(await faultOf(SAM, 'answerSunset', answer)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'answerSunset', answer)).toBe('NOT_FOUND');
    // Bea is the deputy of the chair's seat, and runs it.
    expect(await refused(BEA, 'answerSunset', answer)).toMatchObject({ code: 'OWN_DECISION' });
    expect(await refused(BEN, 'answerSunset', { ...answer, expectedVersion: 2 })).toMatchObject({
      code: 'STALE_VERSION',
    });
    const selection = 'sunsetProposal { answer answerReason answeredBy { name } } initiative { stage status }';
    expect(await act(steward, BEN, 'answerSunset', answer, selection)).toMatchObject({
      sunsetProposal: { answer: 'SUNSET', answerReason: 'Four to none.', answeredBy: { name: 'Ben Business' } },
      initiative: { stage: 'SUNSET', status: 'WORKING' },
    });
    expect((await told(SAM))[0]).toMatchObject({
      kind: 'SUNSET_ANSWERED',
      title: 'It goes to sunset: "Cheque guarantee"',
    });
    expect(await refused(BEN, 'answerSunset', { ...answer, expectedVersion: 2 })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'It was answered already: SUNSET.',
    });
    await expectReplayed();
  });

  it('that the body does not want leaves it as it is, and may be proposed again', async () => {
    await aLowBoard();
    const id = await aService(steward, portfolioId, { name: 'Night safe' });
    const { sunsetProposal } = await propose(id, LEAH);
    const answer = {
      sunsetProposalId: sunsetProposal.id as string,
      expectedVersion: 1,
      answer: 'CONTINUE',
      reason: 'Shops need it.',
    };
    expect(await refused(LEAH, 'answerSunset', answer)).toMatchObject({
      code: 'OWN_DECISION',
      message: 'Nobody answers a sunset that they proposed themselves.',
    });
    expect(await act(steward, BEN, 'answerSunset', answer, 'initiative { stage status }')).toMatchObject({
      initiative: { stage: 'MEASURE', status: 'WORKING' },
    });
    expect((await propose(id))['sunsetProposal']).toMatchObject({ number: 2 });
    const open = await read(id, 'sunsetProposals(filter: { open: true }) { totalCount nodes { number } }');
    expect(open['sunsetProposals']).toEqual({ totalCount: 1, nodes: [{ number: 2 }] });
  });

  it.each(['stopped by somebody else', 'stopped by whoever proposed it'])(
    'that is overtaken, %s, is asked no more, and those who lead the body hear of it',
    async (how) => {
      const board = await aLowBoard();
      await aMeeting(steward, board);
      const id = await aService(steward, portfolioId, { name: `Overtaken: ${how}` });
      const proposer = how === 'stopped by somebody else' ? SAM : PAM;
      const { sunsetProposal } = await propose(id, proposer);
      await act(steward, PAM, 'stopInitiative', { initiativeId: id, expectedVersion: 1, reason: 'Nobody is left.' });
      const { sunsetProposals } = await read(
        id,
        'sunsetProposals { nodes { answer answerReason answeredBy { name } answeredAt version } }',
      );
      expect(sunsetProposals.nodes).toEqual([
        {
          ...{ answer: 'OVERTAKEN', answerReason: 'Nobody is left.', answeredBy: { name: 'Pam Portfolio' } },
          ...{ answeredAt: '2026-11-02T09:00:00.000Z', version: 2 },
        },
      ]);
      const late = {
        sunsetProposalId: sunsetProposal.id as string,
        expectedVersion: 2,
        answer: 'CONTINUE',
        reason: 'No',
      };
      expect(await refused(BEN, 'answerSunset', late)).toMatchObject({
        ...{ code: 'NOT_POSSIBLE_NOW', status: 'OVERTAKEN' },
        message: 'It was overtaken: its initiative was stopped before the body answered.',
      });
      for (const email of [proposer, BEN, BEA].filter((each) => each !== PAM)) {
        // What others before had moved the clock to stays above it in their inboxes.
        const [news] = (await told(email, 100)).filter(({ subjectId }) => subjectId === id);
        expect(news).toMatchObject({
          kind: 'SUNSET_ANSWERED',
          title: `Overtaken, the sunset that was proposed: "Overtaken: ${how}"`,
          text: 'It is wound down before the body answered: it can come off the agenda.\nThe reason: Nobody is left.',
        });
      }
      await expectReplayed();
    },
  );

  it('that is asked of what is designed anew and stopped there is overtaken, too', async () => {
    await aLowBoard();
    const id = await anInitiative(steward, portfolioId, { title: 'Designed anew' });
    for (const stage of ['DISCOVER', 'DESIGN', 'PROTOTYPE'] as const) await pass(steward, id, stage);
    await propose(id);
    await move(steward, DES, 'iterateInitiative', id);
    expect((await read(id, 'sunsetProposals { nodes { answer } }'))['sunsetProposals'].nodes).toEqual([
      { answer: null },
    ]);
    await move(steward, DES, 'stopInitiative', id);
    expect(await read(id, 'stage status sunsetProposals { nodes { answer } }')).toEqual({
      ...{ stage: 'DESIGN', status: 'CLOSED', sunsetProposals: { nodes: [{ answer: 'OVERTAKEN' }] } },
    });
  });

  it('keeps the same answer for the same key', async () => {
    await aLowBoard();
    const initiativeId = await aService(steward, portfolioId, { name: 'Key' });
    const input = { initiativeId, reason: 'Twice', idempotencyKey: aKey() };
    const [first, second] = [
      await act(steward, SAM, 'proposeSunset', input, 'sunsetProposal { id }'),
      await act(steward, SAM, 'proposeSunset', input, 'sunsetProposal { id }'),
    ];
    expect(second).toEqual(first);
    expect(await idOf(steward, SAM)).toBe(ids[SAM]);
  });
});
