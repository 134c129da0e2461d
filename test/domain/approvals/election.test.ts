import { answering, assigning, recusing } from '../../../src/approvals/domain/conduct';
import {
  countedVotes,
  deputiesOf,
  electoratesOf,
  seatFor,
  seatsAwaited,
  seatsToVoteFor,
  tallyOf,
  votersOf,
  withVote,
  type Ballot,
  type Election,
} from '../../../src/approvals/domain/election';
import { saying } from '../../../src/approvals/domain/vote';

const NOW = new Date('2026-07-07T09:00:00Z');
const standIn = (fromId: string, toId: string) => ({
  ...{ fromId, toId, firstDay: '2026-07-01', lastDay: '2026-07-14', portfolioId: null, timeZone: 'UTC' },
});
/** Leah, Liam and Lou are asked, any two of them; Lou leads the work; Dee stands in for Leah and Lou. */
const election = (ballot: Partial<Ballot> = {}): Election => ({
  ballot: {
    contentVersion: 2,
    groups: [{ name: 'board', needs: { count: 2 }, veto: false, memberIds: ['leah', 'liam', 'lou'] }],
    votes: [],
    recusedIds: [],
    standIns: [standIn('leah', 'dee'), standIn('lou', 'dee'), standIn('leah', 'lou')],
    ...ballot,
  },
  concernedIds: ['lou'],
  portfolioId: 'retail',
  now: NOW,
});
const vote = (seatId: string, voterId = seatId, contentVersion = 2) => ({
  ...{ seatId, voterId, choice: 'APPROVE' as const, contentVersion },
});

describe('Who has a say', () => {
  it('is a member without a part in it who declared no conflict', () => {
    expect(electoratesOf(election())[0]?.seatIds).toEqual(['leah', 'liam']);
    expect(electoratesOf(election({ recusedIds: ['leah'] }))[0]?.seatIds).toEqual(['liam']);
  });

  it('are deputies, too, but none with a part in it, nor for anybody who has one', () => {
    expect(deputiesOf('leah', election())).toEqual(['dee']);
    expect(seatsToVoteFor('dee', election())).toEqual(['leah']);
    expect(seatsToVoteFor('lou', election())).toEqual([]);
    expect(votersOf(election())).toEqual(['leah', 'dee', 'lou', 'liam']);
  });
});

describe('The votes that count', () => {
  it('are the latest of each seat, on the present content', () => {
    const votes = [vote('leah', 'leah', 1), { ...vote('liam'), choice: 'ABSTAIN' as const }, vote('liam')];
    expect(countedVotes(election({ votes }))).toEqual([{ seatId: 'liam', voterId: 'liam', choice: 'APPROVE' }]);
  });

  it('are none of whoever declared a conflict, for themselves or for another', () => {
    const votes = [vote('leah', 'dee'), vote('liam')];
    expect(countedVotes(election({ votes, recusedIds: ['dee'] }))).toHaveLength(1);
    expect(tallyOf(election({ votes })).state).toBe('APPROVED');
    expect(tallyOf(election({ votes, recusedIds: ['leah'] })).state).toBe('BLOCKED');
  });
});

describe('The seat of a vote', () => {
  it('is one’s own, or the only one that is stood in for, unless it is named', () => {
    expect(seatFor('leah', null, election())).toEqual({ seatId: 'leah' });
    expect(seatFor('dee', null, election())).toEqual({ seatId: 'leah' });
    expect(seatFor('dee', 'leah', election())).toEqual({ seatId: 'leah' });
    const two = election({ standIns: [standIn('leah', 'dee'), standIn('liam', 'dee')] });
    expect(seatFor('dee', null, two)).toMatchObject({
      problems: [{ path: 'input.forId', message: 'You stand in for 2 people here: say for whom you vote.' }],
    });
  });

  it('is taken back by its own person, and never taken from them', () => {
    const deputy = withVote(election(), { seatId: 'leah', voterId: 'dee', choice: 'APPROVE' });
    expect(seatFor('leah', null, deputy)).toEqual({ seatId: 'leah' });
    const herself = withVote(election(), { seatId: 'leah', voterId: 'leah', choice: 'ABSTAIN' });
    expect(seatFor('dee', 'leah', herself)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'VOTED' });
    expect(seatFor('dee', null, herself)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'VOTED' });
  });

  it('is nobody’s with a part in it, and not of those who are not stood in for', () => {
    expect(seatFor('dee', 'lou', election())).toMatchObject({ code: 'OWN_DECISION' });
    expect(seatFor('dee', 'liam', election())).toMatchObject({ problems: [{ path: 'input.forId' }] });
    expect(seatFor('dee', 'dee', election())).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'NO_SEAT' });
    const gone = election({ recusedIds: ['leah'] });
    expect(seatFor('dee', null, gone)).toMatchObject({ status: 'NO_SEAT' });
    expect(seatFor('leah', null, gone)).toMatchObject({ status: 'RECUSED' });
  });
});

