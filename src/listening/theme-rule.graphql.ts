import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { THEME_ORIGINS, type FeedbackSource, type Speaker, type ThemeOrigin } from './domain/feedback';
import type { ThemeRule, ThemeRuleInput, ThemeRuleSet } from './domain/theme-rules';
import { SourceEnum, SpeakerEnum } from './feedback.graphql';
import { ChannelType, ProductType, ThemeType } from './lists.graphql';

const ThemeOriginEnum = enumOf('ThemeOrigin', THEME_ORIGINS, 'By what feedback has a theme.', {
  HAND: 'Whoever recorded it named the theme.',
  IMPORT: 'Its file did.',
  RULE: 'A rule gave it, and rules may take it back.',
});

@ObjectType('ThemeRule', {
  simpleResolvers: true,
  description: 'Feedback that fits all that it asks has its theme.',
})
export class ThemeRuleType implements Pick<ThemeRule, 'words' | 'speaker' | 'source'> {
  @Field(() => ThemeType) theme!: ThemeType;
  @Field(() => [String], {
    description:
      'Any of these is in the text: words in any of their forms, in the language of the text, those of a phrase side by side. None asks for no text.',
  })
  words!: string[];
  @Field(() => ProductType, { nullable: true, description: 'About this one; any when null.' })
  product!: ProductType | null;
  @Field(() => ChannelType, { nullable: true, description: 'By this one; any when null.' })
  channel!: ChannelType | null;
  @Field(() => SpeakerEnum, { nullable: true, description: 'Of these; both when null.' }) speaker!: Speaker | null;
  @Field(() => SourceEnum, { nullable: true, description: 'From this one; any when null.' })
  source!: FeedbackSource | null;
}

@ObjectType('ThemeRuleSet', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One version of the rules by which feedback gets its themes. The highest is in force.',
})
export class ThemeRuleSetType extends NodeType implements Pick<ThemeRuleSet, 'id' | 'version' | 'setAt'> {
  @Field(() => Int, { description: 'From 1.' }) version!: number;
  @Field(() => [ThemeRuleType], { description: 'In the order in which they were given, which changes nothing.' })
  rules!: ThemeRuleType[];
  @Field(() => PersonType) setBy!: PersonType;
  @Field(() => GraphQLISODateTime) setAt!: Date;
}

@ObjectType('FeedbackTag', { simpleResolvers: true, description: 'A theme of feedback, and by what it has it.' })
export class FeedbackTagType {
  @Field(() => ThemeType) theme!: ThemeType;
  @Field(() => ThemeOriginEnum) origin!: ThemeOrigin;
  @Field(() => Int, { nullable: true, description: 'Of RULE: the version of the rules that gave it first.' })
  ruleVersion!: number | null;
}

@ObjectType('ThemeRuleChange', { simpleResolvers: true, description: 'What rules would do to one theme.' })
export class ThemeRuleChangeType {
  @Field(() => ThemeType) theme!: ThemeType;
  @Field(() => Int, { description: 'Pieces of feedback that would get it.' }) added!: number;
  @Field(() => Int, { description: 'Pieces of feedback that have it by a rule, and would lose it.' }) removed!: number;
}

@ObjectType('ThemeRulesPreview', { simpleResolvers: true, description: 'What would come of rules.' })
export class ThemeRulesPreviewType {
  @Field(() => Int, { description: 'Pieces of feedback of which any theme would come or go.' })
  feedbackChanged!: number;
  @Field(() => [ThemeRuleChangeType], { description: 'Of each theme that would come or go, by name.' })
  themes!: ThemeRuleChangeType[];
}

export const ThemeRuleSetConnection = connectionType('ThemeRuleSet', () => ThemeRuleSetType);
const ThemeRuleSetOrder = orderType(
  'ThemeRuleSetOrder',
  { VERSION: 'VERSION' },
  'The latest version first by default.',
);
export const ThemeRuleSetsArgs = listArgs(ThemeRuleSetOrder);

@InputType({ description: 'Feedback that fits all that is given gets the theme; at least one condition.' })
export class ThemeRuleInputType implements ThemeRuleInput {
  @Field(() => ID) themeId!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'Any of these words or phrases in the text, 100 at most, each of 200 characters at most.',
  })
  words?: string[] | null;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => ID, { nullable: true }) channelId?: string | null;
  @Field(() => SpeakerEnum, { nullable: true }) speaker?: Speaker | null;
  @Field(() => SourceEnum, { nullable: true }) source?: FeedbackSource | null;
}

@ArgsType()
export class ThemeRulesPreviewArgs {
  @Field(() => [ThemeRuleInputType], { description: 'As setThemeRules takes them.' }) rules!: ThemeRuleInputType[];
}

@InputType()
export class SetThemeRulesInput extends VersionedInput {
  @Field(() => [ThemeRuleInputType], {
    description: 'All rules from now on, 200 at most; none takes every theme back that a rule gave.',
  })
  rules!: ThemeRuleInputType[];
}
@ObjectType({ simpleResolvers: true })
export class SetThemeRulesPayload {
  @Field(() => ThemeRuleSetType) themeRuleSet!: ThemeRuleSetType;
  @Field(() => Int, { description: 'Pieces of feedback of which any theme came or went.' }) feedbackChanged!: number;
  @Field(() => Int, { description: 'Themes that feedback got.' }) themesAdded!: number;
  @Field(() => Int, { description: 'Themes that feedback had by a rule, and lost.' }) themesRemoved!: number;
}
export const SetThemeRulesResult = mutationResult('SetThemeRulesResult', () => SetThemeRulesPayload);
