import { z } from 'zod';
import {
  statesBelow,
  type ActionReference,
  type StateAt,
  type StateConfig,
  type TransitionConfig,
  type WorkflowDefinition,
} from '../../../src/workflow/definition';
import type { Guards } from '../../../src/workflow/engine';
import type { Registry } from '../../../src/workflow/validate';

/** Which guards are open: guard n asks for bit n. */
export type Bits = number;
export const BITS = 4;

export const RANDOM_GUARDS: Guards<Bits> = {
  bitIsSet: (bits, { bit }) => (bits & (1 << Number(bit)) ? [] : [{ code: 'BIT', message: `bit ${Number(bit)}` }]),
};
export const RANDOM_REGISTRY: Registry = {
  guards: {
    bitIsSet: z.strictObject({
      bit: z
        .int()
        .min(0)
        .max(BITS - 1),
    }),
  },
  actions: { note: z.strictObject({ says: z.string() }) },
  delays: ['stageDays'],
};

/** Events that people send, and those that only the process raises. */
const SENT = ['E0', 'E1', 'E2', 'E3'];
const RAISED = ['R0', 'R1'];
const DELAYS = ['P1D', 'PT8H', 'stageDays'];

type Draft = { -readonly [Key in keyof StateConfig]: StateConfig[Key] };

/** Numbers to choose by, again and again from the start when they run out; shrinking them makes a smaller definition. */
class Choices {
  private position = 0;
  constructor(private readonly numbers: readonly number[]) {}

