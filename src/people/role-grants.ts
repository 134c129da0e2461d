import type { AuditEntry, Transaction } from '../audit';
import type { RoleGrant } from './domain/person';
import { RoleGrantTable } from './person.table';

/**
 * The grants of all admins of the organization, locked, lowest id first: two admins who revoke or deactivate each other
 * must not both succeed.
 */
export const lockAdmins = (tx: Transaction): Promise<RoleGrant[]> =>
  tx.manager
    .createQueryBuilder(RoleGrantTable, 'g')
    .where("g.organizationId = :organizationId and g.role = 'ADMIN' and g.portfolioId is null", tx.viewer)
    .orderBy('g.id')
    .setLock('pessimistic_write')
    .getMany();

/** Takes a role from whoever holds it. */
export async function revokeGrant(tx: Transaction, grant: RoleGrant, reason: string | null): Promise<AuditEntry> {
  const { personId, role, portfolioId } = grant;
  await tx.manager
    .createQueryBuilder()
    .delete()
    .from(RoleGrantTable)
    .where('id = :id and organization_id = :organizationId', grant)
    .execute();
  const before = { role, portfolioId };
  return { subjectKind: 'PERSON', subjectId: personId, action: 'roleRevoked', before, reason };
}
