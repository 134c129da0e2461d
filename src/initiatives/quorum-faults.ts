import type { Transaction } from '../audit';
import { unreachableGroups, type GroupMembers } from '../approvals/domain/approval-policy';
import type { DefinitionFault } from '../workflow/definition-document';
import type { GatePolicyDocument } from './domain/gate-policy';
import { STAGES } from './domain/initiative';
import { policyAt } from './elections';

/** Those who are here, by what makes them a member of a group. */
interface Here {
  readonly id: string;
  readonly cxFunction: string | null;
  /** In the whole organization or in any portfolio: in which one the gate will be, nobody knows yet. */
  readonly roles: readonly string[];
}

/** The gates whose approvers are too few, whoever of them has no part in it: nothing could ever pass them. */
export async function quorumFaults(
  tx: Transaction,
  { gates }: GatePolicyDocument,
): Promise<readonly DefinitionFault[]> {
  const people = await tx.manager.query<Here[]>(
    `select p.id, p.cx_function as "cxFunction", array(select distinct g.role from role_grants g
        where g.organization_id = p.organization_id and g.person_id = p.id) as roles
      from people p where p.organization_id = $1 and p.deactivated_at is null`,
    [tx.viewer.organizationId],
  );
  const seats = (members: GroupMembers): number => people.filter((person) => belongs(person, members)).length;
  return STAGES.flatMap((stage) =>
    unreachableGroups(policyAt({ gates }, { stage }), seats).map((message) => ({
      ...{ path: `$.gates.${stage}.approvals`, code: 'QUORUM', message },
    })),
  );
}

function belongs({ id, cxFunction, roles }: Here, members: GroupMembers): boolean {
  if ('role' in members) return roles.includes(members.role);
  return 'cxFunction' in members ? members.cxFunction === cxFunction : members.personIds.includes(id);
}
