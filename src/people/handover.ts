import type { EntitySchema } from 'typeorm';
import type { AuditEntry, Transaction } from '../audit';
import { literal } from '../platform/read/statement';
import type { Person } from './domain/person';

/** Somebody leaves, and somebody else takes over. */
export interface Handover {
  readonly leaver: Person;
  readonly successor: Person;
  readonly reason: string;
}

/**
 * What one feature hands over when a person is deactivated. A feature with things that people own exports a step and
 * registers it in `compose/handover-steps.ts`: in the order of locks, a proposal before its initiative. It is shown
 * in `Person.holdings` and done by `deactivatePerson` from then on. For a table whose rows name their owners,
 * {@link ownedRows} is all of it.
 */
export interface HandoverStep {
  /**
   * SQL of all that a person holds now: `select`s of `id` (uuid), `kind` (text, the API's type), `name` (text) and `held_as`
   * (text, in capitals), of one organization alone; no two rows have the same id and `held_as`.
   * @param person SQL of the person's id
   * @param organization SQL of the organization's id
   */
  readonly held: (person: string, organization: string) => string;
  /**
   * Puts all of it into the successor's hands, within the transaction of the leaving: nobody can name the leaver for
   * anything more until it ends.
   * @returns an audit entry for each thing that changed hands
   */
  readonly handOver: (tx: Transaction, handover: Handover) => Promise<readonly AuditEntry[]>;
}

interface Owned {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
}

interface OwnedRows<T> {
  /** The property that people know a row by, or SQL of what they call it, given its alias. */
  readonly name: (keyof T & string) | ((row: string) => string);
  /** The properties that hold a person's id, with what they are held as: `{ ownerId: 'OWNER' }`. */
  readonly heldAs: Readonly<Partial<Record<keyof T & string, string>>>;
  /**
   * SQL of the rows of which a property still says who answers for them, given their alias; what is closed is history and
   * stays the leaver's.
   */
  readonly open?: (row: string, property: keyof T & string) => string;
  /** Who takes over what not everybody may hold; nobody when it is null. The successor when left out. */
  readonly successorOf?: (row: T, property: keyof T & string, successorId: string) => string | null;
  /** What else a change writes: the moment of it, say. */
  readonly alongside?: (now: Date) => Partial<T>;
  /** What a changed row leaves behind beside itself: a version to read back, say. */
  readonly beside?: (tx: Transaction, row: T, reason: string) => Promise<void>;
}

/**
 * The step of a table whose rows name the people who answer for them. Each row is locked and its version raised.
 * @example ownedRows(PillarTable, { name: 'name', heldAs: { ownerId: 'OWNER' } })
 */
export function ownedRows<T extends Owned>(table: EntitySchema<T>, owned: OwnedRows<T>): HandoverStep {
  const { name, open = () => 'true', successorOf = (_row, _property, successorId) => successorId } = owned;
  const type = table.options.name;
  const properties = Object.keys(owned.heldAs) as (keyof T & string)[];
  const column = (property: keyof T & string): string => table.options.columns[property]?.name ?? property;
  const nameOf = typeof name === 'function' ? name : (row: string) => `${row}.${column(name)}`;
  const held: HandoverStep['held'] = (person, organization) =>
    properties
      .map(
        (property) => `select r.id, ${literal(type)} as kind, ${nameOf('r')} as name,
          ${literal(owned.heldAs[property]!)} as held_as from ${table.options.tableName} r
        where r.organization_id = ${organization} and r.${column(property)} = ${person} and ${open('r', property)}`,
      )
      .join(' union all ');
  return {
    held,
    handOver: async (tx, { leaver, successor, reason }) => {
      const rows = await lockNaming(tx, table, properties, leaver.id);
      // Asked once they are locked, and by the words that `Person.holdings` is read by: what it shows is what goes over.
      const holdings = await heldBy(tx, held, leaver.id);
      const audit: AuditEntry[] = [];
      for (const row of rows) {
        const theirs = properties.filter((property) =>
          holdings.some(({ id, heldAs }) => id === row.id && heldAs === owned.heldAs[property]),
        );
        if (theirs.length === 0) continue;
        const to = (idFor: (property: keyof T & string) => string | null) =>
          Object.fromEntries(theirs.map((property) => [property, idFor(property)])) as Partial<T>;
        const [before, after] = [to(() => leaver.id), to((property) => successorOf(row, property, successor.id))];
        const written = await tx.update(table, row, { ...after, ...owned.alongside?.(tx.now) });
        await owned.beside?.(tx, written, reason);
        audit.push({ ...handedOver(type, row.id), before, after, reason });
      }
      return audit;
    },
  };
}

/** What somebody holds of a step now: the ids of the rows in their order, with what each is held as. */
export const heldBy = (
  tx: Transaction,
  held: HandoverStep['held'],
  personId: string,
): Promise<{ id: string; heldAs: string }[]> =>
  tx.manager.query(`select h.id, h.held_as as "heldAs" from (${held('$1', '$2')}) h order by 1, 2`, [
    personId,
    tx.viewer.organizationId,
  ]);

/** Also rows that are history: whether they are is told once they are locked. */
const lockNaming = <T extends Owned>(
  tx: Transaction,
  table: EntitySchema<T>,
  properties: readonly (keyof T & string)[],
  leaverId: string,
): Promise<T[]> =>
  tx.manager
    .createQueryBuilder(table, 'r')
    .where('r.organizationId = :organizationId', tx.viewer)
    .andWhere(`(${properties.map((property) => `r.${property} = :leaverId`).join(' or ')})`, { leaverId })
    .orderBy('r.id')
    .setLock('for_no_key_update')
    .getMany();

/** What the audit calls it when a thing of this type changes hands: `GovernanceBody` → `governanceBodyHandedOver`. */
export const handedOver = (type: string, subjectId: string) => ({
  subjectKind: type.replace(/(?<=.)([A-Z])/g, '_$1').toUpperCase(),
  subjectId,
  action: `${type.charAt(0).toLowerCase()}${type.slice(1)}HandedOver`,
});
