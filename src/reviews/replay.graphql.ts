import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult } from '../platform/graphql/types.graphql';
import { PortfolioReviewType } from './review.graphql';

@InputType()
export class ReplayReviewInput extends MutationInput {
  @Field(() => ID) reviewId!: string;
}

@ObjectType({ simpleResolvers: true })
class ReplayReviewPayload {
  @Field(() => PortfolioReviewType) review!: PortfolioReviewType;
  @Field(() => Boolean, { description: 'Whether all comes out as it was kept.' }) agrees!: boolean;
  @Field(() => [String], { description: 'What does not, in sentences; up to 100 of them.' }) differences!: string[];
}

export const ReplayReviewResult = mutationResult('ReplayReviewResult', () => ReplayReviewPayload);
