import { analysisReads } from '../analyses/analysis.read';
import { handoverSteps } from './handover-steps';
import { voteReads } from '../approvals/vote.read';
import { approvalsToDecideReads } from '../initiatives/approvals-to-decide.read';
import { initiativeConditionReads } from '../initiatives/conditions.read';
import { ballotReads } from '../initiatives/ballot.read';
import { approvalReads } from '../approvals/approval.read';
import { conditionReads } from '../approvals/condition.read';
import { contactCauseReads } from '../contacts/contact-cause.read';
import { contactCostsReads } from '../contacts/contact-costs.read';
import { contactEffortReads } from '../contacts/contact-effort.read';
import { disputeReads } from '../contacts/dispute.read';
import { serviceContactReads } from '../contacts/service-contact.read';
import { auditReads } from '../audit/audit.read';
import { portfolioReads } from '../budget/portfolio.read';
import { customerReads } from '../customers/customer.read';
import { deadlineReads } from '../deadlines/deadline.read';
import { goalReads } from '../goals/goal.read';
import { importReads } from '../imports/import.read';
import { commentReads } from '../comments/comment.read';
import { gatePolicyReads } from '../initiatives/gate-policy.read';
import { initiativeDeadlineReads } from '../initiatives/initiative-deadlines.read';
import { initiativeProcessReads } from '../initiatives/initiative-process.read';
import { initiativeReads } from '../initiatives/initiative.read';
import { planReads } from '../roadmap/plan.read';
import { replayReads } from '../initiatives/replay.read';
import { workflowMigrationReads } from '../workflow-migrations/workflow-migration.read';
import { costReads } from '../costs/cost.read';
import { moneyReads } from '../initiatives/money.read';
import { barrierReads } from '../listening/barrier.read';
import { feedbackCountsReads } from '../listening/feedback-counts.read';
import { feedbackReads } from '../listening/feedback.read';
import { journeyReads } from '../listening/journey.read';
import { needReads } from '../listening/need.read';
import { sharedThemesReads } from '../listening/shared-themes.read';
import { sourceCoverageReads } from '../listening/source-coverage.read';
import { themeRuleReads } from '../listening/theme-rule.read';
import { calendarReads } from '../meetings/calendar.read';
import { meetingReads } from '../meetings/meeting.read';
import { nextMeetingsReads } from '../meetings/next-meetings.read';
import { metricReads } from '../metrics/metric.read';
import { readingReads } from '../metrics/reading.read';
import { seriesReads } from '../metrics/series.read';
import { verdictReads } from '../metrics/verdict.read';
import { notificationReads } from '../notifications/notification.read';
import { directionReads } from '../organization/direction.read';
import { governanceReads } from '../organization/governance.read';
import { teamReads } from '../organization/team.read';
import { teamStructureReads } from '../organization/team-structure.read';
import { calibrationReads } from '../outcomes/calibration.read';
import { killCriterionReads } from '../outcomes/kill-criterion.read';
import { outcomeForecastReads } from '../outcomes/outcome-forecast.read';
import { realisedOutcomeReads } from '../outcomes/realised-outcome.read';
import { absenceReads } from '../people/absence.read';
import { delegationReads } from '../people/delegation.read';
import { may, PERMISSIONS } from '../people/domain/permissions';
import { viewerOf } from '../people';
import { holdingReads } from '../people/holding.read';
import { personReads } from '../people/person.read';
import { workingCalendarReads } from '../people/working-calendar.read';
import { pillarReads } from '../pillars/pillar.read';
import { assessmentTemplateReads } from '../pillars/assessment-template.read';
import { inventoryReads } from '../pillars/inventory.read';
import { maturityReads } from '../pillars/maturity.read';
import { practiceReads } from '../pillars/practice.read';
import { nodeRead } from '../platform/graphql/node.resolver';
import { workflowDefinitionReads } from '../process/workflow-definition.read';
import { followUpReads } from '../followups/follow-up.read';
import { policyReads } from '../policies/policy.read';
import { storyReads } from '../stories/story.read';
import { proposalListsReads } from '../proposals/proposal-lists.read';
import { proposalReads } from '../proposals/proposal.read';
import { estimateReads } from '../scoring/estimate.read';
import { scoreReads } from '../scoring/score.read';
import { scoringModelReads } from '../scoring/scoring-model.read';
import { blindedInAudit } from '../rounds';
import { roundReads } from '../rounds/round.read';
import { constraintsReads } from '../portfolio/constraints.read';
import { modelChoiceReads } from '../portfolio/model-choice.read';
import { rankingReads } from '../portfolio/ranking.read';
import { minutesReads } from '../reviews/minutes.read';
import { reviewDecisionReads } from '../reviews/review-decision.read';
import { reviewReads } from '../reviews/review.read';
import { scoreChangeReads } from '../reviews/score-change.read';
import { comparisonReads } from '../scenarios/comparison.read';
import { scenarioReads } from '../scenarios/scenario.read';
import { adoptionReads } from '../sunset/adoption.read';
import { sunsetCandidateReads } from '../sunset/sunset-candidates.read';
import { caseStudyReads } from '../sunset/case-study.read';
import { changePlanReads } from '../sunset/change-plan.read';
import { sunsetPlanReads } from '../sunset/sunset-plan.read';
import { digestReads } from '../telling/digest.read';
import { gapReads, seenTo } from '../telling/gaps.read';
import { sunsetReads } from '../sunset/sunset.read';
import { scorecardReads } from '../telling/scorecard.read';
import { rulesBySubject } from './services';

