import { GraphQLLocalDate } from 'graphql-scalars';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  MoneyType,
  mutationResult,
  NodeType,
  orderType,
  listArgs,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { LEDGER_ENTRY_KINDS, type LedgerEntry, type LedgerEntryKind } from './domain/ledger';
import type { Portfolio } from './domain/portfolio';

const LedgerEntryKindEnum = enumOf(
  'LedgerEntryKind',
  LEDGER_ENTRY_KINDS,
  'Which sum of a portfolio an entry changes.',
  {
    BUDGET: 'What may be committed.',
    COMMITMENT: 'What is committed to funded proposals; below 0 it is given back.',
    RELEASE: 'What of it may be spent: a tranche for a stage.',
  },
);

@ObjectType('Portfolio', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What proposals compete in: one budget, one period, one scoring model.',
})
export class PortfolioType
  extends NodeType
  implements Pick<Portfolio, 'id' | 'name' | 'periodFrom' | 'periodTo' | 'currencyCode' | 'version' | 'createdAt'>
{
  @Field(() => String) name!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day of its period.' }) periodFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of its period, included.' }) periodTo!: string;
  @Field(() => String, { description: 'ISO 4217: all amounts of the portfolio are in it.' }) currencyCode!: string;
  @Field(() => MoneyType, { description: 'What may be committed in the period.' }) budget!: MoneyType;
  @Field(() => MoneyType, { description: 'What is committed to funded proposals.' }) committed!: MoneyType;
  @Field(() => MoneyType, { description: 'Of what is committed, what may be spent: the tranches released so far.' })
  released!: MoneyType;
  @Field(() => MoneyType, { description: 'The budget less what is committed.' }) remaining!: MoneyType;
  @Field(() => Int, { description: 'Raised by each change of the portfolio or its budget, not by a commitment.' })
  version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('LedgerEntry', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A line in the ledger of a portfolio: never changed, corrected by a further one.',
})
export class LedgerEntryType extends NodeType implements Pick<LedgerEntry, 'id' | 'kind' | 'reason' | 'bookedAt'> {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => LedgerEntryKindEnum) kind!: LedgerEntryKind;
  @Field(() => MoneyType, { description: 'How much is added to the sum of its kind, or taken from it when below 0.' })
  amount!: MoneyType;
  @Field(() => String, { description: 'Why it was booked.' }) reason!: string;
  @Field(() => PersonType, { nullable: true, description: 'Null where a deadline moved the work that it is for.' })
  bookedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime) bookedAt!: Date;
}

export const PortfolioConnection = connectionType('Portfolio', () => PortfolioType);
const PortfolioOrder = orderType(
  'PortfolioOrder',
  { NAME: 'NAME' },
  'How portfolios are ordered: by name, ascending, by default.',
);

export const PortfoliosArgs = listArgs(PortfolioOrder);

export const LedgerEntryConnection = connectionType('LedgerEntry', () => LedgerEntryType);
const LedgerEntryOrder = orderType(
  'LedgerEntryOrder',
  { BOOKED_AT: 'BOOKED_AT' },
  'How a ledger is ordered: by the moment of booking, ascending, by default.',
);

@InputType()
class LedgerEntryFilter {
  @Field(() => [LedgerEntryKindEnum], {
    nullable: true,
    description: 'Of one of these: those of BUDGET are the versions of the budget, each with its reason.',
  })
  kind?: LedgerEntryKind[];
}

export const LedgerArgs = listArgs(LedgerEntryOrder, LedgerEntryFilter);

@InputType()
export class SetBudgetInput extends VersionedInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => GraphQLBigInt, {
    description: "What the whole budget shall be, in minor units (cents) of the portfolio's currency; 0 or more.",
  })
  budgetMinor!: bigint;
  @Field(() => String, { description: 'Why, in up to 2000 characters: it stays in the ledger.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class SetBudgetPayload {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => LedgerEntryType, { description: 'The difference to the budget before.' }) ledgerEntry!: LedgerEntryType;
}
export const SetBudgetResult = mutationResult('SetBudgetResult', () => SetBudgetPayload);
