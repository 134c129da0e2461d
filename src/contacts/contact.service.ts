import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { customersOf, erasedRows } from '../customers';
import { ChannelTable, JourneyTable, ProductTable } from '../listening';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { calendarDate } from '../shared/input-check';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { chargeAsDecided } from './charging';
import { ContactCauseTable } from './contact-cause.table';
import { countsCovering, countsOverlapping, recordedWithin } from './counted-cells';
import type { ContactCause } from './domain/contact-cause';
import { countedTwice, periodOf, takeCounts, type ContactCount, type CountInput } from './domain/contact-count';
import { takeContacts, type Charged, type ContactInput, type ServiceContact } from './domain/service-contact';
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
        ...{ importKey: null, importId: null, ...chargedTo(causes.get(draft.causeId)!), ...recordedBy(tx) },
      }));
      const counted = await refuseCounted(tx, contacts);
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
        return { id: tx.newId(), organizationId: tx.viewer.organizationId, ...cell, importId: null, ...recordedBy(tx) };
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

/** Locked in one order: of two who record for a cause at once, or decide what is charged for it, the second sees the first. */
async function lockCauses(
  tx: Transaction,
  items: readonly { readonly causeId: string }[],
): Promise<ReadonlyMap<string, ContactCause>> {
  const ids = [...new Set(items.map(({ causeId }) => causeId))];
  await tx.query(
    'select id from contact_causes where organization_id = $1 and id = any($2::uuid[]) order by id for no key update',
    [tx.viewer.organizationId, ids],
  );
  const causes = await tx.requireAll(ContactCauseTable, ids, 'contact cause');
  return new Map(causes.map((cause) => [cause.id, cause]));
}

interface Naming {
  readonly channelId: string;
  readonly productId?: string | null;
  readonly journeyId?: string | null;
}

async function requireNamed(tx: Transaction, items: readonly Naming[]): Promise<void> {
  const named = (field: keyof Naming) => [...new Set(items.flatMap((item) => item[field] ?? []))];
  await tx.requireAll(ChannelTable, named('channelId'), 'channel');
  await tx.requireAll(ProductTable, named('productId'), 'product');
  await tx.requireAll(JourneyTable, named('journeyId'), 'journey');
}

const chargedTo = ({ ownerId, side }: Pick<ContactCause, 'ownerId' | 'side'>): Charged => ({
  ...{ ownerId, side, chargedToId: ownerId, chargedSide: side },
});

const recordedBy = (tx: Transaction) => ({ recordedById: tx.viewer.personId, recordedAt: tx.now });

async function refuseCounted(tx: Transaction, contacts: readonly ServiceContact[]): Promise<Refusal | undefined> {
  const covering = await countsCovering(tx, contacts);
  if (covering.size === 0) return undefined;
  const problems = [...covering].map(([index, count]) => ({
    path: `input.contacts[${index}].occurredAt`,
    message: `${calendarDate(contacts[index]!.occurredAt)} is counted already, by the count of ${periodOf(count)}: of the same cause, owner and channel nothing is counted twice.`,
  }));
  return invalidInput(problems);
}

const auditOf = ({ importKey: _none, ...contact }: ServiceContact): AuditEntry => ({
  ...{ subjectKind: 'SERVICE_CONTACT', subjectId: contact.id, action: 'contactRecorded', after: contact },
});

const auditOfCount = (count: ContactCount): AuditEntry => ({
  ...{ subjectKind: 'CONTACT_COUNT', subjectId: count.id, action: 'contactsCounted', after: count },
});
