import fc from 'fast-check';
import type { WorkflowDefinition, WorkflowSnapshot } from '../../../src/workflow/definition';
import { statesOf } from '../../../src/workflow/definition';
import { decide, start, type Effect, type Moved } from '../../../src/workflow/engine';
import { timerOf } from '../../../src/workflow/machine';
import { randomDefinition, RANDOM_GUARDS, type Bits } from './a-random-definition';

/** One event that was tried on a walk, and what came of it. */
export interface Tried {
  readonly event: string;
  readonly facts: Bits;
  readonly answer: ReturnType<typeof decide>;
  /** The process before and after; the same where it was refused. */
  readonly before: WorkflowSnapshot;
  readonly after: WorkflowSnapshot;
}

export interface Walk {
  readonly definition: WorkflowDefinition;
  readonly begun: { readonly snapshot: WorkflowSnapshot; readonly effects: readonly Effect[] };
  readonly tried: readonly Tried[];
}

/** By step, a number that says which event is tried, and the guards that are open then. */
export type Steps = readonly (readonly [number, Bits])[];

const numbers = fc.array(fc.nat({ max: 1_000 }), { minLength: 20, maxLength: 80 });
export const someDefinition = numbers.map((chosen) => randomDefinition(chosen));
export const someWildDefinition = numbers.map((chosen) => randomDefinition(chosen, true));
export const someSteps: fc.Arbitrary<Steps> = fc.array(fc.tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 15 })), {
  maxLength: 15,
});

export const running = (definition: WorkflowDefinition, snapshot: WorkflowSnapshot, facts: Bits) => ({
  definition,
  snapshot,
  guards: RANDOM_GUARDS,
  facts,
});

/** What could be sent to a process of this definition: events, every timer, what only it raises, and what is XState's own. */
export function everyEvent(definition: WorkflowDefinition): readonly string[] {
  const own = [
    'R0',
    'R1',
    'xstate.init',
    'xstate.stop',
    'xstate.done.state.random.a',
    'xstate.after.P1D.random.a',
    '*',
    '',
  ];
  return [...Object.keys(definition.events), ...everyTimer(definition), ...own];
}

export const everyTimer = (definition: WorkflowDefinition): readonly string[] =>
  statesOf(definition).flatMap(({ path, state }) =>
    Object.keys(state.after ?? {}).map((delay) => timerOf(path, delay)),
  );

/** @param stored what happens to a snapshot between two events */
export function walk(
  definition: WorkflowDefinition,
  steps: Steps,
  stored: (snapshot: WorkflowSnapshot) => WorkflowSnapshot = (snapshot) => snapshot,
): Walk {
  const begun = start(definition);
  const events = everyEvent(definition);
  const tried: Tried[] = [];
  let snapshot = stored(begun.snapshot);
  for (const [choice, facts] of steps) {
    const event = events[choice % events.length] ?? '';
    const answer = decide(running(definition, snapshot, facts), event);
    const after = answer.kind === 'moved' ? stored(answer.snapshot) : snapshot;
    tried.push({ event, facts, answer, before: snapshot, after });
    snapshot = after;
  }
  return { definition, begun, tried };
}

export const moves = ({ tried }: Walk): readonly (Tried & { readonly answer: Moved })[] =>
  tried.flatMap((one) => (one.answer.kind === 'moved' ? [{ ...one, answer: one.answer }] : []));

/** As PostgreSQL's `jsonb` would give it back: equal, but with the keys of each object by length and then by letters. */
export const asJsonb = <T>(value: T): T => JSON.parse(JSON.stringify(value), sorted) as T;
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.entries(value);
  return Object.fromEntries(keys.sort(([one], [other]) => one.length - other.length || (one < other ? 1 : -1)));
}
