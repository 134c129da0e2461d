import { changesOf, type Governor, type Keyed, type Transaction } from '../audit';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import {
  governanceBodyContent,
  type GovernanceBody,
  type GovernanceBodyInput,
  type Seat,
} from './domain/governance-body';
import { allBodies, seat, seatsOf } from './governance-seats';
import { GovernanceBodyTable } from './governance.table';

interface FoundGovernanceBody extends GovernanceBodyInput, Keyed {}

interface ReviseGovernanceBody extends FoundGovernanceBody {
  readonly governanceBodyId: string;
  readonly expectedVersion: number;
}

/** Who decides together, about what, and who decides what is beyond them. */
export class GovernanceService {
  constructor(private readonly governor: Governor) {}

  found(caller: Caller, input: FoundGovernanceBody): Promise<{ governanceBodyId: string } | Refusal> {
    return this.governor.govern(caller, 'foundGovernanceBody', input, async (tx) => {
      requirePermission(tx, 'setGovernance');
      const others = await allBodies(tx);
      const content = governanceBodyContent(input, others);
      if (isRefusal(content)) return content;
      const { body, seats } = content;
      const left = await requireNamed(tx, body, seats);
      if (left) return left;
      const id = tx.newId();
      await tx.insert(GovernanceBodyTable, [{ id, ...body, version: 1, createdAt: tx.now }]);
      await seat(tx, id, seats);
      const after = { ...body, members: seats };
      return {
        outcome: { governanceBodyId: id },
        audit: [{ subjectKind: 'GOVERNANCE_BODY', subjectId: id, action: 'governanceBodyFounded', after }],
      };
    });
  }

  revise(caller: Caller, input: ReviseGovernanceBody): Promise<{ governanceBodyId: string } | Refusal> {
    return this.governor.govern(caller, 'reviseGovernanceBody', input, async (tx) => {
      const bodies = await allBodies(tx);
      const body = await tx.lock(GovernanceBodyTable, input.governanceBodyId, 'governance body');
      requirePermission(tx, 'setGovernance');
      const stale = tx.stale(body, input.expectedVersion, `governance body "${body.name}"`);
      if (stale) return stale;
      const others = bodies.filter(({ id }) => id !== body.id);
      const content = governanceBodyContent(input, others, body.id);
      if (isRefusal(content)) return content;
      const left = await requireNamed(tx, content.body, content.seats);
      if (left) return left;
      const seatsBefore = await seatsOf(tx, body.id);
      await tx.update(GovernanceBodyTable, body, content.body);
      await seat(tx, body.id, content.seats);
      const { before, after } = changesOf<object>(body, content.body);
      const subject = { subjectKind: 'GOVERNANCE_BODY', subjectId: body.id, action: 'governanceBodyRevised' };
      return {
        outcome: { governanceBodyId: body.id },
        audit: [
          { ...subject, before: { ...before, members: seatsBefore }, after: { ...after, members: content.seats } },
        ],
      };
    });
  }
}

/**
 * @returns a refusal when somebody named has left; the chair and the customer's voice are members
 * @throws Fault NOT_FOUND for a person or a body that leads nowhere
 */
async function requireNamed(
  tx: Transaction,
  { escalatesToId }: Pick<GovernanceBody, 'escalatesToId'>,
  seats: readonly Seat[],
): Promise<InvalidInput | undefined> {
  const named = seats.flatMap(({ personId, deputyId }, index) => [
    [`input.members[${index}].personId`, personId],
    [`input.members[${index}].deputyId`, deputyId],
  ]);
  const left = await refuseUnlessActive(tx, Object.fromEntries(named) as Record<string, string | null>);
  if (escalatesToId !== null) await tx.find(GovernanceBodyTable, escalatesToId, 'governance body');
  return left;
}
