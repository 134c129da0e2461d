import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { DigestScheduleType, SetDigestScheduleInput, SetDigestScheduleResult } from './digest-schedule.graphql';
import type { DigestScheduleService } from './digest-schedule.service';
import { DigestConnection, DigestPreviewType, DigestsArgs, DigestType } from './digest.graphql';

@Resolver()
export class DigestResolver {
  constructor(private readonly schedules: DigestScheduleService) {}

  @Query(() => DigestScheduleType, { description: 'When the executives of your organization are told how it goes.' })
  digestSchedule(): DigestScheduleType {
    return compiled();
  }

  @Query(() => DigestType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  digest(@Arg('id', () => ID) _id: string): DigestType | null {
    return compiled();
  }

  @Query(() => DigestConnection, { description: 'The digests that were issued.' })
  digests(@Args(() => DigestsArgs) _args: PageArgs): InstanceType<typeof DigestConnection> {
    return compiled();
  }

  @Query(() => DigestPreviewType, {
    description:
      'What a digest would say now: of all since the last one, or, before the first, of the last week or month.',
  })
  previewDigest(): DigestPreviewType {
    return compiled();
  }

  @Mutation(() => SetDigestScheduleResult, {
    description:
      'Admins and CX leaders say when a digest is issued and whom it goes to: to their inboxes, and by mail unless they want none. Switched on, the first is due at the next such hour.',
  })
  setDigestSchedule(
    @Arg('input', () => SetDigestScheduleInput) input: SetDigestScheduleInput,
    @Ctx() context: RequestContext,
  ) {
    return this.schedules.set(callerOf(context), withLocalIds(input, { recipientIds: 'Person' }));
  }
}
