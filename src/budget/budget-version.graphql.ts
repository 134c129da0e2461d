import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  listArgs,
  MoneyType,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { BudgetInput, BudgetPeriod, BudgetVersion, PeriodInput } from './domain/budget-version';
import { LedgerEntryType, PortfolioType } from './portfolio.graphql';

@ObjectType('BudgetPeriod', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "A part of a portfolio's period with its share of the budget, and what has become of it by now. What was committed, given back or released counts on the day of booking (UTC), what was spent on its own day; before the portfolio's period it counts in its first days, after it in its last, so that periods add up to the whole.",
})
export class BudgetPeriodType extends NodeType implements Pick<BudgetPeriod, 'id' | 'firstDay' | 'lastDay'> {
  @Field(() => GraphQLLocalDate) firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'Included.' }) lastDay!: string;
  @Field(() => MoneyType, { description: 'What was planned to be committed in it.' }) budget!: MoneyType;
  @Field(() => MoneyType, { description: 'What was committed in it, less what was given back in it.' })
  committed!: MoneyType;
  @Field(() => MoneyType, { description: 'The tranches that were released in it.' }) released!: MoneyType;
  @Field(() => MoneyType, { description: 'What was spent in it.' }) spent!: MoneyType;
  @Field(() => MoneyType, {
    description:
      "Its budget less what was committed in it, to light proposals, too; below 0 when that was more. Funding asks for what remains of the portfolio's whole budget, or of its pot and what is beside that.",
  })
  remaining!: MoneyType;
}

@ObjectType('BudgetVersion', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'The budget of a portfolio as it was set once: never changed, and the last one counts.',
})
export class BudgetVersionType extends NodeType implements Pick<BudgetVersion, 'id' | 'number' | 'reason' | 'setAt'> {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => Int, { description: '1, 2, 3, … within the portfolio.' }) number!: number;
  @Field(() => MoneyType, { description: 'The whole budget.' }) amount!: MoneyType;
  @Field(() => [BudgetPeriodType], { description: 'At least one, in the order of their days; together the whole.' })
  periods!: BudgetPeriodType[];
  @Field(() => MoneyType, {
    nullable: true,
    description: 'What of it is set aside for light proposals; null where nothing is.',
  })
  pot!: MoneyType | null;
  @Field(() => MoneyType, {
    description:
      'By how much it was below what was committed when it was set; mostly 0. With a pot, of that and beside it together.',
  })
  shortfall!: MoneyType;
  @Field(() => MoneyType, { nullable: true, description: 'Of that, what the pot was short of; null without one.' })
  potShortfall!: MoneyType | null;
  @Field(() => LedgerEntryType, { description: 'The difference to the version before.' })
  ledgerEntry!: LedgerEntryType;
  @Field(() => String) reason!: string;
  @Field(() => PersonType) setBy!: PersonType;
  @Field(() => GraphQLISODateTime) setAt!: Date;
}

export const BudgetVersionConnection = connectionType('BudgetVersion', () => BudgetVersionType);
const BudgetVersionOrder = orderType(
  'BudgetVersionOrder',
  { NUMBER: 'NUMBER' },
  'How versions of a budget are ordered: by their number, ascending, by default.',
);
export const BudgetVersionsArgs = listArgs(BudgetVersionOrder);

@InputType({ description: "A part of the portfolio's period, and its share of the budget." })
export class BudgetPeriodInput implements PeriodInput {
  @Field(() => GraphQLLocalDate, {
    description: "The day after the last day of the one before; of the first one that of the portfolio's period.",
  })
  firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: "Included; of the last one that of the portfolio's period." })
  lastDay!: string;
  @Field(() => GraphQLBigInt, { description: 'Minor units; 0 or more.' }) amountMinor!: bigint;
}

@InputType()
export class SetBudgetInput extends VersionedInput implements BudgetInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => GraphQLBigInt, {
    description: "What the whole budget shall be, in minor units (cents) of the portfolio's currency; more than 0.",
  })
  budgetMinor!: bigint;
  @Field(() => [BudgetPeriodInput], {
    nullable: true,
    description:
      "How it is split: 1 to 100 periods that follow each other from the first day of the portfolio's period to its last, and add up to the budget. Left out, it is one; needed where the budget is split already.",
  })
  periods?: BudgetPeriodInput[] | null;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description:
      'What of it is set aside for light proposals, in minor units; from 0 to the whole. Null sets nothing aside: light proposals are funded out of the whole. May be left out where nothing is set aside yet.',
  })
  potMinor?: bigint | null;
  @Field(() => String, { description: 'Why, in up to 2000 characters: it stays with the version.' }) reason!: string;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it may be less than what is committed already, knowing that nothing is funded until that is made good.',
  })
  acceptShortfall?: boolean | null;
}
@ObjectType({ simpleResolvers: true })
export class SetBudgetPayload {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => BudgetVersionType) budgetVersion!: BudgetVersionType;
  @Field(() => LedgerEntryType, { description: 'The difference to the budget before.' }) ledgerEntry!: LedgerEntryType;
}
export const SetBudgetResult = mutationResult('SetBudgetResult', () => SetBudgetPayload);
