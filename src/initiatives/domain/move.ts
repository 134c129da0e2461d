import type { Permission } from '../../people/domain/permissions';
import type { Viewer } from '../../people/domain/person';
import { InputCheck } from '../../shared/input-check';
import {
  isRefusal,
  notPossibleNow,
  ownDecision,
  type NotPossibleNow,
  type OwnDecision,
  type Refusal,
} from '../../shared/refusal';
import type { WorkflowSnapshot } from '../../workflow/definition';
import { decide, type Effect, type Running } from '../../workflow/engine';
import { gateGuards } from './gates';
import {
  INITIATIVE_EVENTS,
  type GateFacts,
  type InitiativeEvent,
  type InitiativeEventName,
  type InitiativeInProcess,
} from './initiative';
import { standingOf, type Standing } from './lifecycle';
import type { InitiativeProcess } from './process-versions';

interface EventRule {
  readonly permission: Permission;
  /** Whoever is concerned must be told why. */
  readonly needsReason: boolean;
  /** Nobody sends it for an initiative that they have a part in. */
  readonly decidesOnOthersOnly: boolean;
}

const RUNS: EventRule = { permission: 'runInitiative', needsReason: false, decidesOnOthersOnly: false };
const DECIDES: EventRule = { permission: 'approveGate', needsReason: false, decidesOnOthersOnly: true };
const EVENT_RULES: Record<InitiativeEventName, EventRule> = {
  REQUEST_APPROVAL: RUNS,
  APPROVE: DECIDES,
  RETURN: { ...DECIDES, needsReason: true },
  ITERATE: { ...RUNS, needsReason: true },
  HOLD: { ...RUNS, needsReason: true },
  RESUME: RUNS,
  STOP: { ...RUNS, needsReason: true },
  REFER_TO_REVIEW: { ...RUNS, needsReason: true },
  CONFIRM_FUNDING: { permission: 'confirmFunding', needsReason: false, decidesOnOthersOnly: true },
  EMBED: { ...RUNS, needsReason: true },
  RECHECK: RUNS,
};

/** What it takes to send an event; the service asks for it before anything is decided. */
export const permissionFor = (event: InitiativeEventName): Permission => EVENT_RULES[event].permission;
export const needsReason = (event: InitiativeEventName): boolean => EVENT_RULES[event].needsReason;
export const decidesOnOthersOnly = (event: InitiativeEventName): boolean => EVENT_RULES[event].decidesOnOthersOnly;

/** Whether it is not sent at once but comes of votes. */
export const isDecidedByVote = (event: InitiativeEventName): boolean => EVENT_RULES[event].permission === 'approveGate';

/** Those who have a part in an initiative beyond the ones it names itself. */
export interface OthersConcerned {
  /** Who proposed what it came from; null where nobody did: it was registered as it ran. */
  readonly proposerId: string | null;
  /** Who wrote the draft of it; null where nobody but the proposer did. */
  readonly drafterId: string | null;
  /** Who asked for the approval that is open now; null when none is. */
  readonly requestedById: string | null;
}

export interface MoveAsked {
  readonly initiative: InitiativeInProcess;
  /** On the versions that it was begun on. */
  readonly process: InitiativeProcess;
  readonly event: InitiativeEventName;
  readonly reason: string | null;
  readonly actor: Viewer;
  readonly people: OthersConcerned;
  /** What the gates look at; votes among them where the event is decided by votes. */
  readonly facts: GateFacts;
}

/** A decided move: what to write to the initiative, and the row for its history. Nobody is its actor where time decided. */
export interface DecidedMove extends Standing {
  readonly kind: 'moved';
  readonly snapshot: WorkflowSnapshot;
  /** Whether `enteredStageAt` begins anew. */
  readonly entersStage: boolean;
  /** What the step asks for: deadlines that begin or end, and what people are to be told. */
  readonly effects: readonly Effect[];
  readonly history: Recorded & { readonly event: InitiativeEventName };
}

/** A move that somebody makes. */
export interface InitiativeMove extends DecidedMove {
  readonly history: DecidedMove['history'] & { readonly actorId: string };
}

/** Whether one group of several side by side has approved by it, and the gate waits for the others. */
export const isWithinGate = ({ status, history }: Pick<DecidedMove, 'status' | 'history'>): boolean =>
  history.event === 'APPROVE' && status === 'AWAITING_APPROVAL';

/** What the history keeps of a move, before it has its place there. */
export type Recorded = Omit<
  InitiativeEvent,
  'id' | 'organizationId' | 'initiativeId' | 'sequence' | 'correctsId' | 'occurredAt'
