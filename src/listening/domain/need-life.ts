import { calendarDate, InputCheck } from '../../shared/input-check';
import {
  gateUnmet,
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type Missing,
  type NotPossibleNow,
  type Refusal,
} from '../../shared/refusal';
import { countsOn, type Evidence } from './evidence';
import { type Need, type NeedStatus } from './need';

/** What a need can become. An expired need is established again by fresh evidence; a retired one is named anew. */
const NEED_LIFE: Record<NeedStatus, readonly NeedStatus[]> = {
  CANDIDATE: ['ESTABLISHED', 'RETIRED'],
  ESTABLISHED: ['EXPIRED', 'RETIRED'],
  EXPIRED: ['ESTABLISHED', 'RETIRED'],
  RETIRED: [],
};

/** What establishes a need: two findings of two kinds, so that no single method (or interviewer) decides what is real. */
const NEED_EVIDENCE_POLICY = { pieces: 2, kinds: 2 } as const;

/** What an establishment is decided on: everything gathered for this need, expired or not. */
export interface EvidenceOfNeed {
  readonly need: Need;
  readonly evidence: readonly Pick<Evidence, 'kind' | 'expiresOn'>[];
}

/** What a need that is to be established still waits for on a day; nothing where it is established, or given up. */
export const missingToEstablish = (
  { need, evidence }: { need: Pick<Need, 'status'>; evidence: EvidenceOfNeed['evidence'] },
  day: string,
): readonly Missing[] => (NEED_LIFE[need.status].includes('ESTABLISHED') ? missingEvidence(evidence, day) : []);

/** What still keeps a need from being established on a day; empty when nothing does. */
export function missingEvidence(evidence: EvidenceOfNeed['evidence'], day: string): readonly Missing[] {
  const valid = evidence.filter((piece) => countsOn(piece, day));
  const kinds = new Set(valid.map((piece) => piece.kind)).size;
  const { pieces: piecesAsked, kinds: kindsAsked } = NEED_EVIDENCE_POLICY;
  const missing: Missing[] = [];
  if (valid.length < piecesAsked) {
    missing.push({ code: 'EVIDENCE', message: `${valid.length} of ${piecesAsked} pieces of unexpired evidence` });
  }
  if (kinds < kindsAsked) {
    missing.push({ code: 'EVIDENCE_KINDS', message: `${kinds} of ${kindsAsked} kinds of unexpired evidence` });
  }
  return missing;
}

/**
 * Establishes a need: from here on proposals may build on it. Whoever named it may not, however much evidence there is.
 * @param by the person who establishes it
 */
export function establishNeed(
  { need, evidence }: EvidenceOfNeed,
  by: string,
  now: Date,
): Pick<Need, 'status' | 'establishedById' | 'establishedAt'> | Refusal {
  const impossible = cannotBecome(need, 'ESTABLISHED');
  if (impossible) return impossible;
  if (need.namedById === by) {
    return ownDecision(`Need "${need.title}" was named by you: somebody else establishes it.`);
  }
  const missing = missingEvidence(evidence, calendarDate(now));
  if (missing.length > 0) return gateUnmet(missing);
  return { status: 'ESTABLISHED', establishedById: by, establishedAt: now };
}

/** Gives a need up, with a reason: it was met, or it turned out not to be one. */
export function retireNeed(
  need: Need,
  reason: string,
): Pick<Need, 'status' | 'retiredReason'> | NotPossibleNow | InvalidInput {
  const impossible = cannotBecome(need, 'RETIRED');
  if (impossible) return impossible;
  const check = new InputCheck();
  const retiredReason = check.text('input.reason', reason, { max: 2000 });
  return check.failed ? check.refusal() : { status: 'RETIRED', retiredReason };
}

/** Evidence is gathered for a need as long as it is not given up. */
export const refuseEvidence = (need: Need): NotPossibleNow | undefined =>
  need.status === 'RETIRED'
    ? notPossibleNow(`Need "${need.title}" is RETIRED: no evidence is gathered for it any more.`, need.status)
    : undefined;

function cannotBecome(need: Need, next: NeedStatus): NotPossibleNow | undefined {
  const possible = NEED_LIFE[need.status];
  if (possible.includes(next)) return undefined;
  const ways = possible.length > 0 ? `it can become ${possible.join(' or ')}` : 'that is final';
  return notPossibleNow(`Need "${need.title}" is ${need.status} and cannot become ${next}: ${ways}.`, need.status);
}
