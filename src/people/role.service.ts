import type { Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import type { Refusal } from '../shared/refusal';
import type { Role } from './domain/person';
import { refuseGrant, refuseRevoke } from './domain/role-life';
import { PersonTable, RoleGrantTable } from './person.table';
import { lockAdmins, revokeGrant } from './role-grants';
import { requirePermission } from './viewer';

interface GrantRole extends Keyed {
  readonly personId: string;
  readonly role: Role;
  /** For this portfolio only; the whole organization when left out. */
  readonly portfolioId?: string | null;
}

interface RevokeRole extends Keyed {
  readonly roleGrantId: string;
  readonly reason?: string | null;
}

/** Throws Fault NOT_FOUND for a portfolio that leads nowhere: portfolios stand on a higher floor. */
type RequirePortfolio = (tx: Transaction, id: string) => Promise<unknown>;

/** Who may do what: granted and revoked by admins. */
export class RoleService {
  constructor(
    private readonly governor: Governor,
    private readonly requirePortfolio: RequirePortfolio,
  ) {}

  grant(caller: Caller, input: GrantRole): Promise<{ roleGrantId: string; personId: string } | Refusal> {
    return this.governor.govern(caller, 'grantRole', input, async (tx) => {
      requirePermission(tx, 'grantRole');
      const { role, portfolioId = null } = input;
      const person = await tx.lock(PersonTable, input.personId, 'person');
      if (portfolioId !== null) await this.requirePortfolio(tx, portfolioId);
      const held = await tx.all(RoleGrantTable, 'personId', [person.id]);
      const refusal = refuseGrant(person, role, tx.viewer.personId, held, portfolioId);
      if (refusal) return refusal;
      const id = tx.newId();
      const granted = { grantedById: tx.viewer.personId, grantedAt: tx.now };
      await tx.insert(RoleGrantTable, [{ id, personId: person.id, role, portfolioId, ...granted }]);
      const after = { role, portfolioId };
      return {
        outcome: { roleGrantId: id, personId: person.id },
        audit: [{ subjectKind: 'PERSON', subjectId: person.id, action: 'roleGranted', after }],
      };
    });
  }

  revoke(caller: Caller, input: RevokeRole): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'revokeRole', input, async (tx) => {
      requirePermission(tx, 'grantRole');
      const seen = await tx.find(RoleGrantTable, input.roleGrantId, 'role grant');
      const admins = await lockAdmins(tx);
      const grant = await tx.lock(RoleGrantTable, seen.id, 'role grant');
      const refusal = refuseRevoke(grant, tx.viewer.personId, admins.length);
      if (refusal) return refusal;
      return {
        outcome: { personId: grant.personId },
        audit: [await revokeGrant(tx, grant, input.reason ?? null)],
      };
    });
  }
}
