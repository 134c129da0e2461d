import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import { MaturityAssessmentType, MaturityLevelType } from './maturity.graphql';

@InputType()
export class OpenMaturityAssessmentInput extends MutationInput {
  @Field(() => ID, { description: 'The assessment template; its version of now is the one that is answered.' })
  templateId!: string;
  @Field(() => String, { description: 'As in "Autumn 2026", up to 200 characters.' }) name!: string;
  @Field(() => GraphQLLocalDate, { description: 'The date that its levels speak of: today or before.' }) asOf!: string;
  @Field(() => GraphQLLocalDate, { description: 'By when the assessors are asked to answer: today or later.' })
  dueOn!: string;
  @Field(() => [ID], { description: 'The people who are asked: 1 to 50, nobody twice.' }) assessorIds!: string[];
}
@ObjectType({ simpleResolvers: true })
export class OpenMaturityAssessmentPayload {
  @Field(() => MaturityAssessmentType) maturityAssessment!: MaturityAssessmentType;
}
export const OpenMaturityAssessmentResult = mutationResult(
  'OpenMaturityAssessmentResult',
  () => OpenMaturityAssessmentPayload,
);

@InputType()
export class LevelInput {
  @Field(() => ID, { description: 'A dimension of the version that the assessment answers; each once.' })
  dimensionId!: string;
  @Field(() => Int, { description: '1 to 5, by the anchors of the dimension.' }) level!: number;
  @Field(() => String, { nullable: true, description: 'What it rests on, in up to 4000 characters.' })
  evidence?: string | null;
  @Field(() => String, { nullable: true, description: 'Where that can be read: http or https.' }) link?: string | null;
}

@InputType()
export class RecordLevelsInput extends MutationInput {
  @Field(() => ID) assessmentId!: string;
  @Field(() => [LevelInput], {
    description:
      'Some dimensions or all; each replaces what you said of that dimension before, and leaves the others as they are. All are written, or none.',
  })
  levels!: LevelInput[];
}
@ObjectType({ simpleResolvers: true })
export class RecordLevelsPayload {
  @Field(() => [MaturityLevelType], { description: 'In the order of the input.' }) levels!: MaturityLevelType[];
  @Field(() => MaturityAssessmentType) maturityAssessment!: MaturityAssessmentType;
}
export const RecordLevelsResult = mutationResult('RecordLevelsResult', () => RecordLevelsPayload);

@InputType()
export class CloseMaturityAssessmentInput extends VersionedInput {
  @Field(() => ID) assessmentId!: string;
}
@ObjectType({ simpleResolvers: true })
export class CloseMaturityAssessmentPayload {
  @Field(() => MaturityAssessmentType) maturityAssessment!: MaturityAssessmentType;
}
export const CloseMaturityAssessmentResult = mutationResult(
  'CloseMaturityAssessmentResult',
  () => CloseMaturityAssessmentPayload,
);
