import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

/** What the organization does or does not do for customers, as its people are told: by text, by link, or both. */
export interface Policy {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly text: string | null;
  readonly link: string | null;
  readonly ownerId: string;
  /** When a review retired it; null while it is in force. */
  readonly retiredAt: Date | null;
  readonly version: number;
}

export interface PolicyInput {
  readonly name: string;
  readonly text?: string | null;
  readonly link?: string | null;
}

/** What a review of a policy comes to. */
export const POLICY_DECISIONS = ['KEEP', 'CHANGE', 'RETIRE'] as const;
export type PolicyDecision = (typeof POLICY_DECISIONS)[number];

/** Somebody looked at a policy again, and said what becomes of it. */
export interface PolicyReview {
  readonly id: string;
  readonly organizationId: string;
  readonly policyId: string;
  readonly decision: PolicyDecision;
  readonly reason: string;
  /** Denials after the day of the review before, as they were known at that moment. */
  readonly denialsSince: number;
  readonly reviewedById: string;
  readonly reviewedAt: Date;
}

const NAME_CHARACTERS = 200;
const TEXT_CHARACTERS = 10_000;
const REASON_CHARACTERS = 2_000;

/** A policy as somebody puts it down, checked. */
export function wordedPolicy(input: PolicyInput): Pick<Policy, 'name' | 'text' | 'link'> | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: NAME_CHARACTERS });
  const worded = wording(check, input);
  if (worded.text === null && worded.link === null) check.problem('input', 'Expected a text or a link, or both.');
  return check.failed ? check.refusal() : { name, ...worded };
}

interface ReviewInput {
  readonly decision: PolicyDecision;
  readonly reason: string;
  readonly text?: string | null;
  readonly link?: string | null;
}

/** What a review does to a policy: a change brings the new text or link, and what it does not bring stays. */
export function reviewPolicy(
  policy: Policy,
  input: ReviewInput,
  now: Date,
): { readonly reason: string; readonly changes: Partial<Policy> } | InvalidInput | NotPossibleNow {
  if (policy.retiredAt !== null) {
    return notPossibleNow(`The policy "${policy.name}" is retired: there is nothing left to decide.`, 'RETIRED');
  }
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: REASON_CHARACTERS });
  const { text, link } = wording(check, input);
  const isReworded = text !== null || link !== null;
  const changed = { text: text ?? policy.text, link: link ?? policy.link };
  if (input.decision === 'CHANGE' && changed.text === policy.text && changed.link === policy.link) {
    check.problem('input', 'Expected a new text or link: what stays as it is is kept.');
  }
  if (input.decision !== 'CHANGE' && isReworded) {
    check.problem('input.decision', `${input.decision}: a new text or link goes with CHANGE.`);
  }
  if (check.failed) return check.refusal();
  const changes = {
    KEEP: {},
    CHANGE: changed,
    RETIRE: { retiredAt: now },
  }[input.decision];
  return { reason, changes };
}

const wording = (check: InputCheck, { text, link }: Pick<PolicyInput, 'text' | 'link'>) => ({
  text: check.optionalText('input.text', text, { max: TEXT_CHARACTERS }),
  link: check.optionalLink('input.link', link),
});
