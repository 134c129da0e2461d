import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { MeetingType } from '../meetings/meeting.graphql';
import type { MetricCode } from '../metrics/domain/metric';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import { IntervalType, MetricType, ReadingType } from '../metrics/metric.graphql';
import { GovernanceBodyType } from '../organization/governance.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { enumOf, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import {
  JUDGEMENT_OCCASIONS,
  JUDGEMENT_OUTCOMES,
  UNTOLD_REASONS,
  type JudgementOccasion,
  type JudgementOutcome,
  type UntoldReason,
} from './domain/judging';
import { CHANGE_CHOICES, CHANGE_DECISIONS, type ChangeChoice, type ChangeDecision } from './domain/kill-change';
import {
  KILL_RULES,
  KILL_SIDES,
  type KillCriterionInput as KillCriterionAsked,
  type KillRule,
  type KillSide,
  type KillTerms,
} from './domain/kill-criterion';
import { REFERRAL_CAUSES, type ReferralCause } from './domain/referral';

const KillSideEnum = enumOf('KillSide', KILL_SIDES, 'On which side of the threshold an initiative has failed.');
const KillRuleEnum = enumOf('KillRule', KILL_RULES, 'What has to be beyond the threshold.', {
  INTERVAL: 'All of the 95 % interval; while the threshold is in it, it cannot be told.',
  POINT: 'The value alone.',
});
const JudgementOutcomeEnum = enumOf('JudgementOutcome', JUDGEMENT_OUTCOMES, 'What a kill criterion came to.', {
  HOLDS: 'It is on the good side of the threshold, or on it.',
  HIT: 'It is beyond the threshold.',
});
const UntoldReasonEnum = enumOf('UntoldReason', UNTOLD_REASONS, 'Why a kill criterion cannot be told.', {
  NO_READING: 'No follow-up reading has a window that ends on these days.',
  TOO_FEW: 'There were fewer observations than `smallestSample`.',
  NO_INTERVAL: 'A single value, or values that are all the same.',
  CHANCE: 'The threshold is within the interval.',
});
const JudgementOccasionEnum = enumOf('JudgementOccasion', JUDGEMENT_OCCASIONS, 'When a kill criterion was judged.', {
  PERIOD: 'At the end of a period.',
  LAST_DAY: 'On its last day, on what no period had judged: it can be proven by that, and is not hit.',
});
const ReferralCauseEnum = enumOf('ReferralCause', REFERRAL_CAUSES, 'Why continue-or-sunset is put before the body.', {
  HIT: 'It was hit in as many periods in a row as it asks for.',
  NOT_PROVEN: 'It had held in no period by its last day.',
});
const ChangeDecisionEnum = enumOf(
  'CriterionChangeDecision',
  CHANGE_DECISIONS,
  'What became of a change that was asked for.',
  {
    AGREED: 'Its quorum was there: the new terms hold since.',
    REJECTED: 'Too many were against it.',
  },
);
const ChangeChoiceEnum = enumOf('CriterionChangeChoice', CHANGE_CHOICES, 'What is said on a change.');

const THRESHOLD = "In the metric's unit; what is exactly on it has not failed.";
const PERIOD =
  'How long a period is over which it is judged, 1 to 12 months, counted from the day on which measure was entered.';
const IN_ROW = 'How many periods in a row have to be hit, 1 to 12; one that cannot be told breaks the row.';
const LAST_DAY = 'The day by which it must have held in a period, or in what was measured up to then.';

@ObjectType({ simpleResolvers: true })
abstract class KillTermsType extends NodeType implements KillTerms {
  @Field(() => KillSideEnum) side!: KillSide;
  @Field(() => Float, { description: THRESHOLD }) threshold!: number;
  @Field(() => KillRuleEnum) rule!: KillRule;
  @Field(() => Int, { description: PERIOD }) periodMonths!: number;
  @Field(() => Int, { description: IN_ROW }) periodsInRow!: number;
  @Field(() => GraphQLLocalDate, { description: LAST_DAY }) lastDay!: string;
}

@ObjectType('KillJudgement', {
  simpleResolvers: true,
  description: 'What a kill criterion came to at one time, on the readings that were there: never changed.',
})
export class KillJudgementType {
  @Field(() => JudgementOccasionEnum) occasion!: JudgementOccasion;
  @Field(() => Int, { description: '1, 2, 3, … since measure was entered; 0 of the last day.' }) period!: number;
  @Field(() => GraphQLLocalDate, { description: 'Readings whose windows end on this day or later …' }) from!: string;
  @Field(() => GraphQLLocalDate, { description: '… and on this day at the latest were judged, combined.' }) to!: string;
  @Field(() => JudgementOutcomeEnum) outcome!: JudgementOutcome;
  @Field(() => UntoldReasonEnum, { nullable: true, description: 'Null unless it cannot be told.' })
  untoldBecause!: UntoldReason | null;
  @Field(() => Float, { nullable: true, description: "In the metric's unit; null without a reading." })
  value!: number | null;
  @Field(() => IntervalType, {
    nullable: true,
    description: 'Null where nothing is known of how far values are apart.',
  })
  interval!: IntervalType | null;
  @Field(() => GraphQLBigInt, { description: 'Observations.' }) n!: number;
  @Field(() => [ReadingType], { description: 'What it was judged on, as it was recorded.' }) readings!: ReadingType[];
  @Field(() => Int, { description: 'The version of the criterion by whose terms it was judged.' })
  criterionVersion!: number;
  @Field(() => GraphQLISODateTime) judgedAt!: Date;
}

