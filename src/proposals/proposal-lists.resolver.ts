import { Args, FieldResolver, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalEventConnection, ProposalEventType, ProposalHistoryArgs } from './proposal-history.graphql';
import { ProposalConnection, ProposalsArgs, ProposalType } from './proposal.graphql';

/** What led a proposal to where it stands, and the proposals that it has to do with. */
@Resolver(() => ProposalType)
export class ProposalListsResolver {
  @FieldResolver(() => ProposalEventConnection, {
    description: 'Every status that it came into, with who, when and why: whoever proposed hears every outcome here.',
  })
  history(@Args(() => ProposalHistoryArgs) _args: PageArgs): InstanceType<typeof ProposalEventConnection> {
    return compiled();
  }

  @FieldResolver(() => ProposalEventType, {
    nullable: true,
    description:
      'While it is RETURNED: what is asked (`reason`), by whom and by when (`dueOn`). Earlier ones stand in `history`.',
  })
  returnedFor(): ProposalEventType | null {
    return compiled();
  }

  @FieldResolver(() => ProposalConnection, { description: 'The proposals that were merged into it.' })
  mergedFrom(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }

  @FieldResolver(() => ProposalConnection, { description: 'The proposals that took it up again; one at most is open.' })
  resubmissions(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }
}
