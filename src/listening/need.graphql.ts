import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  MissingType,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  listArgs,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { NEED_STATUSES, type Need, type NeedStatus } from './domain/need';
import { EvidenceFields, EvidenceType } from './evidence.graphql';
import { ThemeType } from './lists.graphql';

const NeedStatusEnum = enumOf(
  'NeedStatus',
  NEED_STATUSES,
  'Where a need stands. Proposals build on ESTABLISHED ones.',
  {
    CANDIDATE: 'Somebody named it.',
    ESTABLISHED: 'Evidence shows that it is real, and somebody else than who named it said so.',
    EXPIRED: 'It was established once; its evidence is too old.',
    RETIRED: 'Given up, for good.',
  },
);

@ObjectType('Need', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What customers try to get done and cannot, in their terms. Every funded proposal traces back to one.',
})
export class NeedType
  extends NodeType
  implements
    Pick<Need, 'id' | 'title' | 'statement' | 'status' | 'establishedAt' | 'retiredReason' | 'version' | 'createdAt'>
{
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'In the words of customers.' }) statement!: string;
  @Field(() => NeedStatusEnum) status!: NeedStatus;
  @Field(() => PersonType) namedBy!: PersonType;
  @Field(() => PersonType, { nullable: true, description: 'Never the person who named it.' })
  establishedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it never was.' })
  establishedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was given up, if it was.' })
  retiredReason!: string | null;
  @Field(() => [ThemeType], { description: 'The themes of feedback in which it shows.' }) themes!: ThemeType[];
  @Field(() => Int, { description: 'Pieces of evidence, expired ones included.' }) evidenceCount!: number;
  @Field(() => Int, { description: 'Pieces of feedback that carry one of its themes.' }) feedbackCount!: number;
  @Field(() => [MissingType], {
    description: 'What it still needs to be established today; empty also where it is established or retired.',
  })
  missingToEstablish!: MissingType[];
  @Field(() => Int, { description: 'Raised by each decision on it; not by evidence.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

export const NeedConnection = connectionType('Need', () => NeedType);
const NeedOrder = orderType(
  'NeedOrder',
  { CREATED_AT: 'CREATED_AT', TITLE: 'TITLE' },
  'How needs are ordered: by when they were named, ascending, by default.',
);

@InputType()
export class NeedFilter {
  @Field(() => [NeedStatusEnum], { nullable: true, description: 'In one of these.' }) status?: NeedStatus[];
}

export const NeedsArgs = listArgs(NeedOrder, NeedFilter);

@InputType()
export class NameNeedInput extends MutationInput {
  @Field(() => String, { description: '200 characters at most.' }) title!: string;
  @Field(() => String, { description: 'In the words of customers; 4,000 characters at most.' }) statement!: string;
  @Field(() => [ID], { defaultValue: [], description: 'The themes of feedback in which it shows.' })
  themeIds!: string[];
}
@ObjectType({ simpleResolvers: true })
export class NameNeedPayload {
  @Field(() => NeedType) need!: NeedType;
}
export const NameNeedResult = mutationResult('NameNeedResult', () => NameNeedPayload);

@InputType()
export class RecordEvidenceInput extends EvidenceFields {
  @Field(() => ID) needId!: string;
}
@ObjectType({ simpleResolvers: true })
export class RecordEvidencePayload {
  @Field(() => EvidenceType) evidence!: EvidenceType;
  @Field(() => NeedType) need!: NeedType;
}
export const RecordEvidenceResult = mutationResult('RecordEvidenceResult', () => RecordEvidencePayload);

@InputType()
export class EstablishNeedInput extends VersionedInput {
  @Field(() => ID) needId!: string;
}
@ObjectType({ simpleResolvers: true })
export class EstablishNeedPayload {
  @Field(() => NeedType) need!: NeedType;
}
export const EstablishNeedResult = mutationResult('EstablishNeedResult', () => EstablishNeedPayload);

@InputType()
export class RetireNeedInput extends VersionedInput {
  @Field(() => ID) needId!: string;
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class RetireNeedPayload {
  @Field(() => NeedType) need!: NeedType;
}
export const RetireNeedResult = mutationResult('RetireNeedResult', () => RetireNeedPayload);
