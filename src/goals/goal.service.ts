import { changesOf, type Governor, type Keyed, type Transaction } from '../audit';
import { metricNamed } from '../metrics';
import { StrategicObjectiveTable } from '../organization';
import { newlyNamed, refuseUnlessActive, requirePermission } from '../people';
import { PillarTable } from '../pillars';
import type { Caller } from '../platform/caller';
import { isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import { goalContent, reasonOf, refuseWhenRetired, type Goal, type GoalInput, type WantedGoal } from './domain/goal';
import { contributorsOf, replaceContributors } from './goal-contributors';
import { GoalTable } from './goal.table';

interface SetGoal extends GoalInput, Keyed {}

interface GoalChange extends Keyed {
  readonly goalId: string;
  readonly expectedVersion: number;
  /** It stays in the audit. */
  readonly reason: string;
}

type Outcome = Promise<{ goalId: string } | Refusal>;

/** What leaders answer for, and by when. */
export class GoalService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetGoal): Outcome {
    return this.governor.govern(caller, 'setGoal', input, async (tx) => {
      requirePermission(tx, 'setGoals');
      const wanted = goalContent(input, await metricNamed(tx, input.metric), tx.today);
      if (isRefusal(wanted)) return wanted;
      const { content, contributorIds } = wanted;
      const left = await requireNamed(tx, wanted);
      if (left) return left;
      const goalId = tx.newId();
      const begun = { retiredAt: null, retiredReason: null, version: 1, createdAt: tx.now };
      await tx.insert(GoalTable, [{ id: goalId, ...content, ...begun }]);
      await replaceContributors(tx, goalId, contributorIds);
      const after = { ...content, contributorIds };
      return {
        outcome: { goalId },
        audit: [{ subjectKind: 'GOAL', subjectId: goalId, action: 'goalSet', after }],
      };
    });
  }

  revise(caller: Caller, input: GoalChange & GoalInput): Outcome {
    return this.governor.govern(caller, 'reviseGoal', input, async (tx) => {
      const goal = await lockGoal(tx, input);
      if (isRefusal(goal)) return goal;
      const wanted = goalContent(input, await metricNamed(tx, input.metric), tx.today, goal);
      if (isRefusal(wanted)) return wanted;
      const said = reasonOf(input.reason);
      if (isRefusal(said)) return said;
      const { content, contributorIds } = wanted;
      const contributorsBefore = await contributorsOf(tx, goal.id);
      const left = await requireNamed(tx, wanted, [goal.accountableId, ...contributorsBefore]);
      if (left) return left;
      await tx.update(GoalTable, goal, content);
      await replaceContributors(tx, goal.id, contributorIds);
      const changes = changesOf<object>(goal, content);
      const before = { ...changes.before, contributorIds: contributorsBefore };
      const after = { ...changes.after, contributorIds };
      return {
        outcome: { goalId: goal.id },
        audit: [{ subjectKind: 'GOAL', subjectId: goal.id, action: 'goalRevised', before, after, ...said }],
      };
    });
  }

  retire(caller: Caller, input: GoalChange): Outcome {
    return this.governor.govern(caller, 'retireGoal', input, async (tx) => {
      const goal = await lockGoal(tx, input);
      if (isRefusal(goal)) return goal;
      const said = reasonOf(input.reason);
      if (isRefusal(said)) return said;
      const after = { retiredAt: tx.now, retiredReason: said.reason };
      await tx.update(GoalTable, goal, after);
      const before = { retiredAt: null, retiredReason: null };
      return {
        outcome: { goalId: goal.id },
        audit: [{ subjectKind: 'GOAL', subjectId: goal.id, action: 'goalRetired', before, after, ...said }],
      };
    });
  }
}

/** The goal, locked for somebody who may change it and knows what they change. @throws Fault NOT_FOUND, FORBIDDEN */
async function lockGoal(tx: Transaction, { goalId, expectedVersion }: GoalChange): Promise<Goal | Refusal> {
  const goal = await tx.lock(GoalTable, goalId, 'goal');
  requirePermission(tx, 'setGoals');
  return tx.stale(goal, expectedVersion, `goal "${goal.title}"`) ?? refuseWhenRetired(goal) ?? goal;
}

/**
 * @param leadersBefore who lead the goal already, and may have left
 * @returns a refusal when it is put into the hands of somebody who has left
 * @throws Fault NOT_FOUND for a pillar, an objective or a person that leads nowhere
 */
async function requireNamed(
  tx: Transaction,
  { content: { pillarId, strategicObjectiveId, accountableId }, contributorIds }: WantedGoal,
  leadersBefore: readonly string[] = [],
): Promise<InvalidInput | undefined> {
  await tx.find(PillarTable, pillarId, 'pillar');
  await tx.find(StrategicObjectiveTable, strategicObjectiveId, 'strategic objective');
  return refuseUnlessActive(tx, {
    'input.accountableId': leadersBefore.includes(accountableId) ? null : accountableId,
    ...newlyNamed('input.contributorIds', contributorIds, leadersBefore),
  });
}
