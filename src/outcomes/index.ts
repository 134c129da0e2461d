export { fireKillCriteria } from './fire-kill-criteria';
export {
  KillCriterionChangeTable,
  KillCriterionTable,
  KillCriterionVoteTable,
  KillJudgementTable,
  KillReferralTable,
} from './kill-criterion.table';
export { fireOutcomeDeadlines } from './outcome-deadlines';
export { outcomeTables } from './outcome-tables';
export { OutcomeForecastTable } from './outcome-forecast.table';
export { realisedMarks, realisedYearly } from './realised-outcome.read';
export { RealisedConfirmationTable, RealisedOutcomeTable } from './realised-outcome.table';
export { followStages } from './stage-follow-up';
