import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { CUSTOMER_KEY_CHARACTERS } from './customer';

export interface ErasureInput {
  readonly customerKey: string;
  readonly reason: string;
}

export const ERASURE_REASON_CHARACTERS = 2_000;

/** Whom to erase and why, checked: the reason stays on record, so the key must not come back in it. */
export function askedErasure(input: ErasureInput): ErasureInput | InvalidInput {
  const check = new InputCheck();
  const customerKey = check.text('input.customerKey', input.customerKey, { max: CUSTOMER_KEY_CHARACTERS });
  const reason = check.text('input.reason', input.reason, { max: ERASURE_REASON_CHARACTERS });
  if (customerKey !== '' && reason.includes(customerKey)) {
    check.problem('input.reason', 'It holds the customer key, and stays on record: say why without it.');
  }
  return check.failed ? check.refusal() : { customerKey, reason };
}
