import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { ProposalSupporter } from './domain/supporter';
import { ProposalChangeInput, proposalResult } from './proposal-mutations.graphql';
import { ProposalType } from './proposal.graphql';

@ObjectType('ProposalSupporter', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody who wants what a proposal wants and did not propose it.',
})
export class ProposalSupporterType extends NodeType implements Pick<ProposalSupporter, 'reason' | 'supportedAt'> {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => String, { nullable: true, description: 'A word why.' }) reason!: string | null;
  @Field(() => ProposalType, {
    nullable: true,
    description: 'The merged proposal that they proposed or supported and came with; null who came by themselves.',
  })
  cameWith!: ProposalType | null;
  @Field(() => GraphQLISODateTime, { description: 'Of those who came with a merged one: when it was merged.' })
  supportedAt!: Date;
}

export const ProposalSupporterConnection = connectionType('ProposalSupporter', () => ProposalSupporterType);
const ProposalSupporterOrder = orderType(
  'ProposalSupporterOrder',
  { SUPPORTED_AT: 'SUPPORTED_AT' },
  'How supporters are ordered: the first to come first by default.',
);
export const ProposalSupportersArgs = listArgs(ProposalSupporterOrder);

@InputType()
export class SupportProposalInput extends MutationInput {
  @Field(() => ID) proposalId!: string;
  @Field(() => String, { nullable: true, description: 'A word why; up to 500 characters.' }) reason?: string | null;
}
export const SupportProposalResult = proposalResult('SupportProposal');

@InputType()
export class WithdrawSupportInput extends MutationInput {
  @Field(() => ID) proposalId!: string;
}
export const WithdrawSupportResult = proposalResult('WithdrawSupport');

@InputType({ description: '`proposalId` and `expectedVersion` name the one that goes in.' })
export class MergeProposalsInput extends ProposalChangeInput {
  @Field(() => ID, { description: 'The one that goes on.' }) intoId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the one that goes on that you read; not looked at when left out.',
  })
  intoExpectedVersion?: number | null;
  @Field(() => String, { description: 'Why they are one; up to 4000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class MergeProposalsPayload {
  @Field(() => ProposalType, { description: 'The one that went in.' }) proposal!: ProposalType;
  @Field(() => ProposalType, { description: 'The one that goes on.' }) into!: ProposalType;
}
export const MergeProposalsResult = mutationResult('MergeProposalsResult', () => MergeProposalsPayload);
