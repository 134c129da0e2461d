export { blindedInAudit, coveringRounds } from './covering-rounds';
export { fireRoundDeadlines } from './fire-round-deadlines';
export { scorerHandover } from './scorer-handover';
export { ScoringAssignmentTable, ScoringRoundTable } from './round.table';
