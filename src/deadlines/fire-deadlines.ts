import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import type { AuditEntry, Nobody, Transaction, Unattended } from '../audit';
import { claimDeadlines, type ClaimedDeadlines } from './claim';
import type { Deadline, DeadlineSubject } from './domain/deadline';

/** What became of deadlines that ran out. */
export interface RunOut {
  /** How many; the others are still to be locked, and are taken again later. */
  readonly fired: number;
  readonly audit: readonly AuditEntry[];
}

/**
 * What a feature does when deadlines of its subjects run out: it locks the subjects without waiting for them (whoever moves
 * one locks it before its deadlines), decides, writes, and closes the deadlines by {@link closeDeadlines}.
 */
export type DeadlineHandler = (tx: Transaction<Nobody>, due: readonly Deadline[]) => Promise<RunOut>;
export type DeadlineHandlers = Readonly<Partial<Record<DeadlineSubject, DeadlineHandler>>>;

/** So many share one transaction, and their rows are written together: more would hardly be faster, and hold their initiatives longer. */
const BATCH = 100;

/** Thrown by what a deadline asks for, and not by the way to the database. */
class Spoilt extends Error {
  constructor(override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/**
 * Fires the deadlines of every organization, each once: whoever claims one holds it until all that it leaves behind is
 * written. Any number of workers may do so at once.
 */
export class DeadlineFiring {
  constructor(
    private readonly unattended: Unattended,
    private readonly handlers: DeadlineHandlers,
    private readonly log: Logger,
    private readonly batch = BATCH,
  ) {}

  /**
   * Fires a batch of those that are due.
   * @returns how many fired; 0 when nothing is due, or nothing that could be locked
   */
  async fireBatch(): Promise<number> {
    let claimed: ClaimedDeadlines | undefined;
    try {
      return await this.fire(this.batch, null, (batch) => (claimed = batch));
    } catch (error) {
      if (!(error instanceof Spoilt) || claimed === undefined) throw error;
      // One of them spoils it for all: each is taken by itself, and what cannot be done is set aside.
      let fired = 0;
      for (const deadline of claimed.deadlines) fired += await this.fireAlone(deadline);
      return fired;
    }
  }

  private async fireAlone({ id, name, subjectKind, subjectId }: Deadline): Promise<number> {
    try {
      return await this.fire(1, [id]);
    } catch (error) {
      if (!(error instanceof Spoilt)) throw error;
      this.log.error({ err: error.cause, deadlineId: id, name, subjectKind, subjectId }, 'a deadline was set aside');
      await this.setAside(id, problemIn(error.cause));
      return 0;
    }
  }

  private async fire(
    most: number,
    wanted: readonly string[] | null,
    note: (claimed: ClaimedDeadlines) => void = () => undefined,
  ): Promise<number> {
    const fired = await this.unattended.govern(
      (manager, now) => claimDeadlines(manager, now, most, wanted),
      async (tx, claimed) => {
        note(claimed);
        const { audit, fired: result } = await this.handle(tx, claimed);
        return { result, audit };
      },
    );
    return fired ?? 0;
  }

  private async handle(tx: Transaction<Nobody>, { subjectKind, deadlines }: ClaimedDeadlines): Promise<RunOut> {
    try {
      const handler = this.handlers[subjectKind];
      if (handler === undefined) throw new Error(`Nothing is known of the deadlines of ${subjectKind}.`);
      const runOut = await handler(tx, deadlines);
      // While it can still be told whose fault it is.
      await tx.send();
      return runOut;
    } catch (error) {
      throw isOfTheWay(error) ? error : new Spoilt(error);
    }
  }

  private async setAside(id: string, problem: string): Promise<void> {
    await this.unattended.govern(
      (manager, now) => claimDeadlines(manager, now, 1, [id]),
      async (tx, { organizationId, deadlines }) => {
        await tx.manager.query(
          'update deadlines set problem = $3, version = version + 1 where organization_id = $1 and id = $2',
          [organizationId, id, problem],
        );
        const audit = deadlines.map(({ subjectKind, subjectId, name, entry, dueAt }) => ({
          ...{ subjectKind, subjectId, action: 'deadlineSetAside' },
          after: { deadlineId: id, deadline: name, entry, dueAt, problem },
        }));
        return { result: true, audit };
      },
    );
  }
}

/** Whether the database did not come to look at it: a lost connection, a deadlock, a lock that did not come, a full disk. */
const isOfTheWay = (error: unknown): boolean =>
  error instanceof QueryFailedError && !/^(22|23|42|P0)/.test(codeOf(error));
const codeOf = ({ driverError }: { readonly driverError: unknown }): string =>
  (driverError as { code?: string }).code ?? '';

/** For the people of the organization: what the database says of its tables is for the log. */
function problemIn(error: unknown): string {
  if (error instanceof QueryFailedError) return `The database refuses what it asks for (${codeOf(error)}).`;
  const message = error instanceof Error ? error.message : String(error);
  return Array.from(message).slice(0, 500).join('');
}
