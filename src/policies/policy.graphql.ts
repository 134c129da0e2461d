import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CustomerType } from '../customers/customer.graphql';
import { ChannelType, ProductType } from '../listening/lists.graphql';
import { PersonType } from '../people/person.graphql';
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
import { POLICY_DECISIONS, type Policy, type PolicyDecision, type PolicyReview } from './domain/policy';
import type { DenialInput, PolicyDenial } from './domain/policy-denial';

const PolicyDecisionEnum = enumOf('PolicyDecision', POLICY_DECISIONS, 'What a review of a policy comes to.', {
  KEEP: 'It stays as it is.',
  CHANGE: 'It has a new text or link.',
  RETIRE: 'It is in force no more.',
});

@ObjectType('PolicyReview', {
  simpleResolvers: true,
  description: 'Somebody looked at a policy again, and said what becomes of it.',
})
export class PolicyReviewType implements Pick<PolicyReview, 'decision' | 'reason' | 'denialsSince' | 'reviewedAt'> {
  @Field(() => PolicyDecisionEnum) decision!: PolicyDecision;
  @Field(() => String) reason!: string;
  @Field(() => Int, { description: 'Denials after the day of the review before, as they were known at that moment.' })
  denialsSince!: number;
  @Field(() => PersonType) reviewedBy!: PersonType;
  @Field(() => GraphQLISODateTime) reviewedAt!: Date;
}

@ObjectType('Policy', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What the organization does or does not do for customers, as its people are told.',
})
export class PolicyType
  extends NodeType
  implements Pick<Policy, 'id' | 'name' | 'text' | 'link' | 'retiredAt' | 'version'>
{
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'Its words, where they stand here.' }) text!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it stands.' }) link!: string | null;
  @Field(() => PersonType, { description: 'Who answers for it.' }) owner!: PersonType;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When a review retired it; null while in force.' })
  retiredAt!: Date | null;
  @Field(() => Int, { description: 'Denials that it ever forced on customers.' }) denialCount!: number;
  @Field(() => Int, {
    description: 'Denials after the day (UTC) of its last review; all of them while it was never reviewed.',
  })
  denialsSinceReview!: number;
  @Field(() => [PolicyReviewType], { description: 'The latest first.' }) reviews!: PolicyReviewType[];
  @Field(() => Int, { description: 'Raised by each review and each new owner.' }) version!: number;
}

@ObjectType('PolicyDenial', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A "no" that a policy forced on a customer.',
})
export class PolicyDenialType
  extends NodeType
  implements Pick<PolicyDenial, 'id' | 'deniedOn' | 'asked' | 'text' | 'recordedAt'>
{
  @Field(() => PolicyType) policy!: PolicyType;
  @Field(() => GraphQLLocalDate) deniedOn!: string;
  @Field(() => ChannelType, { nullable: true }) channel!: ChannelType | null;
  @Field(() => ProductType, { nullable: true }) product!: ProductType | null;
  @Field(() => CustomerType, { nullable: true, description: 'Whose it is, where a customer key was given.' })
  customer!: CustomerType | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the customer wanted; null where `textHidden`, and once its customer is erased.',
  })
  asked!: string | null;
  @Field(() => String, { nullable: true, description: 'What else there is to tell; null as `asked` is.' })
  text!: string | null;
  @Field(() => Boolean, {
    description:
      'Whether it is told and not for you: under a customer key admins, CX leaders, insights and whoever recorded it read it.',
  })
  textHidden!: boolean;
  @Field(() => PersonType) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
}

@ObjectType('DeniedPolicy', { simpleResolvers: true, description: 'A policy with the denials of some days.' })
export class DeniedPolicyType {
  @Field(() => PolicyType) policy!: PolicyType;
  @Field(() => Int, { description: 'Denials on these days.' }) denialCount!: number;
  @Field(() => GraphQLLocalDate, { description: 'The day of the latest of them.' }) lastDeniedOn!: string;
}

