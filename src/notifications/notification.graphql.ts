import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  orderType,
} from '../platform/graphql/types.graphql';
import { MAIL_STATES, type MailDelivery, type MailState } from './domain/mail';
import {
  NOTIFICATION_KINDS,
  NOTIFICATION_SUBJECTS,
  UNMAILED,
  type Notification,
  type NotificationKind,
  type NotificationPreference,
  type NotificationSubject,
  type Unmailed,
} from './domain/notification';

const NotificationKindEnum = enumOf('NotificationKind', NOTIFICATION_KINDS, 'What somebody is told about.', {
  APPROVAL_ASKED: 'You could decide on a request for approval. By mail unless you say otherwise.',
  APPROVAL_DUE: 'A request that you could decide on is due. By mail unless you say otherwise.',
  APPROVAL_DECIDED:
    'What you proposed, asked for or have a part in was approved, returned or rejected. By mail unless you say otherwise.',
  APPROVAL_VOIDED:
    'Such a request came to nothing: its initiative was stopped or begun anew; or your vote did, because what is voted on has changed.',
  PROPOSAL_OUTCOME: 'What became of a proposal of yours, and why. By mail unless you say otherwise.',
  IDEA_TO_TRIAGE: 'An idea waits for your answer.',
  MENTIONED: 'A comment names you. By mail unless you say otherwise.',
  INITIATIVE_MOVED: 'An initiative that you have a part in was held, resumed, stopped or taken back to design.',
  STAGE_DUE:
    'The days of a stage are over, and you lead its initiative or it is taken to you. By mail unless you say otherwise.',
  APPROVAL_QUESTION: 'A voter asks you, or your question is answered. By mail unless you say otherwise.',
  APPROVAL_BLOCKED: 'Too few are left to approve: you may name another approver. By mail unless you say otherwise.',
  APPROVAL_ESCALATED:
    'A vote is overdue, and you manage whose it is or may name another approver; or nobody decided in time. By mail unless you say otherwise.',
  DECIDED_IN_YOUR_NAME: 'Somebody voted for you. By mail unless you say otherwise.',
  CONDITION_TO_MEET:
    'A condition of an approval is yours to meet, or was not met as you said. By mail unless you say otherwise.',
  CONDITION_DUE: 'A condition that you are to meet, or set, is overdue. By mail unless you say otherwise.',
  CONDITION_TO_CONFIRM: 'A condition is said to be met, and you say whether it is. By mail unless you say otherwise.',
  CONDITION_SETTLED: 'A condition that you were to meet was confirmed or waived, or lapsed.',
  ESTIMATES_ASKED: 'A scoring round asks you for estimates. By mail unless you say otherwise.',
  ESTIMATES_DUE: 'Estimates of yours are due, or will be soon. By mail unless you say otherwise.',
  ESTIMATES_LATE: 'Estimates are overdue in a scoring round that you opened. By mail unless you say otherwise.',
  CONFLICT_DECLARED: 'A scorer of a round that you opened has a conflict of interest.',
  MEETING_PLANNED:
    'A governance body that you sit in has planned a meeting or a standing one, changed that or ended it. By mail unless you say otherwise.',
  MEETING_MOVED: 'A meeting of such a body was moved. By mail unless you say otherwise.',
  MEETING_CANCELLED: 'A meeting of such a body was cancelled. By mail unless you say otherwise.',
  AGENDA_SET: 'There is an agenda of such a meeting, or you present something there.',
  PRE_READ_ISSUED:
    'The pre-read of a portfolio review of such a body is there, or was amended. By mail unless you say otherwise.',
  REVIEW_DECIDED:
    'A portfolio review decided on what you have a part in, or your body has closed one. By mail unless you say otherwise.',
  REVIEW_OFFER:
    'A portfolio review freed money that would fund what you have a part in: it is next in rank. By mail unless you say otherwise.',
  ADOPTION_ASKED: 'A scenario waits to be adopted, and you may decide. By mail unless you say otherwise.',
  ADOPTION_DECIDED:
    'A scenario was adopted or declined, or the request withdrawn: you asked for it, own it or could have decided. By mail unless you say otherwise.',
  FOLLOW_UP_ASKED: 'Customers gave a low score, and you are to answer them. By mail unless you say otherwise.',
  FOLLOW_UP_DUE: 'Such an answer is due today, or overdue. By mail unless you say otherwise.',
  CONTINUE_OR_SUNSET:
    'A kill criterion was hit, or not proven in time: whether an initiative that you run or decide on goes on is asked. By mail unless you say otherwise.',
  CRITERION_CHANGE_ASKED: 'Your vote is asked on the change of a kill criterion. By mail unless you say otherwise.',
  CRITERION_CHANGE_DECIDED:
    'Such a change was decided or withdrawn: you asked for it, run its initiative or had a say. By mail unless you say otherwise.',
  OUTCOME_DUE: 'What an initiative of yours has realised is to be recorded. By mail unless you say otherwise.',
  OUTCOME_TO_CONFIRM: 'It was recorded, and finance is to confirm what it is worth. By mail unless you say otherwise.',
  DIGEST_ISSUED:
    'A digest for executives was issued, and you are among those it goes to. By mail unless you say otherwise.',
  SUNSET_PROPOSED:
    'Whether an initiative that you run or decide on goes to sunset, or has it put off, is asked. By mail unless you say otherwise.',
  SUNSET_ANSWERED: 'A sunset that you proposed, or of what you run, was answered. By mail unless you say otherwise.',
  CHARGE_DISPUTED: 'A charge for service contacts is disputed, and you may decide. By mail unless you say otherwise.',
  CHARGE_DECIDED:
    'Such a dispute of yours was decided, or contacts are charged to you by one. By mail unless you say otherwise.',
  ANALYSIS_ENDED:
    'An analysis that you started, or that a run of a scenario by you did, is done, failed or was cancelled by somebody else.',
});
const NotificationSubjectEnum = enumOf(
  'NotificationSubject',
  NOTIFICATION_SUBJECTS,
  'The kind of what a notification is about.',
);
const NotificationMailEnum = enumOf(
  'NotificationMail',
  [...UNMAILED, ...MAIL_STATES],
  'Whether a notification goes out by mail, too, and what became of that.',
  {
    MAIL_OFF: 'This Steward sends no mails.',
    NOT_WANTED: 'You wanted no mails of this kind then.',
    QUEUED: 'It will be sent, or sent once more after an attempt that came to nothing.',
    SENT: 'The mail server has taken it.',
    FAILED: 'No further attempt is made, unless an admin asks for it.',
    DROPPED: 'Whom it was for had left.',
  },
);
const MailStateEnum = enumOf('MailState', MAIL_STATES, 'Where a mail is.', {
  QUEUED: 'It will be sent, or sent once more after an attempt that came to nothing.',
  SENT: 'The mail server has taken it.',
  FAILED: 'No further attempt is made, unless an admin asks for it by `retryMail`.',
  DROPPED: 'Whom it was for has left.',
});

