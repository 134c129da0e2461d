import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BudgetPeriodInput } from '../budget/budget-version.graphql';
import type { PeriodInput } from '../budget/domain/budget-version';
import { PortfolioType } from '../budget/portfolio.graphql';
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
import { ConstraintsInputType, ConstraintsType } from '../portfolio/constraints.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { InactionWeightEnum } from '../scoring/inaction-weight.graphql';
import { SCENARIO_STATUSES, type CostChange, type Scenario, type ScenarioStatus } from './domain/scenario';
import type { ScenarioContent } from './scenario-writing';

const ScenarioStatusEnum = enumOf('ScenarioStatus', SCENARIO_STATUSES, 'Whether a scenario is worked on.', {
  OPEN: 'It can be edited, run and adopted.',
  ARCHIVED: 'It was put away, for good; it can be cloned.',
});

@ObjectType('ScenarioPeriod', { simpleResolvers: true, description: 'A part of the budget that a scenario has.' })
export class ScenarioPeriodType implements Pick<PeriodInput, 'firstDay' | 'lastDay'> {
  @Field(() => GraphQLLocalDate) firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'Included.' }) lastDay!: string;
  @Field(() => MoneyType, { description: 'What may be committed in it.' }) budget!: MoneyType;
}

@ObjectType('CostChange', { simpleResolvers: true, description: 'What a proposal would cost.' })
export class CostChangeType implements Pick<CostChange, 'reason'> {
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => MoneyType, { description: 'Paid once, at the start.' }) costOneOff!: MoneyType;
  @Field(() => MoneyType, { description: 'To run it, a year.' }) costYearly!: MoneyType;
  @Field(() => String) reason!: string;
}

