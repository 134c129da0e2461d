import type { Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { lockProposal, writeProposal, type ProposalChange } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { closeAssessment, startAssessment } from '../proposals/domain/proposal-life';
import { isRefusal, type Missing, type Refusal } from '../shared/refusal';
import { missingForAssessment } from './domain/assessment';
import { countedEstimates } from './domain/estimate';
import { EstimateTable } from './estimate.table';
import { heldOf, rescore } from './rescore';
import type { CoveringRounds, DriverView } from './view-deciding';
import { writeViews } from './view-writing';

interface ViewOfProposal extends Keyed {
  readonly proposalId: string;
}

/** Estimates, and the scores that follow from them. */
export class ScoringService {
  constructor(
    private readonly governor: Governor,
    private readonly coveringRounds: CoveringRounds,
  ) {}

  estimateDriver(
    caller: Caller,
    input: ViewOfProposal & { readonly estimate: DriverView },
  ): Promise<{ estimateId: string; proposalId: string } | Refusal> {
    const { proposalId } = input;
    return this.governor.govern(caller, 'estimateDriver', input, async (tx) => {
      const written = await writeViews(
        tx,
        proposalId,
        [{ ...input.estimate, path: 'input.estimate' }],
        this.coveringRounds,
      );
      if (isRefusal(written)) return written;
      const estimateId = written.estimateIds[0]!;
      return { outcome: { estimateId, proposalId }, audit: written.audit };
    });
  }

  estimateDrivers(
    caller: Caller,
    input: ViewOfProposal & { readonly estimates: readonly DriverView[] },
  ): Promise<{ estimateIds: readonly string[]; proposalId: string } | Refusal> {
    const { proposalId } = input;
    return this.governor.govern(caller, 'estimateDrivers', input, async (tx) => {
      const views = input.estimates.map((view, index) => ({ ...view, path: `input.estimates[${index}]` }));
      const written = await writeViews(tx, proposalId, views, this.coveringRounds);
      if (isRefusal(written)) return written;
      return { outcome: { estimateIds: written.estimateIds, proposalId }, audit: written.audit };
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
      const estimates = await tx.all(EstimateTable, 'proposalId', [next.id]);
      if (estimates.some(({ inForce }) => inForce)) await rescore(tx, next);
      return written;
    });
  }

  closeAssessment(caller: Caller, input: ProposalChange & Keyed): Promise<{ proposalId: string } | Refusal> {
    return this.governor.govern(caller, 'closeAssessment', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'assess');
      if (isRefusal(proposal)) return proposal;
      const open = (await this.coveringRounds(tx, proposal.id)).filter(({ isOpen }) => isOpen);
      const inTheWay = { estimates: await missingEstimates(tx, proposal), openRounds: open.map(({ name }) => name) };
      const next = closeAssessment(proposal, inTheWay, tx.now);
      return isRefusal(next) ? next : writeProposal(tx, proposal, next, 'assessmentClosed');
    });
  }
}

/** Nothing of a proposal can be estimated before it has a portfolio, and with it a model. */
async function missingEstimates(tx: Transaction, proposal: Proposal): Promise<readonly Missing[]> {
  if (proposal.portfolioId === null) return [];
  const { means } = await heldOf(tx, proposal);
  const estimates = (await tx.all(EstimateTable, 'proposalId', [proposal.id])).filter(({ inForce }) => inForce);
  return missingForAssessment(proposal.track, means, countedEstimates(estimates, proposal.proposerId));
}
