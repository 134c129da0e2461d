export { ReviewDecisionTable, ReviewVoteTable } from './review-decision.table';
export { verifyReviews, type DifferingReview, type ReviewVerification } from './verify-reviews';
export { PortfolioReviewTable, PreReadTable, ReviewItemTable, ReviewOfferTable } from './review.table';
