import ICAL from 'ical.js';
import { aBank, unknownId } from '../support/a-bank';
import { aBoard, aMeeting, aStandingMeeting, onMeeting, REVIEW } from '../support/a-meeting';
import { aPortfolio } from '../support/a-portfolio';
import { aDraft } from '../support/a-proposal';
import { act, mutationDocument, type Acted } from '../support/act';
import { idsByEmail } from '../support/full-hands';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, BEN, BEA, INA, FIN, CHO, SAM, DES] = ['ada', 'ben', 'bea', 'ina', 'fin', 'cho', 'sam', 'des'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string, string, string];
const ODA = 'oda@other.example';

let steward: Steward;
let ids: Record<string, string>;

beforeAll(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
});
afterAll(() => steward.stop());
afterEach(() => steward.clock.moveTo('2026-11-02T09:00:00Z'));

let boards = 0;
const aNewBoard = async (changes: Record<string, unknown> = {}): Promise<string> =>
  (await aBoard(steward, ids, { name: `Board ${(boards += 1)}`, ...changes })).id;

async function refused(mutation: string, input: Record<string, unknown>, email = BEN): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function fault(mutation: string, input: Record<string, unknown>, email: string) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const nextOf = async (id: string, first = 3, selection = 'startsAt title meeting { status }') => {
  const query = `query($id: ID!, $first: Int!) { governanceBody(id: $id) { nextMeetings(first: $first) { ${selection} } } }`;
  return (await steward.data(BEN, query, { id, first }))['governanceBody'].nextMeetings as Record<string, any>[];
};
const nextDays = async (id: string, first?: number) =>
  (await nextOf(id, first)).map(({ startsAt, meeting }) => `${startsAt.slice(0, 16)} ${meeting?.status ?? '-'}`);

/** What somebody was told last, the latest first. */
const told = async (email: string, first: number) => {
  const query = `query($first: Int!) { viewer { inbox(first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { kind title text subjectId actor { name } } } } }`;
  return (await steward.data(email, query, { first }))['viewer'].inbox.nodes as Record<string, any>[];
};
const toldOf = async (email: string, subjectId: string) =>
  (await told(email, 100)).filter((each) => each['subjectId'] === subjectId).map(({ kind }) => kind as string);

