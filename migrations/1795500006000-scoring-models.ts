import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scoring models of further methods; they are drafted before they are published, and retired. */
export class ScoringModels1795500006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger append_only on scoring_models;
      drop trigger append_only_truncate on scoring_models;
      alter table scoring_models
        drop constraint scoring_models_method_check,
        add constraint scoring_models_method_check check (method in ('RETURN_AND_INACTION', 'NPV', 'RICE', 'WSJF')),
        add column status text not null default 'PUBLISHED'
          constraint scoring_models_status_check check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
        add column note text not null default 'The default.',
        -- the model that it was drafted from
        add column based_on_id uuid,
        add column drafted_by_id uuid,
        add column drafted_at timestamptz,
        add column published_by_id uuid,
        add column retired_by_id uuid,
        add column retired_at timestamptz,
        add column version integer not null default 1,
        alter column published_at drop not null;
    `);
    await inEach(queryRunner, 'update scoring_models set drafted_at = published_at');
    await queryRunner.query(`
      alter table scoring_models
        alter column status drop default,
        alter column note drop default,
        alter column drafted_at set not null,
        add constraint scoring_models_published_check check ((status = 'DRAFT') = (published_at is null)),
        add constraint scoring_models_retired_check check ((status = 'RETIRED') = (retired_at is not null)),
        add constraint scoring_models_based_on_fk
          foreign key (organization_id, based_on_id) references scoring_models (organization_id, id),
        add constraint scoring_models_drafted_by_fk foreign key (organization_id, drafted_by_id) references people (organization_id, id),
        add constraint scoring_models_published_by_fk
          foreign key (organization_id, published_by_id) references people (organization_id, id),
        add constraint scoring_models_retired_by_fk foreign key (organization_id, retired_by_id) references people (organization_id, id);
      create index scoring_models_list_idx on scoring_models (organization_id, drafted_at, id);
      create index scoring_models_based_on_idx on scoring_models (organization_id, based_on_id);
      create index scoring_models_drafted_by_idx on scoring_models (organization_id, drafted_by_id);
      create index scoring_models_published_by_idx on scoring_models (organization_id, published_by_id);
      create index scoring_models_retired_by_idx on scoring_models (organization_id, retired_by_id);

      create function refuse_change_of_published_model() returns trigger
      language plpgsql
      as $$
      begin
        if old.status = 'DRAFT' and tg_op = 'UPDATE' then
          return new;
        end if;
        if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'RETIRED'
            and to_jsonb(new) - '{status,retired_by_id,retired_at,version}'::text[]
              = to_jsonb(old) - '{status,retired_by_id,retired_at,version}'::text[] then
          return new;
        end if;
        raise exception 'a scoring model never changes once it is published: % is refused', lower(tg_op)
          using errcode = 'restrict_violation';
      end $$;
      grant update on scoring_models to steward_app;
      create trigger published_never_changes before update or delete on scoring_models
        for each row execute function refuse_change_of_published_model();
      create trigger published_never_truncated before truncate on scoring_models
        for each statement execute function refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger published_never_changes on scoring_models;
      drop trigger published_never_truncated on scoring_models;
      drop function refuse_change_of_published_model();
      revoke update on scoring_models from steward_app;
    `);
    // A version before this one knows no drafts, and no scores but by the one method: its portfolios go back to the first model.
    await inEach(
      queryRunner,
      `update portfolios p set scoring_model_id = first.id
        from (select distinct on (organization_id) organization_id, id from scoring_models
          where method = 'RETURN_AND_INACTION' and published_at is not null order by organization_id, published_at, id) first
        where first.organization_id = p.organization_id
          and exists (select from scoring_models m where m.id = p.scoring_model_id and m.method <> 'RETURN_AND_INACTION');
      delete from proposal_scores s using scoring_models m
        where m.id = s.scoring_model_id and m.method <> 'RETURN_AND_INACTION';
      delete from estimates where driver in ('REACH', 'IMPACT', 'CONFIDENCE', 'EFFORT',
        'BUSINESS_VALUE', 'TIME_CRITICALITY', 'RISK_REDUCTION', 'JOB_SIZE');
      update scoring_models set based_on_id = null;
      delete from scoring_models where published_at is null or method <> 'RETURN_AND_INACTION'`,
    );
    await queryRunner.query(`
      drop index scoring_models_list_idx;
      alter table scoring_models
        drop column status, drop column note, drop column based_on_id, drop column drafted_by_id, drop column drafted_at,
        drop column published_by_id, drop column retired_by_id, drop column retired_at, drop column version,
        alter column published_at set not null,
        drop constraint scoring_models_method_check,
        add constraint scoring_models_method_check check (method in ('RETURN_AND_INACTION'));
      call guard_append_only('scoring_models');
    `);
  }
}

/** Not even the owner sees past a tenant, so each organization is entered in turn. */
async function inEach(queryRunner: QueryRunner, statements: string): Promise<void> {
  const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
  for (const { id } of organizations) {
    await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
    await queryRunner.query(statements);
  }
  await queryRunner.query(`select set_config('app.organization', '', true)`);
}
