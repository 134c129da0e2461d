import type { VoteInput } from '../../../src/approvals/domain/vote';
import { decideVote } from '../../../src/initiatives/domain/gate-vote';
import { gateGuards } from '../../../src/initiatives/domain/gates';
import { DEFAULT_PROCESS } from '../../support/default-process';
import {
  aLeader,
  anElection,
  anInitiative,
  anInitiativeAfter,
  aPerson,
  approvedBy,
  EVERYTHING,
  NOTHING,
  PEOPLE,
  SPONSOR,
} from './an-initiative';

const voted = (vote: VoteInput, different: Partial<Parameters<typeof decideVote>[0]> = {}) =>
  decideVote({
    ...{ initiative: anInitiativeAfter('REQUEST_APPROVAL'), process: DEFAULT_PROCESS, actor: aLeader, people: PEOPLE },
    ...{ gathered: EVERYTHING, election: anElection(), vote, ...different },
  });
const ofTwo = anElection({
  groups: [{ name: 'Board', needs: { count: 2 }, veto: true, memberIds: ['another', aLeader.personId] }],
});

describe('A vote at a gate', () => {
  it('moves the initiative when it decides', () => {
    expect(voted({ choice: 'APPROVE' })).toMatchObject({
      tally: { state: 'APPROVED' },
      decides: { decision: 'APPROVED', move: { stage: 'DESIGN', history: { event: 'APPROVE', reason: null } } },
    });
  });

  it('moves nothing while more are needed', () => {
    expect(voted({ choice: 'APPROVE' }, { election: ofTwo })).toMatchObject({
      tally: { state: 'OPEN', missing: [{ message: '1 of 2 approvals by Board' }] },
      decides: null,
    });
  });

  it('sends the work back when it returns or rejects', () => {
    const back = { stage: 'DISCOVER', status: 'WORKING', history: { event: 'RETURN', reason: 'No.' } };
    expect(voted({ choice: 'RETURN', reason: 'No.' })).toMatchObject({ decides: { decision: 'RETURNED', move: back } });
    expect(voted({ choice: 'REJECT', reason: 'No.' }, { election: ofTwo })).toMatchObject({
      decides: { decision: 'REJECTED', move: back },
    });
  });

  it('says why, where nobody who is left could pass it', () => {
    expect(voted({ choice: 'ABSTAIN' })).toMatchObject({
      decides: {
        decision: 'REJECTED',
        move: { history: { reason: 'Those who have not voted are too few to pass it.' } },
      },
    });
  });

  it('is refused where it would pass an unmet gate, and heard where it would not', () => {
    expect(voted({ choice: 'APPROVE' }, { gathered: NOTHING })).toMatchObject({ code: 'GATE_UNMET' });
    expect(voted({ choice: 'RETURN', reason: 'No.' }, { gathered: NOTHING })).toMatchObject({ kind: 'cast' });
  });

  it('is refused before the question is put, and to those whose own it is', () => {
    expect(voted({ choice: 'APPROVE' }, { initiative: anInitiative() })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(voted({ choice: 'ABSTAIN' }, { actor: aPerson(SPONSOR, ['CX_LEADER']) })).toMatchObject({
      code: 'OWN_DECISION',
    });
    expect(voted({ choice: 'QUESTION' })).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });
});

describe('A gate that votes decide', () => {
  const missing = gateGuards(DEFAULT_PROCESS.policy)['gateIsPassed']!;

  it('looks at the votes alone, whatever its policy says', () => {
    expect(missing(approvedBy(aLeader.personId), { gate: 'DISCOVER' })).toEqual([]);
    const groups = [{ name: 'Board', needs: 'ALL', veto: false, seatIds: ['a', aLeader.personId] }] as const;
    expect(missing({ ...approvedBy(aLeader.personId), groups }, { gate: 'DISCOVER' })).toEqual([
      { code: 'APPROVAL', message: '1 of 2 approvals by Board' },
    ]);
  });

  it('is not passed by votes that return or reject it', () => {
    const groups = [{ name: 'Board', needs: 'ANY', veto: false, seatIds: ['a'] }] as const;
    const said = (choice: 'RETURN' | 'REJECT') => [{ personId: 'a', forId: 'a', choice, groups: ['Board'] }];
    const messages = (['RETURN', 'REJECT'] as const).map(
      (choice) => missing({ ...EVERYTHING, groups, approvals: said(choice) }, { gate: 'DISCOVER' })[0]?.message,
    );
    expect(messages).toEqual(['a vote to return it', 'too many votes against it']);
  });
});
