import type { StageFollowUp } from '../initiatives';
import { beginPeriods } from './kill-deadlines';
import { criteriaOf } from './kill-criterion.service';
import { beginMarks } from './outcome-deadlines';
import { freezeFundedOutcome } from './outcome-forecast.service';

/** What outcomes begin with when an initiative enters a stage. */
export const followStages: StageFollowUp = async (tx, initiative) => {
  if (initiative.status === 'CLOSED') return [];
  if (initiative.stage === 'DISCOVER') return freezeFundedOutcome(tx, initiative);
  if (initiative.stage === 'MEASURE') {
    await beginPeriods(tx, initiative, await criteriaOf(tx, initiative.id));
    await beginMarks(tx, initiative);
  }
  return [];
};
