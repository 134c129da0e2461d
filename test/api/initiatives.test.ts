import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import {
  aBaseline,
  aDeliverable,
  anEvidence,
  anInitiative,
  move,
  pass,
  send,
  versionOf,
  workOf,
} from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

const read = async (email: string, id: string, fields: string): Promise<Record<string, any>> => {
  const data = await steward.data(email, `query($id: ID!) { initiative(id: $id) { ${fields} } }`, { id });
  return data['initiative'] as Record<string, any>;
};
const standing = (id: string) => read('vic@example.com', id, 'stage status');

describe('The metrics', () => {
  it('are listed with their unit, direction and form', async () => {
    const { metrics } = await steward.data('ben@example.com', '{ metrics { code name unit direction form } }');
    expect(metrics).toHaveLength(15);
    expect(metrics[0]).toEqual({
      code: 'NPS',
      name: 'Net Promoter Score',
      unit: 'NPS_POINTS',
      direction: 'HIGHER_IS_BETTER',
      form: 'NPS',
    });
  });
});

describe('An initiative', () => {
  it('begins in discover with the people and the budget that funding gave it', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Answer within a day' });
    const initiative = await read(
      'vic@example.com',
      id,
      `id title stage status version definitionVersion policyVersion enteredStageAt createdAt
       sponsor { name } lead { name } businessOwner { name } budget { amountMinor currencyCode }
       proposal { title status initiative { id } } portfolio { name }
       history { totalCount } deliverables { id } evidence { totalCount } readings { totalCount } approvals { totalCount }`,
    );
    // The candidate costs 60,000 once and 40,000 a year: funding grants the first year, 100,000 cents.
    expect(initiative).toEqual({
      id,
      title: 'Answer within a day',
      stage: 'DISCOVER',
      status: 'WORKING',
      version: 1,
      definitionVersion: 1,
      policyVersion: 1,
      enteredStageAt: '2026-11-02T09:00:00.000Z',
      createdAt: '2026-11-02T09:00:00.000Z',
      sponsor: { name: 'Fin Finance' },
      lead: { name: 'Des Design' },
      businessOwner: { name: 'Bea Business' },
      budget: { amountMinor: '100000', currencyCode: 'USD' },
      proposal: { title: 'Answer within a day', status: 'FUNDED', initiative: { id } },
      portfolio: { name: 'Retail' },
      history: { totalCount: 0 },
      deliverables: [],
      evidence: { totalCount: 0 },
      readings: { totalCount: 0 },
      approvals: { totalCount: 0 },
    });
  });

  it('shows the evidence that was gathered for it, by whom', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const answer = await send(steward, 'ben@example.com', 'recordInitiativeEvidence', {
      initiativeId,
      ...anEvidence('INTERVIEW', { link: 'https://example.com/notes', expiresOn: '2027-10-20' }),
    });
    const recorded = { kind: 'INTERVIEW', finding: 'Nobody could say why.', recordedBy: { name: 'Ben Business' } };
    expect(answer['evidence']).toMatchObject(recorded);
    const { evidence } = await read(
      'vic@example.com',
      initiativeId,
      'evidence { nodes { kind finding recordedBy { name } link expiresOn initiative { id } } }',
    );
    const more = { link: 'https://example.com/notes', expiresOn: '2027-10-20', initiative: { id: initiativeId } };
    expect(evidence.nodes).toEqual([{ ...recorded, ...more }]);
  });

  it('shows what was delivered, with the stage that it was in', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const answer = await send(steward, 'des@example.com', 'addDeliverable', {
      initiativeId,
      ...aDeliverable('FORECAST'),
    });
    const delivered = {
      id: expect.any(String) as string,
      kind: 'FORECAST',
      title: 'The FORECAST',
      link: 'https://example.com/paper',
      stage: 'DISCOVER',
      deliveredBy: { name: 'Des Design' },
    };
    expect(answer).toEqual({ __typename: 'AddDeliverablePayload', deliverable: delivered });
    const { deliverables } = await read(
      'vic@example.com',
      initiativeId,
      'deliverables { id kind title link stage deliveredBy { name } }',
    );
    expect(deliverables).toEqual([delivered]);
  });

  it('shows its readings as counts and as a value in the unit of the metric', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const answer = await send(steward, 'ina@example.com', 'recordReading', { initiativeId, ...aBaseline });
    // 60 promoters, 15 passives, 25 detractors: n 100, sum 60 − 25 = 35, squares 60 + 25 = 85; NPS 100·35/100 = 35.
    expect(answer['reading']).toEqual({
      id: expect.any(String) as string,
      metric: { code: 'NPS', name: 'Net Promoter Score', unit: 'NPS_POINTS' },
      isBaseline: true,
      n: '100',
      sum: '35',
      sumOfSquares: '85',
      value: 35,
      windowFrom: '2026-09-01',
      windowTo: '2026-09-30',
      recordedBy: { name: 'Ina Insights' },
    });
    await send(steward, 'ina@example.com', 'recordReading', {
      initiativeId,
      metric: 'CSAT',
      isBaseline: false,
      windowFrom: '2026-10-01',
      windowTo: '2026-10-31',
      proportion: { n: 8, count: 3 },
    });
    await send(steward, 'ina@example.com', 'recordReading', {
      initiativeId,
      metric: 'COST_TO_SERVE',
      isBaseline: false,
      windowFrom: '2026-10-01',
      windowTo: '2026-10-30',
      // 2 customers at 3 and 6 000 000 000 minor units.
      mean: { n: 2, sum: '6000000003', sumOfSquares: '36000000000000000009' },
    });
    const { readings, followUps, csat } = await read(
      'vic@example.com',
      initiativeId,
      `readings { nodes { metric { code } value sumOfSquares initiative { id } } }
       followUps: readings(filter: { isBaseline: false }, orderBy: { field: WINDOW_TO, direction: DESC }) { nodes { metric { code } } }
       csat: readings(filter: { metric: CSAT }) { totalCount }`,
    );
    // 3 of 8 are 37.5 percent; 6 000 000 003 / 2 = 3 000 000 001.5.
    const initiative = { id: initiativeId };
    expect(readings.nodes).toEqual([
      { metric: { code: 'NPS' }, value: 35, sumOfSquares: '85', initiative },
      { metric: { code: 'COST_TO_SERVE' }, value: 3_000_000_001.5, sumOfSquares: '36000000000000000009', initiative },
      { metric: { code: 'CSAT' }, value: 37.5, sumOfSquares: '3', initiative },
    ]);
    expect(followUps.nodes).toEqual([{ metric: { code: 'CSAT' } }, { metric: { code: 'COST_TO_SERVE' } }]);
    expect(csat.totalCount).toBe(1);
  });

  it('keeps its version while things are gathered for it', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    expect(await versionOf(steward, id)).toBe(1);
  });

  it('is handed over to another lead, with the reason in the audit', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const answer = await send(steward, 'fin@example.com', 'assignInitiativeRoles', {
      initiativeId,
      expectedVersion: 1,
      leadId: await idOf(steward, 'cho@example.com'),
      reason: 'Des is on leave.',
    });
    expect(answer['initiative']).toEqual({
      version: 2,
      sponsor: { name: 'Fin Finance' },
      lead: { name: 'Cho Change' },
      businessOwner: { name: 'Bea Business' },
    });
    const { auditRecords } = await steward.data(
      'ada@example.com',
      'query($id: ID!) { auditRecords(first: 1, filter: { subjectId: $id }) { nodes { action subjectKind reason actor { name } } } }',
      { id: initiativeId },
    );
    expect(auditRecords.nodes).toEqual([
      {
        action: 'initiativeRolesAssigned',
        subjectKind: 'INITIATIVE',
        reason: 'Des is on leave.',
        actor: { name: 'Fin Finance' },
      },
    ]);
  });
});

