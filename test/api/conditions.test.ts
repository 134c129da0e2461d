import { verifyAudit } from '../../src/audit';
import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, mutationDocument, type Acted } from '../support/act';
import { aDeliverable, anInitiative, move, pass, send, versionOf, workOf } from '../support/an-initiative';
import { fireDue } from '../support/due-deadlines';
import { aKey, type Steward } from '../support/steward';
import { approvalOf, approvalsBy, atTheGate, isAway, publishPolicy, vote } from '../support/votes';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, LEAH, LIAM, DES, SUE, SAM, BEA, PAM] = (
  ['ada', 'leah', 'liam', 'des', 'sue', 'sam', 'bea', 'pam'] as const
).map((name) => `${name}@example.com`) as [string, string, string, string, string, string, string, string];

type Row = Record<string, any>;
let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
});
afterAll(() => steward.stop());

const FIELDS = `id number text state owner { name } confirmer { name } dueOn dueAt overdue done link metBy { name } reason
  decidedBy { name } version`;
const ofInitiative = async (id: string, args = ''): Promise<Row[]> => {
  const query = `query($id: ID!) { initiative(id: $id) { conditions${args} { nodes { ${FIELDS} } } } }`;
  return (await steward.data('vic@example.com', query, { id }))['initiative'].conditions.nodes as Row[];
};
const conditionOf = async (id: string): Promise<Row> =>
  (await steward.data(ADA, `query($id: ID!) { node(id: $id) { ... on Condition { ${FIELDS} } } }`, { id }))[
    'node'
  ] as Row;
const listed = async (email: string, list: 'conditionsToMeet' | 'conditionsToConfirm'): Promise<string[]> => {
  const { viewer } = await steward.data(email, `{ viewer { ${list}(first: 100) { nodes { text } } } }`);
  return (viewer[list].nodes as Row[]).map(({ text }) => text as string);
};
const inbox = async (email: string, kind: string): Promise<Row[]> => {
  const query =
    'query($kind: [NotificationKind!]) { viewer { inbox(filter: { kind: $kind, unread: true }, first: 100) { nodes { title text } } } }';
  return (await steward.data(email, query, { kind: [kind] }))['viewer'].inbox.nodes as Row[];
};
const missingAtGate = async (id: string): Promise<string[]> => {
  const { initiative } = await steward.data(
    DES,
    `query($id: ID!) { initiative(id: $id) { gate { missing { code message } }
      availableTransitions { event allowed missing { code message } } } }`,
    { id },
  );
  const ofConditions = (missing: Row[]) =>
    missing.filter(({ code }) => String(code).endsWith('CONDITION')).map(({ message }) => message as string);
  const asking = (initiative.availableTransitions as Row[]).find(({ event }) => event === 'REQUEST_APPROVAL');
  expect(ofConditions(asking?.['missing'] as Row[])).toEqual(ofConditions(initiative.gate.missing as Row[]));
  return ofConditions(initiative.gate.missing as Row[]);
};

async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** In design, approved by Liam under these conditions, with Des as lead. */
async function approvedUnder(
  ...conditions: Row[]
): Promise<{ initiativeId: string; approvalId: string; ids: string[] }> {
  const gate = await atTheGate(steward, portfolioId);
  const said = { choice: 'APPROVE_WITH_CONDITIONS', conditions };
  const cast = await vote(steward, LIAM, gate, said, 'vote { conditions { id } }');
  return { ...gate, ids: (cast['vote'].conditions as Row[]).map(({ id }) => id as string) };
}

const take = async (email: string, mutation: string, conditionId: string, input: Row = {}): Promise<Acted> => {
  const { version: expectedVersion } = await conditionOf(conditionId);
  return act(steward, email, mutation, { conditionId, expectedVersion, ...input }, `condition { ${FIELDS} }`);
};
const faultOf = async (email: string, mutation: string, input: Row): Promise<unknown> => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return errors?.[0]?.extensions.code;
};
const mayNot = async (email: string, mutation: string, conditionId: string, input: Row = {}): Promise<unknown> =>
  leavesNothing(async () => faultOf(email, mutation, { conditionId, expectedVersion: 1, ...input }));

const allIsWell = async (): Promise<void> => {
  expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
};

