import fc from 'fast-check';
import { answerIdea, assignTriage, firstTriage, setIdeaTriage } from '../../../src/proposals/domain/idea-triage';
import { aProposal } from './a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const idea = aProposal({ status: 'IDEA', triageOwnerId: 'tom', answerBy: '2025-03-10' });
const tom = { decidedById: 'tom', decidedAt: NOW };

describe('A new idea', () => {
  const settings = { ownerId: 'dan', answerWithinDays: 14 };

  it.each([
    ['the owner of its pillar', settings, 'pia', 'pia'],
    ['whoever answers ideas, where no pillar is named or owned', settings, null, 'dan'],
    ['whoever answers ideas, where its proposer owns the pillar', settings, 'petra', 'dan'],
    ['nobody, where nobody is named', { ...settings, ownerId: null }, null, null],
    ['nobody, where its own proposer answers ideas', { ...settings, ownerId: 'petra' }, null, null],
  ])('is answered by %s', (_who, given, pillarOwnerId, triageOwnerId) => {
    expect(firstTriage(given, { proposerId: 'petra', pillarOwnerId }, NOW)).toMatchObject({ triageOwnerId });
  });

  // February 2025 has 28 days: 20 February and 14 days are 34 February, the 6th of March.
  it('is answered within so many calendar days, across the end of a month', () => {
    const evening = new Date('2025-02-20T23:59:59Z');
    expect(firstTriage(settings, { proposerId: 'petra', pillarOwnerId: null }, evening).answerBy).toBe('2025-03-06');
  });

  it('is never answered by who proposed it', () => {
    const person = fc.constantFrom('a', 'b', null);
    fc.assert(
      fc.property(person, person, fc.constantFrom('a', 'b'), (ownerId, pillarOwnerId, proposerId) => {
        const { triageOwnerId } = firstTriage({ ownerId, answerWithinDays: 1 }, { proposerId, pillarOwnerId }, NOW);
        expect(triageOwnerId).not.toBe(proposerId);
      }),
    );
  });
});

describe('How soon ideas are answered', () => {
  it.each([1, 365])('may be %d days', (answerWithinDays) => {
    expect(setIdeaTriage({ answerWithinDays })).toEqual({ ownerId: null, answerWithinDays });
  });

  it.each([0, 366])('may not be %d days', (answerWithinDays) => {
    expect(setIdeaTriage({ answerWithinDays })).toMatchObject({
      problems: [
        { path: 'input.answerWithinDays', message: `${answerWithinDays}: expected a whole number from 1 to 365.` },
      ],
    });
  });
});

describe('Handing an idea to somebody', () => {
  it('names who answers, and by when', () => {
    expect(assignTriage(idea, { ownerId: 'dan', answerBy: '2025-03-02' }, NOW)).toEqual({
      ...idea,
      ...{ triageOwnerId: 'dan', answerBy: '2025-03-02', version: 5, updatedAt: NOW },
    });
  });

  it('is refused for its proposer, and for a day that is not in the future', () => {
    expect(assignTriage(idea, { ownerId: 'petra', answerBy: '2025-03-01' }, NOW)).toMatchObject({
      problems: [{ path: 'input.ownerId' }, { path: 'input.answerBy' }],
    });
  });
});

describe('Answering an idea', () => {
  it('takes it on as a draft of its proposer, unless another is named', () => {
    const taken = { status: 'DRAFT', drafterId: 'petra', decidedById: null, version: 5, updatedAt: NOW };
    expect(answerIdea(idea, { answer: 'TAKE_ON', reason: ' Good ' }, tom)).toEqual({
      ...{ proposal: { ...idea, ...taken }, reason: 'Good', dueOn: null },
    });
    expect(answerIdea(idea, { answer: 'TAKE_ON', drafterId: 'dora' }, tom)).toMatchObject({
      ...{ proposal: { drafterId: 'dora' }, reason: null },
    });
  });

  it('declines it with the reason and what was looked at', () => {
    expect(answerIdea(idea, { answer: 'DECLINE', reason: 'Done in May', basis: '40 calls' }, tom)).toMatchObject({
      proposal: { status: 'DECLINED', declineReason: 'Done in May', declineBasis: '40 calls', ...tom },
      reason: 'Done in May',
    });
  });

  it.each([
    [{ answer: 'DECLINE' }, ['input.reason', 'input.basis']],
    [{ answer: 'DECLINE', drafterId: 'dora', reason: 'No', basis: ' ' }, ['input.drafterId', 'input.basis']],
    [{ answer: 'TAKE_ON', basis: '40 calls', reason: 'x'.repeat(4001) }, ['input.reason', 'input.basis']],
  ] as const)('is refused with what is missing or does not go with it: %#', (input, paths) => {
    expect(answerIdea(idea, input, tom)).toMatchObject({ problems: paths.map((path) => ({ path })) });
  });

  it('is for somebody else than its proposer', () => {
    expect(answerIdea(idea, { answer: 'TAKE_ON' }, { ...tom, decidedById: 'petra' })).toMatchObject({
      ...{ code: 'OWN_DECISION', message: 'You proposed "Fewer letters": somebody else answers it.' },
    });
  });
});
