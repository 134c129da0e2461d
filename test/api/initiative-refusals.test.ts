import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import {
  aBaseline,
  aDeliverable,
  anEvidence,
  anInitiative,
  isMove,
  move,
  pass,
  send,
  sendRaw,
  versionOf,
  workOf,
  type InitiativeMutation,
  type Move,
} from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

/** What happens to nothing: the rows of every table are as many as before. */
async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** Each mutation with an input that is good for a new initiative in discover, and somebody who may send it. */
const GOOD: Readonly<Record<InitiativeMutation, { by: string; input?: Record<string, unknown> }>> = {
  recordInitiativeEvidence: { by: 'ben@example.com', input: anEvidence('INTERVIEW') },
  addDeliverable: { by: 'ben@example.com', input: aDeliverable('FORECAST') },
  recordReading: { by: 'ben@example.com', input: aBaseline },
  assignInitiativeRoles: { by: 'fin@example.com' },
  requestApproval: { by: 'des@example.com' },
  approveGate: { by: 'leah@example.com' },
  returnForRework: { by: 'leah@example.com', input: { reason: 'Because.' } },
  holdInitiative: { by: 'des@example.com', input: { reason: 'Because.' } },
  resumeInitiative: { by: 'des@example.com' },
  stopInitiative: { by: 'des@example.com', input: { reason: 'Because.' } },
  iterateInitiative: { by: 'des@example.com', input: { reason: 'Because.' } },
  referToReview: { by: 'des@example.com', input: { reason: 'Because.' } },
  confirmFunding: { by: 'leah@example.com' },
  embedInitiative: { by: 'des@example.com', input: { reason: 'Because.', recheckOn: '2027-05-03' } },
  recheckInitiative: { by: 'des@example.com' },
  reforecast: {
    by: 'des@example.com',
    input: { costOneOffMinor: '60000', costYearlyMinor: '40000', valueYearlyMinor: '300000', note: 'As it was.' },
  },
};
const ALL = Object.keys(GOOD) as InitiativeMutation[];
const MOVES = ALL.filter(isMove);
const VERSIONED = [...MOVES, 'assignInitiativeRoles', 'reforecast'] as const satisfies readonly InitiativeMutation[];

async function goodInput(name: InitiativeMutation, initiativeId: string): Promise<Record<string, unknown>> {
  const versioned = (VERSIONED as readonly InitiativeMutation[]).includes(name);
  const role = name === 'assignInitiativeRoles' ? { leadId: await idOf(steward, 'cho@example.com') } : {};
  return { initiativeId, ...GOOD[name].input, ...role, ...(versioned ? { expectedVersion: 1 } : {}) };
}

/** An initiative that this move is possible for, at whatever version. */
async function readyFor(name: Move | 'reforecast'): Promise<string> {
  const id = await anInitiative(steward, portfolioId);
  if (name === 'requestApproval' || name === 'approveGate' || name === 'returnForRework') {
    await workOf(steward, id, 'DISCOVER');
  }
  if (name === 'approveGate' || name === 'returnForRework')
    await move(steward, 'des@example.com', 'requestApproval', id);
  if (name === 'resumeInitiative') await move(steward, 'des@example.com', 'holdInitiative', id);
  if (name === 'referToReview' || name === 'confirmFunding' || name === 'reforecast')
    await pass(steward, id, 'DISCOVER');
  if (name === 'confirmFunding') await move(steward, 'des@example.com', 'referToReview', id);
  if (name === 'iterateInitiative') await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
  if (name === 'embedInitiative' || name === 'recheckInitiative') {
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await workOf(steward, id, 'MEASURE');
  }
  if (name === 'recheckInitiative')
    await move(steward, 'des@example.com', 'embedInitiative', id, { recheckOn: '2027-05-03' });
  return id;
}

