import type { Governor } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { Role } from './domain/person';
import { refuseGrant, refuseRevoke } from './domain/role-life';
import { PersonTable, RoleGrantTable } from './person.table';
import { requirePermission } from './viewer';

interface GrantRole {
  readonly idempotencyKey: string;
  readonly personId: string;
  readonly role: Role;
  readonly portfolioId: string | null;
}

interface RevokeRole {
  readonly idempotencyKey: string;
  readonly roleGrantId: string;
  readonly reason: string | null;
}

/** Who may do what: granted and revoked by admins. */
export class RoleService {
  constructor(private readonly governor: Governor) {}

  grant(caller: Caller, input: GrantRole): Promise<{ roleGrantId: string; personId: string } | Refusal> {
    return this.governor.govern(
      caller,
      { name: 'grantRole', idempotencyKey: input.idempotencyKey, input },
      async (tx) => {
        requirePermission(tx, 'grantRole');
        const person = await tx.lock(PersonTable, input.personId, 'person');
        const held = await tx.all(RoleGrantTable, 'personId', [person.id]);
        const refusal = refuseGrant(person, input.role, tx.viewer.personId, held, input.portfolioId);
        if (refusal) return refusal;
        const grant = {
          id: tx.newId(),
          personId: person.id,
          role: input.role,
          portfolioId: input.portfolioId,
          grantedById: tx.viewer.personId,
          grantedAt: tx.now,
        };
        await tx.insert(RoleGrantTable, [grant]);
        const after = { role: grant.role, portfolioId: grant.portfolioId };
        return {
          outcome: { roleGrantId: grant.id, personId: person.id },
          audit: [{ subjectKind: 'PERSON', subjectId: person.id, action: 'roleGranted', after }],
        };
      },
    );
  }

  revoke(caller: Caller, input: RevokeRole): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(
      caller,
      { name: 'revokeRole', idempotencyKey: input.idempotencyKey, input },
      async (tx) => {
        requirePermission(tx, 'grantRole');
        const seen = await tx.find(RoleGrantTable, input.roleGrantId, 'role grant');
        // All admins' grants are locked, lowest id first: two admins who revoke each other must not both succeed.
        const admins = await this.lockAdmins(tx);
        const grant = await tx.lock(RoleGrantTable, seen.id, 'role grant');
        const refusal = refuseRevoke(grant, tx.viewer.personId, admins);
        if (isRefusal(refusal)) return refusal;
        await tx.manager.createQueryBuilder().delete().from(RoleGrantTable).where('id = :id', grant).execute();
        const before = { role: grant.role, portfolioId: grant.portfolioId };
        return {
          outcome: { personId: grant.personId },
          audit: [
            { subjectKind: 'PERSON', subjectId: grant.personId, action: 'roleRevoked', before, reason: input.reason },
          ],
        };
      },
    );
  }

  private async lockAdmins(tx: Parameters<typeof requirePermission>[0]): Promise<number> {
    const admins = await tx.manager
      .createQueryBuilder(RoleGrantTable, 'g')
      .where("g.organizationId = :organizationId and g.role = 'ADMIN' and g.portfolioId is null", tx.viewer)
      .orderBy('g.id')
      .setLock('pessimistic_write')
      .getMany();
    return admins.length;
  }
}
