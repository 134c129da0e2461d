import type { EvidenceKind } from '../../listening/domain/evidence';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { CONFIDENCES, type Confidence } from './confidence';

/** Which kinds of evidence a confidence asks for: data that an organization edits. */
export interface EvidencePolicy {
  readonly id: string;
  readonly organizationId: string;
  /** HIGH is kept where evidence of one of these kinds is named; an empty list asks for none. */
  readonly forHigh: readonly EvidenceKind[];
  /** The same for MEDIUM. Where there are any, there are some for HIGH. */
  readonly forMedium: readonly EvidenceKind[];
  readonly version: number;
}

type EvidenceNeeds = Pick<EvidencePolicy, 'forHigh' | 'forMedium'>;

/** What an organization begins with: every confidence is taken as it is given. */
export const ASKS_FOR_NONE: EvidenceNeeds = { forHigh: [], forMedium: [] };

/** What a confidence asks for from now on. Estimates that are there stay as they were given. */
export function setEvidencePolicy({ forHigh, forMedium }: EvidenceNeeds): EvidenceNeeds | InvalidInput {
  const check = new InputCheck();
  check.distinct('input.forHigh', forHigh);
  check.distinct('input.forMedium', forMedium);
  if (forMedium.length > 0 && forHigh.length === 0) {
    check.problem('input.forHigh', 'MEDIUM asks for evidence: say what HIGH asks for, too.');
  }
  return check.failed ? check.refusal() : { forHigh, forMedium };
}

/** A piece of evidence that an estimate names, as far as it matters. */
export interface NamedEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** Whether it speaks for a need of the proposal, or for the proposal itself. */
  readonly speaksForIt: boolean;
  /** Whether it has not expired. */
  readonly counts: boolean;
}

/** What is known of the evidence that somebody names. */
export interface EvidenceFacts {
  readonly needs: EvidenceNeeds;
  readonly named: readonly NamedEvidence[];
}

export const NO_EVIDENCE: EvidenceFacts = { needs: ASKS_FOR_NONE, named: [] };

/** More is no evidence for one number, but a reading list. */
const MOST_NAMED = 20;

/** The evidence that a view names, each once; what is wrong with it is told. */
export function checkEvidence(
  check: InputCheck,
  path: string,
  ids: readonly string[],
  { named }: EvidenceFacts,
): readonly NamedEvidence[] {
  if (ids.length > MOST_NAMED) check.problem(path, `${ids.length} pieces: expected at most ${MOST_NAMED}.`);
  check.distinct(path, ids, 'This evidence is named twice.');
  return ids.flatMap((id, index) => {
    const found = named.find((each) => each.id === id);
    if (found?.speaksForIt !== true) {
      check.problem(`${path}[${index}]`, 'This evidence speaks for no need of the proposal.');
    }
    return found ?? [];
  });
}

/** A confidence as it is kept, and as it was asked for. */
export interface KeptConfidence {
  readonly confidence: Confidence | null;
  readonly askedConfidence: Confidence | null;
  /** Why they differ, in a sentence. */
  readonly cappedBecause: string | null;
}

export const WITHOUT_CONFIDENCE: KeptConfidence = { confidence: null, askedConfidence: null, cappedBecause: null };

/**
 * The confidence that the named evidence carries: as it was asked for, or the highest beneath it. Evidence that carries a
 * higher one carries those beneath it, too.
 */
export function kept(
  asked: Confidence,
  { forHigh, forMedium }: EvidenceNeeds,
  named: readonly NamedEvidence[],
): KeptConfidence & { readonly confidence: Confidence } {
  const needs = { HIGH: forHigh, MEDIUM: forMedium, LOW: [] } satisfies Record<Confidence, readonly EvidenceKind[]>;
  const carried = CONFIDENCES.find((each) => {
    const kinds: readonly EvidenceKind[] = needs[each];
    return kinds.length === 0 || named.some(({ kind, counts }) => counts && kinds.includes(kind));
  });
  const isCarried = CONFIDENCES.indexOf(carried ?? 'LOW') <= CONFIDENCES.indexOf(asked);
  if (isCarried || carried === undefined) return { confidence: asked, askedConfidence: asked, cappedBecause: null };
  const asksFor = needs[asked].join(' or ');
  const cappedBecause = `${asked} asks for evidence of ${asksFor}, and none that counts is named: kept as ${carried}.`;
  return { confidence: carried, askedConfidence: asked, cappedBecause };
}
