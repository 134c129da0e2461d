import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { ownedRows, refuseUnlessActive, requirePermission } from '../people';
import type { Organization } from '../people/domain/person';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { DEFAULT_PILLARS, pillarTarget } from './domain/pillar';
import { PillarTable } from './pillar.table';

interface AssignPillarOwner extends Keyed {
  readonly pillarId: string;
  readonly ownerId: string;
  readonly expectedVersion: number;
}

interface SetPillarTarget extends Keyed {
  readonly pillarId: string;
  readonly expectedVersion: number;
  readonly targetLevel: number;
  readonly targetOn: string;
  readonly reason: string;
}

/** The founding step that gives an organization its ten pillars; nobody owns them yet. */
export async function foundPillars(tx: Transaction, organization: Organization): Promise<AuditEntry> {
  const pillars = DEFAULT_PILLARS.map((pillar, index) => ({
    id: tx.newId(),
    position: index + 1,
    ...pillar,
    ownerId: null,
    targetLevel: null,
    targetOn: null,
    version: 1,
  }));
  await tx.insert(PillarTable, pillars);
  const after = { pillars: pillars.map(({ code }) => code) };
  return { subjectKind: 'ORGANIZATION', subjectId: organization.id, action: 'pillarsFounded', after };
}

/** The handover step of pillars. */
export const pillarHandover = ownedRows(PillarTable, { name: 'name', heldAs: { ownerId: 'OWNER' } });

/** Who answers for which pillar, and how far it is to come. */
export class PillarService {
  constructor(private readonly governor: Governor) {}

  assignOwner(caller: Caller, input: AssignPillarOwner): Promise<{ pillarId: string } | Refusal> {
    return this.governor.govern(caller, 'assignPillarOwner', input, async (tx) => {
      const pillar = await tx.lock(PillarTable, input.pillarId, 'pillar');
      requirePermission(tx, 'assignPillar');
      const stale = tx.stale(pillar, input.expectedVersion, `pillar "${pillar.name}"`);
      if (stale) return stale;
      const { ownerId } = input;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': ownerId });
      if (left) return left;
      await tx.update(PillarTable, pillar, { ownerId });
      const [before, after] = [{ ownerId: pillar.ownerId }, { ownerId }];
      return {
        outcome: { pillarId: pillar.id },
        audit: [{ subjectKind: 'PILLAR', subjectId: pillar.id, action: 'pillarOwnerAssigned', before, after }],
      };
    });
  }

  setTarget(caller: Caller, input: SetPillarTarget): Promise<{ pillarId: string } | Refusal> {
    return this.governor.govern(caller, 'setPillarTarget', input, async (tx) => {
      const pillar = await tx.lock(PillarTable, input.pillarId, 'pillar');
      requirePermission(tx, 'setPillarTarget');
      const stale = tx.stale(pillar, input.expectedVersion, `pillar "${pillar.name}"`);
      if (stale) return stale;
      const target = pillarTarget(input, tx.today);
      if (isRefusal(target)) return target;
      const { reason, ...after } = target;
      await tx.update(PillarTable, pillar, after);
      const before = { targetLevel: pillar.targetLevel, targetOn: pillar.targetOn };
      return {
        outcome: { pillarId: pillar.id },
        audit: [{ subjectKind: 'PILLAR', subjectId: pillar.id, action: 'pillarTargetSet', before, after, reason }],
      };
    });
  }
}
