import { LIFECYCLE } from '../../../migrations/1795300000000-default-process';
import { askAgain } from '../../../src/initiatives/domain/ask-again';
import { availableTransitions } from '../../../src/initiatives/domain/available-transitions';
import { decideVote } from '../../../src/initiatives/domain/gate-vote';
import { differenceFromHistory } from '../../../src/initiatives/domain/history-check';
import type { Initiative } from '../../../src/initiatives/domain/initiative';
import { NOTHING_SEEN } from '../../../src/initiatives/domain/initiative';
import { decideMove, type Recorded } from '../../../src/initiatives/domain/move';
import { isRefusal } from '../../../src/shared/refusal';
import { statePath, type WorkflowDefinition } from '../../../src/workflow/definition';
import { start } from '../../../src/workflow/engine';
import { DEFAULT_PROCESS, DEFAULT_VERSIONS } from '../../support/default-process';
import {
  anInitiative,
  anInitiativeAfter,
  aPerson,
  asked,
  electionSideBySide,
  EVERYTHING,
  PEOPLE,
  written,
} from './an-initiative';

const CHANGED = { actorId: 'des', reason: 'There are other kill criteria: "v2".' };
const GATE = 'design.underWay.awaitingApproval';
const AWAITED = ['leadership', 'finance', 'compliance'].map((group) => `${GATE}.${group}.awaiting`).join(' and ');
const atTheGate = anInitiativeAfter('REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL');

/** Finance has approved, and the others are awaited. */
function half(): { readonly initiative: Initiative; readonly history: Recorded } {
  const cast = decideVote({
    ...{ initiative: atTheGate, process: DEFAULT_PROCESS, actor: aPerson('finance'), people: PEOPLE },
    ...{ gathered: EVERYTHING, election: electionSideBySide(['leadership', 'finance'], []) },
    vote: { choice: 'APPROVE' },
  });
  if (isRefusal(cast) || cast.decides === null) throw new Error('Expected a move.');
  return { initiative: written(atTheGate, cast.decides.move), history: cast.decides.move.history };
}

describe('A material change at a gate of groups side by side', () => {
  it('has the group that had approved wait anew', () => {
    const { initiative } = half();
    const again = askAgain(initiative, DEFAULT_PROCESS, CHANGED);
    expect(again && statePath(again.snapshot.value)).toBe(AWAITED);
    expect(again?.effects).toEqual([]);
    expect(again?.history).toEqual({
      ...{ event: 'ASK_AGAIN', fromState: statePath(initiative.snapshot.value), toState: AWAITED },
      ...{ ...CHANGED, facts: NOTHING_SEEN, migration: null, definitionVersion: 1, policyVersion: 1 },
    });
  });

  it('lets each group approve once more, as is offered', () => {
    const { initiative } = half();
    const { snapshot } = askAgain(initiative, DEFAULT_PROCESS, CHANGED)!;
    const election = electionSideBySide(['leadership', 'finance'], []);
    const offer = availableTransitions({
      ...{ initiative: { ...initiative, snapshot }, process: DEFAULT_PROCESS, facts: EVERYTHING },
      ...{ viewer: aPerson('finance'), people: PEOPLE, election },
    }).find(({ event }) => event === 'APPROVE');
    expect(offer).toMatchObject({ allowed: true, toState: expect.stringContaining('finance.approved') as string });
  });

  it('moves nothing where no group has approved, nor where one decision passes the gate', () => {
    expect(askAgain(atTheGate, DEFAULT_PROCESS, CHANGED)).toBeNull();
    expect(askAgain(anInitiativeAfter('REQUEST_APPROVAL'), DEFAULT_PROCESS, CHANGED)).toBeNull();
    expect(askAgain(anInitiative(), DEFAULT_PROCESS, CHANGED)).toBeNull();
  });

  it('moves nothing under a process from before it', () => {
    const definition: WorkflowDefinition = { version: 1, ...JSON.parse(JSON.stringify(LIFECYCLE)) };
    const process = { ...DEFAULT_PROCESS, definition };
    const begun = anInitiative({ snapshot: start(definition).snapshot });
    const move = decideMove(asked('REQUEST_APPROVAL', { initiative: begun, process }));
    if (isRefusal(move)) throw new Error(move.message);
    expect(askAgain(written(begun, move), process, CHANGED)).toBeNull();
  });

  it('is nobody’s to send', () => {
    const offers = availableTransitions({
      ...{ initiative: half().initiative, process: DEFAULT_PROCESS, facts: EVERYTHING, viewer: aPerson('des') },
      ...{ people: PEOPLE, election: electionSideBySide(['leadership', 'finance'], ['finance']) },
    });
    expect(offers.map(({ event }) => event)).not.toContain('ASK_AGAIN');
    expect(decideMove(asked('RESUME', { initiative: half().initiative }))).toMatchObject({
      message: expect.stringMatching(/Possible now: APPROVE, RETURN, HOLD, REFER_TO_REVIEW, STOP\.$/) as string,
    });
  });

  it('stands in the history, which replays to where it stands', () => {
    const begun = anInitiative();
    const rows: Recorded[] = [];
    let initiative = begun;
    for (const event of ['REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL'] as const) {
      const move = decideMove(asked(event, { initiative }));
      if (isRefusal(move)) throw new Error(move.message);
      rows.push(move.history);
      initiative = written(initiative, move);
    }
    const approved = half();
    const again = askAgain(approved.initiative, DEFAULT_PROCESS, CHANGED)!;
    const history = [...rows, approved.history, again.history].map((row, index) => ({
      ...{ ...row, sequence: index + 1, occurredAt: initiative.createdAt },
    }));
    const stored = { ...approved.initiative, snapshot: again.snapshot };
    expect(differenceFromHistory(DEFAULT_VERSIONS, stored, history)).toBeUndefined();
    expect(differenceFromHistory(DEFAULT_VERSIONS, approved.initiative, history)).toMatch(/^it is stored in/);
  });
});
