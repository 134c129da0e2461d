import type { Transaction } from '../audit';
import type { Entered } from '../platform/session';
import { may, PERMISSIONS, type Permission, type Subject } from './domain/permissions';
import type { Organization, Viewer } from './domain/person';
import { OrganizationTable } from './person.table';

/** The person of a session, in the words of the rules. The database's checks hold functions and roles to their lists. */
export const viewerOf = (entered: Entered): Viewer => entered as Viewer;

/** @throws Fault FORBIDDEN with the rule's sentence when this person may not do this */
export function requirePermission(tx: Transaction, permission: Permission, subject?: Subject): void {
  tx.require(may(viewerOf(tx.viewer), permission, subject), PERMISSIONS[permission].sentence);
}

/** The person's own organization. */
export const organizationOf = (tx: Transaction): Promise<Organization> =>
  tx.manager.createQueryBuilder(OrganizationTable, 'o').where('o.id = :organizationId', tx.viewer).getOneOrFail();
