import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { AssessmentDimensionType } from './assessment-template.graphql';
import { MaturityResultType } from './maturity.graphql';

@ObjectType('InventoryItem', {
  simpleResolvers: true,
  description: 'How far one dimension has come, and how far it is to come: a spoke of a radar chart.',
})
export class InventoryItemType {
  @Field(() => AssessmentDimensionType) dimension!: AssessmentDimensionType;
  @Field(() => Float, {
    nullable: true,
    description: '1 to 5, from the latest closed assessment that has one; null while there is none.',
  })
  level!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: '1 to 5, what the pillar of the dimension is to reach, as set now; null where none is set.',
  })
  targetLevel!: number | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'By when it is to be reached.' })
  targetOn!: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Target minus level: negative beyond the target; null while one of them is missing.',
  })
  gap!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Level minus that of the assessment before; null while there are fewer than two.',
  })
  trend!: number | null;
  @Field(() => MaturityResultType, {
    nullable: true,
    description: 'What the level stands on: its date, disagreement, assessors and evidence; null while there is none.',
  })
  latest!: MaturityResultType | null;
  @Field(() => [MaturityResultType], {
    description: 'All results, the oldest first, also of earlier versions of the template.',
  })
  series!: MaturityResultType[];
}

@InputType()
export class InventoryFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: a level below its target; false: all others, also those without a level or a target.',
  })
  hasGap?: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a goal under way hangs on the pillar: `InventoryItem.goals`.',
  })
  hasGoal?: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether there is a proposal that would close the gap: `InventoryItem.proposals`.',
  })
  hasProposal?: boolean;
}
