import { type StateConfig, type WorkflowDefinition } from './definition';
import { initialStep, type Step } from './machine';

/** A further object of a definition would be a further machine. */
const entries = new WeakMap<WorkflowDefinition, Map<string, WorkflowDefinition>>();

/**
 * A new process in one of the states of its definition, not in its first: of what ran before it was known here. It is entered
 * as by a way that leads there, and what its entry asks for comes of it.
 * @param path of a state, as histories name it: `measure.underWay.working`; where it has states below, their first
 * @throws Error when the definition has no such state
 */
export function enter(definition: WorkflowDefinition, path: string): Step {
  const known = entries.get(definition) ?? new Map<string, WorkflowDefinition>();
  entries.set(definition, known);
  let beginning = known.get(path);
  if (beginning === undefined) known.set(path, (beginning = beginningIn(definition, path)));
  return initialStep(beginning);
}

/** The same definition, but for where it begins. */
function beginningIn(definition: WorkflowDefinition, path: string): WorkflowDefinition {
  const machine = path
    .split(' and ')
    .reduce((whole: StateConfig, leaf) => leadingTo(whole, leaf.split('.')), definition.machine);
  return { ...definition, machine: { ...definition.machine, ...machine } };
}

function leadingTo(state: StateConfig, [name, ...below]: readonly string[]): StateConfig {
  if (name === undefined) return state;
  const { states = {} } = state;
  const child = Object.hasOwn(states, name) ? states[name] : undefined;
  if (child === undefined) throw new Error(`There is no state "${name}" to begin in.`);
  const inside = { ...states, [name]: leadingTo(child, below) };
  return state.type === 'parallel' ? { ...state, states: inside } : { ...state, initial: name, states: inside };
}
