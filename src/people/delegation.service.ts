import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { assistantsOf, todayOf } from './absence.service';
import { refuseUnlessActive } from './active-people';
import { DelegationTable } from './delegation.table';
import { delegationFrom, revoke, type Delegation, type DelegationInput } from './domain/delegation';
import { refuseWhenLeft } from './domain/leaving';
import type { Person } from './domain/person';
import { PersonTable } from './person.table';
import { requirePermission } from './viewer';

interface Delegate extends DelegationInput, Keyed {
  /** Whose votes they are; the caller's when left out. */
  readonly fromId?: string | null;
}

interface Revoke extends Keyed {
  readonly delegationId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

type Outcome = { delegationId: string; personId: string };

/** Who votes in somebody's stead. */
export class DelegationService {
  constructor(
    private readonly governor: Governor,
    /** Throws Fault NOT_FOUND for a portfolio that leads nowhere: portfolios stand on a higher floor. */
    private readonly requirePortfolio: (tx: Transaction, id: string) => Promise<unknown>,
  ) {}

  delegate(caller: Caller, input: Delegate): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'delegate', input, async (tx) => {
      const person = await tx.lock(PersonTable, input.fromId ?? tx.viewer.personId, 'person');
      await requireMayDelegate(tx, person);
      const gone = refuseWhenLeft(person);
      if (gone) return gone;
      if (input.portfolioId != null) await this.requirePortfolio(tx, input.portfolioId);
      const { id: fromId, organizationId } = person;
      const origin = { id: tx.newId(), organizationId, fromId, givenById: tx.viewer.personId, givenAt: tx.now };
      const delegation = delegationFrom(origin, input, await todayOf(tx, fromId));
      if (isRefusal(delegation)) return delegation;
      const left = await refuseUnlessActive(tx, { 'input.toId': delegation.toId });
      if (left) return left;
      await tx.insert(DelegationTable, [delegation]);
      const { id: delegationId, reason } = delegation;
      return {
        outcome: { delegationId, personId: fromId },
        audit: [entry(tx, fromId, { action: 'votesDelegated', after: toldOf(delegation), reason })],
      };
    });
  }

  revoke(caller: Caller, input: Revoke): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'revokeDelegation', input, async (tx) => {
      const seen = await tx.find(DelegationTable, input.delegationId, 'delegation');
      const person = await tx.lock(PersonTable, seen.fromId, 'person');
      await requireMayDelegate(tx, person);
      const delegation = await tx.lock(DelegationTable, seen.id, 'delegation');
      const stale = tx.stale(delegation, input.expectedVersion, 'the delegation');
      if (stale) return stale;
      const revoked = revoke(delegation, await todayOf(tx, person.id), tx.now);
      if (isRefusal(revoked)) return revoked;
      await tx.replace(DelegationTable, delegation, revoked);
      const reason = input.reason ?? null;
      return {
        outcome: { delegationId: delegation.id, personId: person.id },
        audit: [entry(tx, person.id, { action: 'delegationRevoked', before: toldOf(delegation), reason })],
      };
    });
  }
}

/** @throws Fault FORBIDDEN for anybody but the person, an assistant of theirs or an admin */
async function requireMayDelegate(tx: Transaction, person: Person): Promise<void> {
  requirePermission(tx, 'delegateVotes', { responsible: [person.id, ...(await assistantsOf(tx, person))] });
}

const entry = (
  tx: Transaction,
  personId: string,
  told: Pick<AuditEntry, 'action' | 'before' | 'after' | 'reason'>,
): AuditEntry => ({
  ...{ subjectKind: 'PERSON', subjectId: personId, ...told },
  onBehalfOfId: personId === tx.viewer.personId ? null : personId,
});

export const toldOf = ({ id, toId, firstDay, lastDay, portfolioId }: Delegation) => ({
  ...{ delegationId: id, toId, firstDay, lastDay, portfolioId },
});
