import type { ApprovalPolicy } from '../../src/approvals/domain/approval-policy';
import type { Electorate, VoteChoice } from '../../src/approvals/domain/tally';
import type { Track } from '../../src/process/domain/track';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkflowSnapshot } from '../../src/workflow/definition';
import type { GateFacts, InitiativeEventName, InitiativeStatus, Stage } from '../../src/initiatives/domain/initiative';

/** As the examples of both libraries have it: one class is the table and the type of the API. */
@ObjectType()
@Entity('people')
export class Person {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Field(() => String) @Column('text') name!: string;
  @Column('timestamptz', { name: 'deactivated_at', nullable: true }) deactivatedAt!: Date | null;
}

@ObjectType()
@Entity('pillars')
export class Pillar {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Field(() => String) @Column('text') name!: string;
  @Column('int') position!: number;
}

@Entity('proposal_pillars')
export class ProposalPillar {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('uuid', { name: 'proposal_id' }) proposalId!: string;
  @PrimaryColumn('uuid', { name: 'pillar_id' }) pillarId!: string;
}

@ObjectType()
@Entity('portfolios')
export class Portfolio {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Field(() => String) @Column('text') name!: string;
}

@Entity('ledger_entries')
export class LedgerEntry {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'portfolio_id' }) portfolioId!: string;
  @Column('text') kind!: 'BUDGET' | 'COMMITMENT' | 'RELEASE';
  @Column('bigint', { name: 'amount_minor' }) amountMinor!: string;
}

@ObjectType()
@Entity('proposals')
export class Proposal {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'portfolio_id', nullable: true }) portfolioId!: string | null;
  @Field(() => String) @Column('text') title!: string;
  @Field(() => String) @Column('text') status!: string;
  @Column('uuid', { name: 'proposer_id' }) proposerId!: string;
  @Column('uuid', { name: 'drafter_id', nullable: true }) drafterId!: string | null;
  @Column('uuid', { name: 'sponsor_id', nullable: true }) sponsorId!: string | null;
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('text', { nullable: true }) solution!: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

@Entity('proposal_scores')
export class ProposalScore {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('uuid', { name: 'proposal_id' }) proposalId!: string;
  @PrimaryColumn('int', { name: 'inaction_weight_hundredths' }) inactionWeight!: number;
  @Column('uuid', { name: 'portfolio_id' }) portfolioId!: string;
  @Column('bigint', { name: 'score_micro' }) scoreMicro!: string;
  @Column('boolean') complete!: boolean;
  @Column('text', { name: 'currency_code' }) currencyCode!: string;
  @Column('bigint', { name: 'value_minor' }) valueMinor!: string;
  @Column('bigint', { name: 'total_cost_minor' }) totalCostMinor!: string;
  @Column('bigint', { name: 'commitment_minor' }) commitmentMinor!: string;
  @Column('bigint', { name: 'value_per_cost_micro', nullable: true }) valuePerCostMicro!: string | null;
}

@ObjectType()
@Entity('estimates')
export class Estimate {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'proposal_id' }) proposalId!: string;
  @Field(() => String) @Column('text') driver!: string;
  @Column('uuid', { name: 'scorer_id' }) scorerId!: string;
  @Column('int', { name: 'likely_hundredths' }) likelyHundredths!: number;
  @Field(() => Float) get likely(): number {
    return this.likelyHundredths / 100;
  }
}

@ObjectType()
@Entity('initiatives')
export class Initiative {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'proposal_id' }) proposalId!: string;
  @Column('uuid', { name: 'portfolio_id' }) portfolioId!: string;
  @Field(() => String) @Column('text') title!: string;
  @Field(() => String) @Column('text') stage!: Stage;
  @Field(() => String) @Column('text') status!: InitiativeStatus;
  @Column('jsonb') snapshot!: WorkflowSnapshot;
  @Column('text') track!: Track;
  @Column('int', { name: 'definition_version' }) definitionVersion!: number;
  @Column('int', { name: 'policy_version' }) policyVersion!: number;
  @Column('uuid', { name: 'sponsor_id' }) sponsorId!: string;
  @Column('uuid', { name: 'lead_id' }) leadId!: string;
  @Column('uuid', { name: 'business_owner_id' }) businessOwnerId!: string;
  @Column('bigint', { name: 'budget_minor' }) budgetMinor!: string;
  @Column('text', { name: 'currency_code' }) currencyCode!: string;
  @Field(() => Int) @Column('int') version!: number;
  @Field(() => Date) @Column('timestamptz', { name: 'entered_stage_at' }) enteredStageAt!: Date;
}

@ObjectType()
@Entity('initiative_events')
export class InitiativeEvent {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Field(() => Int) @Column('int') sequence!: number;
  @Field(() => String) @Column('text') event!: InitiativeEventName;
  @Column('text', { name: 'from_state' }) fromState!: string;
  @Column('text', { name: 'to_state' }) toState!: string;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') facts!: GateFacts;
  @Column('int', { name: 'definition_version' }) definitionVersion!: number;
  @Column('int', { name: 'policy_version' }) policyVersion!: number;
  @Field(() => Date) @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Field(() => String) get fromStage(): string {
    return this.fromState.split('.')[0]!.toUpperCase();
  }
  @Field(() => String) get toStage(): string {
    return this.toState.split('.')[0]!.toUpperCase();
  }
}

@ObjectType()
@Entity('approvals')
export class Approval {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: 'INITIATIVE';
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Field(() => String) @Column('text') gate!: string;
  @Field(() => Int) @Column('int', { name: 'subject_version' }) subjectVersion!: number;
  @Column('jsonb', { nullable: true }) policy!: ApprovalPolicy | null;
  @Column('int', { name: 'content_version', default: 1 }) contentVersion!: number;
  @Column('jsonb', { nullable: true }) electorates!: readonly Electorate[] | null;
  @Column('uuid', { name: 'requested_by_id' }) requestedById!: string;
  @Field(() => Date) @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) decision!: string | null;
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null;
  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) reason!: string | null;
}

@Entity('votes')
export class Vote {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('int') sequence!: number;
  @Column('uuid', { name: 'seat_id' }) seatId!: string;
  @Column('uuid', { name: 'voter_id' }) voterId!: string;
  @Column('text') choice!: VoteChoice;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('int', { name: 'content_version' }) contentVersion!: number;
  @Column('timestamptz', { name: 'cast_at' }) castAt!: Date;
}
