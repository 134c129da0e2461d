import { excerpt } from '../shared/refusal';
import { statesOf, waysOf, type StateAt, type StateConfig, type WorkflowDefinition } from './definition';
import { jsonPath, type DefinitionFault } from './definition-document';
import { timerOf } from './machine';

/** What becomes of a deadline that runs: it is kept as it is, counted anew from the migration, or dropped. */
export const TIMER_RULES = ['KEEP', 'RESTART', 'DROP'] as const;
export type TimerRule = (typeof TIMER_RULES)[number];

/**
 * How what runs on one version of a definition goes on under another. What a plan does not speak of stays what it is: a state
 * goes to the state of the same path, a timer is kept under its own name, or dropped where the new version has none such.
 */
export interface MigrationPlan {
  /** By the path of a place to be in of the old version, the place of the new one; several to one is allowed. */
  readonly states: Readonly<Record<string, string>>;
  /** By the name of a timer of the old version; `to` is the new version's, the same name when it is left out. */
  readonly timers: Readonly<Record<string, { readonly deadline: TimerRule; readonly to?: string | undefined }>>;
}

/** The two versions of a migration, and what is said beside what goes without saying. */
export interface Migration {
  readonly plan: MigrationPlan;
  readonly from: WorkflowDefinition;
  readonly to: WorkflowDefinition;
}

/** A state that a process can stand in: neither one with states inside nor a way back. */
export const isPlace = ({ type, states }: StateConfig): boolean => states === undefined && type !== 'history';

/** Whether it is left by itself, whatever is so: nobody can be put there. */
export const isLeftAtOnce = ({ always }: StateConfig): boolean => waysOf(always).some(({ guard }) => !guard);

const known = new WeakMap<StateConfig, ReadonlyMap<string, StateAt>>();

/** Every state by its path, the machine under the empty one. */
export function statesByPath(definition: Pick<WorkflowDefinition, 'machine'>): ReadonlyMap<string, StateAt> {
  // Thousands of processes migrate between the same two machines.
  const states = known.get(definition.machine) ?? new Map(statesOf(definition).map((at) => [at.path.join('.'), at]));
  known.set(definition.machine, states);
  return states;
}

/** Every timer by its name, with the path of the state that it is of. */
export const timersOf = (definition: Pick<WorkflowDefinition, 'machine'>): ReadonlyMap<string, string> =>
  new Map(
    statesOf(definition).flatMap(({ path, state }) =>
      Object.keys(state.after ?? {}).map((delay) => [timerOf(path, delay), path.join('.')] as const),
    ),
  );

/** Whether a state lies in another one, or is it. */
export const liesIn = (path: string, around: string): boolean =>
  around === '' || path === around || path.startsWith(`${around}.`);

/** The place of the new version that a place of the old one goes to; undefined when nobody could go on there. */
export function goalOf({ plan, from, to }: Migration, place: string): string | undefined {
  const goal = Object.hasOwn(plan.states, place) ? plan.states[place]! : place;
  return whyNot(statesByPath(from).get(place), statesByPath(to).get(goal)) === undefined ? goal : undefined;
}

/** Every fault of a plan at its JSON path, in its own order; whether all that is in use has a place is for `migrate` to say. */
export function faultsOfPlan(migration: Migration): readonly DefinitionFault[] {
  return [...faultsOfStates(migration), ...faultsOfTimers(migration)];
}

interface Obstacle {
  readonly code: string;
  readonly message: string;
}
const LEFT_AT_ONCE: Obstacle = { code: 'NO_PLACE', message: 'it is left by itself at once' };

/** Why what stands in one place cannot go on in another. */
function whyNot(source: StateAt | undefined, goal: StateAt | undefined): Obstacle | undefined {
  if (source === undefined || !isPlace(source.state) || goal === undefined) {
    return { code: 'UNKNOWN_STATE', message: 'there is no such state' };
  }
  if (!isPlace(goal.state)) return { code: 'NO_PLACE', message: 'it is no place to be in: name a state inside it' };
  if (goal.state.type === 'final' && source.state.type !== 'final') {
    return { code: 'ENDED', message: 'it is an end, and a migration ends nothing' };
  }
  const ended = ({ path, state }: StateAt) => state.type === 'final' && path.length === 1;
  if (ended(source) !== ended(goal))
    return { code: 'ENDED', message: 'it is no end, and what has ended begins no more' };
  return undefined;
}

function faultsOfStates({ plan, from, to }: Migration): readonly DefinitionFault[] {
  const [old, further] = [statesByPath(from), statesByPath(to)];
  return Object.entries(plan.states).flatMap(([place, goal]) => {
    const path = jsonPath(['states', excerpt(place)]);
    const source = old.get(place);
    if (source === undefined) {
      const message = `Version ${from.version} has no state "${excerpt(place)}".`;
      return [{ path, code: 'UNKNOWN_STATE', message }];
    }
    if (!isPlace(source.state)) {
      const message = `Nothing stands in "${place}" itself: map the states inside it, each by its path.`;
      return [{ path, code: 'NO_PLACE', message }];
    }
    const aim = further.get(goal);
    const atOnce = aim !== undefined && isLeftAtOnce(aim.state);
    const obstacle = whyNot(source, aim) ?? (atOnce ? LEFT_AT_ONCE : undefined);
    if (obstacle === undefined) return [];
    return [
      { path, code: obstacle.code, message: `"${excerpt(goal)}" of version ${to.version}: ${obstacle.message}.` },
    ];
  });
}

function faultsOfTimers(migration: Migration): readonly DefinitionFault[] {
  const { plan, from, to } = migration;
  const [old, further] = [timersOf(from), timersOf(to)];
  const entered = [...statesByPath(from).keys()].flatMap((place) => goalOf(migration, place) ?? []);
  return Object.entries(plan.timers).flatMap(([timer, { deadline, to: goal = timer }]) => {
    const path = jsonPath(['timers', excerpt(timer)]);
    if (!old.has(timer)) {
      return [{ path, code: 'UNKNOWN_TIMER', message: `Version ${from.version} has no timer "${excerpt(timer)}".` }];
    }
    if (deadline === 'DROP') return [];
    const state = further.get(goal);
    if (state === undefined) {
      const message = `Version ${to.version} has no timer "${excerpt(goal)}": name one of its own in "to", or drop this one.`;
      return [{ path, code: 'UNKNOWN_TIMER', message }];
    }
    if (entered.some((place) => liesIn(place, state))) return [];
    return [
      { path, code: 'NOT_ENTERED', message: `By this plan nothing goes on in "${state}", whose timer "${goal}" is.` },
    ];
  });
}
