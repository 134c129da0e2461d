/** What JSON can say, read-only. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * A process as data: which states there are, which events lead from one to another, what each event asks for. It holds no
 * code, so that it can be stored, compared and shown; once published a version never changes.
 */
export interface WorkflowDefinition {
  readonly id: string;
  /** A whole number from 1 on; what runs stays on the version it was started with. */
  readonly version: number;
  /** The vocabulary: every event that a state answers to, with its name for people ("Ask for approval"). */
  readonly events: Readonly<Record<string, { readonly label: string }>>;
  readonly machine: CompoundState;
}

/**
 * A state, in the subset of XState's configuration that is plain JSON: guards and actions go by their registered names, and
 * nothing is invoked.
 * @see https://stately.ai/docs/states
 */
export interface StateConfig {
  /**
   * `parallel`: all states below are active side by side. `history` is no place to be in, but the way back to where the
   * parent state was left. Left out, a state with states below is in one of them at a time.
   */
  readonly type?: 'parallel' | 'final' | 'history';
  /** `deep` remembers all levels below the parent, `shallow` the first only. */
  readonly history?: 'deep' | 'shallow';
  /** Where a history state leads while there is nothing to remember; left out, where its parent is entered. */
  readonly target?: string;
  readonly description?: string;
  /** Facts about being here, for programs; an inner state's win over its parents'. */
  readonly meta?: JsonObject;
  readonly initial?: string;
  readonly on?: Readonly<Record<string, Ways>>;
  /** Ways that are taken by themselves as soon as a guard is open. */
  readonly always?: Ways;
  /** Deadlines: by an ISO 8601 duration (`P14D`) or by a registered name (`stageDays`), what happens when it runs out. */
  readonly after?: Readonly<Record<string, Ways>>;
  /** What happens once all that is active below has come to a final state. */
  readonly onDone?: Ways;
  readonly entry?: readonly ActionReference[];
  readonly exit?: readonly ActionReference[];
  readonly states?: Readonly<Record<string, StateConfig>>;
}

/** A state with states in it. */
export interface CompoundState extends StateConfig {
  readonly states: Readonly<Record<string, StateConfig>>;
}

/** One way, or several of which the first with an open guard is taken. */
export type Ways = TransitionConfig | readonly TransitionConfig[];

export interface TransitionConfig {
  /**
   * A neighbour (`design`), a state below a neighbour (`underWay.asLeft`), one below the source itself (`.first`) or an
   * absolute place (`#initiative.design`). Left out, nothing is left or entered: only the actions happen.
   */
  readonly target?: string;
  readonly guard?: GuardReference;
  readonly actions?: readonly ActionReference[];
  /** Leaves and enters the source again, also when the target lies within it. */
  readonly reenter?: boolean;
  readonly description?: string;
}

/** A guard by its registered name, with what it needs to know. */
export interface GuardReference {
  readonly type: string;
  readonly params?: JsonObject;
}

/**
 * Something to be done, by its registered name, when a state is entered or left or a way is taken. One is built in:
 * `{ "type": "raise", "params": { "event": "VETOED" } }` sends an event to the process itself, before anything from outside.
 */
export interface ActionReference {
  readonly type: string;
  readonly params?: JsonObject;
}

/** The action that every definition may use: it sends `params.event` to the process itself. */
export const RAISE = 'raise';

/** Where a process stands: the name of the active state, or of a parent with what is active in it. */
export type StateValue = string | { readonly [parent: string]: StateValue | undefined };

/** All that must be kept of a running process. Plain JSON: what is stored and read back is the same process. */
export interface WorkflowSnapshot {
  /** `done` in a final state of the machine. */
  readonly status: 'active' | 'done';
  readonly value: StateValue;
  /** By history state: the states that were active when its parent was left, by id. */
  readonly historyValue: Readonly<Record<string, readonly { readonly id: string }[]>>;
}

