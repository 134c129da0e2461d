import { verifyHistory } from '../../src/initiatives';
import { MailServer } from '../support/a-mail-server';
import { aBank, idOf } from '../support/a-bank';
import { allBatches, lifecycleWith, oneBatch, publishLifecycle, REVIEWED, TO_REVIEWED } from '../support/a-migration';
import { act, mutationDocument, type Acted } from '../support/act';
import { anInitiative, move, pass, send, versionOf, workOf } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { aWorker, until } from '../support/a-worker';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [LEAH, DES, PAM, ODA] = ['leah@example.com', 'des@example.com', 'pam@example.com', 'oda@other.example'];
type Json = Record<string, any>;

let steward: Steward;
let portfolioId: string;
beforeEach(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterEach(() => steward.stop());

const OF =
  'workflowMigration { id fromVersion toVersion plan reason state total done failed remaining problem finishedAt }';
const migrate = (input: Json = {}, email = LEAH): Promise<Acted> =>
  act(steward, email, 'migrateInitiatives', { fromVersion: 1, toVersion: 2, reason: 'Reviews', ...input }, OF);
async function refused(input: Json): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await migrate(input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}
const preview = async (variables: Json, email = LEAH): Promise<Json> => {
  const { previewMigration } = await steward.data(
    email,
    `query($fromVersion: Int!, $toVersion: Int!, $plan: JSON) {
      previewMigration(fromVersion: $fromVersion, toVersion: $toVersion, plan: $plan) {
        faults { path code message } initiatives inTheWay { state code message initiatives }
        groups { fromState toState toStage toStatus approval initiatives first { id title } }
        approvalsKept approvalsWithdrawn timers { timer to outcome initiatives } } }`,
    { fromVersion: 1, toVersion: 2, ...variables },
  );
  return previewMigration as Json;
};
const migrations = async (email = LEAH): Promise<Json[]> => {
  const { workflowMigrations } = await steward.data(
    email,
    '{ workflowMigrations { nodes { fromVersion toVersion state total done failed remaining problem startedBy { name } } } }',
  );
  return workflowMigrations.nodes as Json[];
};
const initiative = async (id: string, selection: string): Promise<Json> => {
  const data = await steward.data(LEAH, `query($id: ID!) { initiative(id: $id) { ${selection} } }`, { id });
  return data['initiative'] as Json;
};
const replay = async (initiativeId: string, email = LEAH): Promise<Json | null> => {
  const { replay: replayed } = await steward.data(
    email,
    `query($initiativeId: ID!) { replay(initiativeId: $initiativeId) {
      agrees difference state states { sequence event state definitionVersion } } }`,
    { initiativeId },
  );
  return replayed as Json | null;
};
const differing = async () => (await steward.asOwner(verifyHistory)).differing;

/** In review, on hold in discover while in review, in prototype, and at work in discover. */
async function four() {
  const ids: Record<string, string> = {};
  for (const title of ['Asked', 'Held', 'Tried', 'Begun'])
    ids[title] = await anInitiative(steward, portfolioId, { title });
  for (const title of ['Asked', 'Held']) {
    await workOf(steward, ids[title]!, 'DISCOVER');
    await move(steward, DES, 'requestApproval', ids[title]!);
  }
  await move(steward, DES, 'holdInitiative', ids['Held']!);
  await pass(steward, ids['Tried']!, 'DISCOVER', 'DESIGN');
  await workOf(steward, ids['Tried']!, 'PROTOTYPE');
  await move(steward, DES, 'requestApproval', ids['Tried']!);
  return ids as { Asked: string; Held: string; Tried: string; Begun: string };
}

describe('A migration', () => {
  it('takes what runs to the new version: previewed, done in the background, and replayed like any move', async () => {
    const ids = await four();
    const closed = await anInitiative(steward, portfolioId, { title: 'Closed' });
    await move(steward, DES, 'stopInitiative', closed);
    await publishLifecycle(steward, REVIEWED);
    const group = (fromState: string, toState: string, more: Json, title: string) => ({
      ...{ fromState, toState, initiatives: 1, first: [{ title }], ...more },
    });
    const previewed = await preview({ plan: TO_REVIEWED });
    expect(previewed).toMatchObject({
      faults: [],
      initiatives: 4,
      inTheWay: [],
      approvalsKept: 2,
      approvalsWithdrawn: 1,
    });
    expect(previewed['groups']).toHaveLength(4);
    expect(previewed['groups']).toEqual(
      expect.arrayContaining(
        [
          group('discover.underWay.awaitingApproval', 'discover.underWay.underReview', { approval: 'KEPT' }, 'Asked'),
          group('discover.onHold', 'discover.onHold', { approval: 'KEPT', toStatus: 'ON_HOLD' }, 'Held'),
          group(
            'prototype.underWay.awaitingApproval',
            'measure.underWay.working',
            { approval: 'WITHDRAWN', toStage: 'MEASURE' },
            'Tried',
          ),
          group('discover.underWay.working', 'discover.underWay.working', { approval: null }, 'Begun'),
        ].map((each) => expect.objectContaining({ ...each, first: [expect.objectContaining(each.first[0]!)] }) as Json),
      ),
    );

    steward.clock.advanceDays(1);
    const begun = await migrate({ plan: TO_REVIEWED });
    const plan = { ...TO_REVIEWED, timers: {} };
    expect(begun['workflowMigration']).toMatchObject({
      ...{ fromVersion: 1, toVersion: 2, plan, reason: 'Reviews', state: 'RUNNING', total: 4, done: 0, remaining: 4 },
    });
    await allBatches(steward);
    expect(await migrations()).toEqual([
      {
        ...{ fromVersion: 1, toVersion: 2, state: 'DONE', total: 4, done: 4, failed: 0, remaining: 0, problem: null },
        startedBy: { name: 'Leah Leader' },
      },
    ]);

    const asked = await initiative(
      ids.Asked,
      `version definition { number } definitionVersion policyVersion stage status enteredStageAt diagram
        history(last: 1) { nodes { event reason fromDefinitionVersion definitionVersion fromStage fromStatus toStatus actor { name } facts } }
        schedule { stage enteredAt }`,
    );
    expect(asked).toMatchObject({
      ...{ version: 3, definition: { number: 2 }, definitionVersion: 2, policyVersion: 1 },
      ...{ stage: 'DISCOVER', status: 'AWAITING_APPROVAL', enteredStageAt: '2026-11-02T09:00:00.000Z' },
      history: {
        nodes: [
          {
            ...{ event: 'MIGRATED', reason: 'Reviews', fromDefinitionVersion: 1, definitionVersion: 2 },
            ...{ fromStage: 'DISCOVER', fromStatus: 'AWAITING_APPROVAL', toStatus: 'AWAITING_APPROVAL' },
            actor: { name: 'Leah Leader' },
          },
        ],
      },
    });
    expect(asked['diagram']).toContain('class discover_underWay_underReview here');
    expect(asked['diagram']).not.toContain('awaitingApproval been');
    expect(await initiative(closed, 'definitionVersion status')).toEqual({ definitionVersion: 1, status: 'CLOSED' });

    // Deadlines under the same names go on, rest or run; of a stage that is gone they end, and those of the new place begin.
    const deadlines = async (id: string, name: string) =>
      (await initiative(id, 'deadlines { nodes { name state startedAt } }'))['deadlines'].nodes.find(
        (each: Json) => each['name'] === `${name}.underWay after stageDays`,
      ) as Json | undefined;
    const migratedAt = steward.clock.now().toISOString();
    expect(await deadlines(ids.Begun, 'discover')).toMatchObject({ state: 'PENDING' });
    expect((await deadlines(ids.Begun, 'discover'))?.['startedAt']).not.toBe(migratedAt);
    expect(await deadlines(ids.Held, 'discover')).toMatchObject({ state: 'PAUSED' });
    expect(await deadlines(ids.Tried, 'prototype')).toMatchObject({ state: 'CANCELLED' });
    expect(await deadlines(ids.Tried, 'measure')).toMatchObject({ state: 'PENDING', startedAt: migratedAt });
    // Whatever follows where measure is entered follows here, too: what it realises is to be recorded.
    expect(await initiative(ids.Tried, 'outcomeDeadlines { nodes { name state } }')).toEqual({
      outcomeDeadlines: {
        nodes: [3, 6, 12].map((months) => ({ name: `outcome after ${months} months`, state: 'PENDING' })),
      },
    });

    // What is held resumes where it was left, under its new name, and its approval is decided there.
    await move(steward, DES, 'resumeInitiative', ids.Held);
    await move(steward, LEAH, 'approveGate', ids.Held);
    await move(steward, LEAH, 'approveGate', ids.Asked);
    expect(await initiative(ids.Held, 'stage definitionVersion')).toEqual({ stage: 'DESIGN', definitionVersion: 2 });
    expect(await replay(ids.Held)).toEqual({
      ...{ agrees: true, difference: null, state: 'design.underWay.working' },
      states: [
        { sequence: 0, event: null, state: 'discover.underWay.working', definitionVersion: 1 },
        { sequence: 1, event: 'REQUEST_APPROVAL', state: 'discover.underWay.awaitingApproval', definitionVersion: 1 },
        { sequence: 2, event: 'HOLD', state: 'discover.onHold', definitionVersion: 1 },
        { sequence: 3, event: 'MIGRATED', state: 'discover.onHold', definitionVersion: 2 },
        { sequence: 4, event: 'RESUME', state: 'discover.underWay.underReview', definitionVersion: 2 },
        { sequence: 5, event: 'APPROVE', state: 'design.underWay.working', definitionVersion: 2 },
      ],
    });

    // What came into another stage entered it by the migration, and its approval came to nothing.
    const tried = await initiative(
      ids.Tried,
      'stage status enteredStageAt approvals(last: 1) { nodes { gate decision reason } }',
    );
    expect(tried).toMatchObject({
      ...{ stage: 'MEASURE', status: 'WORKING', enteredStageAt: '2026-11-03T09:00:00.000Z' },
      approvals: {
        nodes: [
          {
            ...{ gate: 'PROTOTYPE', decision: 'WITHDRAWN' },
            reason: 'Under version 2 of the process no approval at the gate of prototype is awaited here.',
          },
        ],
      },
    });
    const { viewer } = await steward.data(DES, '{ viewer { inbox(first: 1) { nodes { kind title } } } }');
    expect(viewer.inbox.nodes).toEqual([{ kind: 'APPROVAL_VOIDED', title: 'Approval no longer asked for: "Tried"' }]);
    await pass(steward, ids.Tried, 'MEASURE');
    expect(await steward.asOwner(verifyHistory)).toMatchObject({ initiatives: 5, differing: [] });
  });

  it('is on record: once for itself, and once for each initiative', async () => {
    const ids = await four();
    await publishLifecycle(steward, REVIEWED);
    const { workflowMigration } = await migrate({ plan: TO_REVIEWED });
    await allBatches(steward);
    const recordsOf = async (subjectId: string) => {
      const { auditRecords } = await steward.data(
        LEAH,
        'query($subjectId: ID!) { auditRecords(filter: { subjectId: $subjectId }) { nodes { action reason after } } }',
        { subjectId },
      );
      return auditRecords.nodes as Json[];
    };
    const own = await recordsOf(workflowMigration.id as string);
    expect(own.map(({ action }) => action as string).sort()).toEqual([
      ...['workflowMigrationBegun', 'workflowMigrationContinued', 'workflowMigrationDone'],
    ]);
    expect(await recordsOf(ids.Tried)).toContainEqual({
      ...{ action: 'initiativeMigrated', reason: 'Reviews' },
      after: expect.objectContaining({ state: 'measure.underWay.working', definitionVersion: 2 }) as Json,
    });
  });

  it('is refused as a whole while a state in use has no place to go, naming each with its count', async () => {
    await four();
    await publishLifecycle(steward, REVIEWED);
    const { states } = TO_REVIEWED;
    const without = Object.fromEntries(Object.entries(states).slice(1));
    // "Asked" stands in it, "Held" remembers it, and "Tried" has left it to go back to never.
    const message =
      '"discover.underWay.awaitingApproval" has no place under version 2: the plan must say where it goes.';
    expect(await preview({ plan: { states: without } })).toMatchObject({
      inTheWay: [{ state: 'discover.underWay.awaitingApproval', code: 'UNMAPPED', message, initiatives: 3 }],
    });
    expect(await refused({ plan: { states: without } })).toMatchObject({
      ...{ code: 'INVALID_INPUT', problems: [{ path: 'input.plan', message: `3 initiatives: ${message}` }] },
    });
    const asking = { states: { ...states, 'discover.underWay.working': 'discover.underWay.underReview' } };
    expect(await refused({ plan: asking })).toMatchObject({
      problems: [{ message: expect.stringMatching(/awaits an approval which nobody asked for/) as string }],
    });
  });

  it.each([
    [{ plan: { states: { nowhere: 'design' } } }, 'input.plan.states.nowhere', 'Version 1 has no state "nowhere".'],
    [
      { plan: { timers: { 'discover after P1D': { deadline: 'KEEP' } } } },
      'input.plan.timers["discover after P1D"]',
      'Version 1 has no timer "discover after P1D".',
    ],
    [{ plan: { states: { a: 1 } } }, 'input.plan.states.a', 'Expected string, received number.'],
    [{ fromVersion: 7 }, 'input.fromVersion', 'There is no version 7.'],
    [{ toVersion: 7 }, 'input.toVersion', 'There is no version 7.'],
    [{ toVersion: 1 }, 'input.toVersion', 'What runs on version 1 is there already.'],
    [{ toVersion: 3 }, 'input.toVersion', 'Version 3 is a draft: publish it first.'],
    [{ reason: ' ' }, 'input.reason', 'Expected a text, got an empty one.'],
  ])('is refused for %j', async (input, path, message) => {
    await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    await act(steward, LEAH, 'draftWorkflowDefinition', { subjectKind: 'INITIATIVE', basedOnNumber: 1, note: 'N' });
    expect(await refused(input)).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path, message }] });
  });

  it('does not lead to a retired version, and is refused where nothing runs', async () => {
    const lifecycle = lifecycleWith(() => undefined);
    await publishLifecycle(steward, lifecycle);
    await publishLifecycle(steward, lifecycle);
    const { workflowDefinitions } = await steward.data(
      LEAH,
      '{ workflowDefinitions(filter: { number: 2 }) { nodes { id version } } }',
    );
    const { id: workflowDefinitionId, version: expectedVersion } = workflowDefinitions.nodes[0] as Json;
    await act(steward, LEAH, 'retireWorkflowDefinition', { workflowDefinitionId, expectedVersion });
    expect(await refused({})).toMatchObject({
      problems: [{ path: 'input.toVersion', message: 'Version 2 is retired: nothing is put on it any more.' }],
    });
    expect(await refused({ toVersion: 3 })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'No initiative runs on version 1.' },
    });
  });

  it('is begun by admins and CX leaders, once a key, and one at a time', async () => {
    await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    const input = { fromVersion: 1, toVersion: 2, reason: 'Reviews', idempotencyKey: aKey() };
    const before = await writtenRows(steward);
    const document = mutationDocument(steward.house.schema, 'migrateInitiatives', '__typename');
    const { errors } = await steward.ask(PAM, document, { input });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await writtenRows(steward)).toEqual(before);
    const first = await migrate(input);
    expect(await migrate(input)).toEqual(first);
    expect(await refused({ ...input, reason: 'Other' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await refused({})).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'RUNNING' },
      message: 'A migration from version 1 to 2 is running: 0 of 1 are done.',
    });
    await allBatches(steward);
    expect(await refused({})).toMatchObject({ message: 'No initiative runs on version 1.' });
  });

  it('is previewed to a draft, and not to a faulty one or to none', async () => {
    await anInitiative(steward, portfolioId);
    const draft = { subjectKind: 'INITIATIVE', note: 'N', document: REVIEWED };
    await act(steward, LEAH, 'draftWorkflowDefinition', draft);
    expect(await preview({})).toMatchObject({ faults: [], initiatives: 1 });
    expect(await preview({ toVersion: 9 })).toMatchObject({
      faults: [{ path: 'toVersion', code: 'UNKNOWN_VERSION', message: 'There is no version 9.' }],
      ...{ initiatives: 0, groups: [] },
    });
    const { workflowDefinitions } = await steward.data(
      LEAH,
      '{ workflowDefinitions(filter: { number: 2 }) { nodes { id } } }',
    );
    const edited = {
      workflowDefinitionId: workflowDefinitions.nodes[0].id as string,
      expectedVersion: 1,
      document: {},
    };
    await act(steward, LEAH, 'editWorkflowDefinition', edited);
    expect(await preview({})).toMatchObject({ faults: [{ path: 'toVersion', code: 'FAULTY_DRAFT' }] });
    expect(await preview({ toVersion: 1, plan: { states: [] } })).toMatchObject({ faults: [{ code: 'SHAPE' }] });
  });

  it('makes stale what somebody decides on the version before', async () => {
    const id = await anInitiative(steward, portfolioId);
    const expectedVersion = await versionOf(steward, id);
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    await allBatches(steward);
    const late = await send(steward, DES, 'holdInitiative', { initiativeId: id, expectedVersion, reason: 'Later' });
    expect(late).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
  });

  it('passes over what moved meanwhile to where the plan knows no place, and another plan takes it', async () => {
    const moving = await anInitiative(steward, portfolioId, { title: 'Moving' });
    await anInitiative(steward, portfolioId, { title: 'Staying' });
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    await workOf(steward, moving, 'DISCOVER');
    await move(steward, DES, 'requestApproval', moving);
    await allBatches(steward);
    const [failed] = await migrations();
    expect(failed).toMatchObject({ state: 'FAILED', total: 2, done: 1, failed: 1, remaining: 1 });
    expect(failed!['problem']).toBe(
      '1 initiative: "discover.underWay.awaitingApproval" has no place under version 2: the plan must say where it goes. Left: "Moving".',
    );
    expect(await initiative(moving, 'definitionVersion')).toEqual({ definitionVersion: 1 });
    await migrate({ plan: TO_REVIEWED });
    await allBatches(steward);
    expect(await initiative(moving, 'definitionVersion status')).toEqual({
      ...{ definitionVersion: 2, status: 'AWAITING_APPROVAL' },
    });
    expect(await differing()).toEqual([]);
  });

  it('goes on in the worker after another one was killed in the middle', async () => {
    const ids = [];
    for (const title of ['One', 'Two', 'Three']) ids.push(await anInitiative(steward, portfolioId, { title }));
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    // A worker took the job, and is no more: the queue would wait for it for hours.
    await steward.asOwner((owner) =>
      owner.query(
        `update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = 'killed', attempts = 1`,
      ),
    );
    const server = await MailServer.start();
    const worker = await aWorker(steward, server);
    try {
      await steward.dataSource.query('select take_up_workflow_migrations()');
      await until(async () => (await migrations())[0]!['state'] === 'DONE');
    } finally {
      await worker.stop();
      await server.down();
    }
    expect(await migrations()).toMatchObject([{ done: 3, failed: 0, remaining: 0 }]);
    for (const id of ids) expect(await replay(id)).toMatchObject({ agrees: true, states: [{}, { event: 'MIGRATED' }] });
  });

  it('is done once by two jobs for the same batch', async () => {
    const id = await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    const payload = await steward.asOwner((owner) =>
      owner.query<{ payload: Json }[]>('select payload from graphile_worker._private_jobs'),
    );
    await Promise.all([oneBatch(steward), oneBatch(steward)]);
    expect(payload).toHaveLength(1);
    await allBatches(steward);
    expect((await replay(id))!['states']).toHaveLength(2);
    expect(await migrations()).toMatchObject([{ state: 'DONE', done: 1 }]);
  });

  it('is left alone by the look after what was killed while its job waits or is worked on', async () => {
    await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    const jobs = () =>
      steward.asOwner((owner) => owner.query('select id, revision from graphile_worker._private_jobs'));
    const before = await jobs();
    await steward.dataSource.query('select take_up_workflow_migrations()');
    expect(await jobs()).toEqual(before);
    await steward.asOwner((owner) => owner.query('update graphile_worker._private_jobs set locked_at = now()'));
    await steward.dataSource.query('select take_up_workflow_migrations()');
    expect(await jobs()).toEqual(before);
  });

  it('ends when whoever began it may no longer go on with it, or has left', async () => {
    const id = await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    await inOrganizationOf(steward, LEAH, (manager) =>
      manager.query(`delete from role_grants where role = 'CX_LEADER'`),
    );
    await allBatches(steward);
    expect((await migrations('ada@example.com'))[0]).toMatchObject({
      state: 'FAILED',
      problem: expect.stringMatching(/^It cannot go on\. You may not do this\. Admins and CX leaders draft/) as string,
    });
    expect(await initiative(id, 'definitionVersion')).toEqual({ definitionVersion: 1 });

    await migrate({}, 'ada@example.com');
    await inOrganizationOf(steward, 'ada@example.com', (manager) =>
      manager.query(`delete from identities where person_id = (select id from people where email = 'ada@example.com')`),
    );
    await allBatches(steward);
    expect((await migrations())[0]).toMatchObject({ problem: 'It cannot go on. Whoever began it has left.' });
  });

  it('ends when it met with an error for the last time, and is tried again before', async () => {
    await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    await migrate();
    await steward.asOwner(async (owner) => {
      await owner.query(`create function fail() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`);
      await owner.query('create trigger broken before update on initiatives for each row execute function fail()');
    });
    const [job] = await steward.asOwner((owner) =>
      owner.query<{ payload: string }[]>('select payload::text from graphile_worker._private_jobs'),
    );
    await expect(oneBatch(steward)).rejects.toThrow('broken');
    expect(await migrations()).toMatchObject([{ state: 'RUNNING', done: 0 }]);
    await steward.asOwner((owner) =>
      owner.query(`select graphile_worker.add_job('migrate_workflow', $1::json)`, [job!.payload]),
    );
    await oneBatch(steward, true);
    expect(await migrations()).toMatchObject([
      { state: 'FAILED', problem: 'It cannot go on. It met with an error that the log of the worker tells.' },
    ]);
  });

  it('is nobody else’s to see or to start', async () => {
    const id = await anInitiative(steward, portfolioId);
    await publishLifecycle(steward, REVIEWED);
    const { workflowMigration } = await migrate();
    await allBatches(steward);
    expect(await migrations(ODA)).toEqual([]);
    expect(await replay(id, ODA)).toBeNull();
    expect(await replay(await idOf(steward, LEAH))).toBeNull();
    const { workflowMigration: theirs } = await steward.data(
      ODA,
      'query($id: ID!) { workflowMigration(id: $id) { state } }',
      { id: workflowMigration.id },
    );
    expect(theirs).toBeNull();
    expect(await preview({}, ODA)).toMatchObject({ faults: [{ code: 'UNKNOWN_VERSION' }] });
    expect(await migrate({}, ODA)).toMatchObject({ problems: [{ path: 'input.toVersion' }] });
  });
});

