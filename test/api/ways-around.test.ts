import { aBank, idOf } from '../support/a-bank';
import { act } from '../support/act';
import { aPortfolio } from '../support/a-portfolio';
import { anInitiative, move, pass, send, sendRaw, workOf } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, DES, LEAH, LIAM] = ['ada@example.com', 'des@example.com', 'leah@example.com', 'liam@example.com'] as const;

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

/** An initiative whose first gate waits for a CX leader. */
async function asked(of: Parameters<typeof anInitiative>[2] = {}): Promise<string> {
  const id = await anInitiative(steward, portfolioId, of);
  await workOf(steward, id, 'DISCOVER');
  await move(steward, DES, 'requestApproval', id);
  return id;
}

/** An approval of version 2, at which an initiative is whose first approval was asked for. */
const approval = (initiativeId: string) => ({ initiativeId, expectedVersion: 2, idempotencyKey: aKey() });

const faultOf = async (email: string, input: Record<string, unknown>) =>
  (await sendRaw(steward, email, 'approveGate', input)).errors?.[0]?.extensions.code;

const standing = async (id: string) => {
  const query = 'query($id: ID!) { initiative(id: $id) { stage status version } }';
  return (await steward.data(ADA, query, { id }))['initiative'] as Record<string, unknown>;
};

/** Somebody new with this role, in one portfolio or everywhere; the id of the grant. */
async function granted(email: string, role: string, more: Record<string, unknown> = {}): Promise<string> {
  const added = await act(steward, ADA, 'addPerson', { name: email, email }, 'person { id }');
  const personId = added['person'].id as string;
  await act(steward, ADA, 'bindIdentity', { personId, issuer: 'steward-local', subject: email });
  const { roleGrant } = await act(steward, ADA, 'grantRole', { personId, role, ...more }, 'roleGrant { id }');
  return roleGrant.id as string;
}

describe('An approval that comes again', () => {
  it('under its own key answers as the first time, and does not open the next gate', async () => {
    const id = await asked();
    const input = approval(id);
    const first = await send(steward, LEAH, 'approveGate', input);
    await workOf(steward, id, 'DESIGN');
    await move(steward, DES, 'requestApproval', id);
    const [before, stood] = [await writtenRows(steward), await standing(id)];
    expect((await send(steward, LEAH, 'approveGate', input))['event']).toEqual(first['event']);
    expect(await writtenRows(steward)).toEqual(before);
    expect(await standing(id)).toEqual(stood);
    expect(stood).toMatchObject({ stage: 'DESIGN', status: 'AWAITING_APPROVAL' });
  });

  it("from somebody else under that key is a decision of theirs, and does not show the first one's", async () => {
    const id = await asked();
    const input = approval(id);
    await send(steward, LEAH, 'approveGate', input);
    expect(await send(steward, LIAM, 'approveGate', input)).toMatchObject({
      ...{ __typename: 'StaleVersion', currentVersion: 3, currentStage: 'DESIGN', currentStatus: 'WORKING' },
    });
    expect(await faultOf('oda@other.example', input)).toBe('NOT_FOUND');
    const expectedVersion = (await standing(input.initiativeId))['version'];
    expect(await faultOf('ben@example.com', { ...input, expectedVersion })).toBe('FORBIDDEN');
  });

  it('from somebody who has left since is answered like one of nobody', async () => {
    await granted('lena@example.com', 'CX_LEADER');
    const id = await asked();
    const input = approval(id);
    await send(steward, 'lena@example.com', 'approveGate', input);
    const personId = await idOf(steward, 'lena@example.com');
    const leaving = { personId, expectedVersion: 1, successorId: await idOf(steward, LEAH), reason: 'Moved' };
    expect(await act(steward, ADA, 'deactivatePerson', leaving)).not.toHaveProperty('code');
    expect(await faultOf('lena@example.com', input)).toBe('UNAUTHENTICATED');
    expect(await faultOf('lena@example.com', approval(await asked()))).toBe('UNAUTHENTICATED');
  });
});

