export { closeApproval, openApprovalOf, requestApproval } from './approval.service';
export { approvalList } from './approval.read';
export { ApprovalTable } from './approval.table';
export { ballotSql, electorsSql } from './ballot-sql';
export { keepVoteDeadlines } from './vote-deadlines';
export { changeContent, writeVote } from './vote-writing';
export { ApprovalQuestionTable, AssignedSeatTable, ContentChangeTable, RecusalTable, VoteTable } from './vote.table';
export { seatHandover } from './seat-handover';
