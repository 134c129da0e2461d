import { DEFAULT_GATE_POLICIES } from '../../src/initiatives/domain/default-gate-policies';
import { DEFAULT_LIFECYCLE } from '../../src/initiatives/domain/default-lifecycle';
import { beginning } from '../../src/initiatives/domain/lifecycle';
import type { InitiativeProcess, ProcessVersions } from '../../src/initiatives/domain/process-versions';

/** What every organization begins with: version 1 of its lifecycle, and of the gate policy of the standard track. */
export const DEFAULT_PROCESS: InitiativeProcess = {
  definition: { version: 1, ...DEFAULT_LIFECYCLE },
  policy: { version: 1, ...DEFAULT_GATE_POLICIES.STANDARD },
};

/** Version 1 and no other. */
export const DEFAULT_VERSIONS: ProcessVersions = {
  definition: (version) => {
    if (version !== 1) throw new Error(`There is no version ${version}.`);
    return DEFAULT_PROCESS.definition;
  },
  policy: () => DEFAULT_PROCESS.policy,
};

/** What a new initiative carries of it. */
export const DEFAULT_BEGINNING = beginning('STANDARD', DEFAULT_PROCESS);
