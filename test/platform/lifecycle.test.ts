import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aFolder } from '../support/a-folder';

/** Real processes, as `npm start` makes them: a small Steward (stand-in.ts) is started, signalled and killed. */
const root = resolve(__dirname, '../..');
let app: string;
let children: Started[];
/** A data folder that has seen one start. */
const used = (): string => join(app, 'used');

beforeAll(async () => {
  app = aFolder('steward-app');
  chmodSync(app, 0o755);
  const compiler = join(root, 'node_modules/.bin/swc');
  const sources = ['src/platform', 'src/shared', 'test/platform/stand-in.ts'];
  execFileSync(compiler, [...sources, '-d', join(app, 'dist'), '--quiet'], { cwd: root });
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
  const scripts = { start: 'true && exec node dist/test/platform/stand-in.js' };
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'stand-in', private: true, scripts }));
  children = [];
  const first = direct();
  await first.ready();
  first.process.kill('SIGTERM');
  await first.ended;
  renameSync(join(app, '.steward'), used());
});
afterAll(() => rmSync(app, { recursive: true, force: true }));
beforeEach(() => (children = []));
afterEach(async () => {
  for (const child of children) await child.killed();
  await nobodyLeft();
  rmSync(join(app, '.steward'), { recursive: true, force: true });
});

/** A Steward that was started, and what it has said. */
class Started {
  output = '';
  readonly ended: Promise<unknown>;

  constructor(readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (text) => (this.output += String(text)));
    this.ended = once(process, 'exit');
    children.push(this);
  }

  /** Port, process number and number of starts so far, once it answers requests. */
  async ready(): Promise<{ port: number; pid: number; starts: number }> {
    for (;;) {
      const [, port, pid, starts] = /ready (\d+) (\d+) (\d+)/.exec(this.output) ?? [];
      if (port !== undefined) return { port: Number(port), pid: Number(pid), starts: Number(starts) };
      if (this.process.exitCode !== null) throw new Error(`It ended with: ${this.output}`);
      await pause(20);
    }
  }

  async status(): Promise<number | null> {
    await this.ended;
    return this.process.exitCode;
  }

  async killed(): Promise<void> {
    this.process.kill('SIGKILL');
    const pid = /ready \d+ (\d+)/.exec(this.output)?.[1];
    if (pid !== undefined) kill(Number(pid), 'SIGKILL');
    await this.ended;
  }
}

const options = { detached: true, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] };
/** As after an earlier start and stop. */
const again = (): Started => {
  execFileSync('cp', ['-a', used(), join(app, '.steward')]);
  return direct();
};
const direct = (): Started =>
  new Started(spawn(process.execPath, ['dist/test/platform/stand-in.js'], { cwd: app, ...options }));
const byNpm = (): Started => {
  execFileSync('cp', ['-a', used(), join(app, '.steward')]);
  return new Started(spawn('npm', ['start'], { cwd: app, ...options }));
};

const get = async (port: number, path: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined))?.text() ?? 'broken off';

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Every process whose program or working folder is of this app: the server, PostgreSQL and its sessions. */
function left(): string[] {
  const here = (pid: string): boolean => {
    try {
      return (
        readlinkSync(`/proc/${pid}/cwd`).startsWith(app) || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(app)
      );
    } catch {
      return false;
    }
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && here(name));
}

/** @returns whether all were gone within five seconds */
async function nobodyLeft(): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (left().length === 0) return true;
    await pause(50);
  }
  return false;
}

const postmaster = (): number =>
  Number(readFileSync(join(app, '.steward/postgres/postmaster.pid'), 'utf8').split('\n')[0]);

