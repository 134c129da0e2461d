import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult } from '../platform/graphql/types.graphql';
import { CutLabelInput } from './cut.graphql';
import type { MetricCode } from './domain/metric';
import type { CorrectionInput, OrganizationReadingInput } from './domain/organization-reading';
import { MeanCountsInput, MetricCodeEnum, NpsCountsInput, ProportionCountsInput, ReadingType } from './metric.graphql';

@InputType({ description: "Raw counts: exactly one of nps, proportion and mean, the one of the metric's form." })
export class RecordOrganizationReadingInput extends MutationInput implements OrganizationReadingInput, CorrectionInput {
  @Field(() => MetricCodeEnum) metric!: MetricCode;
  @Field(() => [CutLabelInput], {
    nullable: true,
    description: 'The part that was observed, each dimension once, in any order; left out or empty for the whole.',
  })
  cut?: CutLabelInput[] | null;
  @Field(() => String, { description: 'Where the counts come from: a survey, a system; up to 200 characters.' })
  source!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day of observation.' }) windowFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of observation, included; not in the future.' })
  windowTo!: string;
  @Field(() => NpsCountsInput, { nullable: true }) nps?: NpsCountsInput | null;
  @Field(() => ProportionCountsInput, { nullable: true }) proportion?: ProportionCountsInput | null;
  @Field(() => MeanCountsInput, { nullable: true }) mean?: MeanCountsInput | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The reading of the organization that this one corrects: from now on it counts no more.',
  })
  replacesId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the earlier one was wrong: needed with `replacesId`; up to 2000 characters, kept in the audit.',
  })
  reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class RecordOrganizationReadingPayload {
  @Field(() => ReadingType) reading!: ReadingType;
}
export const RecordOrganizationReadingResult = mutationResult(
  'RecordOrganizationReadingResult',
  () => RecordOrganizationReadingPayload,
);
