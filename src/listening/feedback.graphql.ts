import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CustomerType } from '../customers/customer.graphql';
import { ImportType } from '../imports/import.graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  listArgs,
} from '../platform/graphql/types.graphql';
import {
  COUNTED_BY,
  FEEDBACK_PARTIES,
  FEEDBACK_SOURCES,
  SPEAKERS,
  type CountedBy,
  type Feedback,
  type FeedbackParty,
  type FeedbackSource,
  type Speaker,
} from './domain/feedback';
import { FEEDBACK_LANGUAGES, type FeedbackLanguage } from './domain/feedback-language';
import { JourneyType } from './journey.graphql';
import { ChannelType, ProductType, ThemeType } from './lists.graphql';

export const SourceEnum = enumOf('FeedbackSource', FEEDBACK_SOURCES, 'How feedback reached the company.');
export const PartyEnum = enumOf('FeedbackParty', FEEDBACK_PARTIES, 'Who collected feedback.', {
  FIRST_PARTY: 'The company itself.',
  SECOND_PARTY: 'A partner who passes it on.',
  THIRD_PARTY: 'Somebody independent: a regulator, a review site.',
});
export const SpeakerEnum = enumOf('Speaker', SPEAKERS, 'Whose voice feedback is.');
export const FeedbackLanguageEnum: Record<FeedbackLanguage, FeedbackLanguage> = enumOf(
  'FeedbackLanguage',
  FEEDBACK_LANGUAGES,
  'The languages in which a search knows the forms of words.',
  { SIMPLE: 'None of them: words are taken as they are written.' },
);
const CountedByEnum: Record<CountedBy, CountedBy> = enumOf(
  'FeedbackCountedBy',
  COUNTED_BY,
  'What feedback is counted by.',
  {
    ATTRIBUTE: 'By the values of one attribute, which `attribute` names.',
    OWNER: 'By the e-mail of who answers for the product.',
  },
);

@ObjectType('FeedbackAttribute', { simpleResolvers: true, description: 'What else the source says, by its name.' })
export class FeedbackAttributeType {
  @Field(() => String, { description: 'As in `company`.' }) name!: string;
  @Field(() => String) value!: string;
}

@ObjectType('Feedback', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One thing that a customer or an employee said, or that operations show about them.',
})
export class FeedbackType
  extends NodeType
  implements
    Pick<Feedback, 'id' | 'source' | 'party' | 'speaker' | 'receivedOn' | 'text' | 'language' | 'rating' | 'recordedAt'>
{
  @Field(() => SourceEnum) source!: FeedbackSource;
  @Field(() => PartyEnum) party!: FeedbackParty;
  @Field(() => SpeakerEnum) speaker!: Speaker;
  @Field(() => GraphQLLocalDate, { description: 'The day on which it reached whoever collected it.' })
  receivedOn!: string;
  @Field(() => String, {
    nullable: true,
    description: 'As it was said; null for a rating alone, where `textHidden`, and once its customer is erased.',
  })
  text!: string | null;
  @Field(() => FeedbackLanguageEnum, { description: 'Of the text: a search knows the forms of its words.' })
  language!: FeedbackLanguage;
  @Field(() => Boolean, {
    description:
      'Whether text or attributes are there and not for you: under a customer key admins, CX leaders, insights and whoever recorded it read them.',
  })
  textHidden!: boolean;
  @Field(() => CustomerType, { nullable: true, description: 'Whose it is, where a customer key was given.' })
  customer!: CustomerType | null;
  @Field(() => Float, {
    nullable: true,
    description:
      '0 to 100 with two decimals, as given, on the scale of its source: 0–10 for a recommendation, 1–5 for stars.',
  })
  rating!: number | null;
  @Field(() => ChannelType, { nullable: true }) channel!: ChannelType | null;
  @Field(() => ProductType, { nullable: true }) product!: ProductType | null;
  @Field(() => JourneyType, { nullable: true, description: 'The errand that it is about.' })
  journey!: JourneyType | null;
  @Field(() => [ThemeType]) themes!: ThemeType[];
  @Field(() => [FeedbackAttributeType], {
    description: 'What an imported file says beside this; empty where `textHidden`, and once its customer is erased.',
  })
  attributes!: FeedbackAttributeType[];
  @Field(() => ImportType, {
    nullable: true,
    description: 'The import that brought it; null when a person recorded it.',
  })
  import!: ImportType | null;
  @Field(() => PersonType, { description: 'Who recorded or imported it.' }) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
}

