import { verifyHistory } from '../../src/initiatives';
import { verifyAudit } from '../../src/audit';
import { DEFAULT_LIFECYCLE } from '../../src/initiatives/domain/default-lifecycle';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { aPortfolio } from '../support/a-portfolio';
import { anInitiative, move, pass, versionOf, workOf } from '../support/an-initiative';
import { fireDue } from '../support/due-deadlines';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const LEAH = 'leah@example.com';
const DES = 'des@example.com';
const FIN = 'fin@example.com';
const ODA = 'oda@other.example';

const DAYS = 'discover.underWay after stageDays';
const ESCALATION = 'discover.underWay after stageEscalationDays';

let steward: Steward;
let portfolioId: string;
let initiativeId: string;
/** It begins on Monday, 2 November 2026, at nine. Des leads it, Fin sponsors it. */
beforeEach(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
  initiativeId = await anInitiative(steward, portfolioId);
});
afterEach(() => steward.stop());

const FIELDS = 'id name entry state startedAt dueAt remainingSeconds firedAt leftAt overdue problem version';
type Row = Record<string, any>;
const deadlines = async (filter: Row = {}, id = initiativeId): Promise<Row[]> => {
  const query = `query($id: ID!, $filter: InitiativeDeadlineFilter) {
    initiative(id: $id) { deadlines(filter: $filter, orderBy: { field: STARTED_AT }) { nodes { ${FIELDS} } } } }`;
  return (await steward.data(ADA, query, { id, filter }))['initiative'].deadlines.nodes as Row[];
};
const named = async (name: string, entry = 1): Promise<Row> =>
  (await deadlines()).find((row) => row['name'] === name && row['entry'] === entry) ?? {};
const inboxOf = async (email: string): Promise<Row[]> =>
  (
    await steward.data(
      email,
      '{ viewer { inbox(filter: { kind: [STAGE_DUE] }) { nodes { title text actor { name } } } } }',
    )
  )['viewer'].inbox.nodes as Row[];
const history = async (): Promise<Row[]> => {
  const query = `query($id: ID!) { initiative(id: $id) { history { nodes {
    sequence event deadline { name entry } fromStage fromStatus toStage toStatus actor { name } reason occurredAt } } } }`;
  return (await steward.data(ADA, query, { id: initiativeId }))['initiative'].history.nodes as Row[];
};
const allIsWell = async (): Promise<void> => {
  expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
};

