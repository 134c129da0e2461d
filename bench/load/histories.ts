import { DEFAULT_PROCESS } from '../default-process';
import { approvedByLeader, oneLeader } from '../one-leader';
import type { EvidenceKind } from '../../src/listening/domain/evidence';
import {
  STAGES,
  type DeliverableKind,
  type GatheredFacts,
  type InitiativeEventName,
  type Stage,
} from '../../src/initiatives/domain/initiative';
import { beginning } from '../../src/initiatives/domain/lifecycle';
import { decideMove, needsReason, type InitiativeMove } from '../../src/initiatives/domain/move';
import type { Viewer } from '../../src/people/domain/person';
import { isRefusal } from '../../src/shared/refusal';

/**
 * The lives that initiatives of the load set have behind them, eight of them, each with three requests for approval.
 * Three requests take five moves at least: only a decision makes room for the next.
 */
const LIVES: readonly (readonly InitiativeEventName[])[] = [
  ['REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL'],
  ['REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'RETURN'],
  ['REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL'],
  ['REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'APPROVE'],
  ['REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL'],
  ['REQUEST_APPROVAL', 'RETURN', 'REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL', 'APPROVE'],
  ['REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL', 'APPROVE'],
  ['REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL', 'APPROVE', 'REQUEST_APPROVAL', 'APPROVE', 'STOP'],
];

/** A life as its rows are made of: what it went through, and where it stands. */
export interface Life extends ReturnType<typeof beginning> {
  readonly life: number;
  readonly moves: readonly (InitiativeMove['history'] & {
    readonly byLeader: boolean;
    /** The stage that it was sent in. */
    readonly gate: Stage;
  })[];
  /** Which of the moves, from 1, entered the present stage; 0 for the first stage. */
  readonly enteredBy: number;
  /** The stages that were entered, with their shares of the grant and the move, from 1, that entered them first. */
  readonly tranches: readonly { readonly stage: Stage; readonly percent: number; readonly enteredBy: number }[];
  /** What was gathered for the gates up to the present one: one entry a piece. */
  readonly evidence: readonly EvidenceKind[];
  readonly deliverables: readonly { readonly stage: Stage; readonly kind: DeliverableKind }[];
}

/** Every life, decided by the rules themselves: what they refuse is in no load set. */
export const livesLedBy = (leader: Viewer): readonly Life[] => LIVES.map((events, life) => live(events, life, leader));

function live(events: readonly InitiativeEventName[], life: number, leader: Viewer): Life {
  const team = { sponsorId: 'sponsor', leadId: 'lead', businessOwnerId: 'owner', portfolioId: 'portfolio' };
  const people = { proposerId: 'proposer', drafterId: null, requestedById: null };
  const reached = Math.min(events.filter((event) => event === 'APPROVE').length, STAGES.indexOf('MEASURE'));
  const gathered = gatheredUpTo(reached);
  let now: ReturnType<typeof beginning> = beginning('STANDARD', DEFAULT_PROCESS);
  let enteredBy = 0;
  const moves: Life['moves'][number][] = [];
  const tranches = [trancheOf(now.stage, 0)];
  for (const event of events) {
    const byLeader = ['APPROVE', 'RETURN', 'STOP'].includes(event);
    const facts =
      event === 'APPROVE'
        ? approvedByLeader(factsOf(gathered), oneLeader(team, people, leader), leader)
        : { ...factsOf(gathered), approvals: [] };
    const move = decideMove({
      initiative: { ...now, ...team },
      process: DEFAULT_PROCESS,
      event,
      reason: needsReason(event) ? 'The interviews do not show it yet.' : null,
      actor: byLeader ? leader : { ...leader, personId: team.leadId, grants: [] },
      people,
      facts,
    });
    if (isRefusal(move)) throw new Error(`Life ${life} of the load set cannot be lived: ${move.message}`);
    moves.push({ ...move.history, byLeader, gate: now.stage });
    if (move.entersStage) tranches.push(trancheOf(move.stage, (enteredBy = moves.length)));
    const { snapshot, stage, status } = move;
    now = { ...now, snapshot, stage, status };
  }
  return { life, ...now, moves, enteredBy, tranches, ...gathered };
}

const trancheOf = (stage: Stage, enteredBy: number): Life['tranches'][number] => ({
  stage,
  percent: DEFAULT_PROCESS.policy.gates[stage].tranchePercent,
  enteredBy,
});

type Gathered = Pick<Life, 'evidence' | 'deliverables'>;

function gatheredUpTo(stage: number): Gathered {
  const { gates } = DEFAULT_PROCESS.policy;
  const passed = STAGES.slice(0, stage + 1);
  return {
    evidence: passed.flatMap((each) =>
      (Object.entries(gates[each].evidence) as [EvidenceKind, number][]).flatMap(([kind, pieces]) =>
        Array<EvidenceKind>(pieces).fill(kind),
      ),
    ),
    deliverables: passed.flatMap((each) => gates[each].deliverables.map((kind) => ({ stage: each, kind }))),
  };
}

/** Every initiative has a baseline and a follow-up. */
function factsOf({ evidence, deliverables }: Gathered): GatheredFacts {
  const evidenceCounts: Partial<Record<EvidenceKind, number>> = {};
  for (const kind of evidence) evidenceCounts[kind] = (evidenceCounts[kind] ?? 0) + 1;
  return {
    evidenceCounts,
    deliverables: deliverables.map(({ kind }) => kind),
    baselineReadings: 1,
    followUpReadings: 1,
    forecast: { costChange: 0, valueChange: 0 },
  };
}