@ObjectType('KillReferral', {
  simpleResolvers: true,
  description:
    'Continue or sunset, put before the body that decides on the budget: once for each cause. What it says is written down as of any sunset (`proposeSunset`, `answerSunset`), or by a portfolio review; nothing stops by itself.',
})
export class KillReferralType {
  @Field(() => ReferralCauseEnum) cause!: ReferralCause;
  @Field(() => GovernanceBodyType, { nullable: true, description: 'Null where no body decides on so much.' })
  governanceBody!: GovernanceBodyType | null;
  @Field(() => MeetingType, {
    nullable: true,
    description: 'On whose agenda it was put; null where the body had none to come, and portfolio managers were told.',
  })
  meeting!: MeetingType | null;
  @Field(() => GraphQLISODateTime) referredAt!: Date;
}

@ObjectType('KillCriterionVote', {
  simpleResolvers: true,
  description: 'What somebody said on a change; never changed.',
})
export class KillCriterionVoteType {
  @Field(() => Int, { description: '1, 2, 3, … within the change; the latest of a seat counts.' }) sequence!: number;
  @Field(() => PersonType, { description: 'Whose seat it is.' }) seat!: PersonType;
  @Field(() => PersonType, { description: 'Who voted: themselves, or who stands in for them.' }) voter!: PersonType;
  @Field(() => ChangeChoiceEnum) choice!: ChangeChoice;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => GraphQLISODateTime) castAt!: Date;
}

@ObjectType('KillCriterion', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'When an initiative has failed, agreed on in design: the engine judges it at the end of each period in measure.',
})
export class KillCriterionType extends KillTermsType {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => PersonType) setBy!: PersonType;
  @Field(() => GraphQLISODateTime) setAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the design was first approved with it; null until then. Since then its quorum changes it.',
  })
  lockedAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When others were set in its place, in design.' })
  replacedAt!: Date | null;
  @Field(() => [KillJudgementType], { description: 'The earliest first.' }) judgements!: KillJudgementType[];
  @Field(() => [KillReferralType], { description: 'The earliest first.' }) referrals!: KillReferralType[];
  @Field(() => [KillCriterionChangeType], { description: 'All that were asked for, the earliest first.' })
  changes!: KillCriterionChangeType[];
  @Field(() => Int, { description: 'Raised by a change that was agreed to.' }) version!: number;
}

@ObjectType('KillCriterionChange', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Other terms of a kill criterion that was approved with the design: the groups and quorums of that approval decide, without those who have a part in the initiative.',
})
export class KillCriterionChangeType extends KillTermsType {
  @Field(() => KillCriterionType) killCriterion!: KillCriterionType;
  @Field(() => String) reason!: string;
  @Field(() => PersonType) askedBy!: PersonType;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => [KillCriterionVoteType], { description: 'In the order in which they were cast.' })
  votes!: KillCriterionVoteType[];
  @Field(() => ChangeDecisionEnum, { nullable: true, description: 'Null while it is open.' })
  decision!: ChangeDecision | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => Int, { description: 'Raised when it is decided.' }) version!: number;
}

@InputType()
class KillCriterionInput implements KillCriterionAsked {
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => KillSideEnum) side!: KillSide;
  @Field(() => Float, { description: THRESHOLD }) threshold!: number;
  @Field(() => KillRuleEnum) rule!: KillRule;
  @Field(() => Int, { description: PERIOD }) periodMonths!: number;
  @Field(() => Int, { description: IN_ROW }) periodsInRow!: number;
  @Field(() => GraphQLLocalDate, { description: `${LAST_DAY} Still to come.` }) lastDay!: string;
}

@InputType()
export class SetKillCriteriaInput extends VersionedInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => [KillCriterionInput], {
    description: 'Up to 20, in place of all that were set before; none takes them back.',
  })
  criteria!: KillCriterionInput[];
}
@ObjectType({ simpleResolvers: true })
export class SetKillCriteriaPayload {
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const SetKillCriteriaResult = mutationResult('SetKillCriteriaResult', () => SetKillCriteriaPayload);

@InputType()
export class ChangeKillCriterionInput extends VersionedInput implements KillTerms {
  @Field(() => ID) killCriterionId!: string;
  @Field(() => KillSideEnum) side!: KillSide;
  @Field(() => Float, { description: THRESHOLD }) threshold!: number;
  @Field(() => KillRuleEnum) rule!: KillRule;
  @Field(() => Int, { description: PERIOD }) periodMonths!: number;
  @Field(() => Int, { description: IN_ROW }) periodsInRow!: number;
  @Field(() => GraphQLLocalDate, { description: `${LAST_DAY} Still to come.` }) lastDay!: string;
  @Field(() => String, { description: 'Why, in up to 2000 characters.' }) reason!: string;
}
@InputType({ description: 'By the version of the change.' })
export class KillCriterionChangeInput extends VersionedInput {
  @Field(() => ID) killCriterionChangeId!: string;
}
@InputType()
export class VoteOnKillCriterionChangeInput extends KillCriterionChangeInput {
  @Field(() => ChangeChoiceEnum) choice!: ChangeChoice;
  @Field(() => ID, {
    nullable: true,
    description: 'For whose seat, of those whom you stand in for; your own when left out.',
  })
  forId?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters; needed to reject.' }) reason?:
    string | null;
}

/** The result of a mutation that leaves a change behind. */
function changeResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => KillCriterionChangeType) killCriterionChange!: KillCriterionChangeType;
    @Field(() => KillCriterionType) killCriterion!: KillCriterionType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}
export const ChangeKillCriterionResult = changeResult('ChangeKillCriterion');
export const VoteOnKillCriterionChangeResult = changeResult('VoteOnKillCriterionChange');
export const WithdrawKillCriterionChangeResult = changeResult('WithdrawKillCriterionChange');
