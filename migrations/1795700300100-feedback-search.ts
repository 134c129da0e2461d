import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text search configurations that PostgreSQL 15 ships, in the words of the API. */
const LANGUAGES = `
  'SIMPLE', 'ARABIC', 'ARMENIAN', 'BASQUE', 'CATALAN', 'DANISH', 'DUTCH', 'ENGLISH', 'FINNISH', 'FRENCH', 'GERMAN', 'GREEK',
  'HINDI', 'HUNGARIAN', 'INDONESIAN', 'IRISH', 'ITALIAN', 'LITHUANIAN', 'NEPALI', 'NORWEGIAN', 'PORTUGUESE', 'ROMANIAN',
  'RUSSIAN', 'SERBIAN', 'SPANISH', 'SWEDISH', 'TAMIL', 'TURKISH', 'YIDDISH'`;

/**
 * Feedback is searched in the language of its text. As with proposals, the words stand in a table of their own that the
 * application cannot touch, since row-level security lets no index answer a text search.
 */
export class FeedbackSearch1795700300100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table feedback_languages (
        id uuid constraint feedback_languages_pk primary key,
        organization_id uuid not null constraint feedback_languages_organization_fk references organizations (id),
        -- of feedback of which nobody says another
        language text not null constraint feedback_languages_language_check check (language in (${LANGUAGES})),
        version integer not null default 1,
        constraint feedback_languages_once_key unique (organization_id)
      );
      insert into feedback_languages (id, organization_id, language) select gen_random_uuid(), id, 'ENGLISH' from organizations;
      call guard_tenant('feedback_languages');

      alter table feedback
        add column language text not null default 'ENGLISH'
          constraint feedback_language_check check (language in (${LANGUAGES}));
      alter table feedback alter column language drop default;
      ${TEXTS}
      ${SEARCH}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function search_feedback(text);
      drop trigger keep_text on feedback;
      drop trigger keep_texts on feedback;
      drop function keep_feedback_text();
      drop function keep_feedback_texts();
      drop table feedback_texts;
      alter table feedback drop column language;
      drop table feedback_languages;
    `);
  }
}

const TEXTS = `
  create table feedback_texts (
    organization_id uuid not null,
    feedback_id uuid not null,
    language text not null,
    words tsvector not null,
    constraint feedback_texts_pk primary key (organization_id, feedback_id),
    constraint feedback_texts_feedback_fk
      foreign key (organization_id, feedback_id) references feedback (organization_id, id) on delete cascade
  );
  -- Without fastupdate: a list of what is not yet in the index would be read whole by each search.
  create index feedback_texts_words_idx on feedback_texts using gin (words) with (fastupdate = off);
  create index feedback_texts_language_idx on feedback_texts (organization_id, language);
  alter table feedback_texts alter column words set statistics 0;
  -- No policy and no grant: nobody but the owner, whose functions these are.
  alter table feedback_texts enable row level security;

  -- All rows of a statement at once: a file has a hundred thousand.
  create function keep_feedback_texts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    insert into feedback_texts
      select a.organization_id, a.id, a.language, to_tsvector(lower(a.language)::regconfig, a.text)
        from added a where a.text is not null;
    return null;
  end $$;
  revoke execute on function keep_feedback_texts() from public;
  create trigger keep_texts after insert on feedback
    referencing new table as added for each statement execute function keep_feedback_texts();

  create function keep_feedback_text() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    delete from feedback_texts t where t.organization_id = new.organization_id and t.feedback_id = new.id;
    if new.text is not null then
      insert into feedback_texts
        values (new.organization_id, new.id, new.language, to_tsvector(lower(new.language)::regconfig, new.text));
    end if;
    return null;
  end $$;
  revoke execute on function keep_feedback_text() from public;
  create trigger keep_text after update of text, language on feedback for each row execute function keep_feedback_text();

  -- The policy binds the owner, too, and no organization is entered here.
  alter table feedback no force row level security;
  insert into feedback_texts
    select f.organization_id, f.id, f.language, to_tsvector(lower(f.language)::regconfig, f.text)
      from feedback f where f.text is not null;
  alter table feedback force row level security;
`;

const SEARCH = `
  -- Feedback whose text holds the words searched for, which are read in each language that texts are in.
  create function search_feedback(search text) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
  as $$
  declare
    organization uuid := current_organization();
    spoken text;
    query tsquery;
  begin
    for spoken in select l from unnest(array[${LANGUAGES}]) l
      where exists (select from feedback_texts t where t.organization_id = organization and t.language = l)
    loop
      query := websearch_to_tsquery(lower(spoken)::regconfig, search);
      return query select t.feedback_id from feedback_texts t
        where t.organization_id = organization and t.language = spoken and t.words @@ query;
    end loop;
  end $$;
  revoke execute on function search_feedback(text) from public;
  grant execute on function search_feedback(text) to steward_app;
`;
