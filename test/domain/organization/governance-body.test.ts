import {
  decidingOn,
  governanceBodyContent,
  type GovernanceBodyInput,
} from '../../../src/organization/domain/governance-body';
import { isRefusal } from '../../../src/shared/refusal';

const BOARD: GovernanceBodyInput = {
  name: ' CX board ',
  charter: 'Decides what is funded.',
  meetings: 'First Tuesday of each month',
  chairId: 'ann',
  customerVoiceId: 'bob',
  quorum: 2,
  members: [{ personId: 'ann', deputyId: 'dan' }, { personId: 'bob' }],
};

type Others = Parameters<typeof governanceBodyContent>[1];
const answer = (changes: Partial<GovernanceBodyInput>, others: Others = [], ownId?: string) =>
  governanceBodyContent({ ...BOARD, ...changes }, others, ownId);
const problems = (...asked: Parameters<typeof answer>) => {
  const content = answer(...asked);
  return isRefusal(content) ? content.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe('A governance body', () => {
  it('has seats in the order given, and decides any amount when no limit is set', () => {
    expect(answer({})).toEqual({
      body: {
        name: 'CX board',
        charter: 'Decides what is funded.',
        meetings: 'First Tuesday of each month',
        chairId: 'ann',
        customerVoiceId: 'bob',
        quorum: 2,
        decidesUpToMinor: null,
        escalatesToId: null,
      },
      seats: [
        { personId: 'ann', deputyId: 'dan' },
        { personId: 'bob', deputyId: null },
      ],
    });
  });

  it.each<[string, Partial<GovernanceBodyInput>, string]>([
    [
      'a quorum of more than its members',
      { quorum: 3 },
      'input.quorum: A quorum of 3: expected 1 to 2, the number of members.',
    ],
    ['a quorum of nobody', { quorum: 0 }, 'input.quorum: A quorum of 0: expected 1 to 2, the number of members.'],
    ['a chair who is no member', { chairId: 'dan' }, 'input.chairId: The chair is not one of the members.'],
    [
      'a customer’s seat of somebody who is no member',
      { customerVoiceId: 'dan' },
      'input.customerVoiceId: Who speaks for the customer is not one of the members.',
    ],
    [
      'a deputy of themselves',
      { members: [{ personId: 'ann' }, { personId: 'bob', deputyId: 'bob' }] },
      'input.members[1].deputyId: Nobody is a deputy of themselves.',
    ],
    [
      'a deputy who has a seat of their own',
      { members: [{ personId: 'ann', deputyId: 'bob' }, { personId: 'bob' }] },
      'input.members[0].deputyId: A member is nobody’s deputy: a deputy must not count twice.',
    ],
    [
      'a person in two seats',
      { members: [{ personId: 'ann' }, { personId: 'bob' }, { personId: 'ann' }] },
      'input.members[2].personId: This person has a seat already.',
    ],
    ['nobody in it', { members: [] }, 'input.members: 0 members: expected 1 to 50.'],
    [
      'a limit below nothing',
      { decidesUpToMinor: -1n },
      'input.decidesUpToMinor: -1: expected a whole number ≥ 0 (minor units).',
    ],
    ['no charter', { charter: ' ' }, 'input.charter: Expected a text, got an empty one.'],
  ])('is refused with %s', (_what, changes, problem) => {
    expect(problems(changes)).toEqual([problem]);
  });

  it('is refused by the name of another', () => {
    expect(problems({}, [{ id: 'x', name: 'CX board', escalatesToId: null }])).toEqual([
      'input.name: There is a governance body "CX board" already.',
    ]);
  });

  it('is refused with everything that is wrong, not the first thing only', () => {
    expect(problems({ quorum: 9, chairId: 'zoe', name: '' })).toHaveLength(3);
  });
});

describe('The way up from a governance body', () => {
  const council = { id: 'council', name: 'Council', escalatesToId: 'executive' };
  const executive = { id: 'executive', name: 'Executive team', escalatesToId: null };

  it('may lead over several bodies', () => {
    expect(problems({ escalatesToId: 'council' }, [council, executive], 'board')).toEqual([]);
  });

  it('does not lead to the body itself', () => {
    expect(problems({ escalatesToId: 'board' }, [council, executive], 'board')).toEqual([
      'input.escalatesToId: Escalation would go round in a circle: "CX board" → "CX board".',
    ]);
  });

  it('does not lead back over others', () => {
    const last = { ...executive, escalatesToId: 'board' };
    expect(problems({ escalatesToId: 'council' }, [council, last], 'board')).toEqual([
      'input.escalatesToId: Escalation would go round in a circle: "CX board" → "Council" → "Executive team" → "CX board".',
    ]);
  });
});

describe('The body that decides on an amount', () => {
  const body = (name: string, decidesUpToMinor: bigint | null) => ({ name, decidesUpToMinor });
  const bodies = [body('Board', null), body('Council', 500n), body('Circle', 100n), body('Committee', 500n)];

  it('is the one with the lowest limit that covers it, by name among equals', () => {
    expect([100n, 101n, 501n].map((amount) => decidingOn(bodies, amount)?.name)).toEqual([
      'Circle',
      'Committee',
      'Board',
    ]);
    expect(decidingOn([body('Circle', 100n)], 101n)).toBeUndefined();
  });
});
