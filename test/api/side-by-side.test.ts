import { verifyAudit } from '../../src/audit';
import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act } from '../support/act';
import { aDeliverable, anInitiative, move, pass, send, versionOf, workOf } from '../support/an-initiative';
import type { Steward } from '../support/steward';
import { approvalOf, approvalsBy, vote } from '../support/votes';
import { writtenRows } from '../support/written-rows';

const [DES, LEAH, LIAM, FLO, SUE] = [
  ...['des@example.com', 'leah@example.com', 'liam@example.com', 'flo@example.com', 'sue@example.com'],
] as [string, string, string, string, string];

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
  await act(steward, 'ada@example.com', 'grantRole', { personId: await idOf(steward, SUE), role: 'COMPLIANCE' });
});
afterAll(() => steward.stop());

interface Gate {
  readonly initiativeId: string;
  readonly approvalId: string;
}

/** In design, with approval asked for by Des. */
async function atTheGateOfDesign(): Promise<Gate> {
  const initiativeId = await anInitiative(steward, portfolioId);
  await pass(steward, initiativeId, 'DISCOVER');
  await workOf(steward, initiativeId, 'DESIGN');
  return { initiativeId, approvalId: await ask(initiativeId) };
}
const ask = async (initiativeId: string): Promise<string> =>
  (await move(steward, DES, 'requestApproval', initiativeId))['approval'].id as string;

async function publishLifecycle(document: object): Promise<void> {
  const drafted = await act(
    steward,
    'ada@example.com',
    'draftWorkflowDefinition',
    { subjectKind: 'INITIATIVE', document, note: 'N' },
    'workflowDefinition { id version }',
  );
  const { id, version } = drafted['workflowDefinition'] as { id: string; version: number };
  const publish = { workflowDefinitionId: id, expectedVersion: version };
  expect(await act(steward, 'ada@example.com', 'publishWorkflowDefinition', publish)).not.toHaveProperty('code');
}

interface Standing {
  readonly stage: string;
  readonly status: string;
  readonly diagram: string;
  readonly replay: { readonly agrees: boolean };
  readonly history: { readonly nodes: readonly object[] };
  readonly availableTransitions: readonly { readonly event: string }[];
}
const readBy = async (email: string, id: string): Promise<Standing> => {
  const { initiative, replay } = await steward.data(
    email,
    `query($id: ID!) { replay(initiativeId: $id) { agrees } initiative(id: $id) { stage status diagram
      history(first: 100) { nodes { event toStage toStatus actor { name } } }
      availableTransitions { event allowed toStage toStatus whoCould missing { message } reasons } } }`,
    { id },
  );
  return { ...(initiative as Omit<Standing, 'replay'>), replay: replay as Standing['replay'] };
};
const approving = async (email: string, id: string) =>
  (await readBy(email, id)).availableTransitions.find(({ event }) => event === 'APPROVE');

/** Which groups have approved, by what the picture marks as the place where it stands. */
const approvedIn = ({ diagram }: Standing): readonly string[] =>
  (/class (.*) here/.exec(diagram)?.[1] ?? '')
    .split(',')
    .flatMap((place) => /awaitingApproval_(\w+)_approved$/.exec(place)?.[1] ?? [])
    .sort();

const AWAITED = { stage: 'DESIGN', status: 'AWAITING_APPROVAL' };

