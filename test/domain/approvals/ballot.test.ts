import { ballotOf, type BallotFacts, type Electors } from '../../../src/approvals/domain/ballot';
import type { ApprovalGroup, GroupMembers } from '../../../src/approvals/domain/approval-policy';

const group = (name: string, members: GroupMembers): ApprovalGroup => ({ name, members, needs: 'ANY', veto: false });

const facts = (groups: readonly ApprovalGroup[], more: Partial<BallotFacts> = {}): BallotFacts => ({
  ...{ contentVersion: 1, votes: [], recusedIds: [], named: [], groups },
  ...more,
});

const electors: Electors = {
  roles: ['CX_LEADER', 'FINANCE'],
  holders: [
    { role: 'CX_LEADER', portfolioId: null, ids: ['zoe', 'ada'] },
    { role: 'CX_LEADER', portfolioId: 'retail', ids: ['ben', 'ada'] },
    { role: 'CX_LEADER', portfolioId: 'records', ids: ['cora'] },
  ],
  members: [
    { cxFunction: 'DESIGN', ids: ['dora', 'ada'] },
    { cxFunction: 'CHANGE_MANAGEMENT', ids: ['eli'] },
  ],
  standIns: [],
};

const membersOf = (members: GroupMembers, more: Partial<BallotFacts> = {}) =>
  ballotOf(facts([group('those', members)], more), electors, 'retail').groups[0]?.memberIds;

describe('The groups of a ballot', () => {
  it('have everybody once who holds the role everywhere or in the portfolio, in the order of their ids', () => {
    expect(membersOf({ role: 'CX_LEADER' })).toEqual(['ada', 'ben', 'zoe']);
  });

  it('have nobody where nobody holds the role, and everybody of a function', () => {
    expect([membersOf({ role: 'FINANCE' }), membersOf({ cxFunction: 'DESIGN' })]).toEqual([[], ['ada', 'dora']]);
  });

  it('have those whom they name and those who were given a seat in them, as far as they are here', () => {
    const named = [
      { group: 'those', personId: 'finn' },
      { group: 'others', personId: 'gina' },
    ];
    expect(membersOf({ personIds: ['finn', 'hugo'] }, { named })).toEqual(['finn']);
    expect(membersOf({ cxFunction: 'CHANGE_MANAGEMENT' }, { named })).toEqual(['eli', 'finn']);
  });

  it('are not made of a role that nobody was looked for by: it would look as if nobody held it', () => {
    expect(() => membersOf({ role: 'COMPLIANCE' })).toThrow(
      'A group asks for COMPLIANCE, and nobody was looked for by that.',
    );
  });

  it('keep what was said and who stands in for whom', () => {
    const said = { seatId: 'ada', voterId: 'ada', choice: 'ABSTAIN', contentVersion: 2 } as const;
    const asked = facts([group('those', { role: 'FINANCE' })], {
      ...{ contentVersion: 2, votes: [said], recusedIds: ['ben'] },
    });
    const { contentVersion, votes, recusedIds, standIns } = ballotOf(asked, electors, 'retail');
    expect({ contentVersion, votes, recusedIds, standIns }).toEqual({
      ...{ contentVersion: 2, votes: [said], recusedIds: ['ben'], standIns: [] },
    });
  });
});
