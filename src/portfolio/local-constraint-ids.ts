import { withLocalIds } from '../platform/global-id';
import type { ConstraintsInput } from './domain/constraints-check';

/** Constraints with the rows' ids in place of the global ones. @throws Fault NOT_FOUND */
export function withLocalConstraintIds(input: ConstraintsInput): ConstraintsInput {
  const { dependsOn, excludes, pillars, capacities } = input;
  return {
    ...withLocalIds(input, { must: 'Proposal', mustNot: 'Proposal' }),
    dependsOn: dependsOn?.map((each) => withLocalIds(each, { proposalId: 'Proposal', needsId: 'Proposal' })),
    excludes: excludes?.map((group) => withLocalIds(group, { proposalIds: 'Proposal' })),
    pillars: pillars?.map((each) => withLocalIds(each, { pillarId: 'Pillar' })),
    capacities: capacities?.map((each) => withLocalIds(each, { teamId: 'Team' })),
  };
}
