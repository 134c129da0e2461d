import { readConfig } from '../../src/platform/config';

const PROVIDER = {
  JWKS_URL: 'https://id.example.com/keys',
  JWT_ISSUER: 'https://id.example.com/',
  JWT_AUDIENCE: 'steward-api',
};

const MAIL = {
  SMTP_URL: 'smtp://user:secret@mail.example.com:587',
  MAIL_FROM: 'Steward <steward@example.com>',
  PUBLIC_URL: 'https://steward.example.com/',
};

/** The line that a start with these variables ends with. */
function lineOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no problem';
}

describe('Configuration', () => {
  it('needs no variable at all.', () => {
    const root = `${__dirname.replace(/\/test\/platform$/, '')}/.steward`;
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: root,
      databaseUrl: undefined,
      logLevel: 'info',
      loadDemo: true,
      tokenKeyFile: `${root}/token.key`,
      identityProvider: undefined,
      localTokens: true,
      mail: undefined,
      serves: true,
      works: true,
    });
  });

  it('takes an empty variable for one that is not set.', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', STEWARD_DEMO: '' })).toEqual(readConfig({}));
  });

  it('loads no demo into a database that was named, unless it is asked to.', () => {
    const DATABASE_URL = 'postgres://steward@db/steward';
    expect(readConfig({ DATABASE_URL }).loadDemo).toBe(false);
    expect(readConfig({ DATABASE_URL, STEWARD_DEMO: 'true' }).loadDemo).toBe(true);
  });

  it('keeps the demo out of the embedded database when it is told to.', () => {
    expect(readConfig({ STEWARD_DEMO: 'false' }).loadDemo).toBe(false);
  });

  it('keeps the signing key in the data folder.', () => {
    expect(readConfig({ STEWARD_DATA_DIR: '/data' }).tokenKeyFile).toBe('/data/token.key');
  });

  it.each(['abc', '-1', '65536', '4000.5', '0x10', ' 4000'])('refuses the port "%s".', (PORT) => {
    expect(lineOf({ PORT })).toBe(`PORT="${PORT}": expected a whole number from 0 to 65535.`);
  });

  it('names every variable that is wrong, in one line.', () => {
    const line = lineOf({ PORT: 'x', HOST: 'a b', LOG_LEVEL: 'loud', STEWARD_DEMO: 'yes' });
    expect(line).toMatch(/PORT="x".*HOST="a b".*STEWARD_DEMO="yes".*LOG_LEVEL="loud"/);
    expect(line).not.toContain('\n');
  });

  it('names a variable that is misspelt.', () => {
    expect(lineOf({ STEWARD_DATADIR: '/data' })).toBe(
      'STEWARD_DATADIR is not a variable of Steward: expected STEWARD_DATA_DIR or STEWARD_DEMO or STEWARD_LOCAL_TOKENS or STEWARD_WORKER.',
    );
  });

  it('takes an identity provider that is named whole.', () => {
    expect(readConfig({ ...PROVIDER, STEWARD_LOCAL_TOKENS: 'false' })).toMatchObject({
      identityProvider: {
        jwksUrl: 'https://id.example.com/keys',
        issuer: 'https://id.example.com/',
        audience: 'steward-api',
      },
      localTokens: false,
    });
  });

  it('refuses half an identity provider, naming what is missing.', () => {
    const { JWKS_URL } = PROVIDER;
    expect(lineOf({ JWKS_URL })).toBe(
      'An identity provider needs all of JWKS_URL, JWT_ISSUER, JWT_AUDIENCE: JWT_ISSUER and JWT_AUDIENCE not set.',
    );
  });

  it('refuses to turn local tokens off where nobody else’s are accepted.', () => {
    expect(lineOf({ STEWARD_LOCAL_TOKENS: 'false' })).toBe(
      'STEWARD_LOCAL_TOKENS=false without an identity provider lets nobody in: set JWKS_URL, JWT_ISSUER, JWT_AUDIENCE.',
    );
  });

  it.each([
    'http://id.example.com/keys',
    'id.example.com',
    'ftp://id.example.com/',
    'https://u:secret@id.example.com/',
  ])('refuses keys from "%s".', (JWKS_URL) => {
    const line = lineOf({ ...PROVIDER, JWKS_URL });
    expect(line).toContain('expected an https:// address without a user or password');
    expect(line).not.toContain('secret');
  });

  it('takes keys without TLS from its own machine.', () => {
    expect(lineOf({ ...PROVIDER, JWKS_URL: 'http://127.0.0.1:8080/keys' })).toBe('no problem');
  });

  it('refuses an identity provider under the name of Steward’s own tokens.', () => {
    expect(lineOf({ ...PROVIDER, JWT_ISSUER: 'steward-local' })).toContain('JWT_ISSUER="steward-local": expected');
  });

  it.each(['localhost:5432', 'mysql://h/d', 'postgres://h:5432', 'steward'])('refuses the database "%s".', (url) => {
    expect(lineOf({ DATABASE_URL: url })).toContain('expected an address like postgres://');
  });

  it('never repeats a password.', () => {
    expect(lineOf({ DATABASE_URL: 'mysql://u:se@cr:et@h/d' })).toContain('"mysql://u:***@h/d"');
  });
});

describe('The configuration of mails', () => {
  it('is taken whole, and links begin without a slash at the end.', () => {
    expect(readConfig(MAIL).mail).toEqual({
      smtpUrl: MAIL.SMTP_URL,
      from: MAIL.MAIL_FROM,
      publicUrl: 'https://steward.example.com',
    });
  });

  it('names what is not set.', () => {
    expect(lineOf({ SMTP_URL: MAIL.SMTP_URL })).toBe(
      'Mails need all of SMTP_URL, MAIL_FROM, PUBLIC_URL: MAIL_FROM and PUBLIC_URL not set.',
    );
  });

  it.each([
    ['SMTP_URL', 'http://mail.example.com'],
    ['SMTP_URL', 'mail.example.com'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@example.com\r\nBcc: b@example.com'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
    ['PUBLIC_URL', 'ftp://steward.example.com'],
    ['PUBLIC_URL', 'https://steward.example.com/?to='],
  ])('refuses %s="%s".', (name, value) => {
    expect(lineOf({ ...MAIL, [name]: value })).toContain(`${name}="`);
  });

  it('shows no password.', () => {
    expect(lineOf({ ...MAIL, SMTP_URL: 'http://user:secret@mail.example.com' })).not.toContain('secret');
  });

  it('says what a process does.', () => {
    expect(readConfig({ ...MAIL, STEWARD_WORKER: 'false' })).toMatchObject({ serves: true, works: false });
    expect(readConfig({ ...MAIL, STEWARD_WORKER: 'only' })).toMatchObject({ serves: false, works: true });
    expect(lineOf({ STEWARD_WORKER: 'maybe' })).toContain('expected true, false or only');
    // Without mails there are deadlines to fire.
    expect(readConfig({ STEWARD_WORKER: 'only' })).toMatchObject({ serves: false, works: true });
  });
});
