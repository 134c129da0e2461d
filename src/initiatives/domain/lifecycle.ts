import type { Track } from '../../process/domain/track';
import {
  metaAt,
  statePath,
  type StateValue,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from '../../workflow/definition';
import { retrace, start } from '../../workflow/engine';
import { placeOfService, type PlaceOfService } from './place-of-service';
import { gateGuards } from './gates';
import {
  INITIATIVE_STATUSES,
  REGISTERED,
  STAGES,
  type GateFacts,
  type Initiative,
  type InitiativeEvent,
  type InitiativeStatus,
  type Stage,
} from './initiative';
import { processOf, type InitiativeProcess, type ProcessVersions } from './process-versions';

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
  // Of regions side by side each names the same: a lifecycle says it of the state around them.
  const [first = path] = path.split(' and ');
  const [leaf = first, ...parents] = first.split('.').reverse();
  const value = parents.reduce<StateValue>((inner, parent) => ({ [parent]: inner }), leaf);
  return standingOf(definition, { value });
}

/** What a new initiative carries of its workflow: the first stage of its process. */
export function beginning(
  track: Track,
  { definition, policy }: InitiativeProcess,
): Pick<Initiative, 'snapshot' | 'stage' | 'status' | 'track' | 'definitionVersion' | 'policyVersion' | 'recheckOn'> {
  const { snapshot } = start(definition);
  return {
    snapshot,
    ...standingOf(definition, snapshot),
    track,
    definitionVersion: definition.version,
    policyVersion: policy.version,
    recheckOn: null,
  };
}

/** What an initiative carries of its workflow that was registered as it ran. */
export const beginningInService = (
  track: Track,
  { definition, policy }: InitiativeProcess,
  { snapshot }: Pick<PlaceOfService, 'snapshot'>,
): ReturnType<typeof beginning> => ({
  ...{ snapshot, ...standingOf(definition, snapshot), track },
  ...{ definitionVersion: definition.version, policyVersion: policy.version, recheckOn: null },
});

/** What replaying needs to know of a row of the history. */
type Recorded = Pick<
  InitiativeEvent,
  'event' | 'toState' | 'facts' | 'migration' | 'definitionVersion' | 'policyVersion'
>;

/** The version of the lifecycle that an initiative was on before this row of its history. */
export const versionBefore = ({
  migration,
  definitionVersion,
}: Pick<InitiativeEvent, 'migration' | 'definitionVersion'>): number => migration?.fromVersion ?? definitionVersion;

/** The version of the lifecycle that an initiative was begun on. */
export const versionBegunOn = (
  { definitionVersion }: Pick<Initiative, 'definitionVersion'>,
  [first]: readonly Pick<InitiativeEvent, 'migration' | 'definitionVersion'>[],
): number => (first === undefined ? definitionVersion : versionBefore(first));

/** The path of the state that an initiative began in: its first, unless its history says that it was registered as it ran. */
export function stateBegunIn(
  versions: ProcessVersions,
  initiative: Pick<Initiative, 'definitionVersion'>,
  history: readonly Pick<InitiativeEvent, 'event' | 'toState' | 'migration' | 'definitionVersion'>[],
): string {
  const [first] = history;
  if (first?.event === REGISTERED) return first.toState;
  return statePath(start(versions.definition(versionBegunOn(initiative, history))).snapshot.value);
}

/** @throws Error when the state is none that anything is registered in */
function inService(definition: WorkflowDefinition, state: string): WorkflowDefinition {
  const place = placeOfService(definition)?.path;
  if (place === state) return definition;
  throw new Error(`What is registered begins in ${place ?? 'no state'}; recorded is ${state}.`);
}

/**
 * Replays an initiative's history, as {@link retraceHistory} does.
 * @returns the snapshot that must equal the stored one
 * @throws Error as that does
 */
export const replayHistory = (...of: Parameters<typeof retraceHistory>): WorkflowSnapshot =>
  [...retraceHistory(...of)].at(-1)!;

/**
 * Goes through an initiative's history from its start: each move is decided again on the facts and versions of its own row,
 * and each migration done again.
 * @param begun the track that its policies are of, and the version of the lifecycle that it is on
 * @param history in the order of `sequence`
 * @returns the snapshots at its start and after each row, one by one
 * @throws Error when a row could not have happened or leads elsewhere than it says
 */
export function retraceHistory(
  versions: ProcessVersions,
  initiative: Pick<Initiative, 'track' | 'definitionVersion'>,
  history: readonly Recorded[],
): Generator<WorkflowSnapshot, void> {
  const moves = history.map((row) => {
    const { definition, policy } = processOf(versions, { ...row, track: initiative.track });
    const { event, facts, toState: to, migration } = row;
    if (event === REGISTERED) return { enters: inService(definition, to), to };
    if (migration === null) return { definition, guards: gateGuards(policy), event, facts, to };
    const plan = { states: migration.states, timers: {} };
    return { migration: { plan, from: versions.definition(migration.fromVersion), to: definition }, to };
  });
  return retrace<GateFacts>(versions.definition(versionBegunOn(initiative, history)), moves);
}
