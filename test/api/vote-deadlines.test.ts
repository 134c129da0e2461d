import { verifyAudit } from '../../src/audit';
import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, mutationDocument } from '../support/act';
import { aDeliverable, move, send, versionOf } from '../support/an-initiative';
import { fireDue } from '../support/due-deadlines';
import { aKey, type Steward } from '../support/steward';
import { approvalOf, approvalsBy, atTheGate, isAway, vote } from '../support/votes';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const LEAH = 'leah@example.com';
const LIAM = 'liam@example.com';
const PAM = 'pam@example.com';
const SAM = 'sam@example.com';
const DES = 'des@example.com';
const BOTH_LEADERS = [{ name: 'CX leadership', members: { role: 'CX_LEADER' }, needs: { count: 2 }, veto: false }];
const TIMES = { days: 3, remindBefore: 1, escalateAfter: 2, expireAfter: 4 };

type Row = Record<string, any>;
let steward: Steward;
let portfolioId: string;
let gate: { initiativeId: string; approvalId: string };

/**
 * Asked for on Monday, 2 November 2026, at nine in UTC, where the organization and Leah are; Wednesday is a holiday. Liam is in
 * New York, five hours behind, and works from nine to five there.
 */
async function asked(times: object = TIMES): Promise<void> {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
  await act(steward, ADA, 'addHolidays', { holidays: [{ day: '2026-11-04', name: 'Founders’ day' }] });
  await act(steward, LIAM, 'setPersonalCalendar', {
    ...{ personId: await idOf(steward, LIAM), expectedVersion: 1, timeZone: 'America/New_York' },
  });
  await approvalsBy(steward, BOTH_LEADERS, { times });
  gate = await atTheGate(steward, portfolioId);
}
afterEach(() => steward.stop());

const FIELDS = 'name entry state dueAt remainingSeconds firedAt leftAt person { name } approval { gate }';
async function deadlines(filter: Row = {}): Promise<Row[]> {
  const query = `query($id: ID!, $filter: InitiativeDeadlineFilter) { node(id: $id) { ... on Approval {
    deadlines(filter: $filter) { nodes { ${FIELDS} } } } } }`;
  return (await steward.data(ADA, query, { id: gate.approvalId, filter }))['node'].deadlines.nodes as Row[];
}
/** As in `Leah 2026-11-06T17:00Z`, those that are still to come, the soonest first. */
const toCome = async (name: string): Promise<string[]> =>
  (await deadlines({ state: ['PENDING'] }))
    .filter((row) => row['name'] === name)
    .map(({ person, dueAt }) => `${(person.name as string).split(' ')[0]} ${(dueAt as string).slice(0, 16)}Z`);
const REMINDER = 'vote after reminderDays';
const DUE = 'vote after days';
const ESCALATION = 'vote after escalationDays';
const EXPIRY = 'vote after expiryDays';

const told = async (email: string, kind: string): Promise<string[]> => {
  const query = `query($kind: [NotificationKind!]) { viewer { inbox(filter: { kind: $kind, unread: true }) { nodes { title actor { name } } } } }`;
  const { nodes } = (await steward.data(email, query, { kind: [kind] }))['viewer'].inbox as { nodes: Row[] };
  return nodes.map(({ title, actor }) => (actor === null ? (title as string) : `${title} by ${actor.name}`));
};
const standing = async (): Promise<Row> => {
  const query = `query($id: ID!) { initiative(id: $id) { stage status history(last: 1) { nodes {
    event actor { name } reason deadline { name } } } } }`;
  return (await steward.data(ADA, query, { id: gate.initiativeId }))['initiative'] as Row;
};
const toDecide = async (email: string, args = ''): Promise<Row[]> => {
  const query = `{ viewer { approvalsToDecide${args} { nodes { for { name } dueAt overdue approval { id } } } } }`;
  return (await steward.data(email, query))['viewer'].approvalsToDecide.nodes as Row[];
};
const allIsWell = async (): Promise<void> => {
  expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
};

async function aBoard(): Promise<void> {
  const pam = await idOf(steward, PAM);
  const founded = await act(steward, ADA, 'foundGovernanceBody', {
    ...{ name: 'CX board', charter: 'It decides.', meetings: 'Mondays.', quorum: 1 },
    ...{ chairId: pam, customerVoiceId: pam, members: [{ personId: pam }] },
  });
  if ('code' in founded) throw new Error(founded['message'] as string);
}

