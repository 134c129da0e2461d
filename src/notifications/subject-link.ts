import { globalId } from '../platform/global-id';
import type { NotificationSubject, SubjectOfNews } from './domain/notification';

/** The API's type of each subject, and where a front end shows it. */
const SUBJECTS: Readonly<Record<NotificationSubject, { readonly type: string; readonly path: string }>> = {
  PROPOSAL: { type: 'Proposal', path: 'proposals' },
  INITIATIVE: { type: 'Initiative', path: 'initiatives' },
  APPROVAL: { type: 'Approval', path: 'approvals' },
  COMMENT: { type: 'Comment', path: 'comments' },
  CONDITION: { type: 'Condition', path: 'conditions' },
  SCORING_ROUND: { type: 'ScoringRound', path: 'scoring-rounds' },
  MEETING: { type: 'Meeting', path: 'meetings' },
  STANDING_MEETING: { type: 'StandingMeeting', path: 'standing-meetings' },
  PORTFOLIO_REVIEW: { type: 'PortfolioReview', path: 'portfolio-reviews' },
  SCENARIO: { type: 'Scenario', path: 'scenarios' },
  FOLLOW_UP: { type: 'FollowUp', path: 'follow-ups' },
  DIGEST: { type: 'Digest', path: 'digests' },
  CONTACT_DISPUTE: { type: 'ContactDispute', path: 'contact-disputes' },
  ANALYSIS: { type: 'Analysis', path: 'analyses' },
};

/** The API's id of what a notification is about. */
export const subjectIdOf = ({ kind, id }: SubjectOfNews): string => globalId(SUBJECTS[kind].type, id);

/** Where people read on: `https://steward.example.com/proposals/<global id>`. @param publicUrl without a slash at its end */
export const linkTo = (subject: SubjectOfNews, publicUrl: string): string =>
  `${publicUrl}/${SUBJECTS[subject.kind].path}/${subjectIdOf(subject)}`;
