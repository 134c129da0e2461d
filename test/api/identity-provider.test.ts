import request from 'supertest';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import { pino } from 'pino';
import { IdentityProvider } from '../../src/platform/identity-provider';
import { SignIn } from '../../src/platform/sign-in';
import { AnIdentityProvider } from '../support/an-identity-provider';
import { FixedClock, Steward, type Answer } from '../support/steward';

const clock = new FixedClock(new Date('2026-11-02T09:00:00Z'));
const SUBJECT = 'auth0|4711';
let provider: AnIdentityProvider;
let steward: Steward;

beforeAll(async () => {
  provider = await AnIdentityProvider.start(clock);
  await provider.add('ES256');
  await provider.add('EdDSA');
  steward = await Steward.start({ identityProvider: provider.settings });
  const { issuer } = provider.settings;
  await steward.house.founding.found(
    { issuer, subject: SUBJECT, requestId: 'founding' },
    {
      name: 'Harbour Bank',
      currencyCode: 'USD',
      people: [{ name: 'Ada Admin', email: 'ada@example.com', roles: ['ADMIN'] }],
    },
  );
  const local = [{ name: 'Oda Other', email: 'oda@other.example', roles: ['ADMIN'] }] as const;
  const other = { name: 'Other Bank', currencyCode: 'EUR', people: local };
  await steward.house.founding.found(steward.caller('oda@other.example'), other);
});
afterAll(async () => {
  await steward.stop();
  await provider.stop();
});

const whoIs = async (token: string, at = steward): Promise<Answer> => {
  const authorization = `Bearer ${token}`;
  const post = request(at.app.server).post('/graphql').set('authorization', authorization);
  const { status, body } = await post.send({ query: '{ viewer { name } }' });
  return { status, ...(body as Omit<Answer, 'status'>) };
};

const NOT_VALID = {
  status: 401,
  errors: [{ message: 'The token is not valid here.', extensions: { code: 'UNAUTHENTICATED' } }],
};

const segment = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('A token of the identity provider', () => {
  it.each([0, 1, 2])(
    'leads to the person that its subject is bound to, by RS256, ES256 and EdDSA (%i)',
    async (nth) => {
      const { kid, algorithm, privateKey } = provider.keyAt(nth);
      const { data } = await whoIs(await provider.token({ kid, algorithm }, privateKey));
      expect(data).toEqual({ viewer: { name: 'Ada Admin' } });
    },
  );

  it('may be for several audiences', async () => {
    const { data } = await whoIs(await provider.token({ audience: ['account', 'steward-api'] }));
    expect(data).toEqual({ viewer: { name: 'Ada Admin' } });
  });

  it('is checked with keys that are asked for once', async () => {
    await whoIs(await provider.token());
    const { asked } = provider;
    await whoIs(await provider.token());
    expect(provider.asked).toBe(asked);
  });

  it.each([
    ['another audience', { audience: 'another-api' }],
    ['another issuer', { issuer: 'https://evil.example.com/' }],
    ['an issuer that differs by a slash', { issuer: 'https://id.example.com' }],
    ['an unknown key', { kid: 'nobody-knows' }],
    ['the key of another algorithm', { kid: 'RS256' }],
    ['no end', { expiresInSeconds: null }],
    ['a subject that is a number', { subject: 4711 }],
    ['an empty subject', { subject: '' }],
    ['a NUL in its subject', { subject: 'auth0|4711\0' }],
  ])('is not valid with %s', async (_what, said) => {
    const kid = 'kid' in said && said.kid === 'RS256' ? provider.keyAt(0).kid : undefined;
    expect(await whoIs(await provider.token({ ...said, ...(kid && { kid }) }))).toEqual(NOT_VALID);
  });

  it('is told apart when it has expired, half a minute after its end', async () => {
    const { data } = await whoIs(await provider.token({ expiresInSeconds: -29 }));
    expect(data).toEqual({ viewer: { name: 'Ada Admin' } });
    const { status, errors } = await whoIs(await provider.token({ expiresInSeconds: -31 }));
    expect(status).toBe(401);
    expect(errors?.[0]?.message).toBe('The token has expired: get a new one.');
  });

  it('is not valid with another signature', async () => {
    const [header, , signature] = (await provider.token()).split('.');
    const [, claims] = (await provider.token({ subject: 'oda@other.example' })).split('.');
    expect(await whoIs(`${header}.${claims}.${signature}`)).toEqual(NOT_VALID);
  });

  it('is not valid unsigned', async () => {
    const [, claims] = (await provider.token()).split('.');
    for (const alg of ['none', 'None', 'NONE'])
      expect(await whoIs(`${segment({ alg })}.${claims}.`)).toEqual(NOT_VALID);
  });

  it('is not valid signed with the public key as a shared secret', async () => {
    const { kid, publicJwk } = provider.keyAt(0);
    const pem = await exportSPKI((await importJWK(publicJwk, 'RS256')) as CryptoKey);
    for (const secret of [pem, pem.trim(), publicJwk.n!, JSON.stringify(publicJwk)]) {
      const token = await provider.token({ kid, algorithm: 'HS256' }, new TextEncoder().encode(secret.padEnd(64)));
      expect(await whoIs(token)).toEqual(NOT_VALID);
    }
  });

  it('is not valid under Steward’s own name, nor is one of Steward’s under the provider’s', async () => {
    const own = { issuer: 'steward-local', audience: 'steward', subject: 'oda@other.example' };
    expect(await whoIs(await provider.token(own))).toEqual(NOT_VALID);
    const token = await steward.house.signIn.token(SUBJECT, 1);
    const [header, , signature] = token.split('.');
    const [, claims] = (await provider.token()).split('.');
    expect(await whoIs(`${header}.${claims}.${signature}`)).toEqual(NOT_VALID);
  });

  it('leads to nobody whose subject is bound under another issuer', async () => {
    const { status, errors } = await whoIs(await provider.token({ subject: 'oda@other.example' }));
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 200, code: 'UNAUTHENTICATED' });
  });
});

