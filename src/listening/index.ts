export { BarrierTable } from './barrier.table';
export { evidenceOf, insertEvidence, type SubjectOfEvidence } from './evidence-of-subject';
export { ChannelTable, FeedbackTable, FeedbackThemeTable, ProductTable, ThemeTable } from './feedback.table';
export { JourneyTable, TouchpointTable } from './journey.table';
export { evidenceList } from './need.read';
export { EvidenceTable, NeedTable, NeedThemeTable } from './need.table';
