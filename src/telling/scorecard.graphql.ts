import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GoalStatus } from '../goals/domain/goal-status';
import { GoalStatusEnum } from '../goals/goal.graphql';
import { CutLabelType } from '../metrics/cut.graphql';
import type { MetricCode, MetricDirection } from '../metrics/domain/metric';
import type { CannotTellReason, Verdict } from '../metrics/domain/verdict';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import { IntervalType, MetricDirectionEnum } from '../metrics/metric.graphql';
import { CannotTellReasonEnum, VerdictEnum } from '../metrics/verdict.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import {
  SCORECARD_REASONS,
  type Because,
  type Scorecard,
  type ScorecardEntry,
  type ScorecardReason,
  type ShownGoal,
  type ShownReading,
} from './domain/scorecard';
import { SCORECARD_PERIODS, type ScorecardPeriod, type ScorecardSchedule } from './domain/scorecard-period';

const ScorecardReasonEnum = enumOf(
  'ScorecardReason',
  SCORECARD_REASONS,
  "Why a metric stands on somebody's scorecard.",
  {
    PRODUCT:
      'They own the product, and the metric is measured of exactly that: its cut is the product alone, by its name.',
    JOURNEY:
      'They own the journey, and the metric is measured of exactly that: its cut is the journey alone, by its name.',
    PILLAR: 'They own a pillar that a goal with this metric hangs on.',
    GOAL: 'They answer for a goal with this metric.',
  },
);
const ScorecardPeriodEnum = enumOf('ScorecardPeriod', SCORECARD_PERIODS, 'A period of the calendar.');

@ObjectType('ScorecardBecause', { simpleResolvers: true, description: "Why a metric stands on somebody's scorecard." })
class BecauseType implements Because {
  @Field(() => ScorecardReasonEnum) kind!: ScorecardReason;
  @Field(() => String, { description: 'Of the product, journey or pillar; of a goal its title.' }) name!: string;
}

@ObjectType('ScorecardReading', { simpleResolvers: true, description: 'A reading as a scorecard shows it.' })
class ShownReadingType implements ShownReading {
  @Field(() => Float, { description: "In the metric's unit." }) value!: number;
  @Field(() => IntervalType, {
    nullable: true,
    description: 'Null for a mean of a single value, or of values that are all the same.',
  })
  interval!: IntervalType | null;
  @Field(() => GraphQLBigInt, { description: 'Observations.' }) n!: number;
  @Field(() => GraphQLLocalDate, { description: 'The first day of observation.' }) windowFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of observation.' }) windowTo!: string;
}

@ObjectType('ScorecardGoal', { simpleResolvers: true, description: 'A goal with the metric and cut of an entry.' })
class ShownGoalType implements ShownGoal {
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'The name of the leader who answers for it.' }) accountable!: string;
  @Field(() => Float, { description: "In the metric's unit." }) target!: number;
  @Field(() => GraphQLLocalDate) dueOn!: string;
  @Field(() => GoalStatusEnum, { description: 'As of the last day of the period; of what is live, of today.' })
  status!: GoalStatus;
}

@ObjectType('ScorecardEntry', {
  simpleResolvers: true,
  description: 'A metric of what a leader owns, against goal, in the words and figures of its day.',
})
export class ScorecardEntryType implements ScorecardEntry {
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => String, { description: 'What the metric is called.' }) name!: string;
  @Field(() => String, { description: 'What one unit of a value means, as `Metric.unit` told it then.' })
  unit!: string;
  @Field(() => MetricDirectionEnum) direction!: MetricDirection;
  @Field(() => [CutLabelType], { description: 'The part that is measured; empty for the whole.' }) cut!: CutLabelType[];
  @Field(() => [BecauseType], { description: 'At least one.' }) because!: BecauseType[];
  @Field(() => ShownReadingType, {
    nullable: true,
    description: 'The latest that ended by that day and counts; null where nothing was measured.',
  })
  latest!: ShownReadingType | null;
  @Field(() => ShownReadingType, {
    nullable: true,
    description: 'The one before it, of the same source, that had ended when it began; null where there is none.',
  })
  before!: ShownReadingType | null;
  @Field(() => VerdictEnum, {
    nullable: true,
    description:
      'On the change from `before` to `latest`; null where one is missing, or they are cohorts of other lengths.',
  })
  verdict!: Verdict | null;
  @Field(() => CannotTellReasonEnum, { nullable: true, description: 'Null unless the verdict is CANNOT_TELL.' })
  cannotTellBecause!: CannotTellReason | null;
  @Field(() => [ShownGoalType], {
    description: 'All goals of this metric and cut that had begun and were not retired, whoever answers for them.',
  })
  goals!: ShownGoalType[];
}

