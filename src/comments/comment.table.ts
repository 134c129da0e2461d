import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Comment, CommentMention, CommentVersion } from './domain/comment';

export const CommentTable = new EntitySchema<Comment>({
  name: 'Comment',
  tableName: 'comments',
  columns: {
    id,
    organizationId,
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    replyToId: uuid('reply_to_id', nullable),
    authorId: uuid('author_id'),
    createdAt: timestamp('created_at'),
    version: integer('version'),
    withdrawnAt: timestamp('withdrawn_at', nullable),
    withdrawnById: uuid('withdrawn_by_id', nullable),
    withdrawalReason: text('withdrawal_reason', nullable),
  } satisfies Record<keyof Comment, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const CommentVersionTable = new EntitySchema<CommentVersion>({
  name: 'CommentVersion',
  tableName: 'comment_versions',
  columns: {
    id,
    organizationId,
    commentId: uuid('comment_id'),
    version: integer('version'),
    text: text('text'),
    writtenAt: timestamp('written_at'),
  } satisfies Record<keyof CommentVersion, EntitySchemaColumnOptions>,
});

/** Append-only, as the version that it belongs to. */
export const CommentMentionTable = new EntitySchema<CommentMention>({
  name: 'CommentMention',
  tableName: 'comment_mentions',
  columns: {
    organizationId: uuid('organization_id', { primary: true }),
    commentId: uuid('comment_id', { primary: true }),
    version: integer('version', { primary: true }),
    personId: uuid('person_id', { primary: true }),
  } satisfies Record<keyof CommentMention, EntitySchemaColumnOptions>,
});
