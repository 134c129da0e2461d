import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const BEN = 'ben@example.com';
const LEAH = 'leah@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

/** Sends what must not be done, and holds it to that. */
async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** As `refused`, for what is a fault. */
async function fault(email: string | undefined, mutation: string, input: Record<string, unknown>) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors }: Answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const auditOf = async (subjectId: string) => {
  const query = `query($id: ID!) { auditRecords(first: 1, filter: { subjectId: $id }) {
    nodes { action before after actor { email } onBehalfOf { email } } } }`;
  return (await steward.data(ADA, query, { id: subjectId }))['auditRecords'].nodes[0] as Record<string, unknown>;
};

const OFFICE = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
  ...{ weekday, from: '09:00', to: '17:00' },
}));
const CALENDAR = 'workingCalendar { id timeZone workingDays { weekday from to } version }';
const calendarOf = async (email: string) => {
  const { organization } = await steward.data(email, `{ organization { ${CALENDAR} } }`);
  return organization.workingCalendar as { id: string; timeZone: string; workingDays: object[]; version: number };
};
const setCalendar = async (changes: Record<string, unknown>) => {
  const { version, timeZone, workingDays } = await calendarOf(ADA);
  const input = { timeZone, workingDays, expectedVersion: version, ...changes };
  return act(steward, ADA, 'setWorkingCalendar', input, CALENDAR);
};

