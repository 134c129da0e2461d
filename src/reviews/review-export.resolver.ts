import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, type RequestContext } from '../platform/graphql/context';
import { ExportReviewInput, ExportReviewResult } from './review-export.graphql';
import type { ReviewExportService } from './review-export.service';

@Resolver()
export class ReviewExportResolver {
  constructor(private readonly exports: ReviewExportService) {}

  @Mutation(() => ExportReviewResult, {
    description:
      'The agenda of a portfolio review as it was frozen last, each item with its last motion and what became of it, as a file. A mutation, since every export is recorded in the audit of the review.',
  })
  exportReview(@Arg('input', () => ExportReviewInput) input: ExportReviewInput, @Ctx() context: RequestContext) {
    return this.exports.export(callerOf(context), withLocalIds(input, { reviewId: 'PortfolioReview' }));
  }
}
