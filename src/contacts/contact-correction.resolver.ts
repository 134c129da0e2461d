import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, type RequestContext } from '../platform/graphql/context';
import {
  CorrectContactCountInput,
  CorrectContactCountResult,
  CorrectContactInput,
  CorrectContactResult,
} from './contact-correction.graphql';
import { ContactCorrectionService } from './contact-correction.service';

@Resolver()
export class ContactCorrectionResolver {
  constructor(private readonly corrections: ContactCorrectionService) {}

  @Mutation(() => CorrectContactResult, {
    description:
      'Admins, CX leaders and insights correct a service contact: a further one takes its place, and it stays on record. Of the same cause and day the charge stays where it is, also by decisions on disputes; otherwise it is charged as what is recorded. Refused: one that was corrected already, or that is disputed by itself.',
  })
  correctContact(@Arg('input', () => CorrectContactInput) input: CorrectContactInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, {
      ...{ contactId: 'ServiceContact', channelId: 'Channel', causeId: 'ContactCause' },
      ...{ productId: 'Product', journeyId: 'Journey' },
    });
    return this.corrections.correctContact(callerOf(context), located);
  }

  @Mutation(() => CorrectContactCountResult, {
    description:
      'Admins, CX leaders and insights correct a count of service contacts, down to 0 where there were none: a further one takes its place, and it stays on record. Of the same cause, days and owner the charge stays where it is, also by decisions on disputes; otherwise it is charged as what is recorded.',
  })
  correctContactCount(
    @Arg('input', () => CorrectContactCountInput) input: CorrectContactCountInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, {
      ...{ countId: 'ContactCount', channelId: 'Channel', causeId: 'ContactCause', ownerId: 'Person' },
    });
    return this.corrections.correctCount(callerOf(context), located);
  }
}
