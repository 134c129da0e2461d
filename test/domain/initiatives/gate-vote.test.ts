import type { VoteInput } from '../../../src/approvals/domain/vote';
import { decideVote } from '../../../src/initiatives/domain/gate-vote';
import { gateGuards } from '../../../src/initiatives/domain/gates';
import { decideMove } from '../../../src/initiatives/domain/move';
import { isRefusal } from '../../../src/shared/refusal';
import { statePath } from '../../../src/workflow/definition';
import { DEFAULT_PROCESS } from '../../support/default-process';
import {
  aLeader,
  anElection,
  anInitiative,
  anInitiativeAfter,
  aPerson,
  approvedBy,
  asked,
  electionSideBySide,
  EVERYTHING,
  NOTHING,
  PEOPLE,
  SIDE_BY_SIDE,
  SPONSOR,
  written,
  type Group,
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

  it('passes by the votes of those who are here: whoever has left sets no condition', () => {
    const ofThree = anElection({
      groups: [{ name: 'Board', needs: { count: 2 }, veto: false, memberIds: ['another', aLeader.personId] }],
      votes: ['gone', 'another'].map((seatId) => ({
        ...{ seatId, voterId: seatId, choice: 'APPROVE_WITH_CONDITIONS' as const, contentVersion: 1 },
      })),
    });
    const cast = voted({ choice: 'APPROVE' }, { election: ofThree });
    expect(cast).toMatchObject({ decides: { votes: [{ seatId: 'another' }, { seatId: aLeader.personId }] } });
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

describe('A vote of one of several groups side by side', () => {
  const inDesign = anInitiativeAfter('REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL');
  const GATE = 'design.underWay.awaitingApproval';
  const standing = (...approved: Group[]) =>
    SIDE_BY_SIDE.map((group) => `${GATE}.${group}.${approved.includes(group) ? 'approved' : 'awaiting'}`).join(' and ');

  /** Each votes in turn; where the initiative stands after each of them. */
  const course = (asked: readonly Group[], voters: readonly Group[], vote: VoteInput = { choice: 'APPROVE' }) => {
    let initiative = inDesign;
    return voters.map((group, index) => {
      const election = electionSideBySide(asked, voters.slice(0, index));
      const cast = voted(vote, { initiative, actor: aPerson(group), election });
      if (isRefusal(cast)) return cast.code;
      if (cast.decides) initiative = written(initiative, cast.decides.move);
      return [cast.decides?.decision, statePath(initiative.snapshot.value)];
    });
  };

  it.each([
    ['leadership', 'finance', 'compliance'],
    ['leadership', 'compliance', 'finance'],
    ['finance', 'leadership', 'compliance'],
    ['finance', 'compliance', 'leadership'],
    ['compliance', 'leadership', 'finance'],
    ['compliance', 'finance', 'leadership'],
  ] as const)('moves its own region, and the last one passes the gate: %s, %s, %s', (first, second, third) => {
    expect(course(SIDE_BY_SIDE, [first, second, third])).toEqual([
      [null, standing(first)],
      [null, standing(first, second)],
      ['APPROVED', 'prototype.underWay.working'],
    ]);
  });

  it('needs none of a group that the policy does not name', () => {
    expect(course(['leadership', 'compliance'], ['compliance', 'leadership'])).toEqual([
      [null, standing('compliance')],
      ['APPROVED', 'prototype.underWay.working'],
    ]);
  });

  it('does not get past a group that the definition does not name', () => {
    const legal = 'legal' as Group;
    expect(course([...SIDE_BY_SIDE, legal], [...SIDE_BY_SIDE, legal])).toEqual([
      [null, standing('leadership')],
      [null, standing('leadership', 'finance')],
      [undefined, standing('leadership', 'finance')],
      ['APPROVED', 'prototype.underWay.working'],
    ]);
    expect(course(['leadership', legal], ['leadership', legal])).toEqual([
      [null, standing('leadership')],
      ['APPROVED', 'prototype.underWay.working'],
    ]);
  });

  it('moves nothing while its group needs more', () => {
    const members = { needs: 'ALL', veto: false } as const;
    const groups = [
      { name: 'leadership', ...members, memberIds: ['leadership', 'another'] },
      { name: 'finance', ...members, memberIds: ['finance'] },
    ];
    const cast = voted(
      { choice: 'APPROVE' },
      { initiative: inDesign, actor: aPerson('leadership'), election: anElection({ groups }) },
    );
    expect(cast).toMatchObject({ tally: { state: 'OPEN' }, decides: null });
  });

  it('sends all of it back when it returns, and what was approved is asked again', () => {
    const approved = voted(
      { choice: 'APPROVE' },
      { initiative: inDesign, actor: aPerson('finance'), election: electionSideBySide(SIDE_BY_SIDE, []) },
    );
    const half = written(inDesign, decidedBy(approved));
    const returned = voted(
      { choice: 'RETURN', reason: 'No.' },
      { initiative: half, actor: aPerson('leadership'), election: electionSideBySide(SIDE_BY_SIDE, ['finance']) },
    );
    const back = written(half, decidedBy(returned));
    expect(statePath(back.snapshot.value)).toBe('design.underWay.working');
    const again = decideMove(asked('REQUEST_APPROVAL', { initiative: back }));
    expect(again).toMatchObject({ history: { toState: standing() } });
  });

  it('finds after a hold who has approved before', () => {
    const approved = voted(
      { choice: 'APPROVE' },
      { initiative: inDesign, actor: aPerson('finance'), election: electionSideBySide(SIDE_BY_SIDE, []) },
    );
    const resumed = (['HOLD', 'RESUME'] as const).reduce(
      (initiative, event) => {
        const move = decideMove(asked(event, { initiative }));
        if (isRefusal(move)) throw new Error(move.message);
        return written(initiative, move);
      },
      written(inDesign, decidedBy(approved)),
    );
    expect(statePath(resumed.snapshot.value)).toBe(standing('finance'));
  });

  function decidedBy(cast: ReturnType<typeof voted>) {
    if (isRefusal(cast) || cast.decides === null) throw new Error('Expected a move.');
    return cast.decides.move;
  }
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
