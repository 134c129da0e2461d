export { fireFollowUpDeadlines } from './fire-follow-up-deadlines';
export { FollowUpRuleTable, FollowUpTable } from './follow-up.table';
export { followUpsOfFeedback } from './open-follow-ups';
