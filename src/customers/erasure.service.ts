import { eraseDetails, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { askedErasure, type ErasureInput } from './domain/erasure';
import type { ErasureStep } from './erasure-step';

interface EraseCustomer extends ErasureInput, Keyed {}

/** Takes a customer's key away, and what is written under it, wherever that is kept. */
export class ErasureService {
  /** @param steps of all rooms that keep texts under a customer key */
  constructor(
    private readonly governor: Governor,
    private readonly steps: readonly ErasureStep[],
  ) {}

  erase(caller: Caller, input: EraseCustomer): Promise<{ customerId: string } | Refusal> {
    return this.governor.govern(caller, 'eraseCustomer', input, async (tx) => {
      requirePermission(tx, 'eraseCustomer');
      const asked = askedErasure(input);
      if (isRefusal(asked)) return asked;
      const customerId = await takeKey(tx, asked.customerKey);
      if (customerId === undefined) {
        return invalidInput([{ path: 'input.customerKey', message: 'No customer is known by this key.' }]);
      }
      const subject = { subjectKind: 'CUSTOMER', subjectId: customerId };
      const [erased, subjects] = [{} as Record<string, number>, [subject]];
      for (const { subjectKind, erase } of this.steps) {
        const ids = await erase(tx, customerId);
        erased[subjectKind] = ids.length;
        subjects.push(...ids.map((subjectId) => ({ subjectKind, subjectId })));
      }
      const recordId = tx.newId();
      const after = { erased, ...(await eraseDetails(tx, subjects, recordId)) };
      const entry = { recordId, ...subject, action: 'customerErased', after, reason: asked.reason };
      return { outcome: { customerId }, audit: [entry] };
    });
  }
}

/**
 * Takes the key off the row first: what is being written under it at this moment holds the row, and is waited for; what comes
 * later finds no such key.
 * @returns the customer; undefined when nobody is known by the key
 */
async function takeKey(tx: Transaction, key: string): Promise<string | undefined> {
  const { organizationId, personId } = tx.viewer;
  const [taken] = await tx.query<{ id: string }>(
    `update customers set key = null, erased_at = $3, erased_by_id = $4 where organization_id = $1 and key = $2 returning id`,
    [organizationId, key, tx.now, personId],
  );
  return taken?.id;
}
