import { InputCheck } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

/** What can be commented on; a comment knows it by kind and id only. */
export const COMMENT_SUBJECTS = ['PROPOSAL', 'INITIATIVE', 'APPROVAL'] as const;
export type CommentSubject = (typeof COMMENT_SUBJECTS)[number];

/** What somebody says about a proposal, an initiative or an approval. Its words stand in its versions. */
export interface Comment {
  readonly id: string;
  readonly organizationId: string;
  readonly subjectKind: CommentSubject;
  readonly subjectId: string;
  /** The comment that began the thread; null for that one itself. */
  readonly replyToId: string | null;
  readonly authorId: string;
  readonly createdAt: Date;
  /** Raised by each edit and by the withdrawal, after which no wording holds. */
  readonly version: number;
  /** Null while it stands. */
  readonly withdrawnAt: Date | null;
  readonly withdrawnById: string | null;
  readonly withdrawalReason: string | null;
}

/** One wording of a comment: append-only. */
export interface CommentVersion {
  readonly id: string;
  readonly organizationId: string;
  readonly commentId: string;
  /** 1 for the first; the comment's own version while it is the wording that holds. */
  readonly version: number;
  readonly text: string;
  readonly writtenAt: Date;
}

/** Somebody whom a wording names. */
export interface CommentMention {
  readonly organizationId: string;
  readonly commentId: string;
  readonly version: number;
  readonly personId: string;
}

/** What a comment says, and whom it names. */
export interface Wording {
  readonly text: string;
  readonly mentionIds: readonly string[];
}

export interface WordingInput {
  readonly text: string;
  readonly mentionIds?: readonly string[] | null;
}

const MOST_MENTIONS = 20;

/** A wording, checked whole: whether the people named exist is not asked here. */
export function wordComment(input: WordingInput): Wording | InvalidInput {
  const check = new InputCheck();
  const text = check.text('input.text', input.text, { max: 10_000 });
  const mentionIds = input.mentionIds ?? [];
  if (mentionIds.length > MOST_MENTIONS) {
    check.problem('input.mentionIds', `${mentionIds.length} people: expected at most ${MOST_MENTIONS}.`);
  } else {
    check.distinct('input.mentionIds', mentionIds, 'This person is named twice.');
  }
  return check.failed ? check.refusal() : { text, mentionIds };
}

/**
 * The comment that a reply hangs on: the one that began the thread, since threads have one level.
 * @param answered the comment that is replied to, withdrawn or not
 */
export function threadOf(
  subject: Pick<Comment, 'subjectKind' | 'subjectId'>,
  answered: Pick<Comment, 'id' | 'subjectKind' | 'subjectId' | 'replyToId'>,
): string | InvalidInput {
  if (answered.subjectKind !== subject.subjectKind || answered.subjectId !== subject.subjectId) {
    const message = 'This comment is on something else: reply where it stands.';
    return invalidInput([{ path: 'input.replyToId', message }]);
  }
  return answered.replyToId ?? answered.id;
}

/** A further wording, in place of the one that holds. */
export function editComment(
  comment: Pick<Comment, 'withdrawnAt'>,
  before: Wording,
  input: WordingInput,
): Wording | InvalidInput | NotPossibleNow {
  if (comment.withdrawnAt !== null) return notPossibleNow('The comment was withdrawn: write another.', 'WITHDRAWN');
  const after = wordComment(input);
  if ('kind' in after) return after;
  const named = new Set(before.mentionIds);
  const namesTheSame = after.mentionIds.length === named.size && after.mentionIds.every((id) => named.has(id));
  if (after.text === before.text && namesTheSame) {
    return invalidInput([
      { path: 'input', message: 'Expected another text or other mentions than now, got the same.' },
    ]);
  }
  return after;
}

export type Withdrawal = Pick<Comment, 'withdrawnAt' | 'withdrawnById' | 'withdrawalReason'>;

/**
 * Takes a comment back, for good: who and when stays, its words are shown no more.
 * @returns what is known of the withdrawal, or a refusal: it was withdrawn already, or somebody else's comment is
 *   withdrawn without a reason (`input.reason`)
 */
export function withdrawComment(
  comment: Pick<Comment, 'authorId' | 'withdrawnAt'>,
  by: { readonly personId: string; readonly at: Date; readonly reason?: string | null | undefined },
): Withdrawal | InvalidInput | NotPossibleNow {
  if (comment.withdrawnAt !== null) return notPossibleNow('The comment was withdrawn already.', 'WITHDRAWN');
  const check = new InputCheck();
  const reason = check.optionalText('input.reason', by.reason, { max: 2000 });
  if (reason === null && by.personId !== comment.authorId) {
    check.problem('input.reason', 'Expected a reason to withdraw the comment of somebody else, got none.');
  }
  if (check.failed) return check.refusal();
  return { withdrawnAt: by.at, withdrawnById: by.personId, withdrawalReason: reason };
}