describe('A token of Steward’s own', () => {
  it('stays valid beside an identity provider', async () => {
    expect(await steward.data('oda@other.example', '{ viewer { name } }')).toEqual({ viewer: { name: 'Oda Other' } });
  });

  it('is not valid where local tokens are turned off', async () => {
    const strict = await Steward.start({ identityProvider: provider.settings, localTokens: false });
    expect(await whoIs(await strict.house.signIn.token('oda@other.example', 1), strict)).toEqual(NOT_VALID);
    await strict.stop();
  });
});

describe('The keys', () => {
  const log = pino({ level: 'silent' });
  let own: AnIdentityProvider;
  beforeEach(async () => void (own = await AnIdentityProvider.start(clock)));
  afterEach(() => own.stop());

  const signIn = (cooldownMs?: number): SignIn => {
    const surroundings = { clock, log, ...(cooldownMs !== undefined && { cooldownMs }) };
    const identityProvider = new IdentityProvider(own.settings, surroundings);
    return new SignIn(new Uint8Array(32), clock, { identityProvider });
  };
  const caller = async (at: SignIn, token: Promise<string>) => at.caller(`Bearer ${await token}`, 'request-1');

  it('may be replaced: the new one is found, and the old one is no longer taken', async () => {
    const at = signIn(0);
    const before = own.token();
    expect(await caller(at, before)).toMatchObject({ subject: SUBJECT });
    await own.rotate('ES256');
    expect(await caller(at, own.token())).toMatchObject({ subject: SUBJECT });
    await expect(caller(at, before)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('are not asked for again by everybody who makes up a key', async () => {
    const at = signIn();
    for (const kid of ['one', 'two', 'three', 'four']) {
      await expect(caller(at, own.token({ kid }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(own.asked).toBe(1);
  });

  it.each([
    ['an error', 500, 'out of order'],
    ['a redirect', 302, ''],
    ['what is no JSON', 200, '<html>'],
    ['what is no key set', 200, '{"keys": "none"}'],
  ])('are not there when their server answers with %s, and are when it has recovered', async (_what, status, body) => {
    const at = signIn();
    own.ill = { status, body };
    await expect(caller(at, own.token())).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    own.ill = undefined;
    expect(await caller(at, own.token())).toMatchObject({ subject: SUBJECT });
  });

  it('that cannot be reached are a clear fault over HTTP, and hold up nobody with a token of Steward’s own', async () => {
    const gone = await AnIdentityProvider.start(clock);
    const { settings } = gone;
    const token = await gone.token();
    await gone.stop();
    const alone = await Steward.start({ identityProvider: settings });
    const fault = {
      message:
        'The keys of the identity provider cannot be read right now: your token could not be checked. Try again.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    };
    expect(await whoIs(token, alone)).toEqual({ status: 503, errors: [fault] });
    expect((await whoIs(await alone.house.signIn.token('nobody@example.com', 1), alone)).status).toBe(200);
    await alone.stop();
  });
});
