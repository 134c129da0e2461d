import type { Ballot, Election } from '../../../src/approvals/domain/election';
import { gateFacts } from '../../../src/initiatives/domain/gate-vote';
import type {
  GateFacts,
  GatheredFacts,
  Initiative,
  InitiativeEventName,
} from '../../../src/initiatives/domain/initiative';
import {
  concernedIds,
  decideMove,
  decidesOnOthersOnly,
  needsReason,
  type InitiativeMove,
  type MoveAsked,
} from '../../../src/initiatives/domain/move';
import type { Role, Viewer } from '../../../src/people/domain/person';
import { DEFAULT_BEGINNING, DEFAULT_PROCESS } from '../../support/default-process';

export const SPONSOR = 'sponsor';
export const LEAD = 'lead';
export const OWNER = 'business-owner';
export const PROPOSER = 'proposer';
export const REQUESTER = 'requester';
export const PEOPLE = { proposerId: PROPOSER, drafterId: null, requestedById: REQUESTER };

export const anInitiative = (changes: Partial<Initiative> = {}): Initiative => ({
  id: 'initiative-1',
  organizationId: 'organization-1',
  proposalId: 'proposal-1',
  portfolioId: 'portfolio-1',
  title: 'Say why a payment was held',
  ...DEFAULT_BEGINNING,
  sponsorId: SPONSOR,
  leadId: LEAD,
  businessOwnerId: OWNER,
  budgetMinor: 250_000_00n,
  currencyCode: 'USD',
  version: 1,
  enteredStageAt: new Date('2026-01-05T09:00:00Z'),
  createdAt: new Date('2026-01-05T09:00:00Z'),
  ...changes,
});

export const aPerson = (personId: string, roles: readonly Role[] = [], portfolioId: string | null = null): Viewer => ({
  organizationId: 'organization-1',
  personId,
  cxFunction: null,
  grants: roles.map((role) => ({ role, portfolioId })),
});
export const aLeader = aPerson('leader', ['CX_LEADER']);
export const theLead = aPerson(LEAD, ['CONTRIBUTOR']);

/** Enough for every gate of the first policy. */
export const EVERYTHING: GatheredFacts = {
  evidenceCounts: { INTERVIEW: 3, SHADOWING: 1, WORKSHOP: 1, JOURNEY_MAP: 1, PROTOTYPE_TEST: 2 },
  deliverables: [
    'FORECAST',
    'KILL_CRITERIA',
    'CHANGE_PLAN',
    'SERVICE_READINESS',
    'ADOPTION_REPORT',
    'SUNSET_PLAN',
    'CUSTOMER_NOTICE',
    'LESSONS',
  ],
  baselineReadings: 1,
  followUpReadings: 1,
  forecast: { costChange: 0, valueChange: 0 },
};
export const NOTHING: GatheredFacts = {
  evidenceCounts: {},
  deliverables: [],
  baselineReadings: 0,
  followUpReadings: 0,
  forecast: null,
};

/** One group of CX leaders that needs any one: the leader has a seat, and so have all whom the initiative concerns. */
export const anElection = (ballot: Partial<Ballot> = {}): Election => ({
  ballot: {
    contentVersion: 1,
    groups: [
      {
        name: 'CX leaders',
        needs: 'ANY',
        veto: false,
        memberIds: [aLeader.personId, SPONSOR, LEAD, OWNER, PROPOSER, REQUESTER],
      },
    ],
    votes: [],
    recusedIds: [],
    standIns: [],
    ...ballot,
  },
  concernedIds: concernedIds(anInitiative(), PEOPLE),
  portfolioId: 'portfolio-1',
  now: new Date('2026-02-02T09:00:00Z'),
});

/** What the gate looks at when the leader has approved. */
export const approvedBy = (personId: string, gathered: GatheredFacts = EVERYTHING): GateFacts => {
  const vote = { seatId: personId, voterId: personId, choice: 'APPROVE', contentVersion: 1 } as const;
  return gateFacts(gathered, anElection({ votes: [vote] }));
};

/** The groups that approve side by side at the gate of design, each of one person who is called like it. */
export const SIDE_BY_SIDE = ['leadership', 'finance', 'compliance'] as const;
export type Group = (typeof SIDE_BY_SIDE)[number];
export const electionSideBySide = (groups: readonly Group[], approved: readonly Group[]): Election =>
  anElection({
    groups: groups.map((name) => ({ name, needs: 'ANY', veto: false, memberIds: [name] })),
    votes: approved.map((name) => ({ seatId: name, voterId: name, choice: 'APPROVE', contentVersion: 1 })),
  });

/** A move with nothing in its way, unless the changes put something there. */
export const asked = (event: InitiativeEventName, changes: Partial<MoveAsked> = {}): MoveAsked => ({
  initiative: anInitiative(),
  process: DEFAULT_PROCESS,
  event,
  reason: needsReason(event) ? 'Because.' : null,
  actor: decidesOnOthersOnly(event) ? aLeader : theLead,
  people: PEOPLE,
  facts: event === 'APPROVE' ? approvedBy(aLeader.personId) : { ...EVERYTHING, approvals: [] },
  ...changes,
});

/** The move, written to the initiative as it would be stored and read back. */
export function written(initiative: Initiative, move: InitiativeMove): Initiative {
  const { stage, status } = move;
  const snapshot = JSON.parse(JSON.stringify(move.snapshot)) as Initiative['snapshot'];
  return { ...initiative, snapshot, stage, status, version: initiative.version + 1 };
}

/** An initiative that went through these events. */
export const anInitiativeAfter = (...events: InitiativeEventName[]): Initiative =>
  events.reduce((initiative, event) => {
    const move = decideMove(asked(event, { initiative }));
    if (move.kind === 'refused') throw new Error(`${event}: ${move.message}`);
    return written(initiative, move);
  }, anInitiative());
