export { EstimateTable } from './estimate.table';
export { ProposalScoreTable, type ProposalScore } from './proposal-score.table';
export { publishDefaultModel } from './scoring-model.founding';
export { ScoringModelTable } from './scoring-model.table';
