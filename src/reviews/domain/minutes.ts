import { DateTime } from 'luxon';
import type { Attendance } from '../../meetings/domain/attendance';
import { formatMoney } from '../../shared/money';
import type { ReviewDeparture } from './departing';
import { inline } from '../../shared/markdown';
import type { MinutedDecision } from './minuted-decision';
import { decisionLines } from './minuted-decision';
import type { PreRead } from './pre-read';
import type { PortfolioReview } from './review';

/** All that the minutes of a review tell, people by their names. */
export interface MinutesFacts {
  readonly review: Pick<PortfolioReview, 'status' | 'currencyCode' | 'closedAt' | 'freedMinor'> & {
    readonly closedBy: string | null;
    readonly departure: ReviewDeparture | null;
  };
  readonly portfolio: string;
  readonly body: string;
  readonly meeting: {
    readonly title: string;
    readonly startsAt: Date;
    readonly timeZone: string;
    readonly place: string | null;
    /** How many members had to be there; null while it is not opened. */
    readonly quorum: number | null;
    readonly guests: readonly string[];
  };
  readonly seats: readonly {
    readonly member: string;
    readonly attendance: Attendance;
    readonly attendedBy: string | null;
    readonly isChair: boolean;
    readonly speaksForCustomer: boolean;
  }[];
  readonly preReads: readonly (Pick<PreRead, 'number' | 'reason' | 'changes' | 'inputsHash' | 'frozenAt'> & {
    readonly frozenBy: string;
  })[];
  readonly decisions: readonly MinutedDecision[];
  readonly offers: readonly { readonly title: string; readonly amountMinor: bigint }[];
  /** What was on the agenda and no motion was carried on. */
  readonly undecided: readonly string[];
}

/** The minutes of a review as Markdown; what people wrote stands in it as text, whatever it holds. */
export function minutes(facts: MinutesFacts): string {
  const { review, portfolio, body, meeting } = facts;
  const when = DateTime.fromJSDate(meeting.startsAt, { zone: meeting.timeZone }).toFormat("yyyy-MM-dd 'at' HH:mm");
  const closed =
    review.closedAt === null
      ? [`Not closed yet: the review is ${review.status}.`]
      : [`Closed by ${inline(review.closedBy ?? '')} on ${moment(review.closedAt)}.`];
  return [
    [`# Portfolio review of ${inline(portfolio)}`],
    [
      `${inline(body)}, ${inline(meeting.title)}: ${when} (${inline(meeting.timeZone)})${place(meeting.place)}.`,
      ...closed,
    ],
    ['## Attendance', ...attendance(facts)],
    ['## What it rests on', ...facts.preReads.flatMap(preReadLines)],
    ['## Decisions', ...(facts.decisions.length === 0 ? ['None.'] : [])],
    ...facts.decisions.map((decision) => decisionLines(decision, review.currencyCode)),
    ...(review.closedAt === null ? [] : [['## The recommended set', ...departureLines(facts)]]),
    ...(review.closedAt === null ? [] : [['## Money freed', ...offerLines(facts)]]),
    ['## Not decided', ...listed(facts.undecided)],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');
}

const moment = (at: Date): string => at.toISOString();
const place = (text: string | null): string => (text === null ? '' : `, ${inline(text)}`);
const listed = (texts: readonly string[]): string[] =>
  texts.length === 0 ? ['Nothing.'] : texts.map((text) => `- ${inline(text)}`);

const TAKEN: Readonly<Record<Attendance, string>> = {
  PRESENT: 'present',
  DEPUTY: 'represented by',
  EXCUSED: 'excused',
  ABSENT: 'absent',
};

function attendance({ seats, meeting }: MinutesFacts): string[] {
  const lines = seats.map(({ member, attendance: how, attendedBy, isChair, speaksForCustomer }) => {
    const roles = [...(isChair ? ['chair'] : []), ...(speaksForCustomer ? ['speaks for the customer'] : [])];
    const as = roles.length === 0 ? '' : ` (${roles.join(', ')})`;
    const by = how === 'DEPUTY' && attendedBy !== null ? ` ${inline(attendedBy)}` : '';
    return `- ${inline(member)}${as}: ${TAKEN[how]}${by}`;
  });
  const present = seats.filter(({ attendedBy }) => attendedBy !== null).length;
  const quorum =
    meeting.quorum === null
      ? 'The meeting was not opened.'
      : `Quorum: ${present} of ${seats.length} members, ${meeting.quorum} needed.`;
  const guests = meeting.guests.length === 0 ? [] : [`Guests: ${meeting.guests.map(inline).join(', ')}.`];
  return [...lines, '', quorum, ...guests];
}

function preReadLines({
  number,
  reason,
  changes,
  inputsHash,
  frozenBy,
  frozenAt,
}: MinutesFacts['preReads'][number]): string[] {
  const name = number === 0 ? 'Pre-read' : `Amendment ${number}`;
  return [
    `- ${name}, frozen by ${inline(frozenBy)} on ${moment(frozenAt)}: SHA-256 ${inputsHash}`,
    ...(reason === null ? [] : [`  - Reason: ${inline(reason)}`]),
    ...changes.map((change) => `  - ${inline(change)}`),
  ];
}

function departureLines({ review }: MinutesFacts): string[] {
  const { departure, currencyCode } = review;
  if (departure === null) return ['There is none to compare with.'];
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const { weightedPriceMinor, priceMinor, added, dropped, broken } = departure;
  if (added.length + dropped.length === 0) return ['It was followed.'];
  return [
    `Departing from it costs ${money(weightedPriceMinor)} of weighted value over the horizon, ${money(priceMinor)} with inaction counted once.`,
    '',
    ...added.map((title) => `- Added: ${inline(title)}`),
    ...dropped.map((title) => `- Left out: ${inline(title)}`),
    ...broken.map((sentence) => `- ${inline(sentence)}`),
  ];
}

function offerLines({ review, offers }: MinutesFacts): string[] {
  const { freedMinor, currencyCode } = review;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  return [
    `${money(freedMinor ?? 0n)} were given back by what was decided.`,
    ...(offers.length === 0 ? [] : ['', 'Offered to the next in rank, for a further decision:', '']),
    ...offers.map(({ title, amountMinor }) => `- ${inline(title)}: ${money(amountMinor)}`),
  ];
}
