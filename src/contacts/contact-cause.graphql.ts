import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { JourneyType } from '../listening/journey.graphql';
import { ChannelType, ProductType } from '../listening/lists.graphql';
import { NeedType } from '../listening/need.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  enumOf,
  listArgs,
  MoneyType,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { SERVICE_SIDES, type CauseInput, type ContactCause, type ServiceSide } from './domain/contact-cause';
import type { ContactRate } from './domain/contact-rate';
import type { RepeatWindow } from './domain/repeat-window';

export const ServiceSideEnum = enumOf('ServiceSide', SERVICE_SIDES, 'Where whoever causes service contacts stands.', {
  IN_SERVICE: 'In service itself: an answer that did not help, say.',
  OUTSIDE_SERVICE: 'Outside service: a bill that nobody understands, say. Service bears it, and did not cause it.',
});

@ObjectType('ContactCause', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Why customers have to get in touch, and who caused it: the polluter pays.',
})
export class ContactCauseType
  extends NodeType
  implements Pick<ContactCause, 'id' | 'name' | 'side' | 'avoidable' | 'version'>
{
  @Field(() => String) name!: string;
  @Field(() => PersonType, {
    description:
      'Whom contacts that are recorded from now on are charged to; those before stay where they were charged.',
  })
  owner!: PersonType;
  @Field(() => ServiceSideEnum, { description: 'Whether its owner belongs to service.' }) side!: ServiceSide;
  @Field(() => ProductType, { nullable: true, description: 'Of its contacts that name no product of their own.' })
  product!: ProductType | null;
  @Field(() => JourneyType, { nullable: true, description: 'Of its contacts that name no journey of their own.' })
  journey!: JourneyType | null;
  @Field(() => Boolean, { description: 'Whether customers would not have to get in touch if it were mended.' })
  avoidable!: boolean;
  @Field(() => [NeedType], { description: 'Needs that mending it would meet, and through them the proposals that do.' })
  needs!: NeedType[];
  @Field(() => Int, { description: 'Raised when it is edited or its needs change; not by contacts.' }) version!: number;
}

export const ContactCauseConnection = connectionType('ContactCause', () => ContactCauseType);

@InputType()
class ContactCauseFilter {
  @Field(() => ID, { nullable: true, description: 'Owned by this person.' }) ownerId?: string;
  @Field(() => Boolean, { nullable: true }) avoidable?: boolean;
  @Field(() => ID, { nullable: true, description: 'Linked to this need.' }) needId?: string;
}
const ContactCauseOrder = orderType('ContactCauseOrder', { NAME: 'NAME' }, 'By name, ascending by default.');
export const ContactCausesArgs = listArgs(ContactCauseOrder, ContactCauseFilter);

@InputType()
export class AddContactCauseInput extends MutationInput implements CauseInput {
  @Field(() => String, { description: 'Unique among causes; 200 characters at most.' }) name!: string;
  @Field(() => ID, { description: 'Who caused it.' }) ownerId!: string;
  @Field(() => ServiceSideEnum, { description: 'Whether that person belongs to service.' }) side!: ServiceSide;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => ID, { nullable: true }) journeyId?: string | null;
  @Field(() => Boolean, { description: 'Whether customers would not have to get in touch if it were mended.' })
  avoidable!: boolean;
}
@ObjectType({ simpleResolvers: true })
export class AddContactCausePayload {
  @Field(() => ContactCauseType) cause!: ContactCauseType;
}
export const AddContactCauseResult = mutationResult('AddContactCauseResult', () => AddContactCausePayload);

@InputType()
export class EditContactCauseInput extends VersionedInput implements CauseInput {
  @Field(() => ID) causeId!: string;
  @Field(() => String, { description: 'Unique among causes; 200 characters at most.' }) name!: string;
  @Field(() => ID, { description: 'Who causes it from now on.' }) ownerId!: string;
  @Field(() => ServiceSideEnum, { description: 'Whether that person belongs to service.' }) side!: ServiceSide;
  @Field(() => ID, { nullable: true, description: 'Left out, none.' }) productId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Left out, none.' }) journeyId?: string | null;
  @Field(() => Boolean, { description: 'Holds for all of its contacts, those of the past, too.' }) avoidable!: boolean;
}
@ObjectType({ simpleResolvers: true })
export class EditContactCausePayload {
  @Field(() => ContactCauseType) cause!: ContactCauseType;
}
export const EditContactCauseResult = mutationResult('EditContactCauseResult', () => EditContactCausePayload);

