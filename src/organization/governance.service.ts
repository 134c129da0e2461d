import { changesOf, type Governor, type Keyed, type Transaction } from '../audit';
import { PersonTable, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  governanceBodyContent,
  type GovernanceBody,
  type GovernanceBodyInput,
  type Seat,
} from './domain/governance-body';
import { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';
import { oneAtATime } from './one-at-a-time';

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
      await requireNamed(tx, body, seats);
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
      await requireNamed(tx, content.body, content.seats);
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

async function allBodies(tx: Transaction): Promise<GovernanceBody[]> {
  await oneAtATime(tx, 'governance bodies');
  return tx.all(GovernanceBodyTable, 'organizationId', [tx.viewer.organizationId]);
}

/** @throws Fault NOT_FOUND for a person or a body that leads nowhere; the chair and the customer's voice are members */
async function requireNamed(
  tx: Transaction,
  { escalatesToId }: Pick<GovernanceBody, 'escalatesToId'>,
  seats: readonly Seat[],
): Promise<void> {
  const people = seats.flatMap(({ personId, deputyId }) => (deputyId === null ? [personId] : [personId, deputyId]));
  await tx.requireAll(PersonTable, people, 'person');
  if (escalatesToId !== null) await tx.find(GovernanceBodyTable, escalatesToId, 'governance body');
}

async function seatsOf(tx: Transaction, governanceBodyId: string): Promise<Seat[]> {
  const members = await tx.all(GovernanceMemberTable, 'governanceBodyId', [governanceBodyId]);
  return members.toSorted((a, b) => a.position - b.position).map(({ personId, deputyId }) => ({ personId, deputyId }));
}

/** Puts these members in place of those before. */
async function seat(tx: Transaction, governanceBodyId: string, seats: readonly Seat[]): Promise<void> {
  await tx.manager.query('delete from governance_members where organization_id = $1 and governance_body_id = $2', [
    tx.viewer.organizationId,
    governanceBodyId,
  ]);
  const members = seats.map((each, index) => ({ id: tx.newId(), governanceBodyId, position: index + 1, ...each }));
  await tx.insert(GovernanceMemberTable, members);
}