describe('A stop', () => {
  it('by SIGTERM lets a running request end and leaves no process behind.', async () => {
    const steward = again();
    const { port } = await steward.ready();
    const answer = get(port, '/0.5');
    await pause(200);
    steward.process.kill('SIGTERM');
    expect(await answer).toBe('done');
    expect(await steward.status()).toBe(0);
    expect(left()).toEqual([]);
  });

  it('by Ctrl-C reaches npm and Steward at once and still lets a running request end.', async () => {
    const npm = byNpm();
    const { port } = await npm.ready();
    const answer = get(port, '/0.5');
    await pause(200);
    // A terminal signals the whole foreground group; npm passes its own on, so Steward hears it twice.
    kill(-Number(npm.process.pid), 'SIGINT');
    expect(await answer).toBe('done');
    await npm.ended;
    expect(await nobodyLeft()).toBe(true);
  });

  it('by SIGTERM to npm stops everything.', async () => {
    const npm = byNpm();
    await npm.ready();
    npm.process.kill('SIGTERM');
    await npm.ended;
    expect(await nobodyLeft()).toBe(true);
  });

  it('happens by itself when npm is killed.', async () => {
    const npm = byNpm();
    await npm.ready();
    npm.process.kill('SIGKILL');
    expect(await nobodyLeft()).toBe(true);
  });

  it('is hurried by a second signal.', async () => {
    const steward = again();
    const { port } = await steward.ready();
    const answer = get(port, '/25');
    await pause(200);
    steward.process.kill('SIGINT');
    await pause(1_200);
    steward.process.kill('SIGINT');
    expect(await answer).toBe('broken off');
    expect(await steward.status()).toBe(130);
    expect(left()).toEqual([]);
  });

  it('does not wait for ever for a request that does not end.', async () => {
    const steward = again();
    const { port } = await steward.ready();
    const answer = get(port, '/60');
    await pause(200);
    steward.process.kill('SIGTERM');
    expect(await answer).toBe('broken off');
    await steward.ended;
    expect(steward.output).toContain('did not end within 7 s and is broken off');
    expect(left()).toEqual([]);
  });

  it.each([200, 500])(
    '%i ms after the start of the first start leaves nothing that keeps the next out.',
    async (ms) => {
      const first = direct();
      await pause(ms);
      first.process.kill('SIGTERM');
      await first.ended;
      expect(left()).toEqual([]);
      expect((await direct().ready()).starts).toBe(1);
    },
  );
});

describe('A kill', () => {
  it('of Steward takes PostgreSQL with it, and the next start has every row.', async () => {
    const first = again();
    await first.ready();
    first.process.kill('SIGKILL');
    expect(await nobodyLeft()).toBe(true);
    expect((await direct().ready()).starts).toBe(3);
  });

  it('of Steward does not keep a start out that comes at once.', async () => {
    const first = again();
    await first.ready();
    first.process.kill('SIGKILL');
    expect((await direct().ready()).starts).toBe(3);
  });

  it('of Steward and PostgreSQL together does not keep a start out that comes at once.', async () => {
    const first = again();
    await first.ready();
    kill(postmaster(), 'SIGKILL');
    first.process.kill('SIGKILL');
    expect((await direct().ready()).starts).toBe(3);
  });

  it('of PostgreSQL ends Steward with a line and status 1.', async () => {
    const steward = again();
    await steward.ready();
    kill(postmaster(), 'SIGKILL');
    expect(await steward.status()).toBe(1);
    expect(steward.output).toMatch(/PostgreSQL has ended: it was killed \(SIGKILL\)/);
    expect(await nobodyLeft()).toBe(true);
  });

  it.each([200, 400, 600])('%i ms after the start of the first start is mended by the next.', async (ms) => {
    const first = direct();
    await pause(ms);
    first.process.kill('SIGKILL');
    expect((await direct().ready()).starts).toBeGreaterThanOrEqual(1);
  });
});

describe('Several starts at once', () => {
  it('on a new folder end with one Steward, and a line for each of the others.', async () => {
    const all = [direct(), direct(), direct()];
    const ends = await Promise.allSettled(all.map((steward) => steward.ready()));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lines = all.map(({ output }) => output.trim()).filter((output) => !output.startsWith('ready'));
    expect(lines.every((line) => /^Another Steward uses the data folder [^\n]+$/.test(line))).toBe(true);
  });
});
