import { createHash } from 'node:crypto';
import type { Governor, Keyed, Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { globalId } from '../platform/global-id';
import type { ExportedFile, ExportFormat } from '../portfolio/domain/exported-file';
import type { Refusal } from '../shared/refusal';
import { exportReview, type ExportedItem } from './domain/review-export';
import { lastPreRead } from './pre-reads';
import { ReviewDecisionTable } from './review-decision.table';
import { PortfolioReviewTable, ReviewItemTable } from './review.table';

interface ExportReview extends Keyed {
  readonly reviewId: string;
  readonly format: ExportFormat;
}

type Exported = ExportedFile & { readonly reviewId: string; readonly sha256: string };

/** Reviews that leave the house, on record. */
export class ReviewExportService {
  constructor(private readonly governor: Governor) {}

  export(caller: Caller, input: ExportReview): Promise<Exported | Refusal> {
    const { reviewId, format } = input;
    return this.governor.govern(caller, 'exportReview', input, async (tx) => {
      const review = await tx.find(PortfolioReviewTable, reviewId, 'portfolio review');
      const { name } = await tx.find(PortfolioTable, review.portfolioId, 'portfolio');
      requirePermission(tx, 'exportReview', { portfolioId: review.portfolioId });
      const { currencyCode, closedAt, freedMinor, departure } = review;
      const exported = {
        ...{ id: globalId('PortfolioReview', reviewId), portfolio: name, exportedAt: tx.now },
        review: { currencyCode, closedAt, freedMinor, departure },
        items: await itemsOf(tx, reviewId),
      };
      const file = exportReview(exported, format);
      const sha256 = createHash('sha256').update(file.content).digest('hex');
      const { rows, fileName } = file;
      const entry = { subjectKind: 'PORTFOLIO_REVIEW', subjectId: reviewId, action: 'reviewExported' };
      return {
        outcome: { reviewId, ...file, sha256 },
        audit: [{ ...entry, after: { format, rows, fileName, sha256 } }],
      };
    });
  }
}

/** The agenda as it was frozen last, each item with its last motion; empty while nothing is frozen. */
async function itemsOf(tx: Transaction, reviewId: string): Promise<readonly ExportedItem[]> {
  const preRead = await lastPreRead(tx, reviewId);
  if (preRead === null) return [];
  const items = await tx.all(ReviewItemTable, 'preReadId', [preRead.id]);
  const decisions = await tx.all(ReviewDecisionTable, 'reviewId', [reviewId]);
  return items
    .toSorted((a, b) => a.position - b.position)
    .map(({ id: _, organizationId: _o, preReadId: _p, currencyCode: _c, proposalId, initiativeId, ...item }) => {
      const last = decisions.findLast((decision) => decision.proposalId === proposalId);
      return {
        ...{ ...item, proposal: globalId('Proposal', proposalId) },
        initiative: initiativeId === null ? null : globalId('Initiative', initiativeId),
        motion: last === undefined ? null : motionOf(last),
      };
    });
}

/** Without votes and people: what is told of a motion. */
function motionOf(decision: NonNullable<ExportedItem['motion']>): ExportedItem['motion'] {
  const { number, outcome, status, amountMinor, until, reason, priceMinor, weightedPriceMinor } = decision;
  return { number, outcome, status, amountMinor, until, reason, priceMinor, weightedPriceMinor };
}