describe('A condition of an approval', () => {
  it('is to be met from the approval on, by its owner, and is settled by whoever set it', async () => {
    const { initiativeId, approvalId, ids } = await approvedUnder(
      { text: 'Two more interviews' },
      { text: 'A word of the lawyers', ownerId: await idOf(steward, SUE), dueOn: '2026-11-30' },
    );
    const [interviews, lawyers] = ids as [string, string];
    const set = { confirmer: { name: 'Liam Leader' }, state: 'OPEN', done: null, decidedBy: null, version: 2 };
    const conditions = [
      // The end of the last day in November, in UTC.
      {
        ...set,
        id: lawyers,
        number: 2,
        owner: { name: 'Sue Scorer' },
        dueAt: '2026-12-01T00:00:00.000Z',
        overdue: false,
      },
      { ...set, id: interviews, number: 1, owner: { name: 'Des Design' }, dueOn: null, dueAt: null },
    ];
    expect(await ofInitiative(initiativeId)).toMatchObject(conditions);
    expect(
      await approvalOf(steward, ADA, approvalId, `conditions { nodes { id vote { choice } approval { id } } }`),
    ).toEqual({
      conditions: {
        nodes: [lawyers, interviews].map((id) => ({
          ...{ id, vote: { choice: 'APPROVE_WITH_CONDITIONS' }, approval: { id: approvalId } },
        })),
      },
    });
    expect([await listed(DES, 'conditionsToMeet'), await listed(SUE, 'conditionsToMeet')]).toEqual([
      ...[['Two more interviews'], ['A word of the lawyers']],
    ]);
    expect(await inbox(SUE, 'CONDITION_TO_MEET')).toEqual([
      {
        title: 'A condition is yours to meet: "Say why a payment was held"',
        text: 'A word of the lawyers\nThe last day for it: 2026-11-30',
      },
    ]);
    expect(await missingAtGate(initiativeId)).toEqual([
      '2 open conditions: "Two more interviews", "A word of the lawyers"',
    ]);

    const link = 'https://example.com/interviews';
    expect(await take(DES, 'meetCondition', interviews, { done: 'Asked two more.', link })).toMatchObject({
      condition: { state: 'MET', done: 'Asked two more.', link, metBy: { name: 'Des Design' } },
    });
    expect([await listed(DES, 'conditionsToMeet'), await listed(LIAM, 'conditionsToConfirm')]).toEqual([
      ...[[], ['Two more interviews']],
    ]);
    expect(await inbox(LIAM, 'CONDITION_TO_CONFIRM')).toMatchObject([
      { text: `Two more interviews\nWhat was done: Asked two more.\n${link}` },
    ]);
    expect(await missingAtGate(initiativeId)).toEqual([
      '1 open condition: "A word of the lawyers"',
      '1 condition not confirmed yet: "Two more interviews"',
    ]);

    await take(LIAM, 'reopenCondition', interviews, { reason: 'The same customer twice.' });
    expect(await inbox(LIAM, 'CONDITION_TO_CONFIRM')).toEqual([]);
    expect((await inbox(DES, 'CONDITION_TO_MEET'))[0]).toMatchObject({
      text: 'Two more interviews\nThe reason: The same customer twice.',
    });
    await take(DES, 'meetCondition', interviews, { done: 'Asked a third.' });
    expect(await take(LIAM, 'confirmCondition', interviews, { remark: 'Thank you.' })).toMatchObject({
      condition: {
        state: 'CONFIRMED',
        done: 'Asked a third.',
        reason: 'Thank you.',
        decidedBy: { name: 'Liam Leader' },
      },
    });
    expect(await take(LIAM, 'waiveCondition', lawyers, { reason: 'The law has changed.' })).toMatchObject({
      condition: { state: 'WAIVED', reason: 'The law has changed.', dueAt: null },
    });
    expect([await inbox(SUE, 'CONDITION_TO_MEET'), (await inbox(SUE, 'CONDITION_SETTLED')).length]).toEqual([[], 1]);
    expect(await missingAtGate(initiativeId)).toEqual([]);
    await allIsWell();
  });

  it('is on record, step by step', async () => {
    const { initiativeId, ids } = await approvedUnder({ text: 'Two more interviews' });
    await take(DES, 'meetCondition', ids[0]!, { done: 'Asked two more.' });
    await take(LIAM, 'reopenCondition', ids[0]!, { reason: 'Twice the same.' });
    await take(LIAM, 'waiveCondition', ids[0]!, { reason: 'Enough.' });
    const { auditRecords } = await steward.data(
      ADA,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id }, first: 5) { nodes { action before after reason } } }',
      { id: initiativeId },
    );
    const records = auditRecords.nodes as Row[];
    expect(records.map(({ action }) => action as string)).toEqual([
      ...['conditionWaived', 'conditionReopened', 'conditionMet', 'gateApproved', 'voteCast'],
    ]);
    expect(records.slice(0, 3)).toMatchObject([
      { before: { state: 'OPEN' }, after: { state: 'WAIVED' }, reason: 'Enough.' },
      { before: { state: 'MET' }, after: { state: 'OPEN' }, reason: 'Twice the same.' },
      { before: { state: 'OPEN' }, after: { state: 'MET', done: 'Asked two more.' }, reason: null },
    ]);
    expect(records[4]).toMatchObject({ after: { conditions: [{ text: 'Two more interviews' }], toMeet: [{}] } });
  });

  it('keeps the next gate shut, also on the deciding vote, and opens it once it is settled', async () => {
    const { initiativeId, ids } = await approvedUnder({ text: 'Two more interviews' });
    await workOf(steward, initiativeId, 'DESIGN');
    expect(await leavesNothing(() => move(steward, DES, 'requestApproval', initiativeId))).toMatchObject({
      code: 'GATE_UNMET',
      missing: [{ code: 'OPEN_CONDITION', message: '1 open condition: "Two more interviews"' }],
    });
    await take(DES, 'meetCondition', ids[0]!, { done: 'Asked two more.' });
    await take(LIAM, 'confirmCondition', ids[0]!);
    expect(await move(steward, DES, 'requestApproval', initiativeId)).toMatchObject({
      initiative: { status: 'AWAITING_APPROVAL' },
    });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });
});

