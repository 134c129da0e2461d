export { ReviewDecisionTable, ReviewVoteTable } from './review-decision.table';
export { PortfolioReviewTable, PreReadTable, ReviewItemTable, ReviewOfferTable } from './review.table';
