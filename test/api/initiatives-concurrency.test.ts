import { InitiativeTable, verifyHistory } from '../../src/initiatives';
import { insertEvidence } from '../../src/listening';
import { parseGlobalId } from '../../src/platform/global-id';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { anEvidence, anInitiative, move, send, versionOf, workOf, type Move } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

/** Sends moves all at once, each decided on the version that the initiative is at now. */
async function atOnce(initiativeId: string, moves: readonly (readonly [email: string, name: Move])[]) {
  const expectedVersion = await versionOf(steward, initiativeId);
  const answers = await Promise.all(
    moves.map(([email, name]) => send(steward, email, name, { initiativeId, expectedVersion, reason: 'Because.' })),
  );
  const codes = answers.map((answer) => (answer['code'] as string | undefined) ?? 'MOVED');
  return codes.sort();
}

async function trace(id: string) {
  const { initiative } = await steward.data(
    'vic@example.com',
    `query($id: ID!) { initiative(id: $id) { stage status version
       history { nodes { sequence event } } approvals { nodes { decision } } } }`,
    { id },
  );
  const { stage, status, version, history, approvals } = initiative as Record<string, any>;
  return { stage, status, version, history: history.nodes as unknown, approvals: approvals.nodes as unknown };
}

async function anInitiativeAsked(): Promise<string> {
  const id = await anInitiative(steward, portfolioId);
  await workOf(steward, id, 'DISCOVER');
  await move(steward, 'des@example.com', 'requestApproval', id);
  return id;
}

const LOST = (n: number) => Array<string>(n).fill('STALE_VERSION');

describe('Of many who move an initiative at once', () => {
  it('one asks for approval, and the others find a later version', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    const codes = await atOnce(id, Array<[string, Move]>(16).fill(['des@example.com', 'requestApproval']));
    expect(codes).toEqual(['MOVED', ...LOST(15)]);
    expect(await trace(id)).toEqual({
      stage: 'DISCOVER',
      status: 'AWAITING_APPROVAL',
      version: 2,
      history: [{ sequence: 1, event: 'REQUEST_APPROVAL' }],
      approvals: [{ decision: null }],
    });
  });

  it('64 clients at once: one moves it, and 63 are told the version, stage and status that it has now', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    await workOf(steward, initiativeId, 'DISCOVER');
    const answers = await Promise.all(
      Array.from({ length: 64 }, () =>
        send(steward, 'des@example.com', 'requestApproval', { initiativeId, expectedVersion: 1 }),
      ),
    );
    const [moved, ...others] = answers.sort((a, b) => Number('code' in a) - Number('code' in b));
    expect(moved).toMatchObject({ initiative: { version: 2, status: 'AWAITING_APPROVAL' }, event: { sequence: 1 } });
    expect(others).toEqual(
      Array(63).fill({
        __typename: 'StaleVersion',
        code: 'STALE_VERSION',
        message:
          'Version 1 of initiative "Say why a payment was held" is stale: it is at version 2. Read it again before deciding.',
        ...{ currentVersion: 2, currentStage: 'DISCOVER', currentStatus: 'AWAITING_APPROVAL' },
      }),
    );
    expect(await trace(initiativeId)).toMatchObject({ version: 2, history: [{ sequence: 1 }], approvals: [{}] });
  });

  it('one leader approves, and the others find a later version', async () => {
    const id = await anInitiativeAsked();
    const leaders = ['leah@example.com', 'liam@example.com'];
    const codes = await atOnce(
      id,
      Array.from({ length: 16 }, (_, index) => [leaders[index % 2]!, 'approveGate']),
    );
    expect(codes).toEqual(['MOVED', ...LOST(15)]);
    expect(await trace(id)).toEqual({
      stage: 'DESIGN',
      status: 'WORKING',
      version: 3,
      history: [
        { sequence: 1, event: 'REQUEST_APPROVAL' },
        { sequence: 2, event: 'APPROVE' },
      ],
      approvals: [{ decision: 'APPROVED' }],
    });
  });

  it('one of two leaders decides when one approves and the other returns', async () => {
    const id = await anInitiativeAsked();
    const codes = await atOnce(id, [
      ['leah@example.com', 'approveGate'],
      ['liam@example.com', 'returnForRework'],
    ]);
    expect(codes).toEqual(['MOVED', 'STALE_VERSION']);
    const { stage, approvals } = await trace(id);
    expect(approvals).toEqual([{ decision: stage === 'DESIGN' ? 'APPROVED' : 'RETURNED' }]);
  });

  it('one wins when it is approved, held and stopped', async () => {
    const id = await anInitiativeAsked();
    const codes = await atOnce(id, [
      ['leah@example.com', 'approveGate'],
      ['des@example.com', 'holdInitiative'],
      ['fin@example.com', 'stopInitiative'],
    ]);
    expect(codes).toEqual(['MOVED', ...LOST(2)]);
    expect(await trace(id)).toMatchObject({ version: 3 });
  });

  it('the same key moves it once, and answers all alike', async () => {
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    const input = { initiativeId: id, expectedVersion: 1, idempotencyKey: aKey() };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(steward, 'des@example.com', 'requestApproval', input)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await trace(id)).toMatchObject({ history: [{ sequence: 1, event: 'REQUEST_APPROVAL' }] });
  });
});

