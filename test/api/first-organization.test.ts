import { Client } from 'pg';
import request from 'supertest';
import { mutationDocument } from '../support/act';
import { AnIdentityProvider } from '../support/an-identity-provider';
import { Scripts, type Ended } from '../support/a-script';
import { aKey, FixedClock, Steward, type Answer } from '../support/steward';

const USAGE = 'Usage: npm run organization -- create --name NAME --currency USD';
const clock = new FixedClock(new Date('2026-11-02T09:00:00Z'));
let scripts: Scripts;
let provider: AnIdentityProvider;
let steward: Steward;

beforeAll(async () => {
  scripts = new Scripts();
  provider = await AnIdentityProvider.start(clock);
  steward = await Steward.start({ identityProvider: provider.settings });
});
afterAll(async () => {
  scripts.remove();
  await steward.stop();
  await provider.stop();
});

/** The arguments of an honest call, with some changed, or left out by undefined. */
function create(changed: Record<string, string | undefined> = {}): string[] {
  const honest = {
    name: 'Harbour Bank',
    currency: 'USD',
    'admin-name': 'Ada Admin',
    'admin-email': 'ada@example.com',
  };
  const given = Object.entries({ ...honest, ...changed });
  return ['create', ...given.flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`, value]))];
}

const run = (args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> =>
  scripts.run('organization', args, { DATABASE_URL: steward.databaseUrl, ...environment });

/** Rows of all that an organization is founded with, over all tenants. */
async function counted(): Promise<unknown> {
  const url = new URL(steward.databaseUrl);
  url.username = 'postgres'; // Row-level security binds the owner of the tables, too.
  const client = new Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*) from organizations)::int as organizations, (select count(*) from people)::int as people,
       (select count(*) from identities)::int as identities, (select count(*) from audit_records)::int as audit`,
  );
  await client.end();
  return rows;
}

describe('A call that cannot be followed', () => {
  it.each([
    ['nothing', [], USAGE],
    ['another verb', ['delete', ...create().slice(1)], USAGE],
    ['an unknown option', [...create(), '--colour', 'red'], "Unknown option '--colour'"],
    ['options left out', create({ name: undefined, currency: undefined }), 'Missing: --name, --currency. Usage:'],
    ['a currency that is none', create({ currency: 'dollars' }), '--currency: "dollars" is no currency of ISO 4217'],
    ['an e-mail that is none', create({ 'admin-email': 'ada' }), '--admin-email: "ada" is no e-mail address.'],
    ['an issuer alone', create({ issuer: 'https://id.example.com/' }), '--issuer and --subject come together'],
    ['an empty subject', create({ issuer: 'https://id.example.com/', subject: '' }), '--issuer and --subject come'],
    ['Steward’s own issuer', create({ issuer: 'steward-local', subject: 'a' }), 'leave --issuer and --subject out'],
  ])('with %s is told why in one line, and changes nothing', async (_what, args, line) => {
    const before = await counted();
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(line);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(await counted()).toEqual(before);
  });

  it('with another issuer than the one that is configured is told so', async () => {
    const { jwksUrl: JWKS_URL, issuer: JWT_ISSUER, audience: JWT_AUDIENCE } = provider.settings;
    const args = create({ issuer: 'https://other.example.com/', subject: 'a' });
    const { status, stderr } = await run(args, { JWKS_URL, JWT_ISSUER, JWT_AUDIENCE });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        '--issuer "https://other.example.com/" is not JWT_ISSUER "https://id.example.com/": its tokens would not be accepted.\n',
    });
  });

  it('without an issuer where local tokens are turned off is told so', async () => {
    const { jwksUrl: JWKS_URL, issuer: JWT_ISSUER, audience: JWT_AUDIENCE } = provider.settings;
    const { stderr } = await run(create(), { JWKS_URL, JWT_ISSUER, JWT_AUDIENCE, STEWARD_LOCAL_TOKENS: 'false' });
    expect(stderr).toMatch(/^STEWARD_LOCAL_TOKENS=false: name the admin by --issuer and --subject/);
  });
});

