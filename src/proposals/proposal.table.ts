import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Alternative, Effort, Proposal } from './domain/proposal';

export const ProposalTable = new EntitySchema<Proposal>({
  name: 'Proposal',
  tableName: 'proposals',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id', nullable),
    title: text('title'),
    whoIsHurt: text('who_is_hurt'),
    howTheyAreHurt: text('how_they_are_hurt'),
    problem: text('problem', nullable),
    solution: text('solution', nullable),
    horizonYears: integer('horizon_years', nullable),
    status: text('status'),
    proposerId: uuid('proposer_id'),
    triageOwnerId: uuid('triage_owner_id', nullable),
    answerBy: date('answer_by', nullable),
    drafterId: uuid('drafter_id', nullable),
    sponsorId: uuid('sponsor_id', nullable),
    costOneOffMinor: bigint('cost_one_off_minor', nullable),
    costYearlyMinor: bigint('cost_yearly_minor', nullable),
    currencyCode: text('currency_code'),
    declaredRisk: text('declared_risk', nullable),
    track: text('track', nullable),
    certifiedBecause: text('certified_because', nullable),
    certifiedById: uuid('certified_by_id', nullable),
    certifiedAt: timestamp('certified_at', nullable),
    deferredUntil: date('deferred_until', nullable),
    missingForDecision: text('missing_for_decision', nullable),
    declineReason: text('decline_reason', nullable),
    declineBasis: text('decline_basis', nullable),
    mergedIntoId: uuid('merged_into_id', nullable),
    resubmissionOfId: uuid('resubmission_of_id', nullable),
    whatChanged: text('what_changed', nullable),
    externalReference: text('external_reference', nullable),
    importedDigest: text('imported_digest', nullable),
    importId: uuid('import_id', nullable),
    decidedById: uuid('decided_by_id', nullable),
    decidedAt: timestamp('decided_at', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
    updatedAt: timestamp('updated_at'),
  } satisfies Record<keyof Proposal, EntitySchemaColumnOptions>,
});

export const AlternativeTable = new EntitySchema<Alternative>({
  name: 'Alternative',
  tableName: 'proposal_alternatives',
  columns: {
    id,
    organizationId,
    proposalId: uuid('proposal_id'),
    position: integer('position'),
    kind: text('kind'),
    title: text('title'),
    consequence: text('consequence'),
  } satisfies Record<keyof Alternative, EntitySchemaColumnOptions>,
});

/** A need that a proposal answers. */
export interface ProposalNeed {
  readonly organizationId: string;
  readonly proposalId: string;
  readonly needId: string;
}

export const ProposalNeedTable = new EntitySchema<ProposalNeed>({
  name: 'ProposalNeed',
  tableName: 'proposal_needs',
  columns: {
    organizationId: { ...organizationId, primary: true },
    proposalId: uuid('proposal_id', { primary: true }),
    needId: uuid('need_id', { primary: true }),
  } satisfies Record<keyof ProposalNeed, EntitySchemaColumnOptions>,
});

/** A pillar that a proposal strengthens. */
export interface ProposalPillar {
  readonly organizationId: string;
  readonly proposalId: string;
  readonly pillarId: string;
}

export const ProposalPillarTable = new EntitySchema<ProposalPillar>({
  name: 'ProposalPillar',
  tableName: 'proposal_pillars',
  columns: {
    organizationId: { ...organizationId, primary: true },
    proposalId: uuid('proposal_id', { primary: true }),
    pillarId: uuid('pillar_id', { primary: true }),
  } satisfies Record<keyof ProposalPillar, EntitySchemaColumnOptions>,
});

/** A strategic objective that a proposal serves. */
export interface ProposalObjective {
  readonly organizationId: string;
  readonly proposalId: string;
  readonly strategicObjectiveId: string;
}

export const ProposalObjectiveTable = new EntitySchema<ProposalObjective>({
  name: 'ProposalObjective',
  tableName: 'proposal_objectives',
  columns: {
    organizationId: { ...organizationId, primary: true },
    proposalId: uuid('proposal_id', { primary: true }),
    strategicObjectiveId: uuid('strategic_objective_id', { primary: true }),
  } satisfies Record<keyof ProposalObjective, EntitySchemaColumnOptions>,
});

export const EffortTable = new EntitySchema<Effort>({
  name: 'Effort',
  tableName: 'proposal_efforts',
  columns: {
    organizationId: { ...organizationId, primary: true },
    proposalId: uuid('proposal_id', { primary: true }),
    teamId: uuid('team_id', { primary: true }),
    personDaysHundredths: integer('person_days_hundredths'),
  } satisfies Record<keyof Effort, EntitySchemaColumnOptions>,
});
