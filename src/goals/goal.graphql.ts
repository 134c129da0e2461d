import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CutLabelInput, CutLabelType } from '../metrics/cut.graphql';
import type { MetricCode } from '../metrics/domain/metric';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import { MetricType, ReadingType } from '../metrics/metric.graphql';
import { StrategicObjectiveType } from '../organization/direction.graphql';
import { PersonType } from '../people/person.graphql';
import { PillarType } from '../pillars/pillar.graphql';
import { connectionType, enumOf, listArgs, NodeType, orderType } from '../platform/graphql/types.graphql';
import { GOAL_KINDS, type Goal, type GoalKind } from './domain/goal';
import { GOAL_STATUSES, type GoalStatus } from './domain/goal-status';

export const GoalKindEnum = enumOf('GoalKind', GOAL_KINDS, 'Whom a goal is good for first.', {
  BUSINESS_HEALTH: 'The business: churn, cost to serve, spend.',
  CUSTOMER_EXPERIENCE: 'The customers that it lives by: NPS, satisfaction, effort.',
});
export const GoalStatusEnum = enumOf(
  'GoalStatus',
  GOAL_STATUSES,
  'How a goal does, judged on the 95 % interval of `Goal.reading`: until the due date on track or at risk, from then on achieved or missed.',
  {
    NOT_MEASURED: 'There is no reading that counts yet.',
    ON_TRACK: 'Before the due date: the interval reaches what the path expects of the day on which the reading ended.',
    AT_RISK: 'Before the due date: all of the interval falls short of that.',
    ACHIEVED: 'From the due date on: all of the interval is at the target or beyond.',
    MISSED: 'From the due date on: all of the interval falls short of the target.',
    CANNOT_TELL:
      'From the due date on: the target lies within the interval, so that chance alone could explain either; at any time for a reading that has no interval: a mean of a single value, or of values that are all the same; or that has fewer observations than `smallestSample`.',
    RETIRED: 'Given up, with a reason: it is not judged any more.',
  },
);

@ObjectType('Goal', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What a leader answers for: a metric of the organization that is to reach a target by a date. Earlier wordings and targets stand in `auditRecords`.',
})
export class GoalType
  extends NodeType
  implements
    Pick<
      Goal,
      'kind' | 'title' | 'baseline' | 'target' | 'startsOn' | 'dueOn' | 'retiredAt' | 'retiredReason' | 'version'
    >
{
  @Field(() => GoalKindEnum) kind!: GoalKind;
  @Field(() => String) title!: string;
  @Field(() => PillarType, { description: 'What it strengthens.' }) pillar!: PillarType;
  @Field(() => StrategicObjectiveType, { description: 'What it is there for.' })
  strategicObjective!: StrategicObjectiveType;
  @Field(() => PersonType, { description: 'The one leader who answers for it.' }) accountable!: PersonType;
  @Field(() => [PersonType], { description: 'Leaders who do their part, by name.' }) contributors!: PersonType[];
  @Field(() => MetricType, { description: 'What is measured; its direction says which side of the target is better.' })
  metric!: MetricType;
  @Field(() => [CutLabelType], { description: 'The part that is measured; empty for the whole.' })
  cut!: CutLabelType[];
  @Field(() => Float, {
    nullable: true,
    description: 'Where the metric stood on `startsOn`, in its unit; null where nobody knew.',
  })
  baseline!: number | null;
  @Field(() => Float, { description: "In the metric's unit." }) target!: number;
  @Field(() => GraphQLLocalDate, {
    description: 'From here a straight path leads from the baseline to the target; only readings that end later count.',
  })
  startsOn!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'When the target is to be reached; readings that end later do not count.',
  })
  dueOn!: string;
  @Field(() => ReadingType, {
    nullable: true,
    description:
      'What it is judged on: the latest reading of the organization with its metric and exactly its cut that ended after `startsOn`, by `dueOn`, and was not replaced; null while there is none.',
  })
  reading!: ReadingType | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "What the reading is held against, in the metric's unit: before the due date the path's value on the reading's last day (without a baseline, the target), from then on the target. Null without a reading, and when retired.",
  })
  expectedValue!: number | null;
  @Field(() => GoalStatusEnum) status!: GoalStatus;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it stands.' }) retiredAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was given up.' }) retiredReason!: string | null;
  @Field(() => Int, { description: 'Raised when it is revised or retired.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

export const GoalConnection = connectionType('Goal', () => GoalType);
const GoalOrder = orderType(
  'GoalOrder',
  { DUE_ON: 'DUE_ON', TITLE: 'TITLE' },
  'How goals are ordered: by due date, ascending, by default.',
);

@InputType()
class GoalFilter {
  @Field(() => [GoalKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: GoalKind[];
  @Field(() => [GraphQLMetricCode], { nullable: true, description: 'Of one of these.' }) metric?: MetricCode[];
  @Field(() => [CutLabelInput], { nullable: true, description: 'Of exactly this part; empty: of the whole.' })
  cut?: CutLabelInput[];
  @Field(() => ID, { nullable: true }) pillarId?: string;
  @Field(() => ID, { nullable: true }) strategicObjectiveId?: string;
  @Field(() => ID, { nullable: true, description: 'The person who answers for it.' }) accountableId?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: given up; false: those that stand.' })
  isRetired?: boolean;
}

export const GoalsArgs = listArgs(GoalOrder, GoalFilter);
