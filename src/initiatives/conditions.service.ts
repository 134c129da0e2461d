import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { ApprovalTable, ConditionTable, writeCondition } from '../approvals';
import { confirm, meet, reopen, revise, waive, type Condition } from '../approvals/domain/condition';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { excerpt, isRefusal, type Refusal } from '../shared/refusal';
import { whoJudges, type ConditionAt } from './condition-judges';
import { tellOfConditionAnew, tellOfMetCondition, tellOfSettledConditions } from './condition-news';
import { moveFacts } from './initiative-facts';
import { answeringFor } from './initiative-subject';
import { InitiativeTable } from './initiative.table';

interface OnCondition extends Keyed {
  readonly conditionId: string;
  /** Of the condition. */
  readonly expectedVersion: number;
}

interface MeetCondition extends OnCondition {
  readonly done: string;
  readonly link?: string | null;
}
interface ConfirmCondition extends OnCondition {
  readonly remark?: string | null;
}
interface WaiveCondition extends OnCondition {
  readonly reason: string;
}
interface ReopenCondition extends WaiveCondition {
  readonly dueOn?: string | null;
}
interface ReviseCondition extends OnCondition {
  readonly ownerId?: string | null;
  readonly dueOn?: string | null;
}

type Outcome = { initiativeId: string; conditionId: string };

/** What is done about a condition, once it is known who may. */
interface Step {
  /** What the audit calls it. */
  readonly action: string;
  readonly decide: (condition: Condition, said: Saying) => Condition | Refusal;
  readonly tell: (tx: Transaction, at: ConditionAt) => Promise<void>;
}
/** Whether somebody may take it. @returns in whose stead; null where in their own @throws Fault FORBIDDEN */
type Asked = (tx: Transaction, at: ConditionAt) => Promise<string | null>;
interface Saying {
  readonly by: string;
  readonly now: Date;
  readonly today: string;
}

/** What becomes of the conditions under which gates were approved. */
export class ConditionService {
  constructor(private readonly governor: Governor) {}

  meet(caller: Caller, input: MeetCondition) {
    return this.take(caller, 'meetCondition', input, requireDoing, {
      action: 'conditionMet',
      decide: (condition, said) => meet(condition, input, said),
      tell: async (tx, at) => tellOfMetCondition(tx, at, await whoJudges(tx, at)),
    });
  }

  confirm(caller: Caller, input: ConfirmCondition) {
    return this.take(caller, 'confirmCondition', input, requireJudging, {
      action: 'conditionConfirmed',
      decide: (condition, said) => confirm(condition, input, said),
      tell: (tx, at) => tellOfSettledConditions(tx, [at]),
    });
  }

  reopen(caller: Caller, input: ReopenCondition) {
    return this.take(caller, 'reopenCondition', input, requireJudging, {
      action: 'conditionReopened',
      decide: (condition, said) => reopen(condition, input, said),
      tell: tellOfConditionAnew,
    });
  }

  waive(caller: Caller, input: WaiveCondition) {
    return this.take(caller, 'waiveCondition', input, requireJudging, {
      action: 'conditionWaived',
      decide: (condition, said) => waive(condition, input, said),
      tell: (tx, at) => tellOfSettledConditions(tx, [at]),
    });
  }

  revise(caller: Caller, input: ReviseCondition) {
    const requireEach: Asked = async (tx, at) => {
      // Another owner is for those to name who run the work, more time for those to give who set it.
      if (input.ownerId != null || input.dueOn == null) await requireDoing(tx, at);
      return input.dueOn == null ? null : requireJudging(tx, at);
    };
    return this.take(caller, 'reviseCondition', input, requireEach, {
      action: 'conditionRevised',
      decide: (condition, { today }) => revise(condition, input, today),
      tell: tellOfConditionAnew,
    });
  }

  private take(
    caller: Caller,
    command: string,
    input: OnCondition & Partial<Pick<ReviseCondition, 'ownerId'>>,
    require: Asked,
    { action, decide, tell }: Step,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, command, input, async (tx) => {
      const at = await lockCondition(tx, input.conditionId);
      const onBehalfOfId = await require(tx, at);
      const { condition, initiative } = at;
      const stale = tx.stale(condition, input.expectedVersion, `condition "${excerpt(condition.text)}"`);
      if (stale) return stale;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': input.ownerId });
      if (left) return left;
      const after = decide(condition, { by: tx.viewer.personId, now: tx.now, today: tx.today });
      if (isRefusal(after)) return after;
      const written = await writeCondition(tx, condition, after, { isPaused: initiative.status === 'ON_HOLD' });
      await tell(tx, { ...at, condition: written });
      return {
        outcome: { initiativeId: initiative.id, conditionId: condition.id },
        audit: [{ ...entryOf(action, condition, written, tx.now), onBehalfOfId }],
      };
    });
  }
}

const requireDoing: Asked = (tx, { condition, initiative }) => {
  const { portfolioId, responsible } = answeringFor(initiative);
  const owners = condition.ownerId === null ? [] : [condition.ownerId];
  requirePermission(tx, 'meetCondition', { portfolioId, responsible: [...responsible, ...owners] });
  return Promise.resolve(null);
};

const requireJudging: Asked = async (tx, at) => {
  const { confirmerId } = at.condition;
  const judges = await whoJudges(tx, at);
  requirePermission(tx, 'judgeCondition', { responsible: judges });
  // Whoever judges because those who set it cannot does so in their own name.
  return judges.includes(confirmerId) && confirmerId !== tx.viewer.personId ? confirmerId : null;
};

/** The initiative first, as wherever something of its gates changes; then the condition, which whoever leaves may hand over. */
async function lockCondition(tx: Transaction, conditionId: string): Promise<ConditionAt> {
  const { subjectId } = await tx.find(ConditionTable, conditionId, 'condition');
  const initiative = await tx.lock(InitiativeTable, subjectId, 'initiative');
  const condition = await tx.lock(ConditionTable, conditionId, 'condition');
  const { approvalId } = condition;
  const approval = approvalId === null ? null : await tx.find(ApprovalTable, approvalId, 'approval');
  const { people } = await moveFacts(tx, initiative.id);
  return { condition, initiative, approval, people: { ...people, requestedById: approval?.requestedById ?? null } };
}

function entryOf(action: string, before: Condition, after: Condition, now: Date): AuditEntry {
  const told = ({ state, ownerId, dueOn }: Condition) => ({ state, ownerId, dueOn });
  const { id: conditionId, done, link, reason, decidedAt } = after;
  return {
    ...{ subjectKind: 'INITIATIVE', subjectId: after.subjectId, action, before: told(before) },
    after: { conditionId, ...told(after), ...(after.state === 'MET' ? { done, link } : {}) },
    reason: decidedAt === now ? reason : null,
  };
}
