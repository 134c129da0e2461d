import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ContactService } from './contact.service';
import { ContactCostsArgs, ContactCostsType } from './contact-costs.graphql';
import { ContactEffortArgs, ContactEffortType, NextIssuesArgs, NextIssueType } from './contact-effort.graphql';
import {
  ContactCountConnection,
  ContactCountsArgs,
  RecordContactCountsInput,
  RecordContactCountsResult,
  RecordContactsInput,
  RecordContactsResult,
  ServiceContactConnection,
  ServiceContactsArgs,
  ServiceContactType,
} from './service-contact.graphql';

@Resolver()
export class ServiceContactResolver {
  constructor(private readonly contacts: ContactService) {}

  @Query(() => ServiceContactType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  serviceContact(@Arg('id', () => ID) _id: string): ServiceContactType | null {
    return compiled();
  }

  @Query(() => ServiceContactConnection, { description: 'Contacts that are on record one by one, the latest first.' })
  serviceContacts(@Args(() => ServiceContactsArgs) _args: PageArgs): InstanceType<typeof ServiceContactConnection> {
    return compiled();
  }

  @Query(() => ContactCountConnection, { description: 'Contacts that are on record as counts, the latest first.' })
  contactCounts(@Args(() => ContactCountsArgs) _args: PageArgs): InstanceType<typeof ContactCountConnection> {
    return compiled();
  }

  @Query(() => ContactCostsType, {
    description:
      'What service contacts cost, and whom they are charged to: the polluter pays. Contacts on record one by one and counts together; of one cause, owner, channel and day there is either the one or the other.',
  })
  contactCosts(@Args(() => ContactCostsArgs) _args: ContactCostsArgs): ContactCostsType {
    return compiled();
  }

  @Query(() => ContactEffortType, {
    description:
      'How hard it is for customers to get something done: repeats, transfers, channel switches, digital contacts that end with a human. Of contacts on record one by one.',
  })
  contactEffort(@Args(() => ContactEffortArgs) _args: ContactEffortArgs): ContactEffortType {
    return compiled();
  }

  @Query(() => [NextIssueType], {
    description:
      'The next-issue matrix: which cause follows which. Counts pairs of a contact and the next one of the same customer within the repeat window; the most frequent first, then by names.',
  })
  nextIssues(@Args(() => NextIssuesArgs) _args: NextIssuesArgs): NextIssueType[] {
    return compiled();
  }

  @Mutation(() => RecordContactsResult, { description: 'Admins, CX leaders and insights record service contacts.' })
  recordContacts(@Arg('input', () => RecordContactsInput) input: RecordContactsInput, @Ctx() context: RequestContext) {
    const contacts = input.contacts.map((contact) =>
      withLocalIds(contact, {
        ...{ channelId: 'Channel', causeId: 'ContactCause', productId: 'Product', journeyId: 'Journey' },
      }),
    );
    return this.contacts.recordContacts(callerOf(context), { ...input, contacts });
  }

  @Mutation(() => RecordContactCountsResult, {
    description: 'Admins, CX leaders and insights record how many service contacts there were.',
  })
  recordContactCounts(
    @Arg('input', () => RecordContactCountsInput) input: RecordContactCountsInput,
    @Ctx() context: RequestContext,
  ) {
    const counts = input.counts.map((count) =>
      withLocalIds(count, { causeId: 'ContactCause', channelId: 'Channel', ownerId: 'Person' }),
    );
    return this.contacts.recordContactCounts(callerOf(context), { ...input, counts });
  }
}
