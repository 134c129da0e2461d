import request from 'supertest';
import { aKey, Steward } from '../support/steward';

let steward: Steward;
beforeAll(async () => {
  steward = await Steward.start();
  await steward.house.founding.found(steward.caller('ada@example.com'), {
    name: 'Harbour Bank',
    currencyCode: 'USD',
    people: [{ name: 'Ada Admin', email: 'ada@example.com', roles: ['ADMIN'] }],
  });
});
afterAll(() => steward.stop());

const post = (body: object, token?: string) => {
  const sent = request(steward.app.server).post('/graphql').send(body);
  return token === undefined ? sent : sent.set('authorization', `Bearer ${token}`);
};

describe('The door', () => {
  it('asks for a token, and says so with a stable code', async () => {
    const answer = await steward.ask(undefined, '{ viewer { name } }');
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: 'Sign in: send a bearer token in the Authorization header.',
        extensions: { code: 'UNAUTHENTICATED' },
      }),
    ]);
  });

  it('turns away a token that somebody else signed, with status 401', async () => {
    const forged = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdGV3YXJkLWxvY2FsIiwic3ViIjoiYWRhQGV4YW1wbGUuY29tIn0.c2lnbmF0dXJl';
    const { status, body } = await post({ query: '{ viewer { name } }' }, forged);
    expect(status).toBe(401);
    expect(body).toEqual({
      errors: [{ message: 'The token is not valid here.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('turns away a token that says it needs no signature', async () => {
    const [header, claims] = [
      { alg: 'none' },
      { iss: 'steward-local', aud: 'steward', sub: 'ada@example.com', exp: 9e9 },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const { status } = await post({ query: '{ viewer { name } }' }, `${header}.${claims}.`);
    expect(status).toBe(401);
  });

  it('turns away an expired token', async () => {
    const token = await steward.house.signIn.token('ada@example.com', 1);
    steward.clock.advanceDays(2);
    const { body } = await post({ query: '{ viewer { name } }' }, token);
    expect((body as { errors: unknown[] }).errors).toEqual([
      { message: 'The token has expired: get a new one.', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('knows nobody by a valid token whose subject is bound to nobody', async () => {
    const answer = await steward.ask('nobody@example.com', '{ viewer { name } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('refuses a NUL character and half a character in a text, naming the place', async () => {
    const query = 'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }';
    const input = (personId: string) => ({ input: { personId, role: 'ADMIN', idempotencyKey: aKey() } });
    const nul = await steward.ask('ada@example.com', query, input('a\0b'));
    expect(nul.errors?.[0]).toMatchObject({
      message: 'variables.input.personId: the text holds a NUL character.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const half = await steward.ask('ada@example.com', query, input('\ud800'));
    expect(half.errors?.[0]?.message).toContain('half a character');
    const literal = await steward.ask('ada@example.com', '{ node(id: "a\\u0000b") { id } }');
    expect(literal.errors?.[0]?.message).toBe('A text holds a NUL character.');
  });

  it('says what is wrong with a page, and with a cursor of another list', async () => {
    const messageOf = async (query: string) => (await steward.ask('ada@example.com', query)).errors?.[0]?.message;
    expect(await messageOf('{ people(first: 101) { nodes { id } } }')).toBe(
      'people: a page holds 1 to 100 rows, not 101.',
    );
    expect(await messageOf('{ people(first: 0) { nodes { id } } }')).toBe('people: a page holds 1 to 100 rows, not 0.');
    expect(await messageOf('{ people(first: 1, last: 1) { nodes { id } } }')).toBe(
      'people: give first and after, or last and before, not both.',
    );
    expect(await messageOf('{ people(after: "zzz") { nodes { id } } }')).toBe('after: not a cursor of this list.');
    const { people } = await steward.data('ada@example.com', '{ people { pageInfo { endCursor } } }');
    expect(
      await messageOf(`{ people(after: "${people.pageInfo.endCursor}", filter: { role: ADMIN }) { nodes { id } } }`),
    ).toBe('after: the cursor belongs to another order or filter; start again without it.');
  });

  it('never shows the inside of an error', async () => {
    const { body, status } = await post({ query: '{ nonsense }' });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|select /i);
  });

  it('serves the explorer to a browser, with nothing loaded from elsewhere', async () => {
    const { text, status } = await request(steward.app.server).get('/graphql').set('accept', 'text/html');
    expect(status).toBe(200);
    expect(text).not.toMatch(/<(script|link)[^>]*(src|href)="https?:/);
  });

  it('answers livez and readyz', async () => {
    expect((await request(steward.app.server).get('/livez')).body).toEqual({ status: 'live' });
    expect((await request(steward.app.server).get('/readyz')).body).toEqual({ status: 'ready' });
  });
});
