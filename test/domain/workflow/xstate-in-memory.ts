import { initialTransition, raise, setup, transition, type AnyMachineSnapshot } from 'xstate';
import { statePaths, statesOf, type StateValue, type WorkflowDefinition } from '../../../src/workflow/definition';
import { timerOf } from '../../../src/workflow/machine';
import type { Bits } from './a-random-definition';

/** XState on its own, on the same definition and never stored: what the engine must agree with. */
export function xstateInMemory(definition: WorkflowDefinition) {
  let open: Bits = 0;
  const raising = (text: string) =>
    JSON.parse(text, (_, value: unknown) => {
      const { type, params } = (value ?? {}) as { type?: string; params?: { event: string } };
      return type === 'raise' && params ? raise({ type: params.event }) : value;
    }) as object;
  const delays = Object.fromEntries(['P1D', 'PT8H', 'stageDays'].map((name) => [name, 1]));
  const machine = setup({
    guards: { bitIsSet: (_: unknown, { bit }: { bit: number }) => (open & (1 << bit)) !== 0 },
    delays,
  }).createMachine({
    ...raising(JSON.stringify(definition.machine)),
    id: definition.id,
  });
  const timers = statesOf(definition).flatMap(({ path, state }) =>
    Object.keys(state.after ?? {}).map(
      (delay) => [timerOf(path, delay), `xstate.after.${delay}.${[definition.id, ...path].join('.')}`] as const,
    ),
  );
  let [snapshot] = initialTransition(machine) as unknown as [AnyMachineSnapshot, unknown];
  return {
    now: () => ({ paths: [...statePaths(snapshot.value as StateValue)].sort(), status: snapshot.status }),
    /** @returns the actions that it asks for */
    send(event: string, facts: Bits) {
      open = facts;
      const type = new Map(timers).get(event) ?? event;
      const [next, actions] = transition(machine, snapshot as never, { type });
      snapshot = next as AnyMachineSnapshot;
      const own = actions.filter((action) => !action.type.startsWith('xstate.'));
      return own.map((action) => ({ kind: 'action', type: action.type, params: action.params }));
    },
  };
}
