import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CustomerType } from '../customers/customer.graphql';
import { ImportType } from '../imports/import.graphql';
import { JourneyType } from '../listening/journey.graphql';
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
} from '../platform/graphql/types.graphql';
import { ContactCauseType, ServiceSideEnum } from './contact-cause.graphql';
import type { ServiceSide } from './domain/contact-cause';
import type { ContactCount, CountInput } from './domain/contact-count';
import {
  CONTACT_MODES,
  CONTACT_RELATIONS,
  type ContactInput,
  type ContactMode,
  type ContactRelation,
  type ServiceContact,
} from './domain/service-contact';

export const ContactModeEnum = enumOf('ContactMode', CONTACT_MODES, 'What a customer met.', {
  DIGITAL: 'A page, an app, a bot.',
  HUMAN: 'A person.',
});
export const ContactRelationEnum = enumOf(
  'ContactRelation',
  CONTACT_RELATIONS,
  'What a contact of a customer has to do with the one before.',
  {
    SAME_ISSUE: 'It is for the same.',
    DOWNSTREAM_ISSUE: 'It is for what came of it.',
    UNHAPPY_WITH_ANSWER: 'The answer did not satisfy.',
  },
);

const REPLACES = 'The earlier one that this one corrects.';
const REPLACED_BY = 'The correction that took its place: it counts nowhere any more. Null while it counts.';

/** Whom it is charged to, as contacts and counts say it. */
@ObjectType({ simpleResolvers: true })
abstract class ChargedType extends NodeType {
  @Field(() => ContactCauseType) cause!: ContactCauseType;
  @Field(() => ChannelType) channel!: ChannelType;
  @Field(() => PersonType, { description: 'Whom it was charged to when it was recorded: the owner of its cause.' })
  owner!: PersonType;
  @Field(() => ServiceSideEnum) side!: ServiceSide;
  @Field(() => PersonType, { description: 'Whom it is charged to since disputes were decided; its owner at first.' })
  chargedTo!: PersonType;
  @Field(() => ServiceSideEnum) chargedSide!: ServiceSide;
  @Field(() => ImportType, {
    nullable: true,
    description: 'The import that brought it; null when a person recorded it.',
  })
  import!: ImportType | null;
  @Field(() => PersonType) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
}

@ObjectType('ServiceContact', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A customer had to get in touch. It is charged to the owner who caused it, in service or outside. A correction stands beside what it corrects.',
})
export class ServiceContactType
  extends ChargedType
  implements Pick<ServiceContact, 'occurredAt' | 'mode' | 'transfers' | 'relation' | 'text'>
{
  @Field(() => ServiceContactType, { nullable: true, description: REPLACES }) replaces!: ServiceContactType | null;
  @Field(() => ServiceContactType, { nullable: true, description: REPLACED_BY }) replacedBy!: ServiceContactType | null;
  @Field(() => GraphQLISODateTime) occurredAt!: Date;
  @Field(() => ProductType, { nullable: true, description: 'Its own; that of its cause counts where it has none.' })
  product!: ProductType | null;
  @Field(() => JourneyType, { nullable: true, description: 'Its own; that of its cause counts where it has none.' })
  journey!: JourneyType | null;
  @Field(() => CustomerType, { nullable: true, description: 'Null where it is not known who it was.' })
  customer!: CustomerType | null;
  @Field(() => ContactModeEnum) mode!: ContactMode;
  @Field(() => Int, { description: 'How often the customer was passed on within it.' }) transfers!: number;
  @Field(() => ContactRelationEnum, {
    nullable: true,
    description: 'To the contact of this customer before; null where it is not known.',
  })
  relation!: ContactRelation | null;
  @Field(() => String, {
    nullable: true,
    description: 'What was noted; null where nothing was, where `textHidden`, and once its customer is erased.',
  })
  text!: string | null;
  @Field(() => Boolean, {
    description:
      'Whether a text is there and not for you: under a customer key admins, CX leaders, insights and whoever recorded it read it.',
  })
  textHidden!: boolean;
}

@ObjectType('ContactCount', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'How often customers had to get in touch for a cause of an owner, by a channel, in a period: where nobody keeps them one by one.',
})
export class ContactCountType extends ChargedType implements Pick<ContactCount, 'fromDay' | 'toDay' | 'contacts'> {
  @Field(() => ContactCountType, { nullable: true, description: REPLACES }) replaces!: ContactCountType | null;
  @Field(() => ContactCountType, { nullable: true, description: REPLACED_BY }) replacedBy!: ContactCountType | null;
  @Field(() => GraphQLLocalDate, { description: 'The first day, in UTC.' }) fromDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day, included.' }) toDay!: string;
  @Field(() => Int) contacts!: number;
}

