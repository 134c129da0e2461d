import fc from 'fast-check';
import { PROPOSAL_STATUSES } from '../../../src/proposals/domain/proposal';
import { merge, type Merged } from '../../../src/proposals/domain/proposal-merge';
import { refuseWithdrawal, support } from '../../../src/proposals/domain/supporter';
import { isRefusal } from '../../../src/shared/refusal';
import { aProposal } from './a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const proposal = aProposal({ id: 'in', title: 'No letters', proposerId: 'petra' });
const into = aProposal({ id: 'on', title: 'Fewer letters', proposerId: 'olaf', version: 9 });
const supporter = (proposalId: string, personId: string, reason: string | null = null) => ({
  ...{ proposalId, personId, reason },
});

describe('Merging', () => {
  it('makes it MERGED with where it went', () => {
    const merged = merge({ proposal, into, supporters: [] }, ' The same ', NOW) as Merged;
    expect(merged.proposal).toEqual({
      ...proposal,
      ...{ status: 'MERGED', mergedIntoId: 'on', version: 5, updatedAt: NOW },
    });
    expect(merged.reason).toBe('The same');
  });

  // Coming: petra, who proposed it; olaf, who proposed the other; sam, who supports it already; sue with her word.
  it('brings its proposer and supporters along, once each, but for whoever proposed the other', () => {
    const supporters = [
      supporter('in', 'olaf'),
      supporter('in', 'sam', 'Me too'),
      supporter('in', 'sue', 'Please'),
      supporter('on', 'sam'),
    ];
    const merged = merge({ proposal, into, supporters }, 'The same', NOW) as Merged;
    expect(merged.joining).toEqual([
      { personId: 'petra', reason: null, cameWithId: 'in' },
      { personId: 'sue', reason: 'Please', cameWithId: 'in' },
    ]);
  });

  it('never makes anybody a supporter twice, nor of their own', () => {
    const people = fc.uniqueArray(fc.constantFrom('petra', 'olaf', 'sam', 'sue', 'sid'));
    fc.assert(
      fc.property(people, people, fc.constantFrom('petra', 'olaf'), (ofIn, ofOn, proposerId) => {
        const supporters = [
          ...ofIn.filter((id) => id !== proposerId).map((id) => supporter('in', id)),
          ...ofOn.filter((id) => id !== 'olaf').map((id) => supporter('on', id)),
        ];
        const merged = merge({ proposal: { ...proposal, proposerId }, into, supporters }, 'x', NOW) as Merged;
        const after = [...supporters.filter((each) => each.proposalId === 'on'), ...merged.joining];
        const ids = after.map(({ personId }) => personId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain('olaf');
      }),
    );
  });

  it('is refused into itself, and without a reason', () => {
    expect(merge({ proposal, into: proposal, supporters: [] }, 'x', NOW)).toMatchObject({
      problems: [{ path: 'input.intoId', message: '"No letters" is not merged into itself.' }],
    });
    expect(merge({ proposal, into, supporters: [] }, ' ', NOW)).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it.each(PROPOSAL_STATUSES)('into one that is %s is possible while that is open', (status) => {
    const merged = merge({ proposal, into: { ...into, status }, supporters: [] }, 'x', NOW);
    const closed = ['FUNDED', 'DECLINED', 'WITHDRAWN', 'MERGED'].includes(status);
    expect(isRefusal(merged)).toBe(closed);
    if (closed) {
      const message = `Proposal "Fewer letters" is ${status}: nothing is merged into it any more.`;
      expect(merged).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status, message });
    }
  });
});

describe('Supporting', () => {
  const sam = { personId: 'sam', reason: ' Me too ' };

  it('keeps a word why, if there is one', () => {
    expect(support(proposal, ['sue'], sam)).toEqual({ personId: 'sam', reason: 'Me too', cameWithId: null });
    expect(support(proposal, [], { ...sam, reason: undefined })).toMatchObject({ reason: null });
  });

  it('is for others than who proposed, once, in 500 characters', () => {
    expect(support(proposal, [], { ...sam, personId: 'petra' })).toMatchObject({ code: 'OWN_DECISION' });
    expect(support(proposal, ['sam'], sam)).toMatchObject({ message: 'You support proposal "No letters" already.' });
    expect(support(proposal, [], { ...sam, reason: 'x'.repeat(501) })).toMatchObject({
      problems: [{ path: 'input.reason', message: '501 characters: expected at most 500.' }],
    });
  });

  it.each(['FUNDED', 'DECLINED', 'WITHDRAWN', 'MERGED'] as const)('ends, both ways, where it is %s', (status) => {
    const ended = { ...proposal, status };
    expect(support(ended, [], sam)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
    expect(refuseWithdrawal(ended, ['sam'], 'sam')).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
  });

  it('is withdrawn by who supports it', () => {
    expect(refuseWithdrawal(proposal, ['sam'], 'sam')).toBeUndefined();
    expect(refuseWithdrawal(proposal, ['sue'], 'sam')).toMatchObject({
      message: 'You do not support proposal "No letters".',
    });
  });
});