export const FeedbackConnection = connectionType('Feedback', () => FeedbackType);
const FeedbackOrder = orderType(
  'FeedbackOrder',
  { RECEIVED_ON: 'RECEIVED_ON' },
  'How feedback is ordered: the latest first by default.',
);

@InputType({ description: 'An attribute with exactly this value.' })
export class FeedbackAttributeFilter {
  @Field(() => String) name!: string;
  @Field(() => String) value!: string;
}

@InputType({ description: 'Feedback that fits all that is given.' })
export class FeedbackFilter {
  @Field(() => [SourceEnum], { nullable: true, description: 'From one of these.' }) source?: FeedbackSource[];
  @Field(() => [SpeakerEnum], { nullable: true, description: 'By one of these.' }) speaker?: Speaker[];
  @Field(() => ID, { nullable: true }) channelId?: string;
  @Field(() => ID, { nullable: true }) productId?: string;
  @Field(() => ID, { nullable: true, description: 'About a product that this person answers for.' })
  productOwnerId?: string;
  @Field(() => ID, { nullable: true }) journeyId?: string;
  @Field(() => ID, { nullable: true, description: 'Of this customer.' }) customerId?: string;
  @Field(() => ID, { nullable: true, description: 'That carries this theme.' }) themeId?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or later.' }) receivedFrom?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or earlier.' }) receivedTo?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Whose text holds these words, in any of their forms in the language of the text, and is for you to read; 1 to 200 characters. `"…"` asks for a phrase, `-word` leaves out, `or` stands between alternatives.',
  })
  search?: string;
  @Field(() => ID, { nullable: true, description: 'That this import brought.' }) importId?: string;
  @Field(() => FeedbackAttributeFilter, { nullable: true, description: 'Where its attributes are for you to read.' })
  attribute?: FeedbackAttributeFilter;
}

export const FeedbackArgs = listArgs(FeedbackOrder, FeedbackFilter);

@ArgsType()
export class FeedbackCountsArgs {
  @Field(() => CountedByEnum) by!: CountedBy;
  @Field(() => String, { nullable: true, description: 'With ATTRIBUTE: its name, as in `company`.' })
  attribute?: string;
  @Field(() => FeedbackFilter, { nullable: true }) filter?: FeedbackFilter;
  @Field(() => Int, { defaultValue: 100, description: 'The most frequent values, 1 to 1,000.' }) first!: number;
}

@ObjectType('FeedbackCount', { simpleResolvers: true, description: 'How much feedback counts under one value.' })
export class FeedbackCountType {
  @Field(() => String, { nullable: true, description: 'The name or value; null for feedback that has none.' })
  value!: string | null;
  @Field(() => Int, { description: 'Pieces of feedback; one with several themes counts under each.' }) count!: number;
}

@InputType()
export class RecordFeedbackInput extends MutationInput {
  @Field(() => SourceEnum) source!: FeedbackSource;
  @Field(() => PartyEnum) party!: FeedbackParty;
  @Field(() => SpeakerEnum) speaker!: Speaker;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) receivedOn!: string;
  @Field(() => String, { nullable: true, description: '10,000 characters at most.' }) text?: string | null;
  @Field(() => FeedbackLanguageEnum, { nullable: true, description: 'Of the text; the organization’s when left out.' })
  language?: FeedbackLanguage | null;
  @Field(() => Float, { nullable: true, description: '0 to 100 with at most two decimals.' }) rating?: number | null;
  @Field(() => ID, { nullable: true }) channelId?: string | null;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => ID, { nullable: true }) journeyId?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The pseudonymous key of the customer who said it, 200 characters at most. What is written under it is not for everyone, and goes when the customer is erased.',
  })
  customerKey?: string | null;
  @Field(() => [ID], { defaultValue: [] }) themeIds!: string[];
}
@ObjectType({ simpleResolvers: true })
export class RecordFeedbackPayload {
  @Field(() => FeedbackType) feedback!: FeedbackType;
}
export const RecordFeedbackResult = mutationResult('RecordFeedbackResult', () => RecordFeedbackPayload);
