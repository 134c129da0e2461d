import type { Acting, Transaction } from '../audit';
import { DeadlineTable } from './deadline.table';

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
    await tx.write(
      DeadlineTable,
      (
        parameter,
      ) => `update deadlines d set state = 'FIRED', fired_at = ${parameter(tx.now)}, problem = f.problem, version = d.version + 1
        from unnest(${parameter(fired.map(({ id }) => id))}::uuid[], ${parameter(fired.map(({ problem }) => problem))}::text[]) f(id, problem)
        where d.organization_id = ${parameter(organizationId)} and d.id = f.id and d.state = 'PENDING'`,
    );
  }
  if (gone.length > 0) {
    await tx.write(
      DeadlineTable,
      (parameter) => `update deadlines set state = 'CANCELLED', left_at = ${parameter(tx.now)}, version = version + 1
        where organization_id = ${parameter(organizationId)} and id = any(${parameter(gone)}::uuid[]) and state = 'PENDING'`,
    );
  }
}
