import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import type { InboxService } from './inbox.service';
import type { MailService } from './mail.service';
import {
  InboxArgs,
  MailDeliveriesArgs,
  MailDeliveryConnection,
  MarkAllReadInput,
  MarkAllReadResult,
  MarkReadInput,
  MarkReadResult,
  NotificationConnection,
  NotificationPreferenceType,
  RetryMailInput,
  RetryMailResult,
  SetNotificationPreferencesInput,
  SetNotificationPreferencesResult,
} from './notification.graphql';

@Resolver(() => PersonType)
class InboxResolver {
  constructor(private readonly inboxes: InboxService) {}

  @FieldResolver(() => NotificationConnection, {
    nullable: true,
    description: 'What you were told: `viewer { inbox { … } }`. Null for everybody but yourself.',
  })
  inbox(@Args(() => InboxArgs) _args: PageArgs): InstanceType<typeof NotificationConnection> | null {
    return compiled();
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How much in your inbox you have not read. Null for everybody but yourself.',
  })
  unreadCount(): number | null {
    return compiled();
  }

  @FieldResolver(() => [NotificationPreferenceType], {
    nullable: true,
    description: 'Of what you want mails: all kinds in their order. Null for everybody but yourself.',
  })
  notificationPreferences(): NotificationPreferenceType[] | null {
    return compiled();
  }

  @Mutation(() => MarkReadResult, { description: 'You have read some of your notifications.' })
  markRead(@Arg('input', () => MarkReadInput) input: MarkReadInput, @Ctx() context: RequestContext) {
    return this.inboxes.markRead(callerOf(context), withLocalIds(input, { notificationIds: 'Notification' }));
  }

  @Mutation(() => MarkAllReadResult, { description: 'You have read all that is in your inbox now.' })
  markAllRead(@Arg('input', () => MarkAllReadInput) input: MarkAllReadInput, @Ctx() context: RequestContext) {
    return this.inboxes.markAllRead(callerOf(context), input);
  }

  @Mutation(() => SetNotificationPreferencesResult, {
    description: 'You say of what you want mails; what was told before stays as it is.',
  })
  setNotificationPreferences(
    @Arg('input', () => SetNotificationPreferencesInput) input: SetNotificationPreferencesInput,
    @Ctx() context: RequestContext,
  ) {
    return this.inboxes.setPreferences(callerOf(context), input);
  }
}

@Resolver()
class MailResolver {
  constructor(private readonly mails: MailService) {}

  @Query(() => MailDeliveryConnection, {
    description: 'What became of mails, for admins alone: `mailDeliveries(filter: { state: [FAILED] })`.',
  })
  mailDeliveries(@Args(() => MailDeliveriesArgs) _args: PageArgs): InstanceType<typeof MailDeliveryConnection> {
    return compiled();
  }

  @Mutation(() => RetryMailResult, {
    description: 'Admins have a mail sent that failed, or one that waits for its next attempt sent now.',
  })
  retryMail(@Arg('input', () => RetryMailInput) input: RetryMailInput, @Ctx() context: RequestContext) {
    return this.mails.retry(callerOf(context), withLocalIds(input, { mailDeliveryId: 'MailDelivery' }));
  }
}

/** Inboxes, and what becomes of mails. */
export const notificationResolvers = (inboxes: InboxService, mails: MailService) => [
  new InboxResolver(inboxes),
  new MailResolver(mails),
];
