import type { DataSource, EntityManager } from 'typeorm';
import { differenceFromHistory } from './domain/history-check';
import type { Initiative, InitiativeEvent } from './domain/initiative';
import { wholeLibrary } from './process-library';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';

/** An initiative whose stored state is not what its history leads to. */
export interface DifferingInitiative {
  readonly organizationId: string;
  readonly initiativeId: string;
  readonly title: string;
  /** The first thing that differs. */
  readonly problem: string;
}

export interface HistoryVerification {
  readonly initiatives: number;
  /** Moves in all their histories. */
  readonly events: number;
  readonly differing: readonly DifferingInitiative[];
}

/**
 * Replays every initiative of every organization and compares what comes out with what is stored, in constant memory:
 * each move is decided again, on the facts and versions of its own row.
 * @param owner connected as the login that owns the tables: it alone can list the organizations
 * @param batchSize how many initiatives are in memory at once, with their histories: > 0
 */
export async function verifyHistory(owner: DataSource, batchSize = 200): Promise<HistoryVerification> {
  const organizations = await owner.query<{ id: string }[]>('select id from organizations order by id');
  let [initiatives, events] = [0, 0];
  const differing: DifferingInitiative[] = [];
  for (const { id } of organizations) {
    // Of one moment: a move between reading the states and reading the histories would look like a difference.
    const found = await owner.transaction('REPEATABLE READ', (manager) => verifyOrganization(manager, id, batchSize));
    initiatives += found.initiatives;
    events += found.events;
    differing.push(...found.differing);
  }
  return { initiatives, events, differing };
}

async function verifyOrganization(
  manager: EntityManager,
  organizationId: string,
  batchSize: number,
): Promise<HistoryVerification> {
  await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
  const versions = await wholeLibrary(manager, organizationId);
  let [initiatives, events] = [0, 0];
  const differing: DifferingInitiative[] = [];
  for (let after: Initiative | undefined; ;) {
    const batch = await nextInitiatives(manager, organizationId, after).limit(batchSize).getMany();
    if (batch.length === 0) break;
    const histories = await historiesOf(manager, organizationId, batch);
    for (const initiative of batch) {
      const history = histories.get(initiative.id) ?? [];
      const problem = differenceFromHistory(versions, initiative, history);
      const { id: initiativeId, title } = initiative;
      if (problem !== undefined) differing.push({ organizationId, initiativeId, title, problem });
      events += history.length;
    }
    initiatives += batch.length;
    after = batch.at(-1);
  }
  return { initiatives, events, differing };
}

function nextInitiatives(manager: EntityManager, organizationId: string, after: Initiative | undefined) {
  const rows = manager
    .createQueryBuilder(InitiativeTable, 'i')
    .where('i.organizationId = :organizationId', { organizationId });
  if (after !== undefined) rows.andWhere('i.id > :after', { after: after.id });
  return rows.orderBy('i.id');
}

async function historiesOf(
  manager: EntityManager,
  organizationId: string,
  initiatives: readonly Initiative[],
): Promise<Map<string, InitiativeEvent[]>> {
  const rows = await manager
    .createQueryBuilder(InitiativeEventTable, 'e')
    .where('e.organizationId = :organizationId', { organizationId })
    .andWhere('e.initiativeId = any(:ids)', { ids: initiatives.map(({ id }) => id) })
    .orderBy('e.initiativeId')
    .addOrderBy('e.sequence')
    .getMany();
  const histories = new Map<string, InitiativeEvent[]>(initiatives.map(({ id }) => [id, []]));
  for (const row of rows) histories.get(row.initiativeId)?.push(row);
  return histories;
}
