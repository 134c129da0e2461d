import type { Transaction } from '../audit';
import type { GovernanceBody } from '../organization/domain/governance-body';
import { seatsOf } from '../organization';
import { notify } from '../notifications';
import type { News } from '../notifications/domain/notification';
import type { MeetingSeat } from '../meetings/domain/attendance';
import { formatMoney } from '../shared/money';
import type { ReviewDecision } from './domain/motion';
import type { Part } from './domain/part';
import type { PortfolioReview } from './domain/review';

const ofReview = ({ id }: PortfolioReview) => ({ kind: 'PORTFOLIO_REVIEW', id }) as const;

interface Body {
  readonly body: Pick<GovernanceBody, 'id' | 'name'>;
  readonly seats: readonly MeetingSeat[];
}

/** The members and who comes in their place: at the meeting, once it is opened. */
async function membersOf(tx: Transaction, { body, seats }: Body): Promise<readonly string[]> {
  const atMeeting = seats.flatMap(({ memberId, attendedById }) => [memberId, attendedById]);
  const usual = seats.length > 0 ? [] : await seatsOf(tx, body.id);
  const all = [...atMeeting, ...usual.flatMap(({ personId, deputyId }) => [personId, deputyId])];
  return all.filter((id) => id !== null);
}

interface Issued {
  readonly number: number;
  readonly reason: string | null;
  readonly changes: readonly string[];
  readonly items: number;
}

/** The members hear that there is something to read before they meet, or that it has changed. */
export async function tellPreRead(
  tx: Transaction,
  { review, ...body }: Body & { readonly review: PortfolioReview },
  { number, reason, changes, items }: Issued,
): Promise<void> {
  const name = `${body.body.name}: the pre-read of the portfolio review`;
  const told =
    number === 0
      ? { title: name, text: `${items} proposals and initiatives are on its agenda.` }
      : { title: `${name} is amended`, text: [`The reason: ${reason ?? ''}`, ...changes.slice(0, 20)].join('\n') };
  const toIds = await membersOf(tx, body);
  await notify(tx, [{ kind: 'PRE_READ_ISSUED', subject: ofReview(review), toIds, ...told }]);
}

const DECIDED: Readonly<Record<ReviewDecision['outcome'], string>> = {
  FUND: 'Funded',
  FUND_IN_PART: 'Funded in part',
  FUND_WITH_CONDITIONS: 'Funded with conditions',
  DEFER: 'Deferred',
  DECLINE: 'Declined',
  CONTINUE: 'Goes on',
  RESCOPE: 'Rescoped',
  PAUSE: 'Paused',
  SUNSET: 'To be sunset',
};

/** A carried decision and those with a part in what it is on. */
export interface WrittenDecision {
  readonly decision: ReviewDecision;
  readonly parts: readonly Part[];
}

/** A proposal that is offered freed money, and who sponsors it. */
export interface OfferMade {
  readonly title: string;
  readonly amountMinor: bigint;
  readonly toIds: readonly string[];
}

/** Everybody concerned hears: those with a part in what is decided, the body, and whose proposals are next in rank. */
export async function tellClosed(
  tx: Transaction,
  { review, ...body }: Body & { readonly review: PortfolioReview },
  written: readonly WrittenDecision[],
  offers: readonly OfferMade[],
): Promise<void> {
  const { name } = body.body;
  const subject = ofReview(review);
  const decided = written.map(({ decision, parts }): News => ({
    ...{ kind: 'REVIEW_DECIDED', subject, toIds: parts.map(({ personId }) => personId) },
    title: `${DECIDED[decision.outcome]} by ${name}: "${decision.title}"`,
    text: [...(decision.scope === null ? [] : [decision.scope]), ...because(decision)].join('\n'),
  }));
  const lines = written.map(({ decision }) => `${DECIDED[decision.outcome]}: "${decision.title}"`);
  const ended: News = {
    ...{ kind: 'REVIEW_DECIDED', subject, toIds: await membersOf(tx, body) },
    ...{ title: `${name} has closed a portfolio review`, text: lines.join('\n') || 'Nothing was decided.' },
  };
  const { currencyCode } = review;
  const offered = offers.map(({ title, amountMinor, toIds }): News => ({
    ...{ kind: 'REVIEW_OFFER', subject, toIds, title: `Money was freed: "${title}" is next in rank` },
    text: `${formatMoney({ amountMinor, currencyCode })} would fund it; a further decision is needed for that.`,
  }));
  await notify(tx, [...decided, ended, ...offered]);
}

function because({ outcome, reason, until }: ReviewDecision): string[] {
  if (reason === null) return until === null ? ['As it was asked for.'] : [];
  if (outcome === 'DEFER') return [`Until ${until ?? ''}. What is missing: ${reason}`];
  return [`The reason: ${reason}`];
}