describe('The deadline of a stage', () => {
  it('is due at the end of the last of its working days, and its escalation five working days later', async () => {
    // 30 working days after Monday, 2 November are six weeks: Monday, 14 December.
    expect(await deadlines()).toEqual([
      expect.objectContaining({ name: DAYS, entry: 1, state: 'PENDING', dueAt: '2026-12-14T17:00:00.000Z' }),
      expect.objectContaining({ name: ESCALATION, entry: 1, state: 'PENDING', dueAt: '2026-12-21T17:00:00.000Z' }),
    ]);
  });

  it('does nothing until its time comes', async () => {
    steward.clock.moveTo('2026-12-14T16:59:59Z');
    expect(await fireDue(steward)).toBe(0);
    expect(await history()).toEqual([]);
  });

  it('reminds the lead when it comes, moves nothing, and is nobody’s doing', async () => {
    steward.clock.moveTo('2026-12-14T17:00:00Z');
    const version = await versionOf(steward, initiativeId);
    expect(await fireDue(steward)).toBe(1);
    expect(await inboxOf(DES)).toEqual([
      {
        title: 'The days of discover are over: "Say why a payment was held"',
        text: 'It was meant to have passed the gate of discover by now. Approval is not asked for yet.',
        actor: null,
      },
    ]);
    expect(await inboxOf(FIN)).toEqual([]);
    expect(await history()).toEqual([
      {
        ...{ sequence: 1, event: null, deadline: { name: DAYS, entry: 1 }, actor: null, reason: null },
        ...{ fromStage: 'DISCOVER', fromStatus: 'WORKING', toStage: 'DISCOVER', toStatus: 'WORKING' },
        occurredAt: '2026-12-14T17:00:00.000Z',
      },
    ]);
    expect(await versionOf(steward, initiativeId)).toBe(version);
    expect(await named(DAYS)).toMatchObject({ state: 'FIRED', firedAt: '2026-12-14T17:00:00.000Z', leftAt: null });
    await allIsWell();
  });

  it('is in the audit of the initiative, without an actor', async () => {
    steward.clock.moveTo('2026-12-14T17:00:00Z');
    await fireDue(steward);
    const { auditRecords } = await steward.data(
      ADA,
      `query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "deadlineRanOut" }) {
        nodes { actor { name } requestId before after } } }`,
      { id: initiativeId },
    );
    expect(auditRecords.nodes).toEqual([
      {
        actor: null,
        requestId: expect.stringMatching(/^unattended-/) as string,
        before: { state: 'discover.underWay.working', stage: 'DISCOVER', status: 'WORKING' },
        after: expect.objectContaining({
          deadline: DAYS,
          entry: 1,
          actions: ['remindOfStage'],
          problem: null,
        }) as object,
      },
    ]);
  });

  it('goes to the sponsor and up the line when the stage goes on all the same', async () => {
    const [sponsor, manager] = [await idOf(steward, FIN), await idOf(steward, LEAH)];
    await act(steward, ADA, 'editPerson', { personId: sponsor, expectedVersion: 1, managerId: manager });
    steward.clock.moveTo('2026-12-21T17:00:00Z');
    expect(await fireDue(steward)).toBe(2);
    const news = { title: 'Still in discover: "Say why a payment was held"' };
    expect(await inboxOf(FIN)).toMatchObject([news]);
    expect(await inboxOf(LEAH)).toMatchObject([news]);
    expect(await inboxOf(DES)).toHaveLength(1);
    expect((await history()).map(({ deadline }) => deadline.name as string)).toEqual([DAYS, ESCALATION]);
    await allIsWell();
  });

  it('says that a decision is awaited when one is', async () => {
    await workOf(steward, initiativeId, 'DISCOVER');
    await move(steward, DES, 'requestApproval', initiativeId);
    steward.clock.moveTo('2026-12-14T17:00:00Z');
    await fireDue(steward);
    expect((await inboxOf(DES))[0]?.['text']).toContain('A decision at its gate is awaited.');
    const { initiative } = await steward.data(ADA, 'query($id: ID!) { initiative(id: $id) { stage status } }', {
      id: initiativeId,
    });
    expect(initiative).toEqual({ stage: 'DISCOVER', status: 'AWAITING_APPROVAL' });
  });

  it('fires once, also after nobody worked for months', async () => {
    steward.clock.moveTo('2027-06-01T00:00:00Z');
    expect(await fireDue(steward)).toBe(2);
    expect(await fireDue(steward)).toBe(0);
    expect(await inboxOf(DES)).toHaveLength(1);
  });

  it('never fires when the stage was left, and the next stage has its own', async () => {
    await pass(steward, initiativeId, 'DISCOVER');
    expect((await deadlines()).map(({ name, state }) => `${name as string}: ${state as string}`).sort()).toEqual([
      'design.underWay after stageDays: PENDING',
      'design.underWay after stageEscalationDays: PENDING',
      `${DAYS}: CANCELLED`,
      `${ESCALATION}: CANCELLED`,
    ]);
    // 45 working days after Monday, 2 November are nine weeks.
    expect(await named('design.underWay after stageDays')).toMatchObject({ dueAt: '2027-01-04T17:00:00.000Z' });
    steward.clock.moveTo('2026-12-30T00:00:00Z');
    expect(await fireDue(steward)).toBe(0);
  });

  it('begins anew with a further entry when the stage is entered again', async () => {
    await pass(steward, initiativeId, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await move(steward, DES, 'iterateInitiative', initiativeId);
    expect(await named('design.underWay after stageDays', 1)).toMatchObject({ state: 'CANCELLED' });
    expect(await named('design.underWay after stageDays', 2)).toMatchObject({ state: 'PENDING' });
    await allIsWell();
  });

  it('ends with the initiative', async () => {
    await move(steward, DES, 'stopInitiative', initiativeId);
    expect((await deadlines()).map(({ state }) => state as string)).toEqual(['CANCELLED', 'CANCELLED']);
    steward.clock.moveTo('2027-06-01T00:00:00Z');
    expect(await fireDue(steward)).toBe(0);
  });

  it('is of the calendar: holidays and the hour of the clock after the change to summer time', async () => {
    await act(steward, ADA, 'setWorkingCalendar', {
      ...{ expectedVersion: 1, timeZone: 'Europe/Berlin' },
      workingDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
        ...{ weekday, from: '09:00', to: '17:00' },
      })),
    });
    await act(steward, ADA, 'addHolidays', { holidays: [{ day: '2027-03-26', name: 'Good Friday' }] });
    steward.clock.moveTo('2027-03-01T09:00:00Z');
    const other = await anInitiative(steward, portfolioId, { title: 'Over the change' });
    // Six weeks after Monday, 1 March are 12 April, and Good Friday makes it the 13th; 17:00 is 15:00Z since 28 March.
    expect((await deadlines({}, other))[0]).toMatchObject({ name: DAYS, dueAt: '2027-04-13T15:00:00.000Z' });
  });
});

