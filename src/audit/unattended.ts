import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../platform/clock';
import { APPLICATION_ROLE } from '../platform/database';
import type { AuditEntry } from './audit-record';
import { append } from './govern';
import { Transaction, type Acting } from './transaction';

/** Nobody of an organization: who acts when time brings something about. */
export interface Nobody extends Acting {
  readonly personId: null;
}

/** What was done, and its audit records. */
interface Done<Result> {
  readonly result: Result;
  readonly audit: readonly AuditEntry[];
}

/**
 * The way to write what nobody asks for: what a worker claims because its time has come. There is no caller, and so no
 * idempotency key: the claim is what makes it happen once.
 */
export class Unattended {
  constructor(
    /** With the worker's role, which may claim and no more; its login may become the application's role. */
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    /** Whether what people are told goes out by mail, too. */
    private readonly mailGoesOut: boolean,
  ) {}

  /**
   * One transaction: something is claimed as the worker, across organizations; then the organization of what was claimed is
   * entered as the application, and the work is done there with all that it leaves behind.
   * @param claim must lock what it claims, so that a worker that dies holds nothing back
   * @returns undefined when there was nothing to claim
   */
  async govern<Claimed extends { readonly organizationId: string }, Result>(
    claim: (manager: EntityManager, now: Date) => Promise<Claimed | undefined>,
    work: (tx: Transaction<Nobody>, claimed: Claimed) => Promise<Done<Result>>,
  ): Promise<Result | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      const claimed = await claim(manager, now);
      if (claimed === undefined) return undefined;
      const { organizationId } = claimed;
      await manager.query(`select set_config('role', $1, true), set_config('app.organization', $2, true)`, [
        APPLICATION_ROLE,
        organizationId,
      ]);
      const tx = new Transaction<Nobody>(manager, { organizationId, personId: null }, now, this.mailGoesOut);
      const { result, audit } = await work(tx, claimed);
      await append(manager, { actorId: null, at: now, requestId: `unattended-${randomUUID()}` }, audit);
      return result;
    });
  }
}
