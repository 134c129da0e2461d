import type { Effect } from '../../workflow/engine';
import type { Deadline } from './deadline';
import { dueAfter, dueAgain, remaining, type Delay, type Moment } from './delay';

/** A step of a process, as its deadlines see it. */
export interface StepOfProcess {
  /** What the step asks for, in its order. */
  readonly effects: readonly Effect[];
  /** Whether the process was on hold before the step, and whether it is after it. */
  readonly wasOnHold: boolean;
  readonly isOnHold: boolean;
  /** How much time the delay of a timer gives; null where that is open, and no deadline begins. */
  readonly delayOf: (delay: string) => Delay | null;
  /** Whether the state that a timer belongs to is active after the step. */
  readonly isActive: (timer: string) => boolean;
}

/** A deadline that begins; who writes it gives it an id and its subject. */
export type Beginning = Pick<
  Deadline,
  'personId' | 'name' | 'entry' | 'startedAt' | 'dueAt' | 'inWorkingTime' | 'state' | 'remainingSeconds' | 'firedAt'
>;

/** What becomes of the deadlines of a subject. */
export interface Kept {
  /** Those that changed, as they are now. */
  readonly changed: readonly Deadline[];
  readonly begun: readonly Beginning[];
}

/**
 * What a step does to the deadlines of its subject. A hold pauses them and keeps what is left; what goes on afterwards goes
 * on with that, and one that ran out before the hold does not begin anew; a state that is entered again has a further entry;
 * one that is left needs its deadlines no more.
 * @param known every deadline that the subject has had
 */
export function keepDeadlines(known: readonly Deadline[], step: StepOfProcess, moment: Moment): Kept {
  const now = new Map(known.map((deadline) => [deadline.id, deadline]));
  const begun = new Map<string, Beginning>();
  const latestOf = (timer: string): Deadline | undefined =>
    [...now.values()].filter(({ name }) => name === timer).sort((one, other) => other.entry - one.entry)[0];
  const isHeld = step.isOnHold && !step.wasOnHold;
  for (const effect of step.effects) {
    if (effect.kind === 'action') continue;
    const latest = latestOf(effect.timer);
    if (effect.kind === 'timerCancelled') {
      begun.delete(effect.timer);
      if (latest) now.set(latest.id, isHeld ? paused(latest, moment) : left(latest, moment));
    } else if (step.wasOnHold && latest?.state === 'PAUSED') {
      now.set(latest.id, resumed(latest, moment));
    } else if (!(step.wasOnHold && latest !== undefined && ranOut(latest))) {
      const delay = step.delayOf(effect.delay);
      if (delay !== null) begun.set(effect.timer, beginning(effect.timer, (latest?.entry ?? 0) + 1, delay, moment));
    }
  }
  // A stop during a hold leaves states whose timers are paused, and of which the process therefore says nothing.
  if (!step.isOnHold) {
    for (const deadline of now.values())
      if (!step.isActive(deadline.name)) now.set(deadline.id, left(deadline, moment));
  }
  const before = new Set(known);
  return { changed: [...now.values()].filter((deadline) => !before.has(deadline)), begun: [...begun.values()] };
}

/** It has done what it does, and what it is for goes on or rests. */
const ranOut = ({ state, leftAt }: Deadline): boolean => state === 'FIRED' && leftAt === null;

function beginning(name: string, entry: number, delay: Delay, moment: Moment): Beginning {
  const inWorkingTime = delay.kind === 'WORKING_DAYS';
  const origin = { personId: null, name, entry, startedAt: moment.now, dueAt: dueAfter(delay, moment), inWorkingTime };
  return { ...origin, state: 'PENDING', remainingSeconds: null, firedAt: null };
}

/** It rests, with what is left of it. */
export function paused(deadline: Deadline, moment: Moment): Deadline {
  if (deadline.state !== 'PENDING' || deadline.dueAt === null) return deadline;
  const remainingSeconds = remaining(deadline, deadline.dueAt, moment);
  return { ...deadline, state: 'PAUSED', dueAt: null, remainingSeconds, problem: null };
}

/** It goes on, with what was left of it. */
export function resumed(deadline: Deadline, moment: Moment): Deadline {
  if (deadline.state !== 'PAUSED') return deadline;
  return { ...deadline, state: 'PENDING', dueAt: dueAgain(deadline, moment), remainingSeconds: null };
}

/** What it was for was left. */
export function left(deadline: Deadline, { now }: Pick<Moment, 'now'>): Deadline {
  if (ranOut(deadline)) return { ...deadline, leftAt: now };
  if (deadline.state !== 'PENDING' && deadline.state !== 'PAUSED') return deadline;
  return { ...deadline, state: 'CANCELLED', remainingSeconds: null, leftAt: now };
}
