import type { DataSource, EntityManager } from 'typeorm';
import type { Threads } from '../platform/threads';
import { differencesOf } from './replay.service';
import { PreReadTable } from './review.table';
import type { PreRead } from './domain/pre-read';

/** A review that does not come out as it was kept. */
export interface DifferingReview {
  readonly organizationId: string;
  readonly reviewId: string;
  /** All that differs, in sentences. */
  readonly problems: readonly string[];
}

export interface ReviewVerification {
  /** Pre-reads and amendments. */
  readonly preReads: number;
  readonly differing: readonly DifferingReview[];
}

/**
 * Computes every pre-read of every organization anew, one after the other: one is in memory at a time.
 * @param owner connected as the login that owns the tables: it alone can list the organizations
 */
export async function verifyReviews(owner: DataSource, threads: Threads): Promise<ReviewVerification> {
  const organizations = await owner.query<{ id: string }[]>('select id from organizations order by id');
  let preReads = 0;
  const differing: DifferingReview[] = [];
  for (const { id: organizationId } of organizations) {
    for (let after: PreRead | undefined; ;) {
      const next = await nextPreRead(owner, organizationId, after);
      if (next === undefined) break;
      const problems = await differencesOf(threads, next);
      if (problems.length > 0) differing.push({ organizationId, reviewId: next.reviewId, problems });
      preReads += 1;
      after = next;
    }
  }
  return { preReads, differing };
}

/** What was frozen never changes: it takes no moment in common with the others. */
const nextPreRead = (
  owner: DataSource,
  organizationId: string,
  after: PreRead | undefined,
): Promise<PreRead | undefined> =>
  owner.transaction(async (manager: EntityManager) => {
    await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
    const rows = manager
      .createQueryBuilder(PreReadTable, 'p')
      .where('p.organizationId = :organizationId', { organizationId });
    if (after !== undefined) rows.andWhere('p.id > :after', { after: after.id });
    return (await rows.orderBy('p.id').limit(1).getOne()) ?? undefined;
  });
