import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { aPortfolio } from '../support/a-portfolio';
import { aDeliverable, send } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { approvalOf, approvalsBy, atTheGate, isAway, TALLY, vote } from '../support/votes';
import { writtenRows } from '../support/written-rows';

const [ADA, DES, LEAH, LIAM] = ['ada@example.com', 'des@example.com', 'leah@example.com', 'liam@example.com'] as const;
const [SUE, SAM, SID, FLO] = ['sue@example.com', 'sam@example.com', 'sid@example.com', 'flo@example.com'] as const;
const BOTH = [{ name: 'CX leadership', members: { role: 'CX_LEADER' }, needs: 'ALL', veto: false }];
const ONE_AND_TWO = `approval { decision ${TALLY} } initiative { stage status }`;

let steward: Steward;
let portfolioId: string;
let gate: { initiativeId: string; approvalId: string };
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
});
/** Leah and Liam are the leaders: both have to approve. Whoever was away or had deputies before is back. */
beforeEach(async () => {
  steward.clock.advanceDays(21);
  await approvalsBy(steward, BOTH);
  gate = await atTheGate(steward, portfolioId);
});
afterAll(() => steward.stop());

const day = (later: number): string =>
  new Date(steward.clock.now().getTime() + later * 86_400_000).toISOString().slice(0, 10);
const twoWeeks = () => ({ firstDay: day(0), lastDay: day(13) });
const standing = async (id: string) => {
  const query = 'query($id: ID!) { initiative(id: $id) { stage status version } }';
  return (await steward.data(ADA, query, { id }))['initiative'] as Record<string, unknown>;
};
const castFault = async (email: string, input: Record<string, unknown>): Promise<unknown> => {
  const { initiativeId, approvalId } = gate;
  const expectedVersion = (await standing(initiativeId))['version'];
  const asked = { approvalId, expectedVersion, choice: 'APPROVE', idempotencyKey: aKey(), ...input };
  const document = mutationDocument(steward.house.schema, 'castVote', '__typename');
  return (await steward.ask(email, document, { input: asked })).errors?.[0]?.extensions.code;
};
const awaits = { initiative: { stage: 'DISCOVER', status: 'AWAITING_APPROVAL' } };
const delegates = async (from: string, to: string, more: Record<string, unknown> = {}): Promise<void> => {
  const days = { ...twoWeeks(), reason: 'Two weeks.' };
  const given = await act(steward, from, 'delegate', { toId: await idOf(steward, to), ...days, ...more });
  expect(given).not.toHaveProperty('code');
};
const refused = async (email: string, mutation: string, input: Record<string, unknown>, code: string) => {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  expect(answer).toMatchObject({ code });
  return answer;
};
const honest = async () => {
  const expectedVersion = (await standing(gate.initiativeId))['version'];
  return { approvalId: gate.approvalId, expectedVersion, choice: 'APPROVE' };
};

