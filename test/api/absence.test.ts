import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const LEAH = 'leah@example.com';
const LIAM = 'liam@example.com';
const BEA = 'bea@example.com';
const BEN = 'ben@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
/** Global ids by e-mail. */
let people: Record<string, string>;

beforeEach(async () => {
  steward = await aBank();
  const emails = [ADA, LEAH, LIAM, BEA, BEN, VIC, ODA];
  people = Object.fromEntries(await Promise.all(emails.map(async (email) => [email, await idOf(steward, email)])));
});
afterEach(() => steward.stop());

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

const auditOf = async (email: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
    nodes { action before after reason actor { email } onBehalfOf { email } } } }`;
  return (await steward.data(ADA, query, { id: people[email] }))['auditRecords'].nodes as Record<string, unknown>[];
};

const ABSENCE = 'absence { id firstDay lastDay note deputy { email } recordedBy { email } version }';
const record = (by: string, email: string, firstDay: string, lastDay: string, more: Record<string, unknown> = {}) =>
  act(steward, by, 'recordAbsence', { personId: people[email], firstDay, lastDay, ...more }, ABSENCE);
const recorded = async (firstDay: string, lastDay: string) =>
  (await record(LEAH, LEAH, firstDay, lastDay))['absence'] as { id: string; version: number };
const setAssistants = (by: string, email: string, assistants: string[], expectedVersion = 1) => {
  const assistantIds = assistants.map((assistant) => people[assistant]);
  const input = { personId: people[email], expectedVersion, assistantIds };
  return act(steward, by, 'setAssistants', input, 'person { version assistants { email } }');
};
const standIn = (by: string, email: string, deputy: string | null, expectedVersion: number) => {
  const input = { personId: people[email], expectedVersion, deputyId: deputy === null ? null : people[deputy] };
  return act(steward, by, 'setStandingDeputy', input, 'person { version standingDeputy { email } }');
};
const absenceOf = async (email: string, on?: string) => {
  const query = 'query($id: ID!, $on: LocalDate) { person(id: $id) { absence(on: $on) { firstDay lastDay } } }';
  return (await steward.data(VIC, query, { id: people[email], on }))['person'].absence as unknown;
};

describe('A leader who goes on holiday', () => {
  it('names an assistant, who records the absence and the standing deputy on their behalf, on record', async () => {
    expect((await setAssistants(LEAH, LEAH, [BEA, BEN]))['person']).toEqual({
      ...{ version: 2, assistants: [{ email: BEA }, { email: BEN }] },
    });
    expect((await standIn(BEA, LEAH, LIAM, 2))['person']).toEqual({ version: 3, standingDeputy: { email: LIAM } });
    const { absence } = await record(BEA, LEAH, '2026-11-05', '2026-11-20', {
      note: ' Ask Liam ',
      deputyId: people[BEN],
    });
    expect(absence).toEqual({
      ...{
        id: expect.any(String) as string,
        firstDay: '2026-11-05',
        lastDay: '2026-11-20',
        note: 'Ask Liam',
        version: 1,
      },
      ...{ deputy: { email: BEN }, recordedBy: { email: BEA } },
    });
    const { viewer } = await steward.data(
      BEA,
      '{ viewer { assistantOf { email standingDeputy { email } absences { totalCount } } } }',
    );
    expect(viewer.assistantOf).toEqual([{ email: LEAH, standingDeputy: { email: LIAM }, absences: { totalCount: 1 } }]);
    expect(await auditOf(LEAH)).toMatchObject([
      { action: 'assistantsSet', actor: { email: LEAH }, onBehalfOf: null, before: { assistantIds: [] } },
      { action: 'standingDeputySet', actor: { email: BEA }, onBehalfOf: { email: LEAH }, before: { deputyId: null } },
      {
        ...{ action: 'absenceRecorded', actor: { email: BEA }, onBehalfOf: { email: LEAH } },
        after: { firstDay: '2026-11-05', lastDay: '2026-11-20', note: 'Ask Liam' },
      },
    ]);
  });

  it('is absent from the first day to the last, and there before and after', async () => {
    await recorded('2026-11-05', '2026-11-20');
    const days = { firstDay: '2026-11-05', lastDay: '2026-11-20' };
    expect(await absenceOf(LEAH)).toBeNull();
    expect(await absenceOf(LEAH, '2026-11-04')).toBeNull();
    expect(await absenceOf(LEAH, '2026-11-05')).toEqual(days);
    expect(await absenceOf(LEAH, '2026-11-20')).toEqual(days);
    expect(await absenceOf(LEAH, '2026-11-21')).toBeNull();
    steward.clock.moveTo('2026-11-20T23:59:00Z');
    expect(await absenceOf(LEAH)).toEqual(days);
    steward.clock.moveTo('2026-11-21T00:00:00Z');
    expect(await absenceOf(LEAH)).toBeNull();
  });

  it('is absent by the date where they are', async () => {
    const input = { personId: people[LEAH], expectedVersion: 1, timeZone: 'Pacific/Kiritimati' };
    await act(steward, LEAH, 'setPersonalCalendar', input);
    await recorded('2026-11-05', '2026-11-05');
    // Kiritimati is 14 hours ahead: its 5 November begins at 10:00 UTC on the 4th.
    steward.clock.moveTo('2026-11-04T09:59:00Z');
    expect(await absenceOf(LEAH)).toBeNull();
    steward.clock.moveTo('2026-11-04T10:00:00Z');
    expect(await absenceOf(LEAH)).not.toBeNull();
    // Its 4 November is past, too.
    expect(
      await refused(LEAH, 'recordAbsence', { personId: people[LEAH], firstDay: '2026-11-04', lastDay: '2026-11-04' }),
    ).toMatchObject({
      problems: [{ message: "2026-11-04 is past: in this person's time zone it is 2026-11-05." }],
    });
  });

  it('is back sooner, and was absent until yesterday', async () => {
    const { id, version } = await recorded('2026-11-02', '2026-11-20');
    steward.clock.moveTo('2026-11-10T09:00:00Z');
    const input = { absenceId: id, expectedVersion: version, lastDay: '2026-11-09', reason: 'Bored' };
    const { absence } = await act(steward, LEAH, 'endAbsence', input, ABSENCE);
    expect(absence).toMatchObject({ firstDay: '2026-11-02', lastDay: '2026-11-09', version: 2 });
    expect(await absenceOf(LEAH)).toBeNull();
    expect((await auditOf(LEAH)).at(-1)).toMatchObject({
      ...{
        action: 'absenceEnded',
        before: { lastDay: '2026-11-20' },
        after: { lastDay: '2026-11-09' },
        reason: 'Bored',
      },
    });
    expect((await record(LEAH, LEAH, '2026-11-10', '2026-11-11')).__typename).toBe('RecordAbsencePayload');
  });

  it('stays at work after all', async () => {
    const { id, version } = await recorded('2026-11-05', '2026-11-20');
    const input = { absenceId: id, expectedVersion: version, reason: 'Strike' };
    const { person } = await act(steward, ADA, 'cancelAbsence', input, 'person { absences { totalCount } }');
    expect(person).toEqual({ absences: { totalCount: 0 } });
    expect((await auditOf(LEAH)).at(-1)).toMatchObject({
      ...{ action: 'absenceCancelled', actor: { email: ADA }, onBehalfOf: { email: LEAH }, reason: 'Strike' },
      before: { firstDay: '2026-11-05', lastDay: '2026-11-20' },
    });
  });
});

describe('Absences', () => {
  it('are read in their order, by the days that they touch', async () => {
    await recorded('2026-12-01', '2026-12-10');
    await recorded('2026-11-05', '2026-11-20');
    await recorded('2027-02-01', '2027-02-01');
    const query = `query($id: ID!) { person(id: $id) { all: absences { nodes { firstDay } }
      some: absences(filter: { from: "2026-11-20", to: "2026-12-01" }) { nodes { firstDay } } } }`;
    const { person } = await steward.data(VIC, query, { id: people[LEAH] });
    const days = (nodes: readonly { firstDay: string }[]) => nodes.map(({ firstDay }) => firstDay);
    expect(days(person.all.nodes)).toEqual(['2026-11-05', '2026-12-01', '2027-02-01']);
    expect(days(person.some.nodes)).toEqual(['2026-11-05', '2026-12-01']);
  });

  it('of one person do not overlap, also when two are recorded at the same time', async () => {
    await recorded('2026-11-05', '2026-11-20');
    const input = { personId: people[LEAH], firstDay: '2026-11-20', lastDay: '2026-11-30' };
    expect(await refused(LEAH, 'recordAbsence', input)).toMatchObject({
      problems: [
        {
          path: 'input.firstDay',
          message: 'There is an absence from 2026-11-05 to 2026-11-20 already: cancel or end it first.',
        },
      ],
    });
    expect((await record(BEN, BEN, '2026-11-20', '2026-11-30')).__typename).toBe('RecordAbsencePayload');
    const answers = await Promise.all([1, 2, 3].map(() => record(LEAH, LEAH, '2027-01-01', '2027-01-02')));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      ...['InvalidInput', 'InvalidInput', 'RecordAbsencePayload'],
    ]);
  });

  it('are recorded once under one key', async () => {
    const input = { personId: people[LEAH], firstDay: '2026-11-05', lastDay: '2026-11-06', idempotencyKey: aKey() };
    const first = await act(steward, LEAH, 'recordAbsence', input, ABSENCE);
    const rows = await writtenRows(steward);
    expect(await act(steward, LEAH, 'recordAbsence', input, ABSENCE)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused(LEAH, 'recordAbsence', { ...input, lastDay: '2026-11-07' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('are refused with everything that is wrong with them', async () => {
    const input = { personId: people[LEAH], firstDay: '2026-11-01', lastDay: '2026-10-01', deputyId: people[LEAH] };
    const { problems } = await refused(LEAH, 'recordAbsence', { ...input, note: 'x'.repeat(501) });
    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual([
      ...['input.firstDay', 'input.lastDay', 'input.note', 'input.deputyId'],
    ]);
  });

  it('are not ended before they begin, after they end, later than recorded, or on a stale version', async () => {
    const { id: absenceId } = await recorded('2026-11-05', '2026-11-20');
    const input = { absenceId, expectedVersion: 1, lastDay: '2026-11-10' };
    expect(await refused(LEAH, 'endAbsence', input)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'NOT_BEGUN' });
    steward.clock.moveTo('2026-11-06T09:00:00Z');
    expect(await refused(LEAH, 'endAbsence', { ...input, lastDay: '2026-11-20' })).toMatchObject({
      problems: [{ path: 'input.lastDay' }],
    });
    expect(await refused(LEAH, 'endAbsence', { ...input, expectedVersion: 2 })).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 1,
    });
    expect(await refused(LEAH, 'cancelAbsence', { absenceId, expectedVersion: 1 })).toMatchObject({ status: 'BEGUN' });
    expect(await refused(LEAH, 'cancelAbsence', { absenceId, expectedVersion: 2 })).toMatchObject({
      code: 'STALE_VERSION',
    });
    steward.clock.moveTo('2026-11-21T09:00:00Z');
    expect(await refused(LEAH, 'endAbsence', input)).toMatchObject({ status: 'OVER' });
    expect(await refused(LEAH, 'cancelAbsence', { absenceId, expectedVersion: 1 })).toMatchObject({ status: 'OVER' });
  });
});

describe('A standing deputy', () => {
  it('is replaced, is taken away, and may have a deputy who is deputy of them', async () => {
    await standIn(LEAH, LEAH, LIAM, 1);
    await standIn(LEAH, LEAH, BEN, 2);
    expect((await standIn(BEN, BEN, LEAH, 1))['person']).toMatchObject({ standingDeputy: { email: LEAH } });
    expect((await standIn(LEAH, LEAH, null, 3))['person']).toMatchObject({ standingDeputy: null });
    expect((await auditOf(LEAH)).at(-1)).toMatchObject({
      before: { deputyId: expect.any(String) as string },
      after: { deputyId: null },
    });
  });

  it('is nobody’s own, is not named on a stale version, and is somebody', async () => {
    const input = { personId: people[LEAH], expectedVersion: 1, deputyId: people[LEAH] };
    expect(await refused(LEAH, 'setStandingDeputy', input)).toMatchObject({
      problems: [{ path: 'input.deputyId', message: 'Nobody is a deputy of themselves.' }],
    });
    expect(await refused(LEAH, 'setStandingDeputy', { ...input, expectedVersion: 2 })).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 1,
    });
    for (const deputyId of [people[ODA], unknownId('Person')]) {
      const { message } = await fault(LEAH, 'setStandingDeputy', { ...input, deputyId });
      expect(message).toBe(`No person has the id "${deputyId}".`);
      const days = { firstDay: '2026-11-05', lastDay: '2026-11-05' };
      const absent = await fault(LEAH, 'recordAbsence', { personId: people[LEAH], ...days, deputyId });
      expect(absent.message).toBe(`No person has the id "${deputyId}".`);
    }
  });
});

describe('Assistants', () => {
  it('are set as a whole by the person or an admin, and are others than the person', async () => {
    expect((await setAssistants(ADA, LEAH, [BEN, BEA]))['person'].assistants).toEqual([{ email: BEA }, { email: BEN }]);
    expect((await setAssistants(LEAH, LEAH, [], 2))['person'].assistants).toEqual([]);
    const input = { personId: people[LEAH], expectedVersion: 3 };
    expect(await refused(LEAH, 'setAssistants', { ...input, assistantIds: [people[LEAH]] })).toMatchObject({
      problems: [{ path: 'input.assistantIds[0]', message: 'Nobody is an assistant of themselves.' }],
    });
    expect(await refused(LEAH, 'setAssistants', { ...input, expectedVersion: 1, assistantIds: [] })).toMatchObject({
      code: 'STALE_VERSION',
    });
    for (const id of [people[ODA], unknownId('Person')]) {
      const { message } = await fault(LEAH, 'setAssistants', { ...input, assistantIds: [id] });
      expect(message).toBe(`No person has the id "${id}".`);
    }
  });

  it('name no assistants, and are none any more once they were left out', async () => {
    await setAssistants(LEAH, LEAH, [BEA]);
    const naming = { personId: people[LEAH], expectedVersion: 2, assistantIds: [people[BEN]] };
    expect(await fault(BEA, 'setAssistants', naming)).toMatchObject({
      message: expect.stringContaining('A person sets their own working calendar and names their assistants') as string,
      extensions: { code: 'FORBIDDEN' },
    });
    await setAssistants(LEAH, LEAH, [], 2);
    const absence = { personId: people[LEAH], firstDay: '2026-11-05', lastDay: '2026-11-05' };
    expect((await fault(BEA, 'recordAbsence', absence)).extensions.code).toBe('FORBIDDEN');
  });
});

describe('Whoever is neither the person, nor an assistant of theirs, nor an admin', () => {
  it('arranges nothing for them; of another organization, they find nobody', async () => {
    const { id: absenceId } = await recorded('2026-11-05', '2026-11-20');
    const personId = people[LEAH];
    const inputs: [string, Record<string, unknown>, string][] = [
      ['setStandingDeputy', { personId, expectedVersion: 1, deputyId: people[BEN] }, 'person'],
      ['recordAbsence', { personId, firstDay: '2026-12-05', lastDay: '2026-12-05' }, 'person'],
      ['endAbsence', { absenceId, expectedVersion: 1, lastDay: '2026-11-10' }, 'absence'],
      ['cancelAbsence', { absenceId, expectedVersion: 1 }, 'absence'],
    ];
    for (const [mutation, input, kind] of inputs) {
      expect(await fault(LIAM, mutation, input)).toMatchObject({
        message:
          'You may not do this. A person, an assistant of theirs or an admin records their absences and names their deputy, never themselves for another.',
        extensions: { code: 'FORBIDDEN' },
      });
      const id = kind === 'person' ? personId : absenceId;
      expect((await fault(ODA, mutation, { ...input, deputyId: undefined })).message).toBe(
        `No ${kind} has the id "${id}".`,
      );
      expect((await fault(undefined, mutation, input)).extensions.code).toBe('UNAUTHENTICATED');
    }
    const query = 'query($id: ID!) { node(id: $id) { id } }';
    expect(await steward.data(ODA, query, { id: absenceId })).toEqual({ node: null });
  });
});
