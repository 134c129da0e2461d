export { PolicyDenialTable, PolicyReviewTable, PolicyTable } from './policy.table';
