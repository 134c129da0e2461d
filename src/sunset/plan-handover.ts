import type { AuditEntry, Transaction } from '../audit';
import { InitiativeTable } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { handedOver, heldBy, type Handover, type HandoverStep } from '../people';
import { tellOwners } from './change-plan.service';
import { ChangePlanTable } from './change-plan.table';
import { withOwner } from './domain/plan-owners';
import { standingPlan, tellWhoMoves } from './sunset-plan.service';
import { SunsetPlanTable } from './sunset-plan.table';

/** The handover step of change plans: who has to train or tell somebody, by the version that holds, until nothing is rolled out any more. */
export const changePlanHandover = planHandover(
  { table: 'change_plans', items: 'steps', heldAs: 'CHANGE_STEP_OWNER', open: `i.stage <> 'SUNSET'` },
  async (tx, initiative, handover) => {
    const plans = await tx.all(ChangePlanTable, 'initiativeId', [initiative.id]);
    const plan = plans.toSorted((a, b) => a.number - b.number).at(-1)!;
    const { items: steps, changed } = withOwner(plan.steps, handover);
    const next = { ...plan, ...anew(tx, plan, handover), steps };
    await tx.insert(ChangePlanTable, [next]);
    await tellOwners(tx, initiative, { steps: changed });
    return { changePlanId: next.id, number: next.number };
  },
);

/** The handover step of sunset plans: who has to move what rests on something, by the version that holds, until it is closed. */
export const sunsetPlanHandover = planHandover(
  { table: 'sunset_plans', items: 'dependents', heldAs: 'DEPENDENT_OWNER', open: 'true' },
  async (tx, initiative, handover) => {
    const plan = (await standingPlan(tx, initiative.id))!;
    const { items: dependents, changed } = withOwner(plan.dependents, handover);
    const next = { ...plan, ...anew(tx, plan, handover), dependents };
    await tx.insert(SunsetPlanTable, [next]);
    await tellWhoMoves(tx, initiative, { ...next, dependents: changed });
    return { sunsetPlanId: next.id, number: next.number };
  },
);

interface Named {
  readonly table: string;
  /** Its list of what somebody owns. */
  readonly items: string;
  readonly heldAs: string;
  /** SQL of the initiatives `i`, of those that are not closed, whose plan is still to be done. */
  readonly open: string;
}

/**
 * A plan is never edited: a further version names the successor, and nothing else changes by it, so that votes stay as they are.
 * @param write inserts that version of an initiative that is locked
 */
function planHandover(
  { table, items, heldAs, open }: Named,
  write: (tx: Transaction, initiative: Initiative, handover: Handover) => Promise<object>,
): HandoverStep {
  const held: HandoverStep['held'] = (person, organization) => `
    select i.id, 'Initiative' as kind, i.title as name, '${heldAs}' as held_as from initiatives i
      where i.organization_id = ${organization} and i.status <> 'CLOSED' and ${open}
        and exists (select from ${table} p cross join jsonb_array_elements(p.${items}) o(item)
          where p.organization_id = ${organization} and p.initiative_id = i.id and (o.item ->> 'ownerId')::uuid = ${person}
            and not exists (select from ${table} n
              where n.organization_id = ${organization} and n.initiative_id = i.id and n.number > p.number))`;
  return {
    held,
    handOver: async (tx, handover) => {
      const locked = new Map<string, Initiative>();
      for (const { id } of await heldBy(tx, held, handover.leaver.id)) {
        locked.set(id, await tx.lock(InitiativeTable, id, 'initiative'));
      }
      const audit: AuditEntry[] = [];
      // Asked again once they are locked: a plan may have been made anew meanwhile, or something closed.
      for (const { id } of await heldBy(tx, held, handover.leaver.id)) {
        const initiative = locked.get(id);
        if (initiative === undefined) continue;
        const plan = await write(tx, initiative, handover);
        await tx.update(InitiativeTable, initiative, {});
        const [before, after] = [{ ownerId: handover.leaver.id }, { ownerId: handover.successor.id, ...plan }];
        audit.push({ ...handedOver('Initiative', id), before, after, reason: handover.reason });
      }
      return audit;
    },
  };
}

const anew = (tx: Transaction, { number }: { readonly number: number }, { leaver, successor, reason }: Handover) => ({
  ...{ id: tx.newId(), number: number + 1, plannedById: tx.viewer.personId, plannedAt: tx.now },
  changeReason: Array.from(`From ${leaver.name}, who left, to ${successor.name}: ${reason}`).slice(0, 2_000).join(''),
});
