import { createServer, type AddressInfo } from 'node:net';
import { Client } from 'pg';
import {
  checkServerVersion,
  explainFailure,
  StartupProblem,
  withoutPassword,
} from '../../src/platform/startup-problem';

const settings = { host: '127.0.0.1', port: 4000, databaseUrl: 'postgres://steward:secret@db:5432/steward' };
const DATABASE = 'The database postgres://steward:***@db:5432/steward';

/** What listening there fails with. */
const listenError = (port: number, host: string): Promise<Error> =>
  new Promise((resolve) => createServer().once('error', resolve).listen(port, host));

const ofPostgres = (code: string, message = 'no'): Error => Object.assign(new Error(message), { code });

describe('The line that a failed start ends with', () => {
  it('says that the port is taken.', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const line = explainFailure(await listenError(port, '127.0.0.1'), { ...settings, port });
    holder.close();
    expect(line).toBe(`Port ${port} of 127.0.0.1 is taken: stop what listens there, or set PORT to another one.`);
  });

  it('says that the host is none of this machine.', async () => {
    // 192.0.2.0/24 is kept for documentation (RFC 5737): nobody has it.
    const line = explainFailure(await listenError(0, '192.0.2.1'), { ...settings, host: '192.0.2.1' });
    expect(line).toContain('HOST=192.0.2.1 is not an address of this machine');
  });

  it('says that nothing answers at the address of the database.', async () => {
    const client = new Client({ host: '127.0.0.1', port: 1, user: 'steward', database: 'steward', ssl: false });
    const error: unknown = await client.connect().catch((reason: unknown) => reason);
    expect(explainFailure(error, settings)).toContain(`${DATABASE} cannot be reached: start it`);
  });

  it.each([
    ['role "steward_app" does not exist', 'run `npm run migrate` first'],
    ['relation "organizations" does not exist', 'run `npm run migrate` first'],
    ['permission denied to set role "steward_app"', 'GRANT steward_app TO'],
    ['permission denied to set role "steward_worker"', 'GRANT steward_worker TO'],
    ['permission denied for schema public', 'one that owns the database'],
  ])('tells what to do when it says: %s.', (message, words) => {
    expect(explainFailure(Object.assign(new Error(message), { code: '42501' }), settings)).toContain(words);
  });

  it.each([
    ['28P01', 'refuses this login'],
    ['3D000', 'does not exist on that server'],
    ['53300', 'has no free connection'],
    ['57P03', 'is starting up or shutting down'],
  ])('tells the code %s of PostgreSQL in words.', (code, words) => {
    expect(explainFailure(ofPostgres(code), settings)).toContain(`${DATABASE} ${words}`);
  });

  it('leaves any other code of PostgreSQL its own words.', () => {
    expect(explainFailure(ofPostgres('42501', 'permission denied for\ntable needs'), settings)).toBe(
      `${DATABASE} refuses: permission denied for table needs (42501).`,
    );
  });

  it('says that the disk is full.', () => {
    const error = Object.assign(new Error('write'), { code: 'ENOSPC', path: '/data/token.key' });
    expect(explainFailure(error, settings)).toBe(
      'The disk of /data/token.key is full: free some space and start again.',
    );
  });

  it('is one line also for an error that nobody thought of.', () => {
    expect(explainFailure(new TypeError('a\n  b'), settings)).toBe('Steward could not start: a b');
    expect(explainFailure('odd', settings)).toBe('Steward could not start: odd');
  });

  it('looks into an error that stands for several.', () => {
    const each = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(explainFailure(new AggregateError([each, each]), settings)).toContain('cannot be reached');
  });
});

describe('The version of a database', () => {
  it('may be PostgreSQL 15 or newer.', () => {
    expect(() => checkServerVersion(150_000)).not.toThrow();
  });

  it('may not be older.', () => {
    expect(() => checkServerVersion(140_012)).toThrow(StartupProblem);
    expect(() => checkServerVersion(140_012)).toThrow('is PostgreSQL 14: Steward needs 15 or newer');
  });
});

describe('A database address that is shown', () => {
  it.each([
    ['postgres://u:p@h/d', 'postgres://u:***@h/d'],
    ['postgres://u:p@q:r@h/d', 'postgres://u:***@h/d'],
    ['postgres://u@h/d?password=p&x=1', 'postgres://u@h/d?password=***&x=1'],
    ['postgres://h/d', 'postgres://h/d'],
  ])('%s becomes %s.', (url, shown) => expect(withoutPassword(url)).toBe(shown));
});
