import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Unattended, type AuditEntry, type Nobody, type Transaction } from '../audit';
import type { Clock } from '../platform/clock';
import type { Task } from '../platform/jobs';
import { freezeWhatIsDue } from './freeze-scorecards';
import { issueDigest } from './issue-digest';

interface Materials {
  /** With the worker's role, which claims across organizations. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether what people are told goes out by mail, too. */
  readonly mailGoesOut: boolean;
}

/** What an organization is due for, and what is done then. */
interface Due {
  readonly what: string;
  /** The function by which a worker takes a schedule that is due, of none of the organizations named. */
  readonly claim: string;
  readonly fulfil: (tx: Transaction<Nobody>, scheduleId: string) => Promise<AuditEntry>;
}

interface Claimed {
  readonly organizationId: string;
  readonly scheduleId: string;
}

/** Issues each digest that is due, once: whoever claims a schedule holds it until all that it leaves behind is written. */
export const takeUpDigestsTask = (materials: Materials): Task =>
  untilNoneIsDue(materials, { what: 'digest', claim: 'claim_due_digest', fulfil: issueDigest });

/** Freezes the scorecards of each period that is due, once. */
export const takeUpScorecardsTask = (materials: Materials): Task =>
  untilNoneIsDue(materials, { what: 'scorecard', claim: 'claim_due_scorecards', fulfil: freezeWhatIsDue });

function untilNoneIsDue({ dataSource, clock, log, mailGoesOut }: Materials, { what, claim, fulfil }: Due): Task {
  return async () => {
    const unattended = new Unattended(dataSource, clock, mailGoesOut);
    // What goes wrong for one organization holds up no other, and is tried again in a minute.
    const failed: string[] = [];
    for (;;) {
      let claimed: Claimed | undefined;
      const claimNext = async (manager: EntityManager, now: Date): Promise<Claimed | undefined> => {
        const text = `select organization_id as "organizationId", schedule_id as "scheduleId" from ${claim}($1, $2::uuid[])`;
        [claimed] = await manager.query<Claimed[]>(text, [now, failed]);
        return claimed;
      };
      try {
        const done = await unattended.govern(claimNext, async (tx, { scheduleId }) => ({
          result: true,
          audit: [await fulfil(tx, scheduleId)],
        }));
        if (done === undefined) return;
      } catch (err) {
        if (claimed === undefined) throw err;
        log.error({ err, organizationId: claimed.organizationId }, `a ${what} could not be made`);
        failed.push(claimed.organizationId);
      }
    }
  };
}
