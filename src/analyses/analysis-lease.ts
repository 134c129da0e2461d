import type { DataSource, EntityManager } from 'typeorm';
import { AnalysisTable } from './analysis.table';
import type { Analysis } from './domain/analysis';

/** What a job says: ids alone, since the queue is no tenant's. */
export interface AnalysisJob {
  readonly organizationId: string;
  readonly analysisId: string;
}

/** A worker that was not heard of for so long is dead, or as good as dead: another one takes its analysis up. */
const LEASE = `interval '1 minute'`;

/**
 * Takes an analysis up: one that is queued, or whose worker is not heard of any more.
 * @returns undefined when there is nothing to do, since it has ended or somebody else has it
 */
export const takeUp = (dataSource: DataSource, job: AnalysisJob): Promise<Analysis | undefined> =>
  within(dataSource, job, async (manager) => {
    const taken = await written(
      manager,
      `update analyses set state = 'RUNNING', attempt = attempt + 1, heard_at = clock_timestamp()
        where organization_id = $1 and id = $2
          and (state = 'QUEUED' or (state = 'RUNNING' and heard_at < clock_timestamp() - ${LEASE}))`,
      [job.organizationId, job.analysisId],
    );
    if (!taken) return undefined;
    const { organizationId, analysisId: id } = job;
    return manager.findOneByOrFail(AnalysisTable, { organizationId, id });
  });

/**
 * Says that its worker lives, and how far it is.
 * @returns whether it is still this worker's: false when it was cancelled, or somebody else has it
 */
export const beat = (dataSource: DataSource, analysis: Analysis, progressPercent: number): Promise<boolean> =>
  within(dataSource, { organizationId: analysis.organizationId }, (manager) =>
    written(
      manager,
      `update analyses set heard_at = clock_timestamp(), progress_percent = greatest(progress_percent, $4)
        where organization_id = $1 and id = $2 and attempt = $3 and state = 'RUNNING'`,
      [analysis.organizationId, analysis.id, analysis.attempt, progressPercent],
    ),
  );

/** Gives it back to the queue, for another worker to begin anew: this one ends. */
export const giveBack = (dataSource: DataSource, { organizationId, id, attempt }: Analysis): Promise<void> =>
  within(dataSource, { organizationId }, async (manager) => {
    const given = await written(
      manager,
      `update analyses set state = 'QUEUED', heard_at = null
        where organization_id = $1 and id = $2 and attempt = $3 and state = 'RUNNING'`,
      [organizationId, id, attempt],
    );
    if (given) await manager.query('select enqueue_analysis($1)', [id]);
  });

/** Work as the application, within an organization. */
const within = <T>(
  dataSource: DataSource,
  { organizationId }: Pick<AnalysisJob, 'organizationId'>,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> =>
  dataSource.transaction(async (manager) => {
    await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
    return work(manager);
  });

/** @returns whether it wrote a row */
async function written(manager: EntityManager, update: string, values: readonly unknown[]): Promise<boolean> {
  const [row] = await manager.query<{ n: number }[]>(
    `with w as (${update} returning 1) select count(*)::int as n from w`,
    [...values],
  );
  return row!.n === 1;
}
