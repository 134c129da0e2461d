import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { InitiativeStatus } from '../initiatives/domain/initiative';
import { InitiativeStatusEnum, InitiativeType } from '../initiatives/initiative.graphql';
import { connectionType, enumOf, listArgs, MoneyType, orderType } from '../platform/graphql/types.graphql';
import type { ServiceKind } from './domain/registered-service';
import {
  RUN_COST_BASES,
  SUNSET_REASONS,
  VALUE_BASES,
  type ReasonToEnd,
  type RunCostBasis,
  type SunsetReason,
  type ValueBasis,
} from './domain/sunset-candidate';
import { RegisteredServiceType, ServiceKindEnum } from './registered-service.graphql';
import { SunsetProposalType } from './sunset-proposal.graphql';

const SunsetReasonEnum = enumOf('SunsetReason', SUNSET_REASONS, 'What speaks for winding something down.', {
  KILL_CRITERION_HIT: 'One of its kill criteria was hit since it came to measure, and no body has said since to go on.',
  NOT_PROVEN: 'One of its kill criteria was not proven to hold by its last day, and no body has said since to go on.',
  COST_ABOVE_VALUE: 'It costs more a year to run than it is worth.',
  NOBODY_USES_IT: 'The last count of its users is 0.',
  USAGE_FALLING: 'The last count of its users is at least a tenth below the one before.',
  RECHECK_OVERDUE: 'It was kept until a day that has come, and nobody has decided since.',
  OWNER_GONE: 'Its business owner has left.',
});
export const ValueBasisEnum = enumOf('ValueBasis', VALUE_BASES, 'By what a value is known.', {
  REALISED: 'What came of it, at the last mark that finance has confirmed.',
  FORECAST: 'Nothing is confirmed yet: by the last forecast of its initiative.',
});
const RunCostBasisEnum = enumOf('RunCostBasis', RUN_COST_BASES, 'By what a run cost is known.', {
  BOOKED: 'Run costs that were booked in the twelve months up to today.',
  DECLARED: 'Nothing was booked in that time: what was declared when it was registered.',
  FORECAST: 'Nothing was booked in that time: the yearly cost of the last forecast.',
});

@ObjectType('ReasonToEnd', { simpleResolvers: true, description: 'One thing that speaks for winding it down.' })
class ReasonToEndType implements ReasonToEnd {
  @Field(() => SunsetReasonEnum) code!: SunsetReason;
  @Field(() => String, { description: 'As in "80 use it, 200 did before".' }) message!: string;
}

@ObjectType('SunsetCandidate', {
  simpleResolvers: true,
  description: 'Something in service, with what it is worth, who uses it, what it costs, and what speaks for its end.',
})
export class SunsetCandidateType {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => RegisteredServiceType, { nullable: true, description: 'Null of what was funded.' })
  registeredService!: RegisteredServiceType | null;
  @Field(() => SunsetProposalType, { nullable: true, description: 'A sunset that is proposed and not answered yet.' })
  openProposal!: SunsetProposalType | null;
  @Field(() => GraphQLLocalDate, { description: 'As it was registered; of what was funded, since it came to measure.' })
  inServiceSince!: string;
  @Field(() => MoneyType, { nullable: true, description: 'A year; null where nobody has said.' })
  value!: MoneyType | null;
  @Field(() => ValueBasisEnum, { nullable: true }) valueBasis!: ValueBasis | null;
  @Field(() => MoneyType, { nullable: true, description: 'A year.' }) runCost!: MoneyType | null;
  @Field(() => RunCostBasisEnum, { nullable: true }) runCostBasis!: RunCostBasis | null;
  @Field(() => MoneyType, { nullable: true, description: 'Value less run cost a year; null where one is not known.' })
  net!: MoneyType | null;
  @Field(() => Int, { nullable: true, description: 'By the last count, or as it was registered.' })
  users!: number | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day of that count.' }) usersOn!: string | null;
  @Field(() => Int, { nullable: true, description: 'By the count before that.' }) usersBefore!: number | null;
  @Field(() => [ReasonToEndType], { description: 'All of them; empty where nothing speaks for its end.' })
  reasons!: ReasonToEndType[];
}

export const SunsetCandidateConnection = connectionType('SunsetCandidate', () => SunsetCandidateType);
const SunsetCandidateOrder = orderType(
  'SunsetCandidateOrder',
  {
    NET_VALUE: 'NET_VALUE',
    RUN_COST: 'RUN_COST',
    USERS: 'USERS',
    REASONS: 'REASONS',
    IN_SERVICE_SINCE: 'IN_SERVICE_SINCE',
  },
  'How what is in service is ordered: by value less run cost by default, the worst first; what is not known counts 0. REASONS: by how many there are.',
);
@InputType()
class SunsetCandidateFilter {
  @Field(() => [SunsetReasonEnum], { nullable: true, description: 'For at least one of these.' })
  reason?: SunsetReason[];
  @Field(() => [InitiativeStatusEnum], { nullable: true, description: 'In one of these.' })
  status?: InitiativeStatus[];
  @Field(() => [ServiceKindEnum], { nullable: true, description: 'Registered as one of these.' }) kind?: ServiceKind[];
  @Field(() => Boolean, { nullable: true, description: 'Whether a sunset is proposed and not answered yet.' })
  proposed?: boolean;
  @Field(() => ID, { nullable: true }) portfolioId?: string;
  @Field(() => ID, { nullable: true }) businessOwnerId?: string;
}
export const SunsetCandidatesArgs = listArgs(SunsetCandidateOrder, SunsetCandidateFilter);
