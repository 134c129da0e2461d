import type { Governor, Keyed } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { identityTaken, nameIdentity, refuseUnbind } from './domain/identity';
import { IdentityTable, PersonTable } from './person.table';
import { unbindIdentity } from './unbind-identity';
import { requirePermission } from './viewer';

interface BindIdentity extends Keyed {
  readonly personId: string;
  /** The `iss` of their tokens. */
  readonly issuer: string;
  /** The `sub` of their tokens. */
  readonly subject: string;
}

interface UnbindIdentity extends Keyed {
  readonly identityId: string;
  readonly reason?: string | null;
}

/** By which tokens people are known. */
export class IdentityService {
  constructor(private readonly governor: Governor) {}

  bind(caller: Caller, input: BindIdentity): Promise<{ identityId: string; personId: string } | Refusal> {
    return this.governor.govern(caller, 'bindIdentity', input, async (tx) => {
      requirePermission(tx, 'managePeople');
      const person = await tx.lock(PersonTable, input.personId, 'person');
      const named = nameIdentity(input);
      if (isRefusal(named)) return named;
      const { organizationId } = tx.viewer;
      const identity = { id: tx.newId(), organizationId, personId: person.id, ...named };
      if (!(await tx.insertUnlessTaken(IdentityTable, identity))) return identityTaken();
      return {
        outcome: { identityId: identity.id, personId: person.id },
        audit: [{ subjectKind: 'PERSON', subjectId: person.id, action: 'identityBound', after: named }],
      };
    });
  }

  unbind(caller: Caller, input: UnbindIdentity): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'unbindIdentity', input, async (tx) => {
      requirePermission(tx, 'managePeople');
      const { personId } = await tx.find(IdentityTable, input.identityId, 'identity');
      // Identities are never locked themselves: of two that are unbound at once, the second counts what is left.
      await tx.lock(PersonTable, personId, 'person');
      const identity = await tx.find(IdentityTable, input.identityId, 'identity');
      const held = await tx.all(IdentityTable, 'personId', [personId]);
      const refusal = refuseUnbind(identity, held, tx.viewer.personId);
      if (refusal) return refusal;
      return { outcome: { personId }, audit: [await unbindIdentity(tx, identity, input.reason ?? null)] };
    });
  }
}
