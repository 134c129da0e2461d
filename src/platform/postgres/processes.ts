import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether there is a process with this number. One that has ended but was not yet collected by its parent counts. */
export function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

/** @returns false when there is no such process, or none that this user may send signals to */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/**
 * The processes of a cluster: every process of PostgreSQL has it as its working folder. A number in postmaster.pid
 * proves nothing: after a crash it may be anybody's.
 */
export function processesIn(cluster: string): number[] {
  return process.platform === 'linux' ? byProc(cluster) : byLsof(cluster);
}

function byProc(cluster: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => workingFolder(pid) === cluster).map(Number);
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // Gone meanwhile, or another user's.
  }
}

function byLsof(cluster: string): number[] {
  const lines = lsof().split('\n');
  // A line `p123` for each process, then `ncwd` lines of it: `n/its/working/folder`.
  return lines.flatMap((line, index) => {
    const pid = lines.slice(0, index).findLast((before) => before.startsWith('p'));
    return line === `n${cluster}` && pid !== undefined ? [Number(pid.slice(1))] : [];
  });
}

function lsof(): string {
  try {
    return execFileSync('lsof', ['-a', '-c', 'postgres', '-d', 'cwd', '-F', 'pn'], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if ((error as { status?: number }).status === 1) return ''; // Its way to say that it found none.
    throw error;
  }
}

/** @returns whether what is waited for came true in time */
export async function comesTrue(condition: () => boolean, withinMs: number, everyMs = 20): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(everyMs)) if (condition()) return true;
  return condition();
}
