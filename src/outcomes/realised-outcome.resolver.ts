import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DeadlineConnection } from '../deadlines/deadline.graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import {
  ConfirmRealisedInput,
  ConfirmRealisedResult,
  OutcomeAtMarkType,
  RealisedOutcomeConnection,
  RealisedOutcomesArgs,
  RealisedOutcomeType,
  RecordRealisedInput,
  RecordRealisedResult,
} from './realised-outcome.graphql';
import type { RealisedOutcomeService } from './realised-outcome.service';

@Resolver()
class RealisedOutcomeResolver {
  constructor(private readonly realised: RealisedOutcomeService) {}

  @Query(() => RealisedOutcomeType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  realisedOutcome(@Arg('id', () => ID) _id: string): RealisedOutcomeType | null {
    return compiled();
  }

  @Mutation(() => RecordRealisedResult, {
    description:
      'Those who run an initiative record what came of it 3, 6 and 12 months after it entered measure, from that day on: computed from its readings and what was locked with the design, stated in money where that tells nothing. Refused: a driver that was neither measured nor stated.',
  })
  recordRealised(@Arg('input', () => RecordRealisedInput) input: RecordRealisedInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { initiativeId: 'Initiative', correctsId: 'RealisedOutcome' });
    return this.realised.record(callerOf(context), located);
  }

  @Mutation(() => ConfirmRealisedResult, {
    description:
      'Finance confirms what was realised, once; nobody what they recorded themselves, or of an initiative of their own.',
  })
  confirmRealised(
    @Arg('input', () => ConfirmRealisedInput) input: ConfirmRealisedInput,
    @Ctx() context: RequestContext,
  ) {
    return this.realised.confirm(callerOf(context), withLocalIds(input, { realisedOutcomeId: 'RealisedOutcome' }));
  }
}

@Resolver(() => InitiativeType)
class InitiativeOutcomeResolver {
  @FieldResolver(() => [OutcomeAtMarkType], {
    description:
      'By mark, what was forecast and what came of it since measure was entered last; empty before, or without a forecast.',
  })
  outcome(): OutcomeAtMarkType[] {
    return compiled();
  }

  @FieldResolver(() => RealisedOutcomeConnection, { description: 'All that was recorded, and what it corrects.' })
  realisedOutcomes(@Args(() => RealisedOutcomesArgs) _args: PageArgs): InstanceType<typeof RealisedOutcomeConnection> {
    return compiled();
  }

  @FieldResolver(() => DeadlineConnection, {
    description: 'When what it realises is due to be recorded, the earliest first.',
  })
  outcomeDeadlines(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof DeadlineConnection> {
    return compiled();
  }
}

export const realisedOutcomeResolvers = (realised: RealisedOutcomeService) => [
  new RealisedOutcomeResolver(realised),
  new InitiativeOutcomeResolver(),
];
