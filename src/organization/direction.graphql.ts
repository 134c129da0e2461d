import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
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
import { VISION_SCOPES, type StrategicObjective, type VisionScope, type VisionStatement } from './domain/direction';

const VisionScopeEnum = enumOf('VisionScope', VISION_SCOPES, 'Whose vision it is.', {
  ORGANIZATION: 'The whole organization’s: there is one.',
  AREA: 'An area’s, by its name.',
  TEAM: 'A team’s, by its name.',
});

@ObjectType('VisionStatement', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What an organization, an area or a team wants to be for its customers. Earlier wordings stand in `auditRecords`.',
})
export class VisionStatementType
  extends NodeType
  implements Pick<VisionStatement, 'id' | 'scope' | 'name' | 'text' | 'version' | 'createdAt'>
{
  @Field(() => VisionScopeEnum) scope!: VisionScope;
  @Field(() => String, { nullable: true, description: 'Of the area or the team; null for the organization.' })
  name!: string | null;
  @Field(() => String) text!: string;
  @Field(() => Int, { description: 'Raised by each new wording.' }) version!: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was stated first.' }) createdAt!: Date;
}

@ObjectType('StrategicObjective', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What the business wants to reach; every organization starts with five.',
})
export class StrategicObjectiveType
  extends NodeType
  implements Pick<StrategicObjective, 'id' | 'position' | 'name' | 'meaning' | 'version'>
{
  @Field(() => Int, { description: '1 for the first.' }) position!: number;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What is so when it is reached.' }) meaning!: string;
  @Field(() => Int, { description: 'Raised by each new wording.' }) version!: number;
}

export const VisionStatementConnection = connectionType('VisionStatement', () => VisionStatementType);
const VisionStatementOrder = orderType(
  'VisionStatementOrder',
  { CREATED_AT: 'CREATED_AT' },
  'How vision statements are ordered: by when they were stated first, ascending, by default.',
);

@InputType()
class VisionStatementFilter {
  @Field(() => [VisionScopeEnum], { nullable: true, description: 'Of one of these.' }) scope?: VisionScope[];
}

export const VisionStatementsArgs = listArgs(VisionStatementOrder, VisionStatementFilter);

const VISION_TEXT = 'Up to 2000 characters.';

@InputType()
export class StateVisionInput extends MutationInput {
  @Field(() => VisionScopeEnum) scope!: VisionScope;
  @Field(() => String, {
    nullable: true,
    description:
      'Of the area or the team, unique among areas or teams, up to 200 characters; left out for the organization.',
  })
  name?: string | null;
  @Field(() => String, { description: VISION_TEXT }) text!: string;
}
@ObjectType({ simpleResolvers: true })
export class StateVisionPayload {
  @Field(() => VisionStatementType) visionStatement!: VisionStatementType;
}
export const StateVisionResult = mutationResult('StateVisionResult', () => StateVisionPayload);

@InputType()
export class RewordVisionInput extends VersionedInput {
  @Field(() => ID) visionStatementId!: string;
  @Field(() => String, { description: VISION_TEXT }) text!: string;
}
@ObjectType({ simpleResolvers: true })
export class RewordVisionPayload {
  @Field(() => VisionStatementType) visionStatement!: VisionStatementType;
}
export const RewordVisionResult = mutationResult('RewordVisionResult', () => RewordVisionPayload);

const OBJECTIVE_NAME = 'Unique among the objectives, up to 200 characters.';
const OBJECTIVE_MEANING = 'What is so when it is reached, in up to 2000 characters.';

@InputType()
export class AddObjectiveInput extends MutationInput {
  @Field(() => String, { description: OBJECTIVE_NAME }) name!: string;
  @Field(() => String, { description: OBJECTIVE_MEANING }) meaning!: string;
}
@ObjectType({ simpleResolvers: true })
export class AddObjectivePayload {
  @Field(() => StrategicObjectiveType, { description: 'The last in the order.' })
  strategicObjective!: StrategicObjectiveType;
}
export const AddObjectiveResult = mutationResult('AddObjectiveResult', () => AddObjectivePayload);

@InputType()
export class RewordObjectiveInput extends VersionedInput {
  @Field(() => ID) strategicObjectiveId!: string;
  @Field(() => String, { description: OBJECTIVE_NAME }) name!: string;
  @Field(() => String, { description: OBJECTIVE_MEANING }) meaning!: string;
}
@ObjectType({ simpleResolvers: true })
export class RewordObjectivePayload {
  @Field(() => StrategicObjectiveType) strategicObjective!: StrategicObjectiveType;
}
export const RewordObjectiveResult = mutationResult('RewordObjectiveResult', () => RewordObjectivePayload);
