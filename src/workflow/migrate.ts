import {
  inOrder,
  statePaths,
  waysOf,
  type StateConfig,
  type StateValue,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from './definition';
import { goalOf, isLeftAtOnce, isPlace, liesIn, statesByPath, type Migration } from './migration-plan';

/** Why a process cannot go on under the new version, said of one state of the old one. */
export interface Stranded {
  /** The path of a state of the old version; of several that do not fit together, all of them with `and`. */
  readonly state: string;
  /**
   * `UNMAPPED`: the new version has no such place, and the plan names none. `CLASH`: of states side by side, the places that
   * they go to cannot be active together. `NO_REST`: what they make together would be left by itself at once.
   */
  readonly code: 'UNMAPPED' | 'CLASH' | 'NO_REST';
}

type Path = readonly string[];

/**
 * The same process as the new version has it. A migration is no move: nothing is entered or left, so that no entry or exit
 * action runs.
 *
 * Each active state goes to its place. Places in regions side by side are taken together; a region that nothing goes to is
 * at its start, and all regions may go to one place outside of them. What is remembered to come back to follows the same
 * map, to the innermost state around it that has a way back in the new version; where there is none it is forgotten.
 * @returns or all that stands in the way: what is remembered needs a place as what is active does
 */
export function migrate(migration: Migration, snapshot: WorkflowSnapshot): WorkflowSnapshot | readonly Stranded[] {
  const { from, to } = migration;
  const stranded: Stranded[] = [];
  const active = statePaths(inOrder(from.machine, snapshot.value));
  const memories = memoriesOf(from, snapshot);
  for (const state of new Set([...active, ...memories.flatMap(({ places }) => places)])) {
    if (goalOf(migration, state) === undefined) stranded.push({ state, code: 'UNMAPPED' });
  }
  if (stranded.length > 0) return stranded;
  const goals = (places: readonly string[]) => [...new Set(places.map((place) => goalOf(migration, place)!))];
  const value = together(to.machine, goals(active).map(split));
  if (value === undefined) return [{ state: active.join(' and '), code: 'CLASH' }];
  if (snapshot.status === 'active' && !isAtRest(to, value)) return [{ state: active.join(' and '), code: 'NO_REST' }];
  const historyValue: Record<string, readonly { readonly id: string }[]> = {};
  for (const { parent, places } of memories) {
    const home = homeOf(to, parent, goals(places));
    if (home === undefined) continue;
    const remembered = remember(to, home, goals(places));
    if (remembered === undefined) stranded.push({ state: places.join(' and '), code: 'CLASH' });
    // What was remembered under the same name comes first, and wins.
    else Object.assign(historyValue, { ...remembered, ...historyValue });
  }
  return stranded.length > 0 ? stranded : { status: snapshot.status, value, historyValue };
}

/** Whether it is the process, and not what stands in its way. */
export const isMigrated = (answer: WorkflowSnapshot | readonly Stranded[]): answer is WorkflowSnapshot =>
  !Array.isArray(answer);

const split = (path: string): Path => path.split('.');

/** The value in which all these places below a state are active; undefined when they cannot be, together. */
function together(state: StateConfig, goals: readonly Path[]): StateValue | undefined {
  const children = Object.entries(state.states ?? {}).filter(([, { type }]) => type !== 'history');
  const below = (name: string) => goals.filter(([first]) => first === name).map(([, ...rest]) => rest);
  if (state.type === 'parallel') {
    const regions = children.map(([name, region]) => {
      const inside = isPlace(region) ? {} : together(region, below(name));
      return inside === undefined ? undefined : ([name, inside] as const);
    });
    return regions.some((region) => region === undefined)
      ? undefined
      : Object.fromEntries(regions as (readonly [string, StateValue])[]);
  }
  const names = goals.length === 0 ? [state.initial] : [...new Set(goals.map(([first]) => first))];
  const [name, child] = children.find(([known]) => known === names[0]) ?? [];
  if (names.length !== 1 || name === undefined || child === undefined) return undefined;
  if (isPlace(child)) return name;
  const inside = together(child, below(name));
  return inside === undefined ? undefined : { [name]: inside };
}

/** Whether a process could stand there: nothing is left by itself, and nothing has ended that would have led on. */
function isAtRest(definition: WorkflowDefinition, value: StateValue): boolean {
  const states = statesByPath(definition);
  const places = statePaths(value);
  const active = [...states].filter(([path]) => path !== '' && places.some((place) => liesIn(place, path)));
  return active.every(([path, { state }]) => {
    if (isLeftAtOnce(state)) return false;
    const leadsOn = waysOf(state.onDone).some(({ guard }) => !guard);
    return !leadsOn || !hasEnded(state, split(path), places);
  });
}

/** Whether all that is active in a state has come to its end. */
function hasEnded(state: StateConfig, path: Path, places: readonly string[]): boolean {
  const children = Object.entries(state.states ?? {}).filter(([, { type }]) => type !== 'history');
  if (children.length === 0) return state.type === 'final';
  const isActive = (name: string) => places.some((place) => liesIn(place, [...path, name].join('.')));
  if (state.type === 'parallel') return children.every(([name, region]) => hasEnded(region, [...path, name], places));
  return children.some(([name, { type }]) => type === 'final' && isActive(name));
}

/** What is remembered of one state, as places that can be gone back to. */
interface Memory {
  readonly parent: string;
  readonly places: readonly string[];
}

/** By the state that was left, what was active in it; of two ways back to it the deep one knows more. */
function memoriesOf(from: WorkflowDefinition, { historyValue }: WorkflowSnapshot): readonly Memory[] {
  const states = statesByPath(from);
  const known = new Map<string, Memory>();
  for (const [id, remembered] of Object.entries(historyValue)) {
    const path = pathOf(from, id);
    const parent = split(path).slice(0, -1).join('.');
    const isDeep = states.get(path)?.state.history === 'deep';
    if (known.has(parent) && !isDeep) continue;
    const places = remembered.map((place) => pathOf(from, place.id)).flatMap((place) => firstPlaces(from, place));
    known.set(parent, { parent, places });
  }
  return [...known.values()];
}

/** Where one is once a state was entered. */
function firstPlaces(definition: WorkflowDefinition, path: string): readonly string[] {
  const state = statesByPath(definition).get(path)?.state;
  if (state === undefined || isPlace(state)) return [path];
  const value = together(state, []);
  return value === undefined ? [path] : statePaths(value).map((place) => `${path}.${place}`);
}

const pathOf = ({ id }: WorkflowDefinition, nodeId: string): string => nodeId.slice(id.length + 1);

/** The state of the new version that remembers these places: of the same path, or else the innermost one around them. */
function homeOf(to: WorkflowDefinition, parent: string, goals: readonly string[]): string | undefined {
  const around = [...statesByPath(to)].filter(
    ([path, { state }]) =>
      Object.values(state.states ?? {}).some(({ type }) => type === 'history') &&
      goals.every((goal) => goal !== path && liesIn(goal, path)),
  );
  const paths = around.map(([path]) => path);
  return paths.includes(parent) ? parent : paths.sort((one, other) => other.length - one.length)[0];
}

/** What each way back into a state remembers once these places in it were left; undefined when they exclude each other. */
function remember(
  definition: WorkflowDefinition,
  home: string,
  goals: readonly string[],
): WorkflowSnapshot['historyValue'] | undefined {
  const { state, path } = statesByPath(definition).get(home)!;
  const value = together(
    state,
    goals.map((goal) => split(goal).slice(path.length)),
  );
  if (value === undefined) return undefined;
  const all = statePaths(value).map((place) => [...path, ...split(place)].join('.'));
  const places = [...goals, ...all.filter((place) => !goals.includes(place))];
  const children = [
    ...new Set(
      places.map((place) =>
        split(place)
          .slice(0, path.length + 1)
          .join('.'),
      ),
    ),
  ];
  return Object.fromEntries(
    Object.entries(state.states ?? {}).flatMap(([name, { type, history }]) => {
      if (type !== 'history') return [];
      const ids = (history === 'deep' ? places : children).map((place) => ({ id: `${definition.id}.${place}` }));
      return [[[definition.id, ...path, name].join('.'), ids] as const];
    }),
  );
}
