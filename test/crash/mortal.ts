import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** How long a process may take to start; the machine may be busy. */
const PATIENCE_MS = 60_000;

/** What a process of Steward runs as. */
export interface MortalOptions {
  /** `API 1`, for messages. */
  readonly name: string;
  /** The built `main.js`. */
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A process of Steward that may be killed at any moment, and is then started again. */
export class Mortal {
  private child: ChildProcess | undefined;
  private port = 0;
  private said = '';
  private up = false;
  private ending = false;
  private readonly killWithUs = (): void => void this.child?.kill('SIGKILL');

  /** @param onDeath hears why, when it ends without having been killed by us */
  constructor(
    private readonly options: MortalOptions,
    private readonly onDeath: (line: string) => void,
  ) {
    process.on('exit', this.killWithUs);
  }

  get name(): string {
    return this.options.name;
  }

  /** The end of what it has written to its log. */
  get lastWords(): string {
    return this.said.trim();
  }

  /** Where its API answers; undefined while it does not. */
  get address(): string | undefined {
    return this.up ? `http://127.0.0.1:${this.port}/graphql` : undefined;
  }

  /** Starts it, on a port of its own, without waiting until it is ready. */
  async start(): Promise<void> {
    this.port = await freePort();
    this.said = '';
    const { main, env } = this.options;
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], ...env, HOST: '127.0.0.1', PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const hear = (text: string): void => {
      this.said = `${this.said}${text}`.slice(-8_000);
      this.up ||= this.child === child && /\bready at\b|\bsends mails\b/.test(this.said);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code, signal) => {
      if (!this.ending && signal !== 'SIGKILL') {
        this.onDeath(`${this.name} ended by itself with ${code ?? signal}: ${this.said.trim()}`);
      }
    });
  }

  /** @throws Error with what it said when it does not come up within a minute */
  async ready(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
      if (this.up) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${this.name} did not start: ${this.said.trim()}`);
  }

  /** SIGKILL, from one moment to the next, and up again. */
  async killAndRestart(): Promise<void> {
    await this.end('SIGKILL');
    await this.start();
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    this.ending = true;
    await this.end('SIGTERM');
    process.off('exit', this.killWithUs);
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.up = false;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    this.up = false;
  }
}

/** Beneath those that systems hand out by themselves: while a process is down, nobody else comes to its port by chance. */
const PORTS = { from: 20_000, count: 10_000 };

async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + randomInt(PORTS.count);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
