import { readConfig } from '../../src/platform/config';

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
      'STEWARD_DATADIR is not a variable of Steward: expected STEWARD_DATA_DIR or STEWARD_DEMO.',
    );
  });

  it.each(['localhost:5432', 'mysql://h/d', 'postgres://h:5432', 'steward'])('refuses the database "%s".', (url) => {
    expect(lineOf({ DATABASE_URL: url })).toContain('expected an address like postgres://');
  });

  it('never repeats a password.', () => {
    expect(lineOf({ DATABASE_URL: 'mysql://u:se@cr:et@h/d' })).toContain('"mysql://u:***@h/d"');
  });
});
