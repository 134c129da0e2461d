import fc from 'fast-check';
import { availableTransitions } from '../../../src/initiatives/domain/available-transitions';
import {
  INITIATIVE_EVENTS,
  type GatheredFacts,
  type Initiative,
  type InitiativeEventName,
} from '../../../src/initiatives/domain/initiative';
import { votersOf } from '../../../src/approvals/domain/election';
import { decideVote } from '../../../src/initiatives/domain/gate-vote';
import { decideMove, isDecidedByVote, permissionFor } from '../../../src/initiatives/domain/move';
import { may } from '../../../src/people/domain/permissions';
import { ROLES, type Viewer } from '../../../src/people/domain/person';
import {
  aLeader,
  anElection,
  anInitiative,
  anInitiativeAfter,
  aPerson,
  EVERYTHING,
  LEAD,
  NOTHING,
  OWNER,
  PEOPLE,
  PROPOSER,
  REQUESTER,
  SPONSOR,
  theLead,
} from './an-initiative';
import { DEFAULT_PROCESS } from '../../support/default-process';

const awaiting = anInitiativeAfter('REQUEST_APPROVAL');
const transitions = (initiative: Initiative, viewer: Viewer, facts: GatheredFacts = EVERYTHING) =>
  availableTransitions({ initiative, process: DEFAULT_PROCESS, viewer, facts, people: PEOPLE, election: anElection() });
const transition = (event: InitiativeEventName, initiative: Initiative, viewer: Viewer, facts = EVERYTHING) =>
  transitions(initiative, viewer, facts).find((candidate) => candidate.event === event);

describe('An available transition', () => {
  it('says where it leads, that it is allowed, and who could send it', () => {
    expect(transition('APPROVE', awaiting, aLeader)).toEqual({
      event: 'APPROVE',
      label: 'Approve',
      toState: 'design.underWay.working',
      to: { stage: 'DESIGN', status: 'WORKING' },
      allowed: true,
      needsReason: false,
      missing: [],
      reasons: [],
      whoCould: 'CX leaders who have no part in it',
    });
  });

  it('says what the gate waits for', () => {
    expect(transition('REQUEST_APPROVAL', anInitiative(), theLead, NOTHING)).toMatchObject({
      allowed: false,
      missing: [{ message: '0 of 3 interviews' }, { message: 'no shadowing' }],
      reasons: [],
    });
  });

  it('says by which rule it is not for this person, and who could', () => {
    const contributor = aPerson('somebody', ['CONTRIBUTOR']);
    expect(transition('HOLD', anInitiative(), contributor)).toMatchObject({
      allowed: false,
      reasons: [
        {
          code: 'NOT_PERMITTED',
          message: 'Sponsor, lead and business owner run an initiative; portfolio managers and CX leaders may step in.',
        },
      ],
      whoCould: 'its sponsor, lead, business owner, CX leaders, or portfolio managers',
    });
  });

  it('says that a leader cannot decide on what is their own', () => {
    expect(transition('APPROVE', awaiting, aPerson(PROPOSER, ['CX_LEADER']))).toMatchObject({
      allowed: false,
      missing: [{ code: 'APPROVAL', message: 'no approval by CX leaders' }],
      reasons: [{ code: 'OWN_DECISION' }],
    });
  });

  it('says where a resume leads', () => {
    const onHold = anInitiativeAfter('REQUEST_APPROVAL', 'HOLD');
    expect(transition('RESUME', onHold, theLead)).toMatchObject({
      to: { stage: 'DISCOVER', status: 'AWAITING_APPROVAL' },
    });
  });

  it('is none once the initiative is closed', () => {
    expect(transitions(anInitiativeAfter('STOP'), aLeader)).toEqual([]);
  });
});

describe('The list of available transitions', () => {
  const gates = (count: number) => Array<InitiativeEventName[]>(count).fill(['REQUEST_APPROVAL', 'APPROVE']).flat();
  const places = [0, 1, 2, 3, 4].flatMap((count) => [
    anInitiativeAfter(...gates(count)),
    anInitiativeAfter(...gates(count), 'REQUEST_APPROVAL'),
    anInitiativeAfter(...gates(count), 'HOLD'),
  ]);
  const facts = fc.record({
    evidenceCounts: fc.record({
      INTERVIEW: fc.nat({ max: 4 }),
      SHADOWING: fc.nat({ max: 2 }),
      WORKSHOP: fc.nat({ max: 2 }),
      JOURNEY_MAP: fc.nat({ max: 2 }),
      PROTOTYPE_TEST: fc.nat({ max: 3 }),
    }),
    deliverables: fc.oneof(fc.constant(EVERYTHING.deliverables), fc.subarray([...EVERYTHING.deliverables])),
    baselineReadings: fc.nat({ max: 2 }),
    followUpReadings: fc.nat({ max: 2 }),
  });
  const viewers = fc
    .tuple(
      fc.constantFrom(SPONSOR, LEAD, OWNER, PROPOSER, REQUESTER, 'somebody', aLeader.personId),
      fc.subarray([...ROLES]),
      fc.constantFrom(null, 'portfolio-1', 'portfolio-2'),
    )
    .map(([personId, roles, portfolioId]) => aPerson(personId, roles, portfolioId));

  it('allows an event exactly when the person is permitted and it is not refused', () => {
    const cases = fc.tuple(fc.constantFrom(...places), fc.oneof(fc.constant(EVERYTHING), facts), viewers);
    fc.assert(
      fc.property(cases, ([initiative, gathered, viewer]) => {
        const runs = [initiative.sponsorId, initiative.leadId, initiative.businessOwnerId];
        const { portfolioId } = initiative;
        const election = anElection();
        for (const event of INITIATIVE_EVENTS) {
          const byVotes = isDecidedByVote(event);
          const responsible = byVotes ? votersOf(election) : runs;
          const permitted = may(viewer, permissionFor(event), { portfolioId, responsible });
          const sent = { initiative, process: DEFAULT_PROCESS, actor: viewer, people: PEOPLE };
          const choice = event === 'RETURN' ? 'RETURN' : 'APPROVE';
          const answer = byVotes
            ? decideVote({ ...sent, gathered, election, vote: { choice, reason: 'Because.' } })
            : decideMove({ ...sent, event, reason: 'Because.', facts: { ...gathered, approvals: [] } });
          const goes = permitted && answer.kind !== 'refused';
          expect(transition(event, initiative, viewer, gathered)?.allowed ?? false).toBe(goes);
        }
      }),
      { numRuns: 300 },
    );
  });
});
