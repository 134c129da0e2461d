import type { EntityManager } from 'typeorm';
import type { WorkflowSnapshot } from '../workflow/definition';
import { replayHistory } from './domain/lifecycle';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';

/** An initiative's process twice: as it is stored, and as its history says that it must be. */
export interface Replayed {
  readonly stored: WorkflowSnapshot;
  readonly replayed: WorkflowSnapshot;
}

/**
 * Decides every move of an initiative again, on the facts and versions of its own row: an untouched history gives the
 * stored state.
 * @param manager in a transaction that has entered the initiative's organization, or the owner's
 * @throws Error when there is no such initiative, or a row of its history could not have happened
 */
export async function replayInitiative(manager: EntityManager, id: string): Promise<Replayed> {
  const initiative = await manager.createQueryBuilder(InitiativeTable, 'i').where('i.id = :id', { id }).getOneOrFail();
  const { organizationId, definitionVersion, snapshot } = initiative;
  const history = await manager
    .createQueryBuilder(InitiativeEventTable, 'e')
    .where('e.organizationId = :organizationId and e.initiativeId = :id', { organizationId, id })
    .orderBy('e.sequence')
    .getMany();
  return { stored: snapshot, replayed: replayHistory(definitionVersion, history) };
}