describe('A vote', () => {
  it('of one human is one, approved for another, too, or abstained in their name: the other is awaited still', async () => {
    await isAway(steward, LEAH, LIAM);
    const forId = await idOf(steward, LEAH);
    const oneOfTwo = {
      ...awaits,
      approval: {
        decision: null,
        tally: { state: 'OPEN', groups: [{ approved: 1, needed: 2, awaited: [{ person: { name: 'Leah Leader' } }] }] },
      },
    };
    await vote(steward, LIAM, gate, { choice: 'ABSTAIN', forId });
    expect(await vote(steward, LIAM, gate, { choice: 'APPROVE' }, ONE_AND_TWO)).toMatchObject(oneOfTwo);
    expect(await vote(steward, LIAM, gate, { choice: 'APPROVE', forId }, ONE_AND_TWO)).toMatchObject(oneOfTwo);
    expect(await vote(steward, LIAM, gate, { choice: 'ABSTAIN', forId }, ONE_AND_TWO)).toMatchObject(oneOfTwo);
    expect(await vote(steward, LEAH, gate, { choice: 'APPROVE' }, ONE_AND_TWO)).toMatchObject({
      initiative: { stage: 'DESIGN' },
    });
    expect((await steward.asOwner((owner) => verifyHistory(owner))).differing).toEqual([]);
  });

  it('of one human, cast for themselves and for another at the same moment, passes nothing', async () => {
    await isAway(steward, LEAH, LIAM);
    const forId = await idOf(steward, LEAH);
    const { approvalId, initiativeId } = gate;
    const expectedVersion = (await standing(initiativeId))['version'];
    const cast = (more: object) =>
      act(steward, LIAM, 'castVote', { approvalId, expectedVersion, choice: 'APPROVE', ...more }, 'event { id }');
    await Promise.all([cast({}), cast({ forId }), cast({}), cast({ forId })]);
    expect(await standing(initiativeId)).toMatchObject({ stage: 'DISCOVER', status: 'AWAITING_APPROVAL' });
    const { tally } = await approvalOf(steward, ADA, approvalId, TALLY);
    expect(tally).toMatchObject({ state: 'OPEN', groups: [{ approved: 1, needed: 2 }] });
  });

  it('by a circle of deputies is one human’s each', async () => {
    await delegates(LEAH, LIAM);
    await delegates(LIAM, LEAH);
    const leah = await idOf(steward, LEAH);
    await vote(steward, LIAM, gate, { choice: 'APPROVE', forId: leah });
    expect(await vote(steward, LIAM, gate, { choice: 'APPROVE' }, ONE_AND_TWO)).toMatchObject(awaits);
    expect(await vote(steward, LEAH, gate, { choice: 'APPROVE' }, ONE_AND_TWO)).toMatchObject({
      initiative: { stage: 'DESIGN' },
    });
  });

  it('is nobody’s who has a part in it: not as a deputy, nor through a group that names them', async () => {
    await delegates(LEAH, DES);
    const forId = await idOf(steward, LEAH);
    expect(await vote(steward, DES, gate, { choice: 'APPROVE', forId })).toMatchObject({ code: 'OWN_DECISION' });
    const des = await idOf(steward, DES);
    await approvalsBy(steward, [
      { name: 'Friends', members: { personIds: [des, await idOf(steward, SUE)] }, needs: 'ANY', veto: false },
    ]);
    gate = await atTheGate(steward, portfolioId);
    expect(await vote(steward, DES, gate, { choice: 'APPROVE' })).toMatchObject({ code: 'OWN_DECISION' });
    await delegates(DES, SAM);
    expect(await vote(steward, SAM, gate, { choice: 'APPROVE', forId: des })).toMatchObject({ code: 'OWN_DECISION' });
  });

  it('is given up with a conflict of interest, for whoever stands in, too, and by whoever stands in with one', async () => {
    await isAway(steward, LEAH, SAM);
    await act(steward, SAM, 'recuse', { approvalId: gate.approvalId, reason: 'I sold it to us.' });
    const forId = await idOf(steward, LEAH);
    const byConflict = { code: 'NOT_POSSIBLE_NOW', status: 'RECUSED' };
    expect(await vote(steward, SAM, gate, { choice: 'APPROVE', forId })).toMatchObject(byConflict);
    gate = await atTheGate(steward, portfolioId, { title: 'Another' });
    await act(steward, LEAH, 'recuse', { approvalId: gate.approvalId, reason: 'My brother sells it.' });
    expect(await vote(steward, SAM, gate, { choice: 'APPROVE', forId })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'NO_SEAT' },
    });
    expect(await vote(steward, LEAH, gate, { choice: 'APPROVE' })).toMatchObject(byConflict);
  });

  it('is not for a seat elsewhere: of another portfolio, of another organization, of nobody', async () => {
    const elsewhere = await aPortfolio(steward, 'Cards', 0n);
    await delegates(LEAH, SUE, { portfolioId: elsewhere });
    const forId = await idOf(steward, LEAH);
    expect(await castFault(SUE, { forId })).toBe('FORBIDDEN');
    const problems = [{ path: 'input.forId', message: 'You do not stand in for this person now.' }];
    for (const other of [await idOf(steward, 'oda@other.example'), unknownId('Person')]) {
      expect(await refused(LIAM, 'castVote', { ...(await honest()), forId: other }, 'INVALID_INPUT')).toMatchObject({
        problems,
      });
    }
    expect(await castFault('oda@other.example', {})).toBe('NOT_FOUND');
    expect(await castFault(LIAM, { forId: gate.approvalId })).toBe('NOT_FOUND');
  });

  it('on what is changed at the same moment counts on what was seen, or not at all', async () => {
    await vote(steward, LEAH, gate, { choice: 'APPROVE' });
    const input = await honest();
    const [cast] = await Promise.all([
      act(steward, LIAM, 'castVote', input, 'event { id }'),
      send(steward, DES, 'addDeliverable', { initiativeId: gate.initiativeId, ...aDeliverable('KILL_CRITERIA') }),
    ]);
    // Whoever came first: the vote passed what was seen, or both have to look again.
    const { contentVersion } = await approvalOf(steward, ADA, gate.approvalId, 'contentVersion');
    const seen = { stage: 'DESIGN', status: 'WORKING' };
    const anew = { stage: 'DISCOVER', status: 'AWAITING_APPROVAL' };
    expect([cast['code'], contentVersion]).toEqual(
      cast['code'] === 'STALE_VERSION' ? ['STALE_VERSION', 2] : [undefined, 1],
    );
    expect(await standing(gate.initiativeId)).toMatchObject(contentVersion === 2 ? anew : seen);
    // Either way, what he has read is not so any more.
    expect(await act(steward, LIAM, 'castVote', input)).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('under the key of another vote is not cast, at the same moment neither', async () => {
    const input = { ...(await honest()), idempotencyKey: aKey() };
    const answers = await Promise.all([
      act(steward, LEAH, 'castVote', { ...input, choice: 'ABSTAIN' }, 'vote { choice }'),
      act(steward, LEAH, 'castVote', { ...input, choice: 'APPROVE' }, 'vote { choice }'),
    ]);
    expect(answers.filter(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED')).toHaveLength(1);
    const { votes } = await approvalOf(steward, ADA, gate.approvalId, 'votes { totalCount }');
    expect(votes).toEqual({ totalCount: 1 });
  });

  it('says no more than a vote may hold', async () => {
    const input = await honest();
    const long = 'x'.repeat(100_000);
    expect(
      await refused(LIAM, 'castVote', { ...input, choice: 'RETURN', reason: long }, 'INVALID_INPUT'),
    ).toMatchObject({
      problems: [{ path: 'input.reason' }],
    });
    const conditional = { ...input, choice: 'APPROVE_WITH_CONDITIONS', conditions: [{ text: long }] };
    expect(await refused(LIAM, 'castVote', conditional, 'INVALID_INPUT')).toMatchObject({
      problems: [{ path: 'input.conditions[0].text' }],
    });
    expect(await castFault(LIAM, { choice: 'RETURN', reason: 'No\0.' })).toBe('BAD_USER_INPUT');
    expect(await castFault(LIAM, { choice: 'RETURN', reason: 'No \ud800.' })).toBe('BAD_USER_INPUT');
    await refused(LIAM, 'castVote', { ...input, choice: 'RETURN', reason: ' \n ' }, 'INVALID_INPUT');
  });

  it('asks nobody of oneself: the clock would stand still for as long as one likes', async () => {
    const question = {
      ...(await honest()),
      choice: 'QUESTION',
      reason: 'Why?',
      questionToId: await idOf(steward, LIAM),
    };
    expect(await refused(LIAM, 'castVote', question, 'INVALID_INPUT')).toMatchObject({
      problems: [{ path: 'input.questionToId', message: 'Nobody asks themselves: expected somebody else.' }],
    });
  });

  it('is given to nobody by themselves, neither as an assistant nor as an admin', async () => {
    const leah = await idOf(steward, LEAH);
    const leahs = async () => {
      const { person } = await steward.data(ADA, 'query($id: ID!) { person(id: $id) { version } }', { id: leah });
      return { personId: leah, expectedVersion: person.version as number };
    };
    const assistants = { ...(await leahs()), assistantIds: [await idOf(steward, SID)] };
    expect(await act(steward, LEAH, 'setAssistants', assistants)).not.toHaveProperty('code');
    const days = twoWeeks();
    for (const email of [SID, ADA]) {
      const own = await idOf(steward, email);
      const given = { fromId: leah, toId: own, ...days, reason: 'She asked me.' };
      expect(await refused(email, 'delegate', given, 'OWN_DECISION')).toMatchObject({
        message: 'Nobody gives the votes of another to themselves: the person does, or somebody else who may.',
      });
      await refused(email, 'recordAbsence', { personId: leah, ...days, deputyId: own }, 'OWN_DECISION');
      await refused(email, 'setStandingDeputy', { ...(await leahs()), deputyId: own }, 'OWN_DECISION');
    }
    // Whom Leah has chosen herself stands in for her, also when they record that she is away.
    const chosen = { ...(await leahs()), deputyId: await idOf(steward, SID) };
    expect(await act(steward, LEAH, 'setStandingDeputy', chosen)).not.toHaveProperty('code');
    expect(await act(steward, SID, 'recordAbsence', { personId: leah, ...days })).not.toHaveProperty('code');
    expect(await vote(steward, SID, gate, { choice: 'APPROVE' }, 'vote { for { name } }')).toMatchObject({
      vote: { for: { name: 'Leah Leader' } },
    });
  });

  it('is given to nobody by whoever names another approver: not to themselves, nor to whom they stand in for', async () => {
    for (const email of [LEAH, LIAM]) {
      await act(steward, email, 'recuse', { approvalId: gate.approvalId, reason: 'We own shares.' });
    }
    // There is no board: CX leaders and admins may name somebody, and only Ada has no conflict.
    const seat = { approvalId: gate.approvalId, group: 'CX leadership', reason: 'Nobody is left.' };
    const named = async (email: string) => ({ ...seat, personId: await idOf(steward, email) });
    const own = 'Nobody gives a seat to themselves, or to somebody whom they stand in for: name somebody else.';
    expect(await refused(ADA, 'reassignApprover', await named(ADA), 'OWN_DECISION')).toMatchObject({ message: own });
    await isAway(steward, FLO, ADA);
    expect(await refused(ADA, 'reassignApprover', await named(FLO), 'OWN_DECISION')).toMatchObject({ message: own });
    expect(await act(steward, ADA, 'reassignApprover', await named(SUE))).not.toHaveProperty('code');
  });
});
