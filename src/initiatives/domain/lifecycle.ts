import { metaAt, type StateValue, type WorkflowDefinition, type WorkflowSnapshot } from '../../workflow/definition';
import { replay, start } from '../../workflow/engine';
import { CURRENT_POLICY_VERSION, gatePolicy } from './gate-policy';
import { gateGuards } from './gates';
import {
  INITIATIVE_STATUSES,
  STAGES,
  type GateFacts,
  type Initiative,
  type InitiativeEvent,
  type InitiativeStatus,
  type Stage,
} from './initiative';
import { LIFECYCLE_VERSION_1 } from './lifecycle-version-1';

const LIFECYCLES: readonly WorkflowDefinition[] = [LIFECYCLE_VERSION_1];
/** The lifecycle that new initiatives start on. */
export const CURRENT_LIFECYCLE = LIFECYCLE_VERSION_1;

/** @throws Error when there is no such version */
export function lifecycle(version: number): WorkflowDefinition {
  const definition = LIFECYCLES.find((candidate) => candidate.version === version);
  if (definition === undefined) throw new Error(`There is no lifecycle of initiatives version ${version}.`);
  return definition;
}

/** Where an initiative stands, in the words of people. */
export interface Standing {
  readonly stage: Stage;
  readonly status: InitiativeStatus;
}

/**
 * Stage and status, read off a snapshot: the one source of both. A closed initiative keeps the stage it was closed in.
 * @throws Error when the state names no stage or no status: the definition is not one of an initiative
 */
export function standingOf(definition: WorkflowDefinition, { value }: Pick<WorkflowSnapshot, 'value'>): Standing {
  const meta = metaAt(definition.machine, value);
  const stage = STAGES.find((known) => known === meta['stage']);
  const status = INITIATIVE_STATUSES.find((known) => known === meta['status']);
  if (stage === undefined || status === undefined) {
    throw new Error(`State ${JSON.stringify(value)} of ${definition.id} names no stage or no status.`);
  }
  return { stage, status };
}

/**
 * Stage and status of a state by its path, as history and offers name it: `design.underWay.working`.
 * @throws Error when the definition has no such state
 */
export function standingAt(definition: WorkflowDefinition, path: string): Standing {
  const [leaf = path, ...parents] = path.split('.').reverse();
  const value = parents.reduce<StateValue>((inner, parent) => ({ [parent]: inner }), leaf);
  return standingOf(definition, { value });
}

/** What a new initiative carries of its workflow: the first stage, on the current versions. */
export function beginning(): Pick<Initiative, 'snapshot' | 'stage' | 'status' | 'definitionVersion' | 'policyVersion'> {
  const { snapshot } = start(CURRENT_LIFECYCLE);
  return {
    snapshot,
    ...standingOf(CURRENT_LIFECYCLE, snapshot),
    definitionVersion: CURRENT_LIFECYCLE.version,
    policyVersion: CURRENT_POLICY_VERSION,
  };
}

/**
 * Replays an initiative's history from its start: each move is decided again on the facts and versions of its own row.
 * @param definitionVersion the version that the initiative was started with
 * @param history in the order of `sequence`
 * @returns the snapshot that must equal the stored one
 * @throws Error when a row could not have happened or leads elsewhere than it says
 */
export function replayHistory(
  definitionVersion: number,
  history: readonly Pick<InitiativeEvent, 'event' | 'toState' | 'facts' | 'definitionVersion' | 'policyVersion'>[],
): WorkflowSnapshot {
  const moves = history.map((row) => ({
    definition: lifecycle(row.definitionVersion),
    guards: gateGuards(gatePolicy(row.policyVersion)),
    event: row.event,
    facts: row.facts,
    to: row.toState,
  }));
  return replay<GateFacts>(lifecycle(definitionVersion), moves);
}
