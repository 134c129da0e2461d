export { digestHandover } from './digest-handover';
export { digestMail } from './digest-mail';
export { foundDigestSchedule } from './digest-schedule.service';
export { DigestRecipientTable, DigestScheduleTable, DigestTable } from './digest.table';
export { issueDigest } from './issue-digest';
export { foundScorecardSchedule } from './scorecard.service';
export { ScorecardScheduleTable, ScorecardTable } from './scorecard.table';
export { takeUpDigestsTask, takeUpScorecardsTask } from './telling-task';
export { tellingTables } from './telling-tables';
