import type { AuditEntry, Transaction } from '../audit';
import { requirePermission } from '../people';
import { ProposalTable, subjectOf } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { InputCheck } from '../shared/input-check';
import { invalidInput, isRefusal, type FieldProblem, type Refusal } from '../shared/refusal';
import type { Estimate } from './domain/estimate';
import { EstimateTable } from './estimate.table';
import { rescore } from './rescore';
import { decide, placeOf, type CoveringRounds, type Place, type PlacedView } from './view-deciding';

interface Written {
  readonly estimateIds: readonly string[];
  readonly audit: [AuditEntry, ...AuditEntry[]];
}

/** Writes the viewer's views of a proposal's drivers, all or none, and the scores that follow. */
export async function writeViews(
  tx: Transaction,
  proposalId: string,
  views: readonly PlacedView[],
  coveringRounds: CoveringRounds,
): Promise<Written | Refusal> {
  const proposal = await tx.lock(ProposalTable, proposalId, 'proposal');
  requirePermission(tx, 'estimate', subjectOf(proposal));
  const refused = notOneEach(views);
  if (refused) return refused;
  const place = await placeOf(tx, proposal, views, coveringRounds);
  const decided = decideAll(tx, place, views);
  return isRefusal(decided) ? decided : writeDecided(tx, place, decided);
}

/** Writes what was decided of a locked proposal, and the scores that follow. @param decided at least one */
export async function writeDecided(
  tx: Transaction,
  { proposal, own }: Pick<Place, 'proposal' | 'own'>,
  decided: readonly Estimate[],
): Promise<Written> {
  const before = own.filter(({ id }) => decided.some((each) => each.id === id));
  for (const each of decided) {
    const known = before.find(({ id }) => id === each.id);
    if (known) await tx.replace(EstimateTable, known, each);
    else await tx.insert(EstimateTable, [each]);
  }
  // What is blind moves no score: nor may it be told by a score that is there where none was.
  if (decided.some(({ blind }) => !blind)) await rescore(tx, proposal);
  return { estimateIds: decided.map(({ id }) => id), audit: entries(proposal, before, decided) };
}

/** A record a round, and one of what belongs to none: one is blinded without the others. */
function entries(
  { id: subjectId }: Proposal,
  before: readonly Estimate[],
  decided: readonly Estimate[],
): Written['audit'] {
  const roundIds = [...new Set(decided.map(({ roundId }) => roundId))];
  const of = (roundId: string | null) => (estimates: readonly Estimate[]) =>
    estimates.filter((each) => each.roundId === roundId);
  return roundIds.map((roundId) => ({
    ...{ subjectKind: 'PROPOSAL', subjectId, action: 'driversEstimated' },
    ...{ before: of(roundId)(before), after: of(roundId)(decided) },
  })) as [AuditEntry, ...AuditEntry[]];
}

function notOneEach(views: readonly PlacedView[]): Refusal | undefined {
  const check = new InputCheck();
  if (views.length === 0) check.problem('input.estimates', 'Expected at least one estimate, got none.');
  check.distinct(
    'input.estimates',
    views.map(({ driver }) => driver),
  );
  return check.failed ? check.refusal() : undefined;
}

/** The estimates as they shall be; or all problems of all views, or the first thing that is stale or not possible. */
function decideAll(tx: Transaction, place: Place, views: readonly PlacedView[]): readonly Estimate[] | Refusal {
  const decided: Estimate[] = [];
  const problems: FieldProblem[] = [];
  for (const view of views) {
    const answer = decide(tx, place, view);
    if (!isRefusal(answer)) decided.push(answer);
    else if (answer.code === 'INVALID_INPUT') problems.push(...answer.problems);
    else return answer;
  }
  return problems.length > 0 ? invalidInput(problems) : decided;
}
