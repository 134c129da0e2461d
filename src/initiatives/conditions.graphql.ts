import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConditionType } from '../approvals/condition.graphql';
import { mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import { InitiativeType } from './initiative.graphql';

const STAYS = 'Up to 2000 characters. Everyone in the organization can read it.';

@InputType({ description: '`expectedVersion` is that of the condition.' })
class OnConditionInput extends VersionedInput {
  @Field(() => ID) conditionId!: string;
}

@InputType({ description: '`expectedVersion` is that of the condition.' })
export class MeetConditionInput extends OnConditionInput {
  @Field(() => String, { description: `What was done. ${STAYS}` }) done!: string;
  @Field(() => String, { nullable: true, description: 'Where it can be read; http or https.' }) link?: string | null;
}

@InputType({ description: '`expectedVersion` is that of the condition.' })
export class ConfirmConditionInput extends OnConditionInput {
  @Field(() => String, { nullable: true, description: STAYS }) remark?: string | null;
}

@InputType({ description: '`expectedVersion` is that of the condition.' })
export class WaiveConditionInput extends OnConditionInput {
  @Field(() => String, { description: STAYS }) reason!: string;
}

@InputType({ description: '`expectedVersion` is that of the condition.' })
export class ReopenConditionInput extends OnConditionInput {
  @Field(() => String, { description: `What is wanting. ${STAYS}` }) reason!: string;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Another last day for it, today or later; as it is when left out.',
  })
  dueOn?: string | null;
}

@InputType({ description: '`expectedVersion` is that of the condition.' })
export class ReviseConditionInput extends OnConditionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who is to meet it from now on, as those say who run the initiative; as it is when left out.',
  })
  ownerId?: string | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Another last day, today or later, as whoever set it says; as it is when left out.',
  })
  dueOn?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ConditionPayload {
  @Field(() => ConditionType) condition!: ConditionType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const ConditionResult = mutationResult('ConditionResult', () => ConditionPayload);
