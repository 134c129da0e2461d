import {
  approvalPolicySchema,
  neededOf,
  quorumInWords,
  unreachableGroups,
  type ApprovalPolicy,
} from '../../../src/approvals/domain/approval-policy';

const BOARD: ApprovalPolicy = {
  groups: [
    { name: 'CX leadership', members: { role: 'CX_LEADER' }, needs: { count: 2 }, veto: false },
    { name: 'Compliance', members: { role: 'COMPLIANCE' }, needs: 'ANY', veto: true },
  ],
};

describe('How many have to approve', () => {
  it.each([
    ['ANY', 5, 1],
    ['ALL', 5, 5],
    [{ count: 2 }, 5, 2],
    // 34 % of 5 is 1.7
    [{ percent: 34 }, 5, 2],
    // 1 % of 5 is 0.05: one at least
    [{ percent: 1 }, 5, 1],
    [{ percent: 100 }, 5, 5],
  ] as const)('%j of %i is %i', (needs, seats, needed) => {
    expect(neededOf(needs, seats)).toBe(needed);
  });

  it('is told in words', () => {
    expect((['ANY', 'ALL', { count: 2 }, { percent: 60 }] as const).map(quorumInWords)).toEqual([
      'any one',
      'all',
      '2',
      '60 %',
    ]);
  });
});

describe('A policy', () => {
  it('is read as it was written, with no veto unless it says so', () => {
    const written = { groups: [{ name: ' Finance ', members: { role: 'FINANCE' }, needs: 'ANY' }] };
    expect(approvalPolicySchema.parse(written)).toEqual({
      groups: [{ name: 'Finance', members: { role: 'FINANCE' }, needs: 'ANY', veto: false }],
    });
  });

  it.each([
    ['no group', { groups: [] }],
    ['a count of none', { groups: [{ name: 'A', members: { role: 'FINANCE' }, needs: { count: 0 } }] }],
    ['more than all', { groups: [{ name: 'A', members: { role: 'FINANCE' }, needs: { percent: 101 } }] }],
    ['an unknown role', { groups: [{ name: 'A', members: { role: 'KING' }, needs: 'ANY' }] }],
    ['one name twice', { groups: [BOARD.groups[0], BOARD.groups[0]] }],
  ])('is refused with %s', (_, written) => {
    expect(approvalPolicySchema.safeParse(written).success).toBe(false);
  });

  it('names the groups that can never reach their quorum', () => {
    const seats = (members: object) => ('role' in members && members.role === 'CX_LEADER' ? 1 : 0);
    expect(unreachableGroups(BOARD, seats)).toEqual([
      '"CX leadership" can never reach its quorum: it needs 2, and 1 has a seat.',
      '"Compliance" can never reach its quorum: it needs 1, and 0 have a seat.',
    ]);
    expect(unreachableGroups(BOARD, () => 2)).toEqual([]);
  });
});
