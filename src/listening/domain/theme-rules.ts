import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { NAME_CHARACTERS, type FeedbackSource, type Speaker } from './feedback';

/** One version of the rules by which feedback gets its themes; the highest is in force. */
export interface ThemeRuleSet {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
  readonly setById: string;
  readonly setAt: Date;
}

/** Feedback that fits all that a rule asks has its theme. */
export interface ThemeRule {
  readonly id: string;
  readonly organizationId: string;
  readonly themeRuleSetId: string;
  /** Its place among the rules of the version, from 1. */
  readonly position: number;
  readonly themeId: string;
  /** Any of these words or phrases in the text; none asks for no text. */
  readonly words: readonly string[];
  readonly productId: string | null;
  readonly channelId: string | null;
  readonly speaker: Speaker | null;
  readonly source: FeedbackSource | null;
}

/** What somebody says of a rule. */
export interface ThemeRuleInput {
  readonly themeId: string;
  readonly words?: readonly string[] | null;
  readonly productId?: string | null;
  readonly channelId?: string | null;
  readonly speaker?: Speaker | null;
  readonly source?: FeedbackSource | null;
}

export type ThemeRuleDraft = Omit<ThemeRule, 'id' | 'organizationId' | 'themeRuleSetId'>;

const MOST_RULES = 200;
const MOST_WORDS = 100;

/** Rules as somebody gives them, checked whole; none at all takes every theme back that a rule gave. */
export function themeRules(
  given: readonly ThemeRuleInput[],
  path = 'input.rules',
): readonly ThemeRuleDraft[] | InvalidInput {
  const check = new InputCheck();
  if (given.length > MOST_RULES) check.problem(path, `${given.length} rules: expected at most ${MOST_RULES}.`);
  const rules = given.slice(0, MOST_RULES).map((rule, index) => ruleAt(check, `${path}[${index}]`, rule, index + 1));
  return check.failed ? check.refusal() : rules;
}

function ruleAt(check: InputCheck, path: string, given: ThemeRuleInput, position: number): ThemeRuleDraft {
  const { themeId, productId = null, channelId = null, speaker = null, source = null } = given;
  const said = given.words ?? [];
  if (said.length > MOST_WORDS) check.problem(`${path}.words`, `${said.length}: expected at most ${MOST_WORDS}.`);
  const words = said
    .slice(0, MOST_WORDS)
    .map((word, index) => check.text(`${path}.words[${index}]`, word, { max: NAME_CHARACTERS }));
  check.distinct(`${path}.words`, words);
  if (words.length === 0 && productId === null && channelId === null && speaker === null && source === null) {
    check.problem(path, 'All feedback would fit: expected words, a product, a channel, a speaker or a source.');
  }
  return { position, themeId, words, productId, channelId, speaker, source };
}
