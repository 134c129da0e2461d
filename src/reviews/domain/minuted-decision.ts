import { formatMoney } from '../../shared/money';
import { inline } from '../../shared/markdown';
import type { ReviewDecision } from './motion';
import type { ReviewVote, VoteCount } from './review-vote';

/** A decision as the minutes tell it, people by their names. */
export interface MinutedDecision extends Pick<
  ReviewDecision,
  | 'number'
  | 'title'
  | 'outcome'
  | 'status'
  | 'amountMinor'
  | 'scope'
  | 'until'
  | 'reason'
  | 'weightedPriceMinor'
  | 'priceMinor'
  | 'withdrawnReason'
> {
  readonly conditions: readonly {
    readonly text: string;
    readonly owner: string | null;
    readonly dueOn: string | null;
  }[];
  readonly lead: string | null;
  readonly businessOwner: string | null;
  readonly ledBy: string | null;
  readonly count:
    | (Omit<VoteCount, 'recused'> & {
        readonly recused: readonly { readonly member: string; readonly because: string }[];
      })
    | null;
  /** The latest of each seat. */
  readonly votes: readonly (Pick<ReviewVote, 'choice' | 'reason'> & {
    readonly seat: string;
    readonly voter: string;
  })[];
}

/** A decision with its votes, dissent, recusals and the price of its departure, in lines of Markdown. */
export function decisionLines(decision: MinutedDecision, currencyCode: string): string[] {
  const { number, title, outcome, status, amountMinor, scope, until, reason, withdrawnReason } = decision;
  const money = (minor: bigint) => formatMoney({ amountMinor: minor, currencyCode });
  const line = (name: string, text: string | null) => (text === null ? [] : [`- ${name}: ${inline(text)}`]);
  return [
    `### ${number}. ${inline(title)}: ${outcome}, ${status}`,
    '',
    ...(amountMinor === null ? [] : [`- Amount: ${money(amountMinor)}`]),
    ...line(outcome === 'RESCOPE' ? 'What changes' : 'Left out', scope),
    ...line('Until', until),
    ...line(outcome === 'DEFER' ? 'Missing' : 'Reason', reason),
    ...line('Lead', decision.lead),
    ...line('Business owner', decision.businessOwner),
    ...decision.conditions.map(({ text, owner, dueOn }) => {
      const by = [...(owner === null ? [] : [inline(owner)]), ...(dueOn === null ? [] : [`by ${dueOn}`])];
      return `- Condition: ${inline(text)}${by.length === 0 ? '' : ` (${by.join(', ')})`}`;
    }),
    ...priceLines(decision, money),
    ...voteLines(decision),
    ...line('Withdrawn', withdrawnReason),
  ];
}

function priceLines({ weightedPriceMinor, priceMinor }: MinutedDecision, money: (minor: bigint) => string): string[] {
  if (weightedPriceMinor === null || priceMinor === null) return [];
  return [
    `- Departs from the recommended set: ${money(weightedPriceMinor)} of weighted value over the horizon, ${money(priceMinor)} with inaction counted once`,
  ];
}

function voteLines({ count, votes, ledBy }: MinutedDecision): string[] {
  const told = ({ seat, voter }: MinutedDecision['votes'][number]) =>
    seat === voter ? inline(voter) : `${inline(voter)} for ${inline(seat)}`;
  const by = (choice: ReviewVote['choice']) => votes.filter((vote) => vote.choice === choice);
  const names = (choice: ReviewVote['choice']) => by(choice).map(told).join(', ') || 'nobody';
  if (count === null) return ['- Not voted on to the end'];
  return [
    `- Votes, led by ${inline(ledBy ?? '')}: ${count.for} for (${names('FOR')}), ${count.against} against (${names('AGAINST')}), ${count.abstained} abstained (${names('ABSTAIN')}), ${count.silent} said nothing; ${count.needed} had to vote`,
    ...(count.byCastingVote ? [`- As many for as against: the chair's vote decided`] : []),
    ...(count.customerHadSay ? [] : ['- The seat that speaks for the customer had no say']),
    ...by('AGAINST').map((vote) => `- Dissent of ${told(vote)}: ${inline(vote.reason ?? '')}`),
    ...count.recused.map(({ member, because }) => `- Recused: ${inline(member)}, ${inline(because)}`),
  ];
}
