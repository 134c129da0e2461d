import { commitmentOf } from '../../budget/domain/ledger';
import type { Track } from '../../process/domain/track';
import { InputCheck } from '../../shared/input-check';
import { minorUnitDigits } from '../../shared/money';
import { notPossibleNow, type InvalidInput, type NotPossibleNow, type OwnDecision } from '../../shared/refusal';
import type { Proposal, ProposalStatus } from './proposal';
import type { StatusChange } from './proposal-event';
import { refuseOwn, type Decider } from './proposal-life';

/** From what cost on proposals are governed more strictly: data that an organization edits. */
export interface TrackThresholds {
  readonly id: string;
  readonly organizationId: string;
  /** Up to this commitment, included, what is of low risk is LIGHT. Minor units of `currencyCode`, ≥ 0. */
  readonly lightUpToMinor: bigint;
  /** From this commitment on, everything is MAJOR. Minor units of `currencyCode`. */
  readonly majorFromMinor: bigint;
  /** The organization's reporting currency, ISO 4217. */
  readonly currencyCode: string;
  readonly version: number;
}

export type Thresholds = Pick<TrackThresholds, 'lightUpToMinor' | 'majorFromMinor'>;

/** In whole units of the currency. */
const DEFAULT_LIGHT_UP_TO = 25_000n;
const DEFAULT_MAJOR_FROM = 1_000_000n;

/** What an organization begins with, in its currency. @param currencyCode ISO 4217 */
export function defaultThresholds(currencyCode: string): Thresholds {
  const unit = 10n ** BigInt(minorUnitDigits(currencyCode));
  return { lightUpToMinor: DEFAULT_LIGHT_UP_TO * unit, majorFromMinor: DEFAULT_MAJOR_FROM * unit };
}

/** The thresholds from now on. Proposals keep their track until they are written or submitted again. */
export function setThresholds({ lightUpToMinor, majorFromMinor }: Thresholds): Thresholds | InvalidInput {
  const check = new InputCheck();
  check.amount('input.lightUpToMinor', lightUpToMinor);
  check.amount('input.majorFromMinor', majorFromMinor);
  if (majorFromMinor <= lightUpToMinor) {
    check.problem('input.majorFromMinor', `${majorFromMinor}: expected more than lightUpToMinor, ${lightUpToMinor}.`);
  }
  return check.failed ? check.refusal() : { lightUpToMinor, majorFromMinor };
}

/** The tracks of proposals that are ranked: the others are decided on without competing. */
export const RANKED_TRACKS = ['STANDARD', 'MAJOR'] as const satisfies readonly Track[];

/**
 * How strictly a proposal is governed. What compliance certified is MANDATORY; then its commitment (one-off and first
 * year's cost) and its declared risk decide. Small alone makes nothing LIGHT: somebody has to say that its risk is low.
 * @returns null while its costs are not stated
 */
export function trackOf(
  proposal: Pick<Proposal, 'costOneOffMinor' | 'costYearlyMinor' | 'declaredRisk' | 'certifiedAt'>,
  { lightUpToMinor, majorFromMinor }: Thresholds,
): Track | null {
  const { costOneOffMinor, costYearlyMinor, declaredRisk, certifiedAt } = proposal;
  if (certifiedAt !== null) return 'MANDATORY';
  if (costOneOffMinor === null || costYearlyMinor === null) return null;
  const commitmentMinor = commitmentOf(costOneOffMinor, costYearlyMinor);
  if (declaredRisk === 'HIGH' || commitmentMinor >= majorFromMinor) return 'MAJOR';
  return declaredRisk === 'LOW' && commitmentMinor <= lightUpToMinor ? 'LIGHT' : 'STANDARD';
}

/** The proposal on the track that follows from what it states. */
export const onTrack = (proposal: Proposal, thresholds: Thresholds): Proposal => ({
  ...proposal,
  track: trackOf(proposal, thresholds),
});

/** Where a rule can still make it mandatory: once it says more than an idea, and before it is decided on. */
const CERTIFIED_IN: readonly ProposalStatus[] = ['DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_ASSESSMENT', 'ASSESSED'];
const PARAGRAPH = { max: 4000 };

/** Compliance certifies that a rule has to be kept, whatever it costs: nobody for a proposal of their own. */
export function certifyMandatory(
  proposal: Proposal,
  reason: string,
  { decidedById: certifiedById, decidedAt: certifiedAt }: Decider,
): Proposal | NotPossibleNow | OwnDecision | InvalidInput {
  const refused = notBeforeFunding(proposal, 'certified as mandatory') ?? certifiedAlready(proposal);
  if (refused) return refused;
  const own = refuseOwn(proposal, certifiedById, 'certifies it');
  if (own) return own;
  const check = new InputCheck();
  const certifiedBecause = check.text('input.reason', reason, PARAGRAPH);
  if (check.failed) return check.refusal();
  const certified = { certifiedBecause, certifiedById, certifiedAt, track: 'MANDATORY' as const };
  return { ...proposal, ...certified, version: proposal.version + 1, updatedAt: certifiedAt };
}

/**
 * Takes the certification back, before the proposal is funded. What was assessed as mandatory goes back under assessment:
 * from now on it competes, and what that asks for may be missing.
 */
export function revokeCertification(
  proposal: Proposal,
  reason: string,
  thresholds: Thresholds,
  { decidedById, decidedAt }: Decider,
): StatusChange | NotPossibleNow | OwnDecision | InvalidInput {
  const refused = notBeforeFunding(proposal, 'freed of its certification') ?? notCertified(proposal);
  if (refused) return refused;
  const own = refuseOwn(proposal, decidedById, 'takes it back');
  if (own) return own;
  const check = new InputCheck();
  const why = check.text('input.reason', reason, PARAGRAPH);
  if (check.failed) return check.refusal();
  const status = proposal.status === 'ASSESSED' ? 'UNDER_ASSESSMENT' : proposal.status;
  const freed = { ...proposal, status, certifiedBecause: null, certifiedById: null, certifiedAt: null };
  const next = { ...freed, version: proposal.version + 1, updatedAt: decidedAt };
  return { proposal: onTrack(next, thresholds), reason: why, dueOn: null };
}

function notBeforeFunding({ title, status }: Proposal, done: string): NotPossibleNow | undefined {
  if (CERTIFIED_IN.includes(status)) return undefined;
  const message = `Proposal "${title}" is ${status} and cannot be ${done}: that is for ${CERTIFIED_IN.join(', ')}.`;
  return notPossibleNow(message, status);
}

const certifiedAlready = ({ title, status, certifiedAt }: Proposal): NotPossibleNow | undefined =>
  certifiedAt === null ? undefined : notPossibleNow(`Proposal "${title}" is certified as mandatory already.`, status);

const notCertified = ({ title, status, certifiedAt }: Proposal): NotPossibleNow | undefined =>
  certifiedAt === null ? notPossibleNow(`Proposal "${title}" is not certified as mandatory.`, status) : undefined;
