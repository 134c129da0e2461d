import { reportBarrier, barrierTitle, type Barrier, type BarrierStatus } from '../../../src/listening/domain/barrier';
import {
  answerBarrier,
  assignBarrier,
  reopenBarrier,
  withdrawBarrier,
} from '../../../src/listening/domain/barrier-life';
import { isRefusal } from '../../../src/shared/refusal';

const now = new Date('2026-11-02T09:00:00Z');
const origin = { id: 'b', organizationId: 'o', reporterId: 'nora', reportedAt: now };
const said = { kind: 'INCENTIVE', description: ' Six minutes a call ', customerEffect: 'They are cut off' } as const;
const reported = reportBarrier(origin, said) as Barrier;
const assigned: Barrier = { ...reported, status: 'ASSIGNED', ownerId: 'hannah', answerBy: '2026-11-20' };
const answered: Barrier = { ...assigned, status: 'ANSWERED', answer: 'KEPT', answerReason: 'Cost', answeredAt: now };
const withdrawn: Barrier = { ...reported, status: 'WITHDRAWN', withdrawnReason: 'Mistaken' };
const byStatus = { REPORTED: reported, ASSIGNED: assigned, ANSWERED: answered, WITHDRAWN: withdrawn };

const problems = (decided: object) =>
  isRefusal(decided) && 'problems' in decided ? decided.problems.map(({ path, message }) => `${path}: ${message}`) : [];

describe('A barrier', () => {
  it('is reported, and waits for somebody to answer it', () => {
    expect(reported).toEqual({
      ...{ ...origin, ...said, description: 'Six minutes a call', channelId: null, productId: null, themeId: null },
      ...{ status: 'REPORTED', ownerId: null, answerBy: null, answer: null, answerReason: null, answeredAt: null },
      ...{ stillInTheWay: null, withdrawnReason: null, version: 1 },
    });
  });

  it('is refused with everything that is wrong', () => {
    const refused = reportBarrier(origin, { ...said, description: ' ', customerEffect: 'x'.repeat(2001) });
    expect(problems(refused)).toEqual([
      'input.description: Expected a text, got an empty one.',
      'input.customerEffect: 2001 characters: expected at most 2000.',
    ]);
  });

  it('is called by its first 80 characters', () => {
    expect(barrierTitle({ description: 'x'.repeat(90) })).toBe(`barrier "${'x'.repeat(79)}…"`);
  });
});

describe('The assignment of a barrier', () => {
  const leader = { setsTheDay: true, today: '2026-11-02' };
  const owner = { setsTheDay: false, today: '2026-11-02' };

  it('names an owner and a day, today or later', () => {
    expect(assignBarrier(reported, { ownerId: 'owen', answerBy: '2026-11-02' }, leader)).toEqual({
      ...{ status: 'ASSIGNED', ownerId: 'owen', answerBy: '2026-11-02' },
    });
  });

  it('keeps the day that was set, also once it is over, when none is given', () => {
    const late = { ...assigned, answerBy: '2026-10-01' };
    for (const by of [leader, owner]) {
      expect(assignBarrier(late, { ownerId: 'owen' }, by)).toMatchObject({ ownerId: 'owen', answerBy: '2026-10-01' });
    }
  });

  it('lets an owner repeat the day, and nobody but those who assign set another', () => {
    expect(assignBarrier(assigned, { ownerId: 'owen', answerBy: '2026-11-20' }, owner)).toMatchObject({
      ownerId: 'owen',
    });
    expect(problems(assignBarrier(assigned, { ownerId: 'owen', answerBy: '2026-12-24' }, owner))).toEqual([
      'input.answerBy: The day stays 2026-11-20 when its owner passes a barrier on: a CX leader or insights can set another.',
    ]);
    expect(assignBarrier(assigned, { ownerId: 'hannah', answerBy: '2026-12-24' }, leader)).toMatchObject({
      answerBy: '2026-12-24',
    });
  });

  it.each([
    [undefined, 'input.answerBy: Expected the day by which it is answered: none is set yet.'],
    ['2026-11-01', 'input.answerBy: 2026-11-01 is in the past (today is 2026-11-02).'],
    ['2026-13-01', 'input.answerBy: "2026-13-01" is not a date (YYYY-MM-DD, from 1900 to 2999).'],
  ])('is refused by %s', (answerBy, problem) => {
    expect(problems(assignBarrier(reported, { ownerId: 'owen', ...(answerBy && { answerBy }) }, leader))).toEqual([
      problem,
    ]);
  });
});

describe('The answer to a barrier', () => {
  it('is kept with its reason and its moment', () => {
    expect(answerBarrier(assigned, { answer: 'REMOVED', reason: ' Out of the bonus ' }, now)).toEqual({
      ...{ status: 'ANSWERED', answer: 'REMOVED', answerReason: 'Out of the bonus', answeredAt: now },
    });
  });

  it('may be found wanting by who reported it: somebody is named anew', () => {
    expect(reopenBarrier(answered, 'Only for day shifts')).toEqual({
      ...{ status: 'REPORTED', ownerId: null, answerBy: null, stillInTheWay: 'Only for day shifts' },
    });
  });

  it('needs words', () => {
    expect(problems(answerBarrier(assigned, { answer: 'KEPT', reason: '' }, now))).toEqual([
      'input.reason: Expected a text, got an empty one.',
    ]);
    expect(problems(reopenBarrier(answered, ' '))).toEqual(['input.stillInTheWay: Expected a text, got an empty one.']);
    expect(problems(withdrawBarrier(assigned, ' '))).toEqual(['input.reason: Expected a text, got an empty one.']);
  });
});

describe('The life of a barrier', () => {
  const acts = {
    assigned: (barrier: Barrier) =>
      assignBarrier(barrier, { ownerId: 'owen', answerBy: '2026-12-01' }, { setsTheDay: true, today: '2026-11-02' }),
    answered: (barrier: Barrier) => answerBarrier(barrier, { answer: 'CHANGED', reason: 'Ten minutes' }, now),
    reopened: (barrier: Barrier) => reopenBarrier(barrier, 'Still'),
    withdrawn: (barrier: Barrier) => withdrawBarrier(barrier, 'Mistaken'),
  };
  const possible: Record<keyof typeof acts, BarrierStatus[]> = {
    assigned: ['REPORTED', 'ASSIGNED'],
    answered: ['ASSIGNED'],
    reopened: ['ANSWERED'],
    withdrawn: ['REPORTED', 'ASSIGNED'],
  };

  it.each(Object.keys(acts) as (keyof typeof acts)[])('lets it be %s where that is possible alone', (act) => {
    const statuses = Object.entries(byStatus).filter(([, barrier]) => !isRefusal(acts[act](barrier)));
    expect(statuses.map(([status]) => status)).toEqual(possible[act]);
  });

  it('says in which status something can be done', () => {
    expect(acts.answered(withdrawn)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'WITHDRAWN',
      message: 'The barrier "Six minutes a call" is WITHDRAWN and cannot be answered: it has to be ASSIGNED.',
    });
  });
});
