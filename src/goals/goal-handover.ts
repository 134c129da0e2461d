import { changesOf, type AuditEntry } from '../audit';
import { handedOver, heldBy, type HandoverStep } from '../people';
import { handOverGoal } from './domain/goal-handover';
import { contributorsOf, replaceContributors } from './goal-contributors';
import { GoalTable } from './goal.table';

/** The handover step of goals that are not retired: who is accountable for one, and who contribute. */
export const goalHandover: HandoverStep = {
  held: (person, organization) => `
    select g.id, 'Goal' as kind, g.title as name, 'ACCOUNTABLE' as held_as from goals g
      where g.organization_id = ${organization} and g.accountable_id = ${person} and g.retired_at is null
    union all
    select g.id, 'Goal', g.title, 'CONTRIBUTOR' from goals g
      join goal_contributors c on c.organization_id = ${organization} and c.goal_id = g.id
      where g.organization_id = ${organization} and c.person_id = ${person} and g.retired_at is null`,
  handOver: async (tx, { leaver, successor, reason }) => {
    const held = await heldBy(tx, goalHandover.held, leaver.id);
    const audit: AuditEntry[] = [];
    for (const id of new Set(held.map((each) => each.id))) {
      const goal = await tx.lock(GoalTable, id, 'goal');
      const before = { accountableId: goal.accountableId, contributorIds: await contributorsOf(tx, id) };
      const isTheirs = [before.accountableId, ...before.contributorIds].includes(leaver.id);
      // Revised or retired, perhaps, while this waited for it.
      if (!isTheirs || goal.retiredAt !== null) continue;
      const after = handOverGoal(before, leaver.id, successor.id);
      await tx.update(GoalTable, goal, { accountableId: after.accountableId });
      await replaceContributors(tx, id, after.contributorIds);
      audit.push({ ...handedOver('Goal', id), ...changesOf<object>(before, after), reason });
    }
    return audit;
  },
};
