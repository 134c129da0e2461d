import type { Acting, Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { notify } from '../notifications';
import type { Analysis, AnalysisEnd } from './domain/analysis';
import { wordingOfEnd } from './domain/analysis-news';

/** Whoever started an analysis hears how it ended, unless they have cancelled it themselves. */
export async function tellEnded(tx: Transaction<Acting>, analysis: Analysis, ended: AnalysisEnd): Promise<void> {
  const { id, portfolioId, startedById } = analysis;
  const { name } = await tx.find(PortfolioTable, portfolioId, 'portfolio');
  const subject = { kind: 'ANALYSIS', id } as const;
  await notify(tx, [{ kind: 'ANALYSIS_ENDED', subject, toIds: [startedById], ...wordingOfEnd(analysis, ended, name) }]);
}