describe('A hold', () => {
  it('keeps the working time that was left, over a weekend and a week', async () => {
    // Friday at three: two hours are left of the day, and eight on Monday; for the escalation five days more.
    steward.clock.moveTo('2026-12-11T15:00:00Z');
    await move(steward, DES, 'holdInitiative', initiativeId);
    expect(await named(DAYS)).toMatchObject({ state: 'PAUSED', dueAt: null, remainingSeconds: 10 * 3600 });
    expect(await named(ESCALATION)).toMatchObject({ state: 'PAUSED', dueAt: null, remainingSeconds: 50 * 3600 });
    steward.clock.moveTo('2026-12-21T10:00:00Z');
    expect(await fireDue(steward)).toBe(0);
    await move(steward, DES, 'resumeInitiative', initiativeId);
    // Seven hours on Monday, 21 December, three on Tuesday; 50 hours end on Tuesday, 29 December, at noon.
    expect(await named(DAYS)).toMatchObject({ state: 'PENDING', entry: 1, dueAt: '2026-12-22T12:00:00.000Z' });
    expect(await named(ESCALATION)).toMatchObject({ state: 'PENDING', dueAt: '2026-12-29T12:00:00.000Z' });
    expect(await deadlines()).toHaveLength(2);
    await allIsWell();
  });

  it('does not bring back a reminder that came before it', async () => {
    steward.clock.moveTo('2026-12-15T09:00:00Z');
    await fireDue(steward);
    await move(steward, DES, 'holdInitiative', initiativeId);
    await move(steward, DES, 'resumeInitiative', initiativeId);
    expect(await deadlines()).toHaveLength(2);
    expect(await named(DAYS)).toMatchObject({ state: 'FIRED', entry: 1, overdue: true, leftAt: null });
    expect(await named(ESCALATION)).toMatchObject({ state: 'PENDING', dueAt: '2026-12-21T17:00:00.000Z' });
    await allIsWell();
  });

  it('drops what is paused when the initiative is stopped during it', async () => {
    await move(steward, DES, 'holdInitiative', initiativeId);
    await move(steward, DES, 'stopInitiative', initiativeId);
    expect((await deadlines()).map(({ state }) => state as string)).toEqual(['CANCELLED', 'CANCELLED']);
  });
});

