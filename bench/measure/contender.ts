import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { STEWARD_DOCUMENTS, USUAL_DOCUMENTS } from '../workloads/documents';
import type { Ask } from '../workloads/workload';

/** Who is measured, Steward first. */
export const CONTENDER_NAMES = ['steward', 'limit', 'usual'] as const;
export type ContenderName = (typeof CONTENDER_NAMES)[number];

interface Kind {
  /** What its process runs, from the folder of the build. */
  readonly script: string;
  readonly path: (ask: Ask) => string;
  readonly body: (ask: Ask) => unknown;
}

const KINDS: Readonly<Record<ContenderName, Kind>> = {
  steward: {
    script: 'src/main.js',
    path: () => '/graphql',
    body: ({ operation, variables }) => ({ query: STEWARD_DOCUMENTS[operation], variables }),
  },
  limit: {
    script: 'bench/limit/server.js',
    path: ({ operation }) => `/${operation}`,
    body: ({ variables }) => variables,
  },
  usual: {
    script: 'bench/usual/server.js',
    path: () => '/',
    body: ({ operation, variables }) => ({ query: USUAL_DOCUMENTS[operation], variables }),
  },
};

/** How long a server may take to start; the machine may be busy. */
const PATIENCE_MS = 60_000;

/** A server that runs as a process of its own. */
export interface Contender {
  readonly name: ContenderName;
  readonly pid: number;
  readonly port: number;
  path(ask: Ask): string;
  body(ask: Ask): string;
  stop(): Promise<void>;
}

/** Starts a contender on a database, and waits until it says that it is ready. */
export async function startContender(
  name: ContenderName,
  { url, dataDir, tokenKey }: { readonly url: string; readonly dataDir: string; readonly tokenKey: Uint8Array },
): Promise<Contender> {
  const { script, path, body } = KINDS[name];
  const env = {
    ...process.env,
    DATABASE_URL: url,
    // Of two steps, to look for a free port and to take it, somebody else may come between.
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    STEWARD_DATA_DIR: dataDir,
    STEWARD_DEMO: 'false',
    // What a worker looks for each second would be counted with the requests.
    STEWARD_WORKER: 'false',
    BENCH_TOKEN_KEY: Buffer.from(tokenKey).toString('hex'),
  };
  const child = spawn(process.execPath, [join(__dirname, '../..', script)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const port = await ready(name, child);
  return {
    name,
    pid: child.pid ?? 0,
    port,
    path,
    body: (ask) => JSON.stringify(body(ask)),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const end = once(child, 'exit');
      child.kill('SIGTERM');
      await end;
    },
  };
}

/**
 * Ends with the bench, however that ends; what it says stays, for the case that it does not start.
 * @returns the port that it says it is ready at
 */
async function ready(name: ContenderName, child: ChildProcess): Promise<number> {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let said = '';
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  return new Promise<number>((resolve, reject) => {
    const fail = (): void => reject(new Error(`The contender ${name} did not start: ${said.trim()}`));
    const hear = (text: string): void => {
      said = `${said}${text}`.slice(-2_000);
      const port = /\bready at http:\/\/[\w.]+:(\d+)\D/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', fail);
    timeout.addEventListener('abort', fail, { once: true });
  });
}
