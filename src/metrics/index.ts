export { insertOrganizationReadings, insertReading, type SubjectOfReading } from './reading-of-subject';
export { counted, countsOf, cutFilter, isReplaced, metricOf, readingList, type StoredCounts } from './reading.read';
export { ReadingTable } from './reading.table';
export { metricVerdicts } from './verdict.read';