@InputType()
export class LinkCauseToNeedInput extends VersionedInput {
  @Field(() => ID) causeId!: string;
  @Field(() => ID) needId!: string;
}
@ObjectType({ simpleResolvers: true })
export class LinkCauseToNeedPayload {
  @Field(() => ContactCauseType) cause!: ContactCauseType;
}
export const LinkCauseToNeedResult = mutationResult('LinkCauseToNeedResult', () => LinkCauseToNeedPayload);

@InputType()
export class UnlinkCauseFromNeedInput extends VersionedInput {
  @Field(() => ID) causeId!: string;
  @Field(() => ID) needId!: string;
}
@ObjectType({ simpleResolvers: true })
export class UnlinkCauseFromNeedPayload {
  @Field(() => ContactCauseType) cause!: ContactCauseType;
}
export const UnlinkCauseFromNeedResult = mutationResult('UnlinkCauseFromNeedResult', () => UnlinkCauseFromNeedPayload);

@ObjectType('ContactRate', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What one service contact in a channel costs from a day on. Never changed: a further one takes its place.',
})
export class ContactRateType extends NodeType implements Pick<ContactRate, 'id' | 'fromDay' | 'setAt'> {
  @Field(() => ChannelType) channel!: ChannelType;
  @Field(() => GraphQLLocalDate, {
    description: 'The first day that it is for; of several for a day the last one set counts.',
  })
  fromDay!: string;
  @Field(() => MoneyType, { description: 'Of one contact, in the reporting currency.' }) cost!: MoneyType;
  @Field(() => PersonType) setBy!: PersonType;
  @Field(() => GraphQLISODateTime) setAt!: Date;
}

export const ContactRateConnection = connectionType('ContactRate', () => ContactRateType);
@InputType()
class ContactRateFilter {
  @Field(() => ID, { nullable: true }) channelId?: string;
}
const ContactRateOrder = orderType(
  'ContactRateOrder',
  { FROM_DAY: 'FROM_DAY' },
  'How rates are ordered: by their first day, the latest first, by default.',
);
export const ContactRatesArgs = listArgs(ContactRateOrder, ContactRateFilter);

@InputType()
export class SetContactRateInput extends MutationInput {
  @Field(() => ID) channelId!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day that it is for; it may be one to come.' })
  fromDay!: string;
  @Field(() => GraphQLBigInt, { description: 'What one contact costs, in whole minor units: 450 are 4.50 dollars.' })
  costMinor!: bigint;
  @Field(() => String, { description: 'ISO 4217: the reporting currency.' }) currencyCode!: string;
}
@ObjectType({ simpleResolvers: true })
export class SetContactRatePayload {
  @Field(() => ContactRateType) contactRate!: ContactRateType;
}
export const SetContactRateResult = mutationResult('SetContactRateResult', () => SetContactRatePayload);

@ObjectType('RepeatWindow', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Within how many days a further contact of a customer is a repeat.',
})
export class RepeatWindowType extends NodeType implements Pick<RepeatWindow, 'id' | 'days' | 'version'> {
  @Field(() => Int, { description: 'Days of 24 hours, 7 to 14; 10 at first.' }) days!: number;
  @Field(() => Int) version!: number;
}

@InputType()
export class SetRepeatWindowInput extends VersionedInput {
  @Field(() => Int, { description: 'Days of 24 hours, 7 to 14. Holds for contacts of the past, too.' }) days!: number;
}
@ObjectType({ simpleResolvers: true })
export class SetRepeatWindowPayload {
  @Field(() => RepeatWindowType) repeatWindow!: RepeatWindowType;
}
export const SetRepeatWindowResult = mutationResult('SetRepeatWindowResult', () => SetRepeatWindowPayload);
