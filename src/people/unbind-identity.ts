import type { AuditEntry, Transaction } from '../audit';
import type { Identity } from './domain/person';
import { IdentityTable } from './person.table';

/** From now on the identity leads to nobody. Whoever calls it has locked the person. */
export async function unbindIdentity(tx: Transaction, identity: Identity, reason: string | null): Promise<AuditEntry> {
  await tx.manager
    .createQueryBuilder()
    .delete()
    .from(IdentityTable)
    .where('id = :id and organization_id = :organizationId', identity)
    .execute();
  const { issuer, subject, personId } = identity;
  return { subjectKind: 'PERSON', subjectId: personId, action: 'identityUnbound', before: { issuer, subject }, reason };
}
