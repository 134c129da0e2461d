import type { Acting, Transaction } from '../audit';

/** What a deadline that ran out came to. */
export interface ClosedDeadline {
  readonly id: string;
  /** Null when it did what it is there for; else why nothing came of it: what a gate still waited for. */
  readonly problem: string | null;
}

/**
 * Writes that deadlines ran out. It is written before what they bring about, which may close further ones.
 * @param gone by id: those whose state was left, which there is nothing to do for
 */
export async function closeDeadlines(
  tx: Transaction<Acting>,
  fired: readonly ClosedDeadline[],
  gone: readonly string[] = [],
): Promise<void> {
  const { organizationId } = tx.viewer;
  if (fired.length > 0) {
    await tx.manager.query(
      `update deadlines d set state = 'FIRED', fired_at = $2, problem = f.problem, version = d.version + 1
        from unnest($3::uuid[], $4::text[]) f(id, problem)
        where d.organization_id = $1 and d.id = f.id and d.state = 'PENDING'`,
      [organizationId, tx.now, fired.map(({ id }) => id), fired.map(({ problem }) => problem)],
    );
  }
  if (gone.length > 0) {
    await tx.manager.query(
      `update deadlines set state = 'CANCELLED', left_at = $2, version = version + 1
        where organization_id = $1 and id = any($3::uuid[]) and state = 'PENDING'`,
      [organizationId, tx.now, gone],
    );
  }
}
