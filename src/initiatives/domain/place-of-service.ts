import { metaAt, statesOf, statePath, type WorkflowDefinition } from '../../workflow/definition';
import { enter } from '../../workflow/enter';
import type { Step } from '../../workflow/machine';

/** Where what was in service before Steward begins, and what its entry asks for. */
export interface PlaceOfService extends Step {
  readonly path: string;
}

/**
 * The place of a lifecycle in which services and channels begin that were there before it: the first in which the stage MEASURE
 * is worked on.
 * @returns undefined where it knows no such place
 */
export function placeOfService(definition: WorkflowDefinition): PlaceOfService | undefined {
  for (const { path, state } of statesOf(definition)) {
    if (state.meta?.['stage'] !== 'MEASURE' || state.type === 'final' || path.length === 0) continue;
    const step = enter(definition, path.join('.'));
    const { stage, status } = metaAt(definition.machine, step.snapshot.value);
    if (stage === 'MEASURE' && status === 'WORKING') return { ...step, path: statePath(step.snapshot.value) };
  }
  return undefined;
}