  below(limit: number): number {
    const number = this.numbers[this.position % this.numbers.length] ?? 0;
    this.position += 1;
    return number % limit;
  }
  in(chances: number): boolean {
    return this.below(chances) === chances - 1;
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/**
 * A definition of up to three levels, regions counted with everything that the subset has. A tame one leads from each state to its neighbour and
 * so to an end, and goes on by itself only forwards: it is nearly always valid. A wild one goes anywhere.
 */
export function randomDefinition(numbers: readonly number[], wild = false): WorkflowDefinition {
  const choose = new Choices(numbers);
  const machine = compound(choose, 0);
  if (!wild || !choose.in(4)) machine.states = { ...machine.states, ended: { type: 'final' } };
  const draft = { id: 'random', version: 1, events: labelled(SENT), machine: machine as WorkflowDefinition['machine'] };
  for (const { path, state } of [{ path: [], state: draft.machine }, ...statesBelow(draft.machine)]) {
    if (state.type !== 'final' && state.type !== 'history') decorate(draft, path, state, choose, wild);
    else if (state.type === 'final' && choose.in(3)) (state as Draft).entry = [note(path, 'in')];
  }
  if (!wild || choose.in(2)) chain(draft.machine.states, choose);
  // Twice, since what answers the one may be all that raises the other.
  RAISED.forEach(() => withoutWhatNothingRaises(draft.machine));
  return draft;
}

/** What answers an event that nothing sends or raises would be a fault. */
function withoutWhatNothingRaises(machine: StateConfig): void {
  const text = JSON.stringify(machine);
  const silent = RAISED.filter((event) => !text.includes(`"params":{"event":"${event}"}`));
  for (const state of [machine, ...statesBelow(machine).map((one) => one.state)]) {
    if (state.on === undefined) continue;
    (state as Draft).on = Object.fromEntries(Object.entries(state.on).filter(([event]) => !silent.includes(event)));
  }
}

const labelled = (events: readonly string[]) => Object.fromEntries(events.map((event) => [event, { label: event }]));
const note = (path: readonly string[], says: string): ActionReference => ({
  type: 'note',
  params: { says: [...path, says].join('.') },
});

function compound(choose: Choices, depth: number): Draft {
  const names = ['a', 'b', 'c'].slice(0, 1 + choose.below(3) + (depth === 0 ? 1 : 0));
  const states: Record<string, StateConfig> = Object.fromEntries(names.map((name) => [name, place(choose, depth + 1)]));
  if (depth > 0 && choose.in(2)) states['past'] = { type: 'history', history: choose.of(['deep', 'shallow'] as const) };
  if (depth > 0 && choose.in(2)) states['over'] = { type: 'final' };
  return { initial: 'a', states };
}

function place(choose: Choices, depth: number): StateConfig {
  const kind = depth >= 3 ? 0 : choose.below(5);
  if (kind < 2) return {};
  if (kind < 4) return compound(choose, depth);
  const regions = ['p', 'q', 'r'].slice(0, 2 + choose.below(2));
  return { type: 'parallel', states: Object.fromEntries(regions.map((name) => [name, compound(choose, depth + 1)])) };
}

/** Each state of a box leads to the next one, whatever else it does, so that all are reached and the last one is the end. */
function chain(states: Readonly<Record<string, StateConfig>>, choose: Choices): void {
  const names = Object.entries(states).filter(([, { type }]) => type !== 'history');
  names.forEach(([name, state], index) => {
    const next = names[index + 1]?.[0];
    if (next !== undefined && state.type !== 'final') {
      const event = choose.of(SENT);
      (state as Draft).on = { ...state.on, [event]: [{ target: next, actions: [note([name], 'to next')] }] };
    }
    if (state.type === 'parallel')
      Object.values(state.states ?? {}).forEach((region) => chain(region.states ?? {}, choose));
    else chain(state.states ?? {}, choose);
  });
}

function decorate(
  definition: WorkflowDefinition,
  path: readonly string[],
  state: Draft,
  choose: Choices,
  wild: boolean,
): void {
  const all = statesBelow(definition.machine);
  const text = path.join('.');
  // A way back is for who comes from outside.
  const isOpen = (to: StateAt) => to.state.type !== 'history' || !text.startsWith(`${to.path.slice(0, -1).join('.')}.`);
  const open = all.filter(isOpen);
  const anywhere = () => `#random.${choose.of(open).path.join('.')}`;
  const later = (): string | null => {
    const found = all.filter((one) => one.path.length === path.length && one.path.join('.') > text);
    const beside = found.filter((one) => one.path.slice(0, -1).join('.') === path.slice(0, -1).join('.'));
    // From one region to another would leave and enter them all, and so go backwards.
    const isRegion = ['p', 'q', 'r'].includes(path.at(-1) ?? '');
    const later = beside.filter((one) => one.state.type !== 'history' && !isRegion);
    return later.length === 0 ? null : (choose.of(later).path.at(-1) ?? null);
  };
  const way = (): TransitionConfig => ({
    ...(choose.in(5) ? {} : { target: anywhere() }),
    ...(choose.in(2) ? { guard: { type: 'bitIsSet', params: { bit: choose.below(BITS) } } } : {}),
    ...(choose.in(2) ? { actions: [note(path, 'on the way')] } : {}),
    ...(choose.in(4) ? { reenter: true } : {}),
  });
  const byItself = (): TransitionConfig | null => {
    const target = wild ? anywhere() : later();
    return target === null ? null : { ...way(), target };
  };
  const raising = (): ActionReference => ({ type: 'raise', params: { event: choose.of(RAISED) } });
  const on: Record<string, readonly TransitionConfig[]> = {};
  for (const event of SENT) if (choose.in(3)) on[event] = choose.in(3) ? [way(), way()] : [way()];
  for (const event of RAISED) {
    const own = choose.in(4) ? byItself() : null;
    if (own !== null) on[event] = [wild && choose.in(4) ? { ...own, actions: [raising()] } : own];
    // Each is answered somewhere, so that raising it is no fault.
    else if (path.length === 0) on[event] = [{ actions: [note(path, event)] }];
  }
  state.on = on;
  if (choose.in(2)) state.entry = [note(path, 'in'), ...(choose.in(3) ? [raising()] : [])];
  if (choose.in(2)) state.exit = [note(path, 'out'), ...(choose.in(wild ? 4 : 8) ? [raising()] : [])];
  if (choose.in(3)) state.after = { [choose.of(DELAYS)]: [way()] };
  const always = choose.in(6) ? byItself() : null;
  if (always !== null) state.always = [always];
  const isDone = state.states !== undefined && path.length > 0 && choose.in(2);
  const onDone = isDone ? byItself() : null;
  if (onDone !== null) state.onDone = [onDone];
}