describe('A condition whose vote comes to nothing', () => {
  it('lapses when its approval is given by other votes, or not given', async () => {
    await approvalsBy(steward, [{ name: 'Both', members: { role: 'CX_LEADER' }, needs: 'ALL', veto: false }]);
    const passed = await atTheGate(steward, portfolioId);
    const under = (text: string) => ({ choice: 'APPROVE_WITH_CONDITIONS', conditions: [{ text }] });
    await vote(steward, LIAM, passed, under('replaced'));
    await vote(steward, LIAM, passed, under('voided'));
    expect((await ofInitiative(passed.initiativeId)).map(({ state }) => state as string)).toEqual(['SET', 'SET']);
    const criteria = { initiativeId: passed.initiativeId, ...aDeliverable('KILL_CRITERIA') };
    await send(steward, DES, 'addDeliverable', criteria);
    await vote(steward, LIAM, passed, { choice: 'APPROVE' });
    await vote(steward, LEAH, passed, under('in force'));
    const states = async (id: string) =>
      Object.fromEntries((await ofInitiative(id)).map(({ text, state }) => [text as string, state as string]));
    expect(await states(passed.initiativeId)).toEqual({ replaced: 'LAPSED', voided: 'LAPSED', 'in force': 'OPEN' });

    const returned = await atTheGate(steward, portfolioId);
    await vote(steward, LIAM, returned, under('returned'));
    await vote(steward, LEAH, returned, { choice: 'RETURN', reason: 'No map.' });
    expect(await states(returned.initiativeId)).toEqual({ returned: 'LAPSED' });
    expect(await missingAtGate(returned.initiativeId)).toEqual([]);
  });

  it('lapses when the initiative is stopped, and whoever was to meet it hears', async () => {
    await approvalsBy(steward, [{ name: 'One', members: { role: 'CX_LEADER' }, needs: 'ANY', veto: false }]);
    const { initiativeId, ids } = await approvedUnder({
      ...{ text: 'Two more interviews', ownerId: await idOf(steward, SAM), dueOn: '2026-11-30' },
    });
    await move(steward, DES, 'stopInitiative', initiativeId);
    expect(await conditionOf(ids[0]!)).toMatchObject({ state: 'LAPSED', dueAt: null });
    expect([await inbox(SAM, 'CONDITION_TO_MEET'), await inbox(SAM, 'CONDITION_SETTLED')]).toEqual([
      [],
      [{ title: 'A condition has lapsed: "Say why a payment was held"', text: 'Two more interviews' }],
    ]);
    expect(await take(SAM, 'meetCondition', ids[0]!, { done: 'Done.' })).toMatchObject({ status: 'LAPSED' });
  });
});

