import { goalConnection } from '../goals';
import type { SeenTo } from '../pillars';
import { PROPOSAL_ENDS } from '../proposals/domain/proposal';
import { proposalConnection } from '../proposals';
import { extendRead } from '../platform/read/model';

/** Goals on the pillar of an item of the inventory that are under way: not given up, and due after today. */
const goalUnderWay = (goal: string, item: string): string =>
  `(${goal}.organization_id = ${item}.organization_id and ${goal}.pillar_id = ${item}.pillar_id
    and ${goal}.retired_at is null and ${goal}.due_on > ${item}.today)`;

const OPEN = `not in (${PROPOSAL_ENDS.map((end) => `'${end}'`).join(', ')})`;

/** Proposals that something may still become of: they are open, or were funded and their initiative is under way. */
const alive = (proposal: string): string =>
  `(${proposal}.status ${OPEN} or exists (select from initiatives i where i.organization_id = ${proposal}.organization_id
    and i.proposal_id = ${proposal}.id and i.status not in ('EMBEDDED', 'CLOSED')))`;

/** Those of them that name the pillar of an item, or an objective that a goal under way on that pillar serves. */
const wouldClose = (proposal: string, item: string): string =>
  `(${alive(proposal)} and (
    exists (select from proposal_pillars l where l.organization_id = ${item}.organization_id
      and l.proposal_id = ${proposal}.id and l.pillar_id = ${item}.pillar_id)
    or exists (select from proposal_objectives l join goals g
        on g.organization_id = l.organization_id and g.strategic_objective_id = l.strategic_objective_id
      where l.organization_id = ${item}.organization_id and l.proposal_id = ${proposal}.id and ${goalUnderWay('g', item)})))`;

/** Who sees to a gap, as the inventory asks for it. */
export const seenTo: SeenTo = {
  hasGoal: (item) => `exists (select from goals g where ${goalUnderWay('g', item)})`,
  hasProposal: (item) => `exists (select from proposals p where p.organization_id = ${item}.organization_id
    and ${wouldClose('p', item)})`,
};

export const gapReads = [
  extendRead('InventoryItem', { goals: goalConnection(goalUnderWay), proposals: proposalConnection(wouldClose) }),
];
