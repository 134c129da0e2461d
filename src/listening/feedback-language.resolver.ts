import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  FeedbackLanguageSettingType,
  SetFeedbackLanguageInput,
  SetFeedbackLanguageResult,
} from './feedback-language.graphql';
import { FeedbackLanguageService } from './feedback-language.service';

@Resolver()
export class FeedbackLanguageResolver {
  constructor(private readonly languages: FeedbackLanguageService) {}

  @Query(() => FeedbackLanguageSettingType, {
    description: 'In which language feedback is, where nobody says another.',
  })
  feedbackLanguage(): FeedbackLanguageSettingType {
    return compiled();
  }

  @Mutation(() => SetFeedbackLanguageResult, {
    description: 'Admins, CX leaders and insights say in which language feedback is, where nobody says another.',
  })
  setFeedbackLanguage(
    @Arg('input', () => SetFeedbackLanguageInput) input: SetFeedbackLanguageInput,
    @Ctx() context: RequestContext,
  ) {
    return this.languages.setFeedbackLanguage(callerOf(context), input);
  }
}
