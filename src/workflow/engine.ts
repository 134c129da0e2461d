import {
  gateUnmet,
  isRefusal,
  notPossibleNow,
  type GateUnmet,
  type Missing,
  type NotPossibleNow,
} from '../shared/refusal';
import {
  statePath,
  type GuardReference,
  type JsonObject,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from './definition';
import { after, initialSnapshot, waysOut, type Way } from './machine';

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
}

/** What an event did: the process as it is now, and the paths of the states it left and entered. */
export interface Moved {
  readonly kind: 'moved';
  readonly snapshot: WorkflowSnapshot;
  readonly from: string;
  readonly to: string;
}

/** An event that the present state answers to. */
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

/** One event of the past, with the definition, the guards and the facts that were in force then. */
export interface RecordedMove<Facts> extends Omit<Running<Facts>, 'snapshot'> {
  readonly event: string;
  readonly to: string;
}

/** A new process, in the first state of its definition. */
export const start = (definition: WorkflowDefinition): WorkflowSnapshot => initialSnapshot(definition);

/** Every event that can be sent from here, in the order of the definition, with what each still waits for. */
export function offered<Facts>(running: Running<Facts>): readonly Offer[] {
  const ways = waysOut(running.definition, running.snapshot);
  return [...new Set(ways.map((way) => way.event))].map((event) => offerOf(running, event, ways));
}

/**
 * Sends an event: the process moves, or the answer says why not, naming everything that is missing or, for an event that
 * the state does not know, the events that it does.
 * @throws Error when the definition names a guard that is not registered
 */
export function decide<Facts>(running: Running<Facts>, event: string): Moved | NotPossibleNow | GateUnmet {
  const { definition, snapshot } = running;
  const from = statePath(snapshot.value);
  const ways = waysOut(definition, snapshot);
  if (!ways.some((way) => way.event === event)) return notPossibleHere(event, from, ways);
  const { missing } = offerOf(running, event, ways);
  if (missing.length > 0) return gateUnmet(missing);
  const next = after(definition, snapshot, event, (guard) => missingFor(running, guard).length === 0);
  return { kind: 'moved', snapshot: next, from, to: statePath(next.value) };
}

/**
 * Folds the past back into the present: each event is decided again by the definition, guards and facts of its own time.
 * @param definition the one that the process was started with
 * @throws Error when an event could not have happened, or leads elsewhere than recorded: the record was tampered with, or
 *   a guard no longer says what it said
 */
export function replay<Facts>(
  definition: WorkflowDefinition,
  history: readonly RecordedMove<Facts>[],
): WorkflowSnapshot {
  return history.reduce((snapshot, recorded, index) => {
    const answer = decide({ ...recorded, snapshot }, recorded.event);
    const place = `Event ${index + 1} of the history, ${recorded.event} from ${statePath(snapshot.value)},`;
    if (isRefusal(answer)) throw new Error(`${place} would be refused: ${answer.message}`);
    if (answer.to !== recorded.to) throw new Error(`${place} leads to ${answer.to}; recorded is ${recorded.to}.`);
    return answer.snapshot;
  }, start(definition));
}

/** Of several ways for one event the first open one counts; when all are shut, the first says what it waits for. */
function offerOf<Facts>(running: Running<Facts>, event: string, ways: readonly Way[]): Offer {
  const verdicts = ways
    .filter((way) => way.event === event)
    .map((way) => ({ way, missing: way.guard === null ? [] : missingFor(running, way.guard) }));
  const taken = verdicts.find(({ missing }) => missing.length === 0) ?? verdicts[0];
  if (taken === undefined) throw new Error(`No way for ${event} in ${statePath(running.snapshot.value)}.`);
  const { snapshot } = taken.way;
  const label = running.definition.events[event]?.label ?? event;
  return { event, label, to: statePath(snapshot.value), snapshot, missing: taken.missing };
}

function missingFor<Facts>({ definition, guards, facts }: Running<Facts>, { type, params }: GuardReference) {
  const guard = guards[type];
  if (guard === undefined) {
    throw new Error(
      `Workflow "${definition.id}" version ${definition.version} names guard "${type}": none is registered.`,
    );
  }
  return guard(facts, params ?? {});
}

function notPossibleHere(event: string, from: string, ways: readonly Way[]): NotPossibleNow {
  const events = [...new Set(ways.map((way) => way.event))];
  const possible = events.length === 0 ? 'nothing any more' : events.join(', ');
  return notPossibleNow(`${event} is not possible in ${from}. Possible now: ${possible}.`, from);
}
