import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules by which feedback gets its themes, in versions; and by what each feedback has a theme: by hand, by its file, by a rule. */
export class ThemeRules1795700300200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${RULES} ${TAGS} ${MATCHES}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function theme_rule_changes(jsonb);
      drop function feedback_by_rules(jsonb, uuid, uuid);
      alter table feedback_themes drop column rule_set_id, drop column origin;
      drop table theme_rules, theme_rule_sets;
    `);
  }
}

const RULES = `
  create table theme_rule_sets (
    id uuid constraint theme_rule_sets_pk primary key,
    organization_id uuid not null constraint theme_rule_sets_organization_fk references organizations (id),
    -- 1, 2, …: the highest is in force
    version integer not null constraint theme_rule_sets_version_check check (version > 0),
    set_by_id uuid not null,
    set_at timestamptz not null,
    constraint theme_rule_sets_tenant_key unique (organization_id, id),
    constraint theme_rule_sets_version_key unique (organization_id, version),
    constraint theme_rule_sets_set_by_fk foreign key (organization_id, set_by_id) references people (organization_id, id)
  );
  create index theme_rule_sets_set_by_idx on theme_rule_sets (organization_id, set_by_id);
  call guard_tenant('theme_rule_sets');
  call guard_append_only('theme_rule_sets');

  create table theme_rules (
    id uuid constraint theme_rules_pk primary key,
    organization_id uuid not null,
    theme_rule_set_id uuid not null,
    position integer not null,
    theme_id uuid not null,
    -- any of these words or phrases; none asks for no text
    words text[] not null,
    product_id uuid,
    channel_id uuid,
    speaker text constraint theme_rules_speaker_check check (speaker in ('CUSTOMER', 'EMPLOYEE')),
    source text constraint theme_rules_source_check check (source in
      ('SURVEY', 'REVIEW', 'SOCIAL', 'FOCUS_GROUP', 'OPERATIONAL_DATA', 'CONVERSATION', 'COMPLAINT')),
    constraint theme_rules_position_key unique (organization_id, theme_rule_set_id, position),
    constraint theme_rules_asks_check
      check (cardinality(words) > 0 or num_nonnulls(product_id, channel_id, speaker, source) > 0),
    constraint theme_rules_set_fk foreign key (organization_id, theme_rule_set_id) references theme_rule_sets (organization_id, id),
    constraint theme_rules_theme_fk foreign key (organization_id, theme_id) references themes (organization_id, id),
    constraint theme_rules_product_fk foreign key (organization_id, product_id) references products (organization_id, id),
    constraint theme_rules_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id)
  );
  create index theme_rules_theme_idx on theme_rules (organization_id, theme_id);
  create index theme_rules_product_idx on theme_rules (organization_id, product_id);
  create index theme_rules_channel_idx on theme_rules (organization_id, channel_id);
  call guard_tenant('theme_rules');
  call guard_append_only('theme_rules');
`;

const TAGS = `
  alter table feedback_themes
    add column origin text not null default 'HAND' constraint feedback_themes_origin_check check (origin in ('HAND', 'IMPORT', 'RULE')),
    -- of a rule: the version that gave the theme first
    add column rule_set_id uuid,
    add constraint feedback_themes_rule_check check ((origin = 'RULE') = (rule_set_id is not null)),
    add constraint feedback_themes_rule_set_fk
      foreign key (organization_id, rule_set_id) references theme_rule_sets (organization_id, id);
  create index feedback_themes_rule_set_idx on feedback_themes (organization_id, rule_set_id);
  -- The policy binds the owner, too, and no organization is entered here.
  alter table feedback_themes no force row level security;
  alter table feedback no force row level security;
  update feedback_themes l set origin = 'IMPORT' from feedback f
    where f.organization_id = l.organization_id and f.id = l.feedback_id and f.import_id is not null;
  alter table feedback force row level security;
  alter table feedback_themes force row level security;
`;

const MATCHES = `
  -- Which feedback gets which theme by these rules: a JSON array of {theme, words, product, channel, speaker, source}.
  -- Words are found as a search finds them: in the language of the text, in any of their forms, those of a phrase side by side.
  create function feedback_by_rules(rules jsonb, of_feedback uuid, of_import uuid)
  returns table (feedback_id uuid, theme_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
  as $$
  declare
    organization uuid := current_organization();
    rule record;
    spoken text;
    query tsquery;
    languages text[] := array(select distinct t.language from feedback_texts t
      where t.organization_id = organization and (of_feedback is null or t.feedback_id = of_feedback));
  begin
    for rule in
      select * from jsonb_to_recordset(rules)
        r(theme uuid, words text[], product uuid, channel uuid, speaker text, source text)
    loop
      if cardinality(rule.words) = 0 then
        return query select f.id, rule.theme from feedback f
          where f.organization_id = organization and (of_feedback is null or f.id = of_feedback)
            and (of_import is null or f.import_id = of_import)
            and (rule.product is null or f.product_id = rule.product) and (rule.channel is null or f.channel_id = rule.channel)
            and (rule.speaker is null or f.speaker = rule.speaker) and (rule.source is null or f.source = rule.source);
        continue;
      end if;
      foreach spoken in array languages loop
        select string_agg(w.query::text, ' | ')::tsquery into query
          from (select phraseto_tsquery(lower(spoken)::regconfig, word) as query from unnest(rule.words) word) w
          where numnode(w.query) > 0;
        return query select f.id, rule.theme from feedback_texts t
          join feedback f on f.organization_id = organization and f.id = t.feedback_id
          where t.organization_id = organization and t.language = spoken and t.words @@ query
            and (of_feedback is null or t.feedback_id = of_feedback) and (of_import is null or f.import_id = of_import)
            and (rule.product is null or f.product_id = rule.product) and (rule.channel is null or f.channel_id = rule.channel)
            and (rule.speaker is null or f.speaker = rule.speaker) and (rule.source is null or f.source = rule.source);
      end loop;
    end loop;
  end $$;
  revoke execute on function feedback_by_rules(jsonb, uuid, uuid) from public;
  grant execute on function feedback_by_rules(jsonb, uuid, uuid) to steward_app;

  -- What would be otherwise if these rules were in force: themes that feedback would get, and those that it has by a rule
  -- and would lose. What it has by hand or by its file stays.
  create function theme_rule_changes(rules jsonb)
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
        and not exists (select from matched m where m.feedback_id = l.feedback_id and m.theme_id = l.theme_id)
  $$;
`;
