import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { ExchangeRate, KnownRate } from './domain/exchange-rate';

@ObjectType('ExchangeRate', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "What one unit of a currency is worth in the organization's reporting currency on a day. Never changed: what was converted keeps the rate that it was converted at.",
})
export class ExchangeRateType
  extends NodeType
  implements Pick<ExchangeRate, 'id' | 'currencyCode' | 'rate' | 'day' | 'setAt'>
{
  @Field(() => String, { description: 'ISO 4217: what is converted.' }) currencyCode!: string;
  @Field(() => String, { description: 'An exact decimal: at 1.0832, 100.00 are 108.32.' }) rate!: string;
  @Field(() => GraphQLLocalDate) day!: string;
  @Field(() => Boolean, { description: 'Whether it counts: of several for one day the one that was set last does.' })
  counts!: boolean;
  @Field(() => PersonType) setBy!: PersonType;
  @Field(() => GraphQLISODateTime) setAt!: Date;
}

export const ExchangeRateConnection = connectionType('ExchangeRate', () => ExchangeRateType);
const ExchangeRateOrder = orderType(
  'ExchangeRateOrder',
  { DAY: 'DAY' },
  'How exchange rates are ordered: by their day, the latest first, by default.',
);

@InputType()
class ExchangeRateFilter {
  @Field(() => [String], { nullable: true, description: 'Of one of these currencies.' }) currencyCode?: string[];
  @Field(() => Boolean, { nullable: true }) counts?: boolean;
}

export const ExchangeRatesArgs = listArgs(ExchangeRateOrder, ExchangeRateFilter);

@InputType()
export class SetExchangeRateInput extends MutationInput implements KnownRate {
  @Field(() => String, { description: 'ISO 4217: what is converted; not the reporting currency itself.' })
  currencyCode!: string;
  @Field(() => String, {
    description:
      'How many units of the reporting currency one unit is worth: a decimal above 0 with at most 9 digits before the point and 12 behind it.',
  })
  rate!: string;
  @Field(() => GraphQLLocalDate, { description: 'The day that it is of; not in the future.' }) day!: string;
}
@ObjectType({ simpleResolvers: true })
export class SetExchangeRatePayload {
  @Field(() => ExchangeRateType) exchangeRate!: ExchangeRateType;
}
export const SetExchangeRateResult = mutationResult('SetExchangeRateResult', () => SetExchangeRatePayload);
