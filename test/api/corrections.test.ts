import { verifyAudit } from '../../src/audit';
import { verifyHistory } from '../../src/initiatives';
import { aBank, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aPortfolio } from '../support/a-portfolio';
import { aDeliverable, anInitiative, move, versionOf } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { approvalOf, approvalsBy, atTheGate, vote } from '../support/votes';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, DES, LEAH] = ['ada@example.com', 'des@example.com', 'leah@example.com'] as const;

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
});
afterAll(() => steward.stop());

type Row = Record<string, any>;
const EVENT = 'event { id event reason corrects { id event } correctedBy { id } }';
const moved = async (mutation: string, initiativeId: string, more: Row, email: string = DES): Promise<Acted> => {
  const expectedVersion = await versionOf(steward, initiativeId);
  return act(steward, email, mutation, { initiativeId, expectedVersion, ...more }, EVENT);
};
const history = async (id: string): Promise<Row[]> => {
  const query = `query($id: ID!) { initiative(id: $id) { history { nodes {
    id event reason corrects { event } correctedBy { event } } } } }`;
  return (await steward.data(ADA, query, { id }))['initiative'].history.nodes as Row[];
};
async function refused(work: () => Promise<Acted>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}
const faultOf = async (mutation: string, input: Row, email: string = DES): Promise<unknown> => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return answer.errors?.[0]?.extensions.code;
};

describe('A mistaken move', () => {
  let initiativeId: string;
  let heldId: string;
  beforeEach(async () => {
    initiativeId = await anInitiative(steward, portfolioId);
    heldId = (await move(steward, DES, 'holdInitiative', initiativeId))['event'].id as string;
  });

  it('is corrected by a further one that names it, which the history and the audit show; it stays as it was', async () => {
    const before = await history(initiativeId);
    const corrected = await moved('resumeInitiative', initiativeId, {
      ...{ correctsEventId: heldId, reason: 'It was the other one that had to wait.' },
    });
    expect(corrected['event']).toMatchObject({
      event: 'RESUME',
      corrects: { id: heldId, event: 'HOLD' },
      correctedBy: null,
    });
    const [hold, resume] = await history(initiativeId);
    expect(hold).toEqual({ ...before[0], correctedBy: { event: 'RESUME' } });
    expect(resume).toMatchObject({ corrects: { event: 'HOLD' }, reason: 'It was the other one that had to wait.' });
    const { auditRecords } = await steward.data(
      ADA,
      `query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "initiativeResumed" }) { nodes { reason after } } }`,
      { id: initiativeId },
    );
    expect(auditRecords.nodes).toMatchObject([{ after: { correctsEventId: expect.any(String) as string } }]);
    expect((await steward.asOwner((owner) => verifyHistory(owner))).differing).toEqual([]);
    expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
  });

  it('is corrected with a reason, once, by a move of its own initiative', async () => {
    const correct = (more: Row = {}) =>
      moved('resumeInitiative', initiativeId, { correctsEventId: heldId, reason: 'The other one.', ...more });
    expect(await refused(() => correct({ reason: ' ' }))).toMatchObject({
      problems: [{ path: 'input.reason', message: 'Expected a reason for a correction, got none.' }],
    });
    const elsewhere = await anInitiative(steward, portfolioId);
    const otherId = (await move(steward, DES, 'holdInitiative', elsewhere))['event'].id as string;
    const expectedVersion = await versionOf(steward, initiativeId);
    const asked = { initiativeId, expectedVersion, reason: 'The other one.' };
    for (const correctsEventId of [otherId, unknownId('InitiativeEvent'), initiativeId]) {
      expect(await faultOf('resumeInitiative', { ...asked, correctsEventId })).toBe('NOT_FOUND');
    }
    await correct();
    const again = () =>
      moved('holdInitiative', initiativeId, { correctsEventId: heldId, reason: 'It has to wait after all.' });
    expect(await refused(again)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CORRECTED' });
  });

  it('is not what time brought about, and not a vote: that is corrected by another', async () => {
    const gate = await atTheGate(steward, portfolioId);
    const [asked] = await history(gate.initiativeId);
    const correctsEventId = asked!['id'] as string;
    const byVote = () => moved('returnForRework', gate.initiativeId, { correctsEventId, reason: 'Too early.' }, LEAH);
    expect(await refused(byVote)).toMatchObject({
      problems: [
        {
          path: 'input.correctsEventId',
          message: 'A vote is corrected by another vote of the same seat: expected none.',
        },
      ],
    });
    await inOrganizationOf(steward, ADA, (manager) =>
      manager.query(
        `insert into initiative_events (id, organization_id, initiative_id, sequence, event, from_state, to_state, facts,
            definition_version, policy_version, occurred_at)
          select gen_random_uuid(), organization_id, initiative_id, 2, 'discover.underWay after stageDays', to_state,
            to_state, facts, definition_version, policy_version, now() from initiative_events
            where event = 'HOLD' and sequence = 1 order by occurred_at desc, id desc limit 1`,
      ),
    );
    const [, timeOut] = await history(initiativeId);
    const ofTime = () =>
      moved('resumeInitiative', initiativeId, { correctsEventId: timeOut!['id'] as string, reason: 'Why?' });
    expect(await refused(ofTime)).toMatchObject({
      problems: [
        { path: 'input.correctsEventId', message: "Event 2 is nobody's decision: expected a move that somebody made." },
      ],
    });
  });
});

describe('A mistaken vote', () => {
  it('is corrected by another of its seat, which names the one whose place it takes', async () => {
    await approvalsBy(steward, [{ name: 'CX leadership', members: { role: 'CX_LEADER' }, needs: 'ANY', veto: false }]);
    const gate = await atTheGate(steward, portfolioId);
    await vote(steward, LEAH, gate, { choice: 'ABSTAIN', reason: 'I did not read it.' });
    await vote(steward, LEAH, gate, { choice: 'APPROVE', reason: 'Now I did.' });
    const { votes } = await approvalOf(
      steward,
      ADA,
      gate.approvalId,
      'votes { nodes { choice standing voter { name } replaces { choice reason voter { name } } } }',
    );
    const leah = { name: 'Leah Leader' };
    expect(votes.nodes).toEqual([
      { choice: 'ABSTAIN', standing: 'REPLACED', voter: leah, replaces: null },
      {
        ...{ choice: 'APPROVE', standing: 'COUNTS', voter: leah },
        replaces: { choice: 'ABSTAIN', reason: 'I did not read it.', voter: leah },
      },
    ]);
    const { auditRecords } = await steward.data(
      ADA,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "voteCast" }, orderBy: { field: AT, direction: ASC }) { nodes { after } } }',
      { id: gate.initiativeId },
    );
    const after = (auditRecords.nodes as Row[]).map((record) => record['after'] as Row);
    expect(after.map(({ replacesSequence }) => replacesSequence as unknown)).toEqual([null, 1]);
  });
});

