import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { JourneyType } from '../listening/journey.graphql';
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
import {
  SERVICE_KINDS,
  type RegisteredService,
  type RegistrationInput,
  type ServiceKind,
} from './domain/registered-service';

export const ServiceKindEnum = enumOf('ServiceKind', SERVICE_KINDS, 'What was in service before it was registered.', {
  SERVICE: 'Something that customers use: a bank account, a help line.',
  CHANNEL: 'A way by which they come: web, store, telephone.',
});

@ObjectType('RegisteredService', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A service or a channel that was in service before it was registered, as it was declared then: never changed. It goes on as its initiative, in measure.',
})
export class RegisteredServiceType
  extends NodeType
  implements Pick<RegisteredService, 'id' | 'kind' | 'inServiceSince' | 'users' | 'registeredAt'>
{
  @Field(() => InitiativeType, { description: 'As what it is measured, kept and put to sunset.' })
  initiative!: InitiativeType;
  @Field(() => ServiceKindEnum) kind!: ServiceKind;
  @Field(() => JourneyType, { nullable: true, description: "The customer's errand that it is for." })
  journey!: JourneyType | null;
  @Field(() => GraphQLLocalDate, { description: 'The day on which customers first used it, or about that.' })
  inServiceSince!: string;
  @Field(() => Int, { description: 'How many customers used it when it was registered.' }) users!: number;
  @Field(() => MoneyType, { description: 'What it was declared to cost a year, to run.' }) runCostYearly!: MoneyType;
  @Field(() => PersonType) registeredBy!: PersonType;
  @Field(() => GraphQLISODateTime) registeredAt!: Date;
}

export const RegisteredServiceConnection = connectionType('RegisteredService', () => RegisteredServiceType);
const RegisteredServiceOrder = orderType(
  'RegisteredServiceOrder',
  { IN_SERVICE_SINCE: 'IN_SERVICE_SINCE', REGISTERED_AT: 'REGISTERED_AT' },
  'How registered services are ordered: the oldest first by default.',
);

@InputType()
class RegisteredServiceFilter {
  @Field(() => [ServiceKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: ServiceKind[];
  @Field(() => ID, { nullable: true, description: 'Registered in this portfolio.' }) portfolioId?: string;
}
export const RegisteredServicesArgs = listArgs(RegisteredServiceOrder, RegisteredServiceFilter);

@InputType()
export class RegisterServiceInput extends MutationInput implements RegistrationInput {
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
  @Field(() => ServiceKindEnum) kind!: ServiceKind;
  @Field(() => ID, { nullable: true, description: "The customer's errand that it is for." })
  journeyId?: string | null;
  @Field(() => ID, { description: 'Where it is managed; nothing is taken from its budget.' }) portfolioId!: string;
  @Field(() => ID, { description: 'Who answers for it before the executive team.' }) sponsorId!: string;
  @Field(() => ID, { description: 'Who measures it, and winds it down if it comes to that.' }) leadId!: string;
  @Field(() => ID, { description: 'Who runs it.' }) businessOwnerId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) inServiceSince!: string;
  @Field(() => Int, { description: 'How many customers use it: 0 to 2,000,000,000.' }) users!: number;
  @Field(() => GraphQLBigInt, {
    description: "What it costs a year to run: minor units of the portfolio's currency, 0 or more.",
  })
  runCostYearlyMinor!: bigint;
}
@ObjectType({ simpleResolvers: true })
export class RegisterServicePayload {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => RegisteredServiceType) registeredService!: RegisteredServiceType;
}
export const RegisterServiceResult = mutationResult('RegisterServiceResult', () => RegisterServicePayload);
