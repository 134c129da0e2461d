import { readFileSync } from 'node:fs';

/** Ticks a second in which Linux counts the time of processes (USER_HZ), the same on every machine in use. */
const TICKS = 100;

/** CPU time of a process since it began, in milliseconds, of user and system; undefined where there is no /proc or no such process. */
export function cpuMs(pid: number): number | undefined {
  const stat = readProc(pid, 'stat');
  // Behind the name, which may hold spaces: state is the first, utime the twelfth, stime the thirteenth.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined ? undefined : ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** The most memory that a process has held at once, in MiB. */
export function peakMemoryMiB(pid: number): number | undefined {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readProc(pid, 'status') ?? '')?.[1];
  return peak === undefined ? undefined : Number(peak) / 1024;
}

/** Whether a process of this number is one of PostgreSQL here, and not of another machine's numbers. */
export const isPostgres = (pid: number): boolean => readProc(pid, 'comm')?.startsWith('postgres') === true;

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