/** The path of the active state, outermost first: `discover.underWay.working`; of regions side by side, each path. */
export const statePath = (value: StateValue): string => statePaths(value).join(' and ');

/** The path of each active state that has none inside: several, of regions side by side. */
export function statePaths(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([parent, inner]) => {
    const inside = inner === undefined ? [] : statePaths(inner);
    return inside.length === 0 ? [parent] : inside.map((path) => `${parent}.${path}`);
  });
}

/**
 * The same place with regions in the order of the definition. PostgreSQL's `jsonb` sorts keys in its own way, and the order of
 * regions decides which of them is asked first.
 * @param state the machine
 * @throws Error when the value names a state that is not there
 */
export function inOrder(state: StateConfig, value: StateValue): StateValue {
  if (typeof value === 'string') return childOf(state, value) && value;
  const ordered = Object.entries(value).map(([name, inner]) => {
    const child = childOf(state, name);
    return [name, inner === undefined ? inner : inOrder(child, inner)] as const;
  });
  if (ordered.length < 2) return Object.fromEntries(ordered);
  const names = Object.keys(state.states ?? {});
  return Object.fromEntries(ordered.sort(([one], [other]) => names.indexOf(one) - names.indexOf(other)));
}

/** The `meta` of the active states, outermost first, so that an inner state's word wins, and of regions the later one's. */
export function metaAt(state: StateConfig, value: StateValue): JsonObject {
  const place = inOrder(state, value);
  const active: readonly (readonly [string, StateValue | undefined])[] =
    typeof place === 'string' ? [[place, undefined]] : Object.entries(place);
  return active.reduce<JsonObject>((meta, [name, inner]) => {
    const child = childOf(state, name);
    return { ...meta, ...child.meta, ...(inner === undefined ? {} : metaAt(child, inner)) };
  }, {});
}

function childOf({ states = {} }: StateConfig, name: string): StateConfig {
  const child = Object.hasOwn(states, name) ? states[name] : undefined;
  if (child === undefined) throw new Error(`There is no state "${name}" in this definition.`);
  return child;
}

/** The ways that a state answers an event, as a list also where there is one or none. */
export const waysOf = (ways: Ways | undefined): readonly TransitionConfig[] =>
  ways === undefined ? [] : isList(ways) ? ways : [ways];
const isList = (ways: Ways): ways is readonly TransitionConfig[] => Array.isArray(ways);

/** Every way out of a state, whatever sets it off. */
export const allWays = ({ on = {}, always, after = {}, onDone }: StateConfig): readonly TransitionConfig[] =>
  [...Object.values(on), always, ...Object.values(after), onDone].flatMap(waysOf);

/** Every state below this one with its path, parents before children, in the order of the definition. */
export function statesBelow(state: StateConfig, path: readonly string[] = []): readonly StateAt[] {
  return Object.entries(state.states ?? {}).flatMap(([name, child]) => {
    const at = { path: [...path, name], state: child };
    return [at, ...statesBelow(child, at.path)];
  });
}

/** Every state of a definition, the machine itself first. */
export const statesOf = ({ machine }: Pick<WorkflowDefinition, 'machine'>): readonly StateAt[] => [
  { path: [], state: machine },
  ...statesBelow(machine),
];

/** A state and where it is. */
export interface StateAt {
  /** The names from the outermost state to this one; empty for the machine itself. */
  readonly path: readonly string[];
  readonly state: StateConfig;
}

/** The path of the state that a target names, seen from the state at `source`. */
export function targetPath(definition: Pick<WorkflowDefinition, 'id'>, source: readonly string[], target: string) {
  const machine = `#${definition.id}`;
  if (target === machine) return [];
  if (target.startsWith(`${machine}.`)) return target.slice(machine.length + 1).split('.');
  if (target.startsWith('.')) return [...source, ...target.slice(1).split('.')];
  return [...source.slice(0, -1), ...target.split('.')];
}
