export { ReviewDecisionTable, ReviewVoteTable } from './review-decision.table';
export { reviewHandover } from './review-handover';
export { verifyReviews, type DifferingReview, type ReviewVerification } from './verify-reviews';
export { PortfolioReviewTable, PreReadTable, ReviewItemTable, ReviewOfferTable } from './review.table';
