import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { type InvalidInput } from '../../shared/refusal';

/** How something was found out. */
export const EVIDENCE_KINDS = [
  'INTERVIEW',
  'SHADOWING',
  'SURVEY',
  'JOURNEY_MAP',
  'WORKSHOP',
  'PROTOTYPE_TEST',
  'MEASUREMENT',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What evidence can speak for: a need, the claim of a proposal, a stage of an initiative. */
export const EVIDENCE_SUBJECTS = ['NEED', 'PROPOSAL', 'INITIATIVE'] as const;
export type EvidenceSubject = (typeof EVIDENCE_SUBJECTS)[number];

/** One finding, with where it comes from and how long it may be relied on. */
export interface Evidence {
  readonly id: string;
  readonly organizationId: string;
  readonly subjectKind: EvidenceSubject;
  readonly subjectId: string;
  readonly kind: EvidenceKind;
  /** Calendar date, `YYYY-MM-DD`. */
  readonly collectedOn: string;
  /** People heard, observed or counted; at least 1. */
  readonly participants: number;
  readonly finding: string;
  readonly link: string | null;
  /** The last day on which it counts; null when it does not age. */
  readonly expiresOn: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export type EvidenceInput = Pick<Evidence, 'kind' | 'collectedOn' | 'participants' | 'finding'> &
  Partial<Pick<Evidence, 'link' | 'expiresOn'>>;
export type EvidenceDraft = Pick<Evidence, 'kind' | 'collectedOn' | 'participants' | 'finding' | 'link' | 'expiresOn'>;

/**
 * A piece of evidence, checked whole.
 * @param today calendar date in UTC: nothing was collected later
 */
export function gatherEvidence(input: EvidenceInput, today: string): EvidenceDraft | InvalidInput {
  const check = new InputCheck();
  const expiresOn = input.expiresOn ?? null;
  const draft = {
    kind: input.kind,
    collectedOn: check.date('input.collectedOn', input.collectedOn, { latest: today }),
    participants: check.whole('input.participants', input.participants, { min: 1, max: 100_000_000 }),
    finding: check.text('input.finding', input.finding, { max: 4000 }),
    link: check.optionalLink('input.link', input.link),
    expiresOn: expiresOn === null ? null : check.date('input.expiresOn', expiresOn),
  };
  const { collectedOn } = draft;
  if (expiresOn !== null && isCalendarDate(expiresOn) && isCalendarDate(collectedOn) && expiresOn <= collectedOn) {
    check.problem('input.expiresOn', `${expiresOn} is not after ${collectedOn}, the day it was collected.`);
  }
  return check.failed ? check.refusal() : draft;
}

/** Whether evidence still counts on a day: on `expiresOn` it does, the day after it does not. */
export const countsOn = (evidence: Pick<Evidence, 'expiresOn'>, day: string): boolean =>
  evidence.expiresOn === null || evidence.expiresOn >= day;