describe('A gate policy', () => {
  it('may give conditions their days, and let them stay open', async () => {
    await publishPolicy(steward, ({ gates, ...rest }) => ({
      ...rest,
      gates: {
        ...gates,
        DISCOVER: { ...gates['DISCOVER'], conditions: { needed: 'CONFIRMED', days: 3 } },
        DESIGN: { ...gates['DESIGN'], conditions: { needed: 'MET', days: null } },
      },
    }));
    const { initiativeId, ids } = await approvedUnder({ text: 'A' }, { text: 'B', dueOn: '2026-12-24' });
    // Three working days after Monday, the 2nd.
    expect((await ofInitiative(initiativeId)).map(({ dueOn }) => dueOn as string)).toEqual([
      '2026-11-05',
      '2026-12-24',
    ]);
    await take(DES, 'meetCondition', ids[0]!, { done: 'Done.' });
    expect(await missingAtGate(initiativeId)).toEqual(['1 open condition: "B"']);
    await take(DES, 'meetCondition', ids[1]!, { done: 'Done.' });
    expect(await missingAtGate(initiativeId)).toEqual([]);
    await publishPolicy(steward, ({ gates, ...rest }) => ({
      ...rest,
      gates: { ...gates, DISCOVER: { ...gates['DISCOVER'], conditions: { needed: 'CONFIRMED', days: null } } },
    }));
  });
});

describe('Who says whether a condition is met', () => {
  it('is whoever set it or stands in for them; not who is to meet it, nor who has a part in the initiative', async () => {
    const { ids } = await approvedUnder({ text: 'Judged', ownerId: await idOf(steward, SUE) });
    const [id] = ids as [string];
    for (const email of [LIAM, LEAH, SAM, 'vic@example.com']) {
      expect(await mayNot(email, 'confirmCondition', id)).toBe(email === LIAM ? undefined : 'FORBIDDEN');
    }
    expect(await mayNot('vic@example.com', 'meetCondition', id, { done: 'Done.' })).toBe('FORBIDDEN');
    expect(await mayNot(SUE, 'reviseCondition', id, { dueOn: '2026-12-24' })).toBe('FORBIDDEN');
    await take(SUE, 'meetCondition', id, { done: 'Done.' });
    await isAway(steward, LIAM, SAM);
    for (const email of [SUE, DES, BEA, LEAH, 'ben@example.com']) {
      for (const mutation of ['confirmCondition', 'reopenCondition', 'waiveCondition']) {
        const reason = mutation === 'confirmCondition' ? {} : { reason: 'No.' };
        expect(await mayNot(email, mutation, id, reason)).toBe('FORBIDDEN');
      }
      expect(await listed(email, 'conditionsToConfirm')).not.toContain('Judged');
    }
    expect([await listed(SAM, 'conditionsToConfirm'), await listed(LIAM, 'conditionsToConfirm')]).toEqual([
      ...[expect.arrayContaining(['Judged']) as string[], expect.arrayContaining(['Judged']) as string[]],
    ]);
    expect(await take(SAM, 'confirmCondition', id)).toMatchObject({ condition: { decidedBy: { name: 'Sam Scorer' } } });
    const { auditRecords } = await steward.data(
      ADA,
      '{ auditRecords(filter: { action: "conditionConfirmed" }, first: 1) { nodes { actor { name } onBehalfOf { name } } } }',
    );
    expect(auditRecords.nodes).toEqual([{ actor: { name: 'Sam Scorer' }, onBehalfOf: { name: 'Liam Leader' } }]);
    expect(await inbox(LIAM, 'CONDITION_SETTLED')).not.toEqual([]);
    const { viewer } = await steward.data(LIAM, '{ viewer { absences(last: 1) { nodes { id version } } } }');
    const [{ id: absenceId, version: expectedVersion }] = viewer.absences.nodes as [Row];
    await act(steward, LIAM, 'cancelAbsence', { absenceId, expectedVersion });
  });

  it('is whoever may name another approver, once whoever set it has a part in the initiative', async () => {
    const { initiativeId, ids } = await approvedUnder({ text: 'By the board' });
    const roles = {
      initiativeId,
      expectedVersion: await versionOf(steward, initiativeId),
      sponsorId: await idOf(steward, LIAM),
    };
    await act(steward, DES, 'assignInitiativeRoles', roles);
    await isAway(steward, LIAM, SUE);
    await take(DES, 'meetCondition', ids[0]!, { done: 'Done.' });
    for (const email of [LIAM, SUE]) {
      expect(await mayNot(email, 'confirmCondition', ids[0]!)).toBe('FORBIDDEN');
      expect(await listed(email, 'conditionsToConfirm')).not.toContain('By the board');
    }
    expect((await inbox(LEAH, 'CONDITION_TO_CONFIRM')).map(({ text }) => text as string)).toEqual([
      'By the board\nWhat was done: Done.',
    ]);
    expect(await take(LEAH, 'confirmCondition', ids[0]!)).toMatchObject({ condition: { state: 'CONFIRMED' } });
  });
});

