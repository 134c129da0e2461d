import type { AuditEntry, Transaction } from '../audit';
import { DeadlineTable } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import type { FeedbackListener, NewFeedback } from '../listening';
import { workingTimesOf } from '../people';
import { daysAfter } from '../shared/days';
import { FOLLOW_UP_TIMERS, followUpTimes, FRESH_DAYS, type FollowUp } from './domain/follow-up';
import { tellOwners } from './follow-up-news';
import { FollowUpTable } from './follow-up.table';

/** Feedback that asks for an answer, with who owns that and within how many working days. */
interface LowScore {
  readonly feedbackId: string;
  readonly customerId: string | null;
  readonly ownerId: string;
  readonly dueInWorkingDays: number;
}

/** A file may hold many: so many are opened together. */
const BATCH = 500;

/** A low score of a customer opens a follow-up, in the transaction that brings the feedback. */
export const followUpsOfFeedback: FeedbackListener = {
  heard: async (tx, feedback) => {
    const audit: AuditEntry[] = [];
    for (let after = FIRST; ;) {
      const scores = await lowScores(tx, feedback, after);
      if (scores.length === 0) return audit;
      audit.push(...(await open(tx, scores)));
      after = scores.at(-1)!.feedbackId;
    }
  },
  // Those that somebody has closed are work that was done: they keep their feedback, and the import cannot be undone.
  takenBack: async (tx, importId) => {
    const ofImport = `select u.id from follow_ups u
      join feedback f on f.organization_id = u.organization_id and f.id = u.feedback_id
      where u.organization_id = $1 and u.closed_at is null and f.import_id = $2`;
    const values = [tx.viewer.organizationId, importId];
    await tx.manager.query(
      `update deadlines d set state = case when d.state = 'PENDING' then 'CANCELLED' else d.state end, left_at = $3,
           version = d.version + 1
         where d.organization_id = $1 and d.subject_kind = 'FOLLOW_UP' and d.left_at is null and d.subject_id in (${ofImport})`,
      [...values, tx.now],
    );
    await tx.manager.query(`delete from follow_ups where organization_id = $1 and id in (${ofImport})`, values);
  },
};

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The owner of the product, else of the journey, else of the rule; whoever has left owns nothing more. */
async function lowScores(tx: Transaction, of: NewFeedback, after: string): Promise<LowScore[]> {
  const [feedbackId, importId] = 'feedbackId' in of ? [of.feedbackId, null] : [null, of.importId];
  return tx.manager.query<LowScore[]>(
    `select f.id as "feedbackId", f.customer_id as "customerId", r.due_in_working_days as "dueInWorkingDays",
         coalesce(p.id, j.id, r.owner_id) as "ownerId"
       from feedback f
       join follow_up_rules r on r.organization_id = $1 and r.active and r.source = f.source and f.rating <= r.at_most
       left join products o on o.organization_id = $1 and o.id = f.product_id
       left join people p on p.organization_id = $1 and p.id = o.owner_id and p.deactivated_at is null
       left join journeys y on y.organization_id = $1 and y.id = f.journey_id
       left join people j on j.organization_id = $1 and j.id = y.owner_id and j.deactivated_at is null
       where f.organization_id = $1 and ($2::uuid is null or f.id = $2) and ($3::uuid is null or f.import_id = $3)
         and f.speaker = 'CUSTOMER' and f.received_on >= $4 and f.id > $5
       order by f.id limit ${BATCH}`,
    [tx.viewer.organizationId, feedbackId, importId, daysAfter(tx.today, -FRESH_DAYS), after],
  );
}

async function open(tx: Transaction, scores: readonly LowScore[]): Promise<AuditEntry[]> {
  const timeOf = await workingTimesOf(tx, [...new Set(scores.map(({ ownerId }) => ownerId))]);
  const opened = scores.map(({ dueInWorkingDays, ...score }) => {
    const { dueAt, remindAt } = followUpTimes(dueInWorkingDays, { time: timeOf(score.ownerId), now: tx.now });
    const open = { closedAt: null, closedById: null, answeredOn: null, how: null, version: 1 };
    return { followUp: { id: tx.newId(), ...score, openedAt: tx.now, dueAt, ...open }, remindAt };
  });
  const followUps = opened.map(({ followUp }) => followUp);
  await tx.insert(FollowUpTable, followUps);
  await tx.insert(
    DeadlineTable,
    opened.flatMap(({ followUp, remindAt }) => [
      ...(remindAt === null ? [] : [deadlineOf(tx, followUp, FOLLOW_UP_TIMERS.reminder, remindAt)]),
      deadlineOf(tx, followUp, FOLLOW_UP_TIMERS.due, followUp.dueAt),
    ]),
    { beside: true },
  );
  await tellOwners(tx, followUps);
  return followUps.map((followUp) => ({
    ...{ subjectKind: 'FOLLOW_UP', subjectId: followUp.id, action: 'followUpOpened', after: followUp },
  }));
}

/** The organization's, and no person's: it goes with the follow-up when that is passed on. */
const deadlineOf = (
  tx: Transaction,
  { id }: Pick<FollowUp, 'id'>,
  name: string,
  dueAt: Date,
): Omit<Deadline, 'organizationId'> => ({
  ...{ id: tx.newId(), subjectKind: 'FOLLOW_UP', subjectId: id, personId: null, name, entry: 1 },
  ...{ startedAt: tx.now, dueAt, inWorkingTime: false, remainingSeconds: null, state: 'PENDING' },
  ...{ firedAt: null, leftAt: null, problem: null, version: 1 },
});
