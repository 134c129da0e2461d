import { inOrder, statePath, type WorkflowDefinition, type WorkflowSnapshot } from '../../workflow/definition';
import type { Initiative, InitiativeEvent } from './initiative';
import { replayHistory, standingAt, standingOf, stateBegunIn, versionBefore, versionBegunOn } from './lifecycle';
import type { ProcessVersions } from './process-versions';

/** What a history accounts for of an initiative. */
export type AccountedFor = Pick<
  Initiative,
  'snapshot' | 'stage' | 'status' | 'track' | 'definitionVersion' | 'enteredStageAt' | 'createdAt'
>;
export type RecordedEvent = Pick<
  InitiativeEvent,
  | 'sequence'
  | 'event'
  | 'fromState'
  | 'toState'
  | 'facts'
  | 'migration'
  | 'definitionVersion'
  | 'policyVersion'
  | 'occurredAt'
>;

/**
 * Compares an initiative, as it is stored, with what its history leads to.
 * @param versions the published ones of its organization
 * @param history in the order of `sequence`
 * @returns the first difference, as a clause without a full stop; undefined when all is as it must be
 */
export function differenceFromHistory(
  versions: ProcessVersions,
  initiative: AccountedFor,
  history: readonly RecordedEvent[],
): string | undefined {
  const gap = history.findIndex(({ sequence }, index) => sequence !== index + 1);
  if (gap >= 0) return `event ${gap + 1} of its history is missing`;
  try {
    const replayed = replayHistory(versions, initiative, history);
    return (
      differenceOfVersions(initiative, history) ??
      differenceOfSnapshots(versions.definition(initiative.definitionVersion), initiative.snapshot, replayed) ??
      differenceFromStates(versions, initiative, history) ??
      differenceFromStanding(versions, initiative, history)
    );
  } catch (error) {
    // Whatever a tampered row makes the rules stumble over: the next initiative is still to be looked at.
    return `it cannot be replayed: ${error instanceof Error ? error.message.replace(/\.$/, '') : String(error)}`;
  }
}

/** Only a migration leads from one version to another. */
function differenceOfVersions(
  { definitionVersion }: AccountedFor,
  history: readonly RecordedEvent[],
): string | undefined {
  let on = versionBegunOn({ definitionVersion }, history);
  for (const event of history) {
    const before = versionBefore(event);
    if (before !== on)
      return `event ${event.sequence} of its history is recorded on version ${before}, and it was on ${on}`;
    on = event.definitionVersion;
  }
  if (on === definitionVersion) return undefined;
  return `it is stored on version ${definitionVersion}, and its history leads to version ${on}`;
}

function differenceOfSnapshots(
  { machine }: WorkflowDefinition,
  stored: WorkflowSnapshot,
  replayed: WorkflowSnapshot,
): string | undefined {
  const is = statePath(inOrder(machine, stored.value));
  const expected = statePath(replayed.value);
  if (is !== expected) return `it is stored in ${is}, and its history leads to ${expected}`;
  if (stored.status !== replayed.status) return `it is stored as ${stored.status}, and ${is} is ${replayed.status}`;
  const places = new Set([stored, replayed].flatMap(({ historyValue }) => Object.keys(historyValue)));
  const differs = [...places].find((place) => resumption(stored, place) !== resumption(replayed, place));
  if (differs === undefined) return undefined;
  return `it is stored to resume to ${resumption(stored, differs)}, and its history says ${resumption(replayed, differs)}`;
}

/** The states that a hold left, and that resuming goes back to. */
const resumption = ({ historyValue }: WorkflowSnapshot, place: string): string =>
  historyValue[place]?.map(({ id }) => id).join(' and ') ?? 'nothing';

/** Where an event began is told by the event before it, too, and replaying passes over it. */
function differenceFromStates(
  versions: ProcessVersions,
  initiative: AccountedFor,
  history: readonly RecordedEvent[],
): string | undefined {
  let at = stateBegunIn(versions, initiative, history);
  for (const { sequence, fromState, toState } of history) {
    if (fromState !== at) return `event ${sequence} of its history is recorded from ${fromState}, and it was in ${at}`;
    at = toState;
  }
  return undefined;
}

/** What is kept beside the snapshot to filter and order by. */
function differenceFromStanding(
  versions: ProcessVersions,
  initiative: AccountedFor,
  history: readonly RecordedEvent[],
): string | undefined {
  const { snapshot, stage, status, definitionVersion, enteredStageAt, createdAt } = initiative;
  const standing = standingOf(versions.definition(definitionVersion), snapshot);
  if (stage !== standing.stage || status !== standing.status) {
    return `it is stored as ${stage} ${status}, and its state is ${standing.stage} ${standing.status}`;
  }
  const entered = history.findLast((event) => entersStage(versions, event))?.occurredAt ?? createdAt;
  if (enteredStageAt.getTime() === entered.getTime()) return undefined;
  return `it is stored to have entered its stage at ${enteredStageAt.toISOString()}, and its history says ${entered.toISOString()}`;
}

function entersStage(versions: ProcessVersions, event: RecordedEvent): boolean {
  const from = standingAt(versions.definition(versionBefore(event)), event.fromState);
  return from.stage !== standingAt(versions.definition(event.definitionVersion), event.toState).stage;
}