@ObjectType('Notification', { simpleResolvers: true, description: 'Something that you were told.' })
export class NotificationType implements Pick<
  Notification,
  'id' | 'kind' | 'subjectKind' | 'subjectId' | 'title' | 'text' | 'createdAt' | 'readAt'
> {
  @Field(() => ID) id!: string;
  @Field(() => NotificationKindEnum) kind!: NotificationKind;
  @Field(() => NotificationSubjectEnum) subjectKind!: NotificationSubject;
  @Field(() => ID, { description: 'The global id of what it is about: ask `node` for it.' }) subjectId!: string;
  @Field(() => String, { description: 'A line of plain text: the subject of its mail.' }) title!: string;
  @Field(() => String, { description: 'Plain text, with the reason where one was given.' }) text!: string;
  @Field(() => PersonType, { nullable: true, description: 'Whose doing it was; null for what time brought about.' })
  actor!: PersonType | null;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When you read it, or when what it asks for was settled without you; null while it is unread.',
  })
  readAt!: Date | null;
  @Field(() => NotificationMailEnum, { description: 'Whether it goes out by mail, too.' }) mail!: Unmailed | MailState;
}

@ObjectType('NotificationPreference', { simpleResolvers: true, description: 'Whether you want mails of one kind.' })
export class NotificationPreferenceType implements Pick<NotificationPreference, 'kind' | 'mail'> {
  @Field(() => NotificationKindEnum) kind!: NotificationKind;
  @Field(() => Boolean, { description: 'Whether it is sent by mail; it comes into your inbox in any case.' })
  mail!: boolean;
}

