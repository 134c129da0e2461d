import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { JourneyType } from '../listening/journey.graphql';
import { ProductType } from '../listening/lists.graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf, MoneyType } from '../platform/graphql/types.graphql';
import { ContactCauseType } from './contact-cause.graphql';
import { CHARGED_BY, COST_ORDERS, type ChargedBy, type CostOrder } from './domain/contact-report';

const ChargedByEnum = enumOf('ContactsChargedBy', CHARGED_BY, 'What service contacts are charged by.', {
  OWNER: 'By whom they are charged to, since disputes were decided.',
  PRODUCT: 'By the product of the contact, else that of its cause.',
  JOURNEY: 'By the journey of the contact, else that of its cause.',
});
const CostOrderEnum = enumOf('ContactCostOrder', COST_ORDERS, 'What comes first.');

/** The days that are looked at. */
@ArgsType()
export abstract class DaysArgs {
  @Field(() => GraphQLLocalDate, { description: 'The first day, in UTC.' }) from!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day, included.' }) to!: string;
}

@ArgsType()
export class ContactCostsArgs extends DaysArgs {
  @Field(() => ChargedByEnum) by!: ChargedBy;
  @Field(() => CostOrderEnum, {
    defaultValue: 'COST',
    description:
      'By which rows are ordered, the dearest first: by CAUSE and AVOIDABLE_COST it lists what to mend first.',
  })
  orderBy!: CostOrder;
  @Field(() => Int, { defaultValue: 25, description: 'The first rows, 1 to 1,000.' }) first!: number;
}

/** What contacts come to. */
@ObjectType({ simpleResolvers: true })
abstract class CostFields {
  @Field(() => Float, { description: 'Contacts on record one by one, and as counts; whole, and may exceed 2^31.' })
  contacts!: number;
  @Field(() => Float, {
    description: 'Of these, in channels for which no rate is known of their day: they are not in the cost.',
  })
  uncosted!: number;
  @Field(() => MoneyType, {
    description:
      'Each contact at the rate of its channel on its day (UTC); those of a count at the rate of its first day.',
  })
  cost!: MoneyType;
  @Field(() => MoneyType, { description: 'Of causes that are avoidable.' }) avoidableCost!: MoneyType;
  @Field(() => MoneyType, { description: 'Charged to owners outside service.' }) outsideServiceCost!: MoneyType;
}

@ObjectType('ContactCost', {
  simpleResolvers: true,
  description: 'What the contacts of one owner, product, journey or cause come to.',
})
export class ContactCostType extends CostFields {
  @Field(() => PersonType, { nullable: true, description: 'By OWNER.' }) owner!: PersonType | null;
  @Field(() => ProductType, { nullable: true, description: 'By PRODUCT; null for contacts about none.' })
  product!: ProductType | null;
  @Field(() => JourneyType, { nullable: true, description: 'By JOURNEY; null for contacts on none.' })
  journey!: JourneyType | null;
  @Field(() => ContactCauseType, { nullable: true, description: 'By CAUSE.' }) cause!: ContactCauseType | null;
  @Field(() => Float, { description: 'Of the whole cost, 0 to 1; 0 where nothing costs anything.' }) share!: number;
}

@ObjectType('ContactCostTotal', { simpleResolvers: true, description: 'What all contacts of the days come to.' })
export class ContactCostTotalType extends CostFields {}

@ObjectType('ContactCosts', {
  simpleResolvers: true,
  description: 'What service contacts cost, whom they are charged to, and how much of it is avoidable.',
})
export class ContactCostsType {
  @Field(() => ContactCostTotalType, { description: 'All rows together, also those beyond `first`.' })
  total!: ContactCostTotalType;
  @Field(() => [ContactCostType], { description: 'The dearest first, then the most contacts, then the oldest entry.' })
  rows!: ContactCostType[];
  @Field(() => Float, {
    description:
      'Contacts of counts whose period lies only partly within the days: how many of them do nobody knows, so they are left out.',
  })
  leftOut!: number;
}
