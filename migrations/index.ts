import { Tenancy1795000000000 } from './1795000000000-tenancy';
import { People1795000001000 } from './1795000001000-people';
import { Audit1795000002000 } from './1795000002000-audit';
import { Listening1795000003000 } from './1795000003000-listening';
import { Proposals1795000004000 } from './1795000004000-proposals';
import { Initiatives1795000005000 } from './1795000005000-initiatives';
import { Demo1795000006000 } from './1795000006000-demo';
import { Organization1795100000000 } from './1795100000000-organization';
import { ProposalSearch1795100003000 } from './1795100003000-proposal-search';
import { Leavers1795200001000 } from './1795200001000-leavers';
import { WorkingCalendars1795200002000 } from './1795200002000-working-calendars';
import { Maturity1795200003000 } from './1795200003000-maturity';
import { Goals1795200004000 } from './1795200004000-goals';
import { ListeningGrows1795200005000 } from './1795200005000-listening-grows';
import { ProposalLife1795200006000 } from './1795200006000-proposal-life';
import { CommentsAndPlans1795200007000 } from './1795200007000-comments-and-plans';
import { Imports1795200008000 } from './1795200008000-imports';
import { ImportKinds1795200009000 } from './1795200009000-import-kinds';
import { Definitions1795300000000 } from './1795300000000-definitions';
import { Notifications1795300002000 } from './1795300002000-notifications';
import { Votes1795400001000 } from './1795400001000-votes';
import { Deadlines1795400002000 } from './1795400002000-deadlines';
import { WorkflowMigrations1795400003000 } from './1795400003000-workflow-migrations';
import { Tranches1795400004000 } from './1795400004000-tranches';
import { VoteDeadlines1795400005000 } from './1795400005000-vote-deadlines';
import { AuditInSets1795400007000 } from './1795400007000-audit-in-sets';
import { MaterialContent1795500001000 } from './1795500001000-material-content';
import { Conditions1795500001001 } from './1795500001001-conditions';
import { Escalations1795500002000 } from './1795500002000-escalations';
import { Corrections1795500002001 } from './1795500002001-corrections';
import { WhoDecides1795500003000 } from './1795500003000-who-decides';
import { BudgetsAndCosts1795500004000 } from './1795500004000-budgets-and-costs';
import { Meetings1795500005000 } from './1795500005000-meetings';
import { ScoringModels1795500006000 } from './1795500006000-scoring-models';
import { ScoringRounds1795500007000 } from './1795500007000-scoring-rounds';
import { ScoringRoundDeadlines1795500007100 } from './1795500007100-scoring-round-deadlines';
import { EstimatesInMoney1795500007200 } from './1795500007200-estimates-in-money';
import { Tracks1795500007500 } from './1795500007500-tracks';
import { EvidenceOfEstimates1795500007600 } from './1795500007600-evidence-of-estimates';
import { Analyses1795500008000 } from './1795500008000-analyses';
import { Constraints1795500008500 } from './1795500008500-constraints';
import { Scenarios1795500008600 } from './1795500008600-scenarios';
import { PortfolioReviews1795500009000 } from './1795500009000-portfolio-reviews';
import { ImportedProposals1795500010000 } from './1795500010000-imported-proposals';
import { ImportedEstimates1795500010001 } from './1795500010001-imported-estimates';
import { CohortsAndResponses1795600001000 } from './1795600001000-cohorts-and-responses';
import { SmallestSamples1795600001100 } from './1795600001100-smallest-samples';
import { Answers1795600001200 } from './1795600001200-answers';
import { Customers1795700010000 } from './1795700010000-customers';
import { Journeys1795700020000 } from './1795700020000-journeys';
import { CustomMetrics1795700100000 } from './1795700100000-custom-metrics';
import { RecordedAnswers1795700100100 } from './1795700100100-recorded-answers';
import { ServiceContacts1795700200000 } from './1795700200000-service-contacts';
import { ContactDisputes1795700200100 } from './1795700200100-contact-disputes';
import { ContactImports1795700200200 } from './1795700200200-contact-imports';
import { Erasure1795700300000 } from './1795700300000-erasure';
import { FeedbackSearch1795700300100 } from './1795700300100-feedback-search';
import { ThemeRules1795700300200 } from './1795700300200-theme-rules';
import { Policies1795700300300 } from './1795700300300-policies';
import { Stories1795700300400 } from './1795700300400-stories';
import { FollowUps1795700300500 } from './1795700300500-follow-ups';
import { ErasedKeepThemes1795700300600 } from './1795700300600-erased-keep-themes';
import { OutcomeForecasts1795700400000 } from './1795700400000-outcome-forecasts';
import { KillCriteria1795700400200 } from './1795700400200-kill-criteria';
import { RealisedOutcomes1795700400400 } from './1795700400400-realised-outcomes';
import { ServicesInService1795700500000 } from './1795700500000-services-in-service';
import { SunsetProposals1795700500100 } from './1795700500100-sunset-proposals';
import { AdoptionRecords1795700500200 } from './1795700500200-adoption-records';
import { SunsetPlans1795700500300 } from './1795700500300-sunset-plans';
import { ChangePlans1795700500400 } from './1795700500400-change-plans';
import { Lessons1795700500500 } from './1795700500500-lessons';
import { JourneysOfServices1795700500600 } from './1795700500600-journeys-of-services';
import { Digests1795700600000 } from './1795700600000-digests';
import { Scorecards1795700600100 } from './1795700600100-scorecards';
import { TextsOfDigests1795700600200 } from './1795700600200-texts-of-digests';
import { WithdrawnDisputes1795700600300 } from './1795700600300-withdrawn-disputes';
import { ContactCorrections1795700600400 } from './1795700600400-contact-corrections';
import { Pots1795700601200 } from './1795700601200-pots';
import { OvertakenSunsets1795800100000 } from './1795800100000-overtaken-sunsets';
import { AnalysesThatEnded1795800100100 } from './1795800100100-analyses-that-ended';

