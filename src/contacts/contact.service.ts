import type { AuditEntry, Governor, Keyed } from '../audit';
import { customersOf, erasedRows } from '../customers';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { chargeAsDecided } from './charging';
import { countsOverlapping, recordedWithin } from './counted-cells';
import { countedTwice, takeCounts, type ContactCount, type CountInput } from './domain/contact-count';
import { takeContacts, type ContactInput, type ServiceContact } from './domain/service-contact';
import { chargedTo, lockCauses, recordedBy, refuseCounted, requireNamed } from './recording';
import { ContactCountTable, ServiceContactTable } from './service-contact.table';

interface RecordContacts extends Keyed {
  readonly contacts: readonly ContactInput[];
}

interface RecordCounts extends Keyed {
  readonly counts: readonly CountInput[];
}

/** The erasure step of service contacts. */
export const contactErasure = erasedRows('SERVICE_CONTACT', 'service_contacts', 'text = null');

/** Records that customers had to get in touch: one by one, or counted. */
export class ContactService {
  constructor(private readonly governor: Governor) {}

  recordContacts(caller: Caller, input: RecordContacts): Promise<{ contactIds: readonly string[] } | Refusal> {
    return this.governor.govern(caller, 'recordContacts', input, async (tx) => {
      requirePermission(tx, 'recordContacts');
      const drafts = takeContacts(input.contacts, tx.now);
      if (isRefusal(drafts)) return drafts;
      const causes = await lockCauses(tx, drafts);
      await requireNamed(tx, drafts);
      const customers = await customersOf(
        tx,
        drafts.flatMap(({ customerKey }) => customerKey ?? []),
      );
      const contacts = drafts.map(({ customerKey, ...draft }): ServiceContact => ({
        ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, ...draft },
        customerId: customerKey === null ? null : customers.get(customerKey)!,
        ...{ importKey: null, ...chargedTo(causes.get(draft.causeId)!), ...recordedBy(tx) },
      }));
      const counted = await refuseCounted(tx, contacts, (index) => `input.contacts[${index}]`);
      if (counted) return counted;
      await tx.insert(ServiceContactTable, contacts);
      const contactIds = contacts.map(({ id }) => id);
      await chargeAsDecided(tx, ServiceContactTable, [...causes.keys()], { ids: contactIds });
      const [first, ...more] = contacts.map(auditOf);
      return { outcome: { contactIds }, audit: [first!, ...more] };
    });
  }

  recordContactCounts(caller: Caller, input: RecordCounts): Promise<{ countIds: readonly string[] } | Refusal> {
    return this.governor.govern(caller, 'recordContactCounts', input, async (tx) => {
      requirePermission(tx, 'recordContacts');
      const drafts = takeCounts(input.counts, tx.today);
      if (isRefusal(drafts)) return drafts;
      const causes = await lockCauses(tx, drafts);
      await requireNamed(tx, drafts);
      const left = await refuseUnlessActive(
        tx,
        Object.fromEntries(drafts.map(({ ownerId }, index) => [`input.counts[${index}].ownerId`, ownerId])),
      );
      if (left) return left;
      const counts = drafts.map(({ ownerId, side, causeId, channelId, fromDay, toDay, contacts }): ContactCount => {
        const cause = causes.get(causeId)!;
        const charged = chargedTo({ ownerId: ownerId ?? cause.ownerId, side: side ?? cause.side });
        const cell = { causeId, channelId, fromDay, toDay, contacts, ...charged };
        return { id: tx.newId(), organizationId: tx.viewer.organizationId, ...cell, ...recordedBy(tx) };
      });
      const twice = countedTwice(counts, await countsOverlapping(tx, counts), await recordedWithin(tx, counts));
      if (twice) return twice;
      await tx.insert(ContactCountTable, counts);
      const countIds = counts.map(({ id }) => id);
      await chargeAsDecided(tx, ContactCountTable, [...causes.keys()], { ids: countIds });
      const [first, ...more] = counts.map(auditOfCount);
      return { outcome: { countIds }, audit: [first!, ...more] };
    });
  }
}

const auditOf = ({ importKey: _none, ...contact }: ServiceContact): AuditEntry => ({
  ...{ subjectKind: 'SERVICE_CONTACT', subjectId: contact.id, action: 'contactRecorded', after: contact },
});

const auditOfCount = (count: ContactCount): AuditEntry => ({
  ...{ subjectKind: 'CONTACT_COUNT', subjectId: count.id, action: 'contactsCounted', after: count },
});
