import DataLoader from 'dataloader';
import { In, MoreThan, type EntityManager } from 'typeorm';
import type { GatheredFacts } from '../../src/initiatives/domain/initiative';
import type { OthersConcerned } from '../../src/initiatives/domain/move';
import { Approval, type Initiative, InitiativeEvent, Proposal } from './entities';
import { Deliverable, Evidence, Forecast, Reading } from './gathered-entities';

/** What the rules ask about an initiative, beside itself. */
export interface InitiativeFacts {
  readonly gathered: GatheredFacts;
  readonly people: OthersConcerned;
  readonly openApproval: Approval | null;
}

/** Loads the facts of many initiatives by one query a table. */
export const factsLoader = (manager: EntityManager, organizationId: string) =>
  new DataLoader<Initiative, InitiativeFacts>(async (initiatives) => {
    const ids = initiatives.map(({ id }) => id);
    const gatheredFor = { organizationId, subjectKind: 'INITIATIVE' as const, subjectId: In(ids) };
    const evidence = await manager.findBy(Evidence, gatheredFor);
    const readings = await manager.findBy(Reading, gatheredFor);
    const deliverables = await manager.findBy(Deliverable, { organizationId, initiativeId: In(ids) });
    const forecasts = await manager.findBy(Forecast, {
      ...{ organizationId, initiativeId: In(ids), number: MoreThan(1) },
    });
    const approvals = await manager.findBy(Approval, gatheredFor);
    const proposals = await manager.findBy(Proposal, {
      organizationId,
      id: In(initiatives.map(({ proposalId }) => proposalId)),
    });
    const iterated = await manager.findBy(InitiativeEvent, {
      organizationId,
      initiativeId: In(ids),
      event: 'ITERATE',
    });
    return initiatives.map(({ id, proposalId }) => {
      const proposal = proposals.find((each) => each.id === proposalId)!;
      const began = Math.max(0, ...iterated.filter((e) => e.initiativeId === id).map((e) => e.occurredAt.getTime()));
      const openApproval = approvals.find((a) => a.subjectId === id && a.decision === null) ?? null;
      return {
        gathered: gatheredSince(began, {
          evidence: evidence.filter((each) => each.subjectId === id),
          readings: readings.filter((each) => each.subjectId === id),
          deliverables: deliverables.filter((each) => each.initiativeId === id),
          forecasts: forecasts.filter((each) => each.initiativeId === id),
        }),
        people: {
          proposerId: proposal.proposerId,
          drafterId: proposal.drafterId,
          requestedById: openApproval?.requestedById ?? null,
        },
        openApproval,
      };
    });
  });

function gatheredSince(
  began: number,
  rows: { evidence: Evidence[]; readings: Reading[]; deliverables: Deliverable[]; forecasts: Forecast[] },
): GatheredFacts {
  const today = new Date().toISOString().slice(0, 10);
  const evidenceCounts: Partial<Record<Evidence['kind'], number>> = {};
  for (const { kind, expiresOn, recordedAt } of rows.evidence) {
    const counts = recordedAt.getTime() > began && (expiresOn === null || expiresOn >= today);
    if (counts) evidenceCounts[kind] = (evidenceCounts[kind] ?? 0) + 1;
  }
  const delivered = rows.deliverables.filter(({ deliveredAt }) => deliveredAt.getTime() > began);
  const baselines = rows.readings.filter(({ isBaseline }) => isBaseline);
  const followUps = rows.readings.filter(
    (reading) =>
      !reading.isBaseline &&
      reading.recordedAt.getTime() > began &&
      baselines.some(({ metric, windowTo }) => metric === reading.metric && windowTo < reading.windowFrom),
  );
  const [last] = rows.forecasts.filter(({ madeAt }) => madeAt.getTime() > began).sort((a, b) => b.number - a.number);
  return {
    evidenceCounts,
    deliverables: [...new Set(delivered.map(({ kind }) => kind))].sort(),
    baselineReadings: baselines.length,
    followUpReadings: followUps.length,
    forecast: last ? { costChange: last.costChange, valueChange: last.valueChange } : null,
  };
}
