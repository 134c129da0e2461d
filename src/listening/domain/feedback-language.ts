/** The languages in which PostgreSQL knows the forms of words; SIMPLE takes words as they are written. */
export const FEEDBACK_LANGUAGES = [
  'SIMPLE',
  'ARABIC',
  'ARMENIAN',
  'BASQUE',
  'CATALAN',
  'DANISH',
  'DUTCH',
  'ENGLISH',
  'FINNISH',
  'FRENCH',
  'GERMAN',
  'GREEK',
  'HINDI',
  'HUNGARIAN',
  'INDONESIAN',
  'IRISH',
  'ITALIAN',
  'LITHUANIAN',
  'NEPALI',
  'NORWEGIAN',
  'PORTUGUESE',
  'ROMANIAN',
  'RUSSIAN',
  'SERBIAN',
  'SPANISH',
  'SWEDISH',
  'TAMIL',
  'TURKISH',
  'YIDDISH',
] as const;
export type FeedbackLanguage = (typeof FEEDBACK_LANGUAGES)[number];

/** The language of feedback of which nobody says another: one of each organization. */
export interface FeedbackLanguageSetting {
  readonly id: string;
  readonly organizationId: string;
  readonly language: FeedbackLanguage;
  readonly version: number;
}

/** What a new organization begins with. */
export const DEFAULT_FEEDBACK_LANGUAGE: FeedbackLanguage = 'ENGLISH';
