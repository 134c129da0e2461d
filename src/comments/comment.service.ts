import type { Governor, Keyed, Transaction } from '../audit';
import { notify } from '../notifications';
import { newlyNamed, refuseUnlessActive, requirePermission } from '../people';
import type { Subject } from '../people/domain/permissions';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { CommentMentionTable, CommentTable, CommentVersionTable } from './comment.table';
import {
  editComment,
  threadOf,
  withdrawComment,
  wordComment,
  type Comment,
  type CommentSubject,
  type Wording,
  type WordingInput,
} from './domain/comment';

interface CommentOn extends WordingInput, Keyed {
  readonly subjectKind: CommentSubject;
  readonly subjectId: string;
  readonly replyToId?: string | null;
}

interface EditComment extends WordingInput, Keyed {
  readonly commentId: string;
  readonly expectedVersion: number;
}

interface WithdrawComment extends Keyed {
  readonly commentId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

/** What is commented on, or, of an approval, what that is of. */
type Commented = Pick<Subject, 'portfolioId'> & { readonly title: string };

/**
 * Finds what is commented on, and says whose portfolio it is: all of them stand on higher floors.
 * Not locked: a comment decides nothing, and nobody's decision waits for it.
 * @throws Fault NOT_FOUND
 */
export type SubjectsOfComments = Readonly<Record<CommentSubject, (tx: Transaction, id: string) => Promise<Commented>>>;

/**
 * What people say to each other about proposals, initiatives and approvals. A comment never raises the version of its
 * subject, and has an audit chain of its own, so that it does not queue up with the decisions on its subject.
 */
export class CommentService {
  constructor(
    private readonly governor: Governor,
    private readonly subjects: SubjectsOfComments,
  ) {}

  commentOn(caller: Caller, input: CommentOn): Promise<{ commentId: string } | Refusal> {
    return this.governor.govern(caller, 'commentOn', input, async (tx) => {
      const { subjectKind, subjectId } = input;
      const { portfolioId = null, title } = await this.subjects[subjectKind](tx, subjectId);
      requirePermission(tx, 'comment', { portfolioId });
      const wording = wordComment(input);
      if (isRefusal(wording)) return wording;
      const replyToId = await thread(tx, input);
      if (isRefusal(replyToId)) return replyToId;
      const left = await refuseUnlessActive(tx, newlyNamed('input.mentionIds', wording.mentionIds));
      if (left) return left;
      const id = tx.newId();
      const origin = { subjectKind, subjectId, replyToId, authorId: tx.viewer.personId, createdAt: tx.now };
      const standing = { version: 1, withdrawnAt: null, withdrawnById: null, withdrawalReason: null };
      await tx.insert(CommentTable, [{ id, ...origin, ...standing }]);
      await write(tx, id, 1, wording);
      await tellMentioned(tx, id, title, wording.mentionIds);
      const after = { subjectKind, subjectId, replyToId, ...wording };
      return {
        outcome: { commentId: id },
        audit: [{ subjectKind: 'COMMENT', subjectId: id, action: 'commentWritten', after }],
      };
    });
  }

  edit(caller: Caller, input: EditComment): Promise<{ commentId: string } | Refusal> {
    return this.governor.govern(caller, 'editComment', input, async (tx) => {
      const comment = await tx.lock(CommentTable, input.commentId, 'comment');
      requirePermission(tx, 'editComment', { responsible: [comment.authorId] });
      const stale = tx.stale(comment, input.expectedVersion, 'your comment');
      if (stale) return stale;
      const before = await wordingOf(tx, comment);
      const after = editComment(comment, before, input);
      if (isRefusal(after)) return after;
      const left = await refuseUnlessActive(tx, newlyNamed('input.mentionIds', after.mentionIds, before.mentionIds));
      if (left) return left;
      const { version } = await tx.update(CommentTable, comment, {});
      await write(tx, comment.id, version, after);
      const { title } = await this.subjects[comment.subjectKind](tx, comment.subjectId);
      // Whom the wording before named has been told.
      const further = after.mentionIds.filter((id) => !before.mentionIds.includes(id));
      await tellMentioned(tx, comment.id, title, further);
      return {
        outcome: { commentId: comment.id },
        audit: [{ subjectKind: 'COMMENT', subjectId: comment.id, action: 'commentEdited', before, after }],
      };
    });
  }

  withdraw(caller: Caller, input: WithdrawComment): Promise<{ commentId: string } | Refusal> {
    return this.governor.govern(caller, 'withdrawComment', input, async (tx) => {
      const comment = await tx.lock(CommentTable, input.commentId, 'comment');
      requirePermission(tx, 'withdrawComment', { responsible: [comment.authorId] });
      const stale = tx.stale(comment, input.expectedVersion, 'the comment');
      if (stale) return stale;
      const { personId } = tx.viewer;
      const withdrawal = withdrawComment(comment, { personId, at: tx.now, reason: input.reason });
      if (isRefusal(withdrawal)) return withdrawal;
      const before = await wordingOf(tx, comment);
      await tx.update(CommentTable, comment, withdrawal);
      const { withdrawalReason: reason } = withdrawal;
      return {
        outcome: { commentId: comment.id },
        audit: [{ subjectKind: 'COMMENT', subjectId: comment.id, action: 'commentWithdrawn', before, reason }],
      };
    });
  }
}

/** The comment's own words stay with it: they may be worded anew, or withdrawn. */
async function tellMentioned(tx: Transaction, id: string, title: string, toIds: readonly string[]): Promise<void> {
  const words = { title: `A comment names you: "${title}"`, text: `You are named in a comment on "${title}".` };
  await notify(tx, [{ kind: 'MENTIONED', subject: { kind: 'COMMENT', id }, toIds, ...words }]);
}

async function thread(tx: Transaction, { replyToId = null, ...subject }: CommentOn): Promise<string | null | Refusal> {
  return replyToId === null ? null : threadOf(subject, await tx.find(CommentTable, replyToId, 'comment'));
}

/** The wording of the version that a comment is at: nothing once it was withdrawn. */
async function wordingOf(tx: Transaction, { id, version }: Comment): Promise<Wording> {
  const versions = await tx.all(CommentVersionTable, 'commentId', [id]);
  const mentions = await tx.manager.findBy(CommentMentionTable, {
    organizationId: tx.viewer.organizationId,
    commentId: id,
    version,
  });
  const text = versions.find((each) => each.version === version)?.text ?? '';
  return { text, mentionIds: mentions.map(({ personId }) => personId) };
}

async function write(tx: Transaction, commentId: string, version: number, wording: Wording): Promise<void> {
  await tx.insert(CommentVersionTable, [{ id: tx.newId(), commentId, version, text: wording.text, writtenAt: tx.now }]);
  await tx.insert(
    CommentMentionTable,
    wording.mentionIds.map((personId) => ({ commentId, version, personId })),
  );
}
