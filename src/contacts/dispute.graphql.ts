import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
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
import { ContactCauseType, ServiceSideEnum } from './contact-cause.graphql';
import type { ServiceSide } from './domain/contact-cause';
import { DISPUTE_DECISIONS, type ContactDispute, type DisputeDecision } from './domain/dispute';
import { ServiceContactType } from './service-contact.graphql';

const DisputeDecisionEnum = enumOf('DisputeDecision', DISPUTE_DECISIONS, 'What was decided of a disputed charge.', {
  UPHELD: 'The charge stands.',
  MOVED: 'Another owner is charged.',
});

@ObjectType('ContactDispute', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Somebody says that they did not cause the service contacts that they are charged for, and somebody else decides. It stays on record.',
})
export class ContactDisputeType
  extends NodeType
  implements
    Pick<ContactDispute, 'fromDay' | 'toDay' | 'contacts' | 'reason' | 'raisedAt' | 'decision' | 'decidedAt'>,
    Pick<ContactDispute, 'decisionReason' | 'movedToSide' | 'withdrawnAt' | 'withdrawnReason' | 'version'>
{
  @Field(() => ContactCauseType) cause!: ContactCauseType;
  @Field(() => ServiceContactType, {
    nullable: true,
    description: 'The one contact that is disputed; null where it is all of the cause in the period.',
  })
  contact!: ServiceContactType | null;
  @Field(() => GraphQLLocalDate, { description: 'The first day that is disputed, in UTC.' }) fromDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last one, included.' }) toDay!: string;
  @Field(() => PersonType, { description: 'Whom it was charged to, and who disputes it.' }) owner!: PersonType;
  @Field(() => Float, { description: 'Contacts that were charged when it was raised; whole, and may exceed 2^31.' })
  contacts!: number;
  @Field(() => String) reason!: string;
  @Field(() => GraphQLISODateTime) raisedAt!: Date;
  @Field(() => DisputeDecisionEnum, {
    nullable: true,
    description: 'Null while it is open, and where it was withdrawn.',
  })
  decision!: DisputeDecision | null;
  @Field(() => PersonType, { nullable: true, description: 'Never its owner.' }) decidedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) decisionReason!: string | null;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who is charged from then on, for what is recorded later of the cause and period, too.',
  })
  movedTo!: PersonType | null;
  @Field(() => ServiceSideEnum, { nullable: true }) movedToSide!: ServiceSide | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When whoever raised it took it back, undecided; null where it was not.',
  })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true }) withdrawnReason!: string | null;
  @Field(() => Int) version!: number;
}

export const ContactDisputeConnection = connectionType('ContactDispute', () => ContactDisputeType);

@InputType()
class ContactDisputeFilter {
  @Field(() => Boolean, { nullable: true, description: 'Whether it waits for a decision.' }) open?: boolean;
  @Field(() => ID, { nullable: true, description: 'Raised by this person.' }) ownerId?: string;
  @Field(() => ID, { nullable: true }) causeId?: string;
  @Field(() => ID, { nullable: true, description: 'Of this one contact.' }) contactId?: string;
}
const ContactDisputeOrder = orderType(
  'ContactDisputeOrder',
  { RAISED_AT: 'RAISED_AT' },
  'How disputes are ordered: the latest first by default.',
);
export const ContactDisputesArgs = listArgs(ContactDisputeOrder, ContactDisputeFilter);

@InputType()
export class DisputeContactInput extends MutationInput {
  @Field(() => ID, { description: 'A contact that is charged to you.' }) contactId!: string;
  @Field(() => String, { description: 'Who caused it, and why it was not you; 2,000 characters at most.' })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class DisputeContactPayload {
  @Field(() => ContactDisputeType) dispute!: ContactDisputeType;
}
export const DisputeContactResult = mutationResult('DisputeContactResult', () => DisputeContactPayload);

@InputType()
export class DisputeChargesInput extends MutationInput {
  @Field(() => ID) causeId!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day. No count may lie partly within the days.' })
  fromDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day, included; not in the future.' }) toDay!: string;
  @Field(() => String, { description: 'Who caused them, and why it was not you; 2,000 characters at most.' })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class DisputeChargesPayload {
  @Field(() => ContactDisputeType) dispute!: ContactDisputeType;
}
export const DisputeChargesResult = mutationResult('DisputeChargesResult', () => DisputeChargesPayload);

@InputType()
export class WithdrawDisputeInput extends VersionedInput {
  @Field(() => ID) disputeId!: string;
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class WithdrawDisputePayload {
  @Field(() => ContactDisputeType) dispute!: ContactDisputeType;
}
export const WithdrawDisputeResult = mutationResult('WithdrawDisputeResult', () => WithdrawDisputePayload);

@InputType()
export class UpholdChargeInput extends VersionedInput {
  @Field(() => ID) disputeId!: string;
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class UpholdChargePayload {
  @Field(() => ContactDisputeType) dispute!: ContactDisputeType;
}
export const UpholdChargeResult = mutationResult('UpholdChargeResult', () => UpholdChargePayload);

@InputType()
export class MoveChargeInput extends VersionedInput {
  @Field(() => ID) disputeId!: string;
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
  @Field(() => ID, { description: 'Who caused it.' }) ownerId!: string;
  @Field(() => ServiceSideEnum, { description: 'Whether that person belongs to service.' }) side!: ServiceSide;
}
@ObjectType({ simpleResolvers: true })
export class MoveChargePayload {
  @Field(() => ContactDisputeType) dispute!: ContactDisputeType;
}
export const MoveChargeResult = mutationResult('MoveChargeResult', () => MoveChargePayload);
