import { getNextTransitions, initialTransition, raise, setup, transition, type SnapshotFrom } from 'xstate';
import {
  allWays,
  inOrder,
  RAISE,
  statesOf,
  waysOf,
  type ActionReference,
  type GuardReference,
  type JsonObject,
  type StateConfig,
  type Ways,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from './definition';

/** Far beyond what one event can set off; a definition that never comes to rest is a fault, not a hanging process. */
const MAX_MICROSTEPS = 1_000;
/** Distinct situations that are remembered, a definition. */
const REMEMBERED = 10_000;
/** Sets of verdicts that are remembered, a situation. */
const VERDICTS_REMEMBERED = 15;
/** XState wants a number of milliseconds where we keep the delay's name: it never runs, so that any will do. */
const SOME_DELAY = 1;

/** Whether a guard lets pass now. */
export type Opens = (guard: GuardReference) => boolean;

/** What a step asks of the world around the process, in the order in which it arises. */
export type Effect =
  | { readonly kind: 'action'; readonly type: string; readonly params: JsonObject }
  | { readonly kind: 'timerStarted'; readonly timer: string; readonly delay: string }
  /** Its state was left; where the timer ran out before, there is nothing to do. */
  | { readonly kind: 'timerCancelled'; readonly timer: string };

/** A process after a step, and what the step asks for. */
export interface Step {
  readonly snapshot: WorkflowSnapshot;
  readonly effects: readonly Effect[];
}

/** One way that an event from outside could take from where a process stands. */
export interface Way {
  /** An event of the vocabulary, or the name of a timer. */
  readonly event: string;
  readonly guard: GuardReference | null;
}

/** A step that was taken before, with all that it asked: asked the same and answered the same, it is the same step. */
interface Remembered {
  readonly asked: readonly (readonly [GuardReference, boolean])[];
  readonly step: Step;
}

type Machine = ReturnType<typeof assemble>;
interface Assembled {
  readonly machine: Machine;
  readonly root: StateConfig;
  /** The name of each timer by XState's event for it, and the other way round. */
  readonly timers: ReadonlyMap<string, { readonly timer: string; readonly delay: string }>;
  readonly timerEvents: ReadonlyMap<string, string>;
  readonly ways: Map<string, readonly Way[]>;
  readonly steps: Map<string, Remembered[]>;
}

/** The name of a state's deadline: `discover.underWay after P14D`. */
export const timerOf = (path: readonly string[], delay: string): string =>
  [...(path.length === 0 ? [] : [path.join('.')]), 'after', delay].join(' ');

function assemble(definition: WorkflowDefinition) {
  const states = statesOf(definition).map(({ state }) => state);
  const named = states.flatMap(allWays).flatMap((way) => way.guard?.type ?? []);
  const guards = Object.fromEntries(
    named.map((type) => [
      type,
      // The verdict on guards travels in the context, so that one machine serves every policy and every set of facts.
      ({ context }: { context: { opens: Opens } }, params: JsonObject) => context.opens({ type, params }),
    ]),
  );
  const delays = Object.fromEntries(states.flatMap(({ after }) => Object.keys(after ?? {})).map(someDelay));
  const vocabulary = setup({ types: { context: {} as { opens: Opens }, input: {} as Opens }, guards, delays });
  return vocabulary.createMachine({
    // Our JSON is a subset of what XState takes, but read-only, which its types do not foresee.
    ...(executable(definition.machine) as Parameters<typeof vocabulary.createMachine>[0]),
    id: definition.id,
    context: ({ input }) => ({ opens: input }),
    options: { maxIterations: MAX_MICROSTEPS },
  });
}

const someDelay = (name: string) => [name, SOME_DELAY] as const;

/** The same state with `raise` as XState's own action; what else it names stays a name. */
function executable(state: StateConfig): object {
  const { on, always, after, onDone, entry, exit, states, ...rest } = state;
  const byKey = (ways: Readonly<Record<string, Ways>>) =>
    Object.fromEntries(Object.entries(ways).map(([key, way]) => [key, withActions(way)]));
  return {
    ...rest,
    ...(on && { on: byKey(on) }),
    ...(always && { always: withActions(always) }),
    ...(after && { after: byKey(after) }),
    ...(onDone && { onDone: withActions(onDone) }),
    ...(entry && { entry: entry.map(action) }),
    ...(exit && { exit: exit.map(action) }),
    ...(states && {
      states: Object.fromEntries(Object.entries(states).map(([name, child]) => [name, executable(child)])),
    }),
  };
}
const withActions = (ways: Ways) =>
  waysOf(ways).map(({ actions, ...way }) => ({ ...way, ...(actions && { actions: actions.map(action) }) }));
const action = ({ type, params = {} }: ActionReference) =>
  type === RAISE ? raise({ type: params['event'] as string }) : { type, params };

const assembled = new WeakMap<WorkflowDefinition, Assembled>();
function assembledFrom(definition: WorkflowDefinition): Assembled {
  let found = assembled.get(definition);
  if (found === undefined) assembled.set(definition, (found = assembly(definition)));
  return found;
}

function assembly(definition: WorkflowDefinition): Assembled {
  const timers = statesOf(definition).flatMap(({ path, state }) =>
    Object.keys(state.after ?? {}).map((delay) => {
      const event = `xstate.after.${delay}.${[definition.id, ...path].join('.')}`;
      return [event, { timer: timerOf(path, delay), delay }] as const;
    }),
  );
  return {
    machine: assemble(definition),
    root: definition.machine,
    timers: new Map(timers),
    timerEvents: new Map(timers.map(([event, { timer }]) => [timer, event])),
    ways: new Map(),
    steps: new Map(),
  };
}

function persisted({ machine, root }: Assembled, snapshot: SnapshotFrom<Machine>): WorkflowSnapshot {
  if (snapshot.status === 'error') throw snapshot.error;
  const { status, value, historyValue } = machine.getPersistedSnapshot(snapshot) as unknown as WorkflowSnapshot;
  return { status, value: inOrder(root, value), historyValue };
}

/** `resolveState` would do for the value alone, but it forgets history: a resume would start the stage over. */
function restored({ machine, root }: Assembled, snapshot: WorkflowSnapshot, opens: Opens): SnapshotFrom<Machine> {
  const value = inOrder(root, snapshot.value);
  const whole = { output: undefined, error: undefined, context: { opens }, children: {}, ...snapshot, value };
  // The scope is there to revive child actors, and a definition has none.
  return machine.restoreSnapshot(whole, undefined as never);
}

/** An action as XState hands it back: ours by name, or one of its own. */
interface Arising {
  readonly type: string;
  readonly params: unknown;
}

function effectsOf({ timers }: Assembled, arising: readonly Arising[]): readonly Effect[] {
  return arising.flatMap(({ type, params }): Effect[] => {
    if (type === 'xstate.raise') {
      const started = timers.get(String((params as { id?: string }).id));
      // Without a timer's id it is an event to the process itself, dealt with by now.
      return started === undefined ? [] : [{ kind: 'timerStarted', ...started }];
    }
    if (type === 'xstate.cancel') {
      const cancelled = timers.get(String((params as { sendId?: string }).sendId));
      return cancelled === undefined ? [] : [{ kind: 'timerCancelled', timer: cancelled.timer }];
    }
    return [{ kind: 'action', type, params: params as JsonObject }];
  });
}

/** The process as it is entered first. Nothing is known yet, so every guard on the way is shut. */
export function initialStep(definition: WorkflowDefinition): Step {
  const found = assembledFrom(definition);
  const [snapshot, arising] = initialTransition(found.machine, () => false);
  return { snapshot: persisted(found, snapshot), effects: effectsOf(found, arising) };
}

/**
 * The process after an event or the running out of a timer. What nothing answers, or what meets shut guards only, leaves it
 * as it is: ask `waysOut` first. A step depends on definition, snapshot, event and the verdicts of the guards that it asks:
 * it is remembered with those, so that a list of processes costs a look-up each.
 * @throws Error when the snapshot names a state that the definition does not have, or the process never comes to rest
 */
export function step(definition: WorkflowDefinition, snapshot: WorkflowSnapshot, event: string, opens: Opens): Step {
  const found = assembledFrom(definition);
  const key = JSON.stringify([snapshot.value, snapshot.historyValue, event]);
  const known = found.steps.get(key) ?? [];
  const same = known.find(({ asked }) => asked.every(([guard, verdict]) => opens(guard) === verdict));
  if (same !== undefined) return same.step;
  const asked: [GuardReference, boolean][] = [];
  const noted: Opens = (guard) => {
    const verdict = opens(guard);
    asked.push([guard, verdict]);
    return verdict;
  };
  const type = found.timerEvents.get(event) ?? event;
  const [next, arising] = transition(found.machine, restored(found, snapshot, noted), { type });
  const taken = { snapshot: persisted(found, next), effects: afterFiring(event, effectsOf(found, arising)) };
  remember(found.steps, key, [...known.slice(-VERDICTS_REMEMBERED), { asked, step: taken }]);
  return taken;
}

/** XState cancels all timers of a state that is left; the one that has just run out is no longer there to be cancelled. */
function afterFiring(fired: string, effects: readonly Effect[]): readonly Effect[] {
  const gone = effects.findIndex((effect) => effect.kind === 'timerCancelled' && effect.timer === fired);
  return effects.filter((_, index) => index !== gone);
}

/**
 * The ways that events from outside could take from where a process stands, innermost state first, whatever their guards
 * say.
 */
export function waysOut(definition: WorkflowDefinition, snapshot: WorkflowSnapshot): readonly Way[] {
  // XState would let an ended process go on by the ways of the machine as a whole.
  if (snapshot.status === 'done') return [];
  const found = assembledFrom(definition);
  const key = JSON.stringify([snapshot.value, snapshot.historyValue]);
  const known = found.ways.get(key);
  if (known !== undefined) return known;
  const ways = getNextTransitions(restored(found, snapshot, () => false)).flatMap((way): Way[] => {
    const type = String(way.eventType);
    const event = found.timers.get(type)?.timer ?? type;
    const fromOutside = found.timerEvents.has(event) || Object.hasOwn(definition.events, event);
    return fromOutside ? [{ event, guard: (way.guard as GuardReference | undefined) ?? null }] : [];
  });
  remember(found.ways, key, ways);
  return ways;
}

function remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, value);
}