describe('From an empty database to a first idea', () => {
  const SUBJECT = 'auth0|4711';
  const args = (): string[] => create({ issuer: provider.settings.issuer, subject: SUBJECT });

  const asAdmin = async (query: string, variables: object = {}): Promise<Answer['data']> => {
    const post = request(steward.app.server).post('/graphql');
    post.set('authorization', `Bearer ${await provider.token({ subject: SUBJECT })}`);
    const { body } = await post.send({ query, variables });
    expect((body as Answer).errors).toBeUndefined();
    return (body as Answer).data;
  };
  const does = (mutation: string, input: object, selection: string): Promise<Answer['data']> => {
    const document = mutationDocument(steward.house.schema, mutation, selection);
    return asAdmin(document, { input: { idempotencyKey: aKey(), ...input } });
  };

  it('the organization is made with its admin, and how to sign in is said', async () => {
    const { status, stdout, stderr } = await run(args());
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Made the organization "Harbour Bank" \(USD, [0-9a-f-]{36}\) with its pillars/);
    expect(stdout).toContain('Its ADMIN is Ada Admin <ada@example.com>.');
    expect(stdout).toContain(`a token of https://id.example.com/ whose sub is "${SUBJECT}". Before that, set JWKS_URL`);
    expect(await counted()).toMatchObject([{ organizations: 1, people: 1, identities: 1 }]);
  });

  it('the same admin makes no second one, and nothing is changed', async () => {
    const before = await counted();
    const { status, stdout, stderr } = await run(args());
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `"${SUBJECT}" of https://id.example.com/ belongs to an organization already: nothing was changed.\n`,
    });
    expect(await counted()).toEqual(before);
  });

  it('the admin signs in with a token of the identity provider', async () => {
    const data = await asAdmin('{ viewer { name email roles { role } } pillars { name } }');
    expect(data['viewer']).toMatchObject({ name: 'Ada Admin', email: 'ada@example.com' });
    expect(data['viewer'].roles).toEqual(expect.arrayContaining([{ role: 'ADMIN' }, { role: 'CONTRIBUTOR' }]));
    expect(data['pillars']).toHaveLength(10);
  });

  it('the e-mail alone, in a token of Steward’s own, leads to nobody', async () => {
    const { errors } = await steward.ask('ada@example.com', '{ viewer { name } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('a first need is named, and a first idea is proposed', async () => {
    const need = { title: 'Know why', statement: 'When my payment changes, I want to see why before it does.' };
    const theme = await does('addTheme', { name: 'Payments' }, 'theme { id }');
    const themeIds = [theme['addTheme'].theme.id as string];
    const named = await does('nameNeed', { ...need, themeIds }, 'need { status }');
    expect(named['nameNeed'].need).toEqual({ status: 'CANDIDATE' });
    const idea = {
      title: 'Tell borrowers first',
      whoIsHurt: 'Borrowers',
      howTheyAreHurt: 'They learn of it too late.',
    };
    const proposed = await does('proposeIdea', idea, 'proposal { status proposer { name } }');
    expect(proposed['proposeIdea'].proposal).toEqual({ status: 'IDEA', proposer: { name: 'Ada Admin' } });
  });
});

describe('An organization whose admin signs in with a token of Steward’s own', () => {
  it('is made beside another, and the line that is printed leads to such a token', async () => {
    const { status, stdout } = await run(create({ name: 'Other Bank', 'admin-email': 'oda@other.example' }));
    expect(status).toBe(0);
    expect(stdout).toContain('npm run --silent token -- --email "oda@other.example"');
    expect(await steward.data('oda@other.example', '{ viewer { name } }')).toEqual({ viewer: { name: 'Ada Admin' } });
  });

  it('is not made twice', async () => {
    const { status, stderr } = await run(create({ name: 'Again', 'admin-email': 'oda@other.example' }));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'oda@other.example belongs to an organization already: nothing was changed.\n',
    });
  });
});

describe('A token script', () => {
  it('gives none out where none would be accepted', async () => {
    const { jwksUrl: JWKS_URL, issuer: JWT_ISSUER, audience: JWT_AUDIENCE } = provider.settings;
    const environment = { JWKS_URL, JWT_ISSUER, JWT_AUDIENCE, STEWARD_LOCAL_TOKENS: 'false' };
    const { status, stdout, stderr } = await scripts.run('token', ['--role', 'ADMIN'], environment);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('STEWARD_LOCAL_TOKENS=false: only the tokens of the identity provider are accepted.\n');
  });
});