@ObjectType('Scorecard', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What a leader answered for in a period, frozen: later readings and corrections do not change it. `Person.scorecard` lives.',
})
export class ScorecardType extends NodeType implements Pick<Scorecard, 'periodFrom' | 'periodTo' | 'frozenAt'> {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => GraphQLLocalDate) periodFrom!: string;
  @Field(() => GraphQLLocalDate) periodTo!: string;
  @Field(() => [ScorecardEntryType], { description: 'In the order of their metrics and cuts.' })
  entries!: ScorecardEntryType[];
  @Field(() => PersonType, { nullable: true, description: 'Null for what the schedule did.' })
  frozenBy!: PersonType | null;
  @Field(() => GraphQLISODateTime) frozenAt!: Date;
}

export const ScorecardConnection = connectionType('Scorecard', () => ScorecardType);
const ScorecardOrder = orderType(
  'ScorecardOrder',
  { PERIOD_TO: 'PERIOD_TO' },
  'How scorecards are ordered: by the last day of their period, the latest first, by default.',
);
@InputType()
class ScorecardFilter {
  @Field(() => ID, { nullable: true, description: 'Whose they are.' }) personId?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The first day of their period.' }) periodFrom?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day of their period.' }) periodTo?: string;
}
export const ScorecardsArgs = listArgs(ScorecardOrder, ScorecardFilter);

const DAYS_AFTER = 'Days after the last day of the period, 1 to 60: readings of it come in until then.';

@ObjectType('ScorecardSchedule', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'When the scorecards of your organization are frozen by themselves.',
})
export class ScorecardScheduleType
  extends NodeType
  implements Pick<ScorecardSchedule, 'isOn' | 'period' | 'daysAfter' | 'nextFrom' | 'nextDueAt' | 'version'>
{
  @Field(() => Boolean, { description: 'Off at first.' }) isOn!: boolean;
  @Field(() => ScorecardPeriodEnum) period!: ScorecardPeriod;
  @Field(() => Int, { description: DAYS_AFTER }) daysAfter!: number;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day of the period that is frozen next; null while it is off.',
  })
  nextFrom!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When that is frozen; null while it is off.' })
  nextDueAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
}

@InputType()
export class SetScorecardScheduleInput
  extends VersionedInput
  implements Pick<ScorecardSchedule, 'isOn' | 'period' | 'daysAfter'>
{
  @Field(() => Boolean) isOn!: boolean;
  @Field(() => ScorecardPeriodEnum) period!: ScorecardPeriod;
  @Field(() => Int, { description: DAYS_AFTER }) daysAfter!: number;
}
@ObjectType({ simpleResolvers: true })
export class SetScorecardSchedulePayload {
  @Field(() => ScorecardScheduleType) scorecardSchedule!: ScorecardScheduleType;
}
export const SetScorecardScheduleResult = mutationResult(
  'SetScorecardScheduleResult',
  () => SetScorecardSchedulePayload,
);

@InputType()
export class FreezeScorecardsInput extends MutationInput {
  @Field(() => GraphQLLocalDate) periodFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'Before today, and a year after the first day at most.' })
  periodTo!: string;
}
@ObjectType({ simpleResolvers: true })
export class FreezeScorecardsPayload {
  @Field(() => [ScorecardType], { description: 'One for everybody who leads something.' }) scorecards!: ScorecardType[];
}
export const FreezeScorecardsResult = mutationResult('FreezeScorecardsResult', () => FreezeScorecardsPayload);
