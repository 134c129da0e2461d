import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf, MutationInput, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { JsonObject } from '../workflow/definition';
import type { DefinitionFault } from '../workflow/definition-document';
import { DOCUMENT_STATUSES, type DocumentStatus, type DocumentVersion } from './domain/document-version';

export const DocumentStatusEnum = enumOf('DocumentStatus', DOCUMENT_STATUSES, 'The life of a version of a document.', {
  DRAFT: 'It may be edited, and may have faults; nothing goes by it.',
  PUBLISHED: 'It never changes. The newest that is published is in force.',
  RETIRED: 'Nothing begins under it any more; what was begun under it goes on.',
});

@ObjectType('DocumentFault', { simpleResolvers: true, description: 'Something in a document that cannot stand.' })
export class DocumentFaultType implements DefinitionFault {
  @Field(() => String, { description: 'Where, as a JSON path: `$.machine.states.discover.on.HOLD.target`.' })
  path!: string;
  @Field(() => String, { description: 'Stable, for programs: UNKNOWN_STATE.' }) code!: string;
  @Field(() => String, { description: 'A sentence that names what is there and what was expected.' }) message!: string;
  @Field(() => Boolean, {
    description:
      'True of what does not keep it from being published, since it can change without the document: too few who could approve.',
  })
  isWarning!: boolean;
}

type Own = Omit<DocumentVersion, 'organizationId' | 'draftedById' | 'publishedById' | 'retiredById'>;

@InterfaceType('DocumentVersion', {
  implements: NodeType,
  description: 'One version of a document that the organization decides by: drafted, published, at last retired.',
})
export abstract class DocumentVersionType extends NodeType implements Own {
  @Field(() => Int, { description: '1, 2, 3, …: what was begun under it keeps this number.' }) number!: number;
  @Field(() => DocumentStatusEnum) status!: DocumentStatus;
  @Field(() => Boolean, { description: 'What begins now begins under it: the newest that is published.' })
  inForce!: boolean;
  @Field(() => GraphQLJSONObject, { description: 'All of it.' }) document!: JsonObject;
  @Field(() => [DocumentFaultType], {
    description: 'Everything for which it could not be published now; empty of what is.',
  })
  faults!: DocumentFaultType[];
  @Field(() => String, { description: 'What differs from the version before, and why.' }) note!: string;
  @Field(() => Int, { nullable: true, description: 'The number of the version that it was drafted from.' })
  basedOnNumber!: number | null;
  @Field(() => PersonType, { nullable: true, description: 'Null of the default that every organization begins with.' })
  draftedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime) draftedAt!: Date;
  @Field(() => PersonType, { nullable: true }) publishedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) publishedAt!: Date | null;
  @Field(() => PersonType, { nullable: true }) retiredBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) retiredAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each edit, by publishing and by retiring: for `expectedVersion`.' })
  version!: number;
}

const NOTE = 'What differs from the version before, and why, in up to 2000 characters.';

@InputType()
export abstract class DraftDocumentInput extends MutationInput {
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'All of it, up to 200,000 characters of JSON; it may have faults yet. Left out: that of `basedOnNumber`.',
  })
  document?: JsonObject | null;
  @Field(() => Int, { nullable: true, description: 'The number of the version to start from.' })
  basedOnNumber?: number | null;
  @Field(() => String, { description: NOTE }) note!: string;
}

@InputType()
export abstract class EditDocumentInput extends VersionedInput {
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'All of it; it may have faults yet. As it is when left out.',
  })
  document?: JsonObject | null;
  @Field(() => String, { nullable: true, description: `${NOTE} As it is when left out.` }) note?: string | null;
}
