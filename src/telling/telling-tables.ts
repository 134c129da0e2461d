import { DigestScheduleTable, DigestRecipientTable, DigestTable } from './digest.table';
import { ScorecardScheduleTable, ScorecardTable } from './scorecard.table';

/** Every table of what is told that TypeORM knows. */
export const tellingTables = [
  DigestScheduleTable,
  DigestRecipientTable,
  DigestTable,
  ScorecardScheduleTable,
  ScorecardTable,
];
