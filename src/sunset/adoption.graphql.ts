import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { AdoptionInput, AdoptionRecord } from './domain/adoption';

@ObjectType('AdoptionRecord', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'How many use it, counted on a day: never changed; of one day the last counts.',
})
export class AdoptionRecordType
  extends NodeType
  implements Pick<AdoptionRecord, 'id' | 'day' | 'users' | 'ofAll' | 'note' | 'recordedAt'>
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => GraphQLLocalDate) day!: string;
  @Field(() => Int) users!: number;
  @Field(() => Int, { nullable: true, description: 'Of how many who could; null where nobody knows.' })
  ofAll!: number | null;
  @Field(() => Number, { nullable: true, description: 'Users of all, in percent; null where nobody knows how many.' })
  sharePercent!: number | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => PersonType) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
}

export const AdoptionRecordConnection = connectionType('AdoptionRecord', () => AdoptionRecordType);
const AdoptionRecordOrder = orderType(
  'AdoptionRecordOrder',
  { DAY: 'DAY' },
  'How counts are ordered: by their day, ascending, by default.',
);
export const AdoptionRecordsArgs = listArgs(AdoptionRecordOrder);

@InputType()
export class RecordAdoptionInput extends MutationInput implements AdoptionInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) day!: string;
  @Field(() => Int, { description: '0 to 2,000,000,000.' }) users!: number;
  @Field(() => Int, { nullable: true, description: 'Of how many who could: 1 or more, and no fewer than the users.' })
  ofAll?: number | null;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' }) note?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class RecordAdoptionPayload {
  @Field(() => AdoptionRecordType) adoptionRecord!: AdoptionRecordType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const RecordAdoptionResult = mutationResult('RecordAdoptionResult', () => RecordAdoptionPayload);
