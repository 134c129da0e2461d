import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { aFolder } from '../support/a-folder';

/** What a person would see and do, on real clusters in folders of their own. */
let folder: string;
let running: EmbeddedPostgres[];
/** A data folder that has been started and stopped once: a copy is made faster than a new one. */
let used: string;

beforeAll(async () => {
  used = openFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: used, settings: { fsync: 'off' }, say: () => undefined });
  await postgres.stop();
});
afterAll(() => rmSync(used, { recursive: true }));
beforeEach(() => {
  folder = openFolder();
  running = [];
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As root the database runs as another user, who must be able to come in. */
function openFolder(): string {
  const path = aFolder('steward-pg');
  chmodSync(path, 0o755);
  return path;
}

/** Starts on a folder as an earlier start has left it. */
function startAgain(onDeath?: (line: string) => void): Promise<EmbeddedPostgres> {
  if (!existsSync(join(folder, 'data'))) execFileSync('cp', ['-a', used, join(folder, 'data')]);
  return start(onDeath);
}

async function start(onDeath?: (line: string) => void, dataDir = join(folder, 'data')): Promise<EmbeddedPostgres> {
  const settings = { fsync: 'off' };
  const silent = (): void => undefined;
  const postgres = await startEmbeddedPostgres({ dataDir, settings, say: silent, ...(onDeath && { onDeath }) });
  running.push(postgres);
  return postgres;
}

async function ask(postgres: EmbeddedPostgres, sql: string, as = {}): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...postgres.connection, ...as });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const SUPERUSER = { user: 'postgres', database: 'postgres' };
const pidFile = (): string => join(folder, 'data', 'postgres', 'postmaster.pid');
const postmaster = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

