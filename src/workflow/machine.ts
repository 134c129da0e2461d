import { getNextTransitions, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';
import {
  statesBelow,
  waysOf,
  type GuardReference,
  type JsonObject,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from './definition';

/** Far beyond what one event can set off; a definition that never comes to rest is a fault, not a hanging process. */
const MAX_MICROSTEPS = 1_000;
/** Distinct snapshots whose ways out are remembered, a definition. */
const REMEMBERED = 10_000;

/** An event as the machine sees it. It brings the verdict on guards along, so that one machine serves every policy. */
interface Asked {
  readonly type: string;
  readonly opens: (guard: GuardReference) => boolean;
}

/** One way out of where a process stands. */
export interface Way {
  readonly event: string;
  readonly guard: GuardReference | null;
  /** What the process becomes when this way is taken. */
  readonly snapshot: WorkflowSnapshot;
}

type Machine = ReturnType<typeof assemble>;
interface Assembled {
  readonly machine: Machine;
  readonly ways: Map<string, readonly Way[]>;
}

function assemble(definition: WorkflowDefinition) {
  const named = [definition.machine, ...statesBelow(definition.machine).map(({ state }) => state)]
    .flatMap((state) => Object.values(state.on ?? {}).flatMap(waysOf))
    .flatMap((way) => way.guard?.type ?? []);
  const guards = Object.fromEntries(
    named.map((type) => [type, ({ event }: { event: Asked }, params: JsonObject) => event.opens({ type, params })]),
  );
  const vocabulary = setup({ types: { events: {} as Asked }, guards });
  // Our JSON is a subset of what XState takes, but read-only, which its types do not foresee.
  const config = definition.machine as unknown as Parameters<typeof vocabulary.createMachine>[0];
  return vocabulary.createMachine({ ...config, id: definition.id, options: { maxIterations: MAX_MICROSTEPS } });
}

const assembled = new WeakMap<WorkflowDefinition, Assembled>();
function assembledFrom(definition: WorkflowDefinition): Assembled {
  let found = assembled.get(definition);
  if (found === undefined) assembled.set(definition, (found = { machine: assemble(definition), ways: new Map() }));
  return found;
}

function persisted(machine: Machine, snapshot: SnapshotFrom<Machine>): WorkflowSnapshot {
  if (snapshot.status === 'error') throw snapshot.error;
  const { status, value, historyValue } = machine.getPersistedSnapshot(snapshot) as unknown as WorkflowSnapshot;
  return { status, value, historyValue };
}

/** `resolveState` would do for the value alone, but it forgets history: a resume would start the stage over. */
function restored(machine: Machine, snapshot: WorkflowSnapshot): SnapshotFrom<Machine> {
  const whole = { output: undefined, error: undefined, context: {}, children: {}, ...snapshot };
  // The scope is there to revive child actors, and a definition has none.
  return machine.restoreSnapshot(whole, undefined as never);
}

/** The process as it is entered first. */
export function initialSnapshot(definition: WorkflowDefinition): WorkflowSnapshot {
  const { machine } = assembledFrom(definition);
  return persisted(machine, initialTransition(machine)[0]);
}

/**
 * The process after an event. An event that nothing answers, or whose guards stay shut, leaves it as it is: ask
 * `waysOut` first.
 * @throws Error when the snapshot names a state that the definition does not have
 */
export function after(
  definition: WorkflowDefinition,
  snapshot: WorkflowSnapshot,
  event: string,
  opens: (guard: GuardReference) => boolean,
): WorkflowSnapshot {
  const { machine } = assembledFrom(definition);
  return persisted(machine, transition(machine, restored(machine, snapshot), { type: event, opens })[0]);
}

/**
 * The ways out of where a process stands, innermost state first, whatever their guards say. They depend on definition and
 * snapshot alone and are remembered, so that a list of processes costs a look-up each.
 */
export function waysOut(definition: WorkflowDefinition, snapshot: WorkflowSnapshot): readonly Way[] {
  const { machine, ways } = assembledFrom(definition);
  const key = JSON.stringify([snapshot.value, snapshot.historyValue]);
  const known = ways.get(key);
  if (known !== undefined) return known;
  const found = getNextTransitions(restored(machine, snapshot)).map((way): Way => {
    const guard = (way.guard as GuardReference | undefined) ?? null;
    const onlyThis = (asked: GuardReference) => asked.type === guard?.type && asked.params === guard.params;
    const event = String(way.eventType);
    return { event, guard, snapshot: after(definition, snapshot, event, onlyThis) };
  });
  if (ways.size >= REMEMBERED) ways.clear();
  ways.set(key, found);
  return found;
}
