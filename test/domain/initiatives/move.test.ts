import type { InitiativeEventName } from '../../../src/initiatives/domain/initiative';
import { decideMove, permissionFor, type MoveAsked } from '../../../src/initiatives/domain/move';
import {
  aLeader,
  anInitiativeAfter,
  approvedBy,
  aPerson,
  asked,
  EVERYTHING,
  LEAD,
  NOTHING,
  OWNER,
  PEOPLE,
  PROPOSER,
  REQUESTER,
  SPONSOR,
} from './an-initiative';

const awaiting = anInitiativeAfter('REQUEST_APPROVAL');
const inMeasure = anInitiativeAfter(
  'REQUEST_APPROVAL',
  'APPROVE',
  'REQUEST_APPROVAL',
  'APPROVE',
  'REQUEST_APPROVAL',
  'APPROVE',
);
const decided = (event: InitiativeEventName, changes: Partial<MoveAsked> = {}) => decideMove(asked(event, changes));

describe('Asking for approval', () => {
  it('is refused with everything that the gate waits for', () => {
    const facts = { ...NOTHING, evidenceCounts: { INTERVIEW: 2 }, approvals: [] };
    expect(decided('REQUEST_APPROVAL', { facts })).toMatchObject({
      code: 'GATE_UNMET',
      message: '2 of 3 interviews; no shadowing.',
    });
  });

  it('makes the initiative wait in its stage when the evidence is there', () => {
    expect(decided('REQUEST_APPROVAL')).toMatchObject({
      stage: 'DISCOVER',
      status: 'AWAITING_APPROVAL',
      entersStage: false,
    });
  });
});

describe('Approving', () => {
  it('moves the initiative to the next stage in the same decision', () => {
    expect(decided('APPROVE', { initiative: awaiting })).toMatchObject({
      stage: 'DESIGN',
      status: 'WORKING',
      entersStage: true,
    });
  });

  it('looks at the evidence again', () => {
    const facts = { ...approvedBy(aLeader.personId), evidenceCounts: { INTERVIEW: 3 } };
    expect(decided('APPROVE', { initiative: awaiting, facts })).toMatchObject({ message: 'no shadowing.' });
  });

  it('does not count by somebody with a part in it', () => {
    expect(decided('APPROVE', { initiative: awaiting, facts: approvedBy(SPONSOR) })).toMatchObject({
      message: 'no approval by CX leaders.',
    });
  });

  it('is not possible before approval was asked', () => {
    expect(decided('APPROVE')).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'APPROVE is not possible in discover.underWay.working. Possible now: REQUEST_APPROVAL, HOLD, STOP.',
    });
  });
});

describe('Deciding on an initiative of one’s own', () => {
  it.each([
    [SPONSOR, 'you are its sponsor'],
    [LEAD, 'you are its lead'],
    [OWNER, 'you are its business owner'],
    [PROPOSER, 'you proposed it'],
    [REQUESTER, 'you asked for this approval'],
  ])('is refused to the %s', (personId, part) => {
    const actor = aPerson(personId, ['CX_LEADER']);
    for (const event of ['APPROVE', 'RETURN'] as const) {
      expect(decided(event, { initiative: awaiting, actor })).toMatchObject({
        code: 'OWN_DECISION',
        message: `Nobody approves or returns an initiative of their own: ${part}.`,
      });
    }
  });

  it('is refused with every part that the person has in it', () => {
    const actor = aPerson(SPONSOR, ['CX_LEADER']);
    const people = { proposerId: SPONSOR, drafterId: null, requestedById: null };
    expect(decided('APPROVE', { initiative: awaiting, actor, people })).toMatchObject({
      message: 'Nobody approves or returns an initiative of their own: you are its sponsor and proposed it.',
    });
  });

  it('does not keep them from putting it on hold', () => {
    expect(decided('HOLD', { actor: aPerson(SPONSOR) })).toMatchObject({ status: 'ON_HOLD' });
  });
});

