import { optionalCustomerKey } from '../../customers/domain/customer';
import { InputCheck } from '../../shared/input-check';
import { type InvalidInput } from '../../shared/refusal';
import type { FeedbackLanguage } from './feedback-language';

/** How feedback reached the company. */
export const FEEDBACK_SOURCES = [
  'SURVEY',
  'REVIEW',
  'SOCIAL',
  'FOCUS_GROUP',
  'OPERATIONAL_DATA',
  'CONVERSATION',
  'COMPLAINT',
] as const;
export type FeedbackSource = (typeof FEEDBACK_SOURCES)[number];

/** Who collected it: the company itself, a partner who passes it on, or somebody independent (a regulator, a review site). */
export const FEEDBACK_PARTIES = ['FIRST_PARTY', 'SECOND_PARTY', 'THIRD_PARTY'] as const;
export type FeedbackParty = (typeof FEEDBACK_PARTIES)[number];

/** What feedback is counted by. */
export const COUNTED_BY = ['CHANNEL', 'PRODUCT', 'JOURNEY', 'OWNER', 'THEME', 'SOURCE', 'ATTRIBUTE'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

export const SPEAKERS = ['CUSTOMER', 'EMPLOYEE'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** One thing that a customer or an employee said, or that operations show about them. Its themes are links. */
export interface Feedback {
  readonly id: string;
  readonly organizationId: string;
  readonly source: FeedbackSource;
  readonly party: FeedbackParty;
  readonly speaker: Speaker;
  /** Calendar date, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly text: string | null;
  /** Of the text: a search knows the forms of its words. */
  readonly language: FeedbackLanguage;
  /** As given, on the scale of its source (0–10 for a recommendation, 1–5 for stars); 0 … 100, two decimals. */
  readonly rating: number | null;
  readonly channelId: string | null;
  readonly productId: string | null;
  readonly journeyId: string | null;
  /** Whose it is, where a customer key was given. */
  readonly customerId: string | null;
  /** What else the source says (company, outcome, …), by name; empty when a person recorded it. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What an imported row is known by, unique in the organization: 32 bytes; null when a person recorded it. */
  readonly importKey: Uint8Array | null;
  /** The import that brought it; null when a person recorded it. */
  readonly importId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

/** Where a customer meets the company: web, phone, branch. */
export interface Channel {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

export interface Product {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly version: number;
}

/** What feedback is about. */
export interface Theme {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

/** By what feedback has a theme: a person named it, its file did, or a rule gave it. */
export const THEME_ORIGINS = ['HAND', 'IMPORT', 'RULE'] as const;
export type ThemeOrigin = (typeof THEME_ORIGINS)[number];

/** That a piece of feedback is about a theme. */
export interface FeedbackTheme {
  readonly organizationId: string;
  readonly feedbackId: string;
  readonly themeId: string;
  readonly origin: ThemeOrigin;
  /** Of a rule: the version that gave the theme first. */
  readonly ruleSetId: string | null;
}

export const NAME_CHARACTERS = 200;
export const ATTRIBUTE_CHARACTERS = 1_000;
export const FEEDBACK_TEXT_CHARACTERS = 10_000;
const RATING = { min: 0, max: 100 } as const;

/** What a person enters; whether channel, product, journey and themes exist is asked where they are kept. */
export interface FeedbackInput {
  readonly source: FeedbackSource;
  readonly party: FeedbackParty;
  readonly speaker: Speaker;
  readonly receivedOn: string;
  readonly text?: string | null;
  readonly language?: FeedbackLanguage | null;
  readonly rating?: number | null;
  readonly channelId?: string | null;
  readonly productId?: string | null;
  readonly journeyId?: string | null;
  readonly customerKey?: string | null;
  readonly themeIds: readonly string[];
}

export type FeedbackDraft = Omit<
  Feedback,
  | 'id'
  | 'organizationId'
  | 'language'
  | 'customerId'
  | 'attributes'
  | 'importKey'
  | 'importId'
  | 'recordedById'
  | 'recordedAt'
> & {
  /** Null for the organization's. */
  readonly language: FeedbackLanguage | null;
  readonly customerKey: string | null;
  readonly themeIds: readonly string[];
};

/**
 * Feedback as a person recorded it, checked whole.
 * @param today calendar date in UTC: nothing was received later
 */
export function recordFeedback(input: FeedbackInput, today: string): FeedbackDraft | InvalidInput {
  const check = new InputCheck();
  const receivedOn = check.date('input.receivedOn', input.receivedOn, { latest: today });
  const text = check.optionalText('input.text', input.text, { max: FEEDBACK_TEXT_CHARACTERS });
  const rating = input.rating ?? null;
  if (rating !== null && !isRating(rating)) check.problem('input.rating', `${rating}: ${RATING_EXPECTED}`);
  const customerKey = optionalCustomerKey(check, 'input.customerKey', input.customerKey);
  if (customerKey !== null && input.speaker !== 'CUSTOMER') check.problem('input.customerKey', CUSTOMERS_SPEAK);
  check.distinct('input.themeIds', input.themeIds);
  if (text === null && rating === null && input.themeIds.length === 0) {
    check.problem('input', 'Feedback says something: expected a text, a rating or a theme.');
  }
  if (check.failed) return check.refusal();
  const { source, party, speaker, language = null, themeIds } = input;
  const { channelId = null, productId = null, journeyId = null } = input;
  const about = { channelId, productId, journeyId, customerKey, themeIds };
  return { source, party, speaker, receivedOn, text, language, rating, ...about };
}

/** Why a customer key is refused with what an employee said. */
export const CUSTOMERS_SPEAK = 'A customer key goes with what a customer said: expected the speaker CUSTOMER.';

export const RATING_EXPECTED = `expected a number from ${RATING.min} to ${RATING.max} with at most two decimals.`;

/** Two decimals are told by the written number: 4.35 × 100 is not whole in binary. */
export const isRating = (value: number): boolean =>
  value >= RATING.min && value <= RATING.max && /^\d+(\.\d{1,2})?$/.test(String(value));

/** The name of a channel, product, journey or theme that somebody adds. */
export function listName(name: string): string | InvalidInput {
  const check = new InputCheck();
  const trimmed = check.text('input.name', name, { max: NAME_CHARACTERS });
  return check.failed ? check.refusal() : trimmed;
}