describe('What is said', () => {
  it('names all that is wanting', () => {
    expect(saying({ choice: 'RETURN', conditions: [{ text: 'x' }], questionToId: 'ben' }, '2026-07-07')).toMatchObject({
      problems: [{ path: 'input.reason' }, { path: 'input.conditions' }, { path: 'input.questionToId' }],
    });
    expect(saying({ choice: 'APPROVE', reason: 'x'.repeat(2001) }, '2026-07-07')).toMatchObject({
      problems: [{ path: 'input.reason', message: '2001 characters: expected at most 2000.' }],
    });
    expect(saying({ choice: 'QUESTION', reason: ' Why? ', questionToId: 'ben' }, '2026-07-07')).toEqual({
      ...{ choice: 'QUESTION', reason: 'Why?', conditions: [] },
    });
  });
});

describe('The conduct of an approval', () => {
  const open = { gate: 'DESIGN', decision: null };
  const decided = { gate: 'DESIGN', decision: 'APPROVED' as const };
  const why = { reason: ' Shares ' };

  it('lets somebody with a say recuse themselves once', () => {
    expect(recusing(open, election(), 'leah', why)).toEqual({ reason: 'Shares' });
    expect(recusing(open, election(), 'lou', why)).toMatchObject({ code: 'OWN_DECISION' });
    expect(recusing(open, election({ recusedIds: ['leah'] }), 'leah', why)).toMatchObject({ status: 'RECUSED' });
    expect(recusing(decided, election(), 'leah', why)).toMatchObject({ status: 'APPROVED' });
    expect(recusing(open, election(), 'leah', { reason: ' ' })).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it('answers a question once', () => {
    expect(answering({ closedAt: null, answer: null }, { answer: 'Yes' }, 'des', NOW)).toEqual({
      ...{ answer: 'Yes', answeredById: 'des', closedAt: NOW },
    });
    expect(answering({ closedAt: NOW, answer: 'No' }, { answer: 'Yes' }, 'des', NOW)).toMatchObject({
      status: 'ANSWERED',
    });
    expect(answering({ closedAt: NOW, answer: null }, { answer: 'Yes' }, 'des', NOW)).toMatchObject({
      status: 'CLOSED',
    });
    expect(answering({ closedAt: null, answer: null }, { answer: ' ' }, 'des', NOW)).toMatchObject({
      problems: [{ path: 'input.answer' }],
    });
  });

  it('gives a seat away only where too few are left', () => {
    const blocked = election({ recusedIds: ['leah'] });
    const seat = { group: 'board', personId: 'ben', reason: 'Knows' };
    expect(assigning(open, blocked, seat)).toEqual({ groupName: 'board', personId: 'ben', reason: 'Knows' });
    expect(assigning(open, election(), seat)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'OPEN' });
    expect(assigning(decided, blocked, seat)).toMatchObject({ status: 'APPROVED' });
    const problemOf = (different: object) => assigning(open, blocked, { ...seat, ...different });
    expect(problemOf({ group: 'nobody' })).toMatchObject({ problems: [{ path: 'input.group' }] });
    for (const personId of ['lou', 'leah', 'liam']) {
      expect(problemOf({ personId })).toMatchObject({ problems: [{ path: 'input.personId' }] });
    }
  });
});

describe('The seats that are awaited', () => {
  const says = (seatId: string, choice: 'APPROVE' | 'ABSTAIN' | 'QUESTION', voterId = seatId) => ({
    ...{ seatId, voterId, choice, contentVersion: 2 },
  });

  it('are those who have a say and have not decided; who asks is awaited still', () => {
    expect(seatsAwaited(election())).toEqual(['leah', 'liam']);
    expect(seatsAwaited(election({ votes: [says('leah', 'QUESTION'), says('liam', 'APPROVE')] }))).toEqual(['leah']);
  });

  it('are none of a group that has what it needs', () => {
    const group = (name: string, needs: 'ANY' | 'ALL', memberIds: string[]) => ({
      name,
      needs,
      veto: false,
      memberIds,
    });
    const groups = [group('board', 'ANY', ['leah', 'liam']), group('finance', 'ANY', ['fin', 'flo'])];
    expect(seatsAwaited(election({ groups, votes: [says('liam', 'APPROVE')] }))).toEqual(['fin', 'flo']);
  });
});

describe('An escalated vote', () => {
  it('lets another approver be named although enough have a say', () => {
    const input = { group: 'board', personId: 'sue', reason: 'Leah does not answer.' };
    const open = { gate: 'DISCOVER', decision: null };
    expect(assigning(open, election(), input)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'OPEN' });
    expect(assigning(open, election(), input, { isEscalated: true })).toMatchObject({
      groupName: 'board',
      personId: 'sue',
    });
  });
});
