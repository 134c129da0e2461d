import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { answeringFor, InitiativeTable, processFor, voidVotes } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { materialOf } from '../initiatives/domain/material';
import { materialDeliverable } from '../initiatives/domain/material-change';
import { knownMetrics } from '../metrics';
import { notify } from '../notifications';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  plannedSunset,
  refuseSunsetPlan,
  type SunsetPlan,
  type SunsetPlanContent,
  type SunsetPlanInput,
} from './domain/sunset-plan';
import { SunsetPlanTable, SwitchOffTable } from './sunset-plan.table';

interface PlanSunset extends SunsetPlanInput, Keyed {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly expectedVersion: number;
}

type Outcome = Promise<{ readonly initiativeId: string; readonly sunsetPlanId: string } | Refusal>;

/** How something is wound down, as data; its gate takes it for the deliverable SUNSET_PLAN. */
export class SunsetPlanService {
  constructor(private readonly governor: Governor) {}

  plan(caller: Caller, input: PlanSunset): Outcome {
    return this.governor.govern(caller, 'planSunset', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const before = await standingPlan(tx, initiative.id);
      const [switchOff] = await tx.all(SwitchOffTable, 'initiativeId', [initiative.id]);
      const content =
        refuseSunsetPlan(initiative, switchOff?.switchedOffOn ?? null) ??
        plannedSunset(input, before, await knownMetrics(tx));
      if (isRefusal(content)) return content;
      const owners = content.dependents.map(({ ownerId }, i) => [`input.dependents[${i}].ownerId`, ownerId] as const);
      const left = await refuseUnlessActive(tx, Object.fromEntries(owners));
      if (left) return left;
      const { plan, audit } = await writePlan(tx, initiative, before, content);
      return { outcome: { initiativeId: initiative.id, sunsetPlanId: plan.id }, audit };
    });
  }
}

/** The plan that holds. */
export async function standingPlan(tx: Transaction, initiativeId: string): Promise<SunsetPlan | undefined> {
  const plans = await tx.all(SunsetPlanTable, 'initiativeId', [initiativeId]);
  return plans.toSorted((a, b) => b.number - a.number)[0];
}

/** A further version, of an initiative that is locked: whoever has to move something hears of it. */
export async function writePlan(
  tx: Transaction,
  initiative: Initiative,
  before: SunsetPlan | undefined,
  content: SunsetPlanContent,
): Promise<{ readonly plan: SunsetPlan; readonly audit: readonly [AuditEntry, ...AuditEntry[]] }> {
  const { organizationId, personId: plannedById } = tx.viewer;
  const number = (before?.number ?? 0) + 1;
  const own = { id: tx.newId(), organizationId, initiativeId: initiative.id, number };
  const plan: SunsetPlan = { ...own, ...content, plannedById, plannedAt: tx.now };
  await tx.insert(SunsetPlanTable, [plan]);
  const raised = await tx.update(InitiativeTable, initiative, {});
  const { policy } = await processFor(tx, initiative);
  const draft = { kind: 'SUNSET_PLAN', title: `Version ${number}` } as const;
  const change = materialDeliverable(materialOf(policy), draft);
  const voided = change === undefined ? [] : await voidVotes(tx, raised, change);
  const asBefore = before?.switchOffOn === plan.switchOffOn && before.dependents.length === plan.dependents.length;
  if (!asBefore) await tellWhoMoves(tx, initiative, plan);
  const { changeReason: reason, ...after } = content;
  const entry = { subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'sunsetPlanned', reason };
  const was = before === undefined ? {} : { before: { number: before.number, switchOffOn: before.switchOffOn } };
  return { plan, audit: [{ ...entry, ...was, after: { sunsetPlanId: plan.id, number, ...after } }, ...voided] };
}

/** Whoever has something to move hears until when, and where it goes. */
export async function tellWhoMoves(
  tx: Transaction,
  initiative: Initiative,
  { dependents, switchOffOn }: Pick<SunsetPlan, 'dependents' | 'switchOffOn'>,
): Promise<void> {
  const news = dependents.flatMap(({ name, movesTo, ownerId }) =>
    ownerId === null
      ? []
      : [
          {
            ...({
              kind: 'INITIATIVE_MOVED',
              subject: { kind: 'INITIATIVE', id: initiative.id },
              toIds: [ownerId],
            } as const),
            title: `To be moved by ${switchOffOn}: "${name}"`,
            text: `"${initiative.title}" is switched off then, and it rests on it. It goes: ${movesTo}`,
          },
        ],
  );
  await notify(tx, news);
}
