import { optionalCustomerKey } from '../../customers/domain/customer';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** A "no" that a policy forced on a customer. */
export interface PolicyDenial {
  readonly id: string;
  readonly organizationId: string;
  readonly policyId: string;
  /** Calendar date. */
  readonly deniedOn: string;
  readonly channelId: string | null;
  readonly productId: string | null;
  readonly customerId: string | null;
  /** What the customer wanted; null once the customer is erased. */
  readonly asked: string | null;
  readonly text: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export interface DenialInput {
  readonly policyId: string;
  readonly deniedOn: string;
  readonly channelId?: string | null;
  readonly productId?: string | null;
  readonly customerKey?: string | null;
  readonly asked: string;
  readonly text?: string | null;
}

export type DenialDraft = Pick<PolicyDenial, 'policyId' | 'deniedOn' | 'channelId' | 'productId' | 'asked' | 'text'> & {
  readonly customerKey: string | null;
};

export const MOST_DENIALS = 100;
const ASKED_CHARACTERS = 2_000;
const TEXT_CHARACTERS = 10_000;

/**
 * Denials as somebody records them, checked whole.
 * @param today calendar date in UTC: nothing was denied later
 */
export function recordDenials(denials: readonly DenialInput[], today: string): readonly DenialDraft[] | InvalidInput {
  const check = new InputCheck();
  if (denials.length === 0 || denials.length > MOST_DENIALS) {
    check.problem('input.denials', `${denials.length} denials: expected 1 to ${MOST_DENIALS}.`);
  }
  const drafts = denials.slice(0, MOST_DENIALS).map((denial, index): DenialDraft => {
    const path = `input.denials[${index}]`;
    const { policyId, channelId = null, productId = null } = denial;
    return {
      ...{ policyId, channelId, productId },
      deniedOn: check.date(`${path}.deniedOn`, denial.deniedOn, { latest: today }),
      customerKey: optionalCustomerKey(check, `${path}.customerKey`, denial.customerKey),
      asked: check.text(`${path}.asked`, denial.asked, { max: ASKED_CHARACTERS }),
      text: check.optionalText(`${path}.text`, denial.text, { max: TEXT_CHARACTERS }),
    };
  });
  return check.failed ? check.refusal() : drafts;
}
