import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scoring rounds, whom they ask for what, and what estimates given in them are worth before they close and after. */
export class ScoringRounds1795500007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table scoring_rounds (
        id uuid constraint scoring_rounds_pk primary key,
        organization_id uuid not null constraint scoring_rounds_organization_fk references organizations (id),
        name text not null,
        due_on date not null,
        status text not null constraint scoring_rounds_status_check check (status in ('OPEN', 'CLOSED')),
        opened_by_id uuid not null,
        opened_at timestamptz not null,
        closed_by_id uuid,
        closed_at timestamptz,
        -- why it was closed although estimates were missing
        missing_accepted_because text,
        -- from the first time on, whoever estimates anew can have seen what others held
        times_closed integer not null default 0 constraint scoring_rounds_times_closed_check check (times_closed >= 0),
        version integer not null default 1,
        constraint scoring_rounds_tenant_key unique (organization_id, id),
        constraint scoring_rounds_closed_check
          check ((status = 'CLOSED') = (closed_at is not null) and (closed_at is null) = (closed_by_id is null)),
        constraint scoring_rounds_opened_by_fk foreign key (organization_id, opened_by_id) references people (organization_id, id),
        constraint scoring_rounds_closed_by_fk foreign key (organization_id, closed_by_id) references people (organization_id, id)
      );
      create index scoring_rounds_list_idx on scoring_rounds (organization_id, opened_at, id);
      create index scoring_rounds_opened_by_idx on scoring_rounds (organization_id, opened_by_id);
      create index scoring_rounds_closed_by_idx on scoring_rounds (organization_id, closed_by_id);
      call guard_tenant('scoring_rounds');

      create table scoring_assignments (
        id uuid constraint scoring_assignments_pk primary key,
        organization_id uuid not null,
        round_id uuid not null,
        proposal_id uuid not null,
        scorer_id uuid not null,
        drivers text[] not null constraint scoring_assignments_drivers_check check (cardinality(drivers) > 0),
        -- why the scorer does not estimate this proposal
        conflict text,
        conflict_declared_at timestamptz,
        constraint scoring_assignments_tenant_key unique (organization_id, id),
        constraint scoring_assignments_once_key unique (organization_id, round_id, proposal_id, scorer_id),
        constraint scoring_assignments_conflict_check check ((conflict is null) = (conflict_declared_at is null)),
        constraint scoring_assignments_round_fk foreign key (organization_id, round_id) references scoring_rounds (organization_id, id),
        constraint scoring_assignments_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
        constraint scoring_assignments_scorer_fk foreign key (organization_id, scorer_id) references people (organization_id, id)
      );
      create index scoring_assignments_proposal_idx on scoring_assignments (organization_id, proposal_id);
      create index scoring_assignments_scorer_idx on scoring_assignments (organization_id, scorer_id);
      call guard_tenant('scoring_assignments');

      alter table estimates
        -- seen by its scorer alone: its round is open
        add column blind boolean not null default false,
        -- whether it is among those that scores are made of
        add column in_force boolean not null default true,
        -- given when its round had been closed before, so that others' estimates could be known
        add column after_reopening boolean not null default false,
        add constraint estimates_blind_check check (not (blind and in_force) and (round_id is not null or not blind)),
        add constraint estimates_round_fk foreign key (organization_id, round_id) references scoring_rounds (organization_id, id);
      create index estimates_round_idx on estimates (organization_id, round_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      // What is blind must not be seen by whoever knows of no rounds; of a scorer's views, the one that counts is kept.
      await queryRunner.query(`delete from estimates where not in_force`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await queryRunner.query(`
      drop index estimates_round_idx;
      alter table estimates drop constraint estimates_round_fk, drop constraint estimates_blind_check,
        drop column blind, drop column in_force, drop column after_reopening;
      drop table scoring_assignments, scoring_rounds;
    `);
  }
}
