import type { StageFollowUp } from '../initiatives';
import { freezeFundedOutcome } from './outcome-forecast.service';

/** What outcomes begin with when an initiative enters a stage. */
export const followStages: StageFollowUp = async (tx, initiative) => {
  if (initiative.stage === 'DISCOVER') return freezeFundedOutcome(tx, initiative);
  return [];
};