@ObjectType('Scenario', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A saved what-if of a portfolio: what is null or empty is as the portfolio has it. Nothing of the portfolio changes by it, until it is adopted.',
})
export class ScenarioType
  extends NodeType
  implements Pick<Scenario, 'id' | 'name' | 'status' | 'inactionWeight' | 'version' | 'createdAt' | 'updatedAt'>
{
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => String) name!: string;
  @Field(() => PersonType, { description: 'Who may edit it, beside portfolio managers and CX leaders.' })
  owner!: PersonType;
  @Field(() => ScenarioType, { nullable: true, description: 'What it began as a copy of.' })
  clonedFrom!: ScenarioType | null;
  @Field(() => ScenarioStatusEnum) status!: ScenarioStatus;
  @Field(() => MoneyType, { nullable: true, description: 'The whole budget in place of the portfolio’s.' })
  budget!: MoneyType | null;
  @Field(() => [ScenarioPeriodType], { description: 'How that budget is split, in the order of days.' })
  budgetPeriods!: ScenarioPeriodType[];
  @Field(() => InactionWeightEnum, { nullable: true, description: 'λ in place of ONE.' })
  inactionWeight!: ShownInactionWeight | null;
  @Field(() => ConstraintsType, { nullable: true, description: 'All of them, in place of the portfolio’s.' })
  constraints!: ConstraintsType | null;
  @Field(() => [CostChangeType], { description: 'In the order in which they were named.' })
  costChanges!: CostChangeType[];
  @Field(() => Int, { description: 'Raised by each edit, and by archiving it.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime) updatedAt!: Date;
}

export const ScenarioConnection = connectionType('Scenario', () => ScenarioType);
const ScenarioOrder = orderType(
  'ScenarioOrder',
  { UPDATED_AT: 'UPDATED_AT', NAME: 'NAME' },
  'How scenarios are ordered: those changed last come first by default. The direction is DESC unless it is given.',
);
@InputType()
class ScenarioFilter {
  @Field(() => [ScenarioStatusEnum], { nullable: true, description: 'In one of these.' }) status?: ScenarioStatus[];
  @Field(() => ID, { nullable: true, description: 'Of this owner.' }) ownerId?: string;
}
export const ScenariosArgs = listArgs(ScenarioOrder, ScenarioFilter);

@InputType('CostChangeInput', { description: 'What a proposal that competes in the portfolio would cost.' })
class CostChangeInputType implements CostChange {
  @Field(() => ID) proposalId!: string;
  @Field(() => GraphQLBigInt, { description: 'Minor units; 0 or more.' }) costOneOffMinor!: bigint;
  @Field(() => GraphQLBigInt, { description: 'A year. Minor units; 0 or more.' }) costYearlyMinor!: bigint;
  @Field(() => String, { description: 'Up to 2000 characters.' }) reason!: string;
}

const NAME = 'Up to 200 characters: "A fifth less".';
const BUDGET =
  'The whole budget in place of the portfolio’s, in minor units; more than 0. A pot for light proposals stays as the portfolio has it, and has to fit in.';
const PERIODS =
  'How that budget is split, as in `setBudget`; needed with a budget where that of the portfolio is split.';
const INACTION_WEIGHT = 'λ: how often a point of cost of inaction counts against a point of return.';
const CONSTRAINTS = 'All of them, in place of the portfolio’s.';
const COSTS = 'At most 200, one for a proposal.';

@InputType({ description: 'A what-if: what is left out is as the portfolio has it.' })
export class CreateScenarioInput extends MutationInput implements ScenarioContent {
  @Field(() => ID) portfolioId!: string;
  @Field(() => String, { description: NAME }) name!: string;
  @Field(() => GraphQLBigInt, { nullable: true, description: BUDGET }) budgetMinor?: bigint | null;
  @Field(() => [BudgetPeriodInput], { nullable: true, description: PERIODS }) periods?: BudgetPeriodInput[] | null;
  @Field(() => InactionWeightEnum, { nullable: true, description: INACTION_WEIGHT })
  inactionWeight?: ShownInactionWeight | null;
  @Field(() => ConstraintsInputType, { nullable: true, description: CONSTRAINTS })
  constraints?: ConstraintsInputType | null;
  @Field(() => [CostChangeInputType], { nullable: true, description: COSTS }) costChanges?:
    CostChangeInputType[] | null;
}

@InputType({ description: 'A change of one scenario, decided on the version that the caller read.' })
export class ScenarioChangeInput extends VersionedInput {
  @Field(() => ID) scenarioId!: string;
}

@InputType({ description: 'The what-if as a whole: what is left out is as the portfolio has it.' })
export class EditScenarioInput extends ScenarioChangeInput implements ScenarioContent {
  @Field(() => String, { description: NAME }) name!: string;
  @Field(() => GraphQLBigInt, { nullable: true, description: BUDGET }) budgetMinor?: bigint | null;
  @Field(() => [BudgetPeriodInput], { nullable: true, description: PERIODS }) periods?: BudgetPeriodInput[] | null;
  @Field(() => InactionWeightEnum, { nullable: true, description: INACTION_WEIGHT })
  inactionWeight?: ShownInactionWeight | null;
  @Field(() => ConstraintsInputType, { nullable: true, description: CONSTRAINTS })
  constraints?: ConstraintsInputType | null;
  @Field(() => [CostChangeInputType], { nullable: true, description: COSTS }) costChanges?:
    CostChangeInputType[] | null;
}

@InputType()
export class CloneScenarioInput extends MutationInput {
  @Field(() => ID) scenarioId!: string;
  @Field(() => String, { description: 'Of the copy, up to 200 characters.' }) name!: string;
}

/** The result of a mutation that leaves one scenario behind. */
function scenarioResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => ScenarioType) scenario!: ScenarioType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

export const CreateScenarioResult = scenarioResult('CreateScenario');
export const CloneScenarioResult = scenarioResult('CloneScenario');
export const EditScenarioResult = scenarioResult('EditScenario');
export const ArchiveScenarioResult = scenarioResult('ArchiveScenario');
