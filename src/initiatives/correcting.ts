import type { Transaction } from '../audit';
import { globalId } from '../platform/global-id';
import { notFound } from '../shared/fault';
import type { Refusal } from '../shared/refusal';
import { refuseCorrectingDeliverable, refuseCorrectingMove } from './domain/correction';
import type { Deliverable, Initiative } from './domain/initiative';
import { DeliverableTable, InitiativeEventTable } from './initiative.table';

/**
 * Whether a further move of an initiative, which is locked, may correct the one that it names, if any.
 * @throws Fault NOT_FOUND for an event of another initiative, too
 */
export async function refuseCorrectionOfMove(
  tx: Transaction,
  { id: initiativeId }: Initiative,
  { correctsEventId: id, reason }: { readonly correctsEventId: string | null; readonly reason: string | null },
): Promise<Refusal | undefined> {
  if (id === null) return undefined;
  const earlier = await tx.find(InitiativeEventTable, id, 'initiative event');
  if (earlier.initiativeId !== initiativeId) throw notFound('initiative event', globalId('InitiativeEvent', id));
  const corrections = await tx.all(InitiativeEventTable, 'correctsId', [id]);
  return refuseCorrectingMove({ earlier, isCorrected: corrections.length > 0 }, reason);
}

/** The same of deliverables. */
export async function refuseCorrectionOfDeliverable(
  tx: Transaction,
  { id: initiativeId }: Initiative,
  { correctsId: id, kind }: Pick<Deliverable, 'correctsId' | 'kind'>,
): Promise<Refusal | undefined> {
  if (id === null) return undefined;
  const earlier = await tx.find(DeliverableTable, id, 'deliverable');
  if (earlier.initiativeId !== initiativeId) throw notFound('deliverable', globalId('Deliverable', id));
  const corrections = await tx.all(DeliverableTable, 'correctsId', [id]);
  return refuseCorrectingDeliverable({ earlier, isCorrected: corrections.length > 0 }, { kind });
}