describe('The way of an initiative', () => {
  it('leads from discover to sunset through five gates, and is kept as history', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET');
    const { stage, status, history, approvals, availableTransitions, gate } = await read(
      'vic@example.com',
      id,
      `stage status gate { stage } availableTransitions { event }
       history { nodes { sequence event fromStage fromStatus toStage toStatus actor { name } } }
       approvals { nodes { gate subjectVersion decision requestedBy { name } decidedBy { name } } }`,
    );
    expect({ stage, status, gate }).toEqual({ stage: 'SUNSET', status: 'CLOSED', gate: null });
    expect(availableTransitions).toEqual([]);
    const [des, leah, flo] = [{ name: 'Des Design' }, { name: 'Leah Leader' }, { name: 'Flo Finance' }];
    const gates = ['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET'];
    const moves = gates.flatMap((gate, index) => {
      const awaiting = { toStage: gate, toStatus: 'AWAITING_APPROVAL' };
      const approved = { event: 'APPROVE', fromStage: gate, fromStatus: 'AWAITING_APPROVAL' };
      return [
        { event: 'REQUEST_APPROVAL', fromStage: gate, fromStatus: 'WORKING', ...awaiting, actor: des },
        // At the gate of design leadership and finance approve side by side.
        ...(gate === 'DESIGN' ? [{ ...approved, ...awaiting, actor: flo }] : []),
        {
          ...{ ...approved, toStage: gates[index + 1] ?? 'SUNSET', toStatus: index === 4 ? 'CLOSED' : 'WORKING' },
          actor: leah,
        },
      ];
    });
    expect(history.nodes).toEqual(moves.map((each, index) => ({ sequence: index + 1, ...each })));
    expect(approvals.nodes).toEqual(
      gates.map((gate, index) => ({
        gate,
        // A forecast is made again in design, and two groups approve there.
        subjectVersion: 2 * index + Math.min(index + 1, 3),
        decision: 'APPROVED',
        requestedBy: des,
        decidedBy: leah,
      })),
    );
  });

  it('keeps what the gate saw with each move', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER');
    const leah = await idOf(steward, 'leah@example.com');
    const { history } = await read(
      'vic@example.com',
      id,
      'history(last: 1) { nodes { facts definitionVersion policyVersion } }',
    );
    expect(history.nodes).toEqual([
      {
        facts: {
          evidenceCounts: { INTERVIEW: 3, SHADOWING: 1 },
          deliverables: [],
          baselineReadings: 0,
          followUpReadings: 0,
          forecast: null,
          conditions: [],
          approvals: [{ personId: leah, forId: leah, choice: 'APPROVE', groups: ['CX leaders'] }],
          groups: [
            { name: 'CX leaders', needs: { count: 1 }, veto: false, seatIds: expect.arrayContaining([leah]) as [] },
          ],
        },
        definitionVersion: 1,
        policyVersion: 1,
      },
    ]);
  });

  it('enters a stage anew when a gate is passed, and only then', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    steward.clock.advanceDays(1);
    const asked = await move(steward, 'des@example.com', 'requestApproval', id);
    expect(asked['initiative'].enteredStageAt).toBe('2026-11-02T09:00:00.000Z');
    const approved = await move(steward, 'leah@example.com', 'approveGate', id);
    expect(approved['initiative'].enteredStageAt).toBe('2026-11-03T09:00:00.000Z');
  });

  it('is returned for rework with a reason, and asked for again', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const returned = await move(steward, 'liam@example.com', 'returnForRework', id, {
      reason: 'Hear the clerks, too.',
    });
    expect(returned).toMatchObject({
      initiative: { stage: 'DISCOVER', status: 'WORKING' },
      event: { event: 'RETURN', reason: 'Hear the clerks, too.', actor: { name: 'Liam Leader' } },
      approval: {
        gate: 'DISCOVER',
        decision: 'RETURNED',
        reason: 'Hear the clerks, too.',
        decidedBy: { name: 'Liam Leader' },
      },
    });
    const again = await move(steward, 'des@example.com', 'requestApproval', id);
    expect(again['approval']).toMatchObject({ decision: null });
    expect(again['approval'].id).not.toBe(returned['approval'].id);
  });

  it('rests on hold with its open approval, and resumes where it was left', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const held = await move(steward, 'fin@example.com', 'holdInitiative', id, { reason: 'The budget is frozen.' });
    expect(held).toMatchObject({ initiative: { stage: 'DISCOVER', status: 'ON_HOLD' }, approval: null });
    const resumed = await move(steward, 'fin@example.com', 'resumeInitiative', id);
    expect(resumed['initiative']).toMatchObject({ stage: 'DISCOVER', status: 'AWAITING_APPROVAL' });
    const approved = await move(steward, 'leah@example.com', 'approveGate', id);
    expect(approved).toMatchObject({ initiative: { stage: 'DESIGN' }, approval: { decision: 'APPROVED' } });
  });

  it('closes lightly when it is stopped before anything runs, withdrawing an open approval', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const stopped = await move(steward, 'fin@example.com', 'stopInitiative', id, { reason: 'The law changes in May.' });
    expect(stopped).toMatchObject({
      initiative: { stage: 'DISCOVER', status: 'CLOSED' },
      approval: { decision: 'WITHDRAWN', reason: 'The law changes in May.', decidedBy: { name: 'Fin Finance' } },
    });
  });

  it('is stopped by whoever asked for the approval that is open, too', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const stopped = await move(steward, 'des@example.com', 'stopInitiative', id);
    expect(stopped).toMatchObject({ initiative: { status: 'CLOSED' }, approval: { decision: 'WITHDRAWN' } });
  });

  it('goes to sunset when it is stopped in service', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    const stopped = await move(steward, 'fin@example.com', 'stopInitiative', id);
    expect(stopped).toMatchObject({ initiative: { stage: 'SUNSET', status: 'WORKING' }, approval: null });
  });

  it('goes back from measure to design to iterate, withdrawing an open approval', async () => {
    const id = await anInitiative(steward, portfolioId);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await workOf(steward, id, 'MEASURE');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const iterated = await move(steward, 'des@example.com', 'iterateInitiative', id, {
      reason: 'Half of them still call.',
    });
    expect(iterated).toMatchObject({
      initiative: { stage: 'DESIGN', status: 'WORKING' },
      event: { fromStage: 'MEASURE', toStage: 'DESIGN' },
      approval: { gate: 'MEASURE', decision: 'WITHDRAWN' },
    });
    steward.clock.advanceDays(1);
    // The baseline still stands; all else was gathered for the round before.
    expect(await move(steward, 'des@example.com', 'requestApproval', id)).toMatchObject({
      code: 'GATE_UNMET',
      message: 'no workshop; no journey map; no new forecast; no forecast; no kill criteria; no change plan.',
    });
    await pass(steward, id, 'DESIGN', 'PROTOTYPE');
    expect(await standing(id)).toEqual({ stage: 'MEASURE', status: 'WORKING' });
  });

  it('leaves an audit record for each move, with where it was and where it is', async () => {
    const id = await anInitiative(steward, portfolioId);
    await move(steward, 'des@example.com', 'holdInitiative', id, { reason: 'Waiting for the vendor.' });
    const { auditRecords } = await steward.data(
      'ada@example.com',
      'query($id: ID!) { auditRecords(first: 1, filter: { subjectId: $id }) { nodes { action reason before after actor { name } } } }',
      { id },
    );
    expect(auditRecords.nodes).toEqual([
      {
        action: 'initiativeHeld',
        reason: 'Waiting for the vendor.',
        before: { state: 'discover.underWay.working', stage: 'DISCOVER', status: 'WORKING' },
        after: {
          state: 'discover.onHold',
          stage: 'DISCOVER',
          status: 'ON_HOLD',
          definitionVersion: 1,
          policyVersion: 1,
          approval: null,
        },
        actor: { name: 'Des Design' },
      },
    ]);
  });
});

