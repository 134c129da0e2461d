import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  MutationInput,
  NodeType,
  orderType,
  listArgs,
} from '../platform/graphql/types.graphql';
import { EVIDENCE_KINDS, type Evidence, type EvidenceInput, type EvidenceKind } from './domain/evidence';

export const EvidenceKindEnum: Record<EvidenceKind, EvidenceKind> = enumOf(
  'EvidenceKind',
  EVIDENCE_KINDS,
  'How something was found out.',
);

@ObjectType('Evidence', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One finding, with where it comes from and how long it may be relied on.',
})
export class EvidenceType
  extends NodeType
  implements
    Pick<Evidence, 'id' | 'kind' | 'collectedOn' | 'participants' | 'finding' | 'link' | 'expiresOn' | 'recordedAt'>
{
  @Field(() => EvidenceKindEnum) kind!: EvidenceKind;
  @Field(() => GraphQLLocalDate, { description: 'The day on which it was found out.' }) collectedOn!: string;
  @Field(() => Int, { description: 'People heard, observed or counted; at least 1.' }) participants!: number;
  @Field(() => String, { description: 'What was found out, in a sentence or a few.' }) finding!: string;
  @Field(() => String, { nullable: true, description: 'Where it can be read whole.' }) link!: string | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day on which it counts; null when it does not age.',
  })
  expiresOn!: string | null;
  @Field(() => PersonType) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
}

export const EvidenceConnection = connectionType('Evidence', () => EvidenceType);
const EvidenceOrder = orderType(
  'EvidenceOrder',
  { COLLECTED_ON: 'COLLECTED_ON' },
  'By the day on which it was collected, ascending by default.',
);

export const EvidenceArgs = listArgs(EvidenceOrder);

/** What is entered of a piece of evidence, whatever it speaks for. */
@InputType()
export abstract class EvidenceFields extends MutationInput implements EvidenceInput {
  @Field(() => EvidenceKindEnum) kind!: EvidenceKind;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) collectedOn!: string;
  @Field(() => Int, { description: 'People heard, observed or counted; at least 1.' }) participants!: number;
  @Field(() => String, { description: '4,000 characters at most.' }) finding!: string;
  @Field(() => String, { nullable: true, description: 'http or https.' }) link?: string | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day on which it counts; after it was collected.',
  })
  expiresOn?: string | null;
}