describe('The working calendar of an organization', () => {
  it('is Monday to Friday, nine to five, in UTC from the start', async () => {
    expect(await calendarOf(VIC)).toEqual({
      ...{ id: expect.any(String) as string, timeZone: 'UTC', workingDays: OFFICE, version: 1 },
    });
  });

  it('is set by an admin, and its audit keeps what it was', async () => {
    const { id, version } = await calendarOf(ADA);
    const saturday = { weekday: 'SATURDAY', from: '10:00', to: '14:00' };
    const set = await setCalendar({ timeZone: 'Europe/Berlin', workingDays: [saturday, ...OFFICE] });
    expect(set['workingCalendar']).toEqual({
      ...{ id, timeZone: 'Europe/Berlin', workingDays: [...OFFICE, saturday], version: version + 1 },
    });
    expect(await auditOf(id)).toMatchObject({
      action: 'workingCalendarSet',
      before: { timeZone: 'UTC', workingDays: OFFICE },
      after: { timeZone: 'Europe/Berlin', workingDays: [...OFFICE, saturday] },
      actor: { email: ADA },
      onBehalfOf: null,
    });
    await setCalendar({ timeZone: 'UTC', workingDays: OFFICE });
  });

  it('is refused with everything that is wrong with it', async () => {
    const { version: expectedVersion } = await calendarOf(ADA);
    const workingDays = [{ weekday: 'MONDAY', from: '17:00', to: '9:00' }];
    const input = { expectedVersion, timeZone: 'Mars', workingDays };
    expect(await refused(ADA, 'setWorkingCalendar', input)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.timeZone' }, { path: 'input.workingDays[0].to' }],
    });
    expect(await refused(ADA, 'setWorkingCalendar', { ...input, timeZone: 'UTC', workingDays: [] })).toMatchObject({
      problems: [{ message: '0 working days: expected 1 to 7, each day of the week once.' }],
    });
  });

  it('is not set on a stale version, nor by anybody but an admin', async () => {
    const { version } = await calendarOf(ADA);
    const input = { timeZone: 'UTC', workingDays: OFFICE, expectedVersion: version + 1 };
    expect(await refused(ADA, 'setWorkingCalendar', input)).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: version,
    });
    expect(await fault(LEAH, 'setWorkingCalendar', { ...input, expectedVersion: version })).toMatchObject({
      message: 'You may not do this. Admins set the working calendar of the organization and its holidays.',
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await fault(undefined, 'setWorkingCalendar', input)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('answers a repeated key as the first time, and refuses it with another input', async () => {
    const { version: expectedVersion } = await calendarOf(ADA);
    const input = { timeZone: 'UTC', workingDays: OFFICE, expectedVersion, idempotencyKey: aKey() };
    const first = await act(steward, ADA, 'setWorkingCalendar', input, CALENDAR);
    const rows = await writtenRows(steward);
    expect(await act(steward, ADA, 'setWorkingCalendar', input, CALENDAR)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused(ADA, 'setWorkingCalendar', { ...input, timeZone: 'Asia/Tokyo' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('of another organization is not there', async () => {
    const { id } = await calendarOf(ADA);
    expect((await calendarOf(ODA)).id).not.toBe(id);
    expect(await steward.data(ODA, 'query($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
  });
});

const HOLIDAYS = 'holidays { id day name }';
const holidaysIn = async (filter: Record<string, string>, email = VIC) => {
  const query = `query($filter: HolidayFilter) { organization { workingCalendar {
    holidays(filter: $filter) { totalCount nodes { day name } } } } }`;
  return (await steward.data(email, query, { filter }))['organization'].workingCalendar.holidays as object;
};

describe('Holidays', () => {
  it('are added, many at once, read by day, and removed', async () => {
    const holidays = [
      { day: '2030-12-26', name: 'Boxing Day' },
      { day: '2030-12-25', name: ' Christmas ' },
      { day: '2031-01-01', name: 'New Year' },
    ];
    const added = await act(steward, ADA, 'addHolidays', { holidays }, `${HOLIDAYS} ${CALENDAR}`);
    expect(added['holidays']).toMatchObject([{ name: 'Boxing Day' }, { name: 'Christmas' }, { name: 'New Year' }]);
    expect(await holidaysIn({ from: '2030-12-01', to: '2030-12-31' })).toEqual({
      totalCount: 2,
      nodes: [
        { day: '2030-12-25', name: 'Christmas' },
        { day: '2030-12-26', name: 'Boxing Day' },
      ],
    });
    const { id } = added['workingCalendar'] as { id: string };
    expect(await auditOf(id)).toMatchObject({ action: 'holidaysAdded', after: { holidays: { length: 3 } } });
    const holidayId = (added['holidays'] as { id: string }[])[0]!.id;
    await act(steward, ADA, 'removeHoliday', { holidayId }, CALENDAR);
    expect(await holidaysIn({ from: '2030-12-26', to: '2030-12-26' })).toEqual({ totalCount: 0, nodes: [] });
    expect(await auditOf(id)).toMatchObject({
      action: 'holidayRemoved',
      before: { day: '2030-12-26', name: 'Boxing Day' },
    });
  });

  it('are refused as a whole when one of them is there already', async () => {
    await act(steward, ADA, 'addHolidays', { holidays: [{ day: '2032-12-25', name: 'Christmas' }] });
    const holidays = [
      { day: '2032-12-24', name: 'Eve' },
      { day: '2032-12-25', name: 'Again' },
    ];
    expect(await refused(ADA, 'addHolidays', { holidays })).toMatchObject({
      problems: [{ path: 'input.holidays[1].day', message: '2032-12-25 is a holiday already: Christmas.' }],
    });
  });

  it('are added once when two admins add the same day at the same time', async () => {
    const holidays = [{ day: '2033-12-25', name: 'Christmas' }];
    const answers = await Promise.all([1, 2].map(() => act(steward, ADA, 'addHolidays', { holidays })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AddHolidaysPayload', 'InvalidInput']);
  });

  it('are added and removed by admins of this organization only', async () => {
    const holidays = [{ day: '2034-12-25', name: 'Christmas' }];
    expect((await fault(LEAH, 'addHolidays', { holidays })).extensions.code).toBe('FORBIDDEN');
    const added = await act(steward, ADA, 'addHolidays', { holidays }, HOLIDAYS);
    const holidayId = (added['holidays'] as { id: string }[])[0]!.id;
    expect((await fault(LEAH, 'removeHoliday', { holidayId })).extensions.code).toBe('FORBIDDEN');
    for (const [email, id] of [
      [ODA, holidayId],
      [ADA, unknownId('Holiday')],
    ] as const) {
      expect(await fault(email, 'removeHoliday', { holidayId: id })).toMatchObject({
        message: `No holiday has the id "${id}".`,
        extensions: { code: 'NOT_FOUND' },
      });
    }
    expect(await holidaysIn({}, ODA)).toEqual({ totalCount: 0, nodes: [] });
  });
});

const OWN = 'person { version workingCalendar { timeZone timeZoneFrom workingDays { weekday } workingDaysFrom } }';
const versionOf = async (personId: string): Promise<number> => {
  const { person } = await steward.data(VIC, 'query($id: ID!) { person(id: $id) { version } }', { id: personId });
  return person.version as number;
};
const setPersonal = async (by: string, email: string, changes: Record<string, unknown>) => {
  const personId = await idOf(steward, email);
  const input = { personId, expectedVersion: await versionOf(personId), ...changes };
  return act(steward, by, 'setPersonalCalendar', input, OWN);
};

describe('The calendar of a person', () => {
  it('is the organization’s until they set their own, part by part', async () => {
    const query =
      '{ viewer { workingCalendar { timeZone timeZoneFrom workingDays { weekday from to } workingDaysFrom } } }';
    expect((await steward.data(BEN, query))['viewer'].workingCalendar).toEqual({
      ...{ timeZone: 'UTC', timeZoneFrom: 'ORGANIZATION', workingDays: OFFICE, workingDaysFrom: 'ORGANIZATION' },
    });
    const { person } = await setPersonal(BEN, BEN, { timeZone: 'Asia/Tokyo' });
    expect(person.workingCalendar).toMatchObject({ timeZone: 'Asia/Tokyo', timeZoneFrom: 'PERSON' });
    expect(person.workingCalendar).toMatchObject({ workingDays: { length: 5 }, workingDaysFrom: 'ORGANIZATION' });
  });

  it('is set by an admin on their behalf, and the organization’s again when nothing is given', async () => {
    const workingDays = [{ weekday: 'TUESDAY', from: '08:00', to: '12:00' }];
    const { person } = await setPersonal(ADA, BEN, { workingDays });
    expect(person.workingCalendar).toEqual({
      ...{ timeZone: 'UTC', timeZoneFrom: 'ORGANIZATION' },
      ...{ workingDays: [{ weekday: 'TUESDAY' }], workingDaysFrom: 'PERSON' },
    });
    expect(await auditOf(await idOf(steward, BEN))).toMatchObject({
      ...{ action: 'personalCalendarSet', actor: { email: ADA }, onBehalfOf: { email: BEN } },
      ...{ before: { timeZone: 'Asia/Tokyo', workingDays: null }, after: { timeZone: null, workingDays } },
    });
    const cleared = await setPersonal(BEN, BEN, {});
    expect(cleared['person'].workingCalendar).toMatchObject({ workingDaysFrom: 'ORGANIZATION' });
  });

  it('is refused when it is none, on a stale version, and to anybody else', async () => {
    const personId = await idOf(steward, BEN);
    const input = { personId, expectedVersion: await versionOf(personId) };
    expect(await refused(BEN, 'setPersonalCalendar', { ...input, timeZone: 'x', workingDays: [] })).toMatchObject({
      problems: [{ path: 'input.timeZone' }, { path: 'input.workingDays' }],
    });
    expect(await refused(BEN, 'setPersonalCalendar', { ...input, expectedVersion: 99 })).toMatchObject({
      code: 'STALE_VERSION',
      message: expect.stringContaining('Version 99 of person "Ben Business" is stale') as string,
    });
    expect(await fault(LEAH, 'setPersonalCalendar', input)).toMatchObject({
      message: expect.stringContaining('A person sets their own working calendar') as string,
      extensions: { code: 'FORBIDDEN' },
    });
    for (const [email, id] of [
      [ODA, personId],
      [ADA, unknownId('Person')],
    ] as const) {
      expect(await fault(email, 'setPersonalCalendar', { ...input, personId: id })).toMatchObject({
        message: `No person has the id "${id}".`,
        extensions: { code: 'NOT_FOUND' },
      });
    }
  });
});

describe('A deadline', () => {
  const deadlines = async (start: string | null, workingDays: number) => {
    const query = `query($start: DateTimeISO, $days: Int!) { organization { deadline(start: $start, workingDays: $days) }
      viewer { deadline(start: $start, workingDays: $days) } }`;
    const { organization, viewer } = await steward.data(BEN, query, { start, days: workingDays });
    return { organization: organization.deadline as unknown, viewer: viewer.deadline as unknown };
  };

  it('is told from now on, by the organization’s calendar and by a person’s own', async () => {
    await setPersonal(BEN, BEN, { timeZone: 'Asia/Tokyo' });
    // Monday 2 November 2026, 09:00 UTC; Friday 17:00 is four working days on, in Tokyo (UTC+9) at 08:00 UTC.
    expect(await deadlines(null, 4)).toEqual({
      ...{ organization: '2026-11-06T17:00:00.000Z', viewer: '2026-11-06T08:00:00.000Z' },
    });
  });

  it('leaves out holidays for everyone, and absences for the person alone', async () => {
    await act(steward, ADA, 'addHolidays', { holidays: [{ day: '2026-11-19', name: 'Foundation day' }] });
    const personId = await idOf(steward, BEN);
    await act(steward, BEN, 'recordAbsence', { personId, firstDay: '2026-11-20', lastDay: '2026-11-24' });
    // From Wednesday the 18th: Thursday is a holiday; Friday to Tuesday Ben is away, so that Wednesday is his next.
    expect(await deadlines('2026-11-18T12:00:00Z', 1)).toEqual({
      ...{ organization: '2026-11-20T17:00:00.000Z', viewer: '2026-11-25T08:00:00.000Z' },
    });
  });

  it.each([
    ['no working day', { days: 0 }, 'deadline: expected 1 to 260 working days, not 0.'],
    ['a year and a day', { days: 261 }, 'deadline: expected 1 to 260 working days, not 261.'],
    [
      'a start that nobody means',
      { days: 1, start: '1066-10-14T00:00:00Z' },
      'deadline: expected a start in the years 1900 to 2999, not 1066.',
    ],
  ])('is not told for %s', async (_what, variables, message) => {
    const query = 'query($start: DateTimeISO, $days: Int!) { viewer { deadline(start: $start, workingDays: $days) } }';
    const { errors } = await steward.ask(BEN, query, variables);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
