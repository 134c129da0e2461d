import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { TeamType } from '../organization/team.graphql';
import { PersonType } from '../people/person.graphql';
import { PillarType } from '../pillars/pillar.graphql';
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
import { ProposalType } from '../proposals/proposal.graphql';
import type { ConstraintVersion, PortfolioConstraints } from './domain/constraints';
import type { ConstraintsInput, PeriodCapInput, PillarInput } from './domain/constraints-check';

@ObjectType('Dependency', { simpleResolvers: true, description: 'The proposal only together with the other.' })
export class DependencyType {
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => ProposalType, { description: 'What it needs.' }) needs!: ProposalType;
}

@ObjectType('ExclusionGroup', { simpleResolvers: true, description: 'At most one of these proposals.' })
export class ExclusionGroupType {
  @Field(() => [ProposalType], { description: 'Two or more, in the order in which they were named.' })
  proposals!: ProposalType[];
}

@ObjectType('PillarBounds', {
  simpleResolvers: true,
  description:
    'Bounds of the commitments that go into a pillar; a proposal of several pillars counts in full for each.',
})
export class PillarBoundsType {
  @Field(() => PillarType) pillar!: PillarType;
  @Field(() => MoneyType, { nullable: true, description: 'At least so much; null: no floor.' })
  floor!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'At most so much; null: no cap.' }) cap!: MoneyType | null;
}

@ObjectType('PeriodCap', { simpleResolvers: true, description: 'How much cost may fall into a period.' })
export class PeriodCapType implements Pick<PortfolioConstraints['periodCaps'][number], 'firstDay' | 'lastDay'> {
  @Field(() => GraphQLLocalDate) firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'Included.' }) lastDay!: string;
  @Field(() => MoneyType) cap!: MoneyType;
  @Field(() => Boolean, {
    description:
      'Whether the budget is split into this period still. One of a period that it is not limits nothing: set the constraints anew.',
  })
  applies!: boolean;
}

@ObjectType('TeamCapacity', { simpleResolvers: true, description: 'How much a team can do for the portfolio.' })
export class TeamCapacityType implements Pick<PortfolioConstraints['capacities'][number], 'personDaysHundredths'> {
  @Field(() => TeamType) team!: TeamType;
  @Field(() => Int, { description: 'In hundredths of a person-day: 1250 are 12.5 days.' })
  personDaysHundredths!: number;
}

@ObjectType('Constraints', {
  simpleResolvers: true,
  description:
    'What the recommended set of a portfolio has to keep beside its budget. A running initiative is named by its proposal. Who competes no more has to keep nothing.',
})
export class ConstraintsType {
  @Field(() => [ProposalType], { description: 'These are in the set, whatever they are worth.' })
  must!: ProposalType[];
  @Field(() => [ProposalType], { description: 'These are not.' }) mustNot!: ProposalType[];
  @Field(() => [DependencyType]) dependsOn!: DependencyType[];
  @Field(() => [ExclusionGroupType]) excludes!: ExclusionGroupType[];
  @Field(() => [PillarBoundsType], { description: 'Pillars that are left out have no bounds.' })
  pillars!: PillarBoundsType[];
  @Field(() => [PeriodCapType], { description: 'Periods that are left out have no cap.' })
  periodCaps!: PeriodCapType[];
  @Field(() => [TeamCapacityType], { description: 'Teams that are left out are not limited.' })
  capacities!: TeamCapacityType[];
}

@ObjectType('ConstraintVersion', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'The constraints of a portfolio as they were set once: never changed, and the last ones count.',
})
export class ConstraintVersionType
  extends NodeType
  implements Pick<ConstraintVersion, 'id' | 'number' | 'reason' | 'setAt'>
{
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => Int, { description: '1, 2, 3, … within the portfolio.' }) number!: number;
  @Field(() => ConstraintsType) constraints!: ConstraintsType;
  @Field(() => String) reason!: string;
  @Field(() => PersonType) setBy!: PersonType;
  @Field(() => GraphQLISODateTime) setAt!: Date;
}

export const ConstraintVersionConnection = connectionType('ConstraintVersion', () => ConstraintVersionType);
const ConstraintVersionOrder = orderType(
  'ConstraintVersionOrder',
  { NUMBER: 'NUMBER' },
  'How versions of constraints are ordered: by their number, ascending, by default.',
);
export const ConstraintVersionsArgs = listArgs(ConstraintVersionOrder);

@InputType({ description: 'The proposal only together with the other.' })
class DependencyInput {
  @Field(() => ID) proposalId!: string;
  @Field(() => ID, { description: 'What it needs.' }) needsId!: string;
}

@InputType({ description: 'At most one of these proposals.' })
class ExclusionGroupInput {
  @Field(() => [ID], { description: '2 to 200, none twice.' }) proposalIds!: string[];
}

@InputType({ description: 'A floor, a cap or both.' })
class PillarBoundsInput implements PillarInput {
  @Field(() => ID) pillarId!: string;
  @Field(() => GraphQLBigInt, { nullable: true, description: 'Minor units; 0 or more.' }) floorMinor?: bigint | null;
  @Field(() => GraphQLBigInt, { nullable: true, description: 'Minor units; not below the floor.' })
  capMinor?: bigint | null;
}

@InputType()
class PeriodCapInputType implements PeriodCapInput {
  @Field(() => GraphQLLocalDate, { description: "The first day of a period of the portfolio's budget." })
  firstDay!: string;
  @Field(() => GraphQLBigInt, { description: 'Minor units; 0 or more.' }) capMinor!: bigint;
}

@InputType()
class TeamCapacityInput {
  @Field(() => ID, { description: 'A team that was not retired.' }) teamId!: string;
  @Field(() => Int, { description: 'In hundredths of a person-day, 0 to 2,000,000,000: 1250 are 12.5 days.' })
  personDaysHundredths!: number;
}

@InputType('ConstraintsInput', {
  description:
    'All that the recommended set has to keep beside its budget: what is left out is none. Proposals are those of the portfolio that were not declined, withdrawn or merged; a running initiative is named by its proposal. At most 200 of each.',
})
export class ConstraintsInputType implements ConstraintsInput {
  @Field(() => String, {
    nullable: true,
    description: "ISO 4217, of all amounts. Refused when it is not the portfolio's; taken to be that when left out.",
  })
  currencyCode?: string | null;
  @Field(() => [ID], { nullable: true }) must?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'None of them in `must`.' }) mustNot?: string[] | null;
  @Field(() => [DependencyInput], { nullable: true, description: 'Not in a circle.' })
  dependsOn?: DependencyInput[] | null;
  @Field(() => [ExclusionGroupInput], { nullable: true }) excludes?: ExclusionGroupInput[] | null;
  @Field(() => [PillarBoundsInput], { nullable: true }) pillars?: PillarBoundsInput[] | null;
  @Field(() => [PeriodCapInputType], { nullable: true }) periodCaps?: PeriodCapInputType[] | null;
  @Field(() => [TeamCapacityInput], { nullable: true }) capacities?: TeamCapacityInput[] | null;
}

@InputType()
export class SetPortfolioConstraintsInput extends VersionedInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => ConstraintsInputType, { description: 'In place of all that were set before.' })
  constraints!: ConstraintsInputType;
  @Field(() => String, { description: 'Why, in up to 2000 characters: it stays with the version.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class SetPortfolioConstraintsPayload {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => ConstraintVersionType) constraintVersion!: ConstraintVersionType;
}
export const SetPortfolioConstraintsResult = mutationResult(
  'SetPortfolioConstraintsResult',
  () => SetPortfolioConstraintsPayload,
);