>;

/**
 * Decides what an event does to an initiative. Whether the actor may send it at all (`permissionFor`) is asked before.
 * @returns the move, or a refusal: a reason is wanting (`input.reason`), the event is not possible now, it is the actor's
 *   own initiative, or the gate is not met
 */
export function decideMove(asked: MoveAsked): InitiativeMove | Refusal {
  const { initiative, event, reason, actor, people, facts } = asked;
  const check = new InputCheck();
  const given = check.optionalText('input.reason', reason, { max: 2000 });
  if (given === null && needsReason(event)) check.problem('input.reason', `Expected a reason for ${event}, got none.`);
  if (check.failed) return check.refusal();

  const running = runningOn(asked.process, initiative, facts);
  const answer = decide(running, event);
  if (isRefusal(answer) && answer.code === 'NOT_POSSIBLE_NOW') return answer;
  const own = partIn(initiative, event, actor, people) ?? withoutGrant(initiative, event, people);
  if (own !== null) return own;
  if (isRefusal(answer)) return answer;

  const { snapshot, effects, from, to } = answer;
  const standing = standingOf(running.definition, snapshot);
  const { definitionVersion, policyVersion } = initiative;
  const recorded = {
    event,
    fromState: from,
    toState: to,
    actorId: actor.personId,
    reason: given,
    facts: running.facts,
    migration: null,
  };
  return {
    kind: 'moved',
    snapshot,
    ...standing,
    entersStage: standing.stage !== initiative.stage,
    effects,
    history: { ...recorded, definitionVersion, policyVersion },
  };
}

/** The initiative's process, on the versions that it was started with. */
export const runningOn = (
  { definition, policy }: InitiativeProcess,
  { snapshot }: Pick<InitiativeInProcess, 'snapshot'>,
  facts: GateFacts,
): Running<GateFacts> => ({ definition, snapshot, guards: gateGuards(policy), facts, sent: INITIATIVE_EVENTS });

/** Why the actor has no say in this: the part that they have in it; null when they have none or the event allows it. */
export function partIn(
  initiative: Pick<InitiativeInProcess, 'sponsorId' | 'leadId' | 'businessOwnerId'>,
  event: InitiativeEventName,
  { personId }: Pick<Viewer, 'personId'>,
  { proposerId, drafterId, requestedById }: OthersConcerned,
): OwnDecision | null {
  if (!decidesOnOthersOnly(event)) return null;
  const parts = [
    ...(initiative.sponsorId === personId ? ['are its sponsor'] : []),
    ...(initiative.leadId === personId ? ['are its lead'] : []),
    ...(initiative.businessOwnerId === personId ? ['are its business owner'] : []),
    ...(proposerId === personId ? ['proposed it'] : []),
    ...(drafterId === personId ? ['wrote its draft'] : []),
    ...(requestedById === personId ? ['asked for this approval'] : []),
  ];
  if (parts.length === 0) return null;
  const does = event === 'CONFIRM_FUNDING' ? 'confirms the funding of' : 'approves or returns';
  return ownDecision(`Nobody ${does} an initiative of their own: you ${parts.join(' and ')}.`);
}

/** What goes back to be designed is paid for by its grant, and what was registered has none. */
const TAKES_A_GRANT: readonly InitiativeEventName[] = ['ITERATE', 'REFER_TO_REVIEW', 'CONFIRM_FUNDING'];

/** Why an event is not for what was registered as it ran; null where it is, and for what was funded. */
export function withoutGrant(
  { stage }: Pick<InitiativeInProcess, 'stage'>,
  event: InitiativeEventName,
  { proposerId }: Pick<OthersConcerned, 'proposerId'>,
): NotPossibleNow | null {
  if (proposerId !== null || !TAKES_A_GRANT.includes(event)) return null;
  const message =
    'It was registered as it ran, and nothing is granted for it: what is to be designed anew is proposed.';
  return notPossibleNow(message, stage);
}

/** Everybody with a part in an initiative: none of them has a say at its gates. */
export const concernedIds = (
  { sponsorId, leadId, businessOwnerId }: Pick<InitiativeInProcess, 'sponsorId' | 'leadId' | 'businessOwnerId'>,
  { proposerId, drafterId, requestedById }: OthersConcerned,
): readonly string[] =>
  [...new Set([sponsorId, leadId, businessOwnerId, proposerId, drafterId, requestedById])].filter((id) => id !== null);
