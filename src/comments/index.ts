export { commentsOn } from './comment.read';
export { CommentMentionTable, CommentTable, CommentVersionTable } from './comment.table';
