import {
  KillCriterionChangeTable,
  KillCriterionTable,
  KillCriterionVoteTable,
  KillJudgementTable,
  KillReferralTable,
} from './kill-criterion.table';
import { OutcomeForecastTable } from './outcome-forecast.table';
import { RealisedConfirmationTable, RealisedOutcomeTable } from './realised-outcome.table';

/** Every table of outcomes that TypeORM knows. */
export const outcomeTables = [
  OutcomeForecastTable,
  KillCriterionTable,
  KillCriterionChangeTable,
  KillCriterionVoteTable,
  KillJudgementTable,
  KillReferralTable,
  RealisedOutcomeTable,
  RealisedConfirmationTable,
];
