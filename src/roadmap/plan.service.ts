import type { Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { STAGES } from '../initiatives/domain/initiative';
import { materialOf } from '../initiatives/domain/material';
import { materialPlan } from '../initiatives/domain/material-change';
import { planStages, type PlanInput, type StageDates } from './domain/plan';
import { answeringFor, InitiativeTable, processFor, voidVotes } from '../initiatives';
import { InitiativePlanTable, PlannedStageTable } from './plan.table';

interface PlanInitiative extends PlanInput, Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
}

type Outcome = { initiativeId: string; planId: string };

/** When the stages of initiatives are to be worked on. */
export class PlanService {
  constructor(private readonly governor: Governor) {}

  plan(caller: Caller, input: PlanInitiative): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'planInitiative', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const latest = await latestPlan(tx, initiative.id);
      const plan = planStages(initiative, latest?.stages, input);
      if (isRefusal(plan)) return plan;
      const { stages, reason } = plan;
      const raised = await tx.update(InitiativeTable, initiative, {});
      const planId = tx.newId();
      const number = (latest?.number ?? 0) + 1;
      const planned = { plannedById: tx.viewer.personId, plannedAt: tx.now };
      await tx.insert(InitiativePlanTable, [{ id: planId, initiativeId: initiative.id, number, reason, ...planned }]);
      await tx.insert(
        PlannedStageTable,
        stages.map((dates) => ({ initiativePlanId: planId, ...dates })),
      );
      const change = materialPlan(materialOf((await processFor(tx, initiative)).policy), reason);
      const voided = change === undefined ? [] : await voidVotes(tx, raised, change);
      const changes = { before: { stages: latest?.stages ?? [] }, after: { planId, number, stages } };
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiative.id };
      return {
        outcome: { initiativeId: initiative.id, planId },
        audit: [{ ...subject, action: 'initiativePlanned', ...changes, reason }, ...voided],
      };
    });
  }
}

/** The plan that holds, with its stages in their order. */
async function latestPlan(
  tx: Transaction,
  initiativeId: string,
): Promise<{ readonly number: number; readonly stages: StageDates[] } | undefined> {
  const plans = await tx.all(InitiativePlanTable, 'initiativeId', [initiativeId]);
  const latest = plans.toSorted((a, b) => b.number - a.number)[0];
  if (!latest) return undefined;
  const planned = await tx.manager.findBy(PlannedStageTable, {
    organizationId: tx.viewer.organizationId,
    initiativePlanId: latest.id,
  });
  const stages = planned
    .toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
    .map(({ stage, plannedStart, plannedEnd }) => ({ stage, plannedStart, plannedEnd }));
  return { number: latest.number, stages };
}