const auditOf = async (subjectId: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
    nodes { action reason before after } } }`;
  return (await steward.data(ADA, query, { id: subjectId }))['auditRecords'].nodes as Record<string, any>[];
};

describe('A standing meeting', () => {
  const FIELDS = `standingMeeting { id title rule firstDay lastDay time timeZone durationMinutes place endedReason version
    governanceBody { name } }`;

  it('is planned by the chair, and the members hear of it', async () => {
    const governanceBodyId = await aNewBoard({ name: 'Planners' });
    const { standingMeeting } = await act(steward, BEN, 'planStandingMeeting', { ...REVIEW, governanceBodyId }, FIELDS);
    expect(standingMeeting).toMatchObject({
      ...{ ...REVIEW, lastDay: null, endedReason: null, version: 1, governanceBody: { name: 'Planners' } },
    });
    const [news] = await told(INA, 1);
    expect(news).toEqual({
      ...{ kind: 'MEETING_PLANNED', subjectId: standingMeeting.id, actor: { name: 'Ben Business' } },
      title: 'Planners has planned a standing meeting: "Review"',
      text: '"Review" is from 2026-11-03 on at 10:00 (Europe/Berlin), by the rule FREQ=MONTHLY;BYDAY=1TU; 90 minutes; Room 4.',
    });
    expect(await toldOf(BEN, standingMeeting.id)).toEqual([]);
    const { governanceBody } = await steward.data(
      SAM,
      'query($id: ID!) { governanceBody(id: $id) { standingMeetings { title } } }',
      { id: governanceBodyId },
    );
    expect(governanceBody.standingMeetings).toEqual([{ title: 'Review' }]);
    expect(await auditOf(standingMeeting.id as string)).toMatchObject([
      { action: 'standingMeetingPlanned', after: { title: 'Review', rule: 'FREQ=MONTHLY;BYDAY=1TU' } },
    ]);
  });

  // Berlin is UTC+1 until 28 March 2027, then UTC+2; 6 April 2027 is a first Tuesday.
  it('shows its next days by the local clock, and which of them is a holiday', async () => {
    await act(steward, ADA, 'addHolidays', { holidays: [{ day: '2027-04-06', name: 'Founding day' }] });
    const id = await aNewBoard();
    const standingMeetingId = await aStandingMeeting(steward, id);
    const next = await nextOf(id, 6, 'startsAt holiday occurrenceDay standingMeeting { id } meeting { id }');
    expect(next[0]).toEqual({
      ...{ startsAt: '2026-11-03T09:00:00.000Z', holiday: null, occurrenceDay: '2026-11-03' },
      ...{ standingMeeting: { id: standingMeetingId }, meeting: null },
    });
    expect(next[5]).toMatchObject({ startsAt: '2027-04-06T08:00:00.000Z', holiday: 'Founding day' });
  });

  it('is refused with what is wrong with it at its place', async () => {
    const input = {
      ...REVIEW,
      governanceBodyId: await aNewBoard(),
      rule: 'FREQ=SECONDLY;BYHOUR=1',
      durationMinutes: 1,
    };
    expect((await refused('planStandingMeeting', input))['problems']).toEqual([
      { path: 'input.durationMinutes', message: '1: expected a whole number from 5 to 1440.' },
      { path: 'input.rule', message: 'FREQ=SECONDLY: expected DAILY, WEEKLY, MONTHLY or YEARLY.' },
      { path: 'input.rule', message: expect.stringMatching(/^"BYHOUR=1" is no part of a rule/) },
    ]);
  });

  it('is revised; what is scheduled already stays as it is', async () => {
    const id = await aNewBoard();
    const standingMeetingId = await aStandingMeeting(steward, id);
    await act(steward, BEN, 'scheduleOccurrence', { standingMeetingId, occurrenceDay: '2026-11-03' });
    const change = { standingMeetingId, expectedVersion: 1, title: 'Portfolio', durationMinutes: 60 };
    expect(await act(steward, BEN, 'reviseStandingMeeting', change, FIELDS)).toMatchObject({
      standingMeeting: { title: 'Portfolio', durationMinutes: 60, place: null, version: 2 },
    });
    expect((await nextOf(id)).map(({ title }) => title as string)).toEqual(['Review', 'Portfolio', 'Portfolio']);
    expect(await refused('reviseStandingMeeting', change)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
  });

  it('is ended for a reason, with what is scheduled after its last day', async () => {
    const id = await aNewBoard();
    const standingMeetingId = await aStandingMeeting(steward, id);
    for (const occurrenceDay of ['2026-12-01', '2027-01-05']) {
      await act(steward, BEN, 'scheduleOccurrence', { standingMeetingId, occurrenceDay });
    }
    const end = { standingMeetingId, expectedVersion: 1, lastDay: '2026-12-31', reason: 'Merged with the council' };
    expect(await act(steward, BEN, 'endStandingMeeting', end, FIELDS)).toMatchObject({
      standingMeeting: { lastDay: '2026-12-31', endedReason: 'Merged with the council', version: 2 },
    });
    expect(await nextDays(id)).toEqual(['2026-11-03T09:00 -', '2026-12-01T09:00 PLANNED']);
    expect((await told(CHO, 1))[0]).toMatchObject({
      ...{ kind: 'MEETING_CANCELLED', subjectId: standingMeetingId },
      text: '"Review" is held no more after 2026-12-31. Reason: Merged with the council',
    });
    const { meetings } = await steward.data(
      BEN,
      'query($body: ID!) { meetings(filter: { governanceBodyId: $body }) { nodes { id status cancelledReason } } }',
      { body: id },
    );
    expect(meetings.nodes).toMatchObject([
      { status: 'PLANNED' },
      { status: 'CANCELLED', cancelledReason: 'Merged with the council' },
    ]);
    expect((await auditOf(meetings.nodes[1].id as string)).map(({ action }) => action as string)).toEqual([
      ...['meetingScheduled', 'meetingCancelled'],
    ]);
    const again = { standingMeetingId, expectedVersion: 2, lastDay: '2026-11-30', reason: 'Sooner' };
    expect(await refused('endStandingMeeting', again)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'ENDED' });
  });
});

describe('An occurrence of a standing meeting', () => {
  it('is scheduled, moved and cancelled in its place, once', async () => {
    const id = await aNewBoard({ name: 'Movers' });
    const standingMeetingId = await aStandingMeeting(steward, id);
    const schedule = async (occurrenceDay: string) => {
      const input = { standingMeetingId, occurrenceDay };
      return (await act(steward, BEN, 'scheduleOccurrence', input, 'meeting { id }'))['meeting'].id as string;
    };
    const [moved, cancelled] = [await schedule('2026-11-03'), await schedule('2026-12-01')];
    expect(await toldOf(INA, moved)).toEqual([]);
    const twice = await refused('scheduleOccurrence', { standingMeetingId, occurrenceDay: '2026-12-01' });
    expect(twice).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'The meeting of 2026-12-01 is scheduled already.',
    });
    await onMeeting(steward, 'moveMeeting', moved, { day: '2026-11-05', time: '14:00', reason: 'A strike' });
    await onMeeting(steward, 'cancelMeeting', cancelled, { reason: 'Nothing to decide' });
    expect(await nextDays(id)).toEqual(['2026-11-05T13:00 PLANNED', '2027-01-05T09:00 -', '2027-02-02T09:00 -']);
    expect(await told(FIN, 2)).toMatchObject([
      {
        ...{ kind: 'MEETING_CANCELLED', subjectId: cancelled },
        title: 'Movers does not meet on 2026-12-01 at 10:00 (Europe/Berlin)',
        text: '"Review" is cancelled. Reason: Nothing to decide',
      },
      {
        ...{ kind: 'MEETING_MOVED', subjectId: moved },
        title: 'Movers meets on 2026-11-05 at 14:00 (Europe/Berlin), not on 2026-11-03 at 10:00 (Europe/Berlin)',
        text: '"Review" was moved to 2026-11-05 at 14:00 (Europe/Berlin); 90 minutes; Room 4. Reason: A strike',
      },
    ]);
    expect(await auditOf(moved)).toMatchObject([
      { action: 'meetingScheduled' },
      {
        ...{ action: 'meetingMoved', reason: 'A strike' },
        ...{ before: { startsAt: '2026-11-03T09:00:00.000Z' }, after: { startsAt: '2026-11-05T13:00:00.000Z' } },
      },
    ]);
  });

  it('is scheduled once by two at the same time', async () => {
    const standingMeetingId = await aStandingMeeting(steward, await aNewBoard());
    const input = { standingMeetingId, occurrenceDay: '2026-11-03' };
    const answers = await Promise.all([BEN, BEA].map((email) => act(steward, email, 'scheduleOccurrence', input)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['NotPossibleNow', 'ScheduleOccurrencePayload']);
  });

  it('is none on another day', async () => {
    const standingMeetingId = await aStandingMeeting(steward, await aNewBoard());
    expect(await refused('scheduleOccurrence', { standingMeetingId, occurrenceDay: '2026-11-04' })).toMatchObject({
      message: 'input.occurrenceDay: 2026-11-04 is no day of "Review": the next one is 2026-12-01.',
    });
  });
});

describe('The calendar of a body', () => {
  it('is an iCalendar that moves with its meetings', async () => {
    const id = await aNewBoard();
    const standingMeetingId = await aStandingMeeting(steward, id);
    const { meeting } = await act(
      steward,
      BEN,
      'scheduleOccurrence',
      { standingMeetingId, occurrenceDay: '2026-12-01' },
      'meeting { id }',
    );
    await onMeeting(steward, 'moveMeeting', meeting.id as string, { day: '2026-12-02', time: '10:00', reason: 'Ice' });
    await aMeeting(steward, id);
    const { governanceBody, single } = await steward.data(
      SAM,
      'query($id: ID!, $meeting: ID!) { governanceBody(id: $id) { calendar } single: meeting(id: $meeting) { iCalendar } }',
      { id, meeting: meeting.id },
    );
    const events = (text: string) =>
      new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    const [standing, extra, moved, ...others] = events(governanceBody.calendar as string);
    expect(others).toEqual([]);
    expect(standing!.attendees.map((each) => each.getFirstValue())).toEqual(
      // By name: Ben Business, Cho Change, Fin Finance, Ina Insights.
      [BEN, CHO, FIN, INA].map((email) => `mailto:${email}`),
    );
    expect([standing!.organizer, standing!.location]).toEqual([`mailto:${BEN}`, 'Room 4']);
    expect(extra!.startDate.toJSDate().toISOString()).toBe('2026-11-02T10:00:00.000Z');
    expect([moved!.uid, moved!.sequence]).toEqual([standing!.uid, 1]);
    expect([moved!.recurrenceId.toString(), moved!.startDate.toString()]).toEqual([
      ...['2026-12-01T10:00:00', '2026-12-02T09:00:00Z'],
    ]);
    expect(events(single.iCalendar as string).map((each) => [each.uid, each.startDate.toString()])).toEqual([
      [standing!.uid, '2026-12-02T09:00:00Z'],
    ]);
  });

  it('names, once a meeting was opened, who had a seat then', async () => {
    const id = await aNewBoard({ name: 'Changing' });
    const meetingId = await aMeeting(steward, id);
    await onMeeting(steward, 'openMeeting', meetingId);
    const board = { name: 'Changing', charter: 'Decides', meetings: 'Monthly', chairId: ids[SAM], quorum: 1 };
    const members = [{ personId: ids[SAM] }];
    const change = { governanceBodyId: id, expectedVersion: 1, customerVoiceId: ids[SAM] };
    await act(steward, ADA, 'reviseGovernanceBody', { ...board, ...change, members });
    const query =
      'query($id: ID!) { meeting(id: $id) { iCalendar quorum { members needed } seats { member { name } } } }';
    const { meeting } = await steward.data(SAM, query, { id: meetingId });
    expect(meeting).toMatchObject({ quorum: { members: 4, needed: 3 } });
    expect(meeting.seats).toHaveLength(4);
    expect(meeting.iCalendar.match(/ATTENDEE/g)).toHaveLength(4);
    expect(meeting.iCalendar).toContain('ORGANIZER;CN=Sam Scorer');
  });
});

describe('A meeting', () => {
  const CONDUCT = `meeting { status version openedAt closedAt quorum { present members needed reached customerIsHeard
    missing { code message } } seats { member { name } attendance attendedBy { name } } guests { name } guestNames }`;

  it('is scheduled on its own; for a member who is away their deputies hear of it, too', async () => {
    const id = await aNewBoard({ name: 'Travellers' });
    // Ben, the chair, has a deputy on the board, and Sam stands in for him while he is away; nobody does for Cho.
    const away = { firstDay: '2026-11-09', lastDay: '2026-11-13' };
    await act(steward, ADA, 'recordAbsence', { personId: ids[BEN], ...away, deputyId: ids[SAM] });
    await act(steward, ADA, 'recordAbsence', { personId: ids[CHO], ...away });
    const during = await aMeeting(steward, id, { day: '2026-11-10' });
    const after = await aMeeting(steward, id, { day: '2026-11-16' });
    for (const email of [INA, FIN, CHO, BEA, SAM]) expect(await toldOf(email, during)).toEqual(['MEETING_PLANNED']);
    expect((await told(INA, 2))[1]).toMatchObject({
      title: 'Travellers meets on 2026-11-10 at 11:00 (Europe/Berlin)',
      text: '"Extra" is on 2026-11-10 at 11:00 (Europe/Berlin); 60 minutes.',
    });
    for (const email of [BEA, SAM]) expect(await toldOf(email, after)).toEqual([]);
  });

  it('has an agenda with subjects and presenters, who are told', async () => {
    const id = await aNewBoard();
    const meetingId = await aMeeting(steward, id);
    const portfolioId = await aPortfolio(steward, 'Agenda', 1_000_000n);
    const { id: subjectId } = await aDraft(steward, portfolioId);
    const items = [
      { kind: 'DECISION', title: 'Fund it?', minutes: 20, presenterId: ids[DES], subjectId },
      { kind: 'INFORMATION', title: 'Any other business' },
    ];
    const selection = `meeting { version agenda { position kind title minutes presenter { name }
      proposal { id } initiative { id } } }`;
    const { meeting } = await onMeeting(steward, 'setAgenda', meetingId, { items }, { selection });
    expect(meeting).toEqual({
      version: 2,
      agenda: [
        {
          ...{ position: 1, kind: 'DECISION', title: 'Fund it?', minutes: 20, presenter: { name: 'Des Design' } },
          ...{ proposal: { id: subjectId }, initiative: null },
        },
        {
          ...{ position: 2, kind: 'INFORMATION', title: 'Any other business', minutes: null, presenter: null },
          ...{ proposal: null, initiative: null },
        },
      ],
    });
    for (const email of [INA, DES]) {
      expect((await told(email, 1))[0]).toMatchObject({
        ...{ kind: 'AGENDA_SET', subjectId: meetingId, text: '1. Fund it?\n2. Any other business' },
      });
    }
    const shorter = await onMeeting(steward, 'setAgenda', meetingId, { items: items.slice(1) }, { selection });
    expect(shorter['meeting'].agenda).toMatchObject([{ position: 1, title: 'Any other business' }]);
  });

  it('is opened on its day with nobody there, and hears what it lacks until enough have come', async () => {
    const id = await aNewBoard();
    const meetingId = await aMeeting(steward, id);
    const { meeting } = await onMeeting(steward, 'openMeeting', meetingId, {}, { selection: CONDUCT });
    expect(meeting).toMatchObject({
      ...{ status: 'OPEN', openedAt: '2026-11-02T09:00:00.000Z', closedAt: null },
      quorum: {
        ...{ present: 0, members: 4, needed: 3, reached: false, customerIsHeard: false },
        missing: [
          { code: 'QUORUM', message: '0 of 4 members, 3 needed' },
          { code: 'CUSTOMER_VOICE', message: 'nobody speaks for the customer' },
        ],
      },
    });
    const here = (...names: string[]) => names.map((email) => ({ memberId: ids[email], attendance: 'PRESENT' }));
    const record = (members: unknown[], more: object = {}) =>
      onMeeting(steward, 'recordAttendance', meetingId, { members, ...more }, { selection: CONDUCT });
    const some = await record([...here(FIN, CHO), { memberId: ids[BEN], attendance: 'DEPUTY' }], {
      ...{ guestIds: [ids[DES]], guestNames: ['Mrs Vale, a customer'] },
    });
    expect(some['meeting'].quorum.missing).toEqual([
      { code: 'CUSTOMER_VOICE', message: 'nobody speaks for the customer' },
    ]);
    const all = await record(here(INA));
    expect(all['meeting']).toMatchObject({
      quorum: { present: 4, reached: true, customerIsHeard: true, missing: [] },
      seats: [
        { member: { name: 'Ben Business' }, attendance: 'DEPUTY', attendedBy: { name: 'Bea Business' } },
        { member: { name: 'Ina Insights' }, attendance: 'PRESENT', attendedBy: { name: 'Ina Insights' } },
        { member: { name: 'Fin Finance' }, attendance: 'PRESENT', attendedBy: { name: 'Fin Finance' } },
        { member: { name: 'Cho Change' }, attendance: 'PRESENT', attendedBy: { name: 'Cho Change' } },
      ],
      ...{ guests: [{ name: 'Des Design' }], guestNames: ['Mrs Vale, a customer'] },
    });
    const closed = await onMeeting(steward, 'closeMeeting', meetingId, {}, { selection: CONDUCT });
    expect(closed['meeting']).toMatchObject({ status: 'CLOSED', closedAt: '2026-11-02T09:00:00.000Z', version: 5 });
    expect((await auditOf(meetingId)).map(({ action }) => action as string)).toEqual([
      ...['meetingScheduled', 'meetingOpened', 'attendanceRecorded', 'attendanceRecorded', 'meetingClosed'],
    ]);
    for (const [mutation, more] of [
      ['recordAttendance', { members: [] }],
      ['setAgenda', { items: [] }],
      ['cancelMeeting', { reason: 'Why' }],
      ['moveMeeting', { day: '2026-12-01', time: '10:00', reason: 'Why' }],
    ] as const) {
      expect(await onMeeting(steward, mutation, meetingId, more)).toMatchObject({
        ...{ code: 'NOT_POSSIBLE_NOW', status: 'CLOSED', message: 'The meeting "Extra" is closed.' },
      });
    }
  });

  it('takes whoever stands in for an absent member, and refuses others with their place', async () => {
    const id = await aNewBoard();
    steward.clock.moveTo('2026-11-23T09:00:00Z');
    const away = { firstDay: '2026-11-23', lastDay: '2026-11-27' };
    await act(steward, ADA, 'recordAbsence', { personId: ids[FIN], ...away, deputyId: ids[SAM] });
    const meetingId = await aMeeting(steward, id, { day: '2026-11-23' });
    await onMeeting(steward, 'openMeeting', meetingId);
    const record = (...members: object[]) => onMeeting(steward, 'recordAttendance', meetingId, { members });
    const by = (email: string, deputy: string) => ({
      ...{ memberId: ids[email], attendance: 'DEPUTY', deputyId: ids[deputy] },
    });
    expect(await record(by(CHO, SAM), { memberId: ids[DES], attendance: 'PRESENT' })).toMatchObject({
      problems: [{ path: 'input.members[1].memberId', message: 'No member of the body.' }],
    });
    expect(await record(by(CHO, SAM))).toMatchObject({ problems: [{ path: 'input.members[0].deputyId' }] });
    expect(await record(by(FIN, SAM))).toMatchObject({ meeting: { status: 'OPEN' } });
  });

  it('names nobody who has left', async () => {
    const id = await aNewBoard();
    const meetingId = await aMeeting(steward, id);
    const gus = { name: 'Gus Gone', email: 'gus@example.com' };
    const { person } = await act(steward, ADA, 'addPerson', gus, 'person { id }');
    const leaving = { personId: person.id, expectedVersion: 1, successorId: ids[SAM], reason: 'Moved' };
    await act(steward, ADA, 'deactivatePerson', leaving);
    const items = [{ kind: 'DISCUSSION', title: 'His', presenterId: person.id }];
    expect(await onMeeting(steward, 'setAgenda', meetingId, { items })).toMatchObject({
      problems: [{ path: 'input.items[0].presenterId' }],
    });
    await onMeeting(steward, 'openMeeting', meetingId);
    const there = { members: [], guestIds: [person.id] };
    expect(await onMeeting(steward, 'recordAttendance', meetingId, there)).toMatchObject({
      problems: [{ path: 'input.guestIds[0]' }],
    });
  });

  it('is not opened before its day', async () => {
    const meetingId = await aMeeting(steward, await aNewBoard(), { day: '2026-11-03' });
    expect(await onMeeting(steward, 'openMeeting', meetingId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'The meeting is on 2026-11-03: move it to hold it sooner.' },
    });
  });

  it('answers a repeated key as the first time, and a stale version with the one it has', async () => {
    const governanceBodyId = await aNewBoard();
    const today = { title: 'Once', day: '2026-11-02', time: '11:00', timeZone: 'UTC', durationMinutes: 60 };
    const input = { governanceBodyId, ...today, idempotencyKey: aKey() };
    const first = await act(steward, BEN, 'scheduleMeeting', input, 'meeting { id version }');
    expect(await act(steward, BEN, 'scheduleMeeting', input, 'meeting { id version }')).toEqual(first);
    const late = { meetingId: first['meeting'].id, expectedVersion: 7 };
    expect(await refused('openMeeting', late)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
  });

  it('is listed by when it begins, and is not there for another organization', async () => {
    const id = await aNewBoard();
    const [later, sooner] = [
      await aMeeting(steward, id, { day: '2026-11-20' }),
      await aMeeting(steward, id, { day: '2026-11-10' }),
    ];
    const query = `query($body: ID!, $one: ID!, $from: DateTimeISO) {
      meetings(filter: { governanceBodyId: $body, from: $from, status: [PLANNED] }) { nodes { id } } meeting(id: $one) { id } }`;
    const from = '2026-11-11T00:00:00Z';
    expect(await steward.data(SAM, query, { body: id, one: sooner })).toEqual({
      ...{ meetings: { nodes: [{ id: sooner }, { id: later }] }, meeting: { id: sooner } },
    });
    expect(await steward.data(SAM, query, { body: id, one: sooner, from })).toMatchObject({
      meetings: { nodes: [{ id: later }] },
    });
    expect(await steward.data(ODA, query, { body: id, one: sooner })).toEqual({
      meetings: { nodes: [] },
      meeting: null,
    });
  });
});

describe('Whoever leads a body', () => {
  const LATER = { day: '2026-12-01', time: '10:00', timeZone: 'UTC', durationMinutes: 60 };

  it('holds its meetings, and so does the deputy of the chair; others do not', async () => {
    const governanceBodyId = await aNewBoard();
    const meetingId = await aMeeting(steward, governanceBodyId, {}, BEA);
    const change = { meetingId, expectedVersion: 1 };
    const standingMeetingId = await aStandingMeeting(steward, governanceBodyId, {}, 'leah@example.com');
    const standing = { standingMeetingId, expectedVersion: 1 };
    const acts: [string, object][] = [
      ['planStandingMeeting', { ...REVIEW, governanceBodyId }],
      ['reviseStandingMeeting', { ...standing, title: 'Mine', durationMinutes: 30 }],
      ['endStandingMeeting', { ...standing, lastDay: '2026-12-31', reason: 'Why' }],
      ['scheduleMeeting', { governanceBodyId, title: 'Mine', ...LATER }],
      ['scheduleOccurrence', { standingMeetingId, occurrenceDay: '2026-11-03' }],
      ['moveMeeting', { ...change, day: '2026-12-01', time: '10:00', reason: 'Why' }],
      ['cancelMeeting', { ...change, reason: 'Why' }],
      ['setAgenda', { ...change, items: [] }],
      ['openMeeting', change],
      ['recordAttendance', { ...change, members: [] }],
      ['closeMeeting', change],
    ];
    for (const [mutation, input] of acts) {
      // Ina is a member, and does not lead.
      expect(await fault(mutation, { ...input }, INA)).toMatchObject({
        message: expect.stringMatching(/plan, prepare and hold its meetings\.$/) as string,
        extensions: { code: 'FORBIDDEN' },
      });
      expect((await fault(mutation, { ...input }, ODA)).extensions.code).toBe('NOT_FOUND');
    }
  });

  it.each([
    ['scheduleMeeting', () => ({ governanceBodyId: unknownId('GovernanceBody'), title: 'T', ...LATER })],
    ['openMeeting', () => ({ meetingId: unknownId('Meeting'), expectedVersion: 1 })],
  ])('finds nothing behind an id that leads nowhere: %s', async (mutation, input) => {
    expect((await fault(mutation, input(), BEN)).extensions.code).toBe('NOT_FOUND');
  });
  it('cannot put what nobody knows on an agenda', async () => {
    const meetingId = await aMeeting(steward, await aNewBoard());
    const change = { meetingId, expectedVersion: 1 };
    for (const named of [
      ...[{ presenterId: unknownId('Person') }, { subjectId: unknownId('Proposal') }],
      ...[{ subjectId: unknownId('Initiative') }, { subjectId: ids[SAM] }],
    ]) {
      const items = [{ kind: 'DECISION', title: 'It', ...named }];
      expect((await fault('setAgenda', { ...change, items }, BEN)).extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('Somebody who leaves', () => {
  it('hands over what they were to present, and keeps where they were', async () => {
    const id = await aNewBoard();
    const { person } = await act(steward, ADA, 'addPerson', { name: 'Pia', email: 'pia@example.com' }, 'person { id }');
    const items = [{ kind: 'DISCUSSION', title: 'Hers', presenterId: person.id }];
    const [toCome, held] = [await aMeeting(steward, id), await aMeeting(steward, id)];
    for (const meetingId of [toCome, held]) await onMeeting(steward, 'setAgenda', meetingId, { items });
    await onMeeting(steward, 'openMeeting', held);
    await onMeeting(steward, 'recordAttendance', held, { members: [], guestIds: [person.id] });
    await onMeeting(steward, 'closeMeeting', held);
    const holdings = 'query($id: ID!) { person(id: $id) { holdings { nodes { kind name heldAs } } } }';
    expect(await steward.data(ADA, holdings, { id: person.id })).toEqual({
      person: { holdings: { nodes: [{ kind: 'Meeting', name: 'Extra', heldAs: 'PRESENTER' }] } },
    });
    const leaving = { personId: person.id, expectedVersion: 1, successorId: ids[SAM], reason: 'Moved' };
    expect(await act(steward, ADA, 'deactivatePerson', leaving, 'handedOver')).toMatchObject({ handedOver: 1 });
    const query =
      'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Meeting { agenda { presenter { name } } guests { name } } } }';
    expect((await steward.data(ADA, query, { ids: [toCome, held] }))['nodes']).toEqual([
      { agenda: [{ presenter: { name: 'Sam Scorer' } }], guests: [] },
      { agenda: [{ presenter: { name: 'Pia' } }], guests: [{ name: 'Pia' }] },
    ]);
    expect((await auditOf(toCome)).at(-1)).toMatchObject({ action: 'meetingHandedOver', reason: 'Moved' });
  });
});
