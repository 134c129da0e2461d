export { insertOrganizationReadings, insertReading, type SubjectOfReading } from './reading-of-subject';
export { cutFilter, isReplaced, metricOf, readingList } from './reading.read';
export { ReadingTable } from './reading.table';
export { metricVerdicts } from './verdict.read';