describe('The embedded PostgreSQL', () => {
  it('lets Steward in as the owner of its database who is no superuser.', async () => {
    const postgres = await start();
    const [login] = await ask(
      postgres,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, pg_get_userbyid(datdba) as owner
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(login).toEqual({
      rolname: 'steward',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
      owner: 'steward',
    });
  });

  it('orders texts and tells time the same on every machine.', async () => {
    const [place] = await ask(
      await startAgain(),
      `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone, datlocprovider as provider, datlocale as locale
       from pg_database where datname = current_database()`,
    );
    expect(place).toEqual({ encoding: 'UTF8', zone: 'UTC', provider: 'b', locale: 'C.UTF-8' });
  });

  it('listens on no network.', async () => {
    expect(await ask(await startAgain(), 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  it('keeps what a commit has promised, unless a test asks otherwise.', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), say: () => undefined });
    running.push(postgres);
    const [durable] = await ask(
      postgres,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums`,
    );
    expect(durable).toEqual({ fsync: 'on', commit: 'on', checksums: 'on' });
  });

  it('keeps every row over a stop and a start.', async () => {
    const first = await startAgain();
    await ask(first, 'create table kept as select 42 as n');
    await first.stop();
    expect(await ask(await startAgain(), 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('is gone when stop has ended.', async () => {
    const postgres = await startAgain();
    const pid = postmaster();
    await postgres.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('stops at once when there is no time for a checkpoint, and recovers.', async () => {
    const first = await startAgain();
    await ask(first, 'create table kept as select 42 as n');
    await first.stop(AbortSignal.abort());
    expect(await ask(await startAgain(), 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('listens elsewhere when the path of its folder is longer than the address of a socket.', async () => {
    const postgres = await start(undefined, join(folder, 'x'.repeat(110), `sp ace, 'quo"te`));
    expect(postgres.connection.host.length).toBeLessThan(90);
    expect(await ask(postgres, 'select 1 as n')).toEqual([{ n: 1 }]);
    rmSync(postgres.connection.host, { recursive: true });
  });
});

describe('A data folder', () => {
  it('is used by one Steward at a time.', async () => {
    await startAgain();
    await expect(startAgain()).rejects.toThrow('Another Steward uses the data folder');
  });

  it('stays with the one that has it when a session of PostgreSQL crashes.', async () => {
    const postgres = await startAgain();
    const [victim] = await ask(
      postgres,
      `select pid from pg_stat_activity where backend_type = 'walwriter'`,
      SUPERUSER,
    );
    process.kill(Number(victim?.['pid']), 'SIGKILL');
    await pause(500);
    await expect(startAgain()).rejects.toThrow('Another Steward uses the data folder');
    expect(await ask(postgres, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('mends a first start that was killed before its login and its database were made.', async () => {
    const first = await startAgain();
    await ask(first, 'drop database steward', SUPERUSER);
    await ask(first, 'drop role steward', SUPERUSER);
    await first.stop();
    expect(await ask(await startAgain(), 'select current_user as me')).toEqual([{ me: 'steward' }]);
  });

  it('mends a first start that was killed before the cluster was whole.', async () => {
    // No process has number 4194305: Linux counts to 4194304 at most.
    const abandoned = join(folder, 'data', 'postgres.initializing-4194305');
    mkdirSync(abandoned, { recursive: true });
    writeFileSync(join(abandoned, 'PG_VERSION'), '18\n');
    await start();
    expect(existsSync(abandoned)).toBe(false);
  });

  it('that holds something else is left alone.', async () => {
    mkdirSync(join(folder, 'data', 'postgres'), { recursive: true });
    writeFileSync(join(folder, 'data', 'postgres', 'diary.txt'), 'mine');
    await expect(start()).rejects.toThrow('is not a folder of PostgreSQL: move away what is in it');
    expect(readFileSync(join(folder, 'data', 'postgres', 'diary.txt'), 'utf8')).toBe('mine');
  });

  it('of another version of PostgreSQL is left alone.', async () => {
    mkdirSync(join(folder, 'data', 'postgres'), { recursive: true });
    writeFileSync(join(folder, 'data', 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 17, and the embedded one is 18');
  });

  it('whose path is blocked by a link to nowhere is named.', async () => {
    symlinkSync('/nowhere/at/all', join(folder, 'link'));
    const dataDir = join(folder, 'link', 'data');
    await expect(start(undefined, dataDir)).rejects.toThrow(`Data folder ${dataDir} cannot be made, something else is`);
  });
});

describe('After a crash', () => {
  /** Kills PostgreSQL the hard way, and waits until its death is told. */
  async function crash(): Promise<string> {
    const told = new Promise<string>(
      (resolve) => void startAgain(resolve).then(() => process.kill(postmaster(), 'SIGKILL')),
    );
    return told;
  }

  it('the death of PostgreSQL is told in a line.', async () => {
    expect(await crash()).toMatch(/^PostgreSQL has ended: it was killed \(SIGKILL\) .*start Steward again\.$/);
  });

  it('the next start works.', async () => {
    await crash();
    expect(await ask(await startAgain(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('it does not matter whose number the dead PostgreSQL had.', async () => {
    await crash();
    const lines = readFileSync(pidFile(), 'utf8').split('\n').slice(1);
    // This process: alive, and no PostgreSQL.
    writeFileSync(pidFile(), [process.pid, ...lines].join('\n'));
    expect(await ask(await startAgain(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('a file that was only begun is no hindrance.', async () => {
    await crash();
    writeFileSync(pidFile(), '');
    expect(await ask(await startAgain(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('a session that outlives PostgreSQL is ended.', async () => {
    let told: () => void = () => undefined;
    const death = new Promise<void>((resolve) => (told = resolve));
    const postgres = await startAgain(told);
    const endless = ask(postgres, 'select count(*) from generate_series(1, 100000000000)').catch(() => undefined);
    await pause(300);
    process.kill(postmaster(), 'SIGKILL');
    await death;
    expect(await ask(await startAgain(), 'select 1 as n')).toEqual([{ n: 1 }]);
    await endless;
  });
});
