import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import type { FeedbackParty, FeedbackSource, Speaker } from './domain/feedback';
import type { WindowAsked } from './domain/listening-window';
import type { Coverage, SourceCoverage } from './domain/source-coverage';
import { FeedbackType, PartyEnum, SourceEnum, SpeakerEnum } from './feedback.graphql';
import { ThemeType } from './lists.graphql';

@InputType({ description: 'The days on which feedback was received; 12 months up to today when nothing is said.' })
class FeedbackWindowInput implements WindowAsked {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day; left out, 12 months up to the last one: 2025-11-03 for 2026-11-02.',
  })
  from?: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day, included; today in UTC when left out.' })
  to?: string | null;
}

@ArgsType()
abstract class WindowArgs {
  @Field(() => FeedbackWindowInput, { nullable: true, description: 'The last 12 months when left out.' })
  window?: FeedbackWindowInput | null;
}

@ArgsType()
export class SourceCoverageArgs extends WindowArgs {
  @Field(() => Int, {
    defaultValue: 90,
    description: 'A source is quiet when it was not heard for so many days, 1 to 3650, up to the end of the window.',
  })
  quietAfterDays!: number;
}

@ArgsType()
export class SharedThemesArgs extends WindowArgs {
  @Field(() => Int, { defaultValue: 10, description: 'The most shared themes, 1 to 50.' }) first!: number;
  @Field(() => Int, {
    defaultValue: 1,
    description: 'How many pieces of feedback each side has to have about a theme, 1 to 1,000,000.',
  })
  atLeast!: number;
}

@ObjectType({ simpleResolvers: true })
abstract class CoverageFields implements Coverage {
  @Field(() => Boolean, { description: 'Whether it was heard at all, up to the end of the window, however long ago.' })
  heard!: boolean;
  @Field(() => Boolean, { description: 'Whether it was heard once, and not in the last `quietAfterDays` days.' })
  goneQuiet!: boolean;
  @Field(() => Int, { description: 'Pieces of feedback in the window.' }) feedbackCount!: number;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day of the latest, also when it is before the window; null when it was never heard.',
  })
  lastReceivedOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Whole days from the latest to the end of the window, or to today where that is earlier; null when it was never heard.',
  })
  daysSinceLast!: number | null;
}

@ObjectType('VoiceCoverage', {
  simpleResolvers: true,
  description: 'What is heard by a source of one voice: customers or employees, as one party collects it.',
})
export class VoiceCoverageType extends CoverageFields {
  @Field(() => PartyEnum) party!: FeedbackParty;
  @Field(() => SpeakerEnum) speaker!: Speaker;
}

@ObjectType('SourceCoverage', { simpleResolvers: true, description: 'What is heard by a source, and what is not.' })
export class SourceCoverageType extends CoverageFields implements SourceCoverage {
  @Field(() => SourceEnum) source!: FeedbackSource;
  @Field(() => Float, { description: 'Of all feedback in the window, 0 to 1; 0 where there is none.' }) share!: number;
  @Field(() => [VoiceCoverageType], {
    description: 'All six of them, heard or not: each party, by customers and by employees.',
  })
  voices!: VoiceCoverageType[];
}

@ObjectType('ThemeSide', {
  simpleResolvers: true,
  description: 'What customers, or employees, say about a theme in the window.',
})
export class ThemeSideType {
  @Field(() => Int, { description: 'Pieces of feedback about the theme.' }) feedbackCount!: number;
  @Field(() => Float, {
    description: 'Of the feedback of this side that carries any theme, more than 0 and up to 1.',
  })
  share!: number;
  @Field(() => [FeedbackType], {
    description: 'The latest two that say it in words, the latest first; empty where nobody wrote any.',
  })
  latest!: FeedbackType[];
}

@ObjectType('SharedTheme', {
  simpleResolvers: true,
  description: 'A theme that employees name as customers do: the same friction, seen from both sides.',
})
export class SharedThemeType {
  @Field(() => ThemeType) theme!: ThemeType;
  @Field(() => Float, {
    description:
      'By which themes are ranked: the smaller of the two shares, more than 0 and up to 1. Each side is measured against itself, so that the louder one does not outvote the other.',
  })
  sharedShare!: number;
  @Field(() => ThemeSideType) customers!: ThemeSideType;
  @Field(() => ThemeSideType) employees!: ThemeSideType;
}
