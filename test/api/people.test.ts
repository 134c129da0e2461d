import { aKey, Steward } from '../support/steward';

let steward: Steward;
beforeAll(async () => {
  steward = await Steward.start();
  await steward.house.founding.found(steward.caller('ada@example.com'), {
    name: 'Harbour Bank',
    currencyCode: 'USD',
    people: [
      { name: 'Ada Admin', email: 'ada@example.com', roles: ['ADMIN'] },
      { name: 'Ben Business', email: 'ben@example.com', roles: [], managerEmail: 'ada@example.com' },
    ],
  });
});
afterAll(() => steward.stop());

describe('People', () => {
  it('are read with their roles and manager in pages', async () => {
    const data = await steward.data(
      'ben@example.com',
      `{ organization { name } viewer { id name manager { name } roles { role } } people(first: 1) { totalCount edges { cursor node { id name } } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(data['organization']).toEqual({ name: 'Harbour Bank' });
    expect(data['viewer']).toMatchObject({
      name: 'Ben Business',
      manager: { name: 'Ada Admin' },
      roles: [{ role: 'CONTRIBUTOR' }],
    });
    expect(data['people']).toMatchObject({
      totalCount: 2,
      edges: [{ node: { name: 'Ada Admin' } }],
      pageInfo: { hasNextPage: true },
    });
    const next = await steward.data(
      'ben@example.com',
      `query($after: String, $id: ID!) {
      people(first: 1, after: $after) { nodes { name } pageInfo { hasNextPage hasPreviousPage } }
      node(id: $id) { __typename id ... on Person { email } }
      nodes(ids: [$id, "x"]) { id }
    }`,
      { after: data['people'].pageInfo.endCursor, id: data['viewer'].id },
    );
    expect(next['people']).toEqual({
      nodes: [{ name: 'Ben Business' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect(next['node']).toEqual({ __typename: 'Person', id: data['viewer'].id, email: 'ben@example.com' });
    expect(next['nodes']).toEqual([{ id: data['viewer'].id }, null]);
  });

  it('get a role from an admin', async () => {
    const { viewer } = await steward.data('ben@example.com', '{ viewer { id } }');
    const mutation = `mutation($input: GrantRoleInput!) { grantRole(input: $input) {
      __typename
      ... on GrantRolePayload { roleGrant { role grantedBy { name } } person { name roles { role } } }
      ... on UserError { code message } } }`;
    const input = { personId: viewer.id, role: 'SCORER', idempotencyKey: aKey() };
    const granted = await steward.data('ada@example.com', mutation, { input });
    expect(granted['grantRole']).toEqual({
      __typename: 'GrantRolePayload',
      roleGrant: { role: 'SCORER', grantedBy: { name: 'Ada Admin' } },
      person: { name: 'Ben Business', roles: [{ role: 'CONTRIBUTOR' }, { role: 'SCORER' }] },
    });
    const replayed = await steward.data('ada@example.com', mutation, { input });
    expect(replayed).toEqual(granted);
    const own = await steward.ask('ben@example.com', mutation, { input });
    expect(own.errors?.[0]).toMatchObject({
      message: 'You may not do this. Admins grant and revoke roles, never their own.',
      extensions: { code: 'FORBIDDEN' },
    });
  });
});