describe('Who meets a condition', () => {
  it('changes with the lead, and with a word of those who run the initiative', async () => {
    const sue = await idOf(steward, SUE);
    const { initiativeId, ids } = await approvedUnder(
      { text: 'Of the lead', dueOn: '2026-11-30' },
      { text: 'Of Sue', ownerId: sue },
    );
    const roles = {
      initiativeId,
      expectedVersion: await versionOf(steward, initiativeId),
      leadId: await idOf(steward, SAM),
    };
    await act(steward, DES, 'assignInitiativeRoles', roles);
    const owners = async () => (await ofInitiative(initiativeId)).map(({ owner }) => owner.name as string);
    expect(await owners()).toEqual(['Sam Scorer', 'Sue Scorer']);
    expect(await listed(SAM, 'conditionsToMeet')).toContain('Of the lead');
    const revised = await take(BEA, 'reviseCondition', ids[0]!, { ownerId: sue });
    expect(revised).toMatchObject({ condition: { owner: { name: 'Sue Scorer' }, dueOn: '2026-11-30' } });
    expect(await mayNot(BEA, 'reviseCondition', ids[0]!, { dueOn: '2026-12-24' })).toBe('FORBIDDEN');
    expect(await take(LIAM, 'reviseCondition', ids[0]!, { dueOn: '2026-12-24' })).toMatchObject({
      condition: { dueOn: '2026-12-24', dueAt: '2026-12-25T00:00:00.000Z' },
    });
  });

  it('is a successor once they have left, and so is who confirms it', async () => {
    const { roleGrant } = await act(
      steward,
      ADA,
      'grantRole',
      { personId: await idOf(steward, 'cho@example.com'), role: 'CX_LEADER' },
      'roleGrant { id }',
    );
    expect(roleGrant).toBeDefined();
    const gate = await atTheGate(steward, portfolioId);
    const conditions = [{ text: 'Handed over', ownerId: await idOf(steward, 'sid@example.com') }];
    await vote(steward, 'cho@example.com', gate, { choice: 'APPROVE_WITH_CONDITIONS', conditions });
    for (const [email, successor] of [
      ['sid@example.com', SAM],
      ['cho@example.com', LEAH],
    ] as const) {
      const personId = await idOf(steward, email);
      const { person } = await steward.data(ADA, 'query($id: ID!) { person(id: $id) { version } }', { id: personId });
      const leaving = { personId, expectedVersion: person.version as number, reason: 'Moved' };
      await act(steward, ADA, 'deactivatePerson', { ...leaving, successorId: await idOf(steward, successor) });
    }
    const [condition] = await ofInitiative(gate.initiativeId);
    expect(condition).toMatchObject({ owner: { name: 'Sam Scorer' }, confirmer: { name: 'Leah Leader' } });
    await take(SAM, 'meetCondition', condition!['id'] as string, { done: 'Done.' });
    expect(await listed(LEAH, 'conditionsToConfirm')).toContain('Handed over');
    expect(await take(LEAH, 'confirmCondition', condition!['id'] as string)).toMatchObject({
      condition: { state: 'CONFIRMED' },
    });
  });
});

