import { connection } from '../platform/read/connection';
import { byId, expression, list, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import type { Filters } from '../platform/read/filter';
import type { CommentSubject } from './domain/comment';
import { CommentTable, CommentVersionTable } from './comment.table';

const orders = { CREATED_AT: [{ sql: (row: string) => `${row}.created_at`, form: 'timestamptz' }] } as const;
const filters: Filters = {
  isReply: { cast: 'boolean', sql: (row, isReply) => `(${row}.reply_to_id is not null) = ${isReply}` },
};

/** The comments on a subject of one kind, whose row holds the list. */
export const commentsOn = (kind: CommentSubject): FieldRead =>
  connection('Comment', {
    where: (alias, row) => `${alias}.subject_kind = '${kind}' and ${alias}.subject_id = ${row}.id`,
    orders,
    filters,
  });

/** The wording that holds: that of the comment's own version, which a withdrawn one has none of. */
const ofTheWording = (column: string) => (row: string) =>
  `(select v.${column} from comment_versions v
    where v.organization_id = ${row}.organization_id and v.comment_id = ${row}.id and v.version = ${row}.version)`;

/** SQL that holds for the people whom a version of a comment names. */
const namedBy = (person: string, comment: string, version: string): string =>
  `exists (select from comment_mentions m where m.organization_id = ${person}.organization_id
    and m.comment_id = ${comment} and m.version = ${version} and m.person_id = ${person}.id)`;

const byName = (alias: string): string => `${alias}.name, ${alias}.id`;

export const commentReads = [
  readModel('Comment', CommentTable, {
    author: one('Person', 'author_id'),
    text: expression('text', ofTheWording('text')),
    editedAt: expression('text', (row) => `case when ${row}.version > 1 then ${ofTheWording('written_at')(row)} end`),
    mentions: list('Person', {
      where: (alias, row) => namedBy(alias, `${row}.id`, `${row}.version`),
      orderBy: byName,
    }),
    replyTo: one('Comment', 'reply_to_id'),
    replies: connection('Comment', { where: pointingBack('reply_to_id'), orders }),
    versions: connection('CommentVersion', {
      // What was withdrawn is shown no more, however it was worded.
      where: (alias, row) => `${alias}.comment_id = ${row}.id and ${row}.withdrawn_at is null`,
      orders: { VERSION: [{ sql: (row) => `${row}.version`, form: 'integer' }] },
    }),
    withdrawnBy: one('Person', 'withdrawn_by_id'),
    approval: one('Approval', 'subject_id'),
  }),
  readModel('CommentVersion', CommentVersionTable, {
    mentions: list('Person', {
      where: (alias, row) => namedBy(alias, `${row}.comment_id`, `${row}.version`),
      orderBy: byName,
    }),
  }),
  extendRead('Approval', { comments: commentsOn('APPROVAL') }),
  extendRead('Person', {
    mentions: connection('Comment', {
      where: (alias, row) => namedBy(row, `${alias}.id`, `${alias}.version`),
      orders,
      defaultDirection: 'DESC',
      filters,
    }),
  }),
  extendRead('Query', { comment: byId('Comment') }),
];
