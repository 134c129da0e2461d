import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SignJWT } from 'jose';
import request from 'supertest';
import { Client } from 'pg';
import { SignIn } from '../../src/platform/sign-in';
import { aBank } from '../support/a-bank';
import { aKey, serverConnection, type Answer, type Steward } from '../support/steward';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

const VIEWER = '{ viewer { name } }';
const ADA = 'ada@example.com';

/** Sends a body as it is. */
async function post(body: string, headers: Readonly<Record<string, string>> = {}, path = '/graphql'): Promise<Answer> {
  const sent = request(steward.app.server).post(path).set('content-type', 'application/json').set(headers);
  const { status, body: answer } = await sent.send(body);
  return { status, ...(answer as Omit<Answer, 'status'>) };
}

describe('A request that GraphQL never sees', () => {
  it('is answered in the form of all errors when it is not JSON', async () => {
    const { status, errors } = await post('{"query":');
    expect(status).toBe(400);
    expect(errors).toEqual([
      {
        message: "Body is not valid JSON but content-type is set to 'application/json'.",
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
  });

  it('is told the limit when it is larger than a megabyte', async () => {
    const { status, errors } = await post(JSON.stringify({ query: VIEWER, variables: { key: 'x'.repeat(1_000_000) } }));
    expect(status).toBe(413);
    expect(errors?.[0]?.message).toBe('The request is larger than 1000000 bytes.');
  });

  it('is told to come without a compression', async () => {
    const { status, errors } = await post('not even compressed', { 'content-encoding': 'gzip' });
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toContain('Send it without a Content-Encoding.');
  });

  it('is told where the API is when it goes elsewhere', async () => {
    const { status, errors } = await post('{}', {}, '/graphq');
    expect(status).toBe(404);
    expect(errors?.[0]?.message).toBe('Nothing answers POST /graphq: the API is POST /graphql.');
  });
});

describe('A path with a slash at its end', () => {
  it('is the API as well', async () => {
    const authorization = `Bearer ${await steward.house.signIn.token(ADA, 1)}`;
    const { data } = await post(JSON.stringify({ query: VIEWER }), { authorization }, '/graphql/');
    expect(data['viewer']).toEqual({ name: 'Ada Admin' });
  });
});

describe('An operation', () => {
  it('that the document does not hold is refused as the caller’s mistake', async () => {
    const { status, errors } = await post(JSON.stringify({ query: `query a ${VIEWER}`, operationName: 'b' }));
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('must be named where the document holds two', async () => {
    const { status, errors } = await post(JSON.stringify({ query: `query a ${VIEWER} query b ${VIEWER}` }));
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('that subscribes is told that there are no subscriptions', async () => {
    const { errors } = await post(JSON.stringify({ query: 'subscription { viewer { name } }' }));
    expect(errors?.[0]).toMatchObject({
      message: 'There is no subscription in this API.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('that is nested thousands of levels deep is refused, in its literals as in its variables', async () => {
    const literals = `mutation { addTheme(input: ${'['.repeat(4_900)}${']'.repeat(4_900)}) { __typename } }`;
    const lists = `{"query":"${VIEWER}","variables":{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`;
    expect((await steward.ask(ADA, literals)).errors?.[0]).toMatchObject({
      message: 'The request is nested too deeply.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect((await post(lists)).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^variables\.x\[0\].*: nested more than 50 levels deep\.$/) as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('A token of ours', () => {
  const key = new Uint8Array(32);
  const sign = (claims: object) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('steward-local')
      .setAudience('steward')
      .sign(key);
  const later = 2_000_000_000;

  it.each([
    ['a subject that is a number', { sub: 42, exp: later }],
    ['a subject that is an object', { sub: { name: 'ada' }, exp: later }],
    ['an empty subject', { sub: '', exp: later }],
    ['a subject with a NUL character', { sub: 'ada\0', exp: later }],
    ['no end', { sub: ADA }],
    ['an end that is a text', { sub: ADA, exp: 'tomorrow' }],
    ['a beginning that is to come', { sub: ADA, exp: later, nbf: later }],
  ])('is not valid with %s', async (_what, claims) => {
    const signIn = new SignIn(key, steward.clock);
    const caller = signIn.caller(`Bearer ${await sign(claims)}`, 'request-1');
    await expect(caller).rejects.toThrow('The token is not valid here.');
  });
});

describe('The same key, twenty times at once', () => {
  it('has one effect and twenty equal answers', async () => {
    const query = `mutation($input: AddThemeInput!) { addTheme(input: $input) { ... on AddThemePayload { theme { id } } } }`;
    const input = { name: 'Twenty at once', idempotencyKey: aKey() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => steward.data(ADA, query, { input })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!['addTheme'].theme.id).toEqual(expect.any(String));
    const { themes } = await steward.data(ADA, '{ themes { totalCount } }');
    expect(themes.totalCount).toBe(1);
  });
});

describe('A connection that the database ends in the middle of a read', () => {
  it('fails that request alone, which is told to try again', async () => {
    const { body } = await lockedOut(async (owner) => {
      const reading = request(steward.app.server)
        .post('/graphql')
        .set('authorization', `Bearer ${await steward.house.signIn.token(ADA, 1)}`)
        .send({ query: '{ themes { totalCount } }' })
        .then((answer) => answer);
      await endWaitingConnections(owner);
      return reading;
    });
    expect((body as Answer).errors?.[0]).toMatchObject({
      message:
        'The database is not available right now. Try again: under the same idempotency key a mutation happens once, whatever became of this one.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
    expect((await steward.data(ADA, VIEWER))['viewer']).toEqual({ name: 'Ada Admin' });
  });

  /** Does the work while nobody else can read themes. */
  async function lockedOut<T>(work: (owner: Client) => Promise<T>): Promise<T> {
    const { database } = steward.dataSource.options as { database: string };
    const owner = new Client({ ...serverConnection(), user: 'postgres', database });
    await owner.connect();
    try {
      await owner.query('begin; lock table themes in access exclusive mode');
      return await work(owner);
    } finally {
      await owner.end();
    }
  }

  async function endWaitingConnections(owner: Client): Promise<void> {
    const end = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    for (let ended = 0; ended === 0; await pause(10)) ended = (await owner.query(end)).rowCount ?? 0;
  }
});

describe('A stop', () => {
  it('closes a kept connection behind the answer that was under way, and so does not wait for its client', async () => {
    const other = await aBank();
    await other.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = other.app.server.address() as AddressInfo;
    const authorization = `Bearer ${await other.house.signIn.token(ADA, 1)}`;
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<string | undefined>((resolve, reject) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const sent = httpRequest({ port, path: '/graphql', method: 'POST', agent, headers }, (got) => {
        got.resume().on('end', () => resolve(got.headers.connection));
      });
      sent.on('error', reject).end(JSON.stringify({ query: VIEWER }));
    });
    await new Promise((resolve) => other.app.server.once('request', resolve));
    const stopped = other.stop();
    expect(await answer).toBe('close');
    await stopped;
    agent.destroy();
  });
});
