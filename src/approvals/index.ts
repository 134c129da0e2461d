export { closeApproval, openApprovalOf, requestApproval } from './approval.service';
export { approvalList } from './approval.read';
export { ApprovalTable } from './approval.table';
export { askedAtSql } from './asked-at-sql';
export { ballotFactsSql, belongsSql, electorsSql, peopleOnBallotSql } from './electors-sql';
export { conditionHandover } from './condition-handover';
export { conditionList } from './condition.read';
export { ConditionTable } from './condition.table';
export {
  beginConditions,
  keepConditionDeadlines,
  openConditions,
  unsettledConditions,
  writeCondition,
} from './condition-writing';
export { keepVoteDeadlines } from './vote-deadlines';
export { changeContent, rememberSeen, writeVote } from './vote-writing';
export {
  ApprovalQuestionTable,
  AssignedSeatTable,
  ContentChangeTable,
  EscalationTable,
  RecusalTable,
  VoteTable,
} from './vote.table';
export { seatHandover } from './seat-handover';