describe('The deadlines of votes', () => {
  beforeEach(() => asked());

  it('are each voter’s, by their own time zone and without the holiday', async () => {
    // Tuesday and Thursday, then Friday, the 6th, at five: 17:00Z for Leah, and for Liam five hours later.
    expect(await toCome(DUE)).toEqual(['Leah 2026-11-06T17:00Z', 'Liam 2026-11-06T22:00Z']);
    // One working day before, two and four after: Thursday, the 5th; Tuesday, the 10th; Thursday, the 12th.
    expect(await toCome(REMINDER)).toEqual(['Leah 2026-11-05T17:00Z', 'Liam 2026-11-05T22:00Z']);
    expect(await toCome(ESCALATION)).toEqual(['Leah 2026-11-10T17:00Z', 'Liam 2026-11-10T22:00Z']);
    expect(await toCome(EXPIRY)).toEqual(['Leah 2026-11-12T17:00Z', 'Liam 2026-11-12T22:00Z']);
    expect(
      await approvalOf(steward, ADA, gate.approvalId, 'times { days remindBefore escalateAfter expireAfter onExpiry }'),
    ).toEqual({ times: { ...TIMES, onExpiry: 'STAY' } });
  });

  it('remind the voter and the deputy of now, once, and change nothing', async () => {
    await isAway(steward, LEAH, SAM);
    steward.clock.moveTo('2026-11-05T16:59:59Z');
    expect(await fireDue(steward)).toBe(0);
    steward.clock.moveTo('2026-11-05T17:00:00Z');
    const version = await versionOf(steward, gate.initiativeId);
    expect(await fireDue(steward)).toBe(1);
    expect(await fireDue(steward)).toBe(0);
    const title = 'A vote will be due soon: "Say why a payment was held"';
    expect([await told(LEAH, 'APPROVAL_DUE'), await told(SAM, 'APPROVAL_DUE')]).toEqual([[title], [title]]);
    expect(await told(LIAM, 'APPROVAL_DUE')).toEqual([]);
    expect(await versionOf(steward, gate.initiativeId)).toBe(version);
    await allIsWell();
  });

  it('go up the line when a vote is overdue: to the manager and the chair, who may then name another approver', async () => {
    await aBoard();
    const seat = { approvalId: gate.approvalId, group: 'CX leadership', reason: 'Leah does not answer.' };
    const sue = { ...seat, personId: await idOf(steward, 'sue@example.com') };
    steward.clock.moveTo('2026-11-10T16:59:00Z');
    await fireDue(steward);
    const before = await writtenRows(steward);
    expect(await act(steward, PAM, 'reassignApprover', sue)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'OPEN',
    });
    expect(await writtenRows(steward)).toEqual(before);
    steward.clock.moveTo('2026-11-10T17:00:00Z');
    expect(await fireDue(steward)).toBe(1);
    const title = 'A vote is overdue: "Say why a payment was held"';
    expect([await told(ADA, 'APPROVAL_ESCALATED'), await told(PAM, 'APPROVAL_ESCALATED')]).toEqual([[title], [title]]);
    const { auditRecords } = await steward.data(
      ADA,
      `{ auditRecords(filter: { action: "deadlineRanOut" }, first: 1) { nodes { actor { name } after } } }`,
    );
    expect(auditRecords.nodes).toMatchObject([
      { actor: null, after: { deadline: ESCALATION, toldIds: [expect.any(String), expect.any(String)] } },
    ]);
    expect(await act(steward, PAM, 'reassignApprover', sue)).not.toHaveProperty('code');
    // Three working days after Tuesday, the 10th.
    expect(await toCome(DUE)).toEqual(['Sue 2026-11-13T17:00Z']);
    await allIsWell();
  });

  it('expire and leave it awaited, where the policy does not say otherwise: nothing approves itself', async () => {
    steward.clock.moveTo('2027-06-01T00:00:00Z');
    // Four of each voter, and the two of the stage.
    expect(await fireDue(steward)).toBe(10);
    expect(await fireDue(steward)).toBe(0);
    expect(await standing()).toMatchObject({ stage: 'DISCOVER', status: 'AWAITING_APPROVAL' });
    expect(await approvalOf(steward, ADA, gate.approvalId, 'decision')).toEqual({ decision: null });
    expect(await told(LEAH, 'APPROVAL_DUE')).toEqual(['A vote is due: "Say why a payment was held"']);
    expect(await told(DES, 'APPROVAL_ESCALATED')).toEqual(['Nobody decided in time: "Say why a payment was held"']);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    await vote(steward, LIAM, gate, { choice: 'APPROVE' });
    expect(await standing()).toMatchObject({ stage: 'DESIGN', status: 'WORKING' });
    await allIsWell();
  });

  it('stand still while a question is open, and go on with the working time that was left', async () => {
    steward.clock.moveTo('2026-11-03T13:00:00Z');
    await vote(steward, LEAH, gate, { choice: 'QUESTION', reason: 'Why now?' });
    expect(await toCome(DUE)).toEqual([]);
    // Leah: four hours of Tuesday, eight of Thursday and of Friday. For Liam it is eight in the morning: three whole days.
    const left = (await deadlines({ state: ['PAUSED'] })).filter(({ name }) => name === DUE);
    expect(left.map((row) => row['remainingSeconds'] as number).sort()).toEqual([20 * 3600, 24 * 3600]);
    steward.clock.moveTo('2026-11-09T11:00:00Z');
    expect(await fireDue(steward)).toBe(0);
    const { questions } = await approvalOf(steward, DES, gate.approvalId, 'questions { id }');
    await act(steward, DES, 'answerQuestion', { questionId: questions[0].id as string, answer: 'The law changes.' });
    // Leah: six hours of Monday, eight of Tuesday, six of Wednesday. Liam: Monday, Tuesday, Wednesday.
    expect(await toCome(DUE)).toEqual(['Leah 2026-11-11T15:00Z', 'Liam 2026-11-11T22:00Z']);
    await allIsWell();
  });

  it('stand still while the initiative is on hold', async () => {
    steward.clock.moveTo('2026-11-03T13:00:00Z');
    await move(steward, DES, 'holdInitiative', gate.initiativeId);
    expect(await toCome(DUE)).toEqual([]);
    expect(await toDecide(LEAH)).toEqual([]);
    steward.clock.moveTo('2026-11-09T11:00:00Z');
    expect(await fireDue(steward)).toBe(0);
    await move(steward, DES, 'resumeInitiative', gate.initiativeId);
    expect(await toCome(DUE)).toEqual(['Leah 2026-11-11T15:00Z', 'Liam 2026-11-11T22:00Z']);
    await allIsWell();
  });

  it('begin anew for everybody when what is voted on changes', async () => {
    steward.clock.moveTo('2026-11-03T09:00:00Z');
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    expect(await toCome(DUE)).toEqual(['Liam 2026-11-06T22:00Z']);
    await send(steward, DES, 'addDeliverable', { initiativeId: gate.initiativeId, ...aDeliverable('KILL_CRITERIA') });
    // Thursday, Friday and Monday, the 9th.
    expect(await toCome(DUE)).toEqual(['Leah 2026-11-09T17:00Z', 'Liam 2026-11-09T22:00Z']);
    const due = (await deadlines()).filter(({ name }) => name === DUE);
    expect(due.map(({ entry, state }) => `${entry as number} ${state as string}`).sort()).toEqual([
      ...['1 CANCELLED', '1 CANCELLED', '2 PENDING', '2 PENDING'],
    ]);
  });

  it('end with a recusal, and with the approval however it ends', async () => {
    await act(steward, LEAH, 'recuse', { approvalId: gate.approvalId, reason: 'My brother sells it.' });
    expect(await toCome(DUE)).toEqual(['Liam 2026-11-06T22:00Z']);
    await move(steward, DES, 'stopInitiative', gate.initiativeId);
    expect((await deadlines()).map(({ state }) => state as string)).toEqual(Array(8).fill('CANCELLED'));
    steward.clock.moveTo('2027-06-01T00:00:00Z');
    expect(await fireDue(steward)).toBe(0);
  });

  it('do not fire for somebody who has lost their say since', async () => {
    const { viewer } = await steward.data(LEAH, '{ viewer { roles { id role } } }');
    const grant = (viewer.roles as Row[]).find(({ role }) => role === 'CX_LEADER');
    const revoked = await act(steward, ADA, 'revokeRole', { roleGrantId: grant?.['id'] });
    expect(revoked).not.toHaveProperty('code');
    steward.clock.moveTo('2026-11-06T17:00:00Z');
    await fireDue(steward);
    expect(await told(LEAH, 'APPROVAL_DUE')).toEqual([]);
    expect(
      (await deadlines()).filter(({ person, state }) => person.name === 'Leah Leader' && state === 'FIRED'),
    ).toEqual([]);
  });
});

