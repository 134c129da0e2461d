import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { DatedRate } from '../budget/domain/exchange-rate';
import { ImportType } from '../imports/import.graphql';
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
} from '../platform/graphql/types.graphql';
import { COST_KINDS, type Cost, type CostInput, type CostKind } from './domain/cost';
import { InitiativeType } from '../initiatives/initiative.graphql';

const CostKindEnum = enumOf('CostKind', COST_KINDS, 'What a cost is for.', {
  ACTUAL: 'The work itself, once.',
  RUN: 'To run what came of it.',
});

@ObjectType('Cost', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What an initiative has cost in fact: never changed, corrected by a further one.',
})
export class CostType
  extends NodeType
  implements
    Pick<Cost, 'id' | 'kind' | 'day' | 'rate' | 'rateDay' | 'ofGrant' | 'note' | 'externalReference' | 'bookedAt'>
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => CostKindEnum) kind!: CostKind;
  @Field(() => GraphQLLocalDate, { description: 'On which it arose.' }) day!: string;
  @Field(() => MoneyType, { description: 'As it was stated; below 0 it corrects another.' }) amount!: MoneyType;
  @Field(() => MoneyType, { description: 'In the currency of its initiative, half a minor unit to the even one.' })
  booked!: MoneyType;
  @Field(() => String, {
    nullable: true,
    description: 'What it was converted at: an exact decimal; null where it was stated in that currency.',
  })
  rate!: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day of that rate.' }) rateDay!: string | null;
  @Field(() => Boolean, {
    description:
      "Whether it is spent of the grant: not so of run costs after the last day of the portfolio's period, which are a matter of later budgets, nor of what was registered as it ran, which has none.",
  })
  ofGrant!: boolean;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, { nullable: true, description: 'What your books know it by; of no other cost.' })
  externalReference!: string | null;
  @Field(() => CostType, { nullable: true, description: 'The cost that it takes something off.' })
  corrects!: CostType | null;
  @Field(() => ImportType, { nullable: true, description: 'The import that it came by.' }) import!: ImportType | null;
  @Field(() => PersonType) bookedBy!: PersonType;
  @Field(() => GraphQLISODateTime) bookedAt!: Date;
}

@ObjectType('RunCost', { simpleResolvers: true, description: 'What it cost to run an initiative in a calendar year.' })
export class RunCostType {
  @Field(() => Int) year!: number;
  @Field(() => MoneyType, { description: 'With what was corrected in it.' }) amount!: MoneyType;
}

export const CostConnection = connectionType('Cost', () => CostType);
const CostOrder = orderType('CostOrder', { DAY: 'DAY' }, 'How costs are ordered: by their day, ascending, by default.');

@InputType()
class CostFilter {
  @Field(() => [CostKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: CostKind[];
  @Field(() => ID, { nullable: true, description: 'Those that this import brought.' }) importId?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Of this day or later.' }) from?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Of this day or before.' }) to?: string;
}

export const CostsArgs = listArgs(CostOrder, CostFilter);

@InputType({ description: "A rate into the organization's reporting currency." })
export class DatedRateInput implements DatedRate {
  @Field(() => String, {
    description:
      'How many units of the reporting currency one unit is worth: a decimal above 0 with at most 9 digits before the point and 12 behind it.',
  })
  rate!: string;
  @Field(() => GraphQLLocalDate, { description: 'The day that it is of; not in the future.' }) day!: string;
}

@InputType()
export class BookActualCostInput extends MutationInput implements CostInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => CostKindEnum) kind!: CostKind;
  @Field(() => GraphQLLocalDate, { description: 'On which it arose; not in the future.' }) day!: string;
  @Field(() => GraphQLBigInt, {
    description: 'Minor units of `currencyCode`; more than 0, or below 0 with what it corrects.',
  })
  amountMinor!: bigint;
  @Field(() => String, { description: 'ISO 4217.' }) currencyCode!: string;
  @Field(() => DatedRateInput, {
    nullable: true,
    description:
      'What it is converted at, where it is in another currency than the initiative. Left out, the rate that your organization has set counts: that of the day, or the last one before it.',
  })
  exchangeRate?: DatedRateInput | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The cost that it takes something off: of this initiative, kind and currency, and converted as that was.',
  })
  correctsId?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters; it stays in the ledger.' })
  note?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What your books know it by, in up to 200 characters: a second one with it is refused.',
  })
  externalReference?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class BookActualCostPayload {
  @Field(() => CostType) cost!: CostType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const BookActualCostResult = mutationResult('BookActualCostResult', () => BookActualCostPayload);
