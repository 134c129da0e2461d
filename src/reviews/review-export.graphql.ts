import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult } from '../platform/graphql/types.graphql';
import type { ExportFormat } from '../portfolio/domain/exported-file';
import { ExportedFileFields, ExportFormatEnum } from '../portfolio/export.graphql';
import { PortfolioReviewType } from './review.graphql';

@InputType()
export class ExportReviewInput extends MutationInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => ExportFormatEnum) format!: ExportFormat;
}
@ObjectType({ simpleResolvers: true })
export class ExportReviewPayload extends ExportedFileFields {
  @Field(() => PortfolioReviewType) review!: PortfolioReviewType;
}
export const ExportReviewResult = mutationResult('ExportReviewResult', () => ExportReviewPayload);