describe('An overdue vote', () => {
  const INA = 'ina@example.com';
  const FLO = 'flo@example.com';
  const reportsTo = async (email: string, manager: string): Promise<void> => {
    const personId = await idOf(steward, email);
    const { person } = await steward.data(ADA, 'query($id: ID!) { person(id: $id) { version } }', { id: personId });
    const managerId = await idOf(steward, manager);
    const edited = await act(steward, ADA, 'editPerson', {
      personId,
      expectedVersion: person.version as number,
      managerId,
    });
    if ('code' in edited) throw new Error(edited['message'] as string);
  };
  const aBody = async (name: string, chair: string, more: Row = {}): Promise<string> => {
    const chairId = await idOf(steward, chair);
    const founded = await act(
      steward,
      ADA,
      'foundGovernanceBody',
      {
        ...{ name, charter: 'It decides.', meetings: 'Mondays.', quorum: 1, chairId, customerVoiceId: chairId },
        ...{ members: [{ personId: chairId }], ...more },
      },
      'governanceBody { id }',
    );
    if ('code' in founded) throw new Error(founded['message'] as string);
    return founded['governanceBody'].id as string;
  };
  const TOLD =
    'escalations { to { name } insteadOf { name } governanceBody { name } toldAt deadline { entry person { name } } }';
  /** As in `Sam for Ina, Tuesday`. */
  const toldOf = async (voter: string): Promise<string[]> => {
    const { escalations } = await approvalOf(steward, ADA, gate.approvalId, TOLD);
    const first = (person: { name: string }) => person.name.split(' ')[0]!;
    return (escalations as Row[])
      .filter(({ deadline }) => first(deadline.person) === voter)
      .map(({ to, insteadOf, governanceBody, toldAt }) => {
        const instead = insteadOf === null ? '' : ` for ${first(insteadOf)}`;
        const at = governanceBody === null ? '' : ` at the ${governanceBody.name}`;
        return `${first(to)}${instead}${at}, ${(toldAt as string).slice(0, 16)}Z`;
      });
  };

  /**
   * Leah's manager is Ina, who is away with Sam as her deputy; above Ina is Des, who asked for the approval, and above him
   * Ada. What goes beyond the board goes to the council.
   */
  beforeEach(async () => {
    await asked({ days: 3, escalateAfter: 2, escalateEvery: 1 });
    await reportsTo(LEAH, INA);
    await reportsTo(INA, DES);
    await reportsTo(DES, ADA);
    await isAway(steward, INA, SAM);
    const council = await aBody('Council', FLO);
    await aBody('Board', PAM, { decidesUpToMinor: 90_000_000, escalatesToId: council });
  });

  it('goes up the line step by step and on to the bodies, past who is away or has a part in it, and it is on record', async () => {
    const seat = { approvalId: gate.approvalId, group: 'CX leadership', reason: 'Nobody answers.' };
    const sue = async () => ({ ...seat, personId: await idOf(steward, 'sue@example.com') });
    const forbidden = async () => {
      const document = mutationDocument(steward.house.schema, 'reassignApprover', '__typename');
      const input = { ...(await sue()), idempotencyKey: aKey() };
      return (await steward.ask(FLO, document, { input })).errors?.[0]?.extensions.code;
    };
    // Due on Friday, the 6th; the first step is on Tuesday, the 10th, and then there is one each working day.
    steward.clock.moveTo('2026-11-10T17:00:00Z');
    await fireDue(steward);
    expect(await told(SAM, 'APPROVAL_ESCALATED')).toEqual(['A vote is overdue: "Say why a payment was held"']);
    expect(await told(INA, 'APPROVAL_ESCALATED')).toEqual([]);
    expect(await toCome(ESCALATION)).toEqual(['Liam 2026-11-10T22:00Z', 'Leah 2026-11-11T17:00Z']);
    expect(await forbidden()).toBe('FORBIDDEN');
    for (const day of ['11', '12', '13', '16', '17']) {
      steward.clock.moveTo(`2026-11-${day}T23:00:00Z`);
      await fireDue(steward);
    }
    expect(await toldOf('Leah')).toEqual([
      'Sam for Ina, 2026-11-10T17:00Z',
      'Ada, 2026-11-11T23:00Z',
      'Pam at the Board, 2026-11-12T23:00Z',
      'Flo at the Council, 2026-11-13T23:00Z',
    ]);
    // Nobody is above Liam: his goes to the board in the first step, due on the 10th at ten, when nobody looked before the next day.
    expect(await toldOf('Liam')).toEqual([
      ...['Pam at the Board, 2026-11-11T23:00Z', 'Flo at the Council, 2026-11-12T23:00Z'],
    ]);
    expect(await toCome(ESCALATION)).toEqual([]);
    expect(await standing()).toMatchObject({ stage: 'DISCOVER', status: 'AWAITING_APPROVAL' });
    // The council was reached: its chair may name somebody now.
    expect(await act(steward, FLO, 'reassignApprover', await sue())).not.toHaveProperty('code');
    await allIsWell();
  });

  it('is told in the place of a chair who is away, to who may then name another approver', async () => {
    await isAway(steward, PAM, 'sid@example.com');
    steward.clock.moveTo('2026-11-10T22:00:00Z');
    await fireDue(steward);
    expect(await toldOf('Liam')).toEqual(['Sid for Pam at the Board, 2026-11-10T22:00Z']);
    const seat = { approvalId: gate.approvalId, group: 'CX leadership', reason: 'Liam is in the hills.' };
    const named = { ...seat, personId: await idOf(steward, 'sue@example.com') };
    expect(await act(steward, 'sid@example.com', 'reassignApprover', named)).not.toHaveProperty('code');
    await allIsWell();
  });

  it('goes no further once the vote is cast, and all the way again when what is voted on changes', async () => {
    steward.clock.moveTo('2026-11-10T22:00:00Z');
    await fireDue(steward);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    expect(await toCome(ESCALATION)).toEqual(['Liam 2026-11-11T22:00Z']);
    await send(steward, DES, 'addDeliverable', { initiativeId: gate.initiativeId, ...aDeliverable('KILL_CRITERIA') });
    // Three working days after the 10th are the 13th, and two more the 17th.
    steward.clock.moveTo('2026-11-17T22:00:00Z');
    await fireDue(steward);
    // From the first step again, and Ina is back from the 16th.
    expect(await toldOf('Leah')).toEqual(['Sam for Ina, 2026-11-10T22:00Z', 'Ina, 2026-11-17T22:00Z']);
    await allIsWell();
  });
});

