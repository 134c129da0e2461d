import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BudgetVersionType } from '../budget/budget-version.graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { ConstraintVersionType } from '../portfolio/constraints.graphql';
import { ADOPTION_DECISIONS, type Adoption, type AdoptionDecision } from './domain/adoption';
import { ScenarioChangeInput, ScenarioType } from './scenario.graphql';

const AdoptionDecisionEnum = enumOf(
  'AdoptionDecision',
  ADOPTION_DECISIONS,
  'What became of the request to adopt a scenario.',
  {
    ADOPTED: 'What the scenario says of budget and constraints is the portfolio’s from then on.',
    DECLINED: 'Somebody else said no, and why.',
    WITHDRAWN: 'Whoever asked took it back, and said why.',
  },
);

@ObjectType('ScenarioAdoption', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Somebody asks for a scenario to be adopted, and somebody else decides: its budget and its constraints become those of the portfolio, at once or not at all. Until then the scenario stays as it is.',
})
export class ScenarioAdoptionType
  extends NodeType
  implements Pick<Adoption, 'id' | 'reason' | 'requestedAt' | 'decision' | 'decidedAt' | 'decisionReason' | 'version'>
{
  @Field(() => ScenarioType) scenario!: ScenarioType;
  @Field(() => PortfolioType) portfolio!: PortfolioType;
  @Field(() => String, { description: 'Why it is asked for.' }) reason!: string;
  @Field(() => PersonType) requestedBy!: PersonType;
  @Field(() => GraphQLISODateTime) requestedAt!: Date;
  @Field(() => PersonType, {
    description: 'Who may withdraw the request: whoever asked, or who took over when they left. Neither decides on it.',
  })
  heldBy!: PersonType;
  @Field(() => Boolean, {
    description:
      'Of an open one: whether the portfolio, its budget or its constraints have changed since it was asked for. Then it cannot be adopted, and has to be asked for anew.',
  })
  stale!: boolean;
  @Field(() => AdoptionDecisionEnum, { nullable: true, description: 'Null while it is open.' })
  decision!: AdoptionDecision | null;
  @Field(() => PersonType, { nullable: true, description: 'Null while it is open.' }) decidedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is open.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided so.' }) decisionReason!: string | null;
  @Field(() => BudgetVersionType, {
    nullable: true,
    description: 'The budget that it set; null where the portfolio’s stayed.',
  })
  budgetVersion!: BudgetVersionType | null;
  @Field(() => ConstraintVersionType, {
    nullable: true,
    description: 'The constraints that it set; null where the portfolio’s stayed.',
  })
  constraintVersion!: ConstraintVersionType | null;
  @Field(() => Int, { description: 'Raised when somebody else takes the request over, and when it is decided.' })
  version!: number;
}

export const ScenarioAdoptionConnection = connectionType('ScenarioAdoption', () => ScenarioAdoptionType);
const ScenarioAdoptionOrder = orderType(
  'ScenarioAdoptionOrder',
  { REQUESTED_AT: 'REQUESTED_AT' },
  'How requests are ordered: the latest first by default. The direction is DESC unless it is given.',
);
@InputType()
class ScenarioAdoptionFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: those that nobody has decided. False: all others.' })
  open?: boolean;
}
export const ScenarioAdoptionsArgs = listArgs(ScenarioAdoptionOrder, ScenarioAdoptionFilter);

@InputType()
export class RequestScenarioAdoptionInput extends ScenarioChangeInput {
  @Field(() => String, { description: 'Why, in up to 2000 characters: it stays with what it sets.' }) reason!: string;
}

@InputType({ description: 'A decision on a request, by its version.' })
class ScenarioAdoptionInput extends VersionedInput {
  @Field(() => ID) scenarioAdoptionId!: string;
}

@InputType()
export class AdoptScenarioInput extends ScenarioAdoptionInput {
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' }) reason?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether its budget may be less than what is committed already, knowing that nothing is funded until that is made good.',
  })
  acceptShortfall?: boolean | null;
}

@InputType()
export class EndScenarioAdoptionInput extends ScenarioAdoptionInput {
  @Field(() => String, { description: 'Why, in up to 2000 characters.' }) reason!: string;
}

/** The result of a mutation that leaves a request behind, with what it is about. */
function adoptionResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => ScenarioAdoptionType) scenarioAdoption!: ScenarioAdoptionType;
    @Field(() => ScenarioType) scenario!: ScenarioType;
    @Field(() => PortfolioType) portfolio!: PortfolioType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

export const RequestScenarioAdoptionResult = adoptionResult('RequestScenarioAdoption');
export const AdoptScenarioResult = adoptionResult('AdoptScenario');
export const DeclineScenarioAdoptionResult = adoptionResult('DeclineScenarioAdoption');
export const WithdrawScenarioAdoptionResult = adoptionResult('WithdrawScenarioAdoption');
