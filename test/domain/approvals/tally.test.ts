import fc from 'fast-check';
import type { Quorum } from '../../../src/approvals/domain/approval-policy';
import {
  tally,
  VOTE_CHOICES,
  type CountedVote,
  type Electorate,
  type VoteChoice,
} from '../../../src/approvals/domain/tally';

const group = (name: string, needs: Quorum, seatIds: readonly string[], veto = false): Electorate => ({
  name,
  needs,
  seatIds,
  veto,
});
const vote = (seatId: string, choice: VoteChoice = 'APPROVE', voterId = seatId): CountedVote => ({
  seatId,
  voterId,
  choice,
});

describe('A group that needs any one', () => {
  const leaders = [group('leadership', 'ANY', ['leah', 'liam'])];

  it('waits for somebody', () => {
    expect(tally(leaders, [])).toEqual({
      state: 'OPEN',
      groups: [{ name: 'leadership', approved: 0, needed: 1, awaited: ['leah', 'liam'] }],
      missing: [{ code: 'APPROVAL', message: 'no approval by leadership' }],
    });
  });

  it('passes with one approval, also with conditions', () => {
    expect(tally(leaders, [vote('liam')]).state).toBe('APPROVED');
    expect(tally(leaders, [vote('liam', 'APPROVE_WITH_CONDITIONS')]).state).toBe('APPROVED');
  });

  it('is still open after one rejection, and rejected after all', () => {
    expect(tally(leaders, [vote('leah', 'REJECT')]).state).toBe('OPEN');
    expect(tally(leaders, [vote('leah', 'REJECT'), vote('liam', 'REJECT')]).state).toBe('REJECTED');
  });

  it('is rejected, not passed, when everybody abstains', () => {
    expect(tally(leaders, [vote('leah', 'ABSTAIN'), vote('liam', 'ABSTAIN')]).state).toBe('REJECTED');
  });

  it('goes back at the first return', () => {
    expect(tally(leaders, [vote('leah', 'RETURN')]).state).toBe('RETURNED');
  });

  it('still awaits whoever asked a question', () => {
    expect(tally(leaders, [vote('leah', 'QUESTION')]).groups[0]?.awaited).toEqual(['leah', 'liam']);
  });

  it('is blocked when nobody has a say', () => {
    expect(tally([group('leadership', 'ANY', [])], []).state).toBe('BLOCKED');
  });
});

describe('Quorums', () => {
  it('all: the abstaining are not counted among all', () => {
    const all = [group('board', 'ALL', ['a', 'b', 'c'])];
    expect(tally(all, [vote('a'), vote('b')]).missing).toEqual([
      { code: 'APPROVAL', message: '2 of 3 approvals by board' },
    ]);
    expect(tally(all, [vote('a'), vote('b'), vote('c', 'ABSTAIN')]).state).toBe('APPROVED');
    expect(tally(all, [vote('a', 'REJECT')]).state).toBe('REJECTED');
  });

  it('a count: blocked when fewer have a seat', () => {
    expect(tally([group('board', { count: 3 }, ['a', 'b'])], [vote('a')]).state).toBe('BLOCKED');
    expect(tally([group('board', { count: 2 }, ['a', 'b', 'c'])], [vote('a'), vote('c')]).state).toBe('APPROVED');
  });

  it('a percentage: rounded up, of those who do not abstain', () => {
    const most = [group('board', { percent: 60 }, ['a', 'b', 'c', 'd'])];
    // 60 % of 4 is 2.4: 3 must approve. With one abstention, 60 % of 3 is 1.8: 2 must.
    expect(tally(most, [vote('a'), vote('b')]).groups[0]?.needed).toBe(3);
    expect(tally(most, [vote('a'), vote('b'), vote('c', 'ABSTAIN')]).state).toBe('APPROVED');
  });
});

