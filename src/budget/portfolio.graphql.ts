import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, MoneyType, NodeType, orderType, listArgs } from '../platform/graphql/types.graphql';
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
    SPENT: 'What was spent of it, by the costs that were booked; below 0 a cost was corrected or taken back.',
  },
);

@ObjectType('Pot', {
  simpleResolvers: true,
  description:
    "What of a portfolio's budget is set aside for light proposals. Light initiatives are funded out of it alone, and nothing else is.",
})
export class PotType {
  @Field(() => MoneyType, { description: 'A part of the budget.' }) amount!: MoneyType;
  @Field(() => MoneyType, { description: 'What is committed to light initiatives, since before there was a pot, too.' })
  committed!: MoneyType;
  @Field(() => MoneyType, {
    description: 'Its amount less what is committed; below 0 when the pot was cut below that.',
  })
  remaining!: MoneyType;
  @Field(() => MoneyType, {
    description: 'By how much more is committed than it holds; 0 when it is not. Nothing light is funded meanwhile.',
  })
  shortfall!: MoneyType;
}

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
  @Field(() => MoneyType, {
    description:
      'What was spent of it, whatever was released: one-off costs, and run costs up to the last day of its period.',
  })
  spent!: MoneyType;
  @Field(() => MoneyType, {
    description:
      'What its initiatives spent beyond what was released to them, each by itself: what others left unspent makes it no less. 0 when none did.',
  })
  overspent!: MoneyType;
  @Field(() => MoneyType, {
    description: 'The budget less what is committed; below 0 when the budget was cut below that.',
  })
  remaining!: MoneyType;
  @Field(() => PotType, {
    nullable: true,
    description:
      'What of the budget is set aside for light proposals; null where nothing is, and they are funded out of the whole.',
  })
  pot!: PotType | null;
  @Field(() => MoneyType, {
    description:
      'What remains for whatever is not light, and what the ranking and recommended sets work on: all that remains, less what remains in the pot; below 0 when there is less than is committed.',
  })
  remainingForRanking!: MoneyType;
  @Field(() => MoneyType, {
    description:
      'By how much more is committed than the budget holds; 0 when it is not. With a pot, what that is short of and what is short beside it, together. Nothing is funded out of what is short.',
  })
  shortfall!: MoneyType;
  @Field(() => Int, {
    description: 'Raised by each change of the portfolio, its budget or its constraints, not by a commitment.',
  })
  version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('LedgerEntry', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A line in the ledger of a portfolio: never changed, corrected by a further one.',
})
export class LedgerEntryType
  extends NodeType
  implements Pick<LedgerEntry, 'id' | 'kind' | 'spentOn' | 'reason' | 'bookedAt'>
{
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => LedgerEntryKindEnum) kind!: LedgerEntryKind;
  @Field(() => MoneyType, { description: 'How much is added to the sum of its kind, or taken from it when below 0.' })
  amount!: MoneyType;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day of what was spent; null for all else.' })
  spentOn!: string | null;
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
    description: 'Of one of these.',
  })
  kind?: LedgerEntryKind[];
}

export const LedgerArgs = listArgs(LedgerEntryOrder, LedgerEntryFilter);