describe('The gate of design', () => {
  it('is passed by leadership and finance side by side, and says at each moment who is awaited', async () => {
    const gate = await atTheGateOfDesign();
    expect(approvedIn(await readBy(LEAH, gate.initiativeId))).toEqual([]);
    expect(await approving(LEAH, gate.initiativeId)).toEqual({
      ...{ event: 'APPROVE', allowed: true, toStage: 'DESIGN', toStatus: 'AWAITING_APPROVAL', reasons: [] },
      ...{ missing: [{ message: 'no approval by finance' }], whoCould: 'leadership or finance who have no part in it' },
    });

    const version = await versionOf(steward, gate.initiativeId);
    const first = await move(steward, FLO, 'approveGate', gate.initiativeId);
    expect(first).toMatchObject({
      initiative: { ...AWAITED, version: version + 1 },
      event: { event: 'APPROVE', fromStatus: 'AWAITING_APPROVAL', toStatus: 'AWAITING_APPROVAL' },
      approval: { id: gate.approvalId, decision: null, decidedBy: null },
    });
    const half = await readBy(FLO, gate.initiativeId);
    expect(half).toMatchObject({ ...AWAITED, replay: { agrees: true } });
    expect(approvedIn(half)).toEqual(['finance']);
    expect(await approving('vic@example.com', gate.initiativeId)).toMatchObject({
      ...{ allowed: false, missing: [{ message: 'no approval by leadership' }] },
      whoCould: 'leadership who have no part in it',
    });
    expect(await approving(LIAM, gate.initiativeId)).toMatchObject({
      ...{ allowed: true, missing: [], toStage: 'PROTOTYPE', toStatus: 'WORKING' },
    });

    expect(await vote(steward, LIAM, gate, { choice: 'APPROVE' })).toMatchObject({
      approval: { decision: 'APPROVED', tally: { state: 'APPROVED' } },
      initiative: { stage: 'PROTOTYPE', status: 'WORKING' },
      event: { id: expect.any(String) as string },
    });
    expect(await readBy(DES, gate.initiativeId)).toMatchObject({ replay: { agrees: true } });
  });

  it('leaves in the audit which vote was for a group, and which passed the gate', async () => {
    const gate = await atTheGateOfDesign();
    await move(steward, FLO, 'approveGate', gate.initiativeId);
    await move(steward, LEAH, 'approveGate', gate.initiativeId);
    const { auditRecords } = await steward.data(
      'ada@example.com',
      `query($id: ID!) { auditRecords(filter: { subjectId: $id }, first: 4) { nodes { action actor { name } } } }`,
      { id: gate.initiativeId },
    );
    expect(auditRecords.nodes.map((each: { action: string }) => each.action)).toEqual([
      ...['gateApproved', 'voteCast', 'groupApproved', 'voteCast'],
    ]);
  });

  it('tells nobody that it was passed before it is', async () => {
    const gate = await atTheGateOfDesign();
    const told = async () => {
      const { viewer } = await steward.data('ben@example.com', '{ viewer { inbox(first: 100) { nodes { kind } } } }');
      return (viewer.inbox.nodes as { kind: string }[]).filter(({ kind }) => kind === 'APPROVAL_DECIDED').length;
    };
    const before = await told();
    await move(steward, FLO, 'approveGate', gate.initiativeId);
    expect(await told()).toBe(before);
    await move(steward, LEAH, 'approveGate', gate.initiativeId);
    expect(await told()).toBe(before + 1);
  });

  it('makes stale what another group decides on at the same moment, and changes nothing by it', async () => {
    const { initiativeId } = await atTheGateOfDesign();
    const expectedVersion = await versionOf(steward, initiativeId);
    await send(steward, FLO, 'approveGate', { initiativeId, expectedVersion });
    const before = await writtenRows(steward);
    expect(await send(steward, LEAH, 'approveGate', { initiativeId, expectedVersion })).toMatchObject({
      ...{ __typename: 'StaleVersion', currentVersion: expectedVersion + 1 },
      ...{ currentStage: 'DESIGN', currentStatus: 'AWAITING_APPROVAL' },
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  const otherKillCriteria = ({ initiativeId }: Gate) =>
    send(steward, DES, 'addDeliverable', { initiativeId, ...aDeliverable('KILL_CRITERIA') });

  it('asks again who had approved when what they approved has changed, and is left only when the votes of all count', async () => {
    const gate = await atTheGateOfDesign();
    await move(steward, FLO, 'approveGate', gate.initiativeId);
    const version = await versionOf(steward, gate.initiativeId);
    await otherKillCriteria(gate);
    const anew = await readBy(FLO, gate.initiativeId);
    expect(anew).toMatchObject({ ...AWAITED, replay: { agrees: true } });
    expect(approvedIn(anew)).toEqual([]);
    expect(anew.history.nodes.at(-1)).toEqual({
      ...{ event: 'ASK_AGAIN', toStage: 'DESIGN', toStatus: 'AWAITING_APPROVAL', actor: { name: 'Des Design' } },
    });
    expect(await versionOf(steward, gate.initiativeId)).toBe(version + 1);
    expect(await approving(FLO, gate.initiativeId)).toMatchObject({
      ...{ allowed: true, missing: [{ message: 'no approval by leadership' }] },
      whoCould: 'leadership or finance who have no part in it',
    });
    expect(await vote(steward, LEAH, gate, { choice: 'APPROVE' })).toMatchObject({
      approval: { decision: null, tally: { state: 'OPEN', missing: [{ message: 'no approval by finance' }] } },
      initiative: AWAITED,
    });
    expect(await vote(steward, FLO, gate, { choice: 'APPROVE' })).toMatchObject({
      ...{ approval: { decision: 'APPROVED' }, initiative: { stage: 'PROTOTYPE' } },
    });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('asks again, too, who had approved what has changed during a hold', async () => {
    const gate = await atTheGateOfDesign();
    await move(steward, FLO, 'approveGate', gate.initiativeId);
    await move(steward, DES, 'holdInitiative', gate.initiativeId);
    await otherKillCriteria(gate);
    expect(await move(steward, DES, 'resumeInitiative', gate.initiativeId)).toMatchObject({
      ...{ initiative: AWAITED, event: { event: 'RESUME' } },
    });
    const resumed = await readBy(FLO, gate.initiativeId);
    expect(approvedIn(resumed)).toEqual([]);
    expect(resumed.history.nodes.slice(-2)).toMatchObject([{ event: 'RESUME' }, { event: 'ASK_AGAIN' }]);
    await move(steward, FLO, 'approveGate', gate.initiativeId);
    await move(steward, DES, 'holdInitiative', gate.initiativeId);
    await move(steward, DES, 'resumeInitiative', gate.initiativeId);
    expect(approvedIn(await readBy(FLO, gate.initiativeId))).toEqual(['finance']);
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
    expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
  });

  it('is left as before where the process is from before there was asking again', async () => {
    const { workflowDefinitions } = await steward.data(
      'ada@example.com',
      '{ workflowDefinitions(first: 1) { nodes { document } } }',
    );
    const before = JSON.parse(JSON.stringify(workflowDefinitions.nodes[0].document)) as Record<string, any>;
    delete before['events'].ASK_AGAIN;
    delete before['machine'].states.design.states.underWay.states.awaitingApproval.on.ASK_AGAIN;
    await publishLifecycle(before);
    const gate = await atTheGateOfDesign();
    await move(steward, FLO, 'approveGate', gate.initiativeId);
    await otherKillCriteria(gate);
    // The picture lags behind, the count does not.
    expect(approvedIn(await readBy(FLO, gate.initiativeId))).toEqual(['finance']);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    expect(await vote(steward, FLO, gate, { choice: 'APPROVE' })).toMatchObject({ initiative: { stage: 'PROTOTYPE' } });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
    await publishLifecycle(workflowDefinitions.nodes[0].document as object);
  });
});

describe('Three groups side by side', () => {
  beforeAll(() =>
    approvalsBy(
      steward,
      [
        { name: 'leadership', members: { role: 'CX_LEADER' }, needs: 'ALL', veto: false },
        { name: 'finance', members: { role: 'FINANCE' }, needs: 'ANY', veto: false },
        { name: 'compliance', members: { role: 'COMPLIANCE' }, needs: 'ANY', veto: true },
      ],
      { stage: 'DESIGN' },
    ),
  );

  it.each([
    [
      ...[[LEAH, []] as const, [SUE, ['compliance']] as const],
      ...[[LIAM, ['compliance', 'leadership']] as const, [FLO, []] as const],
    ],
    [
      ...[[FLO, ['finance']] as const, [LIAM, ['finance']] as const],
      ...[[LEAH, ['finance', 'leadership']] as const, [SUE, []] as const],
    ],
    [
      ...[[SUE, ['compliance']] as const, [FLO, ['compliance', 'finance']] as const],
      ...[[LIAM, ['compliance', 'finance']] as const, [LEAH, []] as const],
    ],
  ])('vote in any order, and each is shown once it has all it needs: %j, %j, %j, %j', async (...votes) => {
    const gate = await atTheGateOfDesign();
    for (const [index, [email, approved]] of votes.entries()) {
      await vote(steward, email, gate, { choice: 'APPROVE' });
      const standing = await readBy(DES, gate.initiativeId);
      expect(approvedIn(standing)).toEqual(approved);
      expect(standing).toMatchObject(index === 3 ? { stage: 'PROTOTYPE', status: 'WORKING' } : AWAITED);
    }
    expect(await approvalOf(steward, DES, gate.approvalId, 'decision')).toEqual({ decision: 'APPROVED' });
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('ask again what was approved when one of them returns or rejects it', async () => {
    const gate = await atTheGateOfDesign();
    for (const choice of ['RETURN', 'REJECT']) {
      await vote(steward, FLO, gate, { choice: 'APPROVE' });
      expect(await vote(steward, SUE, gate, { choice, reason: 'The notice is not lawful.' })).toMatchObject({
        ...{ approval: { decision: `${choice}ED` }, initiative: { stage: 'DESIGN', status: 'WORKING' } },
      });
      Object.assign(gate, { approvalId: await ask(gate.initiativeId) });
      expect(approvedIn(await readBy(DES, gate.initiativeId))).toEqual([]);
      expect(await approving(SUE, gate.initiativeId)).toMatchObject({
        missing: [{ message: '0 of 2 approvals by leadership' }, { message: 'no approval by finance' }],
      });
    }
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('find after a hold who had approved before', async () => {
    const gate = await atTheGateOfDesign();
    await vote(steward, FLO, gate, { choice: 'APPROVE' });
    await move(steward, DES, 'holdInitiative', gate.initiativeId);
    await move(steward, DES, 'resumeInitiative', gate.initiativeId);
    expect(approvedIn(await readBy(DES, gate.initiativeId))).toEqual(['finance']);
    expect(await approvalOf(steward, DES, gate.approvalId, 'decision')).toEqual({ decision: null });
  });
});

describe('A policy without one of the groups', () => {
  it('needs no vote for it, nor does the gate open before all whom it names have approved', async () => {
    await approvalsBy(
      steward,
      [
        { name: 'leadership', members: { role: 'CX_LEADER' }, needs: 'ANY', veto: false },
        { name: 'safety', members: { role: 'COMPLIANCE' }, needs: 'ANY', veto: false },
      ],
      { stage: 'DESIGN' },
    );
    const gate = await atTheGateOfDesign();
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    const half = await readBy(SUE, gate.initiativeId);
    expect(half).toMatchObject(AWAITED);
    expect(approvedIn(half)).toEqual(['leadership']);
    expect(await approving(LIAM, gate.initiativeId)).toMatchObject({ missing: [{ message: 'no approval by safety' }] });
    expect(await vote(steward, SUE, gate, { choice: 'APPROVE' })).toMatchObject({
      ...{ approval: { decision: 'APPROVED' }, initiative: { stage: 'PROTOTYPE', status: 'WORKING' } },
    });
  });
});
