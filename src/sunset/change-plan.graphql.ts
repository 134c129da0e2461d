import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  MoneyType,
  mutationResult,
  NodeType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { AdoptionRecordType } from './adoption.graphql';
import {
  ADOPTION_STATES,
  CHANGE_STEP_KINDS,
  type AdoptionState,
  type ChangePlan,
  type ChangePlanInput,
  type ChangeStepKind,
} from './domain/change-plan';
import type { ValueBasis } from './domain/sunset-candidate';
import { ValueBasisEnum } from './sunset-candidate.graphql';

const ChangeStepKindEnum = enumOf('ChangeStepKind', CHANGE_STEP_KINDS, 'How people are helped to change.');
const AdoptionStateEnum = enumOf('AdoptionState', ADOPTION_STATES, 'How adoption stands against its target.', {
  NOT_COUNTED: 'There is no count yet of how many use it of how many.',
  OPEN: 'Fewer than planned, and the day is still to come.',
  REACHED: 'By the last count as many as planned, or more.',
  MISSED: 'The day has passed, and by the last count there are fewer.',
});

@ObjectType('ChangingGroup', { simpleResolvers: true, description: 'People for whom something changes.' })
class ChangingGroupType {
  @Field(() => String) name!: string;
  @Field(() => String) whatChanges!: string;
  @Field(() => Int, { nullable: true, description: 'How many they are; null where nobody knows.' })
  people!: number | null;
}

@ObjectType('ChangeStep', { simpleResolvers: true, description: 'What is done so that they can, and want to.' })
class ChangeStepType {
  @Field(() => ChangeStepKindEnum) kind!: ChangeStepKind;
  @Field(() => String) what!: string;
  @Field(() => GraphQLLocalDate) dueOn!: string;
  @Field(() => PersonType) owner!: PersonType;
}

@ObjectType('ChangePlan', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Who changes by an initiative and how they are helped: a version, never changed; the last one holds.',
})
export class ChangePlanType
  extends NodeType
  implements Omit<ChangePlan, 'organizationId' | 'initiativeId' | 'groups' | 'steps' | 'plannedById'>
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => Int, { description: '1, 2, 3, … of the initiative.' }) number!: number;
  @Field(() => [ChangingGroupType]) groups!: ChangingGroupType[];
  @Field(() => [ChangeStepType]) steps!: ChangeStepType[];
  @Field(() => Int, { description: 'The share of those who could, that is to use it: 1 to 100 percent.' })
  targetPercent!: number;
  @Field(() => GraphQLLocalDate, { description: 'By this day.' }) targetOn!: string;
  @Field(() => String, { nullable: true, description: 'Why it was planned anew; null of the first.' })
  changeReason!: string | null;
  @Field(() => PersonType) plannedBy!: PersonType;
  @Field(() => GraphQLISODateTime) plannedAt!: Date;
}
export const ChangePlanConnection = connectionType('ChangePlan', () => ChangePlanType);

@ObjectType('Adoption', {
  simpleResolvers: true,
  description: 'How many use it against how many were to, beside what it is worth.',
})
export class AdoptionType {
  @Field(() => AdoptionStateEnum, { nullable: true, description: 'Null where no change is planned, and no target.' })
  state!: AdoptionState | null;
  @Field(() => ChangePlanType, { nullable: true, description: 'The version that holds.' }) plan!: ChangePlanType | null;
  @Field(() => AdoptionRecordType, { nullable: true, description: 'The last count.' })
  latest!: AdoptionRecordType | null;
  @Field(() => MoneyType, { nullable: true, description: 'What it is worth a year; null where nobody has said.' })
  value!: MoneyType | null;
  @Field(() => ValueBasisEnum, { nullable: true }) valueBasis!: ValueBasis | null;
}

@InputType()
class ChangingGroupInput {
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
  @Field(() => String, { description: 'Up to 2000 characters.' }) whatChanges!: string;
  @Field(() => Int, { nullable: true, description: '1 to 2,000,000,000.' }) people?: number | null;
}
@InputType()
export class ChangeStepInput {
  @Field(() => ChangeStepKindEnum) kind!: ChangeStepKind;
  @Field(() => String, { description: 'Up to 2000 characters.' }) what!: string;
  @Field(() => GraphQLLocalDate) dueOn!: string;
  @Field(() => ID, { description: 'Who does it; they hear of it.' }) ownerId!: string;
}

@InputType({ description: '`expectedVersion` is that of the initiative.' })
export class PlanChangeInput extends VersionedInput implements ChangePlanInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => [ChangingGroupInput], { description: '1 to 100.' }) groups!: ChangingGroupInput[];
  @Field(() => [ChangeStepInput], { description: 'Up to 100.' }) steps!: ChangeStepInput[];
  @Field(() => Int, { description: '1 to 100.' }) targetPercent!: number;
  @Field(() => GraphQLLocalDate) targetOn!: string;
  @Field(() => String, { nullable: true, description: 'Why it is planned anew; needed from the second version on.' })
  changeReason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class PlanChangePayload {
  @Field(() => ChangePlanType) changePlan!: ChangePlanType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const PlanChangeResult = mutationResult('PlanChangeResult', () => PlanChangePayload);
