import { verifyHistory } from '../../src/initiatives';
import { parseGlobalId } from '../../src/platform/global-id';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, mutationDocument } from '../support/act';
import { aDeliverable, anEvidence, move, send, versionOf } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { approvalOf, approvalsBy, atTheGate, isAway, publishPolicy, TALLY, vote, VOTES } from '../support/votes';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
  for (const [email, role] of [
    ['fin@example.com', 'COMPLIANCE'],
    ['sue@example.com', 'COMPLIANCE'],
  ] as const) {
    await act(steward, 'ada@example.com', 'grantRole', { personId: await idOf(steward, email), role });
  }
});
afterAll(() => steward.stop());

const LEAH = 'leah@example.com';
const LIAM = 'liam@example.com';
const BOTH_LEADERS = [{ name: 'CX leadership', members: { role: 'CX_LEADER' }, needs: { count: 2 }, veto: false }];

async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

const transition = async (email: string, initiativeId: string) => {
  const { initiative } = await steward.data(
    email,
    `query($id: ID!) { initiative(id: $id) { availableTransitions { event allowed whoCould reasons missing { code message } } } }`,
    { id: initiativeId },
  );
  return (initiative.availableTransitions as { event: string }[]).find(({ event }) => event === 'APPROVE');
};

describe('A gate that asks for two leaders', () => {
  beforeAll(() => approvalsBy(steward, BOTH_LEADERS));

  it('waits after the first vote and passes with the second', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const first = await move(steward, LEAH, 'approveGate', gate.initiativeId);
    expect(first).toMatchObject({
      initiative: { status: 'AWAITING_APPROVAL' },
      event: null,
      approval: { decision: null },
    });
    expect(await approvalOf(steward, 'vic@example.com', gate.approvalId, TALLY)).toEqual({
      tally: {
        state: 'OPEN',
        groups: [
          {
            name: 'CX leadership',
            approved: 1,
            needed: 2,
            awaited: [{ person: { name: 'Liam Leader' }, deputies: [] }],
          },
        ],
        missing: [{ code: 'APPROVAL', message: '1 of 2 approvals by CX leadership' }],
      },
    });
    expect(await transition('vic@example.com', gate.initiativeId)).toMatchObject({
      allowed: false,
      missing: [{ message: '1 of 2 approvals by CX leadership' }],
      whoCould: 'CX leadership who have no part in it',
    });
    expect(await transition(LIAM, gate.initiativeId)).toMatchObject({ allowed: true, missing: [] });
    const second = await vote(steward, LIAM, gate, {
      choice: 'APPROVE_WITH_CONDITIONS',
      conditions: [{ text: 'Two more interviews.' }],
    });
    expect(second).toMatchObject({
      approval: {
        decision: 'APPROVED',
        tally: { state: 'APPROVED', groups: [{ approved: 2, needed: 2, awaited: [] }] },
      },
      initiative: { stage: 'DESIGN', status: 'WORKING' },
      event: { id: expect.any(String) as string },
    });
    const { approval } = { approval: await approvalOf(steward, LEAH, gate.approvalId, `${VOTES} decidedBy { name }`) };
    expect(approval).toMatchObject({
      decidedBy: { name: 'Liam Leader' },
      votes: {
        nodes: [
          { for: { name: 'Leah Leader' }, choice: 'APPROVE', standing: 'COUNTS' },
          {
            ...{ for: { name: 'Liam Leader' }, standing: 'COUNTS' },
            conditions: [{ text: 'Two more interviews.', state: 'OPEN' }],
          },
        ],
      },
    });
  });

  it('goes back with one return, and with rejections that leave too few', async () => {
    const returned = await atTheGate(steward, portfolioId);
    expect(await vote(steward, LIAM, returned, { choice: 'RETURN', reason: 'No map.' })).toMatchObject({
      approval: { decision: 'RETURNED' },
      initiative: { stage: 'DISCOVER', status: 'WORKING' },
    });
    const rejected = await atTheGate(steward, portfolioId);
    expect(await vote(steward, LIAM, rejected, { choice: 'REJECT', reason: 'Not for us.' })).toMatchObject({
      approval: { decision: 'REJECTED', tally: { state: 'REJECTED' } },
      initiative: { status: 'WORKING' },
    });
  });

  it('counts the latest vote of a seat', async () => {
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LEAH, gate, { choice: 'QUESTION', reason: 'Why now?' });
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    expect(
      await approvalOf(steward, LEAH, gate.approvalId, `${VOTES} questions { question closedAt answer }`),
    ).toMatchObject({
      votes: { nodes: [{ standing: 'REPLACED' }, { standing: 'COUNTS' }] },
      questions: [{ question: 'Why now?', closedAt: '2026-11-02T09:00:00.000Z', answer: null }],
    });
  });

  it('is decided once by two deciding votes at once', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const expectedVersion = await versionOf(steward, gate.initiativeId);
    const cast = (email: string) =>
      act(
        steward,
        email,
        'castVote',
        { approvalId: gate.approvalId, expectedVersion, choice: 'APPROVE' },
        'event { id }',
      );
    const answers = await Promise.all([LEAH, LIAM, LEAH, LIAM].map(cast));
    expect(answers.filter((answer) => answer['event']?.id !== undefined)).toHaveLength(1);
    const { initiative } = await steward.data(LEAH, 'query($id: ID!) { initiative(id: $id) { stage version } }', {
      id: gate.initiativeId,
    });
    expect(initiative).toEqual({ stage: 'DESIGN', version: expectedVersion + 1 });
  });

  it('hears one human once, through two seats', async () => {
    const gate = await atTheGate(steward, portfolioId);
    await isAway(steward, LEAH, LIAM);
    const forId = await idOf(steward, LEAH);
    const names = { canVoteFor: [{ name: 'Leah Leader' }, { name: 'Liam Leader' }] };
    const can = await approvalOf(steward, LIAM, gate.approvalId, 'canVoteFor { name }');
    expect(can['canVoteFor']).toEqual(expect.arrayContaining(names.canVoteFor));
    await vote(steward, LIAM, gate, { choice: 'APPROVE' });
    expect(await vote(steward, LIAM, gate, { choice: 'APPROVE', forId })).toMatchObject({
      approval: {
        decision: null,
        tally: { state: 'OPEN', missing: [{ message: '1 of 2 approvals by CX leadership' }] },
      },
    });
    // Leah looks in herself: her own vote takes the place of the one in her name.
    expect(await vote(steward, LEAH, gate, { choice: 'APPROVE' })).toMatchObject({ initiative: { stage: 'DESIGN' } });
    const { viewer } = await steward.data(
      LEAH,
      '{ viewer { decidedInMyName { nodes { choice voter { name } standing approval { gate } } } } }',
    );
    expect(viewer.decidedInMyName.nodes).toEqual([
      { choice: 'APPROVE', voter: { name: 'Liam Leader' }, standing: 'REPLACED', approval: { gate: 'DISCOVER' } },
    ]);
    await back(LEAH);
  });

  it('is not passed on: a deputy of a deputy has no say', async () => {
    const gate = await atTheGate(steward, portfolioId);
    await isAway(steward, LEAH, 'sam@example.com');
    await isAway(steward, 'sam@example.com', 'sid@example.com');
    const forId = await idOf(steward, LEAH);
    const sid = await steward.ask('sid@example.com', mutationDocument(steward.house.schema, 'castVote', '__typename'), {
      input: { ...(await honest(gate)), forId },
    });
    expect(sid.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await vote(steward, 'sam@example.com', gate, { choice: 'APPROVE' }, 'vote { for { name } }')).toMatchObject({
      vote: { for: { name: 'Leah Leader' } },
    });
    await back(LEAH);
    await back('sam@example.com');
  });

  it('voids the votes when the kill criteria change, and asks again', async () => {
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    const seen = await versionOf(steward, gate.initiativeId);
    const evidence = { initiativeId: gate.initiativeId, ...anEvidence('INTERVIEW') };
    await send(steward, 'des@example.com', 'recordInitiativeEvidence', evidence);
    expect(await versionOf(steward, gate.initiativeId)).toBe(seen);
    const criteria = { initiativeId: gate.initiativeId, ...aDeliverable('KILL_CRITERIA') };
    await send(steward, 'des@example.com', 'addDeliverable', criteria);
    // Liam decides on what he has read, which is no longer so.
    const input = { approvalId: gate.approvalId, expectedVersion: seen, choice: 'APPROVE' };
    expect(await leavesNothing(() => act(steward, LIAM, 'castVote', input))).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: seen + 1,
    });
    expect(
      await approvalOf(
        steward,
        LIAM,
        gate.approvalId,
        `contentVersion ${VOTES} ${TALLY} changedSince { contentVersion change }`,
      ),
    ).toMatchObject({
      contentVersion: 2,
      votes: { nodes: [{ standing: 'VOIDED', contentVersion: 1 }] },
      tally: { groups: [{ approved: 0, needed: 2 }] },
      changedSince: [{ contentVersion: 2, change: 'There are other kill criteria: "The KILL_CRITERIA".' }],
    });
    const { viewer } = await steward.data(
      LEAH,
      '{ viewer { inbox(first: 1, filter: { kind: [APPROVAL_VOIDED] }) { nodes { title } } } }',
    );
    expect(viewer.inbox.nodes).toEqual([{ title: 'Vote again: "Say why a payment was held" has changed' }]);
  });

  it('checks the gate again on the deciding vote, and does not write it while the gate is unmet', async () => {
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    await inOrganizationOf(steward, 'ada@example.com', (manager) =>
      manager.query(`update evidence set expires_on = '2026-11-01' where subject_id = $1 and kind = 'SHADOWING'`, [
        parseGlobalId(gate.initiativeId)!.id,
      ]),
    );
    expect(await leavesNothing(() => vote(steward, LIAM, gate, { choice: 'APPROVE' }))).toMatchObject({
      code: 'GATE_UNMET',
      message: 'no shadowing.',
    });
  });
});

