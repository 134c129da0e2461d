import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  EditStoryInput,
  EditStoryResult,
  StoriesArgs,
  StoryConnection,
  TellStoryInput,
  TellStoryResult,
  WithdrawStoryInput,
  WithdrawStoryResult,
} from './story.graphql';
import { StoryService } from './story.service';

@Resolver()
export class StoryResolver {
  constructor(private readonly storyService: StoryService) {}

  @Query(() => StoryConnection, { description: 'What customers tell of what they went through, the latest first.' })
  stories(@Args(() => StoriesArgs) _args: PageArgs): InstanceType<typeof StoryConnection> {
    return compiled();
  }

  @Mutation(() => TellStoryResult, { description: 'Every contributor writes down what a customer tells.' })
  tellStory(@Arg('input', () => TellStoryInput) input: TellStoryInput, @Ctx() context: RequestContext) {
    return this.storyService.tell(callerOf(context), withLocalIds(input, { journeyId: 'Journey' }));
  }

  @Mutation(() => EditStoryResult, { description: 'Whoever wrote a story down, CX leaders and insights edit it.' })
  editStory(@Arg('input', () => EditStoryInput) input: EditStoryInput, @Ctx() context: RequestContext) {
    return this.storyService.edit(callerOf(context), withLocalIds(input, { storyId: 'Story', journeyId: 'Journey' }));
  }

  @Mutation(() => WithdrawStoryResult, {
    description: 'Whoever wrote a story down, CX leaders and insights take it back: it is told no further.',
  })
  withdrawStory(@Arg('input', () => WithdrawStoryInput) input: WithdrawStoryInput, @Ctx() context: RequestContext) {
    return this.storyService.withdraw(callerOf(context), withLocalIds(input, { storyId: 'Story' }));
  }
}
