import { createHash } from 'node:crypto';
import { canonicalJson, type Transaction } from '../audit';
import { plainOf } from './domain/exact-json';
import { frozenInputs, type Freezing, type FrozenInputs } from './domain/frozen-inputs';
import { portfolioFacts } from './portfolio-facts';

/**
 * Freezes all that an analysis of a portfolio rests on, as it stands now. It locks the portfolio: whoever locks proposals or
 * initiatives beside it locks them afterwards.
 * @throws Fault NOT_FOUND
 */
export async function freezeInputs(tx: Transaction, portfolioId: string, freezing: Freezing): Promise<FrozenInputs> {
  return frozenInputs(await portfolioFacts(tx, portfolioId), freezing, tx.today);
}

/** SHA-256 of the content of frozen inputs, in hexadecimal: the same for the same inputs, wherever they were kept. */
export const hashOf = (inputs: FrozenInputs): string =>
  createHash('sha256')
    .update(canonicalJson(plainOf(inputs)), 'utf8')
    .digest('hex');
