import { DEFAULT_GATE_POLICIES } from '../src/initiatives/domain/default-gate-policies';
import { DEFAULT_LIFECYCLE } from '../src/initiatives/domain/default-lifecycle';
import type { InitiativeProcess } from '../src/initiatives/domain/process-versions';

/** What every initiative of the load set runs on: version 1 of the lifecycle and of the standard track's gates. */
export const DEFAULT_PROCESS: InitiativeProcess = {
  definition: { version: 1, ...DEFAULT_LIFECYCLE },
  policy: { version: 1, ...DEFAULT_GATE_POLICIES.STANDARD },
};