describe('A history with a migration in it', () => {
  /** Past every guard: what somebody with the keys of the house could do. */
  const tamper = (statement: string) =>
    steward.asOwner(async (owner) => {
      await owner.query('alter table initiative_events disable trigger user');
      for (const table of ['initiatives', 'initiative_events'])
        await owner.query(`alter table ${table} no force row level security`);
      await owner.query(statement);
      for (const table of ['initiatives', 'initiative_events'])
        await owner.query(`alter table ${table} force row level security`);
    });

  it.each([
    [
      `update initiative_events set migration = jsonb_set(migration, '{states}', '{}') where event = 'MIGRATED'`,
      'it cannot be replayed: Event 2 of the history, a migration from discover.underWay.awaitingApproval, ' +
        'would be refused: discover.underWay.awaitingApproval is UNMAPPED',
    ],
    [
      `update initiative_events set to_state = 'design.underWay.working' where event = 'MIGRATED'`,
      'it cannot be replayed: Event 2 of the history, a migration from discover.underWay.awaitingApproval, ' +
        'leads to discover.underWay.underReview; recorded is design.underWay.working',
    ],
    [`update initiatives set definition_version = 3`, 'it is stored on version 3, and its history leads to version 2'],
    [
      `update initiative_events set definition_version = 3 where sequence = 3`,
      'event 3 of its history is recorded on version 3, and it was on 2',
    ],
  ])('is found out when somebody did: %s', async (statement, difference) => {
    const id = await anInitiative(steward, portfolioId, { title: 'Asked' });
    await workOf(steward, id, 'DISCOVER');
    await move(steward, DES, 'requestApproval', id);
    await publishLifecycle(steward, REVIEWED);
    await publishLifecycle(steward, REVIEWED);
    await migrate({ plan: TO_REVIEWED });
    await allBatches(steward);
    await move(steward, DES, 'holdInitiative', id);
    expect(await replay(id)).toMatchObject({ agrees: true });
    await tamper(statement);
    expect(await replay(id)).toMatchObject({ agrees: false, difference });
    expect(await differing()).toMatchObject([{ title: 'Asked', problem: difference }]);
  });
});
