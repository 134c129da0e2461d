import type { EntityManager } from 'typeorm';
import type { Deadline, DeadlineSubject } from './domain/deadline';

/** Deadlines that have run out, of one organization and one kind of subject, locked until the transaction ends. */
export interface ClaimedDeadlines {
  readonly organizationId: string;
  readonly subjectKind: DeadlineSubject;
  /** The longest overdue first; at least one. */
  readonly deadlines: readonly Deadline[];
}

/**
 * Claims deadlines that are due and that nobody else has claimed, across organizations: with the worker's role.
 * @param most how many
 * @param wanted of these alone
 */
export async function claimDeadlines(
  manager: EntityManager,
  now: Date,
  most: number,
  wanted: readonly string[] | null = null,
): Promise<ClaimedDeadlines | undefined> {
  const deadlines = await manager.query<Deadline[]>(
    `select id, organization_id as "organizationId", subject_kind as "subjectKind", subject_id as "subjectId",
        person_id as "personId", name, entry,
        started_at as "startedAt", due_at as "dueAt", in_working_time as "inWorkingTime",
        remaining_seconds as "remainingSeconds", state, fired_at as "firedAt", left_at as "leftAt", problem, version
      from claim_deadlines($1, $2, $3::uuid[])`,
    [most, now, wanted],
  );
  const [first] = deadlines;
  return first && { organizationId: first.organizationId, subjectKind: first.subjectKind, deadlines };
}
