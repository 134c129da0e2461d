import type { Electorate, VoteChoice } from '../../approvals/domain/tally';
import type { EvidenceKind } from '../../listening/domain/evidence';
import type { Role } from '../../people/domain/person';
import type { Track } from '../../process/domain/track';
import type { WorkflowSnapshot } from '../../workflow/definition';

/** The stages of an initiative, in order. */
export const STAGES = ['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET'] as const;
export type Stage = (typeof STAGES)[number];

/** How an initiative is doing within its stage; `EMBEDDED` is kept until a day, `CLOSED` is for good. */
export const INITIATIVE_STATUSES = [
  'WORKING',
  'AWAITING_APPROVAL',
  'AWAITING_REVIEW',
  'ON_HOLD',
  'EMBEDDED',
  'CLOSED',
] as const;
export type InitiativeStatus = (typeof INITIATIVE_STATUSES)[number];

/** What people may send to an initiative. */
export const INITIATIVE_EVENTS = [
  'REQUEST_APPROVAL',
  'APPROVE',
  'RETURN',
  'ITERATE',
  'HOLD',
  'RESUME',
  'STOP',
  'REFER_TO_REVIEW',
  'CONFIRM_FUNDING',
  'EMBED',
  'RECHECK',
] as const;
export type InitiativeEventName = (typeof INITIATIVE_EVENTS)[number];

/** What nobody sends on purpose: what is voted on has changed, and those who had approved are asked again. */
export const ASK_AGAIN = 'ASK_AGAIN';

/** How the history of what ran before it was known here begins. */
export const REGISTERED = 'REGISTERED';

/**
 * What the history of an initiative tells: beside what people send, that it was registered as it ran, was asked again, or went
 * on under another version.
 */
export const HISTORY_EVENTS = [...INITIATIVE_EVENTS, REGISTERED, ASK_AGAIN, 'MIGRATED'] as const;
export type HistoryEventName = (typeof HISTORY_EVENTS)[number];

/** What a stage leaves behind, as a link, for the gate and for those who come after. */
export const DELIVERABLE_KINDS = [
  'FORECAST',
  'KILL_CRITERIA',
  'CHANGE_PLAN',
  'SERVICE_READINESS',
  'ADOPTION_REPORT',
  'SUNSET_PLAN',
  'CUSTOMER_NOTICE',
  'LESSONS',
] as const;
export type DeliverableKind = (typeof DELIVERABLE_KINDS)[number];

/** A funded proposal on its way through the stages; or a service or a channel that was registered as it ran. */
export interface Initiative {
  readonly id: string;
  readonly organizationId: string;
  /** Null of what was registered: nobody proposed it, and nothing is granted for it. */
  readonly proposalId: string | null;
  readonly portfolioId: string;
  readonly title: string;
  /** Read off the snapshot by `standingOf`, and kept beside it to filter and order by. */
  readonly stage: Stage;
  /** Read off the snapshot, as the stage is. */
  readonly status: InitiativeStatus;
  readonly snapshot: WorkflowSnapshot;
  /** Which gate policies apply to it. */
  readonly track: Track;
  /** The version of the lifecycle that it was started with, or migrated to. */
  readonly definitionVersion: number;
  /** The version of its track's gate policy that it was started with and stays on. */
  readonly policyVersion: number;
  /** Answers for it before the executive team. */
  readonly sponsorId: string;
  /** Does the work, with a team. */
  readonly leadId: string;
  /** Owns the solution once it runs. */
  readonly businessOwnerId: string;
  /** What funding granted, or a later review confirmed, in minor units of `currencyCode`, ≥ 0. */
  readonly budgetMinor: bigint;
  readonly currencyCode: string;
  /** Of what is kept: the day on which it comes back, `YYYY-MM-DD`; it stays until another stage is entered. */
  readonly recheckOn: string | null;
  readonly version: number;
  readonly enteredStageAt: Date;
  readonly createdAt: Date;
}

/** What its moves are decided on. */
export type InitiativeInProcess = Pick<
  Initiative,
  | 'portfolioId'
  | 'stage'
  | 'snapshot'
  | 'track'
  | 'definitionVersion'
  | 'policyVersion'
  | 'sponsorId'
  | 'leadId'
  | 'businessOwnerId'
>;

