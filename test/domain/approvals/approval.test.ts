import { decideApproval, isOpen, openApproval, type Approval } from '../../../src/approvals/domain/approval';

const REQUEST = {
  id: 'approval-1',
  organizationId: 'organization-1',
  subjectKind: 'INITIATIVE',
  subjectId: 'initiative-1',
  gate: 'DESIGN',
  subjectVersion: 4,
  policy: null,
  requestedById: 'lead',
  requestedAt: new Date('2026-03-02T10:00:00Z'),
} as const;
const NEXT_DAY = new Date('2026-03-03T10:00:00Z');
const approved = { decision: 'APPROVED', decidedById: 'leader', decidedAt: NEXT_DAY, reason: null } as const;

describe('A request for approval', () => {
  it('is open at first', () => {
    expect(isOpen(openApproval(REQUEST))).toBe(true);
  });

  it('is closed by an approval, with who and when', () => {
    expect(decideApproval(openApproval(REQUEST), approved)).toEqual({
      ...REQUEST,
      ...approved,
      contentVersion: 1,
      seen: null,
      electorates: null,
    });
  });

  it('is closed by a return with a reason', () => {
    const returned = { ...approved, decision: 'RETURNED', reason: ' The forecast has no source. ' } as const;
    expect(decideApproval(openApproval(REQUEST), returned)).toMatchObject({
      decision: 'RETURNED',
      reason: 'The forecast has no source.',
    });
  });

  it('is not returned without a reason', () => {
    expect(decideApproval(openApproval(REQUEST), { ...approved, decision: 'RETURNED' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.reason', message: 'Expected a reason for the return, got none.' }],
    });
  });

  it('is not decided a second time', () => {
    const decided = decideApproval(openApproval(REQUEST), approved) as Approval;
    expect(decideApproval(decided, { ...approved, decidedById: 'another' })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'The approval of gate DESIGN was APPROVED already: ask for a new one.',
      status: 'APPROVED',
    });
  });

  it('is not decided by the one who asked for it', () => {
    expect(decideApproval(openApproval(REQUEST), { ...approved, decidedById: 'lead' })).toMatchObject({
      code: 'OWN_DECISION',
    });
  });

  it('is withdrawn by the one who asked for it, with a reason', () => {
    const withdrawn = { ...approved, decision: 'WITHDRAWN', decidedById: 'lead', reason: 'Stopped.' } as const;
    expect(decideApproval(openApproval(REQUEST), withdrawn)).toMatchObject({ ...REQUEST, ...withdrawn });
  });

  it('is not withdrawn without a reason', () => {
    expect(decideApproval(openApproval(REQUEST), { ...approved, decision: 'WITHDRAWN' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.reason', message: 'Expected a reason for the withdrawal, got none.' }],
    });
  });
});
