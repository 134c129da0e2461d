import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { JourneyType } from '../listening/journey.graphql';
import { ChannelType, ProductType } from '../listening/lists.graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf } from '../platform/graphql/types.graphql';
import { ContactCauseType } from './contact-cause.graphql';
import { DaysArgs } from './contact-costs.graphql';
import { EFFORT_BY, type EffortBy } from './domain/contact-report';

const EffortByEnum = enumOf('ContactEffortBy', EFFORT_BY, 'What the effort of customers is told by.', {
  OWNER: 'By whom contacts are charged to, since disputes were decided.',
  PRODUCT: 'By the product of the contact, else that of its cause.',
  JOURNEY: 'By the journey of the contact, else that of its cause.',
  CHANNEL: 'By the channel that the contact came by.',
});

@ArgsType()
export class ContactEffortArgs extends DaysArgs {
  @Field(() => EffortByEnum) by!: EffortBy;
  @Field(() => Int, { defaultValue: 25, description: 'The first rows, 1 to 1,000.' }) first!: number;
}

@ArgsType()
export class NextIssuesArgs extends DaysArgs {
  @Field(() => Int, { defaultValue: 25, description: 'The most frequent pairs, 1 to 1,000.' }) first!: number;
}

@ObjectType('RepeatRelations', {
  simpleResolvers: true,
  description: 'What repeats have to do with the contact before.',
})
export class RepeatRelationsType {
  @Field(() => Int) sameIssue!: number;
  @Field(() => Int) downstreamIssue!: number;
  @Field(() => Int) unhappyWithAnswer!: number;
  @Field(() => Int, { description: 'Repeats of which it was not noted.' }) unknown!: number;
}

/** What contacts of some kind say of effort. */
@ObjectType({ simpleResolvers: true })
abstract class EffortFields {
  @Field(() => Int, { description: 'Contacts of the days that are on record one by one.' }) contacts!: number;
  @Field(() => Int, { description: 'Of these, of customers who are known: of no other can a repeat be told.' })
  ofKnownCustomers!: number;
  @Field(() => Int, {
    description:
      'Contacts of known customers that follow an earlier one of the same customer by at most the repeat window, whatever either is about. An earlier one counts also when it is before the days.',
  })
  repeats!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Repeats of contacts of known customers, 0 to 1; null where there are none.',
  })
  repeatShare!: number | null;
  @Field(() => RepeatRelationsType, { description: 'The repeats by their relation; they add up to them.' })
  relations!: RepeatRelationsType;
  @Field(() => Int, {
    description:
      'Contacts of known customers that another one of the same customer follows by at most the repeat window: what did not end with them. The one that follows counts also when it is after the days.',
  })
  followed!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Those of contacts of known customers, 0 to 1; null where there are none.',
  })
  followedShare!: number | null;
  @Field(() => Int, {
    description: 'Contacts of known customers that are not followed yet and still may be: their window is not over.',
  })
  mayBeFollowed!: number;
  @Field(() => Int, { description: 'Of those followed, by a contact in another channel.' }) channelSwitches!: number;
  @Field(() => Int, { description: 'How often customers were passed on within a contact, all contacts together.' })
  transfers!: number;
  @Field(() => Int, { description: 'Contacts in which the customer was passed on at least once.' })
  transferred!: number;
  @Field(() => Float, { nullable: true, description: 'Those of all contacts, 0 to 1; null where there are none.' })
  transferredShare!: number | null;
  @Field(() => Int, { description: 'Digital contacts of known customers.' }) digital!: number;
  @Field(() => Int, {
    description:
      'Digital contacts of known customers that end with a human: within the repeat window the same customer meets a person on the same journey, at once or after further contacts. Where the journey of either is not known, it counts as the same.',
  })
  endedWithHuman!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The share of digital contacts of known customers that do not end with a human, 0 to 1; null where there are none.',
  })
  containment!: number | null;
}

@ObjectType('ContactEffortRow', {
  simpleResolvers: true,
  description: 'What the contacts of one owner, product, journey, cause or channel say of effort.',
})
export class ContactEffortRowType extends EffortFields {
  @Field(() => PersonType, { nullable: true, description: 'By OWNER.' }) owner!: PersonType | null;
  @Field(() => ProductType, { nullable: true, description: 'By PRODUCT; null for contacts about none.' })
  product!: ProductType | null;
  @Field(() => JourneyType, { nullable: true, description: 'By JOURNEY; null for contacts on none.' })
  journey!: JourneyType | null;
  @Field(() => ContactCauseType, { nullable: true, description: 'By CAUSE.' }) cause!: ContactCauseType | null;
  @Field(() => ChannelType, { nullable: true, description: 'By CHANNEL.' }) channel!: ChannelType | null;
}

@ObjectType('ContactEffortTotal', {
  simpleResolvers: true,
  description: 'What all contacts of the days say of effort.',
})
export class ContactEffortTotalType extends EffortFields {}

@ObjectType('ContactEffort', {
  simpleResolvers: true,
  description: 'How hard it is for customers to get something done.',
})
export class ContactEffortType {
  @Field(() => Int, { description: 'The repeat window that this is told by: days of 24 hours.' })
  repeatWindowDays!: number;
  @Field(() => ContactEffortTotalType, { description: 'All rows together, also those beyond `first`.' })
  total!: ContactEffortTotalType;
  @Field(() => [ContactEffortRowType], {
    description: 'The most repeats first, then the most contacts, then the oldest entry.',
  })
  rows!: ContactEffortRowType[];
}

@ObjectType('NextIssue', {
  simpleResolvers: true,
  description: 'A cell of the next-issue matrix: contacts of a cause whose next contact has that cause.',
})
export class NextIssueType {
  @Field(() => ContactCauseType) cause!: ContactCauseType;
  @Field(() => ContactCauseType, { description: 'Of the next contact of the same customer.' })
  nextCause!: ContactCauseType;
  @Field(() => Int, { description: 'Pairs whose earlier contact is in the days.' }) contacts!: number;
  @Field(() => Float, { description: 'Of the followed contacts of the cause, more than 0 and up to 1.' })
  share!: number;
}
