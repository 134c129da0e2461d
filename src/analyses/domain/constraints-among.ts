import type { Candidate } from '../../selection';
import type { FrozenConstraints } from './frozen-inputs';

/**
 * Constraints as they bind these candidates. What they say of others, which were decided on since or are not ranked yet, is
 * left out; but whatever depends on one of those cannot be in a set any more, and must not.
 */
export function constraintsAmong(
  candidates: readonly Pick<Candidate, 'id'>[],
  constraints: FrozenConstraints,
): FrozenConstraints {
  const ids = new Set(candidates.map(({ id }) => id));
  const isHere = (id: string): boolean => ids.has(id);
  const dependsOn = constraints.dependsOn.filter(({ candidateId }) => isHere(candidateId));
  const forsaken = dependsOn.filter(({ needsId }) => !isHere(needsId)).map(({ candidateId }) => candidateId);
  return {
    ...constraints,
    must: constraints.must.filter(isHere),
    mustNot: [...new Set([...constraints.mustNot.filter(isHere), ...forsaken])],
    dependsOn: dependsOn.filter(({ needsId }) => isHere(needsId)),
    excludes: constraints.excludes.map((group) => group.filter(isHere)).filter((group) => group.length > 1),
  };
}
