import type { Governor, Keyed, Transaction } from '../audit';
import { answeringFor, InitiativeTable, processFor, voidVotes } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { materialOf } from '../initiatives/domain/material';
import { materialDeliverable } from '../initiatives/domain/material-change';
import { notify } from '../notifications';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { ChangePlanTable } from './change-plan.table';
import { plannedChange, refuseChangePlan, type ChangePlan, type ChangePlanInput } from './domain/change-plan';

interface PlanChange extends ChangePlanInput, Keyed {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly expectedVersion: number;
}

type Outcome = Promise<{ readonly initiativeId: string; readonly changePlanId: string } | Refusal>;

/** Who changes by an initiative, and how they are helped; its gate takes it for the deliverable CHANGE_PLAN. */
export class ChangePlanService {
  constructor(private readonly governor: Governor) {}

  plan(caller: Caller, input: PlanChange): Outcome {
    return this.governor.govern(caller, 'planChange', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const before = await tx.all(ChangePlanTable, 'initiativeId', [initiative.id]);
      const content = refuseChangePlan(initiative) ?? plannedChange(input, before.length === 0);
      if (isRefusal(content)) return content;
      const owners = content.steps.map(({ ownerId }, index) => [`input.steps[${index}].ownerId`, ownerId] as const);
      const left = await refuseUnlessActive(tx, Object.fromEntries(owners));
      if (left) return left;
      const { organizationId, personId: plannedById } = tx.viewer;
      const own = { id: tx.newId(), organizationId, initiativeId: initiative.id, number: before.length + 1 };
      const plan: ChangePlan = { ...own, ...content, plannedById, plannedAt: tx.now };
      await tx.insert(ChangePlanTable, [plan]);
      const raised = await tx.update(InitiativeTable, initiative, {});
      const { policy } = await processFor(tx, initiative);
      const draft = { kind: 'CHANGE_PLAN', title: `Version ${plan.number}` } as const;
      const change = materialDeliverable(materialOf(policy), draft);
      const voided = change === undefined ? [] : await voidVotes(tx, raised, change);
      await tellOwners(tx, initiative, plan);
      const { changeReason: reason, ...after } = content;
      const what = { action: 'changePlanned', after: { changePlanId: plan.id, number: plan.number, ...after }, reason };
      return {
        outcome: { initiativeId: initiative.id, changePlanId: plan.id },
        audit: [{ subjectKind: 'INITIATIVE', subjectId: initiative.id, ...what }, ...voided],
      };
    });
  }
}

/** Whoever has something to do by a day hears of it. */
export async function tellOwners(
  tx: Transaction,
  { id, title }: Initiative,
  { steps }: Pick<ChangePlan, 'steps'>,
): Promise<void> {
  const news = steps.map(({ kind, what, dueOn, ownerId }) => ({
    ...({ kind: 'INITIATIVE_MOVED', subject: { kind: 'INITIATIVE', id }, toIds: [ownerId] } as const),
    title: `${kind === 'TRAINING' ? 'Training' : 'Communication'} by ${dueOn}: "${title}"`,
    text: what,
  }));
  await notify(tx, news);
}
