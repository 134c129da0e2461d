export { insertOrganizationReadings, insertReading, type SubjectOfReading } from './reading-of-subject';
export { counted, countsOf, cutFilter, isReplaced, metricOf, readingList, type StoredCounts } from './reading.read';
export { ReadingTable } from './reading.table';
export { smallestSample } from './smallest-sample.read';
export { foundSmallestSample } from './smallest-sample.service';
export { SmallestSampleTable } from './smallest-sample.table';
export { metricVerdicts } from './verdict.read';
