import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { bookCommitment, PortfolioTable } from '../budget';
import type { Portfolio } from '../budget/domain/portfolio';
import { beginInitiative, type MoveService, type StageFollowUp } from '../initiatives';
import { grantFor, type Expected } from '../initiatives/domain/forecast';
import type { Initiative } from '../initiatives/domain/initiative';
import type { Caller } from '../platform/caller';
import { lockProposal, ProposalTable, writeProposal, type ProposalChange } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { fund, type Decider } from '../proposals/domain/proposal-life';
import { ProposalScoreTable } from '../scoring';
import { DEFAULT_INACTION_WEIGHT } from '../scoring/domain/scoring-model';
import { isRefusal, type Refusal } from '../shared/refusal';

interface FundProposal extends ProposalChange, Keyed {
  /** Who is to do the work, with a team. */
  readonly leadId: string;
  /** Who is to own the solution. */
  readonly businessOwnerId: string;
}

/** A type, not an interface: an outcome is plain JSON. */
type Funded = { readonly proposalId: string; readonly portfolioId: string; readonly initiativeId: string };

/** Where a proposal becomes work: the decision, the money and the initiative, all at once or not at all. */
export class FundingService {
  constructor(
    private readonly governor: Governor,
    private readonly moves: Pick<MoveService, 'followUp'>,
  ) {}

  fund(caller: Caller, input: FundProposal): Promise<Funded | Refusal> {
    return this.governor.govern(caller, 'fundProposal', input, async (tx) => {
      const locked = await lockPortfolioOf(tx, input.proposalId);
      const proposal = await lockProposal(tx, input, 'decideProposal');
      if (isRefusal(proposal)) return proposal;
      const { leadId, businessOwnerId } = input;
      const decider = { decidedById: tx.viewer.personId, decidedAt: tx.now };
      const funded = await fundLocked(tx, locked, { proposal, decider, leadId, businessOwnerId }, this.moves.followUp);
      if (isRefusal(funded)) return funded;
      const { initiative, audit } = funded;
      return {
        outcome: { proposalId: proposal.id, portfolioId: initiative.portfolioId, initiativeId: initiative.id },
        audit,
      };
    });
  }
}

/** What is funded, and who is to do it. */
interface Funding extends Pick<FundProposal, 'leadId' | 'businessOwnerId'> {
  /** Locked, after its portfolio. */
  readonly proposal: Proposal;
  readonly decider: Decider;
  /** What the part costs and is worth that is funded of it; all of it when left out. */
  readonly part?: Expected;
}

/**
 * Funds a proposal: the decision, what it takes from the budget, the initiative. Whether the decider may is asked before.
 * @param locked the portfolio that it competes in
 * @param followUp what begins with the initiative
 * @returns or a refusal, on which the transaction is to be rolled back
 */
export async function fundLocked(
  tx: Transaction,
  locked: Portfolio | undefined,
  { proposal, decider, leadId, businessOwnerId, part }: Funding,
  followUp: StageFollowUp,
): Promise<{ readonly initiative: Initiative; readonly audit: readonly [AuditEntry, ...AuditEntry[]] } | Refusal> {
  const funded = fund(proposal, decider);
  if (isRefusal(funded)) return funded;
  const { portfolio, cost } = statedBy(funded, locked);
  const expected = part ?? { ...cost, valueYearlyMinor: await valueOf(tx, funded.id) };
  const grant = { amountMinor: grantFor(expected), reason: `Funding of "${funded.title}"` };
  const { id, title, track } = funded;
  const commitment = await bookCommitment(tx, portfolio, { id, title, isLight: track === 'LIGHT' }, grant);
  if (isRefusal(commitment)) return commitment;
  const begun = await beginInitiative(tx, { proposal: funded, leadId, businessOwnerId, expected });
  if (isRefusal(begun)) return begun;
  const { initiative, audit } = begun;
  const written = await writeProposal(tx, proposal, funded, 'proposalFunded', { initiativeId: initiative.id });
  return { initiative, audit: [...written.audit, commitment, ...audit, ...(await followUp(tx, initiative, null))] };
}

/**
 * The portfolio that a proposal competes in, locked before the proposal itself: so does everybody who needs both, or
 * two would wait for each other. Two who fund at the same time decide on the same budget one after the other.
 */
async function lockPortfolioOf(tx: Transaction, proposalId: string): Promise<Portfolio | undefined> {
  const { portfolioId } = await tx.find(ProposalTable, proposalId, 'proposal');
  return portfolioId === null ? undefined : tx.lock(PortfolioTable, portfolioId, 'portfolio');
}

/** What a proposal stated when it was submitted, and cannot have changed since: its portfolio and its cost. */
function statedBy(proposal: Proposal, portfolio: Portfolio | undefined) {
  const { id, portfolioId, costOneOffMinor, costYearlyMinor } = proposal;
  if (portfolio === undefined || portfolio.id !== portfolioId || costOneOffMinor === null || costYearlyMinor === null) {
    throw new Error(`Proposal ${id} was assessed without a cost, or in another portfolio than ${portfolio?.id}.`);
  }
  return { portfolio, cost: { costOneOffMinor, costYearlyMinor } };
}

/** What a proposal is worth a year by its scores, each euro counted once: λ weighs a ranking, not the money. */
async function valueOf(tx: Transaction, proposalId: string): Promise<bigint> {
  const score = await tx.manager.findOneBy(ProposalScoreTable, {
    organizationId: tx.viewer.organizationId,
    proposalId,
    inactionWeightHundredths: DEFAULT_INACTION_WEIGHT,
  });
  return score?.valueMinor ?? 0n;
}
