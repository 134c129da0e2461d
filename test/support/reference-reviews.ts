import type { EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ConditionTable } from '../../src/approvals';
import { PortfolioTable } from '../../src/budget';
import { InitiativeEventTable, InitiativeTable } from '../../src/initiatives';
import { MeetingTable } from '../../src/meetings';
import { ProposalTable } from '../../src/proposals';
import {
  PortfolioReviewTable,
  PreReadTable,
  ReviewDecisionTable,
  ReviewItemTable,
  ReviewOfferTable,
  ReviewVoteTable,
} from '../../src/reviews';
import type { Row } from './reference';

type Rows = readonly [EntitySchema<any>, Record<string, any>[]];

interface Awkward {
  readonly text: (index: number) => string;
  readonly person: (index: number) => string;
  readonly moment: (index: number) => Date;
}

/** Reviews in every status, at meetings in every status, with all that they hold; no rule looks at them. */
export function reviewRows(rows: readonly Rows[], { text, person, moment }: Awkward): readonly Rows[] {
  const all = (table: EntitySchema<any>) => rows.filter(([each]) => each === table).flatMap(([, of]) => of);
  const [meetings, portfolios, proposals] = [all(MeetingTable), all(PortfolioTable), all(ProposalTable)];
  const [initiatives, events] = [all(InitiativeTable), all(InitiativeEventTable)];
  const { organizationId } = portfolios[0]! as Row;
  const own = () => ({ id: uuidv7(), organizationId: organizationId as string });
  const currencyCode = 'USD';
  // Their meetings are PLANNED, OPEN, PLANNED, CLOSED and CANCELLED.
  const reviews = [0, 1, 4, 2, 3].map((meeting, i) => {
    const status = ['PLANNED', 'PRE_READ', 'PRE_READ', 'CLOSED', 'CANCELLED'][i]!;
    const isClosed = status === 'CLOSED';
    return {
      ...{ ...own(), portfolioId: portfolios[i % 2]!['id'], meetingId: meetings[meeting]!['id'], status, currencyCode },
      ...{ plannedById: person(i), plannedAt: moment(i), issuedAt: i === 0 || i === 4 ? null : moment(i + 1) },
      ...{ closedById: isClosed ? person(i) : null, closedAt: isClosed ? moment(i) : null },
      ...{ freedMinor: isClosed ? 9_007_199_254_740_993n : null, version: i + 1 },
      departure: isClosed
        ? { weightedPriceMinor: '9007199254740993', priceMinor: '-5', added: [text(0)], dropped: [], broken: [text(4)] }
        : null,
      cancelledReason: status === 'CANCELLED' ? text(i) : null,
    };
  });
  const preReads = [1, 2, 3, 3].map((of, i) => ({
    ...{ ...own(), reviewId: reviews[of]!.id, number: i === 3 ? 1 : 0, reason: i === 3 ? text(i) : null },
    ...{ changes: i === 3 ? [text(0), text(2)] : [], inputs: {}, inputsHash: 'ab'.repeat(32), answers: {} },
    ...{ frozenById: person(i), frozenAt: moment(i) },
  }));
  const items = preReads.flatMap(({ id: preReadId }, i) =>
    [0, 1, 2].map((at) => ({
      ...{
        ...own(),
        preReadId,
        position: at + 1,
        proposalId: proposals[at + i]!['id'],
        title: text(at + i),
        currencyCode,
      },
      ...{ initiativeId: at === 1 ? initiatives[i]!['id'] : null, scoreMicro: BigInt(7_123_456 * (at - 1)) },
      ...{ rank: at === 2 ? null : at + 1, withinBudget: at === 0, robustness: [null, 'SAFE', 'OUT'][at]! },
      ...{ recommended: [true, false, null][at]!, neededMinor: 1n, valueMinor: -9_007_199_254_740_993n },
      ...{ valueOverHorizonMinor: 3n, weightedValueOverHorizonMinor: 4n, totalCostMinor: 5n },
    })),
  );
  const decisions = decisionRows({ text, person, moment }, { own, reviews, proposals, initiatives, events });
  const votes = decisions.slice(0, 2).flatMap(({ id: decisionId }) =>
    [1, 2, 1, 3].map((seat, i) => ({
      ...{ ...own(), decisionId, sequence: i + 1, seatId: person(seat), voterId: person(seat + (i % 2)) },
      ...{ choice: 'RECUSED', reason: text(i), castAt: moment(i) },
    })),
  );
  return [
    [PortfolioReviewTable, reviews],
    [PreReadTable, preReads],
    [ReviewItemTable, items],
    [ReviewDecisionTable, decisions],
    [ReviewVoteTable, votes],
    [
      ReviewOfferTable,
      [0, 1].map((i) => ({
        ...{ ...own(), reviewId: reviews[3]!.id, position: i + 1, proposalId: proposals[i]!['id'] },
        ...{ amountMinor: BigInt(i), currencyCode, offeredAt: moment(i) },
      })),
    ],
    [
      ConditionTable,
      [
        {
          ...{ ...own(), approvalId: null, voteId: null, reviewDecisionId: decisions[0]!.id, number: 1, text: text(1) },
          ...{ subjectKind: 'INITIATIVE', subjectId: initiatives[0]!['id'], state: 'OPEN', ownerId: person(0) },
          ...{ confirmerId: person(1), dueOn: null, setAt: moment(0), openedAt: moment(1), done: null, link: null },
          ...{ metById: null, metAt: null, reason: null, decidedById: null, decidedAt: null, version: 1 },
        },
      ],
    ],
  ];
}

