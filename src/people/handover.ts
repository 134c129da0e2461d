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
  /** The property that people know a row by. */
  readonly name: keyof T & string;
  /** The properties that hold a person's id, with what they are held as: `{ ownerId: 'OWNER' }`. */
  readonly heldAs: Readonly<Partial<Record<keyof T & string, string>>>;
  /** SQL of the rows that are still open, given their alias; what is closed is history and stays the leaver's. */
  readonly open?: (row: string) => string;
  /** What else a change writes: the moment of it, say. */
  readonly alongside?: (now: Date) => Partial<T>;
}

/**
 * The step of a table whose rows name the people who answer for them. Each row is locked and its version raised.
 * @example ownedRows(PillarTable, { name: 'name', heldAs: { ownerId: 'OWNER' } })
 */
export function ownedRows<T extends Owned>(table: EntitySchema<T>, owned: OwnedRows<T>): HandoverStep {
  const { open = () => 'true' } = owned;
  const type = table.options.name;
  const properties = Object.keys(owned.heldAs) as (keyof T & string)[];
  const column = (property: keyof T & string): string => table.options.columns[property]?.name ?? property;
  return {
    held: (person, organization) =>
      properties
        .map(
          (property) => `select r.id, ${literal(type)} as kind, r.${column(owned.name)} as name,
            ${literal(owned.heldAs[property]!)} as held_as from ${table.options.tableName} r
          where r.organization_id = ${organization} and r.${column(property)} = ${person} and ${open('r')}`,
        )
        .join(' union all '),
    handOver: async (tx, { leaver, successor, reason }) => {
      const held = await tx.manager
        .createQueryBuilder(table, 'r')
        .where('r.organizationId = :organizationId', tx.viewer)
        .andWhere(`(${properties.map((property) => `r.${property} = :leaverId`).join(' or ')})`, {
          leaverId: leaver.id,
        })
        .andWhere(open('r'))
        .orderBy('r.id')
        .setLock('for_no_key_update')
        .getMany();
      const audit: AuditEntry[] = [];
      for (const row of held) {
        const theirs = properties.filter((property) => row[property] === leaver.id);
        const to = (id: string) => Object.fromEntries(theirs.map((property) => [property, id])) as Partial<T>;
        await tx.update(table, row, { ...to(successor.id), ...owned.alongside?.(tx.now) });
        audit.push({ ...handedOver(type, row.id), before: to(leaver.id), after: to(successor.id), reason });
      }
      return audit;
    },
  };
}

/** What the audit calls it when a thing of this type changes hands: `GovernanceBody` → `governanceBodyHandedOver`. */
export const handedOver = (type: string, subjectId: string) => ({
  subjectKind: type.replace(/(?<=.)([A-Z])/g, '_$1').toUpperCase(),
  subjectId,
  action: `${type.charAt(0).toLowerCase()}${type.slice(1)}HandedOver`,
});
