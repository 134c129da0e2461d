export { EstimateTable } from './estimate.table';
export { foundEvidencePolicy } from './evidence-policy.service';
export { EvidencePolicyTable } from './evidence-policy.table';
export { ProposalScoreTable, type ProposalScore } from './proposal-score.table';
export { modelOf, rescore, rescoreBy, estimatesInForce } from './rescore';
export { blindEstimates, settleEstimates, type Asked } from './round-estimates';
export { publishDefaultModel } from './scoring-model.founding';
export { driversFrom, ScoringModelTable, type StoredDriver } from './scoring-model.table';
export type { CoveringRounds } from './view-writing';
