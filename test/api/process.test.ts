import { Client } from 'pg';
import { verifyHistory } from '../../src/initiatives';
import { DEFAULT_GATE_POLICIES } from '../../src/initiatives/domain/default-gate-policies';
import { DEFAULT_LIFECYCLE } from '../../src/initiatives/domain/default-lifecycle';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { anEvidence, anInitiative, move, pass, send } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const LEAH = 'leah@example.com';
const PAM = 'pam@example.com';
const ODA = 'oda@other.example';
const VERSION = 'id number status version inForce faults { path code message }';
type Json = Record<string, any>;

let steward: Steward;
let portfolioId: string;
beforeEach(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterEach(() => steward.stop());

const copy = (document: object): Json => JSON.parse(JSON.stringify(document)) as Json;
/** Without a prototype stage: design leads to measure. */
const shorter = (): Json => {
  const document = copy(DEFAULT_LIFECYCLE);
  delete document['machine'].states.prototype;
  delete document['machine'].states.stoppedInPrototype;
  document['machine'].states.design.states.underWay.states.awaitingApproval.onDone.target = '#initiative.measure';
  return document;
};
const oneInterview = (): Json => {
  const document = copy(DEFAULT_GATE_POLICIES.STANDARD);
  document['gates'].DISCOVER.evidence = { INTERVIEW: 1 };
  return document;
};

const ofDefinition = `workflowDefinition { ${VERSION} }`;
const draftDefinition = (input: Json, email = LEAH) =>
  act(
    steward,
    email,
    'draftWorkflowDefinition',
    { subjectKind: 'INITIATIVE', note: 'Shorter', ...input },
    ofDefinition,
  );
async function publishedDefinition(document: object): Promise<Json> {
  const { workflowDefinition: drafted } = await draftDefinition({ document });
  const input = { workflowDefinitionId: drafted.id, expectedVersion: 1 };
  const answer = await act(steward, LEAH, 'publishWorkflowDefinition', input, ofDefinition);
  return answer['workflowDefinition'] as Json;
}
async function draftedPolicy(document: object, track = 'STANDARD'): Promise<Json> {
  const input = { track, document, note: 'Lighter' };
  const answer = await act(steward, LEAH, 'draftGatePolicy', input, `gatePolicy { ${VERSION} track }`);
  return answer['gatePolicy'] as Json;
}

async function refused(mutation: string, input: Json, email = LEAH): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}
async function fault(mutation: string, input: Json, email = LEAH) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}
const versionsOf = async (email: string, list: string): Promise<Json[]> => {
  const data = await steward.data(
    email,
    `{ ${list} { nodes { id number status note inForce document draftedBy { id } } } }`,
  );
  return data[list.replace(/\(.*/, '')].nodes as Json[];
};
const standing = async (id: string): Promise<Json> => {
  const selection = 'stage status definitionVersion policyVersion definition { number } gatePolicy { track number }';
  const { initiative } = await steward.data(LEAH, `query($id: ID!) { initiative(id: $id) { ${selection} } }`, { id });
  return initiative as Json;
};

describe('The process of a new organization', () => {
  it('is the default: one lifecycle, and a gate policy for each track', async () => {
    expect(await versionsOf(LEAH, 'workflowDefinitions')).toMatchObject([
      {
        number: 1,
        status: 'PUBLISHED',
        inForce: true,
        note: 'The default.',
        draftedBy: null,
        document: DEFAULT_LIFECYCLE,
      },
    ]);
    for (const [track, document] of Object.entries(DEFAULT_GATE_POLICIES)) {
      expect(await versionsOf(LEAH, `gatePolicies(filter: { track: [${track}] })`)).toMatchObject([
        { number: 1, status: 'PUBLISHED', inForce: true, document },
      ]);
    }
  });

  it('keeps the order of its states, which is that of the picture', async () => {
    const { workflowDefinitions } = await steward.data(
      LEAH,
      '{ workflowDefinitions { nodes { document diagram graph { nodes { id kind } edges { from to label guard { type params } } } } } }',
    );
    const { document, diagram, graph } = workflowDefinitions.nodes[0] as Json;
    expect(JSON.stringify(document)).toBe(JSON.stringify(DEFAULT_LIFECYCLE));
    expect(diagram).toMatch(/^stateDiagram-v2\n {2}\[\*\] --> discover/);
    expect(graph.nodes[0]).toEqual({ id: 'discover', kind: 'COMPOUND' });
    expect(graph.edges).toContainEqual({
      ...{ from: 'discover.underWay.awaitingApproval', to: 'design', label: 'Approve' },
      guard: { type: 'gateIsPassed', params: { gate: 'DISCOVER' } },
    });
  });

  it('comes with the JSON Schema of its documents', async () => {
    const schemas = await steward.data(LEAH, '{ workflowDefinitionSchema gatePolicySchema }');
    expect(schemas).toMatchObject({
      workflowDefinitionSchema: { title: 'Workflow definition', type: 'object' },
      gatePolicySchema: { title: 'Gate policy', type: 'object' },
    });
  });
});

describe('A further version of the process', () => {
  it('is drafted, mended and published; what is new runs on it, and what ran before ends on its own', async () => {
    const old = await anInitiative(steward, portfolioId, { title: 'Old' });
    const broken = shorter();
    broken['machine'].states.design.on.STOP.target = 'stopped';
    const { finance } = broken['machine'].states.design.states.underWay.states.awaitingApproval.states as Json;
    finance.states.awaiting.on.APPROVE.guard.params.group = 'finances';
    const { workflowDefinition: draft } = await draftDefinition({ document: broken, basedOnNumber: 1 });
    const unknown = { path: '$.machine.states.design.on.STOP.target', code: 'UNKNOWN_STATE' };
    expect(draft).toMatchObject({
      number: 2,
      status: 'DRAFT',
      inForce: false,
      faults: [unknown, { code: 'UNKNOWN_GROUP' }],
    });
    const id = { workflowDefinitionId: draft.id as string };
    const publish = (expectedVersion: number) =>
      act(steward, LEAH, 'publishWorkflowDefinition', { ...id, expectedVersion }, ofDefinition);
    expect(await publish(1)).toMatchObject({
      ...{
        code: 'INVALID_INPUT',
        problems: [
          { path: unknown.path, message: '"stopped" leads to no state: there is no "stopped".' },
          { message: expect.stringContaining('No published gate policy asks a group "finances"') as string },
        ],
      },
    });
    const edited = { ...id, expectedVersion: 1, document: shorter() };
    const mended = await act(steward, LEAH, 'editWorkflowDefinition', edited, ofDefinition);
    expect(mended).toMatchObject({ workflowDefinition: { version: 2, faults: [] } });
    expect(await publish(2)).toMatchObject({ workflowDefinition: { status: 'PUBLISHED', inForce: true, version: 3 } });

    const young = await anInitiative(steward, portfolioId, { title: 'Young' });
    await pass(steward, young, 'DISCOVER', 'DESIGN');
    await pass(steward, old, 'DISCOVER', 'DESIGN');
    expect(await standing(young)).toMatchObject({ stage: 'MEASURE', definitionVersion: 2, definition: { number: 2 } });
    expect(await standing(old)).toMatchObject({ stage: 'PROTOTYPE', definitionVersion: 1, definition: { number: 1 } });
    await pass(steward, old, 'PROTOTYPE', 'MEASURE', 'SUNSET');
    expect(await standing(old)).toMatchObject({ stage: 'SUNSET', status: 'CLOSED', definitionVersion: 1 });
    // A request and an approval at each of seven gates, and at two of them the approval of finance before it.
    expect(await steward.asOwner(verifyHistory)).toEqual({ initiatives: 2, events: 16, differing: [] });
  });

  it('is offered and told of by the version that each initiative is on', async () => {
    await publishedDefinition(shorter());
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER');
    const { initiative } = await steward.data(
      LEAH,
      `query($id: ID!) { initiative(id: $id) { diagram schedule { stage }
        availableTransitions { event toStage } history { nodes { fromStage toStage } } } }`,
      { id },
    );
    expect(initiative).toMatchObject({
      schedule: [{ stage: 'DISCOVER' }, { stage: 'DESIGN' }],
      availableTransitions: ['REQUEST_APPROVAL', 'HOLD', 'STOP', 'REFER_TO_REVIEW'].map((event) => ({ event })),
      history: { nodes: [{ fromStage: 'DISCOVER' }, { fromStage: 'DISCOVER', toStage: 'DESIGN' }] },
    });
    expect(initiative.diagram).not.toContain('prototype');
    expect(initiative.diagram).toContain('class design_underWay_working here');
    expect(initiative.diagram).toContain('class discover_underWay_working,discover_underWay_awaitingApproval been');
  });

  it('is the only draft', async () => {
    await draftDefinition({ basedOnNumber: 1 });
    const another = { subjectKind: 'INITIATIVE', basedOnNumber: 1, note: 'Another' };
    expect(await refused('draftWorkflowDefinition', another)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'Version 2 is a draft already: edit or publish that one.' },
    });
  });

  it('takes one number of two that are drafted at once', async () => {
    const drafts = await Promise.all([draftDefinition({ basedOnNumber: 1 }), draftDefinition({ basedOnNumber: 1 })]);
    expect(drafts.map(({ __typename }) => __typename).sort()).toEqual(['NotPossibleNow', 'WorkflowDefinitionPayload']);
  });

  it('is refused from nothing, and from a version that there is not', async () => {
    const input = { subjectKind: 'INITIATIVE', note: 'New' };
    expect(await refused('draftWorkflowDefinition', input)).toMatchObject({ problems: [{ path: 'input.document' }] });
    expect(await refused('draftWorkflowDefinition', { ...input, basedOnNumber: 7 })).toMatchObject({
      problems: [{ path: 'input.basedOnNumber', message: 'There is no version 7.' }],
    });
  });

  it('never changes once it is published, and retires when another is in force', async () => {
    const { id } = await publishedDefinition(shorter());
    const [, first] = await versionsOf(LEAH, 'workflowDefinitions');
    const change = { workflowDefinitionId: id as string, expectedVersion: 2 };
    for (const [mutation, message] of [
      ['editWorkflowDefinition', 'Version 2 is published and never changes: draft another from it.'],
      ['publishWorkflowDefinition', 'Version 2 is published: a draft is published.'],
      ['retireWorkflowDefinition', 'Version 2 is in force: publish another before it is retired.'],
    ] as const) {
      expect(await refused(mutation, change)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message });
    }
    const retired = { workflowDefinitionId: first!['id'] as string, expectedVersion: 1 };
    const selection = 'workflowDefinition { status retiredAt retiredBy { email } }';
    expect(await act(steward, LEAH, 'retireWorkflowDefinition', retired, selection)).toMatchObject({
      workflowDefinition: { status: 'RETIRED', retiredBy: { email: LEAH } },
    });
    expect((await draftDefinition({ basedOnNumber: 1 }))['workflowDefinition']).toMatchObject({ number: 3 });
  });

  it('is changed by admins and CX leaders alone, at the version that they read, once a key', async () => {
    const draft = { subjectKind: 'INITIATIVE', basedOnNumber: 1, note: 'New', idempotencyKey: aKey() };
    const { extensions, message } = await fault('draftWorkflowDefinition', draft, PAM);
    expect([extensions.code, message]).toEqual([
      'FORBIDDEN',
      'You may not do this. Admins and CX leaders draft, publish and retire versions of the process and of gate policies, and migrate what runs.',
    ]);
    const first = await act(steward, LEAH, 'draftWorkflowDefinition', draft, ofDefinition);
    expect(await act(steward, LEAH, 'draftWorkflowDefinition', draft, ofDefinition)).toEqual(first);
    const other = { ...draft, note: 'Other' };
    expect(await refused('draftWorkflowDefinition', other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const stale = { workflowDefinitionId: first['workflowDefinition'].id as string, expectedVersion: 5 };
    for (const mutation of ['editWorkflowDefinition', 'publishWorkflowDefinition', 'retireWorkflowDefinition']) {
      expect(await refused(mutation, stale)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
      expect(await fault(mutation, stale, PAM)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
      const elsewhere = { ...stale, workflowDefinitionId: unknownId('WorkflowDefinition') };
      expect(await fault(mutation, elsewhere)).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
      expect(await fault(mutation, stale, ODA)).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    }
  });

  it('is brought along by the one statement that reads what runs on it, seen before or not', async () => {
    await anInitiative(steward, portfolioId);
    const statements = jest.spyOn(Client.prototype, 'query');
    const query =
      '{ stageBoard(first: 100) { initiatives { diagram gate { stage } availableTransitions { event } } } }';
    const wordsSent = async () => {
      statements.mockClear();
      await steward.data(LEAH, query);
      return (statements.mock.calls as unknown as [string | { text: string }][]).map(
        ([sent]) => (typeof sent === 'string' ? sent : sent.text).trim().split(/\s/)[0],
      );
    };
    try {
      expect(await wordsSent()).toEqual(['begin', 'with', 'commit']);
      await publishedDefinition(shorter());
      expect(await wordsSent()).toEqual(['begin', 'with', 'commit']);
      expect(await wordsSent()).toEqual(['begin', 'with', 'commit']);
    } finally {
      statements.mockRestore();
    }
  });

  it('is of its own organization: others stay on theirs', async () => {
    await publishedDefinition(shorter());
    expect(await versionsOf(ODA, 'workflowDefinitions')).toMatchObject([{ number: 1, inForce: true }]);
  });

  it('is checked before anybody keeps it, whatever it is', async () => {
    const check = async (document: unknown) => {
      const query = `query($document: JSON!) {
        validateWorkflowDefinition(subjectKind: INITIATIVE, document: $document) { path code message isWarning } }`;
      return (await steward.data(PAM, query, { document }))['validateWorkflowDefinition'] as Json[];
    };
    const before = await writtenRows(steward);
    // Two gate policies ask compliance, and nobody is there yet; that keeps no process from being published.
    const place = '$.machine.states.design.states.underWay.states.awaitingApproval.states';
    const tooFew = {
      ...{ path: `${place}.compliance.states.awaiting.on.APPROVE.guard.params.group`, code: 'QUORUM', isWarning: true },
      message: '"compliance" can never reach its quorum: it needs 1, and 0 have a seat.',
    };
    expect(await check(DEFAULT_LIFECYCLE)).toEqual([tooFew]);
    const misspelt = copy(DEFAULT_LIFECYCLE);
    const regions = misspelt['machine'].states.design.states.underWay.states.awaitingApproval.states as Json;
    regions['finance'].states.awaiting.on.APPROVE.guard.params.group = 'finances';
    regions['leadership'].states.awaiting.on.APPROVE.guard.type = 'groupApproved';
    misspelt['machine'].states.discover.states.underWay.after = { soon: {} };
    // All at once, and each at its place.
    expect((await check(misspelt)).filter(({ isWarning }) => !isWarning)).toMatchObject([
      { code: 'NO_DURATION', path: '$.machine.states.discover.states.underWay.after.soon' },
      { code: 'UNKNOWN_GUARD', path: `${place}.leadership.states.awaiting.on.APPROVE.guard.type` },
      { code: 'NEVER_DONE', path: `${place}.leadership.states.awaiting` },
      {
        ...{ code: 'UNKNOWN_GROUP', path: `${place}.finance.states.awaiting.on.APPROVE.guard.params.group` },
        message:
          'No published gate policy asks a group "finances" at the gate of DESIGN: there are "leadership", "finance", "compliance".',
      },
    ]);
    for (const document of [{}, [], 42, 'text', true]) expect(await check(document)).not.toEqual([]);
    const far = shorter();
    delete far['machine'].states.closed;
    expect(await check(far)).toMatchObject([{ code: 'UNKNOWN_STATE' }, tooFew]);
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('A published version in the database', () => {
  const refusal = (statement: string) =>
    inOrganizationOf(steward, LEAH, (manager) => manager.query(statement)).then(
      () => 'done',
      (error: Error) => error.message,
    );

  it.each(['workflow_definitions', 'gate_policies'])(
    'of %s is neither changed, taken away nor made a draft',
    async (table) => {
      const never = `${table} never changes once it is published: update is refused`;
      expect(await refusal(`update ${table} set document = '{}'`)).toBe(never);
      expect(await refusal(`update ${table} set note = 'x'`)).toBe(never);
      expect(await refusal(`update ${table} set status = 'DRAFT', published_at = null`)).toBe(never);
      expect(await refusal(`update ${table} set number = 2, status = 'RETIRED', retired_at = now()`)).toBe(never);
      expect(await refusal(`delete from ${table}`)).toBe(`permission denied for table ${table}`);
      const byOwner = (statement: string) =>
        steward
          .asOwner((owner) => owner.query(statement))
          .then(
            () => 'done',
            (error: Error) => error.message,
          );
      expect(await byOwner(`truncate ${table} cascade`)).toMatch(/append-only: truncate is refused/);
    },
  );

  it('is what every initiative names', async () => {
    await anInitiative(steward, portfolioId);
    expect(await refusal('update initiatives set definition_version = 9')).toMatch(/initiatives_definition_fk/);
    expect(await refusal('update initiatives set policy_version = 9')).toMatch(/initiatives_policy_fk/);
  });
});

describe('A further gate policy', () => {
  it('is previewed, published, and asked of what begins from then on', async () => {
    const old = await anInitiative(steward, portfolioId, { title: 'Old' });
    const id = (await draftedPolicy(oneInterview()))['id'] as string;
    const publish = { gatePolicyId: id, expectedVersion: 1 };
    const published = await act(steward, LEAH, 'publishGatePolicy', publish, `gatePolicy { ${VERSION} }`);
    expect(published).toMatchObject({ gatePolicy: { number: 2, status: 'PUBLISHED', inForce: true } });
    const young = await anInitiative(steward, portfolioId, { title: 'Young' });
    const outcomes = [];
    for (const initiativeId of [old, young]) {
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', { initiativeId, ...anEvidence('INTERVIEW') });
      outcomes.push(await move(steward, 'des@example.com', 'requestApproval', initiativeId));
    }
    expect(outcomes).toMatchObject([
      { code: 'GATE_UNMET', message: '1 of 3 interviews; no shadowing.' },
      { initiative: { status: 'AWAITING_APPROVAL' } },
    ]);
    expect(await standing(old)).toMatchObject({ policyVersion: 1, gatePolicy: { track: 'STANDARD', number: 1 } });
    expect(await standing(young)).toMatchObject({ policyVersion: 2, gatePolicy: { track: 'STANDARD', number: 2 } });
    expect(await steward.asOwner(verifyHistory)).toMatchObject({ differing: [] });
  });

  it('says in its preview who would miss what', async () => {
    const strict = copy(DEFAULT_GATE_POLICIES.STANDARD);
    strict['gates'].DISCOVER.evidence.SURVEY = 1;
    const [one, two, closed] = [
      await anInitiative(steward, portfolioId, { title: 'Letters' }),
      await anInitiative(steward, portfolioId, { title: 'Accounts' }),
      await anInitiative(steward, portfolioId, { title: 'Closed' }),
    ];
    await move(steward, 'des@example.com', 'stopInitiative', closed);
    const survey = { initiativeId: one, ...anEvidence('SURVEY') };
    await send(steward, 'des@example.com', 'recordInitiativeEvidence', survey);
    const { id } = await draftedPolicy(strict);
    const query = `query($id: ID!) { previewGatePolicy(id: $id) {
      running affected { id title stage missing { code message } } missing { code initiatives }
      material { costPercent valuePercent deliverables plan } } }`;
    const preview = {
      running: 2,
      affected: [
        { id: two, title: 'Accounts', stage: 'DISCOVER', missing: [{ code: 'SURVEY', message: 'no survey' }] },
      ],
      missing: [{ code: 'SURVEY', initiatives: 1 }],
      material: { costPercent: 10, valuePercent: 10, deliverables: ['FORECAST', 'KILL_CRITERIA'], plan: false },
    };
    expect(await steward.data(PAM, query, { id })).toEqual({ previewGatePolicy: preview });
    expect(await steward.data(ODA, query, { id })).toEqual({ previewGatePolicy: null });
    expect(await steward.data(PAM, query, { id: unknownId('GatePolicy') })).toEqual({ previewGatePolicy: null });
    const faulty = { gatePolicyId: id as string, expectedVersion: 1, document: { gates: {} } };
    await act(steward, LEAH, 'editGatePolicy', faulty);
    expect(await steward.data(PAM, query, { id })).toEqual({ previewGatePolicy: null });
  });

  it('is one draft a track, and cannot be published with faults', async () => {
    const unequal = oneInterview();
    unequal['gates'].DESIGN.tranchePercent = 0;
    const { id, faults } = await draftedPolicy(unequal);
    // 10 + 0 + 25 + 45 + 5
    const message = 'The tranches of all stages add up to 85 %, and must to 100 %.';
    expect(faults).toEqual([{ path: '$.gates', code: 'TRANCHES', message }]);
    const publish = { gatePolicyId: id as string, expectedVersion: 1 };
    expect(await refused('publishGatePolicy', publish)).toMatchObject({ problems: [{ path: '$.gates', message }] });
    const again = { track: 'STANDARD', basedOnNumber: 1, note: 'Again' };
    expect(await refused('draftGatePolicy', again)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await draftedPolicy(oneInterview(), 'LIGHT')).toMatchObject({ number: 2, track: 'LIGHT', faults: [] });
  });

  it('retires when another is in force; admins and CX leaders alone change it', async () => {
    const [first] = await versionsOf(LEAH, 'gatePolicies(filter: { track: [MAJOR], status: [PUBLISHED], number: 1 })');
    const retire = { gatePolicyId: first!['id'] as string, expectedVersion: 1 };
    expect(await refused('retireGatePolicy', retire)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    for (const mutation of ['editGatePolicy', 'publishGatePolicy', 'retireGatePolicy']) {
      expect(await fault(mutation, retire, PAM)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
      expect(await fault(mutation, retire, ODA)).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
      expect(await refused(mutation, { ...retire, expectedVersion: 3 })).toMatchObject({ code: 'STALE_VERSION' });
    }
    const input = { track: 'MAJOR', basedOnNumber: 1, note: 'Same' };
    expect(await fault('draftGatePolicy', input, PAM)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const { gatePolicy } = await act(steward, LEAH, 'draftGatePolicy', input, 'gatePolicy { id }');
    const publish = { gatePolicyId: gatePolicy.id as string, expectedVersion: 1 };
    // It asks compliance at the gate of design, and nobody is there to be asked.
    expect(await refused('publishGatePolicy', publish)).toMatchObject({ code: 'INVALID_INPUT' });
    const personId = await idOf(steward, 'sue@example.com');
    await act(steward, 'ada@example.com', 'grantRole', { personId, role: 'COMPLIANCE' });
    await act(steward, LEAH, 'publishGatePolicy', publish);
    const retired = await act(steward, LEAH, 'retireGatePolicy', retire, 'gatePolicy { status }');
    expect(retired).toMatchObject({ gatePolicy: { status: 'RETIRED' } });
  });

  it('is checked before anybody keeps it, whatever it is', async () => {
    const query = 'query($document: JSON!) { validateGatePolicy(document: $document) { path code message isWarning } }';
    const check = async (document: unknown, email = PAM) =>
      (await steward.data(email, query, { document }))['validateGatePolicy'] as Json[];
    expect(await check(DEFAULT_GATE_POLICIES.STANDARD)).toEqual([]);
    for (const document of [{}, [], 42, 'text', { gates: null }]) expect(await check(document)).not.toEqual([]);
  });

  it('is told which groups of it can never reach their quorum, as a draft and in hand, by those who are here', async () => {
    const query = 'query($document: JSON!) { validateGatePolicy(document: $document) { path code message isWarning } }';
    const check = async (document: unknown, email = PAM) =>
      (await steward.data(email, query, { document }))['validateGatePolicy'] as Json[];
    const tooFew = (gate: string, message: string) => ({
      ...{ path: `$.gates.${gate}.approvals`, code: 'QUORUM', isWarning: false, message },
    });
    const nobody = '"compliance" can never reach its quorum: it needs 1, and 0 have a seat.';
    expect(await check(DEFAULT_GATE_POLICIES.MAJOR)).toEqual([tooFew('DESIGN', nobody)]);
    const [sue, sid] = [await idOf(steward, 'sue@example.com'), await idOf(steward, 'sid@example.com')];
    const document = copy(DEFAULT_GATE_POLICIES.STANDARD);
    document['gates'].DISCOVER.approvals = { role: 'CX_LEADER', count: 3 };
    document['gates'].DESIGN.approvals = {
      groups: [
        { name: 'board', members: { personIds: [sue, sid, unknownId('Person')] }, needs: { count: 3 } },
        { name: 'change', members: { cxFunction: 'CHANGE_MANAGEMENT' }, needs: { percent: 60 } },
      ],
    };
    const faults = [
      tooFew('DISCOVER', '"CX leaders" can never reach its quorum: it needs 3, and 2 have a seat.'),
      tooFew('DESIGN', '"board" can never reach its quorum: it needs 3, and 2 have a seat.'),
    ];
    expect(await check(document)).toEqual(faults);
    const drafted = await draftedPolicy(document);
    expect(drafted['faults']).toEqual(faults.map(({ path, code, message }) => ({ path, code, message })));
    // In another organization nobody of these is.
    expect((await check(document, ODA)).map(({ message }) => message as string)).toEqual([
      '"CX leaders" can never reach its quorum: it needs 3, and 1 has a seat.',
      '"board" can never reach its quorum: it needs 3, and 0 have a seat.',
      '"change" can never reach its quorum: it needs 1, and 0 have a seat.',
    ]);
  });
});

describe('A process that comes back to work without a decision', () => {
  it('asks for a new approval, and takes back the one that nobody decided on', async () => {
    const document = copy(DEFAULT_LIFECYCLE);
    // On hold it is taken up from the beginning, not where it was left.
    document['machine'].states.discover.states.onHold.on.RESUME.target = 'underWay';
    await publishedDefinition(document);
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id);
    for (const kind of ['INTERVIEW', 'INTERVIEW', 'INTERVIEW', 'SHADOWING']) {
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', { initiativeId: id, ...anEvidence(kind) });
    }
    for (const verb of ['requestApproval', 'holdInitiative', 'resumeInitiative', 'requestApproval'] as const) {
      expect(await move(steward, 'des@example.com', verb, id)).not.toHaveProperty('code');
    }
    const { initiative } = await steward.data(
      LEAH,
      'query($id: ID!) { initiative(id: $id) { status approvals { nodes { decision } } } }',
      { id },
    );
    expect(initiative).toMatchObject({ status: 'AWAITING_APPROVAL' });
    expect((initiative.approvals.nodes as Json[]).map(({ decision }) => decision as string | null).sort()).toEqual([
      'WITHDRAWN',
      null,
    ]);
  });
});
