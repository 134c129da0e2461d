import type { Acting, Transaction } from '../audit';
import type { Initiative } from './domain/initiative';
import { materialOf, type MaterialContent } from './domain/material';
import { processFor } from './process-library';

/** What is material of an initiative, by the gate policy that it is on. */
export const materialAt = async (tx: Transaction<Acting>, initiative: Initiative): Promise<MaterialContent> =>
  materialOf((await processFor(tx, initiative)).policy);
