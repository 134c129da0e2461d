export { blindedInAudit, coveringRounds } from './covering-rounds';
export { scorerHandover } from './scorer-handover';
export { ScoringAssignmentTable, ScoringRoundTable } from './round.table';
