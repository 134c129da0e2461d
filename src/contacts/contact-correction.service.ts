import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { customersOf, holdCustomer } from '../customers';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { chargeAsDecided, openDisputes } from './charging';
import { countsOverlapping, recordedWithin } from './counted-cells';
import {
  correctContact,
  correctCount,
  type ContactChanges,
  type ContactCorrection,
  type CountChanges,
} from './domain/contact-correction';
import { countedTwice, type ContactCount } from './domain/contact-count';
import type { Correctable, ServiceContact } from './domain/service-contact';
import { lockCauses, recordedBy, refuseCounted, requireNamed } from './recording';
import { ContactCountTable, ServiceContactTable } from './service-contact.table';

type CorrectContact = Keyed & ContactChanges & { readonly contactId: string; readonly reason: string };
type CorrectCount = Keyed & CountChanges & { readonly countId: string; readonly reason: string };

/** Puts right what was recorded of service contacts: a further row that names the earlier one, which counts no more. */
export class ContactCorrectionService {
  constructor(private readonly governor: Governor) {}

  correctContact(caller: Caller, input: CorrectContact): Promise<{ contactId: string } | Refusal> {
    return this.governor.govern(caller, 'correctContact', input, async (tx) => {
      requirePermission(tx, 'recordContacts');
      const { causeId, customerId } = await tx.find(ServiceContactTable, input.contactId, 'service contact');
      const now = input.causeId ?? causeId;
      const causes = await lockCauses(tx, [{ causeId }, { causeId: now }]);
      // An erasure waits, or was before: then the text that is copied is gone already.
      if (customerId !== null) await holdCustomer(tx, customerId);
      const earlier = await tx.lock(ServiceContactTable, input.contactId, 'service contact');
      const isDisputed = await isDisputedAlone(tx, earlier);
      const correction = correctContact(earlier, input, { cause: causes.get(now)!, isDisputed, now: tx.now });
      if (isRefusal(correction)) return correction;
      const { content, charge, reason } = correction;
      await requireNamed(tx, [content]);
      const contact = {
        ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, ...content },
        ...{ customerId: await customerOf(tx, earlier, correction), ...charge },
        ...{ ...recordedBy(tx), replacesId: earlier.id },
      };
      // First, so that what is counted of these days is looked for without it.
      await tx.updateWhile(ServiceContactTable, earlier, { replacedAt: tx.now }, { replacedAt: null });
      const counted = await refuseCounted(tx, [contact], () => 'input');
      if (counted) return counted;
      await tx.insert(ServiceContactTable, [{ ...contact, importKey: null }]);
      if (!correction.staysCharged) await chargeAsDecided(tx, ServiceContactTable, [now], { ids: [contact.id] });
      return { outcome: { contactId: contact.id }, audit: auditOf('SERVICE_CONTACT', contact, reason) };
    });
  }

  correctCount(caller: Caller, input: CorrectCount): Promise<{ countId: string } | Refusal> {
    return this.governor.govern(caller, 'correctContactCount', input, async (tx) => {
      requirePermission(tx, 'recordContacts');
      const { causeId } = await tx.find(ContactCountTable, input.countId, 'contact count');
      const now = input.causeId ?? causeId;
      const causes = await lockCauses(tx, [{ causeId }, { causeId: now }]);
      const earlier = await tx.lock(ContactCountTable, input.countId, 'contact count');
      const correction = correctCount(earlier, input, { cause: causes.get(now)!, today: tx.today });
      if (isRefusal(correction)) return correction;
      const { cell, charge, reason } = correction;
      await requireNamed(tx, [cell]);
      if (cell.ownerId !== earlier.ownerId) {
        const left = await refuseUnlessActive(tx, { 'input.ownerId': input.ownerId });
        if (left) return left;
      }
      await tx.updateWhile(ContactCountTable, earlier, { replacedAt: tx.now }, { replacedAt: null });
      const path = () => 'input';
      const twice = countedTwice([cell], await countsOverlapping(tx, [cell]), await recordedWithin(tx, [cell]), path);
      if (twice) return twice;
      const count: ContactCount = {
        ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, ...cell },
        ...{ ...charge, ...recordedBy(tx), replacesId: earlier.id },
      };
      await tx.insert(ContactCountTable, [count]);
      if (!correction.staysCharged) await chargeAsDecided(tx, ContactCountTable, [now], { ids: [count.id] });
      return { outcome: { countId: count.id }, audit: auditOf('CONTACT_COUNT', count, reason) };
    });
  }
}

/** Whom a correction is of. */
async function customerOf(
  tx: Transaction,
  { customerId }: ServiceContact,
  { customerKey, keepsCustomer }: ContactCorrection,
): Promise<string | null> {
  if (keepsCustomer) return customerId;
  return customerKey === null ? null : (await customersOf(tx, [customerKey])).get(customerKey)!;
}

/** Whether a dispute of this one contact waits for a decision; one of all in a period is about the correction as well. */
async function isDisputedAlone(
  tx: Transaction,
  { id, causeId, chargedToId: ownerId }: ServiceContact,
): Promise<boolean> {
  return (await openDisputes(tx, { causeId, ownerId })).some(({ contactId }) => contactId === id);
}

/** The correction is on record as itself, and on what it corrects. */
function auditOf(
  subjectKind: 'SERVICE_CONTACT' | 'CONTACT_COUNT',
  correction: Correctable & { readonly id: string },
  reason: string,
): readonly [AuditEntry, AuditEntry] {
  const named = subjectKind === 'SERVICE_CONTACT' ? 'contact' : 'contactCount';
  return [
    { subjectKind, subjectId: correction.id, action: `${named}Corrected`, after: correction, reason },
    {
      ...{ subjectKind, subjectId: correction.replacesId!, action: `${named}Replaced`, reason },
      ...{ before: { replacedById: null }, after: { replacedById: correction.id } },
    },
  ];
}