/** How every type is read, from the ground floor up. */
export const reads = [
  nodeRead,
  ...auditReads(
    {
      allows: (entered) => may(viewerOf(entered), 'readAudit'),
      sentence: PERMISSIONS.readAudit.sentence,
    },
    blindedInAudit,
  ),
  ...importReads,
  ...personReads,
  ...workingCalendarReads,
  ...absenceReads,
  ...delegationReads,
  ...holdingReads(handoverSteps),
  ...notificationReads,
  ...directionReads,
  ...governanceReads,
  ...teamStructureReads,
  ...teamReads,
  ...customerReads,
  ...meetingReads,
  ...nextMeetingsReads,
  ...calendarReads,
  ...deadlineReads,
  ...pillarReads,
  ...assessmentTemplateReads,
  ...maturityReads,
  ...inventoryReads(seenTo),
  ...practiceReads,
  ...feedbackReads,
  ...feedbackCountsReads,
  ...journeyReads,
  ...needReads,
  ...sourceCoverageReads,
  ...sharedThemesReads,
  ...themeRuleReads,
  ...barrierReads,
  ...contactCauseReads,
  ...serviceContactReads,
  ...contactCostsReads,
  ...contactEffortReads,
  ...disputeReads,
  ...portfolioReads,
  ...approvalReads,
  ...voteReads,
  ...conditionReads,
  ...policyReads,
  ...storyReads,
  ...followUpReads,
  ...commentReads,
  ...metricReads,
  ...readingReads,
  ...verdictReads,
  ...seriesReads,
  ...goalReads,
  ...workflowDefinitionReads(rulesBySubject),
  ...proposalReads,
  ...proposalListsReads,
  ...scoringModelReads,
  ...estimateReads,
  ...scoreReads,
  ...roundReads,
  ...initiativeReads,
  ...ballotReads,
  ...approvalsToDecideReads,
  ...initiativeConditionReads,
  ...initiativeProcessReads,
  ...initiativeDeadlineReads,
  ...gatePolicyReads,
  ...planReads,
  ...workflowMigrationReads,
  ...replayReads,
  ...moneyReads,
  ...costReads,
  ...outcomeForecastReads,
  ...killCriterionReads,
  ...realisedOutcomeReads,
  ...calibrationReads,
  ...rankingReads,
  ...constraintsReads,
  ...analysisReads,
  ...modelChoiceReads,
  ...sunsetReads,
  ...sunsetCandidateReads,
  ...adoptionReads,
  ...sunsetPlanReads,
  ...changePlanReads,
  ...caseStudyReads,
  ...reviewReads,
  ...reviewDecisionReads,
  ...minutesReads,
  ...scoreChangeReads,
  ...scenarioReads,
  ...comparisonReads,
  ...gapReads,
  ...digestReads,
  ...scorecardReads,
];