describe('A mistaken deliverable', () => {
  it('is corrected by one of its kind that takes its place; both stay', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const SELECTION = 'deliverable { id title corrects { title } correctedBy { title } }';
    const add = (more: Row): Promise<Acted> =>
      act(steward, DES, 'addDeliverable', { initiativeId, ...aDeliverable('SUNSET_PLAN'), ...more }, SELECTION);
    const first = await add({ title: 'Wrong link' });
    const correctsDeliverableId = first['deliverable'].id as string;
    const second = await add({ title: 'Right link', correctsDeliverableId });
    expect(second).toMatchObject({ deliverable: { corrects: { title: 'Wrong link' }, correctedBy: null } });
    const { initiative } = await steward.data(
      ADA,
      'query($id: ID!) { initiative(id: $id) { deliverables { title correctedBy { title } } } }',
      { id: initiativeId },
    );
    expect(initiative.deliverables).toEqual([
      { title: 'Wrong link', correctedBy: { title: 'Right link' } },
      { title: 'Right link', correctedBy: null },
    ]);
    expect(await refused(() => add({ correctsDeliverableId }))).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'CORRECTED' },
    });
    const otherKind = () =>
      add({ ...aDeliverable('LESSONS'), correctsDeliverableId: second['deliverable'].id as string });
    expect(await refused(otherKind)).toMatchObject({
      problems: [{ path: 'input.correctsDeliverableId', message: 'That is SUNSET_PLAN: expected one of LESSONS.' }],
    });
    const elsewhere = { initiativeId: await anInitiative(steward, portfolioId), ...aDeliverable('SUNSET_PLAN') };
    expect(await faultOf('addDeliverable', { ...elsewhere, correctsDeliverableId })).toBe('NOT_FOUND');
  });
});
