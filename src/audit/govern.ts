import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../platform/caller';
import type { Clock } from '../platform/clock';
import { beginAs, entered, type Entered } from '../platform/session';
import { StatementNames } from '../platform/statement-names';
import { InputCheck } from '../shared/input-check';
import { isRefusal, type Refusal } from '../shared/refusal';
import { appendAudit } from './append-audit';
import type { AuditEntry } from './audit-record';
import { claim, keepOutcome, type Command, type Keyed, type Outcome } from './idempotency';
import { Transaction } from './transaction';
import { MAX_NAMES, WriteConnection, type Ending, type WrittenDatabase } from './write-connection';

/** What a decision leaves behind: ids and outcome, kept to answer a repeated key; and at least one audit record. */
export interface Governed<Outcome> {
  readonly outcome: Outcome;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

const ATTEMPTS = 3;
/** Serialization failure and deadlock: the same work can succeed when it is done again. */
const WORTH_ANOTHER_TRY = new Set(['40001', '40P01']);

/** Opens a transaction as the caller: no row when their token leads to nobody. */
const as = (caller: Caller) => (client: PoolClient) => beginAs(client, caller);

/** The way to write what somebody asks for. */
export class Governor {
  private readonly database: WrittenDatabase;

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
    private readonly log: Logger,
    /** Whether what people are told goes out by mail, too. */
    private readonly mailGoesOut = false,
  ) {
    this.database = { dataSource, names: new StatementNames(MAX_NAMES) };
  }

  /**
   * One transaction with all that a decision leaves behind, or nothing at all: the key is claimed, the work locks,
   * looks and decides, its audit is chained, the outcome is kept for the key.
   * @param name the verb of the process: `fundProposal`
   * @param input all that the decision depends on: the same key with another input is refused
   * @returns the outcome — the first one, when the key comes again with the same input — or the refusal, which leaves
   *   nothing but a log line and is decided anew next time
   */
  async govern<O extends Outcome, Input extends Keyed>(
    caller: Caller,
    name: string,
    input: Input,
    work: (tx: Transaction) => Promise<Governed<O> | Refusal>,
  ): Promise<O | Refusal> {
    const check = new InputCheck();
    const length = Array.from(input.idempotencyKey).length;
    if (length < 8 || length > 100) check.problem('input.idempotencyKey', `${length} characters: expected 8 to 100.`);
    const answer = check.failed ? check.refusal() : await this.attempt(caller, { name, input }, work, 1);
    if (isRefusal(answer)) {
      this.log.info({ requestId: caller.requestId, command: name, code: answer.code }, 'refused');
    }
    return answer;
  }

  /**
   * The first write of an organization, which nobody can be a member of yet: the founder is the first of its people,
   * and the work inserts both.
   * @returns undefined when the caller's token leads to somebody already: then nothing is done
   */
  async found<O extends Outcome>(
    caller: Caller,
    work: (tx: Transaction) => Promise<Governed<O>>,
  ): Promise<O | undefined> {
    return WriteConnection.transaction(this.database, as(caller), async (connection, known) => {
      if (known.length > 0) return { answer: undefined, keep: false };
      const founder: Entered = { organizationId: uuidv7(), personId: uuidv7(), cxFunction: null, grants: [] };
      const tenant = { text: `select set_config('app.organization', $1, true)`, values: [founder.organizationId] };
      await connection.run(tenant);
      const tx = new Transaction(connection, founder, this.clock.now());
      const { outcome, audit } = await work(tx);
      // The audit refers to its founder, who must be there first.
      await connection.send();
      await appendAudit(connection, { actorId: founder.personId, at: tx.now, requestId: caller.requestId }, audit);
      return { answer: outcome, keep: true };
    });
  }

  /**
   * Does the work as the caller and takes all of it back: what would come of a command, before anybody gives it.
   * @param work must leave nothing outside of the database
   */
  async rehearse<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return WriteConnection.transaction(this.database, as(caller), async (connection, rows) => {
      const tx = new Transaction(connection, entered(rows, caller), this.clock.now());
      const answer = await work(tx);
      // What the database refuses shows when it is written.
      await connection.send();
      return { answer, keep: false };
    });
  }

  private async attempt<O extends Outcome>(
    caller: Caller,
    command: Command,
    work: (tx: Transaction) => Promise<Governed<O> | Refusal>,
    attempt: number,
  ): Promise<O | Refusal> {
    try {
      return await this.transaction(caller, command, work);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (attempt >= ATTEMPTS || !WORTH_ANOTHER_TRY.has(code)) throw error;
      return this.attempt(caller, command, work, attempt + 1);
    }
  }

  private async transaction<O extends Outcome>(
    caller: Caller,
    command: Command,
    work: (tx: Transaction) => Promise<Governed<O> | Refusal>,
  ): Promise<O | Refusal> {
    return WriteConnection.transaction(
      this.database,
      as(caller),
      async (connection, rows): Promise<Ending<O | Refusal>> => {
        const viewer = entered(rows, caller);
        const tx = new Transaction(connection, viewer, this.clock.now(), this.mailGoesOut);
        const before = await claim<O>(tx, command);
        if (before) return { answer: before, keep: false };
        const answer = await work(tx);
        if (isRefusal(answer)) return { answer, keep: false };
        const { audit, outcome } = answer;
        await keepOutcome(connection, viewer, command, outcome);
        await appendAudit(connection, { actorId: viewer.personId, at: tx.now, requestId: caller.requestId }, audit);
        return { answer: outcome, keep: true };
      },
    );
  }
}
