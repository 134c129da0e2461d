import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../platform/clock';
import { APPLICATION_ROLE } from '../platform/database';
import { StatementNames } from '../platform/statement-names';
import type { AuditEntry } from './audit-record';
import { appendAudit } from './append-audit';
import { Transaction, type Acting } from './transaction';
import { MAX_NAMES, WriteConnection, type Ending, type WrittenDatabase } from './write-connection';

/** Nobody of an organization: who acts when time brings something about. */
export interface Nobody extends Acting {
  readonly personId: null;
}

const begun = async (client: PoolClient): Promise<void> => void (await client.query('begin'));

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
  private readonly database: WrittenDatabase;

  /** @param dataSource with the worker's role, which may claim and no more; its login may become the application's role */
  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
    /** Whether what people are told goes out by mail, too. */
    private readonly mailGoesOut: boolean,
  ) {
    this.database = { dataSource, names: new StatementNames(MAX_NAMES) };
  }

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
    return WriteConnection.transaction(
      this.database,
      begun,
      async (connection): Promise<Ending<Result | undefined>> => {
        const now = this.clock.now();
        const claimed = await claim(connection.manager, now);
        if (claimed === undefined) return { answer: undefined, keep: false };
        const { organizationId } = claimed;
        await connection.run({
          text: `select set_config('role', $1, true), set_config('app.organization', $2, true)`,
          values: [APPLICATION_ROLE, organizationId],
        });
        const tx = new Transaction<Nobody>(connection, { organizationId, personId: null }, now, this.mailGoesOut);
        const { result, audit } = await work(tx, claimed);
        await appendAudit(connection, { actorId: null, at: now, requestId: `unattended-${randomUUID()}` }, audit);
        return { answer: result, keep: true };
      },
    );
  }
}