describe('A condition is refused', () => {
  it('with a vote that says it badly, at its place, and nothing is written', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const refused = (conditions: Row[], choice = 'APPROVE_WITH_CONDITIONS') =>
      leavesNothing(() => vote(steward, LIAM, gate, { choice, conditions }));
    expect(await refused([{ text: ' ', dueOn: '2026-11-01' }])).toMatchObject({
      problems: [{ path: 'input.conditions[0].dueOn' }, { path: 'input.conditions[0].text' }],
    });
    const gone = await inOrganizationOf(steward, ADA, (manager) =>
      manager.query<{ id: string }[]>(`select id from people where email = 'sid@example.com'`),
    );
    const sid = Buffer.from(`Person:${gone[0]!.id}`).toString('base64url');
    expect(await refused([{ text: 'A' }, { text: 'B', ownerId: sid }])).toMatchObject({
      problems: [{ path: 'input.conditions[1].ownerId' }],
    });
    const expectedVersion = await versionOf(steward, gate.initiativeId);
    const foreign = await idOf(steward, 'oda@other.example');
    for (const ownerId of [foreign, unknownId('Person'), unknownId('Need')]) {
      const input = { ...gate, initiativeId: undefined, expectedVersion, choice: 'APPROVE_WITH_CONDITIONS' };
      const conditions = [{ text: 'A', ownerId }];
      expect(await leavesNothing(() => faultOf(LIAM, 'castVote', { ...input, conditions }))).toBe('NOT_FOUND');
    }
  });

  it('when it has changed meanwhile, is settled already, or is given to nobody else', async () => {
    const { ids } = await approvedUnder({ text: 'Refused' });
    const [conditionId] = ids as [string];
    const stale = { conditionId, expectedVersion: 1, done: 'Done.' };
    expect(await leavesNothing(() => act(steward, DES, 'meetCondition', stale))).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: 2 },
    });
    expect(await leavesNothing(() => take(DES, 'reviseCondition', conditionId))).toMatchObject({
      problems: [{ path: 'input' }],
    });
    expect(await leavesNothing(() => take(LIAM, 'confirmCondition', conditionId))).toMatchObject({ status: 'OPEN' });
    await take(LIAM, 'waiveCondition', conditionId, { reason: 'Enough.' });
    expect(await leavesNothing(() => take(DES, 'meetCondition', conditionId, { done: 'Done.' }))).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'WAIVED' },
    });
  });

  it('more time by way of its deadline, and is told how it gets some', async () => {
    await approvedUnder({ text: 'By Christmas', dueOn: '2026-12-24' });
    const query = '{ deadlines(first: 100) { nodes { id version condition { text } } } }';
    const { deadlines } = await steward.data(LIAM, query);
    const { id: deadlineId, version: expectedVersion } = deadlines.nodes.find(
      ({ condition }: Row) => condition?.text === 'By Christmas',
    );
    const input = { deadlineId, expectedVersion, dueAt: '2027-01-31T12:00:00Z', reason: 'It snows' };
    expect(await leavesNothing(() => act(steward, LIAM, 'extendDeadline', input))).toMatchObject({
      problems: [{ path: 'input.deadlineId', message: expect.stringContaining('`reviseCondition`') }],
    });
  });

  it('never twice under one key', async () => {
    const { ids } = await approvedUnder({ text: 'Once' });
    const input = { conditionId: ids[0]!, expectedVersion: 2, done: 'Done.', idempotencyKey: aKey() };
    const first = await act(steward, DES, 'meetCondition', input, 'condition { state version }');
    expect(first).toMatchObject({ condition: { state: 'MET', version: 3 } });
    expect(await leavesNothing(() => act(steward, DES, 'meetCondition', input, 'condition { state version }'))).toEqual(
      first,
    );
  });

  it('by the database, where its words are to be changed or it is to be forgotten', async () => {
    const { ids } = await approvedUnder({ text: 'As it was said' });
    const id = Buffer.from(ids[0]!, 'base64url').toString().split(':')[1]!;
    for (const statement of [
      `update conditions set text = 'x' where id = '${id}'`,
      `delete from conditions where id = '${id}'`,
    ]) {
      const attempt = inOrganizationOf(steward, ADA, (manager) => manager.query(statement));
      await expect(attempt).rejects.toThrow(/stay as they were said|permission denied/);
    }
  });
});

