import type { TimerChange } from '../../workflow/migrate-timers';
import type { Deadline } from './deadline';
import { dueAfter, remaining, type Delay, type Moment } from './delay';
import { left, type Beginning, type Kept } from './keeping';

/** A process that goes on under another version, as its deadlines see it. */
export interface MigratedProcess {
  readonly changes: readonly TimerChange[];
  /** How much time the delay of a timer gives; null where that is open, and no deadline begins. */
  readonly delayOf: (delay: string) => Delay | null;
}

/** The deadlines that a migration has to say something of: those that run, rest, or ran out with what they are for going on. */
export const concernedBy = (known: readonly Deadline[]): readonly Deadline[] =>
  known.filter(
    ({ state, leftAt }) => state === 'PENDING' || state === 'PAUSED' || (state === 'FIRED' && leftAt === null),
  );

/**
 * What a migration does to the deadlines of a process. One that is kept under its own name stays as it is; one that is kept
 * under another goes on as a further row with the same time, so that the history still names the old one. One that is counted
 * anew while it rests has its whole time left.
 * @param known every deadline that the process has had
 */
export function migrateDeadlines(
  known: readonly Deadline[],
  { changes, delayOf }: MigratedProcess,
  moment: Moment,
): Kept {
  const concerned = concernedBy(known);
  const changed: Deadline[] = [];
  const begun: Beginning[] = [];
  for (const { timer, to, outcome } of changes) {
    const deadline = concerned.find(({ name }) => name === timer);
    if (outcome === 'KEPT' && timer === to) continue;
    if (deadline) changed.push(left(deadline, moment));
    if (to === null) continue;
    const entry = 1 + Math.max(0, ...known.filter(({ name }) => name === to).map((each) => each.entry));
    if (outcome === 'KEPT' && deadline) begun.push({ ...deadline, name: to, entry });
    else {
      const delay = delayOf(delayNamed(to));
      if (delay !== null) begun.push(anew(to, entry, delay, { isPaused: deadline?.state === 'PAUSED', moment }));
    }
  }
  return { changed, begun };
}

/** `discover.underWay after stageDays` → `stageDays`. */
const delayNamed = (timer: string): string => timer.slice(timer.lastIndexOf(' ') + 1);

function anew(
  name: string,
  entry: number,
  delay: Delay,
  { isPaused, moment }: { readonly isPaused: boolean; readonly moment: Moment },
): Beginning {
  const inWorkingTime = delay.kind === 'WORKING_DAYS';
  const dueAt = dueAfter(delay, moment);
  const origin = { personId: null, name, entry, startedAt: moment.now, inWorkingTime, firedAt: null };
  if (!isPaused) return { ...origin, state: 'PENDING', dueAt, remainingSeconds: null };
  return { ...origin, state: 'PAUSED', dueAt: null, remainingSeconds: remaining({ inWorkingTime }, dueAt, moment) };
}
