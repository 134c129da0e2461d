import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

const rolesOf = async (email: string) => {
  const { viewer } = await steward.data(email, '{ viewer { roles { id role portfolio { name } } } }');
  return viewer.roles as { id: string; role: string; portfolio: { name: string } | null }[];
};
const roleId = async (email: string, role: string): Promise<string> =>
  (await rolesOf(email)).find((grant) => grant.role === role)!.id;
const grant = async (by: string, email: string, role: string, more: Record<string, unknown> = {}) =>
  act(steward, by, 'grantRole', { personId: await idOf(steward, email), role, ...more }, 'roleGrant { id role }');
const revoke = (by: string, roleGrantId: string, more: Record<string, unknown> = {}) =>
  act(steward, by, 'revokeRole', { roleGrantId, ...more }, 'person { roles { role } }');
/** The code and message of the fault that a mutation of roles ends in. */
const faultOf = async (
  by: string | undefined,
  mutation: 'grantRole' | 'revokeRole',
  input: Record<string, unknown>,
) => {
  const type = mutation === 'grantRole' ? 'GrantRoleInput' : 'RevokeRoleInput';
  const answer = await steward.ask(by, `mutation($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, {
    input: { idempotencyKey: aKey(), ...input },
  });
  return { code: answer.errors?.[0]?.extensions?.['code'], message: answer.errors?.[0]?.message };
};

describe('People', () => {
  it('are read with their roles and manager', async () => {
    const data = await steward.data(
      'leah@example.com',
      '{ organization { name } viewer { name manager { name } roles { role } } }',
    );
    expect(data).toEqual({
      organization: { name: 'Harbour Bank' },
      viewer: {
        name: 'Leah Leader',
        manager: { name: 'Ada Admin' },
        roles: [{ role: 'CONTRIBUTOR' }, { role: 'CX_LEADER' }],
      },
    });
  });

  it('are read in pages, by name', async () => {
    const page =
      'people(first: 1, after: $after) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } }';
    const { people } = await steward.data('ben@example.com', `query($after: String) { ${page} }`, { after: null });
    // The bank has 15 people; Ada Admin, Bea Business, … come first by name.
    expect(people).toMatchObject({ totalCount: 15, nodes: [{ name: 'Ada Admin' }], pageInfo: { hasNextPage: true } });
    const after = people.pageInfo.endCursor as string;
    const next = await steward.data('ben@example.com', `query($after: String) { ${page} }`, { after });
    expect(next['people']).toMatchObject({ nodes: [{ name: 'Bea Business' }], pageInfo: { hasPreviousPage: true } });
  });

  it('are found by one of several roles', async () => {
    const query = '{ people(filter: { role: [PORTFOLIO_MANAGER, FINANCE] }) { nodes { name } } }';
    const { people } = await steward.data('ben@example.com', query);
    expect(people.nodes).toEqual([{ name: 'Fin Finance' }, { name: 'Flo Finance' }, { name: 'Pam Portfolio' }]);
  });

  it('are nodes, in the order asked, null for what leads nowhere', async () => {
    const id = await idOf(steward, 'ben@example.com');
    const query =
      'query($id: ID!) { node(id: $id) { __typename id ... on Person { email } } nodes(ids: [$id, "x"]) { id } }';
    expect(await steward.data('ben@example.com', query, { id })).toEqual({
      node: { __typename: 'Person', id, email: 'ben@example.com' },
      nodes: [{ id }, null],
    });
  });
});

describe('A role', () => {
  it('is granted by an admin, and granted once when the request comes again', async () => {
    const mutation = `mutation($input: GrantRoleInput!) { grantRole(input: $input) {
      ... on GrantRolePayload { roleGrant { role grantedBy { name } portfolio { name } } person { name roles { role } } } } }`;
    const input = { personId: await idOf(steward, 'ben@example.com'), role: 'SCORER', idempotencyKey: aKey() };
    const granted = await steward.data('ada@example.com', mutation, { input });
    expect(granted['grantRole']).toEqual({
      roleGrant: { role: 'SCORER', grantedBy: { name: 'Ada Admin' }, portfolio: null },
      person: { name: 'Ben Business', roles: [{ role: 'CONTRIBUTOR' }, { role: 'SCORER' }] },
    });
    expect(await steward.data('ada@example.com', mutation, { input })).toEqual(granted);
  });

  it('can be for one portfolio, where it counts and says so', async () => {
    const portfolioId = await aPortfolio(steward, 'Retail', 100n);
    const elsewhere = await aPortfolio(steward, 'Business', 100n);
    await grant('ada@example.com', 'bea@example.com', 'FINANCE', { portfolioId });
    expect(await rolesOf('bea@example.com')).toMatchObject([
      { role: 'CONTRIBUTOR', portfolio: null },
      { role: 'FINANCE', portfolio: { name: 'Retail' } },
    ]);
    const budget = { budgetMinor: '200', reason: 'More', expectedVersion: 2 };
    const set = await act(steward, 'bea@example.com', 'setBudget', { portfolioId, ...budget });
    expect(set.__typename).toBe('SetBudgetPayload');
    const refused = await steward.ask(
      'bea@example.com',
      'mutation($input: SetBudgetInput!) { setBudget(input: $input) { __typename } }',
      { input: { portfolioId: elsewhere, ...budget, idempotencyKey: aKey() } },
    );
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('is taken back by an admin, with the reason in the audit', async () => {
    const personId = await idOf(steward, 'sid@example.com');
    const revoked = await revoke('ada@example.com', await roleId('sid@example.com', 'SCORER'), { reason: 'Moved on' });
    expect(revoked['person']).toEqual({ roles: [{ role: 'CONTRIBUTOR' }] });
    const query =
      'query($id: ID!) { auditRecords(first: 1, filter: { subjectId: $id }) { nodes { action subjectId before reason } } }';
    const { auditRecords } = await steward.data('ada@example.com', query, { id: personId });
    expect(auditRecords.nodes).toEqual([
      { action: 'roleRevoked', subjectId: personId, before: { role: 'SCORER', portfolioId: null }, reason: 'Moved on' },
    ]);
  });

  it('is refused to oneself', async () => {
    expect(await grant('ada@example.com', 'ada@example.com', 'CX_LEADER')).toMatchObject({
      code: 'OWN_DECISION',
      message: 'Nobody grants a role to themselves: ask another admin.',
    });
  });

  it('is refused to somebody who holds it there', async () => {
    expect(await grant('ada@example.com', 'pam@example.com', 'PORTFOLIO_MANAGER')).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Pam Portfolio already holds PORTFOLIO_MANAGER there.',
    });
  });

  it('is not taken from oneself', async () => {
    expect(await revoke('ada@example.com', await roleId('ada@example.com', 'ADMIN'))).toMatchObject({
      code: 'OWN_DECISION',
      message: 'Nobody revokes a role of their own: ask another admin.',
    });
  });

  it('is granted and taken back by admins only', async () => {
    const before = await writtenRows(steward);
    const forbidden = {
      code: 'FORBIDDEN',
      message: 'You may not do this. Admins grant and revoke roles, never their own.',
    };
    const personId = await idOf(steward, 'ben@example.com');
    expect(await faultOf('leah@example.com', 'grantRole', { personId, role: 'ADMIN' })).toEqual(forbidden);
    const roleGrantId = await roleId('sam@example.com', 'SCORER');
    expect(await faultOf('leah@example.com', 'revokeRole', { roleGrantId })).toEqual(forbidden);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is for a portfolio of this organization: that of another answers like one that does not exist', async () => {
    const opened = await act(
      steward,
      'oda@other.example',
      'openPortfolio',
      { name: 'Other', periodFrom: '2027-01-01', periodTo: '2027-12-31' },
      'portfolio { id }',
    );
    const personId = await idOf(steward, 'ben@example.com');
    const before = await writtenRows(steward);
    for (const portfolioId of [opened['portfolio'].id as string, unknownId('Portfolio')]) {
      expect(await faultOf('ada@example.com', 'grantRole', { personId, role: 'FINANCE', portfolioId })).toEqual({
        code: 'NOT_FOUND',
        message: `No portfolio has the id "${portfolioId}".`,
      });
    }
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is not seen by another organization', async () => {
    const [personId, roleGrantId] = [await idOf(steward, 'ben@example.com'), await roleId('sam@example.com', 'SCORER')];
    expect(await faultOf('oda@other.example', 'grantRole', { personId, role: 'SCORER' })).toEqual({
      code: 'NOT_FOUND',
      message: `No person has the id "${personId}".`,
    });
    expect(await faultOf('oda@other.example', 'revokeRole', { roleGrantId })).toEqual({
      code: 'NOT_FOUND',
      message: `No role grant has the id "${roleGrantId}".`,
    });
  });

  it('is asked for by somebody who signed in', async () => {
    expect(await faultOf(undefined, 'grantRole', { personId: unknownId('Person'), role: 'SCORER' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});
