import type { Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { NeedTable } from '../listening';
import { refuseRetiredTeams, StrategicObjectiveTable } from '../organization';
import { refuseUnlessActive } from '../people';
import { PillarTable } from '../pillars';
import type { InvalidInput } from '../shared/refusal';
import type { ContentInput, EditedProposal, EffortInput } from './domain/proposal-content';
import {
  AlternativeTable,
  EffortTable,
  ProposalNeedTable,
  ProposalObjectiveTable,
  ProposalPillarTable,
} from './proposal.table';

/**
 * @returns a refusal when the sponsor has left, or a team was retired
 * @throws Fault NOT_FOUND for a portfolio, sponsor, need, pillar, objective or team that leads nowhere
 */
export async function requireNamed(tx: Transaction, input: ContentInput): Promise<InvalidInput | undefined> {
  if (input.portfolioId != null) await tx.find(PortfolioTable, input.portfolioId, 'portfolio');
  const left = await refuseUnlessActive(tx, { 'input.sponsorId': input.sponsorId });
  await tx.requireAll(NeedTable, input.needIds ?? [], 'need');
  await tx.requireAll(PillarTable, input.pillarIds ?? [], 'pillar');
  await tx.requireAll(StrategicObjectiveTable, input.objectiveIds ?? [], 'strategic objective');
  const efforts = (input.effortByTeam ?? []).map(
    ({ teamId }, index) => [`input.effortByTeam[${index}].teamId`, teamId] as const,
  );
  return left ?? (await refuseRetiredTeams(tx, efforts));
}

/** Writes the rows beside a proposal in place of those before; what the edit left out stays. */
export async function replaceBeside(tx: Transaction, edited: EditedProposal): Promise<void> {
  const { needIds, pillarIds, objectiveIds, alternatives, effortByTeam } = edited;
  const proposalId = edited.proposal.id;
  const replace = async (table: string, insert: () => Promise<void>) => {
    const values = [tx.viewer.organizationId, proposalId];
    await tx.manager.query(`delete from ${table} where organization_id = $1 and proposal_id = $2`, values);
    await insert();
  };
  if (needIds) {
    const rows = needIds.map((needId) => ({ proposalId, needId }));
    await replace('proposal_needs', () => tx.insert(ProposalNeedTable, rows));
  }
  if (pillarIds) {
    const rows = pillarIds.map((pillarId) => ({ proposalId, pillarId }));
    await replace('proposal_pillars', () => tx.insert(ProposalPillarTable, rows));
  }
  if (objectiveIds) {
    const rows = objectiveIds.map((strategicObjectiveId) => ({ proposalId, strategicObjectiveId }));
    await replace('proposal_objectives', () => tx.insert(ProposalObjectiveTable, rows));
  }
  if (alternatives) {
    const rows = alternatives.map((alternative) => ({ id: tx.newId(), proposalId, ...alternative }));
    await replace('proposal_alternatives', () => tx.insert(AlternativeTable, rows));
  }
  if (effortByTeam) {
    const rows = effortByTeam.map((effort) => ({ proposalId, ...effort }));
    await replace('proposal_efforts', () => tx.insert(EffortTable, rows));
  }
}

/** The rows beside a proposal, as an edit of another would write them. */
export async function contentBeside(tx: Transaction, proposalId: string): Promise<Omit<EditedProposal, 'proposal'>> {
  const linked = <Id extends string>(table: string, column: Id) =>
    tx.manager.query<Record<Id, string>[]>(
      `select ${column} from ${table} where organization_id = $1 and proposal_id = $2 order by 1`,
      [tx.viewer.organizationId, proposalId],
    );
  const alternatives = await tx.all(AlternativeTable, 'proposalId', [proposalId]);
  return {
    needIds: (await linked('proposal_needs', 'need_id')).map(({ need_id }) => need_id),
    pillarIds: (await linked('proposal_pillars', 'pillar_id')).map(({ pillar_id }) => pillar_id),
    objectiveIds: (await linked('proposal_objectives', 'strategic_objective_id')).map(
      ({ strategic_objective_id }) => strategic_objective_id,
    ),
    alternatives: alternatives
      .toSorted((a, b) => a.position - b.position)
      .map(({ kind, position, title, consequence }) => ({ kind, position, title, consequence })),
    effortByTeam: await effortsOf(tx, proposalId),
  };
}

const effortsOf = (tx: Transaction, proposalId: string): Promise<EffortInput[]> =>
  tx.manager.query(
    `select team_id as "teamId", person_days_hundredths as "personDaysHundredths" from proposal_efforts
      where organization_id = $1 and proposal_id = $2 order by 1`,
    [tx.viewer.organizationId, proposalId],
  );
