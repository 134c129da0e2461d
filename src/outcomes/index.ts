export { fireKillCriteria } from './fire-kill-criteria';
export {
  KillCriterionChangeTable,
  KillCriterionTable,
  KillCriterionVoteTable,
  KillJudgementTable,
  KillReferralTable,
} from './kill-criterion.table';
export { OutcomeForecastTable } from './outcome-forecast.table';
export { followStages } from './stage-follow-up';
