export { digestHandover } from './digest-handover';
export { digestMail } from './digest-mail';
export { foundDigestSchedule } from './digest-schedule.service';
export { DigestRecipientTable, DigestScheduleTable, DigestTable } from './digest.table';
export { takeUpDigestsTask } from './telling-task';