describe('Evidence that is recorded while the gate is asked', () => {
  async function oneInterviewShort(): Promise<string> {
    const initiativeId = await anInitiative(steward, portfolioId);
    for (const kind of ['INTERVIEW', 'INTERVIEW', 'SHADOWING']) {
      await send(steward, 'des@example.com', 'recordInitiativeEvidence', { initiativeId, ...anEvidence(kind) });
    }
    return initiativeId;
  }

  it('is seen by a request that waited for it', async () => {
    const initiativeId = await oneInterviewShort();
    const [held, release] = [signal(), signal()];
    const recording = steward.house.governor.govern(
      steward.caller('ben@example.com'),
      'recordSlowly',
      { idempotencyKey: aKey() },
      async (tx) => {
        const { id } = await tx.lock(InitiativeTable, parseGlobalId(initiativeId)!.id, 'initiative');
        const draft = { ...anEvidence('INTERVIEW'), kind: 'INTERVIEW', link: null, expiresOn: null } as const;
        await insertEvidence(tx, { kind: 'INITIATIVE', id }, draft);
        held.give();
        await release.given;
        return { outcome: {}, audit: [{ subjectKind: 'INITIATIVE', subjectId: id, action: 'evidenceRecorded' }] };
      },
    );
    await held.given;
    const requesting = send(steward, 'des@example.com', 'requestApproval', { initiativeId, expectedVersion: 1 });
    await somebodyWaits();
    release.give();
    await recording;
    expect(await requesting).toMatchObject({ initiative: { status: 'AWAITING_APPROVAL' } });
  });

  it('is in what the gate saw, or the gate says that it is missing', async () => {
    for (let round = 0; round < 6; round++) {
      const initiativeId = await oneInterviewShort();
      const [, answer] = await Promise.all([
        send(steward, 'ben@example.com', 'recordInitiativeEvidence', { initiativeId, ...anEvidence('INTERVIEW') }),
        send(steward, 'des@example.com', 'requestApproval', { initiativeId, expectedVersion: 1 }),
      ]);
      const { initiative } = await steward.data(
        'vic@example.com',
        'query($id: ID!) { initiative(id: $id) { history { nodes { facts } } } }',
        { id: initiativeId },
      );
      const seen = (initiative.history.nodes as { facts: { evidenceCounts: object } }[]).map(
        ({ facts }) => facts.evidenceCounts,
      );
      const refused = answer['message'] === '2 of 3 interviews.';
      expect(seen).toEqual(refused ? [] : [{ INTERVIEW: 3, SHADOWING: 1 }]);
    }
  });
});

describe('The histories', () => {
  it('replay to the stored state after all that happened at once', async () => {
    const { initiatives, differing } = await steward.asOwner(verifyHistory);
    expect(initiatives).toBeGreaterThan(5);
    expect(differing).toEqual([]);
  });
});

/** Something that one waits for and another gives. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}

/** Until a connection of this database waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await steward.dataSource.query<unknown[]>(
      `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
