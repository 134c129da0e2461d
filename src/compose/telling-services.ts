import type { Governor } from '../audit';
import { foundDigestSchedule, foundScorecardSchedule } from '../telling';
import { DigestScheduleService } from '../telling/digest-schedule.service';
import { ScorecardService } from '../telling/scorecard.service';

/** What leaders and executives are told. */
export const tellingServices = (governor: Governor) => ({
  digestSchedules: new DigestScheduleService(governor),
  scorecards: new ScorecardService(governor),
});

/** What every new organization is given of it. */
export const tellingFoundingSteps = [foundDigestSchedule, foundScorecardSchedule];
