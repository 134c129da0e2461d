import { escapeHtml } from '../../shared/html';
import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import type { Notification } from './notification';

/**
 * Where a mail is: `QUEUED` until a worker has handed it over, also between two attempts; `FAILED` when no further attempt
 * is made; `DROPPED` when whom it was for has left meanwhile.
 */
export const MAIL_STATES = ['QUEUED', 'SENT', 'FAILED', 'DROPPED'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** One mail that tells of one notification, and what became of it. */
export interface MailDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly notificationId: string;
  readonly state: MailState;
  /** Those that came to nothing and, once it is sent, the last; counted since it was queued last. */
  readonly attempts: number;
  readonly lastError: string | null;
  readonly queuedAt: Date;
  /** When the mail server took it. */
  readonly sentAt: Date | null;
}

/** A mail as it is handed to the mail server. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same each time that this mail is sent: whoever gets it twice can tell. */
  readonly messageId: string;
}

/** What a mail says in place of the text of its notification, as plain text and as a fragment of HTML. */
export interface MailBody {
  readonly text: string;
  readonly html: string;
}

export interface ToWord {
  readonly delivery: Pick<MailDelivery, 'id'>;
  readonly notification: Pick<Notification, 'title' | 'text' | 'kind'>;
  readonly person: { readonly name: string; readonly email: string };
  /** Where people read on. */
  readonly link: string;
  /** The sender's address: its domain stands in the message id. */
  readonly from: string;
  /** Of subjects that are told at length. */
  readonly body?: MailBody | undefined;
}

/** Words the mail of a notification. What people wrote themselves stands in it as text, never as a header or markup. */
export function wordMail({ delivery, notification, person, link, from, body }: ToWord): Mail {
  const { title, text, kind } = notification;
  const [name, subject] = [oneLine(person.name, 200), oneLine(title, 200)];
  const why = `You get this mail because your notifications of kind ${kind} are sent by mail.`;
  return {
    to: { name, address: oneLine(person.email, 320) },
    subject,
    text: [`Hello ${name},`, subject, body?.text ?? text, link, `-- \n${why}`].join('\n\n'),
    html: [
      `<p>Hello ${escapeHtml(name)},</p>`,
      ...(body === undefined
        ? [`<p><strong>${escapeHtml(subject)}</strong></p>`, `<p style="white-space: pre-line">${escapeHtml(text)}</p>`]
        : [body.html]),
      `<p style="overflow-wrap: anywhere"><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`,
      `<p><small>${escapeHtml(why)}</small></p>`,
    ].join('\n'),
    messageId: `<${delivery.id}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'steward.invalid'}>`,
  };
}

/** A line break in a header would begin another header. */
const oneLine = (text: string, max: number): string =>
  Array.from(text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .slice(0, max)
    .join('');

/** A mail that is to be sent: its attempts are still to come. */
export const queued = (
  { id, notificationId }: Pick<MailDelivery, 'id' | 'notificationId'>,
  queuedAt: Date,
): Omit<MailDelivery, 'organizationId'> => ({
  ...{ id, notificationId, state: 'QUEUED', attempts: 0, lastError: null, queuedAt, sentAt: null },
});

type Standing = Pick<MailDelivery, 'state' | 'attempts' | 'lastError' | 'sentAt'>;

export const sent = ({ attempts }: Pick<MailDelivery, 'attempts'>, at: Date): Standing => ({
  ...{ state: 'SENT', attempts: attempts + 1, lastError: null, sentAt: at },
});

export const dropped = ({ attempts, lastError }: MailDelivery): Standing => ({
  ...{ state: 'DROPPED', attempts, lastError, sentAt: null },
});

/** An attempt that came to nothing. @param forGood when no further one is made */
export const failed = ({ attempts }: Pick<MailDelivery, 'attempts'>, problem: string, forGood: boolean): Standing => ({
  ...{ state: forGood ? 'FAILED' : 'QUEUED', attempts: attempts + 1, lastError: oneLine(problem, 500), sentAt: null },
});

/**
 * Queues a mail once more, with all its attempts before it: one that failed, or one that waits for its next attempt and
 * need not.
 * @param mailGoesOut whether this Steward sends mails at all
 */
export function retry(
  { state }: Pick<MailDelivery, 'state'>,
  mailGoesOut: boolean,
): Pick<MailDelivery, 'state' | 'attempts'> | NotPossibleNow {
  if (!mailGoesOut) return notPossibleNow('This Steward sends no mails: its SMTP_URL is not set.', 'MAIL_OFF');
  if (state === 'SENT') return notPossibleNow('The mail was sent: it is not sent twice.', state);
  if (state === 'DROPPED') return notPossibleNow('Whom the mail was for has left.', state);
  return { state: 'QUEUED', attempts: 0 };
}
