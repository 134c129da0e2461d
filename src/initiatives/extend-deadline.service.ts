import type { Governor, Keyed } from '../audit';
import { deadlinesOf, DeadlineTable } from '../deadlines';
import { extendDeadline } from '../deadlines/domain/deadline';
import { requirePermission, workingTimeOf } from '../people';
import type { Caller } from '../platform/caller';
import { globalId } from '../platform/global-id';
import { notFound } from '../shared/fault';
import { isRefusal, type Refusal } from '../shared/refusal';
import { subjectOf } from './initiative-subject';
import { InitiativeTable } from './initiative.table';

interface ExtendDeadline extends Keyed {
  readonly deadlineId: string;
  /** Of the deadline. */
  readonly expectedVersion: number;
  readonly dueAt: Date;
  readonly reason: string;
}

/** More time for what is to be done by a deadline. */
export class ExtendDeadlineService {
  constructor(private readonly governor: Governor) {}

  extend(caller: Caller, input: ExtendDeadline): Promise<{ deadlineId: string; initiativeId: string } | Refusal> {
    return this.governor.govern(caller, 'extendDeadline', input, async (tx) => {
      const { subjectKind, subjectId } = await tx.find(DeadlineTable, input.deadlineId, 'deadline');
      if (subjectKind !== 'INITIATIVE') throw notFound('deadline', globalId('Deadline', input.deadlineId));
      // The initiative before its deadlines, as every move of it has them.
      const initiative = await tx.lock(InitiativeTable, subjectId, 'initiative');
      requirePermission(tx, 'extendDeadline', { portfolioId: initiative.portfolioId });
      const deadline = await tx.lock(DeadlineTable, input.deadlineId, 'deadline');
      const stale = tx.stale(deadline, input.expectedVersion, `deadline "${deadline.name}"`);
      if (stale) return stale;
      const known = await deadlinesOf(tx, subjectOf(initiative));
      const others = known.filter(({ id }) => id !== deadline.id);
      const decided = extendDeadline(deadline, others, input, { time: await workingTimeOf(tx), now: tx.now });
      if (isRefusal(decided)) return decided;
      for (const after of decided.extended) {
        const before = known.find(({ id }) => id === after.id);
        if (before) await tx.replace(DeadlineTable, before, after);
      }
      const ids = decided.extended.map(({ id }) => id);
      const was = known.filter(({ id }) => ids.includes(id));
      const told = (deadlines: typeof was) =>
        deadlines.map(({ id, name, entry, dueAt }) => ({ id, name, entry, dueAt }));
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiative.id };
      const changes = { before: { deadlines: told(was) }, after: { deadlines: told([...decided.extended]) } };
      return {
        outcome: { deadlineId: deadline.id, initiativeId: initiative.id },
        audit: [{ ...subject, action: 'deadlineExtended', ...changes, reason: decided.reason }],
      };
    });
  }
}
