import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { ownedRows, refuseUnlessActive, requirePermission, viewerOf } from '../people';
import { may, type Permission, type Subject } from '../people/domain/permissions';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { barrierTitle, reportBarrier, type Barrier, type BarrierAnswer, type BarrierInput } from './domain/barrier';
import { answerBarrier, assignBarrier, reopenBarrier, withdrawBarrier } from './domain/barrier-life';
import { BarrierTable } from './barrier.table';
import { ChannelTable, ProductTable, ThemeTable } from './feedback.table';

interface ReportBarrier extends BarrierInput, Keyed {}

interface OnBarrier extends Keyed {
  readonly barrierId: string;
  readonly expectedVersion: number;
}

interface AssignBarrier extends OnBarrier {
  readonly ownerId: string;
  readonly answerBy?: string | null;
}

interface AnswerBarrier extends OnBarrier {
  readonly answer: BarrierAnswer;
  readonly reason: string;
}

type Outcome = { readonly barrierId: string };

/** The handover step of barriers that wait for an answer, known by the beginning of what they say. */
export const barrierHandover = ownedRows(BarrierTable, {
  name: (row) => `left(${row}.description, 80)`,
  heldAs: { ownerId: 'OWNER' },
  open: (row) => `${row}.status = 'ASSIGNED'`,
});

/** Internal barriers: what employees report, and what those who can change it answer. */
export class BarrierService {
  constructor(private readonly governor: Governor) {}

  report(caller: Caller, input: ReportBarrier): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'reportBarrier', input, async (tx) => {
      requirePermission(tx, 'reportBarrier');
      const { organizationId, personId: reporterId } = tx.viewer;
      const barrier = reportBarrier({ id: tx.newId(), organizationId, reporterId, reportedAt: tx.now }, input);
      if (isRefusal(barrier)) return barrier;
      const { channelId, productId, themeId } = barrier;
      if (channelId !== null) await tx.find(ChannelTable, channelId, 'channel');
      if (productId !== null) await tx.find(ProductTable, productId, 'product');
      if (themeId !== null) await tx.find(ThemeTable, themeId, 'theme');
      await tx.insert(BarrierTable, [barrier]);
      const entry: AuditEntry = { ...subject(barrier), action: 'barrierReported', after: barrier };
      return { outcome: { barrierId: barrier.id }, audit: [entry] };
    });
  }

  assign(caller: Caller, input: AssignBarrier): Promise<Outcome | Refusal> {
    return this.decide(caller, ASSIGN, input, async (tx, barrier) => {
      const newOwnerId = input.ownerId === barrier.ownerId ? null : input.ownerId;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': newOwnerId });
      if (left) return left;
      const setsTheDay = may(viewerOf(tx.viewer), 'assignBarrier');
      return assignBarrier(barrier, input, { setsTheDay, today: tx.today });
    });
  }

  answer(caller: Caller, input: AnswerBarrier): Promise<Outcome | Refusal> {
    return this.decide(caller, ANSWER, input, (tx, barrier) => answerBarrier(barrier, input, tx.now));
  }

  reopen(caller: Caller, input: OnBarrier & { readonly stillInTheWay: string }): Promise<Outcome | Refusal> {
    return this.decide(caller, REOPEN, input, (_tx, barrier) => reopenBarrier(barrier, input.stillInTheWay));
  }

  withdraw(caller: Caller, input: OnBarrier & { readonly reason: string }): Promise<Outcome | Refusal> {
    return this.decide(caller, WITHDRAW, input, (_tx, barrier) => withdrawBarrier(barrier, input.reason));
  }

  private decide<Input extends OnBarrier>(
    caller: Caller,
    command: CommandOnBarrier,
    input: Input,
    decision: (tx: Transaction, barrier: Barrier) => Partial<Barrier> | Refusal | Promise<Partial<Barrier> | Refusal>,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, command.name, input, async (tx) => {
      const barrier = await tx.lock(BarrierTable, input.barrierId, 'barrier');
      requirePermission(tx, command.permission, { responsible: command.responsible(barrier) });
      const stale = tx.stale(barrier, input.expectedVersion, barrierTitle(barrier));
      if (stale) return stale;
      const changes = await decision(tx, barrier);
      if (isRefusal(changes)) return changes;
      await tx.update(BarrierTable, barrier, changes);
      const told = changesOf<Partial<Barrier>>(barrier, { ...barrier, ...changes });
      const entry: AuditEntry = { ...subject(barrier), action: command.action, ...told };
      return { outcome: { barrierId: barrier.id }, audit: [entry] };
    });
  }
}

/** What somebody does with a barrier: who may, and how the audit calls it. */
interface CommandOnBarrier {
  readonly name: string;
  readonly action: string;
  readonly permission: Permission;
  readonly responsible: (barrier: Barrier) => NonNullable<Subject['responsible']>;
}

const owner = ({ ownerId }: Barrier) => (ownerId === null ? [] : [ownerId]);
const reporter = ({ reporterId }: Barrier) => [reporterId];

const ASSIGN = {
  name: 'assignBarrier',
  action: 'barrierAssigned',
  permission: 'assignBarrier',
  responsible: owner,
} as const;
const ANSWER = {
  name: 'answerBarrier',
  action: 'barrierAnswered',
  permission: 'answerBarrier',
  responsible: owner,
} as const;
const REOPEN = {
  name: 'reopenBarrier',
  action: 'barrierReopened',
  permission: 'reopenBarrier',
  responsible: reporter,
} as const;
const WITHDRAW = {
  name: 'withdrawBarrier',
  action: 'barrierWithdrawn',
  permission: 'reopenBarrier',
  responsible: reporter,
} as const;

const subject = ({ id }: Barrier) => ({ subjectKind: 'BARRIER', subjectId: id });
