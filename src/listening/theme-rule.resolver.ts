import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { FeedbackType } from './feedback.graphql';
import {
  FeedbackTagType,
  SetThemeRulesInput,
  SetThemeRulesResult,
  ThemeRuleSetConnection,
  ThemeRuleSetsArgs,
  ThemeRuleSetType,
  ThemeRulesPreviewArgs,
  ThemeRulesPreviewType,
} from './theme-rule.graphql';
import { ThemeRuleService } from './theme-rule.service';

@Resolver(() => FeedbackType)
export class ThemeRuleResolver {
  constructor(private readonly rules: ThemeRuleService) {}

  @FieldResolver(() => [FeedbackTagType], { description: 'Its themes with what gave each of them, by name.' })
  tags(): FeedbackTagType[] {
    return compiled();
  }

  @Query(() => ThemeRuleSetType, {
    nullable: true,
    description: 'The rules in force by which feedback gets its themes; null while nobody has set any.',
  })
  themeRules(): ThemeRuleSetType | null {
    return compiled();
  }

  @Query(() => ThemeRuleSetConnection, { description: 'Every version of the theme rules, the latest first.' })
  themeRuleSets(@Args(() => ThemeRuleSetsArgs) _args: PageArgs): InstanceType<typeof ThemeRuleSetConnection> {
    return compiled();
  }

  @Query(() => ThemeRulesPreviewType, {
    description: 'What would come of these rules, were they set now. Nothing is changed.',
  })
  themeRulesPreview(@Args(() => ThemeRulesPreviewArgs) _args: ThemeRulesPreviewArgs): ThemeRulesPreviewType {
    return compiled();
  }

  @Mutation(() => SetThemeRulesResult, {
    description:
      'Admins, CX leaders and insights set the rules by which feedback gets its themes, all of them at once, and run them on all feedback. Themes that it has by hand or by its file stay. Feedback that comes later is judged as it comes.',
  })
  setThemeRules(@Arg('input', () => SetThemeRulesInput) input: SetThemeRulesInput, @Ctx() context: RequestContext) {
    const types = { themeId: 'Theme', productId: 'Product', channelId: 'Channel' };
    const rules = input.rules.map((rule) => withLocalIds(rule, types));
    return this.rules.set(callerOf(context), { ...input, rules });
  }
}
