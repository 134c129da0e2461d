/** What somebody is told about, as front ends and preferences tell it apart. */
export const NOTIFICATION_KINDS = [
  'APPROVAL_ASKED',
  'APPROVAL_DUE',
  'APPROVAL_DECIDED',
  'APPROVAL_VOIDED',
  'PROPOSAL_OUTCOME',
  'IDEA_TO_TRIAGE',
  'MENTIONED',
  'INITIATIVE_MOVED',
  'STAGE_DUE',
  'APPROVAL_QUESTION',
  'APPROVAL_BLOCKED',
  'APPROVAL_ESCALATED',
  'DECIDED_IN_YOUR_NAME',
  'CONDITION_TO_MEET',
  'CONDITION_DUE',
  'CONDITION_TO_CONFIRM',
  'CONDITION_SETTLED',
  'ESTIMATES_ASKED',
  'ESTIMATES_DUE',
  'ESTIMATES_LATE',
  'CONFLICT_DECLARED',
  'MEETING_PLANNED',
  'MEETING_MOVED',
  'MEETING_CANCELLED',
  'AGENDA_SET',
  'PRE_READ_ISSUED',
  'REVIEW_DECIDED',
  'REVIEW_OFFER',
  'ADOPTION_ASKED',
  'ADOPTION_DECIDED',
  'FOLLOW_UP_ASKED',
  'FOLLOW_UP_DUE',
  'CONTINUE_OR_SUNSET',
  'CRITERION_CHANGE_ASKED',
  'CRITERION_CHANGE_DECIDED',
  'OUTCOME_DUE',
  'OUTCOME_TO_CONFIRM',
  'DIGEST_ISSUED',
  'SUNSET_PROPOSED',
  'SUNSET_ANSWERED',
  'CHARGE_DISPUTED',
  'CHARGE_DECIDED',
  'ANALYSIS_ENDED',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

interface KindRule {
  /** Approval requests and outcomes come first while they are unread. */
  readonly first: boolean;
  /** Whether a mail goes out to somebody who has not said. */
  readonly mailByDefault: boolean;
}

/** One row a kind; a new kind needs a further one in the check of `notifications.kind`, too. */
export const KIND_RULES: Readonly<Record<NotificationKind, KindRule>> = {
  APPROVAL_ASKED: { first: true, mailByDefault: true },
  APPROVAL_DUE: { first: true, mailByDefault: true },
  APPROVAL_DECIDED: { first: true, mailByDefault: true },
  APPROVAL_VOIDED: { first: true, mailByDefault: false },
  PROPOSAL_OUTCOME: { first: true, mailByDefault: true },
  IDEA_TO_TRIAGE: { first: false, mailByDefault: false },
  MENTIONED: { first: false, mailByDefault: true },
  INITIATIVE_MOVED: { first: false, mailByDefault: false },
  STAGE_DUE: { first: false, mailByDefault: true },
  APPROVAL_QUESTION: { first: true, mailByDefault: true },
  APPROVAL_BLOCKED: { first: true, mailByDefault: true },
  APPROVAL_ESCALATED: { first: true, mailByDefault: true },
  DECIDED_IN_YOUR_NAME: { first: false, mailByDefault: true },
  CONDITION_TO_MEET: { first: false, mailByDefault: true },
  CONDITION_DUE: { first: false, mailByDefault: true },
  CONDITION_TO_CONFIRM: { first: false, mailByDefault: true },
  CONDITION_SETTLED: { first: false, mailByDefault: false },
  ESTIMATES_ASKED: { first: false, mailByDefault: true },
  ESTIMATES_DUE: { first: false, mailByDefault: true },
  ESTIMATES_LATE: { first: false, mailByDefault: true },
  CONFLICT_DECLARED: { first: false, mailByDefault: false },
  MEETING_PLANNED: { first: false, mailByDefault: true },
  MEETING_MOVED: { first: false, mailByDefault: true },
  MEETING_CANCELLED: { first: false, mailByDefault: true },
  AGENDA_SET: { first: false, mailByDefault: false },
  PRE_READ_ISSUED: { first: false, mailByDefault: true },
  REVIEW_DECIDED: { first: true, mailByDefault: true },
  REVIEW_OFFER: { first: false, mailByDefault: true },
  ADOPTION_ASKED: { first: true, mailByDefault: true },
  ADOPTION_DECIDED: { first: true, mailByDefault: true },
  FOLLOW_UP_ASKED: { first: false, mailByDefault: true },
  FOLLOW_UP_DUE: { first: false, mailByDefault: true },
  CONTINUE_OR_SUNSET: { first: true, mailByDefault: true },
  CRITERION_CHANGE_ASKED: { first: true, mailByDefault: true },
  CRITERION_CHANGE_DECIDED: { first: true, mailByDefault: true },
  OUTCOME_DUE: { first: false, mailByDefault: true },
  OUTCOME_TO_CONFIRM: { first: false, mailByDefault: true },
  DIGEST_ISSUED: { first: false, mailByDefault: true },
  SUNSET_PROPOSED: { first: false, mailByDefault: true },
  SUNSET_ANSWERED: { first: true, mailByDefault: true },
  CHARGE_DISPUTED: { first: false, mailByDefault: true },
  CHARGE_DECIDED: { first: true, mailByDefault: true },
  ANALYSIS_ENDED: { first: false, mailByDefault: false },
};

/** What can be told about; notifications know it by kind and id only, since all of it stands on higher floors. */
export const NOTIFICATION_SUBJECTS = [
  'PROPOSAL',
  'INITIATIVE',
  'APPROVAL',
  'COMMENT',
  'CONDITION',
  'SCORING_ROUND',
  'MEETING',
  'STANDING_MEETING',
  'PORTFOLIO_REVIEW',
  'SCENARIO',
  'FOLLOW_UP',
  'DIGEST',
  'CONTACT_DISPUTE',
  'ANALYSIS',
] as const;
export type NotificationSubject = (typeof NOTIFICATION_SUBJECTS)[number];

/** What there is to tell, for people: a title and a sentence or two, in plain text. */
export interface Wording {
  readonly title: string;
  readonly text: string;
}

export interface SubjectOfNews {
  readonly kind: NotificationSubject;
  readonly id: string;
}

/** What a decision has to tell, and whom. */
export interface News extends Wording {
  readonly kind: NotificationKind;
  readonly subject: SubjectOfNews;
  /** People by id; who is named twice is told once. */
  readonly toIds: readonly string[];
}

/** Why no mail goes out: this Steward sends none, or the person does not want one of this kind. */
export const UNMAILED = ['MAIL_OFF', 'NOT_WANTED'] as const;
export type Unmailed = (typeof UNMAILED)[number];

/** Something that one person was told. */
export interface Notification extends Wording {
  readonly id: string;
  readonly organizationId: string;
  /** Whom it tells. */
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly subjectKind: NotificationSubject;
  readonly subjectId: string;
  /** Whose doing it was; null for what time brought about. */
  readonly actorId: string | null;
  readonly createdAt: Date;
  /** When they read it, or when it was settled without them; null while it is unread. */
  readonly readAt: Date | null;
  /** Null where a mail goes out: what became of that stands in its delivery. */
  readonly unmailed: Unmailed | null;
}

/** Whether somebody wants mails of a kind; who has not said is treated by {@link KIND_RULES}. */
export interface NotificationPreference {
  readonly organizationId: string;
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly mail: boolean;
}

/** Whom news go to: each person once, nobody who has left, and nobody is told of what they did themselves. */
export const addressees = (
  { toIds }: Pick<News, 'toIds'>,
  activeIds: ReadonlySet<string>,
  actorId: string | null,
): readonly string[] => [...new Set(toIds)].filter((id) => id !== actorId && activeIds.has(id));

/** What somebody has said of mails of one kind. */
export type Preference = Pick<NotificationPreference, 'kind' | 'mail'>;

/** Whether a person wants a mail of this kind. */
export const wantsMail = (kind: NotificationKind, said: readonly Preference[]): boolean =>
  said.find((preference) => preference.kind === kind)?.mail ?? KIND_RULES[kind].mailByDefault;

/** All kinds in their order, with what holds for somebody who has said this. */
export const preferencesOf = (said: readonly Preference[]): readonly Preference[] =>
  NOTIFICATION_KINDS.map((kind) => ({ kind, mail: wantsMail(kind, said) }));
