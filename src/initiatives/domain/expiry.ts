import { isRefusal, type GateUnmet, type NotPossibleNow } from '../../shared/refusal';
import { decide } from '../../workflow/engine';
import type { GateFacts, InitiativeInProcess } from './initiative';
import { standingOf } from './lifecycle';
import { runningOn, type DecidedMove } from './move';
import type { InitiativeProcess } from './process-versions';

/** Why work goes back although nobody sent it back. */
export const NOBODY_DECIDED = 'Nobody decided in time.';

/**
 * Sends an initiative back because nobody decided at its gate in time: nobody is the actor. There is no such way to pass.
 * @returns the move, or a refusal where its process knows no return from here
 */
export function decideExpiry(
  initiative: InitiativeInProcess,
  process: InitiativeProcess,
  facts: GateFacts,
): DecidedMove | NotPossibleNow | GateUnmet {
  const running = runningOn(process, initiative, facts);
  const answer = decide(running, 'RETURN');
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
      ...{ event: 'RETURN', fromState, toState, actorId: null, reason: NOBODY_DECIDED },
      ...{ facts: running.facts, migration: null, definitionVersion, policyVersion },
    },
  };
}