describe('More time to vote', () => {
  beforeEach(() => asked());
  const REASON = 'The figures of October are late.';
  const of = async (voter: string, name = DUE): Promise<Row> => {
    const query = `query($id: ID!) { node(id: $id) { ... on Approval { deadlines(filter: { state: [PENDING, PAUSED, FIRED] }) {
      nodes { id version name person { name } } } } } }`;
    const { nodes } = (await steward.data(ADA, query, { id: gate.approvalId }))['node'].deadlines as { nodes: Row[] };
    return nodes.find((row) => row['name'] === name && (row['person'].name as string).startsWith(voter))!;
  };
  const input = async (voter: string, more: Row = {}): Promise<Row> => {
    const { id: deadlineId, version: expectedVersion } = await of(voter);
    return { deadlineId, expectedVersion, dueAt: '2026-11-13T17:00:00Z', reason: REASON, ...more };
  };
  const extend = async (email: string, voter: string, more: Row = {}): Promise<Row> =>
    act(
      steward,
      email,
      'extendDeadline',
      await input(voter, more),
      'deadline { dueAt version approval { id } } initiative { id }',
    );
  const faultOf = async (email: string, voter: string): Promise<unknown> => {
    const document = mutationDocument(steward.house.schema, 'extendDeadline', '__typename');
    const answer = await steward.ask(email, document, { input: { ...(await input(voter)), idempotencyKey: aKey() } });
    return answer.errors?.[0]?.extensions.code;
  };
  const ofLeah = async (name: string): Promise<string[]> =>
    (await toCome(name)).filter((row) => row.startsWith('Leah')).map((row) => row.slice(5));

  it('is given by a portfolio manager, moves reminder, escalation and expiry as much, and is told to the voter', async () => {
    await isAway(steward, LEAH, SAM);
    const version = await versionOf(steward, gate.initiativeId);
    expect(await extend(PAM, 'Leah')).toMatchObject({
      deadline: { dueAt: '2026-11-13T17:00:00.000Z', version: 2, approval: { id: gate.approvalId } },
      initiative: { id: gate.initiativeId },
    });
    // From Friday, the 6th, to Friday, the 13th: five working days more for each; Liam keeps his.
    expect(await toCome(DUE)).toEqual(['Liam 2026-11-06T22:00Z', 'Leah 2026-11-13T17:00Z']);
    expect(await ofLeah(REMINDER)).toEqual(['2026-11-12T17:00Z']);
    expect(await ofLeah(ESCALATION)).toEqual(['2026-11-17T17:00Z']);
    expect(await ofLeah(EXPIRY)).toEqual(['2026-11-19T17:00Z']);
    expect(await versionOf(steward, gate.initiativeId)).toBe(version);
    const title = 'More time to vote: "Say why a payment was held" by Pam Portfolio';
    expect([await told(LEAH, 'APPROVAL_DUE'), await told(SAM, 'APPROVAL_DUE')]).toEqual([[title], [title]]);
    const { auditRecords } = await steward.data(
      ADA,
      '{ auditRecords(filter: { action: "deadlineExtended" }) { nodes { actor { name } reason before after } } }',
    );
    expect(auditRecords.nodes).toMatchObject([{ actor: { name: 'Pam Portfolio' }, reason: REASON }]);
    expect(auditRecords.nodes[0].before.deadlines).toHaveLength(4);
    steward.clock.moveTo('2026-11-13T16:59:00Z');
    await fireDue(steward);
    expect(await told(LEAH, 'APPROVAL_DUE')).toEqual(['A vote will be due soon: "Say why a payment was held"', title]);
    await allIsWell();
  });

  it('brings a reminder once more that came already', async () => {
    steward.clock.moveTo('2026-11-05T17:00:00Z');
    await fireDue(steward);
    expect(await ofLeah(REMINDER)).toEqual([]);
    await extend(PAM, 'Leah');
    expect(await ofLeah(REMINDER)).toEqual(['2026-11-12T17:00Z']);
    steward.clock.moveTo('2026-11-12T17:00:00Z');
    await fireDue(steward);
    expect(await told(LEAH, 'APPROVAL_DUE')).toHaveLength(3);
    await allIsWell();
  });

  it('is not for oneself, as a deputy or where one has a part in it, and not for everybody to give', async () => {
    const before = await writtenRows(steward);
    const own = { code: 'OWN_DECISION', message: 'Nobody gives themselves more time: the vote is yours to cast.' };
    expect(await extend(LEAH, 'Leah')).toMatchObject(own);
    expect(await writtenRows(steward)).toEqual(before);
    expect(await faultOf(DES, 'Leah')).toBe('FORBIDDEN');
    expect(await faultOf('ben@example.com', 'Leah')).toBe('FORBIDDEN');
    expect(await faultOf('oda@other.example', 'Leah')).toBe('NOT_FOUND');
    await isAway(steward, LEAH, PAM);
    expect(await extend(PAM, 'Leah')).toMatchObject(own);
    await act(steward, LIAM, 'recuse', { approvalId: gate.approvalId, reason: 'My brother sells it.' });
    expect(await extend(LIAM, 'Leah')).toMatchObject({ code: 'OWN_DECISION' });
    gate = await atTheGate(steward, portfolioId, { title: 'Of Leah', sponsor: LEAH });
    expect(await extend(LEAH, 'Liam')).toMatchObject({
      ...{ code: 'OWN_DECISION', message: 'Nobody gives more time on what is their own: you have a part in it.' },
    });
  });

  it('is given by the chair who could name another approver, while the vote is overdue: to its further steps', async () => {
    const flo = await idOf(steward, 'flo@example.com');
    const founded = await act(steward, ADA, 'foundGovernanceBody', {
      ...{ name: 'CX board', charter: 'It decides.', meetings: 'Mondays.', quorum: 1 },
      ...{ chairId: flo, customerVoiceId: flo, members: [{ personId: flo }] },
    });
    expect(founded).not.toHaveProperty('code');
    steward.clock.moveTo('2026-11-06T17:00:00Z');
    await fireDue(steward);
    expect(await extend('flo@example.com', 'Leah')).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'FIRED' });
    const { id: deadlineId, version: expectedVersion } = await of('Leah', ESCALATION);
    const later = { deadlineId, expectedVersion, dueAt: '2026-11-12T17:00:00Z' };
    expect(await extend('flo@example.com', 'Leah', later)).not.toHaveProperty('code');
    // Two working days more.
    expect([await ofLeah(ESCALATION), await ofLeah(EXPIRY)]).toEqual([['2026-11-12T17:00Z'], ['2026-11-16T17:00Z']]);
    await allIsWell();
  });

  it('is decided on the version that was read, and not while a question is open', async () => {
    expect(await extend(PAM, 'Leah', { expectedVersion: 7 })).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 1,
    });
    await vote(steward, LIAM, gate, { choice: 'QUESTION', reason: 'Why now?' });
    expect(await extend(PAM, 'Leah')).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'PAUSED' });
  });
});

