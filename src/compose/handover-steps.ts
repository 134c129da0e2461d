import { conditionHandover, seatHandover } from '../approvals';
import { contactCauseHandover } from '../contacts';
import { goalHandover } from '../goals';
import { initiativeHandover } from '../initiatives';
import { barrierHandover } from '../listening/barrier.service';
import { journeyHandover } from '../listening/journey.service';
import { productHandover } from '../listening/list.service';
import { meetingHandover } from '../meetings';
import { governanceHandover } from '../organization';
import type { HandoverStep } from '../people';
import { reportsHandover } from '../people/leaving.service';
import { assessorHandover } from '../pillars/assessor-handover';
import { followUpHandover, followUpRuleHandover } from '../followups/follow-up.service';
import { policyHandover } from '../policies/policy.service';
import { pillarHandover } from '../pillars/pillar.service';
import { practiceHandover } from '../pillars/practice.service';
import { ideaTriageHandover, proposalHandover } from '../proposals';
import { reviewHandover } from '../reviews';
import { scorerHandover } from '../rounds';
import { adoptionHandover, scenarioHandover } from '../scenarios';
import { changePlanHandover, sunsetPlanHandover } from '../sunset';
import { digestHandover } from '../telling';

/** What goes to a successor when somebody leaves, in the order of locks. */
export const handoverSteps: readonly HandoverStep[] = [
  reportsHandover,
  governanceHandover,
  meetingHandover,
  pillarHandover,
  practiceHandover,
  assessorHandover,
  productHandover,
  journeyHandover,
  barrierHandover,
  policyHandover,
  followUpRuleHandover,
  followUpHandover,
  contactCauseHandover,
  goalHandover,
  reviewHandover,
  ideaTriageHandover,
  proposalHandover,
  scorerHandover,
  initiativeHandover,
  changePlanHandover,
  sunsetPlanHandover,
  seatHandover,
  conditionHandover,
  scenarioHandover,
  adoptionHandover,
  digestHandover,
];
