import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { Absence } from './domain/absence';
import { PersonType } from './person.graphql';

@ObjectType('Absence', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Days on which a person is not there, both ends included, in their own time zone.',
})
export class AbsenceType
  extends NodeType
  implements Pick<Absence, 'id' | 'firstDay' | 'lastDay' | 'note' | 'recordedAt' | 'version'>
{
  @Field(() => PersonType) person!: PersonType;
  @Field(() => GraphQLLocalDate) firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'Still absent on it.' }) lastDay!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who stands in this time; null when nobody was named: then the standing deputy does.',
  })
  deputy!: PersonType | null;
  @Field(() => PersonType, { description: 'The person, an assistant of theirs, or an admin.' })
  recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
  @Field(() => Int, { description: 'Raised when it is ended early, or its deputy leaves.' }) version!: number;
}

export const AbsenceConnection = connectionType('Absence', () => AbsenceType);
const AbsenceOrder = orderType(
  'AbsenceOrder',
  { FIRST_DAY: 'FIRST_DAY' },
  'How absences are ordered: by their first day, ascending, by default.',
);

@InputType()
class AbsenceFilter {
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Not over before this day.' }) from?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Begun on this day or earlier.' }) to?: string;
}

export const AbsencesArgs = listArgs(AbsenceOrder, AbsenceFilter);

const PERSON_VERSION = 'The version of the person that you read and decide on.';

@InputType()
export class SetAssistantsInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => Int, { description: PERSON_VERSION }) expectedVersion!: number;
  @Field(() => [ID], { description: 'All of them from now on: up to 20 other people; nobody when empty.' })
  assistantIds!: string[];
}
@ObjectType({ simpleResolvers: true })
export class SetAssistantsPayload {
  @Field(() => PersonType) person!: PersonType;
}
export const SetAssistantsResult = mutationResult('SetAssistantsResult', () => SetAssistantsPayload);

@InputType()
export class SetStandingDeputyInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => Int, { description: PERSON_VERSION }) expectedVersion!: number;
  @Field(() => ID, { nullable: true, description: 'Another person; nobody when left out.' }) deputyId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class SetStandingDeputyPayload {
  @Field(() => PersonType) person!: PersonType;
}
export const SetStandingDeputyResult = mutationResult('SetStandingDeputyResult', () => SetStandingDeputyPayload);

@InputType()
export class RecordAbsenceInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Today or later, by the date where they are.' }) firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'Still absent on it; at most 1096 days (three years) in all.' })
  lastDay!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Up to 500 characters. Everyone in the organization can read it: say where to turn, not why.',
  })
  note?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who stands in this time; the standing deputy when left out.' })
  deputyId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class RecordAbsencePayload {
  @Field(() => AbsenceType) absence!: AbsenceType;
  @Field(() => PersonType) person!: PersonType;
}
export const RecordAbsenceResult = mutationResult('RecordAbsenceResult', () => RecordAbsencePayload);

@InputType()
export class EndAbsenceInput extends VersionedInput {
  @Field(() => ID) absenceId!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'Yesterday for somebody who is back today; no earlier day, and before the last day that was recorded.',
  })
  lastDay!: string;
  @Field(() => String, { nullable: true, description: 'It stays in the audit.' }) reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class EndAbsencePayload {
  @Field(() => AbsenceType) absence!: AbsenceType;
  @Field(() => PersonType) person!: PersonType;
}
export const EndAbsenceResult = mutationResult('EndAbsenceResult', () => EndAbsencePayload);

@InputType()
export class CancelAbsenceInput extends VersionedInput {
  @Field(() => ID) absenceId!: string;
  @Field(() => String, { nullable: true, description: 'It stays in the audit.' }) reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class CancelAbsencePayload {
  @Field(() => PersonType) person!: PersonType;
}
export const CancelAbsenceResult = mutationResult('CancelAbsenceResult', () => CancelAbsencePayload);