describe('The last day of a condition', () => {
  it('is told of when it is over, once, to whoever is to meet it, who leads and who set it', async () => {
    const { ids } = await approvedUnder({ text: 'Due', ownerId: await idOf(steward, SUE), dueOn: '2026-11-05' });
    const held = await approvedUnder({ text: 'Held', dueOn: '2026-11-05' });
    await move(steward, DES, 'holdInitiative', held.initiativeId);
    const told = async (text: string) => {
      const of = async (email: string) =>
        (await inbox(email, 'CONDITION_DUE')).filter((each) => String(each['text']).startsWith(text)).length;
      return [await of(SUE), await of(DES), await of(LIAM), await of(LEAH)];
    };
    const clock = { ...(await conditionOf(ids[0]!)) };
    expect(clock).toMatchObject({ dueAt: '2026-11-06T00:00:00.000Z', overdue: false });
    expect(await conditionOf(held.ids[0]!)).toMatchObject({ dueAt: null });
    steward.clock.moveTo('2026-11-06T00:00:00Z');
    await fireDue(steward);
    expect(await told('Due')).toEqual([1, 1, 1, 0]);
    expect(await told('Held')).toEqual([0, 0, 0, 0]);
    steward.clock.moveTo('2026-11-06T00:00:01Z');
    await fireDue(steward);
    expect(await told('Due')).toEqual([1, 1, 1, 0]);
    expect(await conditionOf(ids[0]!)).toMatchObject({ state: 'OPEN', overdue: true });
    const { viewer, deadlines } = await steward.data(
      SUE,
      `{ viewer { conditionsToMeet(filter: { overdue: true }) { nodes { text } } }
         deadlines(filter: { overdue: true }, first: 100) { nodes { name state condition { text } initiative { id } } } }`,
    );
    expect(viewer.conditionsToMeet.nodes).toEqual([{ text: 'Due' }]);
    expect(deadlines.nodes).toContainEqual({
      ...{ name: 'condition after dueOn', state: 'FIRED', condition: { text: 'Due' }, initiative: null },
    });

    // Held with 3 days and 15 hours left, from Monday at nine to the end of Thursday.
    await move(steward, DES, 'resumeInitiative', held.initiativeId);
    expect(await conditionOf(held.ids[0]!)).toMatchObject({ dueAt: '2026-11-09T15:00:01.000Z' });
    await take(SUE, 'meetCondition', ids[0]!, { done: 'At last.' });
    expect(await conditionOf(ids[0]!)).toMatchObject({ overdue: false, dueAt: null });
    expect(await told('Due')).toEqual([0, 0, 0, 0]);
    await take(LIAM, 'reopenCondition', ids[0]!, { reason: 'Half of it.', dueOn: '2026-11-20' });
    expect(await conditionOf(ids[0]!)).toMatchObject({ dueOn: '2026-11-20', dueAt: '2026-11-21T00:00:00.000Z' });
    await allIsWell();
  });
});

describe('The last gate', () => {
  it('may be passed under a condition, which is to be met although the initiative is closed', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    await pass(steward, initiativeId, 'DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE');
    await workOf(steward, initiativeId, 'SUNSET');
    const asked = await move(steward, DES, 'requestApproval', initiativeId);
    const gate = { initiativeId, approvalId: asked['approval'].id as string };
    const said = { choice: 'APPROVE_WITH_CONDITIONS', conditions: [{ text: 'Delete the data' }] };
    expect(await vote(steward, LIAM, gate, said)).toMatchObject({ initiative: { status: 'CLOSED' } });
    const [condition] = await ofInitiative(initiativeId, '(filter: { state: [OPEN] })');
    expect(await take(DES, 'meetCondition', condition!['id'] as string, { done: 'Gone.' })).toMatchObject({
      condition: { state: 'MET' },
    });
    expect(await listed(PAM, 'conditionsToConfirm')).toEqual([]);
    await allIsWell();
  });
});