type Held = Readonly<Record<'reviews' | 'proposals' | 'initiatives' | 'events', readonly Record<string, any>[]>>;

/** In every status and to many outcomes, of two reviews. */
function decisionRows(
  { text, person, moment }: Awkward,
  {
    own,
    reviews,
    proposals,
    initiatives,
    events,
  }: Held & { readonly own: () => { id: string; organizationId: string } },
) {
  return ['FUND_WITH_CONDITIONS', 'SUNSET', 'DECLINE', 'RESCOPE', 'FUND', 'DEFER'].map((outcome, i) => {
    const status = ['CARRIED', 'CARRIED', 'LOST', 'OPEN', 'WITHDRAWN', 'OPEN'][i]!;
    const isDecided = i < 3;
    const isOnInitiative = outcome === 'SUNSET' || outcome === 'RESCOPE';
    const money = outcome === 'RESCOPE' ? BigInt(i) : null;
    return {
      ...{ ...own(), reviewId: reviews[1 + 2 * (i % 2)]!['id'], number: i + 1, proposalId: proposals[i]!['id'] },
      ...{ initiativeId: isOnInitiative ? initiatives[i]!['id'] : null, title: text(i), currencyCode: 'USD' },
      ...{
        subjectVersion: 1,
        outcome,
        status,
        costOneOffMinor: money,
        costYearlyMinor: money,
        valueYearlyMinor: money,
      },
      ...{ amountMinor: i % 2 === 0 ? 9_007_199_254_740_993n : null, scope: i === 3 ? text(3) : null },
      until: outcome === 'DEFER' ? '2026-12-31' : null,
      conditions:
        i === 0
          ? [
              { text: text(0), ownerId: person(2), dueOn: '2026-12-31' },
              { text: text(2), ownerId: null, dueOn: null },
            ]
          : [],
      ...{ reason: i % 2 === 0 ? null : text(i), leadId: i === 0 ? person(0) : null },
      ...{ businessOwnerId: i === 0 ? person(1) : null, weightedPriceMinor: i === 2 ? -1n : null },
      ...{ priceMinor: i === 2 ? 2n : null, putById: person(i), putAt: moment(i) },
      ...{ decidedById: isDecided ? person(i) : null, decidedAt: isDecided ? moment(i + 1) : null },
      count: isDecided
        ? {
            ...{ for: 2, against: i, abstained: 0, silent: 1, needed: 2, customerHadSay: true, byCastingVote: false },
            ...{ carried: i < 2, recused: i === 1 ? [{ memberId: person(1), because: text(4) }] : [] },
          }
        : null,
      withdrawnReason: status === 'WITHDRAWN' ? text(i) : null,
      ...{
        eventId: i === 1 ? events[0]!['id'] : null,
        begunId: i === 0 ? initiatives[0]!['id'] : null,
        version: i + 1,
      },
    };
  });
}
