import type { EntitySchema } from 'typeorm';
import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { ownedRows, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { listName } from './domain/feedback';
import { ChannelTable, ProductTable, ThemeTable } from './feedback.table';

interface AddNamed extends Keyed {
  readonly name: string;
}

export interface AddOwned extends AddNamed {
  readonly ownerId?: string | null;
}

interface AssignOwner extends Keyed {
  readonly ownerId: string;
  readonly expectedVersion: number;
}

interface AssignProductOwner extends AssignOwner {
  readonly productId: string;
}

/** The handover step of products. */
export const productHandover = ownedRows(ProductTable, { name: 'name', heldAs: { ownerId: 'OWNER' } });

/** The plain lists that feedback refers to: channels, products, themes. */
export class ListService {
  constructor(private readonly governor: Governor) {}

  addChannel(caller: Caller, input: AddNamed): Promise<{ channelId: string } | Refusal> {
    return this.governor.govern(caller, 'addChannel', input, async (tx) => {
      const entry = await add(tx, ChannelTable, input.name, (channel) => channel);
      return isRefusal(entry) ? entry : { outcome: { channelId: entry.subjectId }, audit: [entry] };
    });
  }

  addTheme(caller: Caller, input: AddNamed): Promise<{ themeId: string } | Refusal> {
    return this.governor.govern(caller, 'addTheme', input, async (tx) => {
      const entry = await add(tx, ThemeTable, input.name, (theme) => theme);
      return isRefusal(entry) ? entry : { outcome: { themeId: entry.subjectId }, audit: [entry] };
    });
  }

  addProduct(caller: Caller, input: AddOwned): Promise<{ productId: string } | Refusal> {
    return this.governor.govern(caller, 'addProduct', input, async (tx) => {
      const entry = await addOwned(tx, ProductTable, input);
      return isRefusal(entry) ? entry : { outcome: { productId: entry.subjectId }, audit: [entry] };
    });
  }

  assignProductOwner(caller: Caller, input: AssignProductOwner): Promise<{ productId: string } | Refusal> {
    return this.governor.govern(caller, 'assignProductOwner', input, async (tx) => {
      const entry = await assignOwner(tx, ProductTable, input.productId, input);
      return isRefusal(entry) ? entry : { outcome: { productId: input.productId }, audit: [entry] };
    });
  }
}

/** What the entries of all lists have. */
interface Named {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

/** An entry that somebody answers for. */
interface Owned extends Named {
  readonly ownerId: string | null;
  readonly version: number;
}

/** Adds an entry that somebody answers for, or nobody yet. */
export async function addOwned(
  tx: Transaction,
  table: EntitySchema<Owned>,
  { name, ownerId = null }: AddOwned,
): Promise<AuditEntry | Refusal> {
  const left = await refuseUnlessActive(tx, { 'input.ownerId': ownerId });
  return left ?? add(tx, table, name, (named) => ({ ...named, ownerId, version: 1 }));
}

/** Names who answers for an entry from now on. */
export async function assignOwner(
  tx: Transaction,
  table: EntitySchema<Owned>,
  id: string,
  { ownerId, expectedVersion }: AssignOwner,
): Promise<AuditEntry | Refusal> {
  const kind = table.options.name;
  const entry = await tx.lock(table, id, kind.toLowerCase());
  requirePermission(tx, 'editLists');
  const stale = tx.stale(entry, expectedVersion, `${kind.toLowerCase()} "${entry.name}"`);
  if (stale) return stale;
  const left = await refuseUnlessActive(tx, { 'input.ownerId': ownerId });
  if (left) return left;
  await tx.update(table, entry, { ownerId });
  const subject = { subjectKind: kind.toUpperCase(), subjectId: id, action: `${kind.toLowerCase()}OwnerAssigned` };
  return { ...subject, before: { ownerId: entry.ownerId }, after: { ownerId } };
}

/** Adds to a list, where no other entry has the name; two who add it at once end up with one entry and one refusal. */
async function add<T extends Named>(
  tx: Transaction,
  table: EntitySchema<T>,
  given: string,
  entryOf: (named: Named) => T,
): Promise<AuditEntry | Refusal> {
  requirePermission(tx, 'editLists');
  const name = listName(given);
  if (isRefusal(name)) return name;
  const entry = entryOf({ id: tx.newId(), organizationId: tx.viewer.organizationId, name });
  const kind = table.options.name;
  if (!(await tx.insertUnlessTaken(table, entry))) {
    return invalidInput([{ path: 'input.name', message: `There is a ${kind.toLowerCase()} "${name}" already.` }]);
  }
  return { subjectKind: kind.toUpperCase(), subjectId: entry.id, action: `${kind.toLowerCase()}Added`, after: entry };
}
