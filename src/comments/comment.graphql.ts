import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApprovalType } from '../approvals/approval.graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { Comment, CommentVersion, WordingInput } from './domain/comment';

@ObjectType('CommentVersion', {
  simpleResolvers: true,
  description: 'A comment as it was worded at a time: never changed.',
})
export class CommentVersionType implements Pick<CommentVersion, 'version' | 'text' | 'writtenAt'> {
  @Field(() => Int, { description: '1 for the first.' }) version!: number;
  @Field(() => String, { description: 'Plain text or Markdown.' }) text!: string;
  @Field(() => [PersonType], { description: 'Whom it named, by name.' }) mentions!: PersonType[];
  @Field(() => GraphQLISODateTime) writtenAt!: Date;
}

@ObjectType('Comment', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What somebody says about a proposal, an initiative or an approval. It decides nothing, voids nothing and leaves the version of what it is on as it was.',
})
export class CommentType
  extends NodeType
  implements Pick<Comment, 'id' | 'createdAt' | 'version' | 'withdrawnAt' | 'withdrawalReason'>
{
  @Field(() => String, { nullable: true, description: 'Plain text or Markdown, as written; null once withdrawn.' })
  text!: string | null;
  @Field(() => [PersonType], { description: 'Whom it names, by name; nobody once withdrawn.' })
  mentions!: PersonType[];
  @Field(() => PersonType) author!: PersonType;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was worded as it is now; null for the first wording, and once withdrawn.',
  })
  editedAt!: Date | null;
  @Field(() => CommentType, { nullable: true, description: 'The comment that began the thread; null for that one.' })
  replyTo!: CommentType | null;
  @Field(() => ApprovalType, { nullable: true, description: 'What it is on, if on an approval.' })
  approval!: ApprovalType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it stands.' })
  withdrawnAt!: Date | null;
  @Field(() => PersonType, { nullable: true, description: 'Its author or an admin; null while it stands.' })
  withdrawnBy!: PersonType | null;
  @Field(() => String, { nullable: true, description: 'Given whenever an admin withdrew it.' })
  withdrawalReason!: string | null;
  @Field(() => Int, { description: 'Raised by each edit and by the withdrawal.' }) version!: number;
}

export const CommentConnection = connectionType('Comment', () => CommentType);
export const CommentVersionConnection = connectionType('CommentVersion', () => CommentVersionType);

const CommentOrder = orderType(
  'CommentOrder',
  { CREATED_AT: 'CREATED_AT' },
  'How comments are ordered: by when they were written first. The oldest comes first by default; of those that mention somebody, the newest.',
);

@InputType()
class CommentFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: replies only; false: only what begins a thread.' })
  isReply?: boolean;
}

export const CommentsArgs = listArgs(CommentOrder, CommentFilter);
export const RepliesArgs = listArgs(CommentOrder);

const TEXT = 'Plain text or Markdown, 1 to 10,000 characters; white space around it is dropped.';

@InputType()
export class CommentOnInput extends MutationInput implements WordingInput {
  @Field(() => ID, { description: 'Of a proposal, an initiative or an approval.' }) subjectId!: string;
  @Field(() => String, { description: TEXT }) text!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Up to 20 people whom it names, nobody twice. The text is not parsed.',
  })
  mentionIds?: string[] | null;
  @Field(() => ID, {
    nullable: true,
    description: 'A comment on the same subject. Threads have one level: a reply to a reply hangs on the same comment.',
  })
  replyToId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class CommentOnPayload {
  @Field(() => CommentType) comment!: CommentType;
}
export const CommentOnResult = mutationResult('CommentOnResult', () => CommentOnPayload);

@InputType({ description: 'All that the comment says from now on: who is not mentioned again is mentioned no more.' })
export class EditCommentInput extends VersionedInput implements WordingInput {
  @Field(() => ID) commentId!: string;
  @Field(() => String, { description: TEXT }) text!: string;
  @Field(() => [ID], { nullable: true, description: 'Up to 20 people whom it names, nobody twice.' })
  mentionIds?: string[] | null;
}
@ObjectType({ simpleResolvers: true })
export class EditCommentPayload {
  @Field(() => CommentType) comment!: CommentType;
}
export const EditCommentResult = mutationResult('EditCommentResult', () => EditCommentPayload);

@InputType()
export class WithdrawCommentInput extends VersionedInput {
  @Field(() => ID) commentId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Up to 2000 characters; needed to withdraw the comment of somebody else.',
  })
  reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class WithdrawCommentPayload {
  @Field(() => CommentType) comment!: CommentType;
}
export const WithdrawCommentResult = mutationResult('WithdrawCommentResult', () => WithdrawCommentPayload);
