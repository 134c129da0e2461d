import type { Transaction } from '../audit';
import { ChannelTable, JourneyTable, ProductTable } from '../listening';
import { calendarDate } from '../shared/input-check';
import { invalidInput, type Refusal } from '../shared/refusal';
import { ContactCauseTable } from './contact-cause.table';
import { countsCovering } from './counted-cells';
import type { ContactCause } from './domain/contact-cause';
import { periodOf, SAME_CELL } from './domain/contact-count';
import type { Charged, ServiceContact } from './domain/service-contact';

/** Locked in one order: of two who record for a cause at once, or decide what is charged for it, the second sees the first. */
export async function lockCauses(
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

/** What a contact or a count names. */
interface Naming {
  readonly channelId: string;
  readonly productId?: string | null;
  readonly journeyId?: string | null;
}

export async function requireNamed(tx: Transaction, items: readonly Naming[]): Promise<void> {
  const named = (field: keyof Naming) => [...new Set(items.flatMap((item) => item[field] ?? []))];
  await tx.requireAll(ChannelTable, named('channelId'), 'channel');
  await tx.requireAll(ProductTable, named('productId'), 'product');
  await tx.requireAll(JourneyTable, named('journeyId'), 'journey');
}

/** Charged to its owner, until a dispute is decided. */
export const chargedTo = ({ ownerId, side }: Pick<ContactCause, 'ownerId' | 'side'>): Charged => ({
  ...{ ownerId, side, chargedToId: ownerId, chargedSide: side },
});

/** Recorded by the viewer now, and neither a correction nor corrected. */
export const recordedBy = (tx: Transaction) => ({
  ...{ replacesId: null, replacedAt: null, importId: null },
  ...{ recordedById: tx.viewer.personId, recordedAt: tx.now },
});

/** A refusal that names the contacts which a count has counted. @param path where one stands in the input */
export async function refuseCounted(
  tx: Transaction,
  contacts: readonly Pick<ServiceContact, 'causeId' | 'channelId' | 'ownerId' | 'occurredAt'>[],
  path: (index: number) => string,
): Promise<Refusal | undefined> {
  const covering = await countsCovering(tx, contacts);
  if (covering.size === 0) return undefined;
  const problems = [...covering].map(([index, count]) => ({
    path: `${path(index)}.occurredAt`,
    message: `${calendarDate(contacts[index]!.occurredAt)} is counted already, by the count of ${periodOf(count)}: ${SAME_CELL}.`,
  }));
  return invalidInput(problems);
}
