import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { CustomerTable, erasedRows } from '../customers';
import { deadlinesOf, writeDeadlines } from '../deadlines';
import { left } from '../deadlines/domain/keeping';
import { FeedbackTable } from '../listening';
import { settle } from '../notifications';
import { ownedRows, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, staleVersion, type Refusal } from '../shared/refusal';
import { closeFollowUp, isClosed, isTheirs, type FollowUp } from './domain/follow-up';
import { followUpRule, type FollowUpRuleInput } from './domain/follow-up-rule';
import { tellOwners } from './follow-up-news';
import { FollowUpRuleTable, FollowUpTable } from './follow-up.table';

interface SetFollowUpRule extends FollowUpRuleInput, Keyed {
  /** 0 while there is none of the source. */
  readonly expectedVersion: number;
}

interface OnFollowUp extends Keyed {
  readonly followUpId: string;
  readonly expectedVersion: number;
}

type Outcome = { readonly followUpId: string };

/** The handover steps of rules that name an owner, and of what is still to be answered. */
export const followUpRuleHandover = ownedRows(FollowUpRuleTable, {
  name: 'source',
  heldAs: { ownerId: 'OWNER' },
  open: (row) => `${row}.active`,
});
export const followUpHandover = ownedRows(FollowUpTable, {
  name: (row) => `'Due on ' || (${row}.due_at at time zone 'UTC')::date`,
  heldAs: { ownerId: 'OWNER' },
  open: (row) => `${row}.closed_at is null`,
});

/** The erasure step of follow-ups. */
export const followUpErasure = erasedRows('FOLLOW_UP', 'follow_ups', 'how = null');

/** Low scores that are answered: the rules that open a follow-up, and how it is closed. */
export class FollowUpService {
  constructor(private readonly governor: Governor) {}

  setRule(caller: Caller, input: SetFollowUpRule): Promise<{ followUpRuleId: string } | Refusal> {
    return this.governor.govern(caller, 'setFollowUpRule', input, async (tx) => {
      requirePermission(tx, 'setFollowUpRule');
      const content = followUpRule(input);
      if (isRefusal(content)) return content;
      const ofSource = (await tx.all(FollowUpRuleTable, 'source', [input.source]))[0];
      const before = ofSource && (await tx.lock(FollowUpRuleTable, ofSource.id, 'follow-up rule'));
      const current = before?.version ?? 0;
      const name = `the rule of ${input.source}`;
      if (input.expectedVersion !== current) return staleVersion(name, input.expectedVersion, { version: current });
      const left = await refuseUnlessActive(tx, { 'input.ownerId': content.active ? content.ownerId : null });
      if (left) return left;
      const subject = (subjectId: string) => ({ subjectKind: 'FOLLOW_UP_RULE', subjectId, action: 'followUpRuleSet' });
      if (before === undefined) {
        const rule = { id: tx.newId(), organizationId: tx.viewer.organizationId, ...content, version: 1 };
        // Two may set the first one at once.
        if (!(await tx.insertUnlessTaken(FollowUpRuleTable, rule))) return staleVersion(name, 0, { version: 1 });
        return { outcome: { followUpRuleId: rule.id }, audit: [{ ...subject(rule.id), after: rule }] };
      }
      const after = await tx.update(FollowUpRuleTable, before, content);
      const entry: AuditEntry = { ...subject(before.id), ...changesOf(before, after) };
      return { outcome: { followUpRuleId: before.id }, audit: [entry] };
    });
  }

  /** The customer was answered. */
  close(caller: Caller, input: OnFollowUp & { answeredOn: string; how: string }): Promise<Outcome | Refusal> {
    return this.decide(caller, CLOSE, input, async (tx, followUp) => {
      const { receivedOn } = await tx.find(FeedbackTable, followUp.feedbackId, 'feedback');
      const [customer] = await tx.all(
        CustomerTable,
        'id',
        [followUp.customerId].filter((id) => id !== null),
      );
      const facts = { receivedOn, today: tx.today, isErased: customer?.erasedAt != null };
      const answered = closeFollowUp(followUp, input, facts);
      if (isRefusal(answered)) return answered;
      const subject = { kind: 'FOLLOW_UP', id: followUp.id } as const;
      const running = (await deadlinesOf(tx, subject)).filter(({ leftAt }) => leftAt === null);
      const changed = running.map((deadline) => ({ ...left(deadline, tx), version: deadline.version + 1 }));
      await writeDeadlines(tx, subject, running, { changed, begun: [] });
      await settle(tx, ['FOLLOW_UP_ASKED', 'FOLLOW_UP_DUE'], subject);
      return { ...answered, closedAt: tx.now, closedById: tx.viewer.personId };
    });
  }

  /** Somebody else answers the customer, by the same day. */
  passOn(caller: Caller, input: OnFollowUp & { readonly ownerId: string }): Promise<Outcome | Refusal> {
    return this.decide(caller, PASS_ON, input, async (tx, followUp) => {
      const closed = isClosed(followUp);
      if (closed) return closed;
      const { ownerId } = input;
      const refused = isTheirs(followUp, ownerId) ?? (await refuseUnlessActive(tx, { 'input.ownerId': ownerId }));
      if (refused) return refused;
      await settle(tx, ['FOLLOW_UP_ASKED', 'FOLLOW_UP_DUE'], { kind: 'FOLLOW_UP', id: followUp.id });
      await tellOwners(tx, [{ ...followUp, ownerId }]);
      return { ownerId };
    });
  }

  private decide<Input extends OnFollowUp>(
    caller: Caller,
    { command, action }: typeof CLOSE | typeof PASS_ON,
    input: Input,
    decision: (tx: Transaction, followUp: FollowUp) => Promise<Partial<FollowUp> | Refusal>,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, command, input, async (tx) => {
      const followUp = await tx.lock(FollowUpTable, input.followUpId, 'follow up');
      requirePermission(tx, 'followUp', { responsible: [followUp.ownerId] });
      const stale = tx.stale(followUp, input.expectedVersion, 'this follow-up');
      if (stale) return stale;
      const changes = await decision(tx, followUp);
      if (isRefusal(changes)) return changes;
      await tx.update(FollowUpTable, followUp, changes);
      const told = changesOf<Partial<FollowUp>>(followUp, { ...followUp, ...changes });
      const entry: AuditEntry = { subjectKind: 'FOLLOW_UP', subjectId: followUp.id, action, ...told };
      return { outcome: { followUpId: followUp.id }, audit: [entry] };
    });
  }
}

const CLOSE = { command: 'closeFollowUp', action: 'followUpClosed' } as const;
const PASS_ON = { command: 'passOnFollowUp', action: 'followUpPassedOn' } as const;
