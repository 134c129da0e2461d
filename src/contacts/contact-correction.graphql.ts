import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult } from '../platform/graphql/types.graphql';
import { ServiceSideEnum } from './contact-cause.graphql';
import type { ServiceSide } from './domain/contact-cause';
import type { ContactChanges, CountChanges } from './domain/contact-correction';
import type { ContactMode, ContactRelation } from './domain/service-contact';
import { ContactCountType, ContactModeEnum, ContactRelationEnum, ServiceContactType } from './service-contact.graphql';

const REASON = 'Why the earlier one was wrong; 2,000 characters at most.';

@InputType({
  description: 'What is different in the correction: what is left out stays as it is on record.',
})
export class CorrectContactInput extends MutationInput implements ContactChanges {
  @Field(() => ID, { description: 'The contact that is wrong, recorded or imported. It counts no more from now on.' })
  contactId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Not in the future.' }) occurredAt?: Date | null;
  @Field(() => ID, { nullable: true }) channelId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Of another cause it is charged to the owner whom that has now.',
  })
  causeId?: string | null;
  @Field(() => ContactModeEnum, { nullable: true }) mode?: ContactMode | null;
  @Field(() => ID, { nullable: true, description: 'Null: that of the cause counts.' }) productId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Null: that of the cause counts.' }) journeyId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The pseudonymous key of the customer, 200 characters at most. Null: it is not known who it was.',
  })
  customerKey?: string | null;
  @Field(() => Int, { nullable: true, description: '0 to 100.' }) transfers?: number | null;
  @Field(() => ContactRelationEnum, { nullable: true, description: 'Null: it is not known.' })
  relation?: ContactRelation | null;
  @Field(() => String, { nullable: true, description: '10,000 characters at most. Null: nothing was noted.' })
  text?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class CorrectContactPayload {
  @Field(() => ServiceContactType, { description: 'The correction.' }) contact!: ServiceContactType;
}
export const CorrectContactResult = mutationResult('CorrectContactResult', () => CorrectContactPayload);

@InputType({
  description: 'What is different in the correction: what is left out stays as it is on record.',
})
export class CorrectContactCountInput extends MutationInput implements CountChanges {
  @Field(() => ID, { description: 'The count that is wrong, recorded or imported. It counts no more from now on.' })
  countId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Of another cause it is charged to the owner whom that has now, where `ownerId` names nobody.',
  })
  causeId?: string | null;
  @Field(() => ID, { nullable: true }) channelId?: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The first day, in UTC.' }) fromDay?: string | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day, included; not in the future. Nothing is counted twice, as when it is recorded.',
  })
  toDay?: string | null;
  @Field(() => Int, { nullable: true, description: '0 to 100,000,000.' }) contacts?: number | null;
  @Field(() => ID, { nullable: true, description: 'Whom they are charged to.' }) ownerId?: string | null;
  @Field(() => ServiceSideEnum, { nullable: true }) side?: ServiceSide | null;
}
@ObjectType({ simpleResolvers: true })
export class CorrectContactCountPayload {
  @Field(() => ContactCountType, { description: 'The correction.' }) count!: ContactCountType;
}
export const CorrectContactCountResult = mutationResult('CorrectContactCountResult', () => CorrectContactCountPayload);
