import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  RegisteredServiceConnection,
  RegisteredServicesArgs,
  RegisteredServiceType,
  RegisterServiceInput,
  RegisterServiceResult,
} from './registered-service.graphql';
import type { RegistrationService } from './registration.service';
import {
  AnswerSunsetInput,
  AnswerSunsetResult,
  ProposeSunsetInput,
  ProposeSunsetResult,
  SunsetProposalConnection,
  SunsetProposalsArgs,
  SunsetProposalType,
} from './sunset-proposal.graphql';
import type { SunsetProposalService } from './sunset-proposal.service';

@Resolver()
class RegisteredServiceResolver {
  constructor(private readonly registrations: RegistrationService) {}

  @Query(() => RegisteredServiceConnection, { description: 'What was in service before it was registered.' })
  registeredServices(
    @Args(() => RegisteredServicesArgs) _args: PageArgs,
  ): InstanceType<typeof RegisteredServiceConnection> {
    return compiled();
  }

  @Mutation(() => RegisterServiceResult, {
    description:
      'Portfolio managers and CX leaders register a service or a channel that customers use already. It becomes an initiative without a proposal and without a grant, in measure: from there it is kept, or put to sunset. What is to be designed anew is proposed.',
  })
  registerService(
    @Arg('input', () => RegisterServiceInput) input: RegisterServiceInput,
    @Ctx() context: RequestContext,
  ) {
    const people = { sponsorId: 'Person', leadId: 'Person', businessOwnerId: 'Person' } as const;
    return this.registrations.register(callerOf(context), withLocalIds(input, { portfolioId: 'Portfolio', ...people }));
  }
}

@Resolver()
class SunsetProposalResolver {
  constructor(private readonly sunsets: SunsetProposalService) {}

  @Query(() => SunsetProposalType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  sunsetProposal(@Arg('id', () => ID) _id: string): SunsetProposalType | null {
    return compiled();
  }

  @Query(() => SunsetProposalConnection, { description: 'What was proposed to be wound down in your organization.' })
  sunsetProposals(@Args(() => SunsetProposalsArgs) _args: PageArgs): InstanceType<typeof SunsetProposalConnection> {
    return compiled();
  }

  @Mutation(() => ProposeSunsetResult, {
    description:
      'Every contributor proposes to wind down what is in service. Continue or sunset goes on the agenda of the next meeting of the body that decides on it; those who run it and lead the body hear of it. Refused while one is open.',
  })
  proposeSunset(@Arg('input', () => ProposeSunsetInput) input: ProposeSunsetInput, @Ctx() context: RequestContext) {
    return this.sunsets.propose(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }

  @Mutation(() => AnswerSunsetResult, {
    description:
      'Whoever leads the body writes down what it said at the meeting: SUNSET stops the initiative, which then is in sunset. A portfolio review that decides on it answers, too. Nobody answers what they proposed, or have a part in.',
  })
  answerSunset(@Arg('input', () => AnswerSunsetInput) input: AnswerSunsetInput, @Ctx() context: RequestContext) {
    return this.sunsets.answer(callerOf(context), withLocalIds(input, { sunsetProposalId: 'SunsetProposal' }));
  }
}

@Resolver(() => InitiativeType)
class InitiativeSunsetResolver {
  @FieldResolver(() => RegisteredServiceType, {
    nullable: true,
    description: 'What was declared when it was registered as it ran; null of what was funded.',
  })
  registeredService(): RegisteredServiceType | null {
    return compiled();
  }

  @FieldResolver(() => SunsetProposalConnection, { description: 'Every time that its sunset was proposed.' })
  sunsetProposals(@Args(() => SunsetProposalsArgs) _args: PageArgs): InstanceType<typeof SunsetProposalConnection> {
    return compiled();
  }
}

export interface SunsetServices {
  readonly registrations: RegistrationService;
  readonly sunsetProposals: SunsetProposalService;
}

/** What is in service, and how it comes to its end. */
export const sunsetResolvers = ({ registrations, sunsetProposals }: SunsetServices) => [
  new RegisteredServiceResolver(registrations),
  new SunsetProposalResolver(sunsetProposals),
  new InitiativeSunsetResolver(),
];
