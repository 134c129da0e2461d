import type { Governor, Keyed } from '../audit';
import { openApprovalOf } from '../approvals';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { handConditionsTo } from './condition-keeping';
import { assignRoles, rolesOf, type RolesAsked } from './domain/roles';
import { answeringFor, subjectOf } from './initiative-subject';
import { InitiativeTable } from './initiative.table';

export interface AssignInitiativeRoles extends RolesAsked, Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
}

/** Who answers for an initiative. */
export class InitiativeRolesService {
  constructor(private readonly governor: Governor) {}

  assign(caller: Caller, input: AssignInitiativeRoles): Promise<{ initiativeId: string } | Refusal> {
    return this.governor.govern(caller, 'assignInitiativeRoles', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const open = await openApprovalOf(tx, subjectOf(initiative));
      const decided = assignRoles(initiative, input, open !== undefined);
      if (isRefusal(decided)) return decided;
      const { roles, reason } = decided;
      const { sponsorId, leadId, businessOwnerId } = input;
      const left = await refuseUnlessActive(tx, {
        'input.sponsorId': sponsorId,
        'input.leadId': leadId,
        'input.businessOwnerId': businessOwnerId,
      });
      if (left) return left;
      const assigned = await tx.update(InitiativeTable, initiative, roles);
      const conditionIds = await handConditionsTo(tx, assigned, { formerLeadId: initiative.leadId });
      const after = conditionIds.length === 0 ? roles : { ...roles, conditionIds };
      const changes = { before: rolesOf(initiative), after };
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiative.id };
      return {
        outcome: { initiativeId: initiative.id },
        audit: [{ ...subject, action: 'initiativeRolesAssigned', ...changes, reason }],
      };
    });
  }
}
