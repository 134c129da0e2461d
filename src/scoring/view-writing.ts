import type { AuditEntry, Transaction } from '../audit';
import { requirePermission } from '../people';
import { ProposalTable, subjectOf } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { InputCheck } from '../shared/input-check';
import { invalidInput, isRefusal, staleVersion, type FieldProblem, type Refusal } from '../shared/refusal';
import { settingOf, type CoveringRound } from './domain/covering-round';
import { driverOf, type DriverCode } from './domain/drivers';
import type { Worths } from './domain/entry-in-money';
import {
  estimate,
  reestimate,
  type Estimate,
  type EstimateInput,
  type EstimateSetting,
  type Grounds,
} from './domain/estimate';
import type { ScoringModel } from './domain/scoring-model';
import { EstimateTable } from './estimate.table';
import { evidenceFor } from './evidence-policy.service';
import { modelOf, rescore } from './rescore';

/** The rounds that ask about a proposal, which is locked; they stand on a higher floor. */
export type CoveringRounds = (tx: Transaction, proposalId: string) => Promise<readonly CoveringRound[]>;

/** A view of one driver: the first one, or another in place of the version that the scorer read. */
export interface DriverView extends EstimateInput {
  readonly driver: DriverCode;
  readonly expectedVersion?: number | null | undefined;
}

/** A view, and where it stands in the caller's input. */
type PlacedView = DriverView & { readonly path: string };

/** What a scorer gives a view for, and what they have said there before. */
interface Place {
  readonly proposal: Proposal;
  readonly rounds: readonly CoveringRound[];
  readonly own: readonly Estimate[];
  /** Of the portfolio; undefined of a proposal that is in none yet. */
  readonly model: ScoringModel | undefined;
  readonly grounds: Grounds;
}

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
  // Locked before the estimates are read: two scorers at once must not each leave out the other's view.
  const proposal = await tx.lock(ProposalTable, proposalId, 'proposal');
  requirePermission(tx, 'estimate', subjectOf(proposal));
  const refused = notOneEach(views);
  if (refused) return refused;
  const rounds = await coveringRounds(tx, proposal.id);
  const all = await tx.all(EstimateTable, 'proposalId', [proposal.id]);
  const own = all.filter(({ scorerId }) => scorerId === tx.viewer.personId);
  const model = await modelOf(tx, proposal);
  const named = views.flatMap(({ evidenceIds }) => evidenceIds ?? []);
  const grounds = { worths: model && worthsOf(model), evidence: await evidenceFor(tx, proposal, named) };
  const decided = decideAll(tx, { proposal, rounds, own, model, grounds }, views);
  if (isRefusal(decided)) return decided;
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

function decide(tx: Transaction, place: Place, view: PlacedView): Estimate | Refusal {
  const { proposal, rounds, own, model } = place;
  const { label } = driverOf(view.driver);
  if (model && !model.drivers.some(({ driver }) => driver === view.driver)) {
    const message = `${view.driver}: the scoring model "${model.name}" does not ask for "${label}".`;
    return invalidInput([{ path: `${view.path}.driver`, message }]);
  }
  const scorerId = tx.viewer.personId;
  const setting = settingOf(view.driver, { scorerId, proposerId: proposal.proposerId }, rounds);
  if (isRefusal(setting)) return setting;
  const before = own.find(({ driver, roundId }) => driver === view.driver && roundId === setting.roundId);
  const [expected, current] = [view.expectedVersion ?? 0, before?.version ?? 0];
  if (expected !== current) {
    return staleVersion(`your estimate of "${label}"`, expected, { version: current });
  }
  return before ? again(tx, place, { ...before, ...setting }, view) : first(tx, place, setting, view);
}

const again = (tx: Transaction, { proposal, grounds }: Place, before: Estimate, view: PlacedView): Estimate | Refusal =>
  reestimate(proposal, before, view, tx.now, view.path, grounds);

function first(
  tx: Transaction,
  { proposal, grounds }: Place,
  setting: EstimateSetting,
  view: PlacedView,
): Estimate | Refusal {
  const origin = { id: tx.newId(), driver: view.driver, scorerId: tx.viewer.personId, createdAt: tx.now };
  return estimate(proposal, { ...origin, ...setting }, view, view.path, grounds);
}

/** Drivers of RICE and WSJF are worth nothing by themselves. */
const worthsOf = ({ drivers, currencyCode }: ScoringModel): Worths => ({
  currencyCode,
  of: (code) => drivers.find(({ driver, worthMinor }) => driver === code && worthMinor > 0n)?.worthMinor,
});