/** Something delivered for an initiative. */
export interface Deliverable {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** The stage that the initiative was in. */
  readonly stage: Stage;
  readonly kind: DeliverableKind;
  readonly title: string;
  /** Where it can be read: files stay where they are. */
  readonly link: string;
  readonly deliveredById: string;
  readonly deliveredAt: Date;
  /** The earlier one of the same kind whose place it takes; null where it corrects none. */
  readonly correctsId: string | null;
}

/** How a forecast differs from what is funded, in hundredths of a percent, as whole numbers: 1400 is 14 % more. */
export interface ForecastChange {
  readonly costChange: number;
  readonly valueChange: number;
}

/** A condition of an earlier approval that is neither confirmed nor waived, as a gate sees it. */
export interface UnsettledCondition {
  /** The beginning of its words. */
  readonly text: string;
  /** Whether it is said to be met. */
  readonly isMet: boolean;
}

/** Whether what is wound down is switched off, and a second person has confirmed it. */
export type SwitchOffSeen = 'MISSING' | 'UNCONFIRMED' | 'CONFIRMED';

/** What a gate looks at: what has been gathered for an initiative by now. Plain JSON, kept with each move. */
export interface GateFacts {
  /** Pieces of evidence that have not expired, by kind. */
  readonly evidenceCounts: Readonly<Partial<Record<EvidenceKind, number>>>;
  readonly deliverables: readonly DeliverableKind[];
  readonly baselineReadings: number;
  /** Readings taken after the baseline. */
  readonly followUpReadings: number;
  /** Of the forecast made since design was entered; null when there is none, and left out before forecasts were made again. */
  readonly forecast?: ForecastChange | null;
  /** Conditions of earlier approvals that are neither confirmed nor waived; left out before conditions were followed up. */
  readonly conditions?: readonly UnsettledCondition[];
  /** Of what is wound down by a plan that is kept as data; left out of all else. */
  readonly switchOff?: SwitchOffSeen;
  /** The votes that count at this gate; none where it is not decided by votes. */
  readonly approvals: readonly (CountedApproval | ApprovalBeforeVotes)[];
  /** Who had a say, by group; left out where it is not decided by votes. */
  readonly groups?: readonly Electorate[];
}

/** A vote as a gate saw it. */
export interface CountedApproval {
  /** Who voted. */
  readonly personId: string;
  /** Whose seat it was for: their own, mostly. */
  readonly forId: string;
  readonly choice: VoteChoice;
  /** The names of the groups that the seat is in. */
  readonly groups: readonly string[];
}

/** What histories hold of the time before there were votes: one leader's word, and the roles that they held. */
export interface ApprovalBeforeVotes {
  readonly personId: string;
  readonly roles: readonly Role[];
}

/** Gathered so far; the votes are looked at apart. */
export type GatheredFacts = Omit<GateFacts, 'approvals' | 'groups'>;

/** What the history keeps where no gate was asked: of a migration, and of most deadlines. */
export const NOTHING_SEEN: GateFacts = {
  evidenceCounts: {},
  deliverables: [],
  baselineReadings: 0,
  followUpReadings: 0,
  approvals: [],
};

/** What a migration did to one initiative: all of its plan that concerned it. Plain JSON, kept with the history. */
export interface AppliedMigration {
  readonly workflowMigrationId: string;
  /** The version of the lifecycle that it came from; the row's own is the one that it went to. */
  readonly fromVersion: number;
  /** Of the states that it stood in or remembered, those that the plan sent elsewhere, by path. */
  readonly states: Readonly<Record<string, string>>;
}

/** A row of an initiative's history: append-only, and enough to replay the move. */
export interface InitiativeEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … within the initiative. */
  readonly sequence: number;
  /** What was sent, a {@link HistoryEventName}; or the timer that ran out: `discover.underWay after stageDays`. */
  readonly event: string;
  /** The path of a state in the lifecycle: `discover.underWay.working`. */
  readonly fromState: string;
  readonly toState: string;
  /** Null where time brought it about. */
  readonly actorId: string | null;
  readonly reason: string | null;
  /** What the gate saw, as it was then; {@link NOTHING_SEEN} where none was asked. */
  readonly facts: GateFacts;
  /** The earlier move that this one corrects, which stays as it was; null where it corrects none. */
  readonly correctsId: string | null;
  /** Of a migration; null of a move. */
  readonly migration: AppliedMigration | null;
  readonly definitionVersion: number;
  readonly policyVersion: number;
  readonly occurredAt: Date;
}
