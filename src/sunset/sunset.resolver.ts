import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { AdoptionRecordResolver } from './adoption.resolver';
import type { AdoptionRecordService } from './adoption.service';
import {
  RegisteredServiceConnection,
  RegisteredServicesArgs,
  RegisteredServiceType,
  RegisterServiceInput,
  RegisterServiceResult,
} from './registered-service.graphql';
import type { RegistrationService } from './registration.service';
import type { ChangePlanService } from './change-plan.service';
import { LessonResolver } from './lesson.resolver';
import type { LessonService } from './lesson.service';
import type { PostponementService } from './postponement.service';
import { SunsetCandidateConnection, SunsetCandidatesArgs } from './sunset-candidate.graphql';
import {
  AnswerSunsetInput,
  AnswerSunsetResult,
  ProposeSunsetInput,
  ProposeSunsetResult,
  SunsetProposalConnection,
  SunsetProposalsArgs,
  SunsetProposalType,
} from './sunset-proposal.graphql';
import { InitiativeSunsetPlanResolver, SunsetPlanResolver } from './sunset-plan.resolver';
import type { SunsetPlanService } from './sunset-plan.service';
import type { SunsetProposalService } from './sunset-proposal.service';
import type { SwitchOffService } from './switch-off.service';

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
    const types = { portfolioId: 'Portfolio', journeyId: 'Journey', ...people } as const;
    return this.registrations.register(callerOf(context), withLocalIds(input, types));
  }
}

@Resolver()
class SunsetProposalResolver {
  constructor(private readonly sunsets: SunsetProposalService) {}

  @Query(() => SunsetProposalType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  sunsetProposal(@Arg('id', () => ID) _id: string): SunsetProposalType | null {
    return compiled();
  }

  @Query(() => SunsetCandidateConnection, {
    description:
      'What is in service (in measure: worked on, kept or registered), with what it is worth, who uses it, what it costs, and what speaks for winding it down.',
  })
  sunsetCandidates(@Args(() => SunsetCandidatesArgs) _args: PageArgs): InstanceType<typeof SunsetCandidateConnection> {
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
  readonly adoptionRecords: AdoptionRecordService;
  readonly changePlans: ChangePlanService;
  readonly lessons: LessonService;
  readonly sunsetPlans: SunsetPlanService;
  readonly postponements: PostponementService;
  readonly switchOffs: SwitchOffService;
}

/** What is in service, and how it comes to its end. */
export const sunsetResolvers = (services: SunsetServices) => [
  new RegisteredServiceResolver(services.registrations),
  new SunsetProposalResolver(services.sunsetProposals),
  new InitiativeSunsetResolver(),
  new AdoptionRecordResolver(services.adoptionRecords, services.changePlans),
  new LessonResolver(services.lessons),
  new SunsetPlanResolver(services.sunsetPlans, services.postponements, services.switchOffs),
  new InitiativeSunsetPlanResolver(),
];