export const PolicyConnection = connectionType('Policy', () => PolicyType);
const PolicyOrder = orderType('PolicyOrder', { NAME: 'NAME' }, 'By name, ascending by default.');
@InputType({ description: 'Policies that fit all that is given.' })
class PolicyFilter {
  @Field(() => ID, { nullable: true, description: 'That this person answers for.' }) ownerId?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: the retired. False: those in force.' })
  retired?: boolean;
}
export const PoliciesArgs = listArgs(PolicyOrder, PolicyFilter);

export const PolicyDenialConnection = connectionType('PolicyDenial', () => PolicyDenialType);
const PolicyDenialOrder = orderType('PolicyDenialOrder', { DENIED_ON: 'DENIED_ON' }, 'The latest first by default.');
@InputType({ description: 'Denials that fit all that is given.' })
class PolicyDenialFilter {
  @Field(() => ID, { nullable: true }) policyId?: string;
  @Field(() => ID, { nullable: true }) channelId?: string;
  @Field(() => ID, { nullable: true }) productId?: string;
  @Field(() => ID, { nullable: true }) customerId?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or later.' }) deniedFrom?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or earlier.' }) deniedTo?: string;
}
export const PolicyDenialsArgs = listArgs(PolicyDenialOrder, PolicyDenialFilter);

@ArgsType()
export class DeniedPoliciesArgs {
  @Field(() => GraphQLLocalDate, { description: 'The first day.' }) from!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day, included.' }) to!: string;
}

@InputType()
export class AddPolicyInput extends MutationInput {
  @Field(() => String, { description: 'Unique; 200 characters at most.' }) name!: string;
  @Field(() => String, { nullable: true, description: '10,000 characters at most. A text or a link, or both.' })
  text?: string | null;
  @Field(() => String, { nullable: true, description: 'A web address.' }) link?: string | null;
  @Field(() => ID, { description: 'The person who answers for it.' }) ownerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class AddPolicyPayload {
  @Field(() => PolicyType) policy!: PolicyType;
}
export const AddPolicyResult = mutationResult('AddPolicyResult', () => AddPolicyPayload);

@InputType()
abstract class OnPolicyInput extends VersionedInput {
  @Field(() => ID) policyId!: string;
}

@InputType()
export class AssignPolicyOwnerInput extends OnPolicyInput {
  @Field(() => ID, { description: 'The person who answers for it from now on.' }) ownerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class AssignPolicyOwnerPayload {
  @Field(() => PolicyType) policy!: PolicyType;
}
export const AssignPolicyOwnerResult = mutationResult('AssignPolicyOwnerResult', () => AssignPolicyOwnerPayload);

@InputType()
export class ReviewPolicyInput extends OnPolicyInput {
  @Field(() => PolicyDecisionEnum) decision!: PolicyDecision;
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
  @Field(() => String, { nullable: true, description: 'With CHANGE: its new text; the old one stays when left out.' })
  text?: string | null;
  @Field(() => String, { nullable: true, description: 'With CHANGE: its new link; the old one stays when left out.' })
  link?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class ReviewPolicyPayload {
  @Field(() => PolicyType) policy!: PolicyType;
}
export const ReviewPolicyResult = mutationResult('ReviewPolicyResult', () => ReviewPolicyPayload);

@InputType()
export class DenialInputType implements DenialInput {
  @Field(() => ID) policyId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) deniedOn!: string;
  @Field(() => ID, { nullable: true }) channelId?: string | null;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => String, { nullable: true, description: 'The pseudonymous key of the customer, 200 characters at most.' })
  customerKey?: string | null;
  @Field(() => String, { description: 'What the customer wanted; 2,000 characters at most.' }) asked!: string;
  @Field(() => String, { nullable: true, description: 'What else there is to tell; 10,000 characters at most.' })
  text?: string | null;
}
@InputType()
export class RecordDenialsInput extends MutationInput {
  @Field(() => [DenialInputType], { description: '1 to 100, all of them or none.' }) denials!: DenialInputType[];
}
@ObjectType({ simpleResolvers: true })
export class RecordDenialsPayload {
  @Field(() => [PolicyDenialType], { description: 'In the order in which they were given.' })
  policyDenials!: PolicyDenialType[];
}
export const RecordDenialsResult = mutationResult('RecordDenialsResult', () => RecordDenialsPayload);
