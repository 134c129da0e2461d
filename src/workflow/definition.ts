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
 * A state, in the subset of XState's configuration that is plain JSON: no actions, no inline guards, no invoked actors.
 * @see https://stately.ai/docs/states
 */
export interface StateConfig {
  /** `history` is no place to be in, but the way back to where the parent state was left. */
  readonly type?: 'final' | 'history';
  /** `deep` remembers all levels below the parent, `shallow` the first only. */
  readonly history?: 'deep' | 'shallow';
  readonly description?: string;
  /** Facts about being here, for programs; an inner state's win over its parents'. */
  readonly meta?: JsonObject;
  readonly initial?: string;
  /** By event: one way, or several of which the first with an open guard is taken. */
  readonly on?: Readonly<Record<string, TransitionConfig | readonly TransitionConfig[]>>;
  readonly states?: Readonly<Record<string, StateConfig>>;
}

/** A state with states in it, one of which is entered first. */
export interface CompoundState extends StateConfig {
  readonly initial: string;
  readonly states: Readonly<Record<string, StateConfig>>;
}

export interface TransitionConfig {
  /** A neighbour (`design`), a state below a neighbour (`underWay.asLeft`) or an absolute place (`#initiative.design`). */
  readonly target: string;
  readonly guard?: GuardReference;
  readonly description?: string;
}

/** A guard by its registered name, with what it needs to know. */
export interface GuardReference {
  readonly type: string;
  readonly params?: JsonObject;
}

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
export const statePath = (value: StateValue): string => leafPaths(value).join(' and ');

function leafPaths(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([parent, inner]) =>
    inner === undefined ? [parent] : leafPaths(inner).map((path) => `${parent}.${path}`),
  );
}

/** The `meta` of the active states, outermost first, so that an inner state's word wins. */
export function metaAt(state: StateConfig, value: StateValue): JsonObject {
  const active: readonly (readonly [string, StateValue | undefined])[] =
    typeof value === 'string' ? [[value, undefined]] : Object.entries(value);
  return active.reduce<JsonObject>((meta, [name, inner]) => {
    const child = state.states?.[name];
    if (child === undefined) throw new Error(`There is no state "${name}" in this definition.`);
    return { ...meta, ...child.meta, ...(inner === undefined ? {} : metaAt(child, inner)) };
  }, {});
}

/** The ways that a state answers an event, as a list also where there is one. */
export const waysOf = (ways: TransitionConfig | readonly TransitionConfig[]): readonly TransitionConfig[] =>
  'target' in ways ? [ways] : ways;

/** Every state below this one with its path, parents before children, in the order of the definition. */
export function statesBelow(state: StateConfig, path: readonly string[] = []): readonly StateAt[] {
  return Object.entries(state.states ?? {}).flatMap(([name, child]) => {
    const at = { path: [...path, name], state: child };
    return [at, ...statesBelow(child, at.path)];
  });
}
export interface StateAt {
  readonly path: readonly string[];
  readonly state: StateConfig;
}