describe('An approval that nobody decided in time', () => {
  beforeEach(() => asked({ ...TIMES, onExpiry: 'RETURN' }));

  it('goes back, by nobody, when the last vote that is awaited has expired', async () => {
    steward.clock.moveTo('2026-11-12T17:00:00Z');
    await fireDue(steward);
    expect(await standing()).toMatchObject({ status: 'AWAITING_APPROVAL' });
    steward.clock.moveTo('2026-11-12T22:00:00Z');
    expect(await fireDue(steward)).toBe(1);
    expect(await standing()).toEqual({
      ...{ stage: 'DISCOVER', status: 'WORKING' },
      history: { nodes: [{ event: 'RETURN', actor: null, reason: 'Nobody decided in time.', deadline: null }] },
    });
    expect(await approvalOf(steward, ADA, gate.approvalId, 'decision decidedBy { name } reason decidedAt')).toEqual({
      ...{ decision: 'RETURNED', decidedBy: null, reason: 'Nobody decided in time.' },
      decidedAt: '2026-11-12T22:00:00.000Z',
    });
    expect(await told(DES, 'APPROVAL_DECIDED')).toHaveLength(1);
    expect(await told(LEAH, 'APPROVAL_DUE')).toEqual([]);
    expect(await toCome(DUE)).toEqual([]);
    await allIsWell();
    // It may be asked for again.
    expect(await move(steward, DES, 'requestApproval', gate.initiativeId)).toMatchObject({
      approval: { decision: null },
    });
  });

  it('does not go back with one vote of two cast and the other expired, but once', async () => {
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    steward.clock.moveTo('2026-11-12T22:00:00Z');
    expect(await fireDue(steward)).toBe(4);
    expect(await standing()).toMatchObject({ stage: 'DISCOVER', status: 'WORKING' });
    expect(await fireDue(steward)).toBe(0);
    await allIsWell();
  });
});

