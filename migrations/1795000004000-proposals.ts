import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scoring models, portfolios with their ledger, proposals, estimates and the scores that follow from them. */
export class Proposals1795000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table scoring_models (
        id uuid constraint scoring_models_pk primary key,
        organization_id uuid not null constraint scoring_models_organization_fk references organizations (id),
        name text not null,
        method text not null constraint scoring_models_method_check check (method in ('RETURN_AND_INACTION')),
        -- the ten drivers: code, side, label, anchors, and what 10 points are worth a year in minor units
        drivers jsonb not null,
        horizon_years integer not null,
        discount_rate_basis_points integer not null,
        currency_code text not null,
        published_at timestamptz not null,
        constraint scoring_models_tenant_key unique (organization_id, id)
      );
      create index scoring_models_organization_idx on scoring_models (organization_id);
      call guard_tenant('scoring_models');
      call guard_append_only('scoring_models');

      create table portfolios (
        id uuid constraint portfolios_pk primary key,
        organization_id uuid not null constraint portfolios_organization_fk references organizations (id),
        name text not null,
        period_from date not null,
        period_to date not null,
        currency_code text not null,
        scoring_model_id uuid not null,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint portfolios_tenant_key unique (organization_id, id),
        constraint portfolios_name_key unique (organization_id, name),
        constraint portfolios_scoring_model_fk
          foreign key (organization_id, scoring_model_id) references scoring_models (organization_id, id)
      );
      create index portfolios_scoring_model_idx on portfolios (organization_id, scoring_model_id);
      call guard_tenant('portfolios');

      alter table role_grants add constraint role_grants_portfolio_fk
        foreign key (organization_id, portfolio_id) references portfolios (organization_id, id);
      create index role_grants_portfolio_idx on role_grants (organization_id, portfolio_id);

      create table proposals (
        id uuid constraint proposals_pk primary key,
        organization_id uuid not null constraint proposals_organization_fk references organizations (id),
        portfolio_id uuid,
        title text not null,
        who_is_hurt text not null,
        how_they_are_hurt text not null,
        problem text,
        solution text,
        horizon_years integer,
        status text not null constraint proposals_status_check check (status in ('IDEA', 'DRAFT', 'SUBMITTED',
          'UNDER_ASSESSMENT', 'ASSESSED', 'FUNDED', 'DEFERRED', 'DECLINED', 'WITHDRAWN')),
        proposer_id uuid not null,
        sponsor_id uuid,
        cost_one_off_minor bigint constraint proposals_cost_one_off_check check (cost_one_off_minor >= 0),
        cost_yearly_minor bigint constraint proposals_cost_yearly_check check (cost_yearly_minor >= 0),
        currency_code text not null,
        deferred_until date,
        missing_for_decision text,
        decline_reason text,
        decided_by_id uuid,
        decided_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint proposals_tenant_key unique (organization_id, id),
        constraint proposals_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
        constraint proposals_proposer_fk foreign key (organization_id, proposer_id) references people (organization_id, id),
        constraint proposals_sponsor_fk foreign key (organization_id, sponsor_id) references people (organization_id, id),
        constraint proposals_decided_by_fk foreign key (organization_id, decided_by_id) references people (organization_id, id)
      );
      create index proposals_portfolio_idx on proposals (organization_id, portfolio_id, status);
      create index proposals_proposer_idx on proposals (organization_id, proposer_id);
      create index proposals_sponsor_idx on proposals (organization_id, sponsor_id);
      create index proposals_decided_by_idx on proposals (organization_id, decided_by_id);
      create index proposals_updated_idx on proposals (organization_id, updated_at, id);
      create index proposals_created_idx on proposals (organization_id, created_at, id);
      create index proposals_title_idx on proposals (organization_id, title, id);
      call guard_tenant('proposals');

      create table proposal_alternatives (
        id uuid constraint proposal_alternatives_pk primary key,
        organization_id uuid not null,
        proposal_id uuid not null,
        position integer not null,
        kind text not null constraint proposal_alternatives_kind_check check (kind in ('DO_NOTHING', 'SIMPLEST', 'OTHER')),
        title text not null,
        consequence text not null,
        constraint proposal_alternatives_tenant_key unique (organization_id, id),
        constraint proposal_alternatives_proposal_fk
          foreign key (organization_id, proposal_id) references proposals (organization_id, id)
      );
      create index proposal_alternatives_proposal_idx on proposal_alternatives (organization_id, proposal_id);
      call guard_tenant('proposal_alternatives');

      create table proposal_needs (
        organization_id uuid not null,
        proposal_id uuid not null,
        need_id uuid not null,
        constraint proposal_needs_pk primary key (organization_id, proposal_id, need_id),
        constraint proposal_needs_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint proposal_needs_need_fk foreign key (organization_id, need_id) references needs (organization_id, id)
      );
      create index proposal_needs_need_idx on proposal_needs (organization_id, need_id);
      call guard_tenant('proposal_needs');

      create table proposal_pillars (
        organization_id uuid not null,
        proposal_id uuid not null,
        pillar_id uuid not null,
        constraint proposal_pillars_pk primary key (organization_id, proposal_id, pillar_id),
        constraint proposal_pillars_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint proposal_pillars_pillar_fk foreign key (organization_id, pillar_id) references pillars (organization_id, id)
      );
      create index proposal_pillars_pillar_idx on proposal_pillars (organization_id, pillar_id);
      call guard_tenant('proposal_pillars');

      create table estimates (
        id uuid constraint estimates_pk primary key,
        organization_id uuid not null,
        proposal_id uuid not null,
        driver text not null,
        scorer_id uuid not null,
        round_id uuid,
        state text not null constraint estimates_state_check check (state in ('ESTIMATED', 'NOT_APPLICABLE')),
        -- hundredths of a point
        low_hundredths integer not null,
        likely_hundredths integer not null,
        high_hundredths integer not null,
        confidence text constraint estimates_confidence_check check (confidence in ('HIGH', 'MEDIUM', 'LOW')),
        calculation text,
        rationale text,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint estimates_tenant_key unique (organization_id, id),
        constraint estimates_order_check
          check (low_hundredths <= likely_hundredths and likely_hundredths <= high_hundredths),
        constraint estimates_once_key unique nulls not distinct (organization_id, proposal_id, driver, scorer_id, round_id),
        constraint estimates_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint estimates_scorer_fk foreign key (organization_id, scorer_id) references people (organization_id, id)
      );
      create index estimates_scorer_idx on estimates (organization_id, scorer_id);
      call guard_tenant('estimates');

      -- One row a proposal and inaction weight: follows from the estimates, written with them.
      create table proposal_scores (
        organization_id uuid not null,
        proposal_id uuid not null,
        -- hundredths: 100, 200, 400
        inaction_weight_hundredths integer not null,
        portfolio_id uuid not null,
        scoring_model_id uuid not null,
        -- micro-points
        score_micro bigint not null,
        returns_micro bigint not null,
        cost_of_inaction_micro bigint not null,
        coverage_basis_points integer not null,
        complete boolean not null,
        currency_code text not null,
        -- minor units a year
        value_minor bigint not null,
        weighted_value_minor bigint not null,
        -- minor units over the model's horizon, discounted
        value_over_horizon_minor bigint not null,
        total_cost_minor bigint not null,
        -- what funding would commit of the portfolio's budget
        commitment_minor bigint not null,
        -- null when it costs nothing, which nothing beats
        value_per_cost_micro bigint,
        scored_at timestamptz not null,
        constraint proposal_scores_pk primary key (organization_id, proposal_id, inaction_weight_hundredths),
        constraint proposal_scores_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint proposal_scores_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
        constraint proposal_scores_model_fk
          foreign key (organization_id, scoring_model_id) references scoring_models (organization_id, id)
      );
      create index proposal_scores_rank_idx on proposal_scores
        (organization_id, portfolio_id, inaction_weight_hundredths, score_micro desc, value_per_cost_micro desc, proposal_id);
      create index proposal_scores_model_idx on proposal_scores (organization_id, scoring_model_id);
      call guard_tenant('proposal_scores');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table proposal_scores, estimates, proposal_pillars, proposal_needs, proposal_alternatives, proposals;
      drop index role_grants_portfolio_idx;
      alter table role_grants drop constraint role_grants_portfolio_fk;
      drop table portfolios, scoring_models;
    `);
  }
}
