import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, NodeType, orderType } from '../platform/graphql/types.graphql';
import { AssessmentDimensionType, AssessmentTemplateType } from './assessment-template.graphql';
import {
  MATURITY_ASSESSMENT_STATUSES,
  type MaturityAssessment,
  type MaturityAssessmentStatus,
  type MaturityLevel,
} from './domain/maturity-assessment';
import type { MaturityResult } from './domain/maturity-result';

const MaturityAssessmentStatusEnum = enumOf(
  'MaturityAssessmentStatus',
  MATURITY_ASSESSMENT_STATUSES,
  'Whether levels can be recorded.',
  { OPEN: 'Assessors record and revise their levels.', CLOSED: 'Its levels stay as they are.' },
);

@ObjectType('MaturityLevel', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'At which level one assessor sees one dimension, and what that rests on.',
})
export class MaturityLevelType
  extends NodeType
  implements Pick<MaturityLevel, 'id' | 'level' | 'evidence' | 'link' | 'recordedAt'>
{
  @Field(() => AssessmentDimensionType) dimension!: AssessmentDimensionType;
  @Field(() => PersonType) assessor!: PersonType;
  @Field(() => Int, { description: '1 to 5, by the anchors of the dimension.' }) level!: number;
  @Field(() => String, { nullable: true, description: 'What it rests on, in words.' }) evidence!: string | null;
  @Field(() => String, { nullable: true, description: 'Where that can be read.' }) link!: string | null;
  @Field(() => GraphQLISODateTime, { description: 'When it was recorded last.' }) recordedAt!: Date;
}

@ObjectType('MaturityAssessor', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody who is asked for levels in one maturity assessment.',
})
export class MaturityAssessorType extends NodeType {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => [AssessmentDimensionType], {
    description: 'The dimensions that they have given no level, in their order; empty when they have answered all.',
  })
  unanswered!: AssessmentDimensionType[];
}

@ObjectType('MaturityAssessment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A dated round in which several people say at which level each dimension of a template stands.',
})
export class MaturityAssessmentType
  extends NodeType
  implements
    Pick<
      MaturityAssessment,
      'id' | 'name' | 'asOf' | 'dueOn' | 'status' | 'templateVersion' | 'openedAt' | 'closedAt' | 'version'
    >
{
  @Field(() => String) name!: string;
  @Field(() => GraphQLLocalDate, { description: 'The date that its levels speak of.' }) asOf!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'Assessors are asked to answer by then; until it is closed, they may.',
  })
  dueOn!: string;
  @Field(() => MaturityAssessmentStatusEnum) status!: MaturityAssessmentStatus;
  @Field(() => AssessmentTemplateType, { description: 'As it stands now.' }) template!: AssessmentTemplateType;
  @Field(() => Int, { description: 'The version of the template that it answers.' }) templateVersion!: number;
  @Field(() => [AssessmentDimensionType], { description: 'What it asks about, in the version that it answers.' })
  dimensions!: AssessmentDimensionType[];
  @Field(() => [MaturityAssessorType], { description: 'In the order in which they were named.' })
  assessors!: MaturityAssessorType[];
  @Field(() => PersonType) openedBy!: PersonType;
  @Field(() => GraphQLISODateTime) openedAt!: Date;
  @Field(() => PersonType, { nullable: true, description: 'Null while it is open.' }) closedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is open.' }) closedAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each recording of levels, and by closing.' }) version!: number;
}

@ObjectType('MaturityResult', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What a closed maturity assessment found of one dimension that at least one assessor answered.',
})
export class MaturityResultType
  extends NodeType
  implements Pick<MaturityResult, 'id' | 'asOf' | 'lowest' | 'highest' | 'assessorCount' | 'evidenceCount'>
{
  @Field(() => MaturityAssessmentType) assessment!: MaturityAssessmentType;
  @Field(() => AssessmentDimensionType) dimension!: AssessmentDimensionType;
  @Field(() => GraphQLLocalDate, { description: 'The date that it speaks of.' }) asOf!: string;
  @Field(() => Float, {
    description: 'The mean over the assessors who answered, 1 to 5, to hundredths (a half to the even neighbour).',
  })
  level!: number;
  @Field(() => Float, {
    description: 'The level in the middle; of an even number of assessors the mean of the two in the middle.',
  })
  median!: number;
  @Field(() => Int, { description: '1 to 5.' }) lowest!: number;
  @Field(() => Int, { description: '1 to 5.' }) highest!: number;
  @Field(() => Int, { description: 'Highest minus lowest, in levels: 0 when all agree, 4 at most.' })
  disagreement!: number;
  @Field(() => [MaturityLevelType], { description: 'Levels more than 1 from the median, ascending.' })
  apart!: MaturityLevelType[];
  @Field(() => Int, { description: 'Assessors who answered; at least 1.' }) assessorCount!: number;
  @Field(() => Int, { description: 'Answers with evidence: a text, a link, or both.' }) evidenceCount!: number;
}

export const MaturityLevelConnection = connectionType('MaturityLevel', () => MaturityLevelType);
const MaturityLevelOrder = orderType(
  'MaturityLevelOrder',
  { RECORDED_AT: 'RECORDED_AT' },
  'How levels are ordered: by when they were recorded last, ascending, by default.',
);
@InputType()
class MaturityLevelFilter {
  @Field(() => ID, { nullable: true, description: 'What this person said.' }) assessorId?: string;
  @Field(() => ID, { nullable: true, description: 'What was said of this dimension.' }) dimensionId?: string;
}
export const MaturityLevelsArgs = listArgs(MaturityLevelOrder, MaturityLevelFilter);

export const MaturityResultConnection = connectionType('MaturityResult', () => MaturityResultType);
const MaturityResultOrder = orderType(
  'MaturityResultOrder',
  { AS_OF: 'AS_OF' },
  'How results are ordered: by the date that they speak of, the latest first by default.',
);
export const MaturityResultsArgs = listArgs(MaturityResultOrder);

export const MaturityAssessmentConnection = connectionType('MaturityAssessment', () => MaturityAssessmentType);
const MaturityAssessmentOrder = orderType(
  'MaturityAssessmentOrder',
  { AS_OF: 'AS_OF' },
  'How maturity assessments are ordered: by the date that they speak of, the latest first by default.',
);
@InputType()
class MaturityAssessmentFilter {
  @Field(() => [MaturityAssessmentStatusEnum], { nullable: true, description: 'In one of these.' })
  status?: MaturityAssessmentStatus[];
  @Field(() => ID, { nullable: true, description: 'By this assessment template, in any version.' })
  templateId?: string;
  @Field(() => ID, { nullable: true, description: 'Those in which this person is asked.' }) assessorId?: string;
}
export const MaturityAssessmentsArgs = listArgs(MaturityAssessmentOrder, MaturityAssessmentFilter);
