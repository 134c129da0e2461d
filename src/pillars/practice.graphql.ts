import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { PRACTICE_STATUSES, type Practice, type PracticeStatus, type PracticeVersion } from './domain/practice';
import { PillarType } from './pillar.graphql';

const PracticeStatusEnum = enumOf('PracticeStatus', PRACTICE_STATUSES, 'Whether a practice is kept.');

@ObjectType('PracticeVersion', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What a practice said at one version.',
})
class PracticeVersionType
  extends NodeType
  implements Pick<PracticeVersion, 'id' | 'version' | 'title' | 'text' | 'link' | 'reviewOn' | 'change' | 'writtenAt'>
{
  @Field(() => Int, { description: '1 for the first.' }) version!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) text!: string | null;
  @Field(() => String, { nullable: true }) link!: string | null;
  @Field(() => PersonType) owner!: PersonType;
  @Field(() => GraphQLLocalDate) reviewOn!: string;
  @Field(() => String, { nullable: true, description: 'What was new in it; null for the first.' })
  change!: string | null;
  @Field(() => PersonType) writtenBy!: PersonType;
  @Field(() => GraphQLISODateTime) writtenAt!: Date;
}

@ObjectType('Practice', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A documented standard of a pillar.',
})
export class PracticeType
  extends NodeType
  implements
    Pick<
      Practice,
      'id' | 'title' | 'text' | 'link' | 'reviewOn' | 'status' | 'retiredReason' | 'retiredAt' | 'version' | 'createdAt'
    >
{
  @Field(() => PillarType) pillar!: PillarType;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'The standard itself; null when it is written elsewhere.' })
  text!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it is written; null when the text says it all.' })
  link!: string | null;
  @Field(() => PersonType, { description: 'Who keeps it up to date.' }) owner!: PersonType;
  @Field(() => GraphQLLocalDate, { description: 'It is to be looked at, and revised, by then.' }) reviewOn!: string;
  @Field(() => Boolean, { description: 'It is in force, and its review date has passed (UTC).' }) overdue!: boolean;
  @Field(() => PracticeStatusEnum) status!: PracticeStatus;
  @Field(() => String, { nullable: true, description: 'Why it is no longer kept; null while it is.' })
  retiredReason!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is in force.' })
  retiredAt!: Date | null;
  @Field(() => [PracticeVersionType], { description: 'All wordings, the latest first.' })
  versions!: PracticeVersionType[];
  @Field(() => Int, { description: 'Raised by each revision, and by retiring it.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

export const PracticeConnection = connectionType('Practice', () => PracticeType);
const PracticeOrder = orderType(
  'PracticeOrder',
  { REVIEW_ON: 'REVIEW_ON', TITLE: 'TITLE' },
  'How practices are ordered: by review date, ascending, by default.',
);
@InputType()
class PracticeFilter {
  @Field(() => [PracticeStatusEnum], { nullable: true, description: 'In one of these.' }) status?: PracticeStatus[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: in force, and the review date has passed. False: all others.',
  })
  overdue?: boolean;
  @Field(() => ID, { nullable: true, description: 'Kept up to date by this person.' }) ownerId?: string;
}
export const PracticesArgs = listArgs(PracticeOrder, PracticeFilter);

const TITLE = 'Up to 200 characters.';
const TEXT = 'The standard itself, in up to 20000 characters; may be left out where there is a link.';
const LINK = 'Where it is written: http or https; may be left out where there is a text.';
const REVIEW_ON = 'When it is to be looked at again: today or later.';

@InputType()
export class CreatePracticeInput extends MutationInput {
  @Field(() => ID) pillarId!: string;
  @Field(() => String, { description: TITLE }) title!: string;
  @Field(() => String, { nullable: true, description: TEXT }) text?: string | null;
  @Field(() => String, { nullable: true, description: LINK }) link?: string | null;
  @Field(() => ID, { description: 'The person who keeps it up to date.' }) ownerId!: string;
  @Field(() => GraphQLLocalDate, { description: REVIEW_ON }) reviewOn!: string;
}
@ObjectType({ simpleResolvers: true })
export class CreatePracticePayload {
  @Field(() => PracticeType) practice!: PracticeType;
}
export const CreatePracticeResult = mutationResult('CreatePracticeResult', () => CreatePracticePayload);

@InputType({ description: 'All that the practice says from now on: what is left out is taken away.' })
export class RevisePracticeInput extends VersionedInput {
  @Field(() => ID) practiceId!: string;
  @Field(() => String, { description: TITLE }) title!: string;
  @Field(() => String, { nullable: true, description: TEXT }) text?: string | null;
  @Field(() => String, { nullable: true, description: LINK }) link?: string | null;
  @Field(() => ID, { description: 'The person who keeps it up to date.' }) ownerId!: string;
  @Field(() => GraphQLLocalDate, { description: REVIEW_ON }) reviewOn!: string;
  @Field(() => String, { description: 'What is new, in up to 2000 characters: "Reviewed, nothing to change", say.' })
  change!: string;
}
@ObjectType({ simpleResolvers: true })
export class RevisePracticePayload {
  @Field(() => PracticeType) practice!: PracticeType;
}
export const RevisePracticeResult = mutationResult('RevisePracticeResult', () => RevisePracticePayload);

@InputType()
export class RetirePracticeInput extends VersionedInput {
  @Field(() => ID) practiceId!: string;
  @Field(() => String, { description: 'Why it is no longer kept, in up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class RetirePracticePayload {
  @Field(() => PracticeType) practice!: PracticeType;
}
export const RetirePracticeResult = mutationResult('RetirePracticeResult', () => RetirePracticePayload);
