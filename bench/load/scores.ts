import type { DataSource } from 'typeorm';
import { PortfolioTable } from '../../src/budget';
import { ProposalTable } from '../../src/proposals';
import { driverMeans } from '../../src/scoring/domain/driver-mean';
import type { Estimate } from '../../src/scoring/domain/estimate';
import { SHOWN_INACTION_WEIGHTS } from '../../src/scoring/domain/scoring-model';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from '../../src/scoring';
import { scoreOf } from '../../src/scoring/rescore';

/** Proposals in memory at once. */
const BATCH = 500;

/** Writes the scores of an organization's proposals, as Steward keeps them: by the rules, exactly. */
export async function writeScores(owner: DataSource, organizationId: string): Promise<void> {
  await owner.transaction(async (manager) => {
    await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
    const mine = { organizationId };
    const model = await manager.findOneByOrFail(ScoringModelTable, mine);
    for (const { id: portfolioId } of await manager.findBy(PortfolioTable, mine)) {
      const proposals = await manager.findBy(ProposalTable, { ...mine, portfolioId });
      for (let from = 0; from < proposals.length; from += BATCH) {
        const batch = proposals.slice(from, from + BATCH);
        const estimates = await manager
          .createQueryBuilder(EstimateTable, 'e')
          .where('e.organizationId = :organizationId and e.proposalId = any(:ids)', {
            ...mine,
            ids: batch.map((p) => p.id),
          })
          .getMany();
        const byProposal = new Map<string, Estimate[]>(batch.map(({ id }) => [id, []]));
        for (const estimate of estimates) byProposal.get(estimate.proposalId)?.push(estimate);
        const scores = batch.flatMap((proposal) => {
          const held = { model, means: driverMeans(model, byProposal.get(proposal.id) ?? [], proposal.proposerId) };
          return SHOWN_INACTION_WEIGHTS.map((weight) => scoreOf(proposal, held, weight, proposal.updatedAt));
        });
        await manager
          .createQueryBuilder()
          .insert()
          .into(ProposalScoreTable)
          .values(scores)
          .updateEntity(false)
          .execute();
      }
    }
  });
}