/** In the order in which they run; a new one goes last. */
export const migrations = [
  Tenancy1795000000000,
  People1795000001000,
  Audit1795000002000,
  Listening1795000003000,
  Proposals1795000004000,
  Initiatives1795000005000,
  Demo1795000006000,
  Organization1795100000000,
  ProposalSearch1795100003000,
  Leavers1795200001000,
  WorkingCalendars1795200002000,
  Maturity1795200003000,
  Goals1795200004000,
  ListeningGrows1795200005000,
  ProposalLife1795200006000,
  CommentsAndPlans1795200007000,
  Imports1795200008000,
  ImportKinds1795200009000,
  Definitions1795300000000,
  Notifications1795300002000,
  Votes1795400001000,
  Deadlines1795400002000,
  WorkflowMigrations1795400003000,
  Tranches1795400004000,
  VoteDeadlines1795400005000,
  AuditInSets1795400007000,
  MaterialContent1795500001000,
  Conditions1795500001001,
  Escalations1795500002000,
  Corrections1795500002001,
  WhoDecides1795500003000,
  BudgetsAndCosts1795500004000,
  Meetings1795500005000,
  ScoringModels1795500006000,
  ScoringRounds1795500007000,
  ScoringRoundDeadlines1795500007100,
  EstimatesInMoney1795500007200,
  Tracks1795500007500,
  EvidenceOfEstimates1795500007600,
  Analyses1795500008000,
  Constraints1795500008500,
  Scenarios1795500008600,
  PortfolioReviews1795500009000,
  ImportedProposals1795500010000,
  ImportedEstimates1795500010001,
  CohortsAndResponses1795600001000,
  SmallestSamples1795600001100,
  Answers1795600001200,
  Customers1795700010000,
  Journeys1795700020000,
  CustomMetrics1795700100000,
  RecordedAnswers1795700100100,
  ServiceContacts1795700200000,
  ContactDisputes1795700200100,
  ContactImports1795700200200,
  Erasure1795700300000,
  FeedbackSearch1795700300100,
  ThemeRules1795700300200,
  Policies1795700300300,
  Stories1795700300400,
  FollowUps1795700300500,
  ErasedKeepThemes1795700300600,
  OutcomeForecasts1795700400000,
  KillCriteria1795700400200,
  RealisedOutcomes1795700400400,
  ServicesInService1795700500000,
  SunsetProposals1795700500100,
  AdoptionRecords1795700500200,
  SunsetPlans1795700500300,
  ChangePlans1795700500400,
  Lessons1795700500500,
  JourneysOfServices1795700500600,
  Digests1795700600000,
  Scorecards1795700600100,
  TextsOfDigests1795700600200,
  WithdrawnDisputes1795700600300,
  ContactCorrections1795700600400,
  Pots1795700601200,
  OvertakenSunsets1795800100000,
  AnalysesThatEnded1795800100100,
];