describe('Every mutation on an initiative', () => {
  let initiativeId: string;
  beforeAll(async () => {
    initiativeId = await anInitiative(steward, portfolioId);
  });

  const faultOf = async (email: string | undefined, name: InitiativeMutation, different: Record<string, unknown>) => {
    const input = { ...(await goodInput(name, initiativeId)), ...different };
    const { errors } = await leavesNothing(() => sendRaw(steward, email, name, input));
    return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
  };

  it.each(ALL)('%s finds no initiative by an id that leads nowhere', async (name) => {
    const fault = await faultOf(GOOD[name].by, name, { initiativeId: unknownId('Initiative') });
    expect(fault).toEqual({ code: 'NOT_FOUND', message: expect.stringMatching(/^No initiative has the id/) as string });
  });

  it.each(ALL)('%s finds no initiative by an id of another kind', async (name) => {
    const id = await idOf(steward, 'ben@example.com');
    expect(await faultOf(GOOD[name].by, name, { initiativeId: id })).toEqual({
      code: 'NOT_FOUND',
      message: `No initiative has the id "${id}".`,
    });
  });

  it.each(ALL)('%s answers another tenant as if the initiative did not exist', async (name) => {
    const answered = await faultOf('oda@other.example', name, {});
    const unknown = await faultOf('oda@other.example', name, { initiativeId: unknownId('Initiative') });
    const withoutId = ({ code, message }: typeof answered) => ({ code, message: message?.replace(/".*"/, '') });
    expect(withoutId(answered)).toEqual(withoutId(unknown));
    expect(answered.code).toBe('NOT_FOUND');
  });

  it.each(ALL)('%s is not for those who may only look', async (name) => {
    expect(await faultOf('vic@example.com', name, {})).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each(ALL)('%s asks for a sign-in', async (name) => {
    expect(await faultOf(undefined, name, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(ALL)('%s is refused with a key that is too short', async (name) => {
    const input = { ...(await goodInput(name, initiativeId)), idempotencyKey: 'short' };
    expect(await leavesNothing(() => send(steward, GOOD[name].by, name, input))).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.idempotencyKey', message: '5 characters: expected 8 to 100.' }],
    });
  });

  it.each(ALL)('%s takes no text with a NUL in it', async (name) => {
    const field = {
      recordInitiativeEvidence: 'finding',
      addDeliverable: 'title',
      recordReading: 'idempotencyKey',
      reforecast: 'note',
    };
    const path = (field as Partial<Record<InitiativeMutation, string>>)[name] ?? 'reason';
    expect(await faultOf(GOOD[name].by, name, { [path]: 'a\0b to be long' })).toEqual({
      code: 'BAD_USER_INPUT',
      message: `variables.input.${path}: the text holds a NUL character.`,
    });
  });

  it.each(VERSIONED)('%s is refused on a stale version, with the current one', async (name) => {
    const input = { ...(await goodInput(name, initiativeId)), expectedVersion: 7 };
    expect(await leavesNothing(() => send(steward, GOOD[name].by, name, input))).toEqual({
      __typename: 'StaleVersion',
      code: 'STALE_VERSION',
      message:
        'Version 7 of initiative "Say why a payment was held" is stale: it is at version 1. Read it again before deciding.',
      ...{ currentVersion: 1, currentStage: 'DISCOVER', currentStatus: 'WORKING' },
    });
  });
});

describe('A key that comes again', () => {
  const sentTwice = async (name: InitiativeMutation, initiativeId: string, expectedVersion: number) => {
    const good = await goodInput(name, initiativeId);
    const versioned = 'expectedVersion' in good ? { expectedVersion } : {};
    const input = { ...good, ...versioned, idempotencyKey: aKey() };
    const first = await send(steward, GOOD[name].by, name, input);
    expect(first['__typename']).toMatch(/Payload$/);
    return { input, first };
  };
  const made = (name: InitiativeMutation) =>
    isMove(name) || name === 'reforecast' ? readyFor(name) : anInitiative(steward, portfolioId);

  it.each(ALL)('%s answers as the first time, and does nothing twice', async (name) => {
    const id = await made(name);
    const { input, first } = await sentTwice(name, id, await versionOf(steward, id));
    const again = await leavesNothing(() => send(steward, GOOD[name].by, name, input));
    expect(again).toEqual(first);
  });

  it.each(ALL)('%s refuses it for another input', async (name) => {
    const id = await made(name);
    const { input } = await sentTwice(name, id, await versionOf(steward, id));
    const other = { ...input, initiativeId: await anInitiative(steward, portfolioId) };
    expect(await leavesNothing(() => send(steward, GOOD[name].by, name, other))).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is refused for another move of the same initiative', async () => {
    const id = await readyFor('approveGate');
    const { input } = await sentTwice('approveGate', id, await versionOf(steward, id));
    expect(await send(steward, 'leah@example.com', 'returnForRework', { ...input, reason: 'No.' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

describe('A move is refused', () => {
  const refusedMove = async (email: string, name: Move, id: string, input: Record<string, unknown> = {}) =>
    leavesNothing(() => move(steward, email, name, id, input));

  it('while the gate is unmet, naming all that is missing', async () => {
    const id = await anInitiative(steward, portfolioId);
    for (let heard = 0; heard < 2; heard++) {
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', {
        initiativeId: id,
        ...anEvidence('INTERVIEW'),
      });
    }
    expect(await refusedMove('des@example.com', 'requestApproval', id)).toEqual({
      __typename: 'GateUnmet',
      code: 'GATE_UNMET',
      message: '2 of 3 interviews; no shadowing.',
      missing: [
        { code: 'INTERVIEW', message: '2 of 3 interviews' },
        { code: 'SHADOWING', message: 'no shadowing' },
      ],
    });
  });

  it('when what the gate asks for has expired since approval was asked', async () => {
    const id = await anInitiative(steward, portfolioId);
    const today = steward.clock.now().toISOString().slice(0, 10);
    for (const kind of ['INTERVIEW', 'INTERVIEW', 'INTERVIEW', 'SHADOWING']) {
      const evidence = anEvidence(kind, kind === 'SHADOWING' ? { expiresOn: today } : {});
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', { initiativeId: id, ...evidence });
    }
    await move(steward, 'des@example.com', 'requestApproval', id);
    steward.clock.advanceDays(1);
    expect(await refusedMove('leah@example.com', 'approveGate', id)).toMatchObject({
      code: 'GATE_UNMET',
      message: 'no shadowing.',
    });
  });

  it('from a state that does not know it, naming what is possible', async () => {
    const id = await anInitiative(steward, portfolioId);
    expect(await refusedMove('leah@example.com', 'approveGate', id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'APPROVE is not possible in discover.underWay.working. Possible now: REQUEST_APPROVAL, HOLD, STOP.',
      status: 'discover.underWay.working',
    });
  });

  it('once it is closed', async () => {
    const id = await anInitiative(steward, portfolioId);
    await move(steward, 'des@example.com', 'stopInitiative', id);
    expect(await refusedMove('des@example.com', 'resumeInitiative', id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'RESUME is not possible in stoppedInDiscover. Possible now: nothing any more.',
    });
  });

  const MOVES_WITH_REASON = [
    'returnForRework',
    'holdInitiative',
    'stopInitiative',
    'iterateInitiative',
    'referToReview',
  ] as const;
  it.each(MOVES_WITH_REASON)('%s, with a blank reason', async (name) => {
    const id = await readyFor(name);
    expect(await refusedMove(GOOD[name].by, name, id, { reason: '  ' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.reason', message: expect.stringMatching(/^Expected a reason for [A-Z_]+, got none\.$/) },
      ],
    });
  });

  it.each(MOVES)('%s, with a reason that is too long', async (name) => {
    const id = await readyFor(name);
    expect(await refusedMove(GOOD[name].by, name, id, { reason: 'x'.repeat(2001) })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.reason', message: '2001 characters: expected at most 2000.' }],
    });
  });

  it('without any part in it that allows it', async () => {
    const id = await anInitiative(steward, portfolioId);
    const input = { initiativeId: id, expectedVersion: 1, reason: 'Because.' };
    const { errors } = await leavesNothing(() => sendRaw(steward, 'sam@example.com', 'holdInitiative', input));
    expect(errors?.[0]).toMatchObject({
      message:
        'You may not do this. Sponsor, lead and business owner run an initiative; portfolio managers and CX leaders may step in.',
      extensions: { code: 'FORBIDDEN' },
    });
  });

  describe('to whoever would decide on their own', () => {
    const decidedBy = async (
      email: string,
      part: Parameters<typeof anInitiative>[2],
      requester = 'fin@example.com',
    ) => {
      const id = await anInitiative(steward, portfolioId, part);
      await workOf(steward, id, 'DISCOVER');
      await move(steward, requester, 'requestApproval', id);
      return [
        await refusedMove(email, 'approveGate', id),
        await refusedMove(email, 'returnForRework', id, { reason: 'Because.' }),
      ];
    };
    const own = (part: string) => ({
      __typename: 'OwnDecision',
      code: 'OWN_DECISION',
      message: `Nobody approves or returns an initiative of their own: you ${part}.`,
    });

    it('as its sponsor', async () => {
      const refused = own('are its sponsor');
      expect(await decidedBy('leah@example.com', { sponsor: 'leah@example.com' }, 'des@example.com')).toEqual([
        refused,
        refused,
      ]);
    });

    it('as its lead', async () => {
      const refused = own('are its lead');
      expect(await decidedBy('leah@example.com', { lead: 'leah@example.com' })).toEqual([refused, refused]);
    });

    it('as its business owner', async () => {
      const refused = own('are its business owner');
      expect(await decidedBy('leah@example.com', { businessOwner: 'leah@example.com' })).toEqual([refused, refused]);
    });

    it('as its proposer', async () => {
      const refused = own('proposed it');
      expect(await decidedBy('leah@example.com', { proposer: 'leah@example.com' })).toEqual([refused, refused]);
    });

    it('as the one who asked for this approval', async () => {
      const refused = own('asked for this approval');
      expect(await decidedBy('leah@example.com', {}, 'leah@example.com')).toEqual([refused, refused]);
    });
  });
});

describe('Evidence, a deliverable and a reading', () => {
  let initiativeId: string;
  beforeAll(async () => {
    initiativeId = await anInitiative(steward, portfolioId);
  });
  const refused = async (name: InitiativeMutation, input: Record<string, unknown>) =>
    leavesNothing(() => send(steward, 'ben@example.com', name, { initiativeId, ...input }));

  it('are refused once the initiative is closed', async () => {
    const closed = await anInitiative(steward, portfolioId);
    await move(steward, 'des@example.com', 'stopInitiative', closed);
    for (const name of ['recordInitiativeEvidence', 'addDeliverable', 'recordReading'] as const) {
      expect(await refused(name, { ...GOOD[name].input, initiativeId: closed })).toMatchObject({
        code: 'NOT_POSSIBLE_NOW',
        message: 'Initiative "Say why a payment was held" is closed: nothing is added to it any more.',
        status: 'CLOSED',
      });
    }
  });

  it('name every problem of the evidence at once', async () => {
    const evidence = {
      ...anEvidence('INTERVIEW'),
      collectedOn: '2027-10-20',
      participants: 0,
      finding: ' ',
      link: 'ftp://example.com',
      expiresOn: '2027-10-20',
    };
    const today = steward.clock.now().toISOString().slice(0, 10);
    expect(await refused('recordInitiativeEvidence', evidence)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.collectedOn', message: `2027-10-20 is in the future (today is ${today}).` },
        { path: 'input.participants', message: '0: expected a whole number from 1 to 100000000.' },
        { path: 'input.finding', message: 'Expected a text, got an empty one.' },
        { path: 'input.link', message: '"ftp://example.com" is not a web address (http:// or https://).' },
        { path: 'input.expiresOn', message: '2027-10-20 is not after 2027-10-20, the day it was collected.' },
      ],
    });
  });

  it('name every problem of the deliverable at once', async () => {
    expect(await refused('addDeliverable', { kind: 'FORECAST', title: 'x'.repeat(201), link: ' ' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.title', message: '201 characters: expected at most 200.' },
        { path: 'input.link', message: 'Expected a web address (http:// or https://), got none.' },
      ],
    });
  });

  it('name every problem of the reading at once', async () => {
    const reading = {
      ...aBaseline,
      windowFrom: '2026-09-30',
      windowTo: '2026-09-01',
      nps: { promoters: -1, passives: 0, detractors: 0 },
    };
    expect(await refused('recordReading', reading)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.windowTo', message: '2026-09-01 is before 2026-09-30, the start of the window.' },
        { path: 'input.nps.promoters', message: '-1: expected a whole number from 0 to 1000000000.' },
      ],
    });
  });

  it('take the counts of the form of the metric, and those alone', async () => {
    expect(await refused('recordReading', { ...aBaseline, metric: 'CSAT' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.nps', message: 'CSAT is counted as PROPORTION: expected `proportion`, and it alone.' },
        { path: 'input.proportion', message: 'CSAT is counted as PROPORTION: expected `proportion`, and it alone.' },
      ],
    });
  });

  it.each([
    ['recordInitiativeEvidence', 'collectedOn', '2026-02-30'],
    ['recordInitiativeEvidence', 'expiresOn', 'tomorrow'],
    ['recordReading', 'windowFrom', '2026-13-01'],
    ['recordReading', 'windowTo', '2026-9-1'],
  ] as const)('take no %s whose %s is %s', async (name, field, value) => {
    const input = { initiativeId, ...GOOD[name].input, [field]: value };
    const { status, errors } = await leavesNothing(() => sendRaw(steward, 'ben@example.com', name, input));
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toContain(`input.${field}`);
  });
});

describe('The roles of an initiative are not handed over', () => {
  const refused = async (id: string, different: Record<string, unknown>) =>
    leavesNothing(async () =>
      send(steward, 'fin@example.com', 'assignInitiativeRoles', {
        initiativeId: id,
        expectedVersion: await versionOf(steward, id),
        ...different,
      }),
    );

  it('while an approval is open, on hold or not: nobody hands over to decide on what was asked under them', async () => {
    const id = await anInitiative(steward, portfolioId, { sponsor: 'fin@example.com' });
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const leadId = await idOf(steward, 'cho@example.com');
    const message =
      'Initiative "Say why a payment was held" has an approval open: its roles change before one is asked for, or after it is decided.';
    expect(await refused(id, { leadId })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message,
      status: 'AWAITING_APPROVAL',
    });
    await move(steward, 'des@example.com', 'holdInitiative', id);
    expect(await refused(id, { leadId })).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message, status: 'ON_HOLD' });
  });

  it('once it is closed', async () => {
    const id = await anInitiative(steward, portfolioId);
    await move(steward, 'des@example.com', 'stopInitiative', id);
    expect(await refused(id, { leadId: await idOf(steward, 'cho@example.com') })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Initiative "Say why a payment was held" is closed: its roles stay as they were.',
    });
  });

  it('to those who hold them already', async () => {
    const id = await anInitiative(steward, portfolioId);
    expect(await refused(id, { leadId: await idOf(steward, 'des@example.com') })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input', message: 'Expected another sponsor, lead or business owner than now, got none.' }],
    });
  });

  it('with a reason that is too long', async () => {
    const id = await anInitiative(steward, portfolioId);
    const leadId = await idOf(steward, 'cho@example.com');
    expect(await refused(id, { leadId, reason: 'x'.repeat(2001) })).toMatchObject({
      problems: [{ path: 'input.reason', message: '2001 characters: expected at most 2000.' }],
    });
  });

  it.each(['sponsorId', 'leadId', 'businessOwnerId'])('to a %s who is nobody here', async (role) => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const oda = await idOf(steward, 'oda@other.example');
    for (const id of [unknownId('Person'), initiativeId, oda]) {
      const input = { initiativeId, expectedVersion: 1, [role]: id };
      const { errors } = await leavesNothing(() => sendRaw(steward, 'fin@example.com', 'assignInitiativeRoles', input));
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'NOT_FOUND' },
        message: expect.stringMatching(/^No person/),
      });
    }
  });
});
