export { insertReading, type SubjectOfReading } from './reading-of-subject';
export { readingList } from './reading.read';
export { ReadingTable } from './reading.table';
export { metricVerdicts } from './verdict.read';
