import type { Transaction } from '../audit';
import { ContactDisputeTable } from './dispute.table';
import type { CountedCell } from './domain/contact-count';
import { isOpen, type ContactDispute, type DisputeFacts, type Disputed } from './domain/dispute';
import { ContactCountTable, ServiceContactTable } from './service-contact.table';

/** A part of what a person is charged for a cause. */
interface ChargesOf extends Disputed {
  readonly causeId: string;
  readonly ownerId: string;
}

/** How many contacts are charged there, one by one and in counts that lie within the period; and the counts that do not wholly. */
export async function chargesOf(
  tx: Transaction,
  { causeId, ownerId, contactId, fromDay, toDay }: ChargesOf,
): Promise<Pick<DisputeFacts, 'contacts' | 'cut'>> {
  const here = [tx.viewer.organizationId, causeId, ownerId, fromDay, toDay];
  const [single] = await tx.query<{ n: string }>(
    `select count(*) as n from service_contacts where organization_id = $1 and cause_id = $2 and charged_to_id = $3
      and replaced_at is null and day between $4 and $5 and ($6::uuid is null or id = $6)`,
    [...here, contactId],
  );
  if (contactId !== null) return { contacts: Number(single?.n), cut: [] };
  const counts = await tx.query<Pick<CountedCell, 'fromDay' | 'toDay'> & { contacts: number; within: boolean }>(
    `select from_day::text as "fromDay", to_day::text as "toDay", contacts, from_day >= $4 and to_day <= $5 as within
      from contact_counts where organization_id = $1 and cause_id = $2 and charged_to_id = $3
        and replaced_at is null and from_day <= $5 and to_day >= $4 order by from_day, id`,
    here,
  );
  const counted = counts.filter(({ within }) => within).reduce((sum, { contacts }) => sum + contacts, 0);
  return { contacts: Number(single?.n) + counted, cut: counts.filter(({ within }) => !within) };
}

/** The disputes of a cause by a person that are open. */
export async function openDisputes(
  tx: Transaction,
  { causeId, ownerId }: Pick<ChargesOf, 'causeId' | 'ownerId'>,
): Promise<readonly Disputed[]> {
  const disputes = await tx.all(ContactDisputeTable, 'causeId', [causeId]);
  return disputes.filter((dispute) => dispute.ownerId === ownerId && isOpen(dispute));
}

/** Rows that were written just now. */
type NewRows = { readonly ids: readonly string[] } | { readonly importId: string };
type Table = typeof ServiceContactTable | typeof ContactCountTable;

/**
 * What was decided of a cause and period holds for what is recorded of it afterwards, too: in the order of the decisions, since
 * what was moved once may have been moved on. The causes have to be locked.
 */
export async function chargeAsDecided(
  tx: Transaction,
  table: Table,
  causeIds: readonly string[],
  rows: NewRows,
): Promise<void> {
  const moved = (await tx.all(ContactDisputeTable, 'causeId', causeIds))
    .filter(({ decision, contactId }) => decision === 'MOVED' && contactId === null)
    .sort((a, b) => a.decidedAt!.getTime() - b.decidedAt!.getTime() || (a.id < b.id ? -1 : 1));
  for (const dispute of moved) await moveIn(tx, table, dispute, rows);
}

/** Charges another owner with all that a decided dispute is about. */
export async function moveCharges(tx: Transaction, dispute: ContactDispute): Promise<void> {
  await moveIn(tx, ServiceContactTable, dispute);
  if (dispute.contactId === null) await moveIn(tx, ContactCountTable, dispute);
}

async function moveIn(
  tx: Transaction,
  table: Table,
  { causeId, ownerId, contactId, fromDay, toDay, movedToId, movedToSide }: ContactDispute,
  rows?: NewRows,
): Promise<void> {
  await tx.write(table, (parameter) => {
    const within =
      table === ContactCountTable
        ? `from_day >= ${parameter(fromDay)}::date and to_day <= ${parameter(toDay)}::date`
        : `day between ${parameter(fromDay)}::date and ${parameter(toDay)}::date`;
    const conditions = [
      `organization_id = ${parameter(tx.viewer.organizationId)}`,
      `cause_id = ${parameter(causeId)}`,
      `charged_to_id = ${parameter(ownerId)}`,
      'replaced_at is null',
      within,
      ...(contactId === null ? [] : [`id = ${parameter(contactId)}`]),
      ...(rows === undefined ? [] : [isOneOf(rows, parameter)]),
    ];
    return `update ${table.options.tableName} set charged_to_id = ${parameter(movedToId)}, charged_side = ${parameter(movedToSide)}
      where ${conditions.join(' and ')}`;
  });
}

const isOneOf = (rows: NewRows, parameter: (value: unknown) => string): string =>
  'ids' in rows ? `id = any(${parameter(rows.ids)}::uuid[])` : `import_id = ${parameter(rows.importId)}`;
