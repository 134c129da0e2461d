import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import type { PostponementService } from './postponement.service';
import {
  PlanSunsetInput,
  PlanSunsetResult,
  RunCostSavedType,
  SunsetGuardrailType,
  SunsetPlanConnection,
  SunsetPlanType,
} from './sunset-plan.graphql';
import type { SunsetPlanService } from './sunset-plan.service';
import {
  AgreeToPostponementInput,
  ConfirmSwitchOffInput,
  PostponeSunsetInput,
  RecordSwitchOffInput,
  SunsetPostponementConnection,
  SunsetPostponementResult,
  SwitchOffResult,
  SwitchOffType,
} from './switch-off.graphql';
import type { SwitchOffService } from './switch-off.service';

const ITS_ID = { initiativeId: 'Initiative' } as const;

@Resolver()
export class SunsetPlanResolver {
  constructor(
    private readonly plans: SunsetPlanService,
    private readonly postponements: PostponementService,
    private readonly switchOffs: SwitchOffService,
  ) {}

  @Mutation(() => PlanSunsetResult, {
    description:
      'Those who run it plan how it is wound down, or plan it anew with a reason; its gate takes the plan for the deliverable SUNSET_PLAN, and then asks for the switch-off, too. Putting the day off takes `postponeSunset`.',
  })
  planSunset(@Arg('input', () => PlanSunsetInput) input: PlanSunsetInput, @Ctx() context: RequestContext) {
    const dependents = input.dependents.map((each) => withLocalIds(each, { ownerId: 'Person' }));
    return this.plans.plan(callerOf(context), { ...withLocalIds(input, ITS_ID), dependents });
  }

  @Mutation(() => SunsetPostponementResult, {
    description:
      'Asks the body that decides on it to put the switch-off to a later day, for a reason. It is put off once as many of its members ask as its quorum; a member who asks is the first of them. Asking anew takes the place of what was asked before.',
  })
  postponeSunset(@Arg('input', () => PostponeSunsetInput) input: PostponeSunsetInput, @Ctx() context: RequestContext) {
    return this.postponements.ask(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => SunsetPostponementResult, {
    description: 'A member of the body, or the deputy of their seat, asks for it, too: nobody with a part in it.',
  })
  agreeToPostponement(
    @Arg('input', () => AgreeToPostponementInput) input: AgreeToPostponementInput,
    @Ctx() context: RequestContext,
  ) {
    return this.postponements.agree(
      callerOf(context),
      withLocalIds(input, { sunsetPostponementId: 'SunsetPostponement' }),
    );
  }

  @Mutation(() => SwitchOffResult, {
    description:
      'Those who run it say that it is switched off: in sunset, by its plan, after the notice has run, and with a reading of each guardrail before that day.',
  })
  recordSwitchOff(
    @Arg('input', () => RecordSwitchOffInput) input: RecordSwitchOffInput,
    @Ctx() context: RequestContext,
  ) {
    return this.switchOffs.record(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => SwitchOffResult, { description: 'Another of those who run it confirms that it is switched off.' })
  confirmSwitchOff(
    @Arg('input', () => ConfirmSwitchOffInput) input: ConfirmSwitchOffInput,
    @Ctx() context: RequestContext,
  ) {
    return this.switchOffs.confirm(callerOf(context), withLocalIds(input, { switchOffId: 'SwitchOff' }));
  }
}

@Resolver(() => InitiativeType)
export class InitiativeSunsetPlanResolver {
  @FieldResolver(() => SunsetPlanType, { nullable: true, description: 'How it is wound down: the version that holds.' })
  sunsetPlan(): SunsetPlanType | null {
    return compiled();
  }

  @FieldResolver(() => SunsetPlanConnection, { description: 'Every version of it, the first one first.' })
  sunsetPlans(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof SunsetPlanConnection> {
    return compiled();
  }

  @FieldResolver(() => SunsetPostponementConnection, { description: 'Every time that it was asked to put it off.' })
  sunsetPostponements(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof SunsetPostponementConnection> {
    return compiled();
  }

  @FieldResolver(() => SwitchOffType, { nullable: true, description: 'Null until it is switched off.' })
  switchOff(): SwitchOffType | null {
    return compiled();
  }

  @FieldResolver(() => [SunsetGuardrailType], {
    description: 'What its sunset plan says must not get worse, with what was measured before and after.',
  })
  guardrails(): SunsetGuardrailType[] {
    return compiled();
  }

  @FieldResolver(() => RunCostSavedType, { nullable: true, description: 'Null until it is switched off.' })
  runCostSaved(): RunCostSavedType | null {
    return compiled();
  }
}
