import type { Governor } from '../audit';
import { DigestScheduleService } from '../telling/digest-schedule.service';
import { ScorecardService } from '../telling/scorecard.service';

/** What leaders and executives are told. */
export const tellingServices = (governor: Governor) => ({
  digestSchedules: new DigestScheduleService(governor),
  scorecards: new ScorecardService(governor),
});