describe('The gate of an initiative', () => {
  it('says what is still missing, and opens when it is there', async () => {
    const id = await anInitiative(steward, portfolioId);
    const fields = 'gate { stage signOff missing { code message } }';
    for (let heard = 0; heard < 2; heard++) {
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', {
        initiativeId: id,
        ...anEvidence('INTERVIEW'),
      });
    }
    expect((await read('vic@example.com', id, fields))['gate']).toEqual({
      stage: 'DISCOVER',
      signOff: 'INSIGHTS_AND_ANALYTICS',
      missing: [
        { code: 'INTERVIEW', message: '2 of 3 interviews' },
        { code: 'SHADOWING', message: 'no shadowing' },
      ],
    });
    await workOf(steward, id, 'DISCOVER');
    expect((await read('vic@example.com', id, fields))['gate'].missing).toEqual([]);
  });

  it('counts evidence on the last day on which it holds, and not on the day after', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    const today = steward.clock.now().toISOString().slice(0, 10);
    const ageing = await anInitiative(steward, portfolioId);
    for (const kind of ['INTERVIEW', 'INTERVIEW', 'INTERVIEW', 'SHADOWING']) {
      const evidence = anEvidence(kind, { expiresOn: kind === 'SHADOWING' ? today : '2027-12-31' });
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', { initiativeId: ageing, ...evidence });
    }
    const missing = async () => (await read('vic@example.com', ageing, 'gate { missing { message } }'))['gate'].missing;
    expect(await missing()).toEqual([]);
    steward.clock.advanceDays(1);
    expect(await missing()).toEqual([{ message: 'no shadowing' }]);
    const refused = await move(steward, 'des@example.com', 'requestApproval', ageing);
    expect(refused).toMatchObject({ code: 'GATE_UNMET', message: 'no shadowing.' });
  });

  it('takes as a follow-up only what can be held against an earlier baseline of the same metric', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    await pass(steward, initiativeId, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    const missing = async () =>
      (await read('vic@example.com', initiativeId, 'gate { missing { code } }'))['gate'].missing;
    const followUp = (different: object) =>
      send(steward, 'ina@example.com', 'recordReading', {
        initiativeId,
        ...aBaseline,
        isBaseline: false,
        ...different,
      });
    const expected = [{ code: 'FOLLOW_UP_READING' }, { code: 'ADOPTION_REPORT' }];
    // The baseline is NPS of September: employees are not customers, and September is not after itself.
    await followUp({ metric: 'EMPLOYEE_NPS', windowFrom: '2026-10-01', windowTo: '2026-10-31' });
    await followUp({ windowFrom: '2026-09-30', windowTo: '2026-10-31', source: 'Another survey' });
    expect(await missing()).toEqual(expected);
    await followUp({ windowFrom: '2026-10-01', windowTo: '2026-10-31' });
    expect(await missing()).toEqual([{ code: 'ADOPTION_REPORT' }]);
  });
});