describe('A reason', () => {
  it.each(['HOLD', 'STOP', 'RETURN', 'ITERATE'] as const)('is needed for %s', (event) => {
    const initiative = event === 'RETURN' ? awaiting : inMeasure;
    for (const reason of [null, '', '  ']) {
      expect(decided(event, { initiative, reason })).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ path: 'input.reason', message: `Expected a reason for ${event}, got none.` }],
      });
    }
  });

  it('may be given where none is needed', () => {
    expect(decided('REQUEST_APPROVAL', { reason: ' Ready. ' })).toMatchObject({ history: { reason: 'Ready.' } });
  });

  it('is at most 2000 characters long', () => {
    expect(decided('STOP', { reason: 'x'.repeat(2001) })).toMatchObject({
      problems: [{ path: 'input.reason', message: '2001 characters: expected at most 2000.' }],
    });
  });
});

describe('Rework, hold and resume', () => {
  it('goes back to work in the same stage when it is returned', () => {
    expect(decided('RETURN', { initiative: awaiting })).toMatchObject({ stage: 'DISCOVER', status: 'WORKING' });
  });

  it('resumes waiting for approval when it was put on hold while waiting', () => {
    const initiative = anInitiativeAfter('REQUEST_APPROVAL', 'HOLD');
    expect(decided('RESUME', { initiative })).toMatchObject({ stage: 'DISCOVER', status: 'AWAITING_APPROVAL' });
  });

  it('resumes work when it was put on hold while working', () => {
    const initiative = anInitiativeAfter('REQUEST_APPROVAL', 'RETURN', 'HOLD');
    expect(decided('RESUME', { initiative })).toMatchObject({ stage: 'DISCOVER', status: 'WORKING' });
  });
});

describe('Stopping', () => {
  it('closes lightly before anything runs, keeping the stage', () => {
    const design = anInitiativeAfter('REQUEST_APPROVAL', 'APPROVE');
    expect(decided('STOP', { initiative: design })).toMatchObject({
      stage: 'DESIGN',
      status: 'CLOSED',
      snapshot: { status: 'done' },
      entersStage: false,
    });
  });

  it('is possible while it is on hold', () => {
    expect(decided('STOP', { initiative: anInitiativeAfter('HOLD') })).toMatchObject({ status: 'CLOSED' });
  });

  it('leads to sunset when the solution is in service', () => {
    expect(decided('STOP', { initiative: inMeasure })).toMatchObject({ stage: 'SUNSET', status: 'WORKING' });
  });

  it('is not possible once it is closed', () => {
    expect(decided('STOP', { initiative: anInitiativeAfter('STOP') })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('Iterating', () => {
  it('leads from measure back to work in design', () => {
    expect(decided('ITERATE', { initiative: inMeasure })).toMatchObject({ stage: 'DESIGN', status: 'WORKING' });
  });
});

describe('The row for the history', () => {
  it('holds the move, who made it, why, what the gate saw and the versions', () => {
    expect(decided('APPROVE', { initiative: awaiting })).toMatchObject({
      history: {
        event: 'APPROVE',
        fromState: 'discover.underWay.awaitingApproval',
        toState: 'design.underWay.working',
        actorId: aLeader.personId,
        reason: null,
        facts: {
          ...EVERYTHING,
          approvals: [
            { personId: aLeader.personId, forId: aLeader.personId, choice: 'APPROVE', groups: ['CX leaders'] },
          ],
          groups: [{ name: 'CX leaders', needs: 'ANY', veto: false, seatIds: [aLeader.personId] }],
        },
        definitionVersion: 1,
        policyVersion: 1,
      },
    });
  });

  it('records no approval where none was given', () => {
    expect(decided('HOLD', { actor: aLeader, people: PEOPLE })).toMatchObject({
      history: { facts: { approvals: [] } },
    });
  });
});

describe('The permission for an event', () => {
  it('is to approve gates for approve and return, to run the initiative for the rest', () => {
    const events = ['APPROVE', 'RETURN', 'REQUEST_APPROVAL', 'ITERATE', 'HOLD', 'RESUME', 'STOP'] as const;
    expect(events.map(permissionFor)).toEqual([
      'approveGate',
      'approveGate',
      'runInitiative',
      'runInitiative',
      'runInitiative',
      'runInitiative',
      'runInitiative',
    ]);
  });
});
