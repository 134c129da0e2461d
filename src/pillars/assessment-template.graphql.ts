import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult, NodeType } from '../platform/graphql/types.graphql';
import type { AssessmentDimension, AssessmentTemplate, LevelAnchors } from './domain/assessment-template';
import { PillarType } from './pillar.graphql';

@ObjectType('LevelAnchors', {
  simpleResolvers: true,
  description: 'What is seen where a level is reached, so that several assessors mean the same by it.',
})
class LevelAnchorsType implements LevelAnchors {
  @Field(() => String, { description: 'Level 1: left to chance.' }) level1!: string;
  @Field(() => String, { description: 'Level 2: begun.' }) level2!: string;
  @Field(() => String, { description: 'Level 3: a standard that is kept.' }) level3!: string;
  @Field(() => String, { description: 'Level 4: steered by what is measured.' }) level4!: string;
  @Field(() => String, { description: 'Level 5: how the company thinks.' }) level5!: string;
}

@ObjectType('AssessmentDimension', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One thing that is assessed, as one version of a template words it.',
})
export class AssessmentDimensionType
  extends NodeType
  implements Pick<AssessmentDimension, 'id' | 'position' | 'code' | 'name' | 'templateVersion' | 'anchors'>
{
  @Field(() => Int, { description: '1 for the first.' }) position!: number;
  @Field(() => String, { description: 'The same in all versions of the template: levels are compared by it.' })
  code!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'The version of the template that words it so.' }) templateVersion!: number;
  @Field(() => PillarType, { nullable: true, description: 'The pillar that its levels speak of; null for none.' })
  pillar!: PillarType | null;
  @Field(() => LevelAnchorsType) anchors!: LevelAnchorsType;
}

@ObjectType('AssessmentTemplate', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What an organization assesses itself against. Two from the start: the pillars, and the building blocks of service excellence.',
})
export class AssessmentTemplateType
  extends NodeType
  implements Pick<AssessmentTemplate, 'id' | 'position' | 'name' | 'purpose' | 'version' | 'createdAt'>
{
  @Field(() => Int, { description: '1 for the first: the one that `inventory` shows unless another is asked for.' })
  position!: number;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What an assessment by it tells.' }) purpose!: string;
  @Field(() => [AssessmentDimensionType], {
    description: 'Of the version that new assessments answer, in their order.',
  })
  dimensions!: AssessmentDimensionType[];
  @Field(() => Int, { description: 'Raised by each revision; assessments keep the one they answer.' })
  version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

const ANCHOR = 'Up to 1000 characters.';

@InputType()
class LevelAnchorsInput implements LevelAnchors {
  @Field(() => String, { description: ANCHOR }) level1!: string;
  @Field(() => String, { description: ANCHOR }) level2!: string;
  @Field(() => String, { description: ANCHOR }) level3!: string;
  @Field(() => String, { description: ANCHOR }) level4!: string;
  @Field(() => String, { description: ANCHOR }) level5!: string;
}

@InputType()
export class AssessmentDimensionInput {
  @Field(() => String, {
    description:
      'Unique in the template; capital letters, digits and underscores, a letter first, 60 at most. In a revision, keep it where levels are to be compared with those before.',
  })
  code!: string;
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
  @Field(() => ID, { nullable: true, description: 'The pillar that its levels speak of: each pillar once.' })
  pillarId?: string | null;
  @Field(() => LevelAnchorsInput) anchors!: LevelAnchorsInput;
}

@InputType({ description: 'All that an assessment template is made of.' })
export class CreateAssessmentTemplateInput extends MutationInput {
  @Field(() => String, { description: 'Unique among the templates, up to 200 characters.' }) name!: string;
  @Field(() => String, { description: 'What an assessment by it tells, in up to 2000 characters.' }) purpose!: string;
  @Field(() => [AssessmentDimensionInput], { description: '1 to 30, in their order.' })
  dimensions!: AssessmentDimensionInput[];
}
@ObjectType({ simpleResolvers: true })
export class CreateAssessmentTemplatePayload {
  @Field(() => AssessmentTemplateType, { description: 'The last in the order.' })
  assessmentTemplate!: AssessmentTemplateType;
}
export const CreateAssessmentTemplateResult = mutationResult(
  'CreateAssessmentTemplateResult',
  () => CreateAssessmentTemplatePayload,
);

@InputType({ description: 'All that the template is made of from now on: a dimension that is left out is taken away.' })
export class ReviseAssessmentTemplateInput extends CreateAssessmentTemplateInput {
  @Field(() => ID) templateId!: string;
  @Field(() => Int, { description: 'The version that you read and decide on.' }) expectedVersion!: number;
}
@ObjectType({ simpleResolvers: true })
export class ReviseAssessmentTemplatePayload {
  @Field(() => AssessmentTemplateType) assessmentTemplate!: AssessmentTemplateType;
}
export const ReviseAssessmentTemplateResult = mutationResult(
  'ReviseAssessmentTemplateResult',
  () => ReviseAssessmentTemplatePayload,
);
