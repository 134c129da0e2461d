import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { ApprovalType } from '../approvals/approval.graphql';
import { PersonType } from '../people/person.graphql';
import { parseGlobalId, withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import { notFound } from '../shared/fault';
import {
  CommentConnection,
  CommentOnInput,
  CommentOnResult,
  CommentsArgs,
  CommentType,
  CommentVersionConnection,
  EditCommentInput,
  EditCommentResult,
  RepliesArgs,
  WithdrawCommentInput,
  WithdrawCommentResult,
} from './comment.graphql';
import type { CommentService } from './comment.service';
import type { CommentSubject } from './domain/comment';

const SUBJECT_KINDS: ReadonlyMap<string, CommentSubject> = new Map([
  ['Proposal', 'PROPOSAL'],
  ['Initiative', 'INITIATIVE'],
  ['Approval', 'APPROVAL'],
]);

/** @throws Fault NOT_FOUND for an id of anything else, or none */
function subjectOf(id: string): { readonly subjectKind: CommentSubject; readonly subjectId: string } {
  const parsed = parseGlobalId(id);
  const subjectKind = SUBJECT_KINDS.get(parsed?.type ?? '');
  if (parsed === undefined || subjectKind === undefined) throw notFound('proposal, initiative or approval', id);
  return { subjectKind, subjectId: parsed.id };
}

@Resolver(() => CommentType)
class CommentResolver {
  constructor(private readonly comments: CommentService) {}

  @Query(() => CommentType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  comment(@Arg('id', () => ID) _id: string): CommentType | null {
    return compiled();
  }

  @FieldResolver(() => CommentConnection, { description: 'The rest of the thread that it began.' })
  replies(@Args(() => RepliesArgs) _args: PageArgs): InstanceType<typeof CommentConnection> {
    return compiled();
  }

  @FieldResolver(() => CommentVersionConnection, {
    description: 'All its wordings, the first one first; none once withdrawn.',
  })
  versions(@Args(() => PageArgs) _args: PageArgs): InstanceType<typeof CommentVersionConnection> {
    return compiled();
  }

  @Mutation(() => CommentOnResult, {
    description: 'Everybody but those who only look comments on a proposal, an initiative or an approval.',
  })
  commentOn(@Arg('input', () => CommentOnInput) input: CommentOnInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { mentionIds: 'Person', replyToId: 'Comment' });
    return this.comments.commentOn(callerOf(context), { ...located, ...subjectOf(input.subjectId) });
  }

  @Mutation(() => EditCommentResult, {
    description: 'Whoever wrote a comment words it anew; the earlier wordings stay in `versions`.',
  })
  editComment(@Arg('input', () => EditCommentInput) input: EditCommentInput, @Ctx() context: RequestContext) {
    return this.comments.edit(callerOf(context), withLocalIds(input, { commentId: 'Comment', mentionIds: 'Person' }));
  }

  @Mutation(() => WithdrawCommentResult, {
    description:
      'Whoever wrote a comment, or an admin with a reason, takes it back for good. Who and when stays, and so does the thread; its words are shown to readers of the audit only.',
  })
  withdrawComment(
    @Arg('input', () => WithdrawCommentInput) input: WithdrawCommentInput,
    @Ctx() context: RequestContext,
  ) {
    return this.comments.withdraw(callerOf(context), withLocalIds(input, { commentId: 'Comment' }));
  }
}

@Resolver(() => ApprovalType)
class ApprovalCommentsResolver {
  @FieldResolver(() => CommentConnection, { description: 'What was said about it.' })
  comments(@Args(() => CommentsArgs) _args: PageArgs): InstanceType<typeof CommentConnection> {
    return compiled();
  }
}

@Resolver(() => PersonType)
class PersonMentionsResolver {
  @FieldResolver(() => CommentConnection, {
    description: 'Comments that name them, the newest first: `viewer { mentions { … } }` for your own.',
  })
  mentions(@Args(() => CommentsArgs) _args: PageArgs): InstanceType<typeof CommentConnection> {
    return compiled();
  }
}

/** Comments, and the fields that point to them from earlier features. */
export const commentResolvers = (comments: CommentService) => [
  new CommentResolver(comments),
  new ApprovalCommentsResolver(),
  new PersonMentionsResolver(),
];
