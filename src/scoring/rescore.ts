import type { Acting, Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { commitmentOf } from '../budget/domain/ledger';
import type { Proposal } from '../proposals/domain/proposal';
import { driverMeans, type DriverMean } from './domain/driver-mean';
import type { Estimate } from './domain/estimate';
import { score } from './domain/score';
import { SHOWN_INACTION_WEIGHTS, type ScoringModel, type ShownInactionWeight } from './domain/scoring-model';
import { value } from './domain/value';
import { EstimateTable } from './estimate.table';
import { ProposalScoreTable, type ProposalScore } from './proposal-score.table';
import { ScoringModelTable } from './scoring-model.table';

/** What the scorers of a proposal hold, by the model of its portfolio. */
export interface Held {
  readonly model: ScoringModel;
  readonly means: readonly DriverMean[];
}

/**
 * @param proposal submitted, so that it has a portfolio; locked, so that nobody estimates it meanwhile
 */
export async function heldOf(tx: Transaction, proposal: Proposal): Promise<Held> {
  const portfolio = await tx.find(PortfolioTable, stated(proposal.portfolioId), 'portfolio');
  const model = await tx.find(ScoringModelTable, portfolio.scoringModelId, 'scoring model');
  const estimatesOf = await estimatesInForce(tx, [proposal]);
  return { model, means: driverMeans(model, estimatesOf(proposal.id), proposal.proposerId) };
}

/** The model of its portfolio; undefined of a proposal that has none yet. */
export async function modelOf(
  tx: Transaction<Acting>,
  { portfolioId }: Pick<Proposal, 'portfolioId'>,
): Promise<ScoringModel | undefined> {
  if (portfolioId === null) return undefined;
  const { scoringModelId } = await tx.find(PortfolioTable, portfolioId, 'portfolio');
  return tx.find(ScoringModelTable, scoringModelId, 'scoring model');
}

/** Writes the scores of a locked proposal anew, at each λ that ranks are shown at. */
export async function rescore(tx: Transaction, proposal: Proposal): Promise<void> {
  await writeScores(tx, scoresOf(proposal, await heldOf(tx, proposal), tx.now));
}

/** So many proposals are scored in one statement. */
const PROPOSALS_A_STATEMENT = 300;

/** Writes the scores of locked proposals of a portfolio anew, by the model that it comes to use. */
export async function rescoreBy(tx: Transaction, model: ScoringModel, proposals: readonly Proposal[]): Promise<void> {
  for (let start = 0; start < proposals.length; start += PROPOSALS_A_STATEMENT) {
    const batch = proposals.slice(start, start + PROPOSALS_A_STATEMENT);
    const estimatesOf = await estimatesInForce(tx, batch);
    const scores = batch.flatMap((proposal) => {
      const means = driverMeans(model, estimatesOf(proposal.id), proposal.proposerId);
      return scoresOf(proposal, { model, means }, tx.now);
    });
    await writeScores(tx, scores);
  }
}

/** What counts for each of these proposals. */
export async function estimatesInForce(
  tx: Transaction<Acting>,
  proposals: readonly Pick<Proposal, 'id'>[],
): Promise<(proposalId: string) => readonly Estimate[]> {
  const ids = proposals.map(({ id }) => id);
  const inForce = (await tx.all(EstimateTable, 'proposalId', ids)).filter((estimate) => estimate.inForce);
  const byProposal = new Map<string, Estimate[]>(ids.map((id) => [id, []]));
  for (const estimate of inForce) byProposal.get(estimate.proposalId)?.push(estimate);
  return (proposalId) => byProposal.get(proposalId) ?? [];
}

const scoresOf = (proposal: Proposal, held: Held, now: Date): readonly ProposalScore[] =>
  SHOWN_INACTION_WEIGHTS.map((weight) => scoreOf(proposal, held, weight, now));

async function writeScores(tx: Transaction, scores: readonly ProposalScore[]): Promise<void> {
  const { columns } = tx.manager.connection.getMetadata(ProposalScoreTable);
  const [key, rest] = [columns.filter((column) => column.isPrimary), columns.filter((column) => !column.isPrimary)];
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(ProposalScoreTable)
    .values([...scores])
    .orUpdate(
      rest.map((column) => column.databaseName),
      key.map((column) => column.databaseName),
    )
    .updateEntity(false)
    .execute();
}

/** The score that follows from what is held of a submitted proposal, at one λ, as it is kept. */
export function scoreOf(
  proposal: Proposal,
  { model, means }: Held,
  inactionWeightHundredths: ShownInactionWeight,
  scoredAt: Date,
): ProposalScore {
  const cost = { oneOffMinor: stated(proposal.costOneOffMinor), yearlyMinor: stated(proposal.costYearlyMinor) };
  const scored = score(model, means, cost, inactionWeightHundredths);
  const worth = value(model, means, cost, inactionWeightHundredths);
  return {
    organizationId: proposal.organizationId,
    proposalId: proposal.id,
    inactionWeightHundredths,
    portfolioId: stated(proposal.portfolioId),
    scoringModelId: scored.scoringModelId,
    scoreMicro: scored.scoreMicro,
    returnsMicro: scored.returnsMicro,
    costOfInactionMicro: scored.costOfInactionMicro,
    coverageBasisPoints: scored.coverageBasisPoints,
    complete: scored.complete,
    currencyCode: model.currencyCode,
    valueMinor: worth.valueMinor,
    weightedValueMinor: worth.weightedValueMinor,
    valueOverHorizonMinor: worth.valueOverHorizonMinor,
    totalCostMinor: worth.totalCostMinor,
    commitmentMinor: commitmentOf(cost.oneOffMinor, cost.yearlyMinor),
    valuePerCostMicro: worth.valuePerCostMicro,
    scoredAt,
  };
}

/** What no proposal is submitted without. */
function stated<T>(value: T | null): T {
  if (value === null) throw new Error('A proposal was submitted without portfolio or cost.');
  return value;
}