describe('What is to be decided', () => {
  beforeEach(() => asked());

  it('is listed by when each vote is due, with those of whom somebody stands in for', async () => {
    steward.clock.moveTo('2026-11-03T09:00:00Z');
    const later = await atTheGate(steward, portfolioId, { title: 'Later' });
    await isAway(steward, LEAH, LIAM);
    const row = (name: string, dueAt: string, id: string) => ({
      for: { name },
      dueAt,
      overdue: false,
      approval: { id },
    });
    // The other one, asked for on Tuesday: Thursday, Friday, Monday.
    const leahs = [
      row('Leah Leader', '2026-11-06T17:00:00.000Z', gate.approvalId),
      row('Leah Leader', '2026-11-09T17:00:00.000Z', later.approvalId),
    ];
    expect(await toDecide(LEAH)).toEqual(leahs);
    expect(await toDecide(LIAM)).toEqual([
      leahs[0],
      row('Liam Leader', '2026-11-06T22:00:00.000Z', gate.approvalId),
      leahs[1],
      row('Liam Leader', '2026-11-09T22:00:00.000Z', later.approvalId),
    ]);
    expect(await toDecide(LIAM, '(first: 1, orderBy: { field: DUE_AT, direction: DESC })')).toEqual([
      row('Liam Leader', '2026-11-09T22:00:00.000Z', later.approvalId),
    ]);
    steward.clock.moveTo('2026-11-06T18:00:00Z');
    expect(await toDecide(LIAM, '(filter: { overdue: true })')).toEqual([{ ...leahs[0], overdue: true }]);
    await vote(steward, LIAM, gate, { choice: 'APPROVE' });
    await vote(steward, LIAM, later, { choice: 'QUESTION', reason: 'Why?' });
    const [first, ...asking] = (await toDecide(LIAM)).map((each) => [each['for'].name, each['dueAt']]);
    expect([first, ...asking.sort()]).toEqual([
      ['Leah Leader', '2026-11-06T17:00:00.000Z'],
      ['Leah Leader', null],
      ['Liam Leader', null],
    ]);
  });

  it('is what the rules say that a person may vote for', async () => {
    await isAway(steward, LEAH, SAM);
    await isAway(steward, LIAM, DES);
    for (const email of [ADA, LEAH, LIAM, SAM, DES, PAM, 'ben@example.com']) {
      const { canVoteFor } = await approvalOf(steward, email, gate.approvalId, 'canVoteFor { name }');
      const mine = (await toDecide(email)).map((each) => each['for'].name as string);
      expect([email, mine.sort()]).toEqual([email, (canVoteFor as Row[]).map(({ name }) => name as string).sort()]);
    }
  });

  it('is nobody else’s to read', async () => {
    const { person } = await steward.data(
      ADA,
      'query($id: ID!) { person(id: $id) { approvalsToDecide { totalCount } } }',
      {
        id: await idOf(steward, LEAH),
      },
    );
    expect(person).toEqual({ approvalsToDecide: null });
    expect(await toDecide('oda@other.example')).toEqual([]);
  });
});

