import { isRefusal, type GateUnmet, type NotPossibleNow } from '../../shared/refusal';
import { decide, isGuarded, type Effect } from '../../workflow/engine';
import type { GatheredFacts, InitiativeInProcess } from './initiative';
import { standingOf, type Standing } from './lifecycle';
import { runningOn, type InitiativeMove, type Recorded } from './move';
import type { InitiativeProcess } from './process-versions';

/** What a timer that ran out does to an initiative; nobody is its actor. */
export interface DeadlineMove extends Standing, Pick<InitiativeMove, 'snapshot' | 'entersStage'> {
  readonly kind: 'moved';
  readonly effects: readonly Effect[];
  readonly history: Recorded;
}

/** Whether a gate stands in the way of a timer that ran out, or of what follows from it: only then is it decided on facts. */
export const asksForFacts = (
  { snapshot }: InitiativeInProcess,
  { definition }: InitiativeProcess,
  timer: string,
): boolean => isGuarded(definition, snapshot, timer);

/**
 * Decides what a timer that ran out does to an initiative, by the versions that it is on.
 * @param timer `discover.underWay after stageDays`
 * @param facts {@link NOTHING_SEEN} where it does not ask for any; the history keeps what was looked at
 * @returns the move, which may leave it where it is; or a refusal: the timer's state was left, or its gate is not met.
 *   Nobody approves, so a gate that asks for an approval never is
 */
export function decideDeadline(
  initiative: InitiativeInProcess,
  process: InitiativeProcess,
  timer: string,
  facts: GatheredFacts,
): DeadlineMove | NotPossibleNow | GateUnmet {
  const running = runningOn(process, initiative, { ...facts, approvals: [] });
  const answer = decide(running, timer);
  if (isRefusal(answer)) return answer;
  const { snapshot, effects, from: fromState, to: toState } = answer;
  const standing = standingOf(running.definition, snapshot);
  const { definitionVersion, policyVersion } = initiative;
  return {
    kind: 'moved',
    snapshot,
    ...standing,
    entersStage: standing.stage !== initiative.stage,
    effects,
    history: {
      ...{ event: timer, fromState, toState, actorId: null, reason: null },
      ...{ facts: running.facts, migration: null, definitionVersion, policyVersion },
    },
  };
}
