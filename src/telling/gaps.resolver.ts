import { Args, FieldResolver, Resolver } from 'type-graphql';
import { GoalConnection, GoalsArgs } from '../goals/goal.graphql';
import { InventoryItemType } from '../pillars/inventory.graphql';
import { compiled } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalConnection, ProposalsArgs } from '../proposals/proposal.graphql';

/** From a gap to the goals that are to close it, and on to what was proposed for that. */
@Resolver(() => InventoryItemType)
export class GapResolver {
  @FieldResolver(() => GoalConnection, {
    description:
      'Goals that hang on the pillar of the dimension and are under way: not retired, due after today. None where the dimension speaks of no pillar.',
  })
  goals(@Args(() => GoalsArgs) _args: PageArgs): InstanceType<typeof GoalConnection> {
    return compiled();
  }

  @FieldResolver(() => ProposalConnection, {
    description:
      'Proposals that would close the gap: they name the pillar, or an objective that one of `goals` serves; and they are open, or were funded and their initiative is neither embedded nor closed.',
  })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }
}