/** The absence of somebody did not come. */
async function back(email: string): Promise<void> {
  const { viewer } = await steward.data(email, '{ viewer { absences(last: 1) { nodes { id version } } } }');
  const { id: absenceId, version: expectedVersion } = viewer.absences.nodes[0] as { id: string; version: number };
  await act(steward, email, 'cancelAbsence', { absenceId, expectedVersion });
}

async function honest({ initiativeId, approvalId }: { initiativeId: string; approvalId: string }) {
  const expectedVersion = await versionOf(steward, initiativeId);
  return { approvalId, expectedVersion, choice: 'APPROVE', idempotencyKey: aKey() };
}

describe('The leader on holiday', () => {
  it('has a deputy who votes, whose conflict blocks the gate until the chair names another', async () => {
    await approvalsBy(steward, [
      { name: 'Compliance', members: { personIds: [await idOf(steward, LEAH)] }, needs: 'ANY', veto: true },
    ]);
    const founded = await act(steward, 'ada@example.com', 'foundGovernanceBody', {
      ...{ name: 'CX board', charter: 'It decides.', meetings: 'Mondays.', quorum: 1 },
      chairId: await idOf(steward, 'pam@example.com'),
      customerVoiceId: await idOf(steward, 'pam@example.com'),
      members: [{ personId: await idOf(steward, 'pam@example.com') }],
    });
    expect(founded['code']).toBeUndefined();
    const delegated = await act(
      steward,
      LEAH,
      'delegate',
      {
        toId: await idOf(steward, 'sue@example.com'),
        ...{ firstDay: '2026-11-02', lastDay: '2026-11-15', reason: 'Two weeks in the hills.', portfolioId },
      },
      'delegation { id version from { name } to { name } portfolio { name } } person { delegationsGiven { totalCount } }',
    );
    expect(delegated).toMatchObject({
      delegation: { from: { name: 'Leah Leader' }, to: { name: 'Sue Scorer' }, portfolio: { name: 'Retail' } },
      person: { delegationsGiven: { totalCount: 1 } },
    });

    const first = await atTheGate(steward, portfolioId);
    expect(await vote(steward, 'sue@example.com', first, { choice: 'APPROVE', reason: 'She would.' })).toMatchObject({
      approval: { decision: 'APPROVED' },
      initiative: { stage: 'DESIGN' },
    });

    const second = await atTheGate(steward, portfolioId);
    const recused = await act(
      steward,
      LEAH,
      'recuse',
      { approvalId: second.approvalId, reason: 'My brother sells it.' },
      `approval { recusals { person { name } reason } ${TALLY} }`,
    );
    expect(recused['approval']).toMatchObject({
      recusals: [{ person: { name: 'Leah Leader' }, reason: 'My brother sells it.' }],
      tally: { state: 'BLOCKED', missing: [{ code: 'APPROVAL_BLOCKED' }] },
    });
    expect(await transition('sue@example.com', second.initiativeId)).toMatchObject({
      allowed: false,
      missing: [{ code: 'APPROVAL_BLOCKED' }],
      whoCould: 'nobody: too few are left who have a say, so another approver has to be named',
    });
    const seat = { approvalId: second.approvalId, group: 'Compliance', reason: 'Liam knows the rules.' };
    const assigned = await act(
      steward,
      'pam@example.com',
      'reassignApprover',
      { ...seat, personId: await idOf(steward, LIAM) },
      `approval { assignedSeats { person { name } assignedBy { name } } ${TALLY} }`,
    );
    expect(assigned['approval']).toMatchObject({
      assignedSeats: [{ person: { name: 'Liam Leader' }, assignedBy: { name: 'Pam Portfolio' } }],
      tally: { state: 'OPEN', groups: [{ awaited: [{ person: { name: 'Liam Leader' } }] }] },
    });
    expect(await vote(steward, LIAM, second, { choice: 'APPROVE' })).toMatchObject({ initiative: { stage: 'DESIGN' } });

    const { viewer } = await steward.data(
      LEAH,
      `{ viewer { decidedInMyName(filter: { since: "2026-11-02T00:00:00Z" }, first: 1) { nodes { choice reason voter { name } approval { decision } } }
         inbox(filter: { kind: [DECIDED_IN_YOUR_NAME] }, first: 1) { nodes { title } } } }`,
    );
    expect(viewer).toMatchObject({
      decidedInMyName: {
        nodes: [
          {
            choice: 'APPROVE',
            reason: 'She would.',
            voter: { name: 'Sue Scorer' },
            approval: { decision: 'APPROVED' },
          },
        ],
      },
      inbox: { nodes: [{ title: 'Decided in your name: "Say why a payment was held"' }] },
    });

    const { id: delegationId, version: expectedVersion } = delegated['delegation'] as { id: string; version: number };
    expect(
      await act(steward, LEAH, 'revokeDelegation', { delegationId, expectedVersion }, 'delegation { revokedAt }'),
    ).toMatchObject({
      delegation: { revokedAt: '2026-11-02T09:00:00.000Z' },
    });
    const third = await atTheGate(steward, portfolioId);
    const late = await steward.ask(
      'sue@example.com',
      mutationDocument(steward.house.schema, 'castVote', '__typename'),
      {
        input: await honest(third),
      },
    );
    expect(late.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('A vote on record', () => {
  const ASKED = `votes { nodes { for { name } voter { name } askedAt castAt reason contentVersion } }`;
  const BOARD = [
    { name: 'Board', members: { role: 'CX_LEADER' }, needs: { count: 2 }, veto: false },
    { name: 'Sam', members: { personIds: [] as string[] }, needs: 'ANY', veto: false },
  ];
  const at = (time: string) => `2026-11-02T${time}.000Z`;
  afterAll(() => steward.clock.moveTo(at('09:00:00')));

  it('tells who, for whom, asked and answered when, why, and on what', async () => {
    const sam = await idOf(steward, 'sam@example.com');
    await approvalsBy(steward, [BOARD[0]!, { ...BOARD[1]!, members: { personIds: [sam] } }]);
    const gate = await atTheGate(steward, portfolioId);
    steward.clock.moveTo(at('10:00:00'));
    await vote(steward, LEAH, gate, { choice: 'APPROVE', reason: 'Read it.' });
    await act(steward, 'sam@example.com', 'recuse', { approvalId: gate.approvalId, reason: 'Shares.' });
    steward.clock.moveTo(at('11:00:00'));
    const seat = { approvalId: gate.approvalId, group: 'Sam', personId: await idOf(steward, 'sid@example.com') };
    await act(steward, 'pam@example.com', 'reassignApprover', { ...seat, reason: 'He knows.' });
    steward.clock.moveTo(at('12:00:00'));
    await vote(steward, 'sid@example.com', gate, { choice: 'APPROVE' });
    steward.clock.moveTo(at('13:00:00'));
    const criteria = { initiativeId: gate.initiativeId, ...aDeliverable('KILL_CRITERIA') };
    await send(steward, 'des@example.com', 'addDeliverable', criteria);
    const { viewer } = await steward.data(
      'sid@example.com',
      '{ viewer { approvalsToDecide { nodes { askedAt approval { requestedAt } } } } }',
    );
    expect(viewer.approvalsToDecide.nodes).toEqual([
      { askedAt: at('13:00:00'), approval: { requestedAt: at('09:00:00') } },
    ]);
    steward.clock.moveTo(at('14:00:00'));
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    const { votes } = await approvalOf(steward, LIAM, gate.approvalId, ASKED);
    const [leah, sid] = [{ name: 'Leah Leader' }, { name: 'Sid Scorer' }];
    expect(votes.nodes).toEqual([
      {
        ...{ for: leah, voter: leah, askedAt: at('09:00:00'), castAt: at('10:00:00') },
        ...{ reason: 'Read it.', contentVersion: 1 },
      },
      {
        ...{ for: sid, voter: sid, askedAt: at('11:00:00'), castAt: at('12:00:00') },
        ...{ reason: null, contentVersion: 1 },
      },
      {
        ...{ for: leah, voter: leah, askedAt: at('13:00:00'), castAt: at('14:00:00') },
        ...{ reason: null, contentVersion: 2 },
      },
    ]);
  });
});

describe('What is material', () => {
  afterAll(() => publishPolicy(steward, ({ gates }) => ({ gates })));

  it('is what the policy says: a plan, and no kill criteria', async () => {
    const material = { costPercent: null, valuePercent: null, deliverables: ['LESSONS'], plan: true };
    await approvalsBy(steward, BOTH_LEADERS);
    await publishPolicy(steward, ({ gates }) => ({ gates, material }));
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    const changes = async () => {
      const { changedSince } = await approvalOf(steward, LIAM, gate.approvalId, 'changedSince { change }');
      return (changedSince as { change: string }[]).map(({ change }) => change);
    };
    const add = (kind: string) =>
      send(steward, 'des@example.com', 'addDeliverable', { initiativeId: gate.initiativeId, ...aDeliverable(kind) });
    await add('KILL_CRITERIA');
    await add('FORECAST');
    expect(await changes()).toEqual([]);
    await add('LESSONS');
    const stages = ['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE'].map((stage, month) => ({
      ...{ stage, plannedStart: `2027-0${month + 1}-01`, plannedEnd: `2027-0${month + 1}-28` },
    }));
    const plan = {
      initiativeId: gate.initiativeId,
      expectedVersion: await versionOf(steward, gate.initiativeId),
      stages,
    };
    expect(await act(steward, 'des@example.com', 'planInitiative', plan)).not.toHaveProperty('code');
    expect(await changes()).toEqual(['There are other lessons: "The LESSONS".', 'It is planned anew.']);
    expect(await approvalOf(steward, LIAM, gate.approvalId, VOTES)).toMatchObject({
      votes: { nodes: [{ standing: 'VOIDED' }] },
    });
  });
});

describe('A question', () => {
  it('waits for an answer by whoever asked for the approval, once', async () => {
    await approvalsBy(steward, [{ name: 'Leaders', members: { role: 'CX_LEADER' }, needs: 'ANY', veto: false }]);
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LIAM, gate, { choice: 'QUESTION', reason: 'Who was asked?' });
    const { questions } = await approvalOf(
      steward,
      LIAM,
      gate.approvalId,
      'questions { id question askedBy { name } to { name } closedAt }',
    );
    expect(questions).toMatchObject([
      { question: 'Who was asked?', askedBy: { name: 'Liam Leader' }, to: { name: 'Des Design' }, closedAt: null },
    ]);
    const questionId = (questions as { id: string }[])[0]!.id;
    const answer = () =>
      act(
        steward,
        'des@example.com',
        'answerQuestion',
        { questionId, answer: 'Forty customers.' },
        'question { answer answeredBy { name } }',
      );
    expect(await answer()).toMatchObject({
      question: { answer: 'Forty customers.', answeredBy: { name: 'Des Design' } },
    });
    expect(await leavesNothing(answer)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'ANSWERED' });
    const refused = await steward.ask(
      'sam@example.com',
      mutationDocument(steward.house.schema, 'answerQuestion', '__typename'),
      {
        input: { questionId, answer: 'No.', idempotencyKey: aKey() },
      },
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('A vote is refused', () => {
  it.each([
    [{ choice: 'RETURN' }, 'input.reason', 'Expected a reason for RETURN, got none.'],
    [{ choice: 'REJECT' }, 'input.reason', 'Expected a reason for REJECT, got none.'],
    [{ choice: 'QUESTION' }, 'input.reason', 'Expected a reason for QUESTION, got none.'],
    [{ choice: 'APPROVE_WITH_CONDITIONS' }, 'input.conditions', 'Expected the conditions of the approval, got none.'],
    [
      { choice: 'APPROVE', conditions: [{ text: 'x' }] },
      'input.conditions',
      'Conditions go with APPROVE_WITH_CONDITIONS, not with APPROVE.',
    ],
  ])('with %j, naming the place', async (input, path, message) => {
    const gate = await atTheGate(steward, portfolioId);
    expect(await leavesNothing(() => vote(steward, LEAH, gate, input))).toMatchObject({
      problems: [{ path, message }],
    });
  });

  it('for somebody who is not stood in for, who has a part in it, or who voted themselves', async () => {
    const gate = await atTheGate(steward, portfolioId, { sponsor: LIAM });
    const liam = await idOf(steward, LIAM);
    expect(await leavesNothing(() => vote(steward, LEAH, gate, { choice: 'APPROVE', forId: liam }))).toMatchObject({
      code: 'OWN_DECISION',
    });
    expect(await leavesNothing(() => vote(steward, LIAM, gate, { choice: 'APPROVE' }))).toMatchObject({
      code: 'OWN_DECISION',
      message: 'Nobody approves or returns an initiative of their own: you are its sponsor.',
    });
    const sam = await idOf(steward, 'sam@example.com');
    expect(await vote(steward, LEAH, gate, { choice: 'APPROVE', forId: sam })).toMatchObject({
      problems: [{ path: 'input.forId', message: 'You do not stand in for this person now.' }],
    });
  });

  it('by a leader of another portfolio, and heard by one of this', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const elsewhere = await aPortfolio(steward, 'Elsewhere', 1_000n);
    const personId = await idOf(steward, 'cho@example.com');
    const granted = (to: string) =>
      act(
        steward,
        'ada@example.com',
        'grantRole',
        { personId, role: 'CX_LEADER', portfolioId: to },
        'roleGrant { id }',
      );
    await granted(elsewhere);
    const document = mutationDocument(steward.house.schema, 'castVote', '__typename');
    const { errors } = await steward.ask('cho@example.com', document, { input: await honest(gate) });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { roleGrant } = await granted(portfolioId);
    expect(await vote(steward, 'cho@example.com', gate, { choice: 'ABSTAIN' }, 'event { id }')).toMatchObject({
      __typename: 'CastVotePayload',
      event: null,
    });
    await act(steward, 'ada@example.com', 'revokeRole', { roleGrantId: roleGrant.id as string });
  });

  it('once the approval is decided', async () => {
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    expect(await leavesNothing(() => vote(steward, LIAM, gate, { choice: 'APPROVE' }))).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'APPROVED',
    });
  });

  it('by the database for whoever has a part in it, as voter or as seat', async () => {
    const { approvalId } = await atTheGate(steward, portfolioId);
    const [leah, des] = [await idOf(steward, LEAH), await idOf(steward, 'des@example.com')];
    const local = (id: string) => parseGlobalId(id)!.id;
    const insert = (seat: string, voter: string) =>
      inOrganizationOf(steward, LEAH, (manager) =>
        manager.query(
          `insert into votes (id, organization_id, approval_id, sequence, seat_id, voter_id, choice, content_version, cast_at)
             values (gen_random_uuid(), current_organization(), $1, 1, $2, $3, 'APPROVE', 1, now())`,
          [local(approvalId), local(seat), local(voter)],
        ),
      );
    await expect(insert(leah, des)).rejects.toThrow('nobody votes on what is their own');
    await expect(insert(des, leah)).rejects.toThrow('nobody votes on what is their own');
  });

  it('by a replayed key answers as the first time, and by another input under it not at all', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const input = await honest(gate);
    const first = await act(steward, LEAH, 'castVote', input, 'vote { id }');
    expect(await leavesNothing(() => act(steward, LEAH, 'castVote', input, 'vote { id }'))).toEqual(first);
    expect(await act(steward, LEAH, 'castVote', { ...input, choice: 'ABSTAIN' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it.each(['castVote', 'recuse', 'reassignApprover'])('%s finds nothing in another tenant', async (mutation) => {
    const gate = await atTheGate(steward, portfolioId);
    const more: Record<string, object> = {
      castVote: { expectedVersion: 1, choice: 'APPROVE' },
      recuse: { reason: 'x' },
      reassignApprover: { group: 'x', reason: 'x', personId: await idOf(steward, 'oda@other.example') },
    };
    const document = mutationDocument(steward.house.schema, mutation, '__typename');
    for (const approvalId of [gate.approvalId, unknownId('Approval')]) {
      const input = { approvalId, ...more[mutation], idempotencyKey: aKey() };
      const { errors } = await leavesNothing(() => steward.ask('oda@other.example', document, { input }));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('An approver', () => {
  it('is named anew only where too few are left, by those who may, in a group that is there', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const personId = await idOf(steward, 'sam@example.com');
    const seat = { approvalId: gate.approvalId, group: 'Leaders', personId, reason: 'Because.' };
    expect(await leavesNothing(() => act(steward, 'pam@example.com', 'reassignApprover', seat))).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'OPEN',
    });
    const document = mutationDocument(steward.house.schema, 'reassignApprover', '__typename');
    const { errors } = await steward.ask(LEAH, document, { input: { ...seat, idempotencyKey: aKey() } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const email of [LEAH, LIAM]) {
      await act(steward, email, 'recuse', { approvalId: gate.approvalId, reason: 'We own shares.' });
    }
    expect(await act(steward, 'pam@example.com', 'reassignApprover', { ...seat, group: 'Nobody' })).toMatchObject({
      problems: [{ path: 'input.group', message: 'There is no such group: expected one of "Leaders".' }],
    });
    const des = { ...seat, personId: await idOf(steward, 'des@example.com') };
    expect(await act(steward, 'pam@example.com', 'reassignApprover', des)).toMatchObject({
      problems: [{ path: 'input.personId', message: 'This person has a part in it, and so no say.' }],
    });
    expect(await act(steward, LEAH, 'recuse', { approvalId: gate.approvalId, reason: 'Again.' })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'RECUSED',
    });
    await act(steward, 'pam@example.com', 'reassignApprover', seat);
    // Sam leaves: his seat goes to his successor.
    const { node } = await steward.data(
      'ada@example.com',
      'query($id: ID!) { node(id: $id) { ... on Person { version holdings { nodes { heldAs name } } } } }',
      { id: personId },
    );
    expect(node.holdings.nodes).toEqual([{ heldAs: 'APPROVER', name: 'Leaders' }]);
    const left = await act(steward, 'ada@example.com', 'deactivatePerson', {
      ...{ personId, expectedVersion: node.version as number, reason: 'A new job.' },
      successorId: await idOf(steward, 'sid@example.com'),
    });
    expect(left['code']).toBeUndefined();
    expect(await vote(steward, 'sid@example.com', gate, { choice: 'APPROVE' })).toMatchObject({
      initiative: { stage: 'DESIGN' },
    });
  });
});

describe('A gate policy whose approvers are too few', () => {
  it('is not published, and says so', async () => {
    const groups = [{ name: 'Change', members: { cxFunction: 'CHANGE_MANAGEMENT' }, needs: { count: 2 }, veto: false }];
    await expect(approvalsBy(steward, groups)).rejects.toThrow(
      '$.gates.DISCOVER.approvals: "Change" can never reach its quorum: it needs 2, and 1 has a seat.',
    );
  });
});

describe('The history', () => {
  it('replays to what is stored, with all these votes in it', async () => {
    const { differing } = await steward.asOwner((owner) => verifyHistory(owner));
    expect(differing).toEqual([]);
  });
});
