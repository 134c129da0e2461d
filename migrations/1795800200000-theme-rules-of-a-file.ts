import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What comes in is judged in one pass. The rows of a file are younger than the statistics that a join is planned by: PostgreSQL
 * took them for a few, looked up all texts anew for each of them, and 100,000 rows took more than ten minutes.
 */
export class ThemeRulesOfAFile1795800200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(judging(ONE_PASS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(judging(''));
  }
}

/**
 * Each rule with its words in each language that is spoken, and each piece of feedback with its text, looked up once: `offset 0`
 * keeps both from becoming one join. Of a rule none of whose words a language knows, `query` is null, and nothing fits.
 */
const ONE_PASS = `
    if of_feedback is not null or of_import is not null then
      return query
        with said as materialized (
          select f.id, f.product_id, f.channel_id, f.speaker, f.source, t.language, t.words
            from feedback f left join lateral (
              select x.language, x.words from feedback_texts x where x.organization_id = organization and x.feedback_id = f.id
              offset 0) t on true
            where f.organization_id = organization and (of_feedback is null or f.id = of_feedback)
              and (of_import is null or f.import_id = of_import)),
        asked as materialized (
          select r.*, l.language, (
              select string_agg(w.query::text, ' | ')::tsquery
                from (select phraseto_tsquery(lower(l.language)::regconfig, word) as query from unnest(r.words) word) w
                where numnode(w.query) > 0) as query
            from jsonb_to_recordset(rules)
              r(theme uuid, words text[], product uuid, channel uuid, speaker text, source text)
            left join (select distinct s.language from said s) l on cardinality(r.words) > 0)
        select s.id, a.theme from said s join asked a
          on (cardinality(a.words) = 0 or a.language = s.language and s.words @@ a.query)
            and (a.product is null or s.product_id = a.product) and (a.channel is null or s.channel_id = a.channel)
            and (a.speaker is null or s.speaker = a.speaker) and (a.source is null or s.source = a.source);
      return;
    end if;`;

/** @param first SQL of what is done before all feedback is searched, rule by rule */
const judging = (first: string): string => `
  create or replace function feedback_by_rules(rules jsonb, of_feedback uuid, of_import uuid)
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
  begin${first}
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
`;
