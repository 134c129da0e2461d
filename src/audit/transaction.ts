import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { forbidden, notFound } from '../shared/fault';
import { calendarDate } from '../shared/input-check';
import { staleVersion, type StaleVersion } from '../shared/refusal';
import { globalId } from '../platform/global-id';
import type { Entered } from '../platform/session';
import { changesOf } from './changes';

interface Row extends ObjectLiteral {
  readonly id: string;
  readonly organizationId: string;
}

/** In whose name something is written: a person of an organization, or nobody, when time brings it about. */
export interface Acting {
  readonly organizationId: string;
  readonly personId: string | null;
}

/**
 * One transaction of one person: what a service may do inside `govern`. Every row that is read or written belongs to
 * the person's organization.
 */
export class Transaction<V extends Acting = Entered> {
  constructor(
    readonly manager: EntityManager,
    readonly viewer: V,
    /** The moment of the decision: one for all that it writes. */
    readonly now: Date,
    /** Whether this house sends mails: what is not to be sent is not queued. */
    readonly mailGoesOut = false,
  ) {}

  /** Today's calendar date in UTC, `YYYY-MM-DD`. */
  get today(): string {
    return calendarDate(this.now);
  }

  /** A new row's id: in the order of time, and known before it is written. */
  newId(): string {
    return uuidv7();
  }

  /** @throws Fault FORBIDDEN with the rule's sentence */
  require(allowed: boolean, sentence: string): void {
    if (!allowed) throw forbidden(sentence);
  }

  /**
   * The row, locked until the decision is written: whoever decides on it at the same time waits.
   * Facts must be read after it, in a further statement, or a waiter would decide on what was so before.
   * @param kind how a person calls it, for the message
   * @throws Fault NOT_FOUND
   */
  async lock<T extends Row>(table: EntitySchema<T>, id: string, kind: string): Promise<T> {
    return this.one(table, id, kind, true);
  }

  /** The row as it stands, not locked. @throws Fault NOT_FOUND */
  async find<T extends Row>(table: EntitySchema<T>, id: string, kind: string): Promise<T> {
    return this.one(table, id, kind, false);
  }

  /** Those of the ids that exist in this organization. */
  async all<T extends Row>(table: EntitySchema<T>, column: keyof T & string, values: readonly string[]): Promise<T[]> {
    if (values.length === 0) return [];
    return this.manager
      .createQueryBuilder(table, 'r')
      .where('r.organizationId = :organizationId', { organizationId: this.viewer.organizationId })
      .andWhere(`r.${column} in (:...values)`, { values })
      .orderBy('r.id')
      .getMany();
  }

  /** @throws Fault NOT_FOUND naming the first id that leads nowhere */
  async requireAll<T extends Row>(table: EntitySchema<T>, ids: readonly string[], kind: string): Promise<T[]> {
    const rows = await this.all(table, 'id', ids);
    const missing = ids.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw notFound(kind, globalId(table.options.name, missing));
    return rows;
  }

  /** A further row; the organization is the person's. */
  async insert<T extends ObjectLiteral & { readonly organizationId: string }>(
    table: EntitySchema<T>,
    rows: readonly Omit<T, 'organizationId'>[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map((row) => ({ ...row, organizationId: this.viewer.organizationId }));
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(table)
      .values(values as never)
      .updateEntity(false)
      .execute();
  }

  /** A further row, unless what it must have for itself alone (a name) is taken. @returns whether it was written */
  async insertUnlessTaken<T extends Row>(table: EntitySchema<T>, row: T): Promise<boolean> {
    const inserted = await this.manager
      .createQueryBuilder()
      .insert()
      .into(table)
      .values({ ...row, organizationId: this.viewer.organizationId })
      .updateEntity(false)
      // A look before the insert would let two of the same name pass at once: the constraint does not.
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  /** Writes changes to a locked row that has a version, and raises it. */
  async update<T extends Row & { readonly version: number }>(
    table: EntitySchema<T>,
    row: T,
    changes: Partial<T>,
  ): Promise<T> {
    const version = row.version + 1;
    const written = await this.manager
      .createQueryBuilder()
      .update(table)
      .set({ ...changes, version })
      .where('id = :id and organization_id = :organizationId and version = :version', row)
      .execute();
    if (written.affected !== 1) throw new Error(`${table.options.name} ${row.id} was written without its lock.`);
    return { ...row, ...changes, version };
  }

  /** Writes a locked row as the domain decided it: `after` is the next version of `before`. */
  async replace<T extends Row & { readonly version: number }>(
    table: EntitySchema<T>,
    before: T,
    after: T,
  ): Promise<void> {
    await this.update(table, before, changesOf(before, after).after);
  }

  /** A refusal when the caller decided on what is no longer so. */
  stale(row: { readonly version: number }, expectedVersion: number, subject: string): StaleVersion | undefined {
    return row.version === expectedVersion ? undefined : staleVersion(subject, expectedVersion, row.version);
  }

  private async one<T extends Row>(table: EntitySchema<T>, id: string, kind: string, lock: boolean): Promise<T> {
    const query = this.manager
      .createQueryBuilder(table, 'r')
      .where('r.id = :id and r.organizationId = :organizationId', { id, organizationId: this.viewer.organizationId });
    // Not the strongest lock: a row elsewhere that refers to this one may be written at the same time.
    const row = await (lock ? query.setLock('for_no_key_update') : query).getOne();
    // The caller's id, not the row's: the message must not tell apart why it leads nowhere.
    if (!row) throw notFound(kind, globalId(table.options.name, id));
    return row;
  }
}
