export { BarrierTable } from './barrier.table';
export { evidenceOf, insertEvidence, type SubjectOfEvidence } from './evidence-of-subject';
export { FeedbackLanguageTable } from './feedback-language.table';
export { foundFeedbackLanguage } from './feedback-language.service';
export { ThemeRuleSetTable, ThemeRuleTable } from './theme-rule.table';
export { ChannelTable, FeedbackTable, FeedbackThemeTable, ProductTable, ThemeTable } from './feedback.table';
export { JourneyTable, TouchpointTable } from './journey.table';
export { evidenceList } from './need.read';
export { EvidenceTable, NeedTable, NeedThemeTable } from './need.table';
