import type { StageFollowUp } from '../initiatives';
import { withdrawOpenChanges } from './kill-change.service';
import { beginPeriods, endTimers } from './kill-deadlines';
import { criteriaOf } from './kill-criterion.service';
import { beginMarks, endMarks } from './outcome-deadlines';
import { freezeFundedOutcome } from './outcome-forecast.service';

/** What outcomes begin with when an initiative enters a stage, and what ends with it. */
export const followStages: StageFollowUp = async (tx, initiative) => {
  if (initiative.status === 'CLOSED') {
    await endMarks(tx, initiative);
    await endTimers(tx, await criteriaOf(tx, initiative.id));
  }
  if (initiative.status === 'CLOSED' || initiative.stage === 'SUNSET') return withdrawOpenChanges(tx, initiative);
  if (initiative.stage === 'DISCOVER') return freezeFundedOutcome(tx, initiative);
  if (initiative.stage === 'MEASURE') {
    await beginPeriods(tx, initiative, await criteriaOf(tx, initiative.id));
    await beginMarks(tx, initiative);
  }
  return [];
};
