import type { Transaction } from '../audit';
import { fromPlain } from '../analyses/domain/exact-json';
import type { Frozen, PreRead } from './domain/pre-read';
import { PreReadTable } from './review.table';

/** What a review rests on now. */
export interface LastPreRead {
  readonly id: string;
  readonly number: number;
  readonly frozen: Frozen;
}

/** What was frozen, as it was before it was kept. */
export const frozenOf = ({ inputs, answers }: Pick<PreRead, 'inputs' | 'answers'>): Frozen =>
  fromPlain<Frozen>({ inputs, answers });

/** The last pre-read of a review, with its amendments; null where none is issued. */
export async function lastPreRead(tx: Transaction, reviewId: string): Promise<LastPreRead | null> {
  const last = await tx.manager.findOne(PreReadTable, {
    where: { organizationId: tx.viewer.organizationId, reviewId },
    order: { number: 'DESC' },
  });
  return last && { id: last.id, number: last.number, frozen: frozenOf(last) };
}