describe('Several groups', () => {
  const both = [group('leadership', 'ANY', ['leah', 'fin']), group('finance', 'ANY', ['fin'])];

  it('all have to be satisfied', () => {
    expect(tally(both, [vote('leah')]).missing).toEqual([{ code: 'APPROVAL', message: 'no approval by finance' }]);
    expect(tally(both, [vote('leah'), vote('fin')]).state).toBe('APPROVED');
  });

  it('count one human once, where it helps most', () => {
    // Fin sits in both: alone he fills one place only, and beside Leah he is counted for finance.
    expect(tally(both, [vote('fin')]).state).toBe('OPEN');
    expect(tally(both, [vote('fin'), vote('leah')]).state).toBe('APPROVED');
  });

  it('count one human once, whoever they stand for', () => {
    const board = [group('board', { count: 2 }, ['leah', 'liam', 'dee'])];
    expect(tally(board, [vote('leah', 'APPROVE', 'dee'), vote('dee')])).toMatchObject({ state: 'OPEN' });
    expect(tally(board, [vote('leah', 'APPROVE', 'dee'), vote('liam')]).state).toBe('APPROVED');
  });

  it('leave a deputy’s seat open for its own person: then both count', () => {
    const board = [group('board', { count: 2 }, ['leah', 'dee'])];
    expect(tally(board, [vote('leah', 'APPROVE', 'dee')]).state).toBe('OPEN');
    expect(tally(board, [vote('leah', 'APPROVE', 'dee'), vote('dee')])).toMatchObject({
      state: 'OPEN',
      missing: [{ code: 'APPROVAL', message: '1 of 2 approvals by board' }],
    });
    expect(tally(board, [vote('leah'), vote('dee')]).state).toBe('APPROVED');
  });

  it('say that nobody is left', () => {
    expect(tally([group('board', { count: 2 }, ['leah'])], []).missing).toEqual([
      {
        code: 'APPROVAL_BLOCKED',
        message: '0 of 2 approvals by board, and too few are left who have a say',
      },
    ]);
  });

  it('are blocked when the same human would have to count twice', () => {
    expect(tally([group('leadership', 'ANY', ['fin']), group('finance', 'ANY', ['fin'])], []).state).toBe('BLOCKED');
  });

  it('end with a veto, where the group has one', () => {
    const vetoing = [group('leadership', 'ANY', ['leah', 'liam']), group('compliance', 'ANY', ['cora', 'cyn'], true)];
    expect(tally(vetoing, [vote('liam'), vote('cora', 'REJECT')]).state).toBe('REJECTED');
    expect(tally(vetoing, [vote('liam', 'REJECT')]).state).toBe('OPEN');
  });
});

describe('For any groups and votes', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const quorum = fc.oneof(
    fc.constantFrom<Quorum>('ANY', 'ALL'),
    fc.record({ count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
  );
  const electorates = fc
    .array(fc.tuple(quorum, fc.subarray(people), fc.boolean()), { minLength: 1, maxLength: 3 })
    .map((groups) => groups.map(([needs, seatIds, veto], index) => group(`group ${index}`, needs, seatIds, veto)));
  const votes = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...VOTE_CHOICES), fc.constantFrom(...people)), {
      selector: ([seat]) => seat,
    })
    .map((cast) => cast.map(([seat, choice, voter]) => vote(seat, choice, voter)));

  it('no more places are filled than there are humans who approved', () => {
    fc.assert(
      fc.property(electorates, votes, (groups, cast) => {
        const humans = new Set(cast.filter(({ choice }) => choice.startsWith('APPROVE')).map(({ voterId }) => voterId));
        const places = tally(groups, cast).groups.reduce((sum, { approved }) => sum + approved, 0);
        expect(places).toBeLessThanOrEqual(humans.size);
      }),
    );
  });

  it('it passes only if every group has what it needs, and waits for something exactly while it is undecided', () => {
    fc.assert(
      fc.property(electorates, votes, (groups, cast) => {
        const { state, groups: counted, missing } = tally(groups, cast);
        if (state === 'APPROVED')
          counted.forEach(({ approved, needed }) => expect(approved).toBeGreaterThanOrEqual(needed));
        expect(missing.length > 0).toBe(state === 'OPEN' || state === 'BLOCKED');
      }),
    );
  });

  it('the order of groups and of votes changes nothing', () => {
    fc.assert(
      fc.property(electorates, votes, (groups, cast) => {
        expect(tally([...groups].reverse(), [...cast].reverse()).state).toBe(tally(groups, cast).state);
      }),
    );
  });

  it('while it is open, the awaited can still pass it by all approving themselves', () => {
    fc.assert(
      fc.property(electorates, votes, (groups, cast) => {
        let counted = tally(groups, cast);
        if (counted.state !== 'OPEN') return;
        // Those whose deputies approved do so themselves.
        let said = cast.map((each) => (each.choice.startsWith('APPROVE') ? vote(each.seatId) : each));
        // Whoever approves has abstained for nobody any more: that seat is awaited then.
        for (let round = 0; round < 3; round++) {
          const awaited = [...new Set(counted.groups.flatMap((one) => one.awaited))];
          const rest = said.filter(({ seatId }) => !awaited.includes(seatId));
          said = [...rest, ...awaited.map((seat) => vote(seat))];
          counted = tally(groups, said);
        }
        expect(counted.state).toBe('APPROVED');
      }),
    );
  });

  it('one human never passes a group alone that needs two, whatever they say for others', () => {
    const choice = fc.constantFrom(...VOTE_CHOICES);
    fc.assert(
      fc.property(choice, choice, choice, (one, another, third) => {
        const board = [group('board', 'ALL', ['a', 'b', 'c'])];
        const said = [vote('a', one), vote('b', another, 'a'), vote('c', third, 'a')];
        expect(tally(board, said).state).not.toBe('APPROVED');
      }),
    );
  });
});
