import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import {
  AdoptionRecordConnection,
  AdoptionRecordsArgs,
  RecordAdoptionInput,
  RecordAdoptionResult,
} from './adoption.graphql';
import type { AdoptionRecordService } from './adoption.service';
import { AdoptionType, ChangePlanConnection, PlanChangeInput, PlanChangeResult } from './change-plan.graphql';
import type { ChangePlanService } from './change-plan.service';

@Resolver(() => InitiativeType)
export class AdoptionRecordResolver {
  constructor(
    private readonly counts: AdoptionRecordService,
    private readonly plans: ChangePlanService,
  ) {}

  @Mutation(() => RecordAdoptionResult, {
    description: 'Every contributor writes down how many use what is tried, in service or being wound down.',
  })
  recordAdoption(@Arg('input', () => RecordAdoptionInput) input: RecordAdoptionInput, @Ctx() context: RequestContext) {
    return this.counts.record(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }

  @Mutation(() => PlanChangeResult, {
    description:
      'Those who run it plan who changes by it, how they are helped and how many are to use it by when, or plan it anew with a reason; its gate takes the plan for the deliverable CHANGE_PLAN.',
  })
  planChange(@Arg('input', () => PlanChangeInput) input: PlanChangeInput, @Ctx() context: RequestContext) {
    const steps = input.steps.map((step) => withLocalIds(step, { ownerId: 'Person' }));
    return this.plans.plan(callerOf(context), { ...withLocalIds(input, { initiativeId: 'Initiative' }), steps });
  }

  @FieldResolver(() => AdoptionType, {
    description: 'How many use it against how many were to, beside what it is worth.',
  })
  adoption(): AdoptionType {
    return compiled();
  }

  @FieldResolver(() => ChangePlanConnection, { description: 'Every version of its change plan, the first one first.' })
  changePlans(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof ChangePlanConnection> {
    return compiled();
  }

  @FieldResolver(() => AdoptionRecordConnection, {
    description: 'How many use it, as it was counted from time to time.',
  })
  adoptionRecords(@Args(() => AdoptionRecordsArgs) _args: PageArgs): InstanceType<typeof AdoptionRecordConnection> {
    return compiled();
  }
}
