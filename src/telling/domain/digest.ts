import type { CxFunction } from '../../people/domain/person';
import { calendarDate } from '../../shared/input-check';
import { changesIn, type Changes, type MeasuredSeries } from './changes';

/** The first rows of a list, and how many it has. */
export interface Excerpt<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** What waits for votes at a gate. */
export interface ApprovalDue {
  readonly initiative: string;
  readonly stage: string;
  readonly requestedOn: string;
  /** When the first vote that is awaited is due; null where there is no hurry. */
  readonly dueOn: string | null;
}

/** What was assessed, or was to wait until a day that has come. */
export interface ProposalDue {
  readonly proposal: string;
  readonly portfolio: string | null;
  /** Since when it has been as it is. */
  readonly since: string;
}

/** A meeting of a body that comes, and how much is on its agenda. */
export interface MeetingDue {
  readonly meeting: string;
  readonly body: string;
  readonly startsOn: string;
  readonly agendaItemCount: number;
}

/** A motion that is put to the vote in a review. */
export interface MotionDue {
  readonly motion: string;
  readonly outcome: string;
}

/** An initiative of which a body is asked whether it goes on. */
export interface SunsetDue {
  readonly initiative: string;
  readonly proposedOn: string;
}

/** An initiative whose stage should have ended, by its deadline or its plan. */
export interface OverdueInitiative {
  readonly initiative: string;
  readonly stage: string;
  readonly lead: string;
  readonly dueOn: string;
}

/** How many people of a function did something at least once since the digest before. */
export interface Participation {
  /** Null for business partners, who have none. */
  readonly cxFunction: CxFunction | null;
  readonly people: number;
  readonly proposed: number;
  readonly assessed: number;
  readonly estimated: number;
}

interface Told {
  readonly organization: string;
  readonly currencyCode: string;
  readonly approvals: Excerpt<ApprovalDue>;
  readonly proposals: Excerpt<ProposalDue>;
  readonly meetings: Excerpt<MeetingDue>;
  readonly motions: Excerpt<MotionDue>;
  readonly sunsets: Excerpt<SunsetDue>;
  readonly overdue: Excerpt<OverdueInitiative>;
  readonly participation: readonly Participation[];
}

/** What a digest is made from, as it is at one moment. */
export interface DigestFacts extends Told {
  /** When the digest before was issued. */
  readonly since: Date;
  readonly smallestSample: number;
  readonly series: readonly MeasuredSeries[];
}

/** What a digest says. Frozen with it, so that nothing of it changes when the facts do. */
export interface DigestContent extends Told, Changes {
  /** First and last day that it tells of, in UTC. */
  readonly from: string;
  readonly to: string;
  /** The new readings that were looked at: none of them is new to the next one. */
  readonly readingIds: readonly string[];
}

/** A digest that was issued. Never changed. */
export interface Digest {
  readonly id: string;
  readonly organizationId: string;
  /** 1, 2, … of the organization. */
  readonly number: number;
  readonly title: string;
  readonly content: DigestContent;
  readonly markdown: string;
  readonly html: string;
  /** For whoever reads no HTML mails. */
  readonly text: string;
  /** The moment of the schedule that it was issued for. */
  readonly dueAt: Date;
  /** When the digest before was issued, or a week or a month earlier. */
  readonly since: Date;
  readonly issuedAt: Date;
}

/** What there is to tell. */
export function digestOf({ since, smallestSample, series, ...told }: DigestFacts, now: Date): DigestContent {
  return {
    ...{ from: calendarDate(since), to: calendarDate(now), ...told, ...changesIn(series, smallestSample) },
    readingIds: series.map(({ readingId }) => readingId),
  };
}

export const titleOf = ({ organization, from, to }: DigestContent): string =>
  `Customer experience at ${organization}, ${from} to ${to}`;

/** In a sentence, for inboxes. */
export function summaryOf({ moved, approvals, proposals, motions, sunsets, overdue }: DigestContent): string {
  const decisions = approvals.total + proposals.total + motions.total + sunsets.total;
  return [
    `${count(moved.length, 'metric')} moved beyond chance`,
    `${count(decisions, 'decision')} due`,
    `${count(overdue.total, 'initiative')} overdue.`,
  ].join(', ');
}

/** `1 metric`, `2 metrics`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
