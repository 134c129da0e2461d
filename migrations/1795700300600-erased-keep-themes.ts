import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feedback of an erased customer has no text that a rule could find: it keeps the themes that it had, and counts under them. */
export class ErasedKeepThemes1795700300600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      changes(`
        and not exists (select from feedback f join customers c
          on c.organization_id = f.organization_id and c.id = f.customer_id and c.erased_at is not null
          where f.organization_id = l.organization_id and f.id = l.feedback_id)`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(changes(''));
  }
}

/** @param kept SQL of what else has to hold of a theme that a rule gave before it is taken back */
const changes = (kept: string): string => `
  create or replace function theme_rule_changes(rules jsonb)
  returns table (feedback_id uuid, theme_id uuid, is_added boolean)
  language sql stable set search_path = public, pg_temp
  as $$
    with matched as materialized (select distinct m.feedback_id, m.theme_id from feedback_by_rules(rules, null, null) m)
    select m.feedback_id, m.theme_id, true from matched m
      where not exists (select from feedback_themes l where l.organization_id = current_organization()
        and l.feedback_id = m.feedback_id and l.theme_id = m.theme_id)
    union all
    select l.feedback_id, l.theme_id, false from feedback_themes l
      where l.organization_id = current_organization() and l.origin = 'RULE'
        and not exists (select from matched m where m.feedback_id = l.feedback_id and m.theme_id = l.theme_id)${kept}
  $$;
`;
