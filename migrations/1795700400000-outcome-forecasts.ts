import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is expected to come of initiatives, by value driver and metric. */
export class OutcomeForecasts1795700400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table outcome_forecasts (
        id uuid constraint outcome_forecasts_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        number integer not null constraint outcome_forecasts_number_check check (number > 0),
        kind text not null constraint outcome_forecasts_kind_check check (kind in ('FUNDED', 'DESIGN')),
        -- of the forecast in money whose value a year the drivers add up to
        forecast_number integer not null,
        -- of the whole base, how much the readings of the initiative tell of
        reach_percent integer not null constraint outcome_forecasts_reach_check check (reach_percent between 1 and 100),
        -- amounts are texts, in minor units
        drivers jsonb not null,
        -- changes in points of each metric's unit
        metrics jsonb not null,
        note text constraint outcome_forecasts_note_check check (note is not null or kind = 'FUNDED'),
        made_by_id uuid not null,
        made_at timestamptz not null,
        constraint outcome_forecasts_tenant_key unique (organization_id, id),
        constraint outcome_forecasts_number_key unique (organization_id, initiative_id, number),
        constraint outcome_forecasts_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint outcome_forecasts_made_by_fk foreign key (organization_id, made_by_id) references people (organization_id, id)
      );
      create index outcome_forecasts_made_by_idx on outcome_forecasts (organization_id, made_by_id);
      call guard_tenant('outcome_forecasts');
      call guard_append_only('outcome_forecasts');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table outcome_forecasts;');
  }
}
