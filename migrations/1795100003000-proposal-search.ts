import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Search by text. Row-level security lets no index answer a text search, since such operators could tell of rows that
 * the policy hides. So the words of proposals stand in a table of their own that the application cannot touch: only the
 * two functions read it, and both answer for the organization that was entered.
 */
export class ProposalSearch1795100003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create extension if not exists pg_trgm with schema public; ${TEXTS} ${SEARCH} ${SIMILAR}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function similar_proposals(text, integer);
      drop function search_proposals(text);
      drop trigger keep_text on proposals;
      drop function keep_proposal_text();
      drop table proposal_texts;
      drop function proposal_words(proposals);
      drop extension pg_trgm;
    `);
  }
}

const TEXTS = `
  create table proposal_texts (
    organization_id uuid not null,
    proposal_id uuid not null,
    title text not null,
    words tsvector not null,
    constraint proposal_texts_pk primary key (organization_id, proposal_id),
    constraint proposal_texts_proposal_fk
      foreign key (organization_id, proposal_id) references proposals (organization_id, id) on delete cascade
  );
  -- Without fastupdate: a list of what is not yet in the index would be read whole by each search.
  create index proposal_texts_words_idx on proposal_texts using gin (words) with (fastupdate = off);
  create index proposal_texts_title_idx on proposal_texts using gin (title gin_trgm_ops) with (fastupdate = off);
  -- No policy and no grant: nobody but the owner, whose functions these are.
  alter table proposal_texts enable row level security;

  create function proposal_words(proposal proposals) returns tsvector
  language sql immutable set search_path = public, pg_temp
  as $$
    select setweight(to_tsvector('english', proposal.title), 'A')
      || setweight(to_tsvector('english', proposal.who_is_hurt || ' ' || proposal.how_they_are_hurt), 'B')
      || setweight(to_tsvector('english', coalesce(proposal.problem, '')), 'C')
      || setweight(to_tsvector('english', coalesce(proposal.solution, '')), 'D')
  $$;
  revoke execute on function proposal_words(proposals) from public;

  create function keep_proposal_text() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    insert into proposal_texts values (new.organization_id, new.id, new.title, proposal_words(new))
      on conflict on constraint proposal_texts_pk do update set title = excluded.title, words = excluded.words;
    return null;
  end $$;
  revoke execute on function keep_proposal_text() from public;
  create trigger keep_text after insert or update of title, who_is_hurt, how_they_are_hurt, problem, solution
    on proposals for each row execute function keep_proposal_text();

  -- The policy binds the owner, too, and no organization is entered here.
  alter table proposals no force row level security;
  insert into proposal_texts select p.organization_id, p.id, p.title, proposal_words(p) from proposals p;
  alter table proposals force row level security;
`;

const SEARCH = `
  -- Proposals that hold the words searched for, and those whose title holds words written much like each of them.
  create function search_proposals(search text)
  returns table (proposal_id uuid, relevance_micro bigint)
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  declare
    organization uuid := current_organization();
    query tsquery := websearch_to_tsquery('english', search);
    -- What is quoted, left out or an alternative is meant as it is written.
    as_written boolean := search ~* '"|(^|\\s)-|\\sor\\s';
    -- the longest first: it leads the index to the fewest titles
    alike text[] := array(select w from regexp_split_to_table(search, '\\W+') w
      where to_tsvector('english', w) <> '' order by length(w) desc);
  begin
    return query
      select t.proposal_id, round(1e6 * (1 + ts_rank(t.words, query, 32)))::bigint
      from proposal_texts t
      where t.organization_id = organization and t.words @@ query;
    if as_written then
      return;
    end if;
    return query
      select t.proposal_id, round(1e6 * strict_word_similarity(search, t.title))::bigint
      from proposal_texts t
      where t.organization_id = organization and not t.words @@ query and alike[1] <<% t.title
        and (select bool_and(w <<% t.title) from unnest(alike) w);
  end $$;
  revoke execute on function search_proposals(text) from public;
  grant execute on function search_proposals(text) to steward_app;
`;

const SIMILAR = `
  -- Proposals that say what is written: the share of its words that they hold, where a rare word weighs more than one
  -- that many use, or how much alike title and beginning are, letter by letter; the larger of the two, 0 to 1.
  create function similar_proposals(written text, wanted integer)
  returns table (proposal_id uuid, similarity double precision)
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  declare
    organization uuid := current_organization();
    -- as long as most titles are
    beginning text := left(written, 100);
    proposals_here double precision;
  begin
    select count(*) into proposals_here from proposal_texts t where t.organization_id = organization;
    return query
    with terms as materialized (
      select w.query, h.holders, ln(1 + proposals_here / (1 + h.holders)) as weight
      from (
        select (''''::text || replace(replace(l.lexeme, '\\', '\\\\'), '''', '''''') || '''')::tsquery as query
        from unnest(to_tsvector('english', written)) l order by l.positions[1], l.lexeme limit 40
      ) w cross join lateral (
        select count(*) as holders from (
          select from proposal_texts t where t.organization_id = organization and t.words @@ w.query limit 500
        ) few
      ) h
    ), rare as (
      -- The rarest words lead to candidates: words that everybody uses would lead to all proposals.
      select r.query, r.weight from (
        select t.query, t.weight,
          sum(t.holders) over rarest as found, row_number() over rarest as place
        from terms t where t.holders > 0
        window rarest as (order by t.holders, t.query rows unbounded preceding)
      ) r where r.found <= 1000 or r.place = 1
    ), candidates as (
      (select t.proposal_id from rare r
        join proposal_texts t on t.organization_id = organization and t.words @@ r.query
        group by t.proposal_id order by sum(r.weight) desc, t.proposal_id limit 50)
      union
      (select t.proposal_id from proposal_texts t
        where t.organization_id = organization and t.title % beginning
        order by similarity(t.title, beginning) desc, t.proposal_id limit 50)
    ), measured as (
      select c.proposal_id, round(greatest(similarity(t.title, beginning),
        (select sum(w.weight) filter (where t.words @@ w.query) / sum(w.weight) from terms w))::numeric, 3) as likeness
      from candidates c join proposal_texts t on t.organization_id = organization and t.proposal_id = c.proposal_id
    )
    select m.proposal_id, m.likeness::double precision from measured m
      where m.likeness >= 0.3 order by m.likeness desc, m.proposal_id limit wanted;
  end $$;
  revoke execute on function similar_proposals(text, integer) from public;
  grant execute on function similar_proposals(text, integer) to steward_app;
`;
