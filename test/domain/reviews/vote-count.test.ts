import fc from 'fast-check';
import type { Part } from '../../../src/reviews/domain/part';
import { REVIEW_VOTE_CHOICES, type ReviewVoteChoice, type VoteCount } from '../../../src/reviews/domain/review-vote';
import { countVotes, voteSaid, type AtTheTable } from '../../../src/reviews/domain/vote-count';
import type { GateUnmet } from '../../../src/shared/refusal';

/** Ben leads four members, of whom three have to vote; Ina speaks for the customer; Bea is there for Cho. */
const TABLE: AtTheTable = {
  ...{ quorum: 3, customerVoiceId: 'ina', chairId: 'ben' },
  seats: [
    ...['ben', 'ina', 'fin'].map((memberId) => ({ memberId, attendedById: memberId })),
    { memberId: 'cho', attendedById: 'bea' },
  ],
};

const votes = (said: Readonly<Record<string, ReviewVoteChoice>>) =>
  Object.entries(said).map(([seatId, choice], index) => ({ seatId, choice, sequence: index + 1, reason: 'Why' }));

const counted = (said: Readonly<Record<string, ReviewVoteChoice>>, parts: readonly Part[] = [], table = TABLE) =>
  countVotes(table, parts, votes(said)) as VoteCount;
const missing = (said: Readonly<Record<string, ReviewVoteChoice>>, parts: readonly Part[] = [], table = TABLE) =>
  (countVotes(table, parts, votes(said)) as GateUnmet).missing.map(({ message }) => message);

describe('A motion', () => {
  it('is carried when more are for it than against', () => {
    expect(counted({ ben: 'AGAINST', ina: 'FOR', fin: 'FOR', cho: 'ABSTAIN' })).toEqual({
      ...{ for: 2, against: 1, abstained: 1, silent: 0, recused: [], needed: 3 },
      ...{ customerHadSay: true, byCastingVote: false, carried: true },
    });
    expect(counted({ ben: 'FOR', ina: 'AGAINST', fin: 'AGAINST' })).toMatchObject({ silent: 1, carried: false });
  });

  it('is decided by the vote of the chair where as many are for as against, and lost without one', () => {
    expect(counted({ ben: 'FOR', ina: 'AGAINST', fin: 'ABSTAIN' })).toMatchObject({
      byCastingVote: true,
      carried: true,
    });
    expect(counted({ ben: 'AGAINST', ina: 'FOR', fin: 'ABSTAIN' })).toMatchObject({
      byCastingVote: true,
      carried: false,
    });
    expect(counted({ ben: 'ABSTAIN', ina: 'FOR', fin: 'AGAINST' })).toMatchObject({
      byCastingVote: true,
      carried: false,
    });
    expect(counted({ ben: 'ABSTAIN', ina: 'ABSTAIN', fin: 'ABSTAIN' })).toMatchObject({
      ...{ byCastingVote: false, carried: false },
    });
  });

  it('counts the latest of a seat', () => {
    const changed = [
      ...votes({ ben: 'FOR', ina: 'FOR', fin: 'FOR' }),
      { ...votes({ ben: 'AGAINST' })[0]!, sequence: 4 },
    ];
    expect(countVotes(TABLE, [], changed)).toMatchObject({ for: 2, against: 1 });
  });

  it('waits until as many have voted as the quorum asks for', () => {
    expect(missing({ ben: 'FOR', ina: 'FOR' })).toEqual(['2 of 4 with a say have voted, 3 needed']);
  });

  it('is not counted by those with a part in it, nor by who sits there for them, nor by who recused themselves', () => {
    const parts = [
      { personId: 'fin', as: 'sponsor' },
      { personId: 'bea', as: 'lead' },
    ];
    expect(missing({ ben: 'FOR', ina: 'RECUSED', fin: 'FOR', cho: 'FOR' }, parts)).toEqual([
      '1 of 1 with a say have voted, 3 needed',
    ]);
    expect(
      counted({ ben: 'FOR', ina: 'RECUSED', fin: 'FOR', cho: 'FOR' }, parts, { ...TABLE, quorum: 1 }),
    ).toMatchObject({
      ...{ for: 1, customerHadSay: false, carried: true },
      recused: [
        { memberId: 'ina', because: 'Why' },
        { memberId: 'fin', because: 'its sponsor' },
        { memberId: 'cho', because: 'its lead' },
      ],
    });
  });

  it('waits for somebody on the seat that speaks for the customer', () => {
    const seats = TABLE.seats.map((seat) => (seat.memberId === 'ina' ? { ...seat, attendedById: null } : seat));
    expect(missing({ ben: 'FOR', fin: 'FOR', cho: 'FOR' }, [], { ...TABLE, seats })).toEqual([
      'nobody speaks for the customer',
    ]);
  });

  it('never loses by one more vote for it, nor is carried by one more against', () => {
    const choice = fc.constantFrom(...REVIEW_VOTE_CHOICES);
    fc.assert(
      fc.property(fc.tuple(choice, choice, choice, choice), fc.constantFrom('ben', 'ina', 'fin', 'cho'), (all, who) => {
        const said = { ben: all[0], ina: all[1], fin: all[2], cho: all[3] };
        const table = { ...TABLE, quorum: 0 };
        if (said[who] === 'RECUSED') return;
        const before = counted(said, [], table).carried;
        expect(counted({ ...said, [who]: 'FOR' }, [], table).carried || !before).toBe(true);
        expect(counted({ ...said, [who]: 'AGAINST' }, [], table).carried && !before).toBe(false);
      }),
    );
  });
});

describe('A vote', () => {
  it('says why when it dissents or has no say', () => {
    expect(voteSaid({ choice: 'FOR' })).toEqual({ choice: 'FOR', reason: null });
    for (const choice of ['AGAINST', 'RECUSED'] as const) {
      expect(voteSaid({ choice, reason: ' ' })).toMatchObject({
        message: `input.reason: Expected a reason for ${choice}, got none.`,
      });
    }
  });
});
