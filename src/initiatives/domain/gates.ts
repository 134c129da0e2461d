import { missingOf, tally, type Electorate } from '../../approvals/domain/tally';
import type { EvidenceKind } from '../../listening/domain/evidence';
import { roleInWords } from '../../people/domain/role-words';
import type { Missing } from '../../shared/refusal';
import type { JsonObject } from '../../workflow/definition';
import type { Guards } from '../../workflow/engine';
import { DELIVERABLE_WORDS } from './deliverable';
import { missingForecast } from './forecast';
import { missingConditions } from './gate-conditions';
import type { GatePolicy, GateRequirements } from './gate-policy';
import { STAGES, type CountedApproval, type GateFacts, type GatheredFacts, type Stage } from './initiative';

const EVIDENCE_WORDS: Record<EvidenceKind, readonly [one: string, several: string]> = {
  INTERVIEW: ['interview', 'interviews'],
  SHADOWING: ['shadowing', 'shadowings'],
  SURVEY: ['survey', 'surveys'],
  JOURNEY_MAP: ['journey map', 'journey maps'],
  WORKSHOP: ['workshop', 'workshops'],
  PROTOTYPE_TEST: ['prototype test', 'prototype tests'],
  MEASUREMENT: ['measurement', 'measurements'],
};

/**
 * The guards that a lifecycle names, as strict as a policy makes them. All take `{ gate: Stage }`: `evidenceIsGathered`
 * looks at what the team brings, `gateIsPassed` at the approvals, too, and `groupHasApproved` at those of the one group that
 * it names beside the gate.
 */
export function gateGuards(policy: GatePolicy): Guards<GateFacts> {
  return {
    evidenceIsGathered: (facts, params) => missingWork(policy.gates[gateOf(params)], facts),
    gateIsPassed: (facts, params) => {
      const gate = policy.gates[gateOf(params)];
      return [...missingWork(gate, facts), ...missingApprovals(gate, facts)];
    },
    groupHasApproved: (facts, params) => {
      const gate = policy.gates[gateOf(params)];
      return [...missingWork(gate, facts), ...missingApprovalOf(params['group'], gate, facts)];
    },
  };
}

/** What the team still has to bring before it can ask for approval at a gate. */
export function missingWork(gate: GateRequirements, facts: GatheredFacts): readonly Missing[] {
  const evidence = (Object.entries(gate.evidence) as [EvidenceKind, number][]).flatMap(([kind, needed]) =>
    short(kind, facts.evidenceCounts[kind] ?? 0, needed, EVIDENCE_WORDS[kind]),
  );
  const deliverables = gate.deliverables
    .filter((kind) => !facts.deliverables.includes(kind))
    .map((kind) => ({ code: kind, message: `no ${DELIVERABLE_WORDS[kind]}` }));
  return [
    ...evidence,
    ...short('BASELINE_READING', facts.baselineReadings, gate.baselineReadings, [
      'baseline reading',
      'baseline readings',
    ]),
    ...short('FOLLOW_UP_READING', facts.followUpReadings, gate.followUpReadings, [
      'follow-up reading',
      'follow-up readings',
    ]),
    ...missingForecast(gate, facts.forecast),
    ...deliverables,
    ...missingSwitchOff(gate, facts.switchOff),
    ...missingConditions(gate, facts.conditions ?? []),
  ];
}

/** Where a gate asks for the plan of a sunset and it is kept as data, what it plans has to be done. */
function missingSwitchOff(
  { deliverables }: GateRequirements,
  switchOff: GatheredFacts['switchOff'],
): readonly Missing[] {
  if (!deliverables.includes('SUNSET_PLAN') || switchOff === undefined || switchOff === 'CONFIRMED') return [];
  const message = switchOff === 'MISSING' ? 'not switched off' : 'switched off, and not confirmed by a second person';
  return [{ code: 'SWITCH_OFF', message }];
}

function missingApprovals(gate: GateRequirements, { approvals, groups }: GateFacts): readonly Missing[] {
  if (groups === undefined) return missingBeforeVotes(gate, approvals);
  const { state, missing } = tallied(groups, approvals);
  if (state === 'APPROVED' || missing.length > 0) return missing;
  return [{ code: 'APPROVAL', message: state === 'RETURNED' ? 'a vote to return it' : 'too many votes against it' }];
}

/** A group that is not among those asked has nothing to say of its own: it waits for all who are, and nobody gets past them. */
function missingApprovalOf(name: unknown, gate: GateRequirements, facts: GateFacts): readonly Missing[] {
  const { groups, approvals } = facts;
  if (groups === undefined) return missingBeforeVotes(gate, approvals);
  const { state, groups: counted } = tallied(groups, approvals);
  const group = counted.find((each) => each.name === name);
  if (group === undefined || state === 'RETURNED' || state === 'REJECTED') return missingApprovals(gate, facts);
  return missingOf(group);
}

const tallied = (groups: readonly Electorate[], approvals: GateFacts['approvals']) =>
  tally(
    groups,
    approvals.flatMap((vote) => ('choice' in vote ? [asCast(vote)] : [])),
  );

const asCast = ({ personId: voterId, forId: seatId, choice }: CountedApproval) => ({ seatId, voterId, choice });

/** What histories of the time before votes are decided on again: a leader's word, where the gate asked for one. */
function missingBeforeVotes(
  { approvals: asked }: GateRequirements,
  approvals: GateFacts['approvals'],
): readonly Missing[] {
  if ('groups' in asked) return [{ code: 'APPROVAL', message: 'no votes' }];
  const { role, count } = asked;
  const approvers = approvals.flatMap((each) => ('roles' in each && each.roles.includes(role) ? [each.personId] : []));
  const by = `by a ${roleInWords(role)}`;
  return short('APPROVAL', new Set(approvers).size, count, [`approval ${by}`, `approvals ${by}`]);
}

/** "2 of 3 interviews", or "no workshop" where one is enough. */
function short(code: string, have: number, needed: number, words: readonly [one: string, several: string]): Missing[] {
  if (have >= needed) return [];
  return [{ code, message: needed === 1 ? `no ${words[0]}` : `${have} of ${needed} ${words[1]}` }];
}

function gateOf({ gate }: JsonObject): Stage {
  const stage = STAGES.find((known) => known === gate);
  if (stage === undefined) throw new Error(`Gate ${JSON.stringify(gate)}: expected one of ${STAGES.join(', ')}.`);
  return stage;
}