describe('The transitions of an initiative', () => {
  const FIELDS =
    'availableTransitions { event label toStage toStatus allowed needsReason missing { message } reasons whoCould }';

  it('say to its lead what may be sent now, what is missing, and who else could', async () => {
    const id = await anInitiative(steward, portfolioId);
    const { availableTransitions } = await read('des@example.com', id, FIELDS);
    const whoCould = 'its sponsor, lead, business owner, CX leaders, or portfolio managers';
    expect(availableTransitions).toEqual([
      {
        event: 'REQUEST_APPROVAL',
        label: 'Ask for approval',
        toStage: 'DISCOVER',
        toStatus: 'AWAITING_APPROVAL',
        allowed: false,
        needsReason: false,
        missing: [{ message: '0 of 3 interviews' }, { message: 'no shadowing' }],
        reasons: [],
        whoCould,
      },
      {
        event: 'HOLD',
        label: 'Put on hold',
        toStage: 'DISCOVER',
        toStatus: 'ON_HOLD',
        allowed: true,
        needsReason: true,
        missing: [],
        reasons: [],
        whoCould,
      },
      {
        event: 'STOP',
        label: 'Stop',
        toStage: 'DISCOVER',
        toStatus: 'CLOSED',
        allowed: true,
        needsReason: true,
        missing: [],
        reasons: [],
        whoCould,
      },
    ]);
  });

  it('differ by who asks, in the words of the rules', async () => {
    const id = await anInitiative(steward, portfolioId, { sponsor: 'leah@example.com' });
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    const approve = async (email: string) => {
      const { availableTransitions } = await read(email, id, FIELDS);
      return (availableTransitions as { event: string; allowed: boolean; reasons: string[]; whoCould: string }[]).find(
        ({ event }) => event === 'APPROVE',
      );
    };
    const whoCould = 'CX leaders who have no part in it';
    expect(await approve('liam@example.com')).toMatchObject({ allowed: true, reasons: [], whoCould });
    expect(await approve('leah@example.com')).toMatchObject({
      allowed: false,
      reasons: ['Nobody approves or returns an initiative of their own: you are its sponsor.'],
      whoCould,
    });
    expect(await approve('sam@example.com')).toMatchObject({
      allowed: false,
      reasons: [
        'Those whose approval a gate asks for, or their deputies, vote on it, never on an initiative of their own.',
      ],
      whoCould,
    });
    expect(await approve('des@example.com')).toMatchObject({
      allowed: false,
      reasons: [
        'Those whose approval a gate asks for, or their deputies, vote on it, never on an initiative of their own.',
        'Nobody approves or returns an initiative of their own: you are its lead and asked for this approval.',
      ],
    });
  });
});