describe('A gate does not open', () => {
  it('for a version that was changed while the approval was open, nor is it changed by who did not know of the approval', async () => {
    const id = await asked();
    const dates = (stage: string, month: string) => ({ stage, plannedStart: `${month}-01`, plannedEnd: `${month}-28` });
    const stages = [dates('DISCOVER', '2026-11'), dates('DESIGN', '2026-12'), dates('PROTOTYPE', '2027-01')];
    const plan = { initiativeId: id, expectedVersion: 2, stages: [...stages, dates('MEASURE', '2027-02')] };
    const [approved, planned] = await Promise.all([
      send(steward, LEAH, 'approveGate', approval(id)),
      act(steward, DES, 'planInitiative', plan, 'initiative { version }'),
    ]);
    // Whichever came first: the other one decided on what was no longer so.
    expect([approved, planned].filter(({ __typename: type }) => type === 'StaleVersion')).toHaveLength(1);
    expect(await standing(id)).toEqual(
      approved['code'] === 'STALE_VERSION'
        ? { stage: 'DISCOVER', status: 'AWAITING_APPROVAL', version: 3 }
        : { stage: 'DESIGN', status: 'WORKING', version: 3 },
    );
  });

  it('to a leader whose role was taken back since approval was asked for', async () => {
    const roleGrantId = await granted('lou@example.com', 'CX_LEADER');
    const id = await asked();
    await act(steward, ADA, 'revokeRole', { roleGrantId, reason: 'Moved on' });
    expect(await faultOf('lou@example.com', approval(id))).toBe('FORBIDDEN');
    expect(await standing(id)).toMatchObject({ status: 'AWAITING_APPROVAL' });
  });

  it('to a leader of another portfolio', async () => {
    const elsewhere = await aPortfolio(steward, 'Cards', 0n);
    await granted('lars@example.com', 'CX_LEADER', { portfolioId: elsewhere });
    expect(await faultOf('lars@example.com', approval(await asked()))).toBe('FORBIDDEN');
  });

  it('to an admin, who leads nobody, and who cannot make themself a leader', async () => {
    const id = await asked();
    expect(await faultOf(ADA, approval(id))).toBe('FORBIDDEN');
    const own = { personId: await idOf(steward, ADA), role: 'CX_LEADER' };
    expect(await act(steward, ADA, 'grantRole', own)).toMatchObject({ code: 'OWN_DECISION' });
    expect(await faultOf(ADA, approval(id))).toBe('FORBIDDEN');
  });

  it('to a sponsor whom somebody made a leader, by whichever sign-in they come', async () => {
    await granted('sol@example.com', 'CX_LEADER');
    const personId = await idOf(steward, 'sol@example.com');
    await act(steward, ADA, 'bindIdentity', { personId, issuer: 'steward-local', subject: 'sol-two@example.com' });
    const id = await asked({ sponsor: 'sol@example.com' });
    for (const email of ['sol@example.com', 'sol-two@example.com']) {
      expect(await send(steward, email, 'approveGate', approval(id))).toMatchObject({
        code: 'OWN_DECISION',
        message: 'Nobody approves or returns an initiative of their own: you are its sponsor.',
      });
    }
  });

  it('to who asked for it by another sign-in', async () => {
    await act(steward, ADA, 'bindIdentity', {
      ...{ personId: await idOf(steward, LEAH), issuer: 'steward-local', subject: 'leah-two@example.com' },
    });
    const id = await anInitiative(steward, portfolioId);
    await workOf(steward, id, 'DISCOVER');
    await move(steward, LEAH, 'requestApproval', id);
    expect(await send(steward, 'leah-two@example.com', 'approveGate', approval(id))).toMatchObject({
      code: 'OWN_DECISION',
      message: 'Nobody approves or returns an initiative of their own: you asked for this approval.',
    });
  });
});

describe('What is append-only', () => {
  const byApplication = <T>(sql: string): Promise<T> =>
    inOrganizationOf(steward, ADA, (manager) => manager.query<T>(sql));

  it('is neither changed nor taken away by the application, in any table that is guarded so', async () => {
    await pass(steward, await anInitiative(steward, portfolioId), 'DISCOVER');
    const tables = await byApplication<{ name: string }[]>(
      `select tgrelid::regclass::text as name from pg_trigger where tgname = 'append_only' order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['audit_records', 'initiative_events', 'ledger_entries', 'proposal_events']),
    );
    for (const { name } of tables) {
      const attempts = [
        `update ${name} set organization_id = organization_id`,
        `delete from ${name}`,
        `truncate ${name} cascade`,
        `alter table ${name} disable trigger append_only`,
      ];
      for (const sql of attempts) await expect(byApplication(sql)).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});