export const ServiceContactConnection = connectionType('ServiceContact', () => ServiceContactType);
export const ContactCountConnection = connectionType('ContactCount', () => ContactCountType);

@InputType()
abstract class ChargedFilter {
  @Field(() => ID, { nullable: true }) causeId?: string;
  @Field(() => ID, { nullable: true }) channelId?: string;
  @Field(() => ID, { nullable: true, description: 'Charged to this person now.' }) chargedToId?: string;
  @Field(() => ID, { nullable: true, description: 'That this import brought.' }) importId?: string;
  @Field(() => Boolean, { nullable: true, description: 'False: those that count; true: those that were corrected.' })
  isReplaced?: boolean;
}
@InputType()
class ServiceContactFilter extends ChargedFilter {
  @Field(() => ID, { nullable: true, description: 'Of this customer.' }) customerId?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day (UTC) or later.' }) from?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day (UTC) or before.' }) to?: string;
}
@InputType()
class ContactCountFilter extends ChargedFilter {
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'That end on this day or later.' }) from?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'That begin on this day or before.' }) to?: string;
}
const ServiceContactOrder = orderType(
  'ServiceContactOrder',
  { OCCURRED_AT: 'OCCURRED_AT' },
  'How service contacts are ordered: the latest first by default.',
);
const ContactCountOrder = orderType(
  'ContactCountOrder',
  { FROM_DAY: 'FROM_DAY' },
  'How counts are ordered: by their first day, the latest first, by default.',
);
export const ServiceContactsArgs = listArgs(ServiceContactOrder, ServiceContactFilter);
export const ContactCountsArgs = listArgs(ContactCountOrder, ContactCountFilter);

@InputType()
export class ServiceContactInput implements ContactInput {
  @Field(() => GraphQLISODateTime, { description: 'Not in the future.' }) occurredAt!: Date;
  @Field(() => ID) channelId!: string;
  @Field(() => ID, { description: 'It is charged to the owner of this cause.' }) causeId!: string;
  @Field(() => ContactModeEnum) mode!: ContactMode;
  @Field(() => ID, { nullable: true, description: 'Left out, that of the cause counts.' }) productId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Left out, that of the cause counts.' }) journeyId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The pseudonymous key of the customer, 200 characters at most. Without one, no repeat can be told.',
  })
  customerKey?: string | null;
  @Field(() => Int, { nullable: true, description: 'How often the customer was passed on, 0 to 100; 0 when left out.' })
  transfers?: number | null;
  @Field(() => ContactRelationEnum, {
    nullable: true,
    description: 'To the contact of this customer before, where it is known; goes with `customerKey`.',
  })
  relation?: ContactRelation | null;
  @Field(() => String, {
    nullable: true,
    description: '10,000 characters at most; not for everyone under a customer key.',
  })
  text?: string | null;
}

@InputType()
export class RecordContactsInput extends MutationInput {
  @Field(() => [ServiceContactInput], { description: '1 to 500. All are recorded, or none.' })
  contacts!: ServiceContactInput[];
}
@ObjectType({ simpleResolvers: true })
export class RecordContactsPayload {
  @Field(() => [ServiceContactType], { description: 'As they were given.' }) contacts!: ServiceContactType[];
}
export const RecordContactsResult = mutationResult('RecordContactsResult', () => RecordContactsPayload);

@InputType()
export class ContactCountInput implements CountInput {
  @Field(() => ID) causeId!: string;
  @Field(() => ID) channelId!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day, in UTC.' }) fromDay!: string;
  @Field(() => GraphQLLocalDate, {
    description:
      'The last day, included; not in the future. Of one cause, owner and channel periods do not overlap, and hold no contact that is on record one by one.',
  })
  toDay!: string;
  @Field(() => Int, { description: '0 to 100,000,000.' }) contacts!: number;
  @Field(() => ID, { nullable: true, description: 'Whom they are charged to; left out, the owner of the cause.' })
  ownerId?: string | null;
  @Field(() => ServiceSideEnum, { nullable: true, description: 'Left out, the side of the cause.' })
  side?: ServiceSide | null;
}

@InputType()
export class RecordContactCountsInput extends MutationInput {
  @Field(() => [ContactCountInput], { description: '1 to 500. All are recorded, or none.' })
  counts!: ContactCountInput[];
}
@ObjectType({ simpleResolvers: true })
export class RecordContactCountsPayload {
  @Field(() => [ContactCountType], { description: 'As they were given.' }) counts!: ContactCountType[];
}
export const RecordContactCountsResult = mutationResult('RecordContactCountsResult', () => RecordContactCountsPayload);
