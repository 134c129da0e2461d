import type { Missing } from '../../shared/refusal';
import type { GatePolicyDocument } from './gate-policy';
import { missingWork } from './gates';
import { materialOf, type MaterialContent } from './material';
import type { GatheredFacts, Stage } from './initiative';

/** An initiative that is not closed, what was gathered for it, and the gate policy that it is on. */
export interface RunningInitiative {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly gathered: GatheredFacts;
  readonly policy: GatePolicyDocument;
}

/** An initiative that would miss more than it does. */
export interface AffectedInitiative extends Pick<RunningInitiative, 'id' | 'title' | 'stage'> {
  readonly missing: readonly Missing[];
}

/** What a gate policy would mean for what runs. */
export interface PolicyPreview {
  readonly running: number;
  /** By title. */
  readonly affected: readonly AffectedInitiative[];
  /** How many initiatives would newly miss a thing: the most frequent first. */
  readonly missing: readonly { readonly code: string; readonly initiatives: number }[];
  /** What would void votes, also where the policy leaves it to the default. */
  readonly material: MaterialContent;
}

/**
 * What each initiative would miss at the gate ahead and does not miss now, if it were moved to a policy. What it misses
 * already is not counted, though it may have to bring more of it.
 */
export function previewPolicy(policy: GatePolicyDocument, running: readonly RunningInitiative[]): PolicyPreview {
  const affected = running
    .map(({ id, title, stage, gathered, policy: present }) => {
      const now = missingWork(present.gates[stage], gathered).map(({ code }) => code);
      const missing = missingWork(policy.gates[stage], gathered).filter(({ code }) => !now.includes(code));
      return { id, title, stage, missing };
    })
    .filter(({ missing }) => missing.length > 0)
    .toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  const codes = affected.flatMap(({ missing }) => missing.map(({ code }) => code));
  const counts = [...new Set(codes)].map((code) => ({
    code,
    initiatives: codes.filter((each) => each === code).length,
  }));
  const missing = counts.toSorted((a, b) => b.initiatives - a.initiatives || (a.code < b.code ? -1 : 1));
  return { running: running.length, affected, missing, material: materialOf(policy) };
}
