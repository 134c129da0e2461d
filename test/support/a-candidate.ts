import { v7 as uuidv7 } from 'uuid';
import { PersonTable } from '../../src/people';
import { globalId, parseGlobalId } from '../../src/platform/global-id';
import { PortfolioTable } from '../../src/budget';
import { commitmentOf } from '../../src/budget/domain/ledger';
import { ProposalTable } from '../../src/proposals';
import type { Proposal } from '../../src/proposals/domain/proposal';
import { ProposalScoreTable, type ProposalScore } from '../../src/scoring';
import { SHOWN_INACTION_WEIGHTS, type ShownInactionWeight } from '../../src/scoring/domain/scoring-model';
import type { Steward } from './steward';
import { inOrganizationOf } from './written-rows';

/** What a test says of a proposal that competes in a portfolio; the rest is like any other's. */
export interface CandidateRow {
  /** The row's id. */
  readonly id?: string;
  readonly title?: string;
  readonly status?: Proposal['status'];
  /** Any but MANDATORY, which is certified. */
  readonly track?: Exclude<Proposal['track'], 'MANDATORY'>;
  readonly proposer?: string;
  readonly sponsor?: string;
  readonly costOneOffMinor?: bigint;
  readonly costYearlyMinor?: bigint;
  readonly scoresMicro?: Readonly<Record<ShownInactionWeight, bigint>>;
  readonly valuePerCostMicro?: bigint | null;
  readonly complete?: boolean;
}

/**
 * Proposals that were assessed, with their scores, put into the bank's tables: the way there over the API is long, and
 * a score that a test chooses cannot be had by it.
 * @param portfolioId global
 * @returns the global ids of the proposals
 */
export const candidates = (steward: Steward, portfolioId: string, rows: readonly CandidateRow[]): Promise<string[]> =>
  inOrganizationOf(steward, 'ada@example.com', async (manager) => {
    const people = await manager.createQueryBuilder(PersonTable, 'p').getMany();
    const personId = (email: string) => people.find((person) => person.email === email)!.id;
    const portfolio = await manager
      .createQueryBuilder(PortfolioTable, 'p')
      .where('p.id = :id', { id: parseGlobalId(portfolioId)!.id })
      .getOneOrFail();
    const now = steward.clock.now();
    const proposals = rows.map((row, index): Proposal => ({
      id: row.id ?? uuidv7(),
      organizationId: portfolio.organizationId,
      portfolioId: portfolio.id,
      title: row.title ?? `Proposal ${index + 1}`,
      whoIsHurt: 'Customers in branches',
      howTheyAreHurt: 'They wait',
      problem: 'Waiting',
      solution: 'Appointments',
      horizonYears: null,
      status: row.status ?? 'ASSESSED',
      triageOwnerId: null,
      answerBy: null,
      drafterId: null,
      proposerId: personId(row.proposer ?? 'ben@example.com'),
      sponsorId: personId(row.sponsor ?? 'leah@example.com'),
      costOneOffMinor: row.costOneOffMinor ?? 60_000n,
      costYearlyMinor: row.costYearlyMinor ?? 40_000n,
      currencyCode: portfolio.currencyCode,
      declaredRisk: null,
      track: row.track ?? 'STANDARD',
      certifiedBecause: null,
      certifiedById: null,
      certifiedAt: null,
      deferredUntil: null,
      missingForDecision: null,
      declineReason: null,
      declineBasis: null,
      mergedIntoId: null,
      resubmissionOfId: null,
      whatChanged: null,
      externalReference: null,
      importedDigest: null,
      importId: null,
      decidedById: null,
      decidedAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    }));
    const scores = proposals.flatMap((proposal, index) =>
      SHOWN_INACTION_WEIGHTS.map((inactionWeightHundredths): ProposalScore => {
        const row = rows[index]!;
        return {
          organizationId: portfolio.organizationId,
          proposalId: proposal.id,
          inactionWeightHundredths,
          portfolioId: portfolio.id,
          scoringModelId: portfolio.scoringModelId,
          scoreMicro: row.scoresMicro?.[inactionWeightHundredths] ?? 5_000_000n,
          returnsMicro: 0n,
          costOfInactionMicro: 0n,
          coverageBasisPoints: row.complete === false ? 9_000 : 10_000,
          complete: row.complete ?? true,
          currencyCode: portfolio.currencyCode,
          valueMinor: 300_000n,
          weightedValueMinor: 300_000n,
          valueOverHorizonMinor: 800_000n,
          totalCostMinor: 160_000n,
          commitmentMinor: commitmentOf(proposal.costOneOffMinor!, proposal.costYearlyMinor!),
          valuePerCostMicro: row.valuePerCostMicro === undefined ? 5_000_000n : row.valuePerCostMicro,
          scoredAt: now,
        };
      }),
    );
    const insert = manager.createQueryBuilder().insert();
    await insert.into(ProposalTable).values(proposals).updateEntity(false).execute();
    await manager.createQueryBuilder().insert().into(ProposalScoreTable).values(scores).updateEntity(false).execute();
    return proposals.map((proposal) => globalId('Proposal', proposal.id));
  });
