import {
  gateUnmet,
  isRefusal,
  notPossibleNow,
  type GateUnmet,
  type Missing,
  type NotPossibleNow,
} from '../shared/refusal';
import {
  inOrder,
  statePath,
  type GuardReference,
  type JsonObject,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from './definition';
import { enter } from './enter';
import { isMigrated, migrate } from './migrate';
import type { Migration } from './migration-plan';
import { initialStep, step, waysOut, type Opens, type Step, type Way } from './machine';

export type { Effect } from './machine';

/** Answers with everything that is missing; an empty list opens the way. */
export type Guard<Facts> = (facts: Facts, params: JsonObject) => readonly Missing[];
/** The guards that definitions may refer to, by name. */
export type Guards<Facts> = Readonly<Record<string, Guard<Facts>>>;

/** A running process, and the facts that its guards look at. */
export interface Running<Facts> {
  readonly definition: WorkflowDefinition;
  readonly snapshot: WorkflowSnapshot;
  readonly guards: Guards<Facts>;
  readonly facts: Facts;
  /** The events of the vocabulary that people may send; all of them when left out. */
  readonly sent?: readonly string[];
}

/** What an event did: the process as it is now, the paths of the states it left and entered, and what it asks for. */
export interface Moved extends Step {
  readonly kind: 'moved';
  readonly from: string;
  readonly to: string;
}

/** An event that people may send and that the present state answers to. */
export interface Offer {
  readonly event: string;
  readonly label: string;
  /** The path of the state that it leads to. */
  readonly to: string;
  /** The process as it would become. */
  readonly snapshot: WorkflowSnapshot;
  /** What its guard still waits for; empty when the event would move the process now. */
  readonly missing: readonly Missing[];
}

/** One event of the past, or a timer that ran out, with the definition, the guards and the facts that were in force then. */
export interface RecordedMove<Facts> extends Omit<Running<Facts>, 'snapshot'> {
  readonly event: string;
  readonly to: string;
}

/** A migration of the past: what came after it was decided by the version that it went to. */
export interface RecordedMigration {
  readonly migration: Migration;
  readonly to: string;
}

/** How a process began that ran before it was known here: in this state, and not in the first of its definition. */
export interface RecordedEntry {
  readonly enters: WorkflowDefinition;
  readonly to: string;
}

/** A new process, in the first state of its definition, and what its entry asks for. */
export const start = (definition: WorkflowDefinition): Step => initialStep(definition);

/** Every event that people can send from here, those of the innermost state first, with what each still waits for. */
export function offered<Facts>(running: Running<Facts>): readonly Offer[] {
  const ways = waysOut(running.definition, running.snapshot);
  const events = [...new Set(ways.map((way) => way.event))];
  return events.flatMap((event) => {
    const label = isSent(running, event) ? running.definition.events[event]?.label : undefined;
    return label === undefined ? [] : [offerOf(running, event, label, ways)];
  });
}

/** Whether an event or a timer means anything to where a process stands, whatever its guards say: its state is active. */
export const answersTo = (definition: WorkflowDefinition, snapshot: WorkflowSnapshot, event: string): boolean =>
  waysOut(definition, snapshot).some((way) => way.event === event);

/** Whether what an event or a timer sets off hangs on any guard: if not, it is decided without any facts. */
export function isGuarded(definition: WorkflowDefinition, snapshot: WorkflowSnapshot, event: string): boolean {
  let asked = false;
  step(definition, snapshot, event, () => {
    asked = true;
    return false;
  });
  return asked;
}

/**
 * Sends an event, or lets a timer run out: the process moves, or the answer says why not, naming everything that is missing
 * or, for an event that the state does not know, the events that it does. A timer of a state that was left is such an event.
 * @param event one of the definition's vocabulary, or the name of a timer
 * @throws Error when the definition names a guard that is not registered
 */
export function decide<Facts>(running: Running<Facts>, event: string): Moved | NotPossibleNow | GateUnmet {
  const { definition, snapshot } = running;
  const from = statePath(inOrder(definition.machine, snapshot.value));
  const ways = waysOut(definition, snapshot);
  if (!ways.some((way) => way.event === event)) return notPossibleHere(event, from, running, ways);
  const missing = missingForAny(running, event, ways);
  if (missing.length > 0) return gateUnmet(missing);
  const next = step(definition, snapshot, event, opensIn(running));
  return { kind: 'moved', ...next, from, to: statePath(next.snapshot.value) };
}

/** What has happened to a process. */
type Recorded<Facts> = RecordedMove<Facts> | RecordedMigration | RecordedEntry;

/**
 * Folds the past back into the present, as {@link retrace} does.
 * @returns the process as it must be now
 * @throws Error as that does
 */
export function replay<Facts>(definition: WorkflowDefinition, history: readonly Recorded<Facts>[]): WorkflowSnapshot {
  return [...retrace(definition, history)].at(-1)!;
}

/**
 * Goes through the past once more: each event is decided again by the definition, guards and facts of its own time, and each
 * migration is done again by its plan.
 * @param definition the one that the process was started with
 * @param history an entry, if there is one, comes first
 * @returns the process as it was at its start and after each of them, one by one
 * @throws Error when one could not have happened, or leads elsewhere than recorded: the record was tampered with, or a
 *   guard no longer says what it said
 */
export function* retrace<Facts>(
  definition: WorkflowDefinition,
  history: readonly Recorded<Facts>[],
): Generator<WorkflowSnapshot, void> {
  let { snapshot } = beginningOf(definition, history);
  yield snapshot;
  for (const [index, recorded] of history.entries()) {
    const event = 'migration' in recorded ? 'a migration' : 'enters' in recorded ? 'an entry' : recorded.event;
    const place = `Event ${index + 1} of the history, ${event} from ${statePath(snapshot.value)},`;
    snapshot = happenedAgain(recorded, snapshot, place, index);
    const to = statePath(snapshot.value);
    if (to !== recorded.to) throw new Error(`${place} leads to ${to}; recorded is ${recorded.to}.`);
    yield snapshot;
  }
}

/** The process as its history begins: in the first state, or in the one that it was entered in. */
function beginningOf<Facts>(definition: WorkflowDefinition, [first]: readonly Recorded<Facts>[]): Step {
  return first !== undefined && 'enters' in first ? enter(first.enters, first.to) : start(definition);
}

function happenedAgain<Facts>(recorded: Recorded<Facts>, snapshot: WorkflowSnapshot, place: string, index: number) {
  if ('migration' in recorded) return migratedAgain(recorded, snapshot, place);
  if (!('enters' in recorded)) return decidedAgain(recorded, snapshot, place);
  if (index > 0) throw new Error(`${place} would be refused: it is entered once, and first.`);
  return snapshot;
}

function decidedAgain<Facts>(recorded: RecordedMove<Facts>, snapshot: WorkflowSnapshot, place: string) {
  const answer = decide({ ...recorded, snapshot }, recorded.event);
  if (isRefusal(answer)) throw new Error(`${place} would be refused: ${answer.message}`);
  return answer.snapshot;
}

function migratedAgain({ migration }: RecordedMigration, snapshot: WorkflowSnapshot, place: string) {
  const answer = migrate(migration, snapshot);
  if (isMigrated(answer)) return answer;
  throw new Error(`${place} would be refused: ${answer.map(({ state, code }) => `${state} is ${code}`).join('; ')}.`);
}

/** What an event would do now; while all its ways are shut, what it would do if the first were open. */
function offerOf<Facts>(running: Running<Facts>, event: string, label: string, ways: readonly Way[]): Offer {
  const missing = missingForAny(running, event, ways);
  const first = ways.find((way) => way.event === event)?.guard ?? null;
  const opens = opensIn(running);
  const wouldOpen: Opens = (guard) => same(guard, first) || opens(guard);
  const { definition } = running;
  const { snapshot } = step(definition, running.snapshot, event, missing.length === 0 ? opens : wouldOpen);
  return { event, label, to: statePath(snapshot.value), snapshot, missing };
}
const same = (guard: GuardReference, other: GuardReference | null) =>
  guard.type === other?.type && guard.params === other.params;

/** Nothing as soon as one way is open; when all are shut, what the first waits for. */
function missingForAny<Facts>(running: Running<Facts>, event: string, ways: readonly Way[]): readonly Missing[] {
  const verdicts = ways
    .filter((way) => way.event === event)
    .map(({ guard }) => (guard === null ? [] : missingFor(running, guard)));
  return verdicts.some((missing) => missing.length === 0) ? [] : (verdicts[0] ?? []);
}

const opensIn =
  <Facts>(running: Running<Facts>): Opens =>
  (guard) =>
    missingFor(running, guard).length === 0;

function missingFor<Facts>({ definition, guards, facts }: Running<Facts>, { type, params }: GuardReference) {
  const guard = Object.hasOwn(guards, type) ? guards[type] : undefined;
  if (guard === undefined) {
    throw new Error(
      `Workflow "${definition.id}" version ${definition.version} names guard "${type}": none is registered.`,
    );
  }
  return guard(facts, params ?? {});
}

/** Whether people may send an event: timers run out by themselves. */
const isSent = <Facts>({ definition, sent }: Running<Facts>, event: string): boolean =>
  Object.hasOwn(definition.events, event) && (sent?.includes(event) ?? true);

function notPossibleHere<Facts>(
  event: string,
  from: string,
  running: Running<Facts>,
  ways: readonly Way[],
): NotPossibleNow {
  const events = [...new Set(ways.map((way) => way.event))].filter((known) => isSent(running, known));
  const possible = events.length === 0 ? 'nothing any more' : events.join(', ');
  return notPossibleNow(`${event} is not possible in ${from}. Possible now: ${possible}.`, from);
}