describe('The deadlines of an organization', () => {
  const list = async (filter: Row, email = ADA): Promise<string[]> => {
    const query =
      'query($filter: DeadlineFilter) { deadlines(filter: $filter) { nodes { name initiative { title } } } }';
    const { nodes } = (await steward.data(email, query, { filter }))['deadlines'] as { nodes: Row[] };
    return nodes.map(({ name, initiative }) => `${initiative.title as string}: ${name as string}`);
  };

  it('are listed by when they are due, and filtered', async () => {
    await anInitiative(steward, portfolioId, { title: 'Another', lead: 'cho@example.com' });
    expect(await list({})).toHaveLength(4);
    expect(await list({ dueBefore: '2026-12-20T00:00:00Z' })).toHaveLength(2);
    expect(await list({ personId: await idOf(steward, 'cho@example.com') })).toEqual([
      `Another: ${DAYS}`,
      `Another: ${ESCALATION}`,
    ]);
    expect(await list({ overdue: true })).toEqual([]);
    expect(await list({}, ODA)).toEqual([]);
  });

  it('show what has overrun its days until its stage is left', async () => {
    steward.clock.moveTo('2026-12-15T09:00:00Z');
    await fireDue(steward);
    expect(await list({ overdue: true })).toEqual([`Say why a payment was held: ${DAYS}`]);
    expect(await list({ overdue: false })).toEqual([`Say why a payment was held: ${ESCALATION}`]);
    await move(steward, DES, 'stopInitiative', initiativeId);
    expect(await list({ overdue: true })).toEqual([]);
    expect(await named(DAYS)).toMatchObject({ state: 'FIRED', leftAt: '2026-12-15T09:00:00.000Z' });
  });
});

