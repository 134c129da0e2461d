import type { Transaction } from '../audit';
import type { ImportKind, TakenBack } from '../imports';
import { requirePermission } from '../people';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { ContactStaging } from './contact-staging';
import { columnsOfContacts, readContactMapping } from './domain/contact-import';
import { ServiceContactTable, type ContactCountTable } from './service-contact.table';

/** Files of service contacts, one a row. */
export const contactImport: ImportKind = {
  kind: 'CONTACTS',
  requirePermission: (tx) => requirePermission(tx, 'recordContacts'),
  mappedBy: (given) => {
    const mapping = readContactMapping(given);
    if (isRefusal(mapping)) return mapping;
    return { mapping, columns: columnsOfContacts(mapping), open: (tx) => ContactStaging.open(tx, mapping) };
  },
  undo,
};

/** Deletes the contacts of an import, and of the customers that it added those that nothing else uses. */
async function undo(tx: Transaction, importId: string): Promise<TakenBack | Refusal> {
  const ofImport = [tx.viewer.organizationId, importId];
  // Whoever would dispute one of them waits, and then finds it gone.
  await tx.query(
    `select id from contact_causes where organization_id = $1
        and id in (select cause_id from service_contacts where organization_id = $1 and import_id = $2)
      order by id for no key update`,
    ofImport,
  );
  const [disputed] = await tx.query<{ n: string }>(
    `select count(*) as n from contact_disputes d join service_contacts c
        on c.organization_id = d.organization_id and c.id = d.contact_id
      where d.organization_id = $1 and c.import_id = $2`,
    ofImport,
  );
  if (Number(disputed?.n) > 0) {
    return notPossibleNow(`Contacts of this import were disputed (${disputed?.n}): they stay on record.`, 'IN_USE');
  }
  const corrected = await refuseCorrected(tx, ServiceContactTable, importId);
  if (corrected) return corrected;
  const [removed] = await tx.manager.query<{ count: string }[]>(
    `with removed as (delete from service_contacts where organization_id = $1 and import_id = $2 returning 1)
       select count(*) from removed`,
    ofImport,
  );
  await tx.manager.query('select remove_unused_of_import($1::regclass, $2)', ['customers', importId]);
  return { rows: Number(removed?.count), audit: [] };
}

/** A refusal when something that an import brought was corrected since. */
export async function refuseCorrected(
  tx: Transaction,
  table: typeof ServiceContactTable | typeof ContactCountTable,
  importId: string,
): Promise<Refusal | undefined> {
  const [corrected] = await tx.query<{ n: string }>(
    `select count(*) as n from ${table.options.tableName}
      where organization_id = $1 and import_id = $2 and replaced_at is not null`,
    [tx.viewer.organizationId, importId],
  );
  if (Number(corrected?.n) === 0) return undefined;
  return notPossibleNow(
    `Corrected since: ${corrected?.n} of this import. Corrections stay on what they correct.`,
    'CORRECTED_SINCE',
  );
}
