import type { Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { lockProposal, ProposalTable, subjectOf, writeProposal, type ProposalChange } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { closeAssessment, startAssessment } from '../proposals/domain/proposal-life';
import { valueDriver, type DriverCode } from '../proposals/domain/value-drivers';
import { InputCheck } from '../shared/input-check';
import { invalidInput, isRefusal, staleVersion, type FieldProblem, type Refusal } from '../shared/refusal';
import { estimate, reestimate, type Estimate, type EstimateInput } from './domain/estimate';
import { EstimateTable } from './estimate.table';
import { heldOf, rescore } from './rescore';

/** A view of one driver: the first one, or another in place of the version that the scorer read. */
interface DriverView extends EstimateInput {
  readonly driver: DriverCode;
  readonly expectedVersion?: number | null | undefined;
}

interface ViewOfProposal extends Keyed {
  readonly proposalId: string;
}

/** A view, and where it stands in the caller's input. */
type PlacedView = DriverView & { readonly path: string };

/** Estimates, and the scores that follow from them. */
export class ScoringService {
  constructor(private readonly governor: Governor) {}

  estimateDriver(
    caller: Caller,
    input: ViewOfProposal & { readonly estimate: DriverView },
  ): Promise<{ estimateId: string; proposalId: string } | Refusal> {
    const { proposalId } = input;
    return this.governor.govern(caller, 'estimateDriver', input, async (tx) => {
      const written = await writeViews(tx, proposalId, [{ ...input.estimate, path: 'input.estimate' }]);
      if (isRefusal(written)) return written;
      const estimateId = written.estimateIds[0]!;
      return { outcome: { estimateId, proposalId }, audit: [written.audit] };
    });
  }

  estimateDrivers(
    caller: Caller,
    input: ViewOfProposal & { readonly estimates: readonly DriverView[] },
  ): Promise<{ estimateIds: readonly string[]; proposalId: string } | Refusal> {
    const { proposalId } = input;
    return this.governor.govern(caller, 'estimateDrivers', input, async (tx) => {
      const views = input.estimates.map((view, index) => ({ ...view, path: `input.estimates[${index}]` }));
      const written = await writeViews(tx, proposalId, views);
      if (isRefusal(written)) return written;
      return { outcome: { estimateIds: written.estimateIds, proposalId }, audit: [written.audit] };
    });
  }

  startAssessment(caller: Caller, input: ProposalChange & Keyed): Promise<{ proposalId: string } | Refusal> {
    return this.governor.govern(caller, 'startAssessment', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'assess');
      if (isRefusal(proposal)) return proposal;
      const next = startAssessment(proposal, tx.now);
      if (isRefusal(next)) return next;
      const written = await writeProposal(tx, proposal, next, 'assessmentStarted');
      // It may have been estimated before it was returned, and have got another cost or portfolio since.
      if ((await tx.all(EstimateTable, 'proposalId', [next.id])).length > 0) await rescore(tx, next);
      return written;
    });
  }

  closeAssessment(caller: Caller, input: ProposalChange & Keyed): Promise<{ proposalId: string } | Refusal> {
    return this.governor.govern(caller, 'closeAssessment', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'assess');
      if (isRefusal(proposal)) return proposal;
      const next = closeAssessment(proposal, await unestimated(tx, proposal), tx.now);
      return isRefusal(next) ? next : writeProposal(tx, proposal, next, 'assessmentClosed');
    });
  }
}

/** Nothing of a proposal can be estimated before it has a portfolio, and with it a model. */
async function unestimated(tx: Transaction, proposal: Proposal) {
  if (proposal.portfolioId === null) return [];
  const { means } = await heldOf(tx, proposal);
  return means.filter(({ state }) => state === 'NOT_YET_ESTIMATED');
}

/** Writes the viewer's views of a proposal's drivers, all or none, and the scores that follow. */
async function writeViews(tx: Transaction, proposalId: string, views: readonly PlacedView[]) {
  // Locked before the estimates are read: two scorers at once must not each leave out the other's view.
  const proposal = await tx.lock(ProposalTable, proposalId, 'proposal');
  requirePermission(tx, 'estimate', subjectOf(proposal));
  const refused = notOneEach(views);
  if (refused) return refused;
  const own = (await tx.all(EstimateTable, 'proposalId', [proposal.id])).filter(
    ({ scorerId, roundId }) => scorerId === tx.viewer.personId && roundId === null,
  );
  const before = new Map(own.map((each) => [each.driver, each]));
  const decided = decideAll(tx, proposal, views, before);
  if (isRefusal(decided)) return decided;
  for (const each of decided) {
    const known = before.get(each.driver);
    if (known) await tx.replace(EstimateTable, known, each);
    else await tx.insert(EstimateTable, [each]);
  }
  await rescore(tx, proposal);
  const audit = {
    subjectKind: 'PROPOSAL',
    subjectId: proposal.id,
    action: 'driversEstimated',
    before: own.filter(({ driver }) => views.some((view) => view.driver === driver)),
    after: decided,
  };
  return { estimateIds: decided.map(({ id }) => id), audit };
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
function decideAll(
  tx: Transaction,
  proposal: Proposal,
  views: readonly PlacedView[],
  before: ReadonlyMap<DriverCode, Estimate>,
): readonly Estimate[] | Refusal {
  const decided: Estimate[] = [];
  const problems: FieldProblem[] = [];
  for (const view of views) {
    const answer = decide(tx, proposal, view, before.get(view.driver));
    if (!isRefusal(answer)) decided.push(answer);
    else if (answer.code === 'INVALID_INPUT') problems.push(...answer.problems);
    else return answer;
  }
  return problems.length > 0 ? invalidInput(problems) : decided;
}

function decide(
  tx: Transaction,
  proposal: Proposal,
  view: PlacedView,
  before: Estimate | undefined,
): Estimate | Refusal {
  const [expected, current] = [view.expectedVersion ?? 0, before?.version ?? 0];
  if (expected !== current) {
    return staleVersion(`your estimate of "${valueDriver(view.driver).label}"`, expected, { version: current });
  }
  if (before) return reestimate(proposal, before, view, tx.now, view.path);
  const origin = {
    id: tx.newId(),
    driver: view.driver,
    scorerId: tx.viewer.personId,
    roundId: null,
    createdAt: tx.now,
  };
  return estimate(proposal, origin, view, view.path);
}
