import { createHash, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../platform/caller';
import type { Clock } from '../platform/clock';
import { enterStatement, entered, type Entered } from '../platform/session';
import { InputCheck } from '../shared/input-check';
import { isRefusal, keyReused, type Refusal } from '../shared/refusal';
import type { AuditEntry } from './audit-record';
import { canonicalJson } from './canonical';
import { Transaction } from './transaction';

/** What every input of a command brings along. */
export interface Keyed {
  /** The caller's, 8 to 100 characters: it stands for this command with this input. */
  readonly idempotencyKey: string;
}

/** What is asked for: a verb of the process, and its input. */
interface Command {
  readonly name: string;
  readonly input: Keyed;
}

/** What a decision leaves behind: ids and outcome, kept to answer a repeated key; and at least one audit record. */
export interface Governed<Outcome> {
  readonly outcome: Outcome;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/** What an outcome may hold: ids, by which a payload is selected again, and plain figures. */
type Outcome = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const IDEMPOTENCY_KEY_DAYS = 7;
const ATTEMPTS = 3;
/** Serialization failure and deadlock: the same work can succeed when it is done again. */
const WORTH_ANOTHER_TRY = new Set(['40001', '40P01']);

/** The only way to write. */
export class Governor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly log: Logger,
    /** Whether what people are told goes out by mail, too. */
    private readonly mailGoesOut = false,
  ) {}

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
    return this.dataSource.transaction(async (manager) => {
      if ((await manager.query<unknown[]>(enterStatement(caller))).length > 0) return undefined;
      const founder: Entered = { organizationId: uuidv7(), personId: uuidv7(), cxFunction: null, grants: [] };
      await manager.query(`select set_config('app.organization', $1, true)`, [founder.organizationId]);
      const tx = new Transaction(manager, founder, this.clock.now());
      const { outcome, audit } = await work(tx);
      await append(manager, { actorId: founder.personId, at: tx.now, requestId: caller.requestId }, audit);
      return outcome;
    });
  }

  /**
   * Does the work as the caller and takes all of it back: what would come of a command, before anybody gives it.
   * @param work must leave nothing outside of the database
   */
  async rehearse<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.startTransaction();
      const viewer = entered((await runner.query(enterStatement(caller))) as unknown[], caller);
      return await work(new Transaction(runner.manager, viewer, this.clock.now()));
    } finally {
      // The connection may be what failed: then PostgreSQL takes it back by itself.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
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
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.startTransaction();
      const answer = await this.decide(runner.manager, caller, command, work);
      if (isRefusal(answer)) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return answer;
    } catch (error) {
      // The connection may be what failed: then PostgreSQL rolls back by itself, and the first error is the one to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async decide<O extends Outcome>(
    manager: EntityManager,
    caller: Caller,
    command: Command,
    work: (tx: Transaction) => Promise<Governed<O> | Refusal>,
  ): Promise<O | Refusal> {
    const viewer = entered(await manager.query<unknown[]>(enterStatement(caller)), caller);
    const tx = new Transaction(manager, viewer, this.clock.now(), this.mailGoesOut);
    const before = await claim<O>(tx, command);
    if (before) return before;
    const answer = await work(tx);
    if (isRefusal(answer)) return answer;
    const { requestId } = caller;
    await append(manager, { actorId: viewer.personId, at: tx.now, requestId }, answer.audit);
    await manager.query(
      'update idempotency_keys set outcome = $4 where organization_id = $1 and person_id = $2 and key = $3',
      [viewer.organizationId, viewer.personId, command.input.idempotencyKey, JSON.stringify(answer.outcome)],
    );
    return answer.outcome;
  }
}

/** Claims the key; a second request with it waits here for the first, then finds what came of it. */
async function claim<O extends Outcome>(
  tx: Transaction<Entered>,
  { name, input }: Command,
): Promise<O | Refusal | undefined> {
  const { organizationId, personId } = tx.viewer;
  const inputHash = createHash('sha256')
    .update(canonicalJson([name, input]))
    .digest();
  const expired = new Date(tx.now.getTime() - IDEMPOTENCY_KEY_DAYS * 86_400_000);
  const [claimed] = await tx.manager.query<{ input_hash: Buffer; outcome: O | null }[]>(
    `insert into idempotency_keys as k (organization_id, person_id, key, command, input_hash, claimed_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint idempotency_keys_pk do update
         set command = case when k.claimed_at < $7 then excluded.command else k.command end,
             input_hash = case when k.claimed_at < $7 then excluded.input_hash else k.input_hash end,
             outcome = case when k.claimed_at < $7 then null else k.outcome end,
             claimed_at = case when k.claimed_at < $7 then excluded.claimed_at else k.claimed_at end
       returning input_hash, outcome`,
    [organizationId, personId, input.idempotencyKey, name, inputHash, tx.now, expired],
  );
  if (claimed?.input_hash.equals(inputHash) !== true) return keyReused(input.idempotencyKey);
  return claimed.outcome ?? undefined;
}

/** Of so many records one statement is made: an import has thousands. */
const RECORDS_A_STATEMENT = 500;

/** Chains each record to its subject's, in their order. The actor is null where time brought it about. */
export async function append(
  manager: EntityManager,
  { actorId, at, requestId }: { readonly actorId: string | null; readonly at: Date; readonly requestId: string },
  entries: readonly AuditEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += RECORDS_A_STATEMENT) {
    const batch = entries.slice(start, start + RECORDS_A_STATEMENT);
    // Plans that were made while the chains were few read all of them, and would go on to.
    if (start > 0) await manager.query('discard plans');
    await manager.query(
      `select append_audit_record(e.id, e.kind, e.subject, e.done, $1, e.behalf, $2, $3, e.salt, e.details)
         from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::uuid[], $9::bytea[], $10::text[])
           e(id, kind, subject, done, behalf, salt, details)`,
      [
        ...[actorId, at, requestId],
        batch.map(() => uuidv7()),
        batch.map(({ subjectKind }) => subjectKind),
        batch.map(({ subjectId }) => subjectId),
        batch.map(({ action }) => action),
        batch.map(({ onBehalfOfId }) => onBehalfOfId ?? null),
        batch.map(() => randomBytes(16)),
        batch.map(({ before, after, reason }) =>
          canonicalJson({ before: before ?? null, after: after ?? null, reason: reason ?? null }),
        ),
      ],
    );
  }
}