describe('More time', () => {
  const REASON = 'Two interviews fell through.';
  const LATER = '2027-01-04T17:00:00.000Z';
  const extend = async (input: Row = {}, email = LEAH): Promise<Row> => {
    const { id: deadlineId, version: expectedVersion } = await named(DAYS);
    const asked = { deadlineId, expectedVersion, dueAt: LATER, reason: REASON, ...input };
    return act(steward, email, 'extendDeadline', asked, `deadline { ${FIELDS} } initiative { id }`);
  };
  const refused = async (input: Row): Promise<Row> => {
    const before = await writtenRows(steward);
    const answer = await extend(input);
    expect(await writtenRows(steward)).toEqual(before);
    return answer;
  };

  it('is given by a CX leader, and the escalation is put off by as much working time', async () => {
    const answer = await extend();
    expect(answer).toMatchObject({ deadline: { dueAt: LATER, version: 2 }, initiative: { id: initiativeId } });
    // From Monday, 14 December to Monday, 4 January are 15 working days; so many after the 21st is 11 January.
    expect(await named(ESCALATION)).toMatchObject({ dueAt: '2027-01-11T17:00:00.000Z', version: 2 });
    steward.clock.moveTo('2027-01-04T16:59:00Z');
    expect(await fireDue(steward)).toBe(0);
    steward.clock.moveTo(LATER);
    expect(await fireDue(steward)).toBe(1);
    await allIsWell();
  });

  it('is in the audit with its reason, and leaves the version of the initiative as it is', async () => {
    const version = await versionOf(steward, initiativeId);
    await extend();
    expect(await versionOf(steward, initiativeId)).toBe(version);
    const { auditRecords } = await steward.data(
      ADA,
      '{ auditRecords(filter: { action: "deadlineExtended" }) { nodes { actor { name } reason before after } } }',
    );
    expect(auditRecords.nodes).toMatchObject([
      {
        ...{ actor: { name: 'Leah Leader' }, reason: REASON },
        before: { deadlines: [{ dueAt: '2026-12-14T17:00:00.000Z' }, { dueAt: '2026-12-21T17:00:00.000Z' }] },
        after: { deadlines: [{ dueAt: LATER }, { dueAt: '2027-01-11T17:00:00.000Z' }] },
      },
    ]);
  });

  it('must end later than it does now, and say why', async () => {
    expect(await refused({ dueAt: '2026-12-14T17:00:00Z', reason: ' ' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.reason', message: 'Expected a text, got an empty one.' },
        { path: 'input.dueAt', message: '2026-12-14T17:00:00.000Z is not later than 2026-12-14T17:00:00.000Z.' },
      ],
    });
    expect(await refused({ dueAt: '3000-01-01T00:00:00Z' })).toMatchObject({
      problems: [{ path: 'input.dueAt', message: '3000-01-01T00:00:00.000Z is beyond the year 2999.' }],
    });
  });

  it('is not given to what is paused, over or past', async () => {
    await move(steward, DES, 'holdInitiative', initiativeId);
    expect(await refused({})).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'PAUSED' },
      message: `"${DAYS}" is PAUSED: only what is still to come can be put off.`,
    });
    await move(steward, DES, 'stopInitiative', initiativeId);
    expect(await refused({})).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CANCELLED' });
  });

  it('is decided on the version that was read', async () => {
    await extend();
    expect(await refused({ expectedVersion: 1, dueAt: '2027-02-01T17:00:00Z' })).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: 2 },
    });
  });

  it('answers a repeated key with what came of it, and refuses another input under it', async () => {
    const { id: deadlineId } = await named(DAYS);
    const input = { deadlineId, expectedVersion: 1, idempotencyKey: aKey() };
    await extend(input);
    expect(await extend(input)).toMatchObject({ deadline: { version: 2 } });
    expect(await refused({ ...input, reason: 'Another.' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it.each([
    ['an id that leads nowhere', LEAH, { deadlineId: unknownId('Deadline') }, /^No deadline has the id /],
    ['somebody who only runs the initiative', DES, {}, /^You may not do this. CX leaders give a deadline more time/],
    ['somebody of another organization', ODA, {}, /^No deadline has the id /],
  ])('is not for %s', async (_whom, email, different, message) => {
    const { id: deadlineId } = await named(DAYS);
    const input = {
      deadlineId,
      expectedVersion: 1,
      dueAt: LATER,
      reason: REASON,
      idempotencyKey: aKey(),
      ...different,
    };
    const before = await writtenRows(steward);
    const { errors } = await steward.ask(
      email,
      mutationDocument(steward.house.schema, 'extendDeadline', '__typename'),
      {
        input,
      },
    );
    expect(errors?.[0]?.message).toMatch(message);
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('A deadline of an organization’s own', () => {
  /** As the default one, with something changed; what begins from now on runs on it. */
  const publish = async (change: (states: Row) => void, stage = 'discover'): Promise<void> => {
    const document = JSON.parse(JSON.stringify(DEFAULT_LIFECYCLE)) as Row;
    change(document['machine'].states[stage].states as Row);
    const drafted = await act(
      steward,
      LEAH,
      'draftWorkflowDefinition',
      { subjectKind: 'INITIATIVE', note: 'Stricter', document },
      'workflowDefinition { id }',
    );
    const input = { workflowDefinitionId: drafted['workflowDefinition'].id as string, expectedVersion: 1 };
    expect(await act(steward, LEAH, 'publishWorkflowDefinition', input)).not.toHaveProperty('code');
    initiativeId = await anInitiative(steward, portfolioId, { title: 'On the new version' });
  };

  it('gives up what was worked on for too long, with everything that a move leaves behind', async () => {
    await publish(
      ({ underWay }) => (underWay.states.working.after = { P10D: { target: '#initiative.stoppedInDiscover' } }),
    );
    const name = 'discover.underWay.working after P10D';
    const version = await versionOf(steward, initiativeId);
    steward.clock.moveTo('2026-11-12T09:00:00Z');
    expect(await fireDue(steward)).toBe(1);
    expect(await history()).toMatchObject([
      {
        ...{ event: null, actor: null, deadline: { name }, toStage: 'DISCOVER' },
        ...{ fromStatus: 'WORKING', toStatus: 'CLOSED' },
      },
    ]);
    expect(await versionOf(steward, initiativeId)).toBe(version + 1);
    const at = '2026-11-12T09:00:00.000Z';
    const states = (await deadlines()).map((row) => [row['name'], row['state'], row['leftAt']]);
    expect(states.sort()).toEqual([
      [DAYS, 'CANCELLED', at],
      [ESCALATION, 'CANCELLED', at],
      [name, 'FIRED', at],
    ]);
    await allIsWell();
  });

  it('that stops what is designed anew overtakes its proposed sunset, as nobody’s answer, and ends what was due of it', async () => {
    await publish(
      ({ underWay }) => (underWay.states.working.after = { P10D: { target: '#initiative.stoppedInDesign' } }),
      'design',
    );
    for (const stage of ['DISCOVER', 'DESIGN', 'PROTOTYPE'] as const) await pass(steward, initiativeId, stage);
    const proposed = { initiativeId, reason: 'Few use it.' };
    expect(await act(steward, FIN, 'proposeSunset', proposed)).not.toHaveProperty('code');
    await move(steward, DES, 'iterateInitiative', initiativeId);
    steward.clock.moveTo('2026-11-12T09:00:00Z');
    await fireDue(steward);
    const query = `query($id: ID!) { initiative(id: $id) { stage status outcomeDeadlines { nodes { state } }
      sunsetProposals { nodes { answer answerReason answeredBy { name } answeredAt } } } }`;
    const byTime = { answer: 'OVERTAKEN', answerReason: 'Its time was over, by its process.', answeredBy: null };
    expect((await steward.data(ADA, query, { id: initiativeId }))['initiative']).toEqual({
      ...{ stage: 'DESIGN', status: 'CLOSED' },
      outcomeDeadlines: { nodes: Array(3).fill({ state: 'CANCELLED' }) },
      sunsetProposals: { nodes: [{ ...byTime, answeredAt: '2026-11-12T09:00:00.000Z' }] },
    });
    await allIsWell();
  });

  it('lets what is on hold go on by itself, with what was left of its days', async () => {
    await publish(({ onHold }) => (onHold.after = { P7D: { target: 'underWay.asLeft' } }));
    await move(steward, DES, 'holdInitiative', initiativeId);
    steward.clock.moveTo('2026-11-09T09:00:00Z');
    expect(await fireDue(steward)).toBe(1);
    expect((await history()).at(-1)).toMatchObject({ event: null, fromStatus: 'ON_HOLD', toStatus: 'WORKING' });
    // Held for a week of five working days: six weeks after 2 November become seven, at the hour of the hold.
    expect(await named(DAYS)).toMatchObject({ state: 'PENDING', entry: 1, dueAt: '2026-12-21T17:00:00.000Z' });
    await allIsWell();
  });

  it('says what its gate still waited for, and does not try again', async () => {
    const guard = { type: 'evidenceIsGathered', params: { gate: 'DISCOVER' } };
    await publish(
      ({ underWay }) => (underWay.states.working.after = { P10D: { target: '#initiative.stoppedInDiscover', guard } }),
    );
    const name = 'discover.underWay.working after P10D';
    steward.clock.moveTo('2026-11-13T09:00:00Z');
    expect(await fireDue(steward)).toBe(1);
    expect(await fireDue(steward)).toBe(0);
    expect(await named(name)).toMatchObject({ state: 'FIRED', problem: '0 of 3 interviews; no shadowing.' });
    expect(await history()).toEqual([]);
    await allIsWell();
  });

  it('is not there where the policy leaves the days of the stage open', async () => {
    const { gatePolicies } = await steward.data(
      LEAH,
      '{ gatePolicies(filter: { track: [STANDARD] }) { nodes { document } } }',
    );
    const document = JSON.parse(JSON.stringify(gatePolicies.nodes[0].document)) as Row;
    document['gates'].DISCOVER.days = null;
    const drafted = await act(
      steward,
      LEAH,
      'draftGatePolicy',
      { track: 'STANDARD', document, note: 'No hurry' },
      'gatePolicy { id }',
    );
    await act(steward, LEAH, 'publishGatePolicy', { gatePolicyId: drafted['gatePolicy'].id, expectedVersion: 1 });
    expect(await deadlines({}, await anInitiative(steward, portfolioId, { title: 'Unhurried' }))).toEqual([]);
  });
});

describe('The application', () => {
  it('can neither claim deadlines across organizations nor delete one', async () => {
    const as = (sql: string) => inOrganizationOf(steward, ADA, (manager) => manager.query(sql));
    await expect(as('select * from claim_deadlines(50, now(), null)')).rejects.toThrow(
      'permission denied for function',
    );
    await expect(as('delete from deadlines')).rejects.toThrow('permission denied for table deadlines');
  });
});
