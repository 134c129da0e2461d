import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { ProposalType } from './proposal.graphql';

@ArgsType()
export class SimilarProposalsArgs {
  @Field(() => String, {
    description:
      'What is written so far: a title, or who is hurt and how; 1 to 2000 characters, of which the first 40 words count.',
  })
  text!: string;
  @Field(() => Int, { defaultValue: 5, description: 'At most so many, 1 to 20.' }) first!: number;
}

@ObjectType('SimilarProposal', {
  simpleResolvers: true,
  description: 'A proposal that probably says what somebody is about to write.',
})
export class SimilarProposalType {
  @Field(() => Float, {
    description:
      'From 0.3 to 1: the share of the written words that the proposal holds, where rare words weigh more; or, if that is larger, how much alike its title and the beginning are, letter by letter.',
  })
  similarity!: number;
  @Field(() => ProposalType) proposal!: ProposalType;
}
