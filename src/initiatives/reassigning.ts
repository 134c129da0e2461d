import type { Acting, Transaction } from '../audit';
import { EscalationTable, RecusalTable } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import { wayUp, type StandingAbove } from '../approvals/domain/way-up';
import { bodiesDecidingOn } from '../organization';
import { holdersOf, managersAbove, whereaboutsOf, type Whereabouts } from '../people';
import type { Initiative } from './domain/initiative';
import { concernedIds, type OthersConcerned } from './domain/move';

/** What is decided on of an initiative. */
interface DecidedOn {
  readonly initiative: Initiative;
  /** Null where a portfolio review decided it. */
  readonly approval: Pick<Approval, 'id'> | null;
  readonly people: OthersConcerned;
}

/** An approval and what it is of. */
export interface ApprovalAt extends DecidedOn {
  readonly approval: Pick<Approval, 'id'>;
}

/** Beside those who may hear of an overdue vote, whoever is here and has no part in it, a conflict declared or not. */
interface Standing extends StandingAbove {
  readonly hasNoPart: (personId: string) => boolean;
}

/** Who stands above a voter, and above those who vote as a whole. @param voterId null where nobody's vote in particular is meant */
export async function standingAbove(
  tx: Transaction<Acting>,
  { initiative, approval, people }: DecidedOn,
  voterId: string | null,
): Promise<Standing> {
  const { budgetMinor, portfolioId } = initiative;
  const managerIds = voterId === null ? [] : await managersAbove(tx, voterId);
  const bodies = await bodiesDecidingOn(tx, budgetMinor);
  const leaders = await holdersOf(tx, 'CX_LEADER', portfolioId);
  const leaderIds = [...new Set([...leaders, ...(await holdersOf(tx, 'ADMIN', portfolioId))])];
  const recusals = await tx.all(RecusalTable, 'approvalId', approval === null ? [] : [approval.id]);
  const [concerned, recused] = [concernedIds(initiative, people), recusals.map(({ personId }) => personId)];
  const where = await whereabouts(tx, [
    ...[...managerIds, ...leaderIds],
    ...bodies.flatMap(({ chairId, deputyId }) => [chairId, ...(deputyId === null ? [] : [deputyId])]),
  ]);
  const hasNoPart = (id: string): boolean => !concerned.includes(id) && where.get(id)?.hasLeft === false;
  return {
    ...{ voterId, managerIds, bodies, leaderIds, hasNoPart },
    mayHear: (id) => hasNoPart(id) && !recused.includes(id),
    standInOf: (id) => (where.get(id)?.isAway === true ? where.get(id)?.deputyId : undefined),
  };
}

/** Of these people, and of those who stand in for them. */
async function whereabouts(tx: Transaction<Acting>, ids: readonly string[]): Promise<ReadonlyMap<string, Whereabouts>> {
  const asked = await whereaboutsOf(tx, ids);
  const deputies = [...asked.values()].flatMap(({ deputyId }) => deputyId ?? []).filter((id) => !asked.has(id));
  return new Map([...asked, ...(await whereaboutsOf(tx, deputies))]);
}

/**
 * Who names another approver when too few are left, or a vote was escalated: the chair of the body whose decision rights
 * cover the budget, who stands in while they are absent, and the same of the bodies that an overdue vote has reached; where
 * none of them can, every CX leader and admin without a part in it.
 */
export async function mayReassign(tx: Transaction<Acting>, at: DecidedOn): Promise<readonly string[]> {
  const standing = await standingAbove(tx, at, null);
  const escalations = await tx.all(EscalationTable, 'approvalId', at.approval === null ? [] : [at.approval.id]);
  const reached = new Set(escalations.map(({ governanceBodyId }) => governanceBodyId));
  const among = (above: StandingAbove): readonly string[] => {
    const [first, ...further] = wayUp(above).bodies;
    const steps = [...(first ? [first] : []), ...further.filter(({ bodyId }) => reached.has(bodyId))];
    return steps.flatMap(({ told }) => told.map(({ toId }) => toId));
  };
  const { mayHear, hasNoPart } = standing;
  const chairs = standing.bodies.slice(0, 1).map(({ chairId }) => chairId);
  // An absent chair may do it all the same; and so may who declared a conflict, or where all did nobody could.
  return [...new Set([...chairs.filter(mayHear), ...among(standing), ...among({ ...standing, mayHear: hasNoPart })])];
}
