import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf, MutationInput, mutationResult, NodeType } from '../platform/graphql/types.graphql';
import { LESSON_KINDS, type HonouredFailure, type Lesson, type LessonInput, type LessonKind } from './domain/lesson';

const LessonKindEnum = enumOf('LessonKind', LESSON_KINDS, 'What was learned: what worked, or what did not.');

@ObjectType('Lesson', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What somebody learned of an initiative: never changed.',
})
export class LessonType extends NodeType implements Pick<Lesson, 'id' | 'kind' | 'text' | 'forWhom' | 'toldAt'> {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => LessonKindEnum) kind!: LessonKind;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'Who should know it.' }) forWhom!: string;
  @Field(() => PersonType) toldBy!: PersonType;
  @Field(() => GraphQLISODateTime) toldAt!: Date;
}

@ObjectType('HonouredFailure', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody dared to try and told what was learned; a CX leader honours it.',
})
export class HonouredFailureType extends NodeType implements Pick<HonouredFailure, 'id' | 'reason' | 'honouredAt'> {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => String) reason!: string;
  @Field(() => PersonType) honouredBy!: PersonType;
  @Field(() => GraphQLISODateTime) honouredAt!: Date;
}

@InputType('LessonToTell')
class LessonToTellInput implements LessonInput {
  @Field(() => LessonKindEnum) kind!: LessonKind;
  @Field(() => String, { description: 'Up to 5000 characters.' }) text!: string;
  @Field(() => String, { description: 'Who should know it: up to 500 characters.' }) forWhom!: string;
}
@InputType()
export class TellLessonsInput extends MutationInput {
  @Field(() => ID, { description: 'In any stage; closed ones, too.' }) initiativeId!: string;
  @Field(() => [LessonToTellInput], { description: '1 to 50.' }) lessons!: LessonToTellInput[];
}
@ObjectType({ simpleResolvers: true })
export class TellLessonsPayload {
  @Field(() => [LessonType]) lessons!: LessonType[];
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const TellLessonsResult = mutationResult('TellLessonsResult', () => TellLessonsPayload);

@InputType()
export class HonourFailureInput extends MutationInput {
  @Field(() => ID, { description: 'Ended, or in sunset, with lessons told.' }) initiativeId!: string;
  @Field(() => String, { description: 'Up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class HonourFailurePayload {
  @Field(() => HonouredFailureType) honouredFailure!: HonouredFailureType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const HonourFailureResult = mutationResult('HonourFailureResult', () => HonourFailurePayload);
