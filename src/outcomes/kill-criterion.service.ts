import type { Acting, AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { answeringFor, InitiativeTable, materialAt, voidVotes } from '../initiatives';
import { knownMetrics } from '../metrics';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { setKillCriteria, type KillCriterion, type KillCriterionInput } from './domain/kill-criterion';
import { KILL_TIMERS, timeCriterion, timeTerms } from './kill-deadlines';
import { KillCriterionTable } from './kill-criterion.table';

interface SetKillCriteria extends Keyed {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly expectedVersion: number;
  readonly criteria: readonly KillCriterionInput[];
}

/** What is agreed on in design: when an initiative has failed. */
export class KillCriterionService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetKillCriteria): Promise<{ initiativeId: string } | Refusal> {
    return this.governor.govern(caller, 'setKillCriteria', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const drafts = setKillCriteria(initiative, input.criteria, { metrics: await knownMetrics(tx), today: tx.today });
      if (isRefusal(drafts)) return drafts;
      const before = await criteriaOf(tx, initiative.id);
      await replace(tx, before);
      const after = drafts.map((draft): KillCriterion => ({
        ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, initiativeId: initiative.id, ...draft },
        ...{ setById: tx.viewer.personId, setAt: tx.now, replacedAt: null, version: 1 },
      }));
      await tx.insert(KillCriterionTable, after);
      for (const criterion of after) await timeTerms(tx, initiative, criterion);
      const raised = await tx.update(InitiativeTable, initiative, {});
      const { deliverables } = await materialAt(tx, initiative);
      const isMaterial = deliverables.includes('KILL_CRITERIA');
      const voided = isMaterial ? await voidVotes(tx, raised, 'There are other kill criteria.') : [];
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiative.id };
      const entry: AuditEntry = {
        ...{ ...subject, action: 'killCriteriaSet' },
        ...{ before: { killCriteria: before.map(saidBy) }, after: { killCriteria: after.map(saidBy) } },
      };
      return { outcome: { initiativeId: initiative.id }, audit: [entry, ...voided] };
    });
  }
}

/** The criteria that hold of an initiative, in the order in which they were set. */
export const criteriaOf = async (tx: Transaction<Acting>, initiativeId: string): Promise<readonly KillCriterion[]> =>
  (await tx.all(KillCriterionTable, 'initiativeId', [initiativeId])).filter(({ replacedAt }) => replacedAt === null);

async function replace(tx: Transaction, before: readonly KillCriterion[]): Promise<void> {
  const replaced = before.map((criterion) => ({ ...criterion, replacedAt: tx.now, version: criterion.version + 1 }));
  await tx.replaceEach(KillCriterionTable, before, replaced);
  for (const criterion of before) {
    await timeCriterion(tx, criterion, { [KILL_TIMERS.period]: null, [KILL_TIMERS.lastDay]: null });
  }
}

/** A criterion as the audit tells it. */
export const saidBy = ({ id, metric, side, threshold, rule, periodMonths, periodsInRow, lastDay }: KillCriterion) => ({
  ...{ killCriterionId: id, metric, side, threshold, rule, periodMonths, periodsInRow, lastDay },
});