@ObjectType('MailDelivery', { simpleResolvers: true, description: 'One mail, and what became of it: for admins.' })
export class MailDeliveryType implements Pick<
  MailDelivery,
  'id' | 'state' | 'attempts' | 'lastError' | 'queuedAt' | 'sentAt'
> {
  @Field(() => ID) id!: string;
  @Field(() => PersonType, { description: 'Whom it is for.' }) person!: PersonType;
  @Field(() => NotificationKindEnum, { description: 'What it tells about.' }) kind!: NotificationKind;
  @Field(() => MailStateEnum) state!: MailState;
  @Field(() => Int, { description: 'Attempts since it was queued last: 12 at most, within about a day.' })
  attempts!: number;
  @Field(() => String, { nullable: true, description: 'Why the last attempt came to nothing; null once it is sent.' })
  lastError!: string | null;
  @Field(() => GraphQLISODateTime) queuedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the mail server took it.' })
  sentAt!: Date | null;
}

export const NotificationConnection = connectionType('Notification', () => NotificationType);
export const MailDeliveryConnection = connectionType('MailDelivery', () => MailDeliveryType);

const NotificationOrder = orderType(
  'NotificationOrder',
  { ATTENTION: 'ATTENTION', CREATED_AT: 'CREATED_AT' },
  'How an inbox is ordered. By attention, by default and ascending: unread requests for a decision and what was decided (among them APPROVAL_ASKED, PROPOSAL_OUTCOME, REVIEW_DECIDED), then what else is unread, then what is read, the newest of each first. Or by when you were told.',
);

@InputType()
class NotificationFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: what you have not read; false: what you have.' })
  unread?: boolean;
  @Field(() => [NotificationKindEnum], { nullable: true, description: 'Of these kinds.' }) kind?: NotificationKind[];
}

export const InboxArgs = listArgs(NotificationOrder, NotificationFilter);

const MailDeliveryOrder = orderType(
  'MailDeliveryOrder',
  { QUEUED_AT: 'QUEUED_AT' },
  'How mails are ordered: by when they were queued last, the latest first by default.',
);

@InputType()
class MailDeliveryFilter {
  @Field(() => [MailStateEnum], { nullable: true, description: 'In one of these states.' }) state?: MailState[];
}

export const MailDeliveriesArgs = listArgs(MailDeliveryOrder, MailDeliveryFilter);

@InputType()
export class MarkReadInput extends MutationInput {
  @Field(() => [ID], { description: '1 to 100 notifications of your own, none twice.' }) notificationIds!: string[];
}
@ObjectType({ simpleResolvers: true })
export class MarkReadPayload {
  @Field(() => PersonType, { description: 'You.' }) viewer!: PersonType;
}
export const MarkReadResult = mutationResult('MarkReadResult', () => MarkReadPayload);

@InputType()
export class MarkAllReadInput extends MutationInput {}
@ObjectType({ simpleResolvers: true })
export class MarkAllReadPayload {
  @Field(() => PersonType, { description: 'You.' }) viewer!: PersonType;
}
export const MarkAllReadResult = mutationResult('MarkAllReadResult', () => MarkAllReadPayload);

@InputType()
class NotificationPreferenceInput implements Pick<NotificationPreference, 'kind' | 'mail'> {
  @Field(() => NotificationKindEnum) kind!: NotificationKind;
  @Field(() => Boolean, { description: 'Whether you want mails of this kind.' }) mail!: boolean;
}
@InputType()
export class SetNotificationPreferencesInput extends MutationInput {
  @Field(() => [NotificationPreferenceInput], {
    description: 'Each kind once; kinds that are left out stay as they are.',
  })
  preferences!: NotificationPreferenceInput[];
}
@ObjectType({ simpleResolvers: true })
export class SetNotificationPreferencesPayload {
  @Field(() => PersonType, { description: 'You.' }) viewer!: PersonType;
}
export const SetNotificationPreferencesResult = mutationResult(
  'SetNotificationPreferencesResult',
  () => SetNotificationPreferencesPayload,
);

@InputType()
export class RetryMailInput extends MutationInput {
  @Field(() => ID) mailDeliveryId!: string;
}
@ObjectType({ simpleResolvers: true })
export class RetryMailPayload {
  @Field(() => MailDeliveryType) mailDelivery!: MailDeliveryType;
}
export const RetryMailResult = mutationResult('RetryMailResult', () => RetryMailPayload);