describe('Initiatives', () => {
  let others: Steward;
  let retail: string;
  let ids: string[];
  beforeAll(async () => {
    others = await aBank();
    retail = await aPortfolio(others, 'Retail', 100_000_000n);
    const cards = await aPortfolio(others, 'Cards', 100_000_000n);
    ids = [
      await anInitiative(others, retail, { title: 'B first' }),
      await anInitiative(others, retail, { title: 'C held', lead: 'cho@example.com' }),
      await anInitiative(others, cards, { title: 'A stopped', sponsor: 'sid@example.com' }),
      await anInitiative(others, cards, { title: 'D in design' }),
    ];
    others.clock.advanceDays(1);
    await move(others, 'cho@example.com', 'holdInitiative', ids[1]!);
    await move(others, 'des@example.com', 'stopInitiative', ids[2]!);
    await pass(others, ids[3]!, 'DISCOVER');
  });
  afterAll(() => others.stop());

  const titles = async (args: string) => {
    const { initiatives } = await others.data('vic@example.com', `{ initiatives${args} { nodes { title } } }`);
    return (initiatives.nodes as { title: string }[]).map(({ title }) => title);
  };

  it('come in the order in which they entered their stage, or by title', async () => {
    expect(await titles('')).toEqual(['B first', 'C held', 'A stopped', 'D in design']);
    expect(await titles('(orderBy: { field: TITLE, direction: DESC })')).toEqual([
      'D in design',
      'C held',
      'B first',
      'A stopped',
    ]);
  });

  it('are filtered by stage, status, portfolio and who answers for them', async () => {
    expect(await titles('(filter: { stage: [DESIGN, PROTOTYPE] })')).toEqual(['D in design']);
    expect(await titles('(filter: { status: [ON_HOLD, CLOSED] })')).toEqual(['C held', 'A stopped']);
    expect(await titles(`(filter: { portfolioId: "${retail}" })`)).toEqual(['B first', 'C held']);
    const answeredForBy = (id: string) => titles(`(filter: { personId: "${id}" })`);
    expect(await answeredForBy(await idOf(others, 'sid@example.com'))).toEqual(['A stopped']);
    expect(await answeredForBy(await idOf(others, 'cho@example.com'))).toEqual(['C held']);
    expect(await answeredForBy(ids[0]!)).toEqual([]);
  });

  it('are met once each on a walk through pages', async () => {
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const data: Record<string, any> = await others.data(
        'vic@example.com',
        'query($after: String) { initiatives(first: 1, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      const { nodes, pageInfo } = data['initiatives'] as {
        nodes: { title: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      walked.push(...nodes.map(({ title }) => title));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(['B first', 'C held', 'A stopped', 'D in design']);
  });

  it('stand on a board by stage, without the closed ones', async () => {
    const { stageBoard } = await others.data(
      'vic@example.com',
      '{ stageBoard(first: 1) { stage count initiatives { title lead { name } } } }',
    );
    expect(stageBoard).toEqual([
      { stage: 'DISCOVER', count: 2, initiatives: [{ title: 'B first', lead: { name: 'Des Design' } }] },
      { stage: 'DESIGN', count: 1, initiatives: [{ title: 'D in design', lead: { name: 'Des Design' } }] },
      { stage: 'PROTOTYPE', count: 0, initiatives: [] },
      { stage: 'MEASURE', count: 0, initiatives: [] },
      { stage: 'SUNSET', count: 0, initiatives: [] },
    ]);
  });

  it('stand on the board in the order in which they entered the stage', async () => {
    const { stageBoard } = await others.data('vic@example.com', '{ stageBoard { initiatives { title } } }');
    expect(stageBoard[0].initiatives).toEqual([{ title: 'B first' }, { title: 'C held' }]);
  });

  it.each([0, 101])('are not shown %d a column', async (first) => {
    const answer = await others.ask('vic@example.com', `{ stageBoard(first: ${first}) { count } }`);
    expect(answer.errors?.[0]).toMatchObject({
      message: `stageBoard: a column holds 1 to 100 initiatives, not ${first}.`,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('are found from their portfolio, the people who answer for them, and node', async () => {
    const data = await others.data(
      'vic@example.com',
      `query($portfolio: ID!, $person: ID!, $initiative: ID!) {
        portfolio(id: $portfolio) { initiatives(orderBy: { field: TITLE }) { nodes { title } } }
        person(id: $person) { initiatives(filter: { status: [WORKING] }) { nodes { title } } }
        node(id: $initiative) { __typename ... on Initiative { title } } }`,
      { portfolio: retail, person: await idOf(others, 'des@example.com'), initiative: ids[0] },
    );
    expect(data['portfolio'].initiatives.nodes).toEqual([{ title: 'B first' }, { title: 'C held' }]);
    expect(data['person'].initiatives.nodes).toEqual([{ title: 'B first' }, { title: 'D in design' }]);
    expect(data['node']).toEqual({ __typename: 'Initiative', title: 'B first' });
  });

  it('ask for approvals that are listed, open or decided', async () => {
    await workOf(others, ids[0]!, 'DISCOVER');
    await move(others, 'des@example.com', 'requestApproval', ids[0]!);
    const { open, decided } = await others.data(
      'liam@example.com',
      `{ open: approvals(filter: { open: true }) { nodes { gate requestedBy { name } decidedBy { name } initiative { title } } }
         decided: approvals(filter: { open: false }) { nodes { decision initiative { title } } } }`,
    );
    expect(open.nodes).toEqual([
      { gate: 'DISCOVER', requestedBy: { name: 'Des Design' }, decidedBy: null, initiative: { title: 'B first' } },
    ]);
    expect(decided.nodes).toEqual([{ decision: 'APPROVED', initiative: { title: 'D in design' } }]);
  });
});

describe('The history of an initiative', () => {
  it('replays to the stored state, with hold, resume, rework, iteration and stop in it', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    await move(steward, 'des@example.com', 'requestApproval', id);
    await move(steward, 'des@example.com', 'holdInitiative', id);
    await move(steward, 'des@example.com', 'resumeInitiative', id);
    await move(steward, 'leah@example.com', 'returnForRework', id);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await move(steward, 'des@example.com', 'iterateInitiative', id);
    await move(steward, 'des@example.com', 'holdInitiative', id);
    await move(steward, 'des@example.com', 'stopInitiative', id);
    expect(await standing(id)).toEqual({ stage: 'DESIGN', status: 'CLOSED' });

    const { initiatives, differing } = await steward.asOwner(verifyHistory);
    expect(initiatives).toBeGreaterThan(10);
    expect(differing).toEqual([]);
  });

  it('cannot be changed by the application', async () => {
    const change = (sql: string) =>
      steward.dataSource.transaction(async (manager) => {
        await manager.query(`select set_config('app.organization', $1, true)`, [aKey()]);
        await manager.query(sql);
      });
    await expect(change('update initiative_events set reason = null')).rejects.toThrow('permission denied');
    await expect(change('delete from initiative_events')).rejects.toThrow('permission denied');
  });
});
