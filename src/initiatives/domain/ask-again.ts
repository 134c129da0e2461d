import { isRefusal } from '../../shared/refusal';
import { decide } from '../../workflow/engine';
import { ASK_AGAIN, NOTHING_SEEN, type InitiativeInProcess } from './initiative';
import { runningOn, type DecidedMove, type Recorded } from './move';
import type { InitiativeProcess } from './process-versions';

/** Who changed what is voted on, and what they changed. */
export interface Changed {
  readonly actorId: string;
  readonly reason: string;
}

/** Groups that had approved are asked again, at the same gate: of that a definition is validated. */
export interface AskedAgain extends Pick<DecidedMove, 'snapshot' | 'effects'> {
  readonly history: Recorded;
}

/**
 * What voided votes do to where an initiative stands: regions of its process that had ended by them wait anew.
 * @returns null where none had, and where its process knows of no asking again: there the votes alone are voided
 */
export function askAgain(
  initiative: InitiativeInProcess,
  process: InitiativeProcess,
  { actorId, reason }: Changed,
): AskedAgain | null {
  const running = runningOn(process, initiative, NOTHING_SEEN);
  const answer = decide(running, ASK_AGAIN);
  if (isRefusal(answer) || answer.from === answer.to) return null;
  const { snapshot, effects, from: fromState, to: toState } = answer;
  const { definitionVersion, policyVersion } = initiative;
  return {
    snapshot,
    effects,
    history: {
      ...{ event: ASK_AGAIN, fromState, toState, actorId, reason, facts: NOTHING_SEEN, migration: null },
      ...{ definitionVersion, policyVersion },
    },
  };
}
