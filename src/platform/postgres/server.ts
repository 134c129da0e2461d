import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endPostmaster } from './postmaster';
import { type Place } from './place';
import { startProgram, surroundings } from './programs';
import { ServerLog } from './server-log';

/** Settings of PostgreSQL by name, as in postgresql.conf: `{ fsync: 'off' }`. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** A machine that a person works at. What a commit promises (fsync, synchronous_commit) stays as PostgreSQL has it: kept. */
const MODEST: PostgresSettings = {
  shared_buffers: '128MB',
  max_connections: '80',
  random_page_cost: '1.1',
  jit: 'off', // Costs more than it gives on statements of milliseconds.
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse', // The details of an error quote values of rows.
  log_min_error_statement: 'panic', // So do statements.
  cluster_name: 'steward',
};

/** Two starts of PostgreSQL on one folder met, or what a crash left is not quite gone: trying again helps. */
const IN_THE_WAY = /lock file "|pre-existing shared memory block/;

/** The PostgreSQL that this process has started. */
export class Server {
  private constructor(
    private readonly process: ChildProcess,
    private readonly log: ServerLog,
  ) {}

  static start(place: Place, settings: PostgresSettings): Server {
    const log = ServerLog.open(place.log);
    const args = ['-D', place.cluster, ...options(place, settings)];
    const stdio = ['ignore', log.descriptor, log.descriptor] as const;
    const server = new Server(startProgram(place.programs, 'postgres', args, [...stdio]), log);
    server.process.on('error', () => undefined); // Without a process it is gone from the start; `problem` tells.
    if (server.process.pid !== undefined) server.watchOver(server.process.pid, place);
    return server;
  }

  get gone(): boolean {
    return this.process.pid === undefined || this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Whether it ended because another start was in its way, or ended it. */
  get gaveWay(): boolean {
    return this.process.exitCode === 0 || this.process.signalCode !== null || IN_THE_WAY.test(this.log.text);
  }

  /** Why it ended, in PostgreSQL's own words. */
  get problem(): string {
    return `${this.cause} (its log is ${this.log.path})`;
  }

  private get cause(): string {
    if (/No space left on device/.test(this.log.text)) return 'the disk is full, free some space';
    if (this.process.signalCode !== null) return `it was killed (${this.process.signalCode})`;
    // Sessions that are turned away or broken off say FATAL as well.
    const fatal = [...this.log.text.matchAll(/(?:FATAL|PANIC): +(?!the database system is|terminating)(.+)/g)].at(-1);
    return fatal?.[1] ?? `exit status ${this.process.exitCode}`;
  }

  /** Calls back once, when it has ended, for whatever reason. */
  onEnd(callback: () => void): void {
    if (this.gone) callback();
    else this.process.once('exit', callback);
  }

  /** @param hurry aborted when there is no time left to write a checkpoint: the next start will recover instead */
  async stop(hurry?: AbortSignal): Promise<void> {
    if (this.gone || this.process.pid === undefined) return;
    const end = once(this.process, 'exit');
    await endPostmaster(this.process.pid, () => this.gone, hurry);
    await end;
  }

  /** Has PostgreSQL stopped when this process dies without a word (kill -9): a shell waits for our end of a pipe to close. */
  private watchOver(pid: number, { programs }: Place): void {
    const watcher = spawn('/bin/sh', ['-c', 'read -r nothing; kill -INT "$0"', String(pid)], {
      ...surroundings(programs),
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    watcher.on('error', () => undefined); // Without a watcher the next start ends what is left over.
    watcher.stdin?.on('error', () => undefined);
    this.onEnd(() => watcher.kill('SIGKILL'));
  }
}

function options({ sockets }: Place, settings: PostgresSettings): string[] {
  const fixed = {
    listen_addresses: '',
    port: '5432', // Only a part of the socket's name here.
    unix_socket_directories: `"${sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
  return Object.entries({ ...MODEST, ...settings, ...fixed }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