describe('A gate policy', () => {
  it('is refused with times that do not fit together, at their places', async () => {
    await asked();
    const { gatePolicies } = await steward.data(
      ADA,
      '{ gatePolicies(filter: { track: [STANDARD] }, first: 1) { nodes { document } } }',
    );
    const faults = async (approvals: object): Promise<unknown> => {
      const document = JSON.parse(JSON.stringify(gatePolicies.nodes[0].document)) as Row;
      document['gates'].DISCOVER.approvals = approvals;
      const query = 'query($document: JSON!) { validateGatePolicy(document: $document) { path message } }';
      return (await steward.data(ADA, query, { document }))['validateGatePolicy'];
    };
    const path = (field: string): string => `$.gates.DISCOVER.approvals.${field}`;
    const ONE = { role: 'CX_LEADER', count: 1 };
    expect(
      await faults({ ...ONE, days: 5, remindBefore: 4, escalateAfter: 1, expireAfter: 9, onExpiry: 'RETURN' }),
    ).toEqual([]);
    expect(await faults({ ...ONE, days: 2, remindBefore: 2, onExpiry: 'STAY' })).toEqual([
      { path: path('remindBefore'), message: 'Expected fewer than the 2 days to vote, got 2.' },
      { path: path('onExpiry'), message: 'Expected "expireAfter", too: without it nothing expires.' },
    ]);
    expect(await faults({ groups: BOTH_LEADERS, escalateAfter: 2 })).toEqual([
      { path: path('escalateAfter'), message: 'Expected "days", too: escalateAfter counts from there.' },
    ]);
    expect(await faults({ groups: BOTH_LEADERS, days: 3, escalateEvery: 2 })).toEqual([
      {
        path: path('escalateEvery'),
        message: 'Expected "escalateAfter", too: it says when the first step is.',
      },
    ]);
    expect(await faults({ groups: BOTH_LEADERS, days: 0 })).toMatchObject([{ path: path('days') }]);
    expect(await faults({ groups: BOTH_LEADERS, days: 3, expireAfter: 1, onExpiry: 'APPROVE' })).toMatchObject([
      { path: path('onExpiry') },
    ]);
  });
});
