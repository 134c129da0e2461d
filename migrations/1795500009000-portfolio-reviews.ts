import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Portfolio reviews with their pre-reads, agenda, motions, votes and offers, and what people are told of them. */
export class PortfolioReviews1795500009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${REVIEWS} ${PRE_READS} ${DECISIONS} ${VOTES} ${OFFERS} ${CONDITIONS}`);
    await queryRunner.query(
      NEWS.map(({ check, column, words }) => newCheck(check, column, `words || '{${words.join(',')}}'::text[]`)).join(
        '\n',
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    const kinds = NEWS[0].words.map((word) => `'${word}'`).join(', ');
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from mail_deliveries d using notifications n where n.id = d.notification_id and n.kind in (${kinds});
        delete from notifications where kind in (${kinds});
        delete from notification_preferences where kind in (${kinds});
        delete from mail_deliveries d using notifications n, conditions c
          where n.id = d.notification_id and n.subject_id = c.id and c.approval_id is null;
        delete from notifications n using conditions c where n.subject_id = c.id and c.approval_id is null;
        delete from deadlines d using conditions c where d.subject_id = c.id and c.approval_id is null;
        delete from conditions where approval_id is null;`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    const without = NEWS.map(({ check, column, words }) =>
      newCheck(check, column, `array(select w from unnest(words) w where w <> all ('{${words.join(',')}}'))`),
    );
    await queryRunner.query(`
      ${without.join('\n')}
      drop trigger same_decision on conditions;
      drop function refuse_other_decision();
      alter table conditions drop constraint conditions_set_by_check, drop column review_decision_id,
        alter column approval_id set not null, alter column vote_id set not null;
      drop table review_offers, review_votes, review_decisions, review_items, pre_reads, portfolio_reviews;
      drop function refuse_own_review_vote();`);
  }
}

const REVIEWS = `
  create table portfolio_reviews (
    id uuid constraint portfolio_reviews_pk primary key,
    organization_id uuid not null,
    portfolio_id uuid not null,
    meeting_id uuid not null,
    status text not null constraint portfolio_reviews_status_check check (status in ('PLANNED', 'PRE_READ', 'CLOSED', 'CANCELLED')),
    currency_code text not null,
    planned_by_id uuid not null,
    planned_at timestamptz not null,
    issued_at timestamptz,
    closed_by_id uuid,
    closed_at timestamptz,
    -- what initiatives gave back by its decisions
    freed_minor bigint constraint portfolio_reviews_freed_check check (freed_minor >= 0),
    -- from the recommended set, as a whole
    departure jsonb,
    cancelled_reason text,
    version integer not null default 1,
    constraint portfolio_reviews_tenant_key unique (organization_id, id),
    constraint portfolio_reviews_issued_check check (issued_at is not null or status in ('PLANNED', 'CANCELLED')),
    constraint portfolio_reviews_closed_check check ((status = 'CLOSED') = (closed_at is not null)
      and (closed_at is null) = (closed_by_id is null) and (closed_at is null) = (freed_minor is null)),
    constraint portfolio_reviews_cancelled_check check ((status = 'CANCELLED') = (cancelled_reason is not null)),
    constraint portfolio_reviews_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
    constraint portfolio_reviews_meeting_fk foreign key (organization_id, meeting_id) references meetings (organization_id, id),
    constraint portfolio_reviews_planned_by_fk foreign key (organization_id, planned_by_id) references people (organization_id, id),
    constraint portfolio_reviews_closed_by_fk foreign key (organization_id, closed_by_id) references people (organization_id, id)
  );
  create index portfolio_reviews_list_idx on portfolio_reviews (organization_id, planned_at, id);
  create index portfolio_reviews_portfolio_idx on portfolio_reviews (organization_id, portfolio_id, planned_at);
  create index portfolio_reviews_meeting_idx on portfolio_reviews (organization_id, meeting_id);
  create unique index portfolio_reviews_once_idx on portfolio_reviews (organization_id, meeting_id, portfolio_id)
    where status <> 'CANCELLED';
  create index portfolio_reviews_planned_by_idx on portfolio_reviews (organization_id, planned_by_id);
  create index portfolio_reviews_closed_by_idx on portfolio_reviews (organization_id, closed_by_id);
  call guard_tenant('portfolio_reviews');
`;

const PRE_READS = `
  create table pre_reads (
    id uuid constraint pre_reads_pk primary key,
    organization_id uuid not null,
    review_id uuid not null,
    -- 0 of the first, then of each amendment
    number integer not null constraint pre_reads_number_check check (number >= 0),
    reason text,
    -- what an amendment changes of the inputs before, in sentences
    changes jsonb not null,
    inputs jsonb not null,
    inputs_hash text not null,
    -- what followed from them: to be held against a replay
    answers jsonb not null,
    frozen_by_id uuid not null,
    frozen_at timestamptz not null,
    constraint pre_reads_tenant_key unique (organization_id, id),
    constraint pre_reads_number_key unique (organization_id, review_id, number),
    constraint pre_reads_reason_check check ((number = 0) = (reason is null)),
    constraint pre_reads_review_fk foreign key (organization_id, review_id) references portfolio_reviews (organization_id, id),
    constraint pre_reads_frozen_by_fk foreign key (organization_id, frozen_by_id) references people (organization_id, id)
  );
  create index pre_reads_frozen_by_idx on pre_reads (organization_id, frozen_by_id);
  call guard_tenant('pre_reads');
  call guard_append_only('pre_reads');

  create table review_items (
    id uuid constraint review_items_pk primary key,
    organization_id uuid not null,
    pre_read_id uuid not null,
    position integer not null constraint review_items_position_check check (position > 0),
    proposal_id uuid not null,
    -- null of a proposal that is not funded
    initiative_id uuid,
    title text not null,
    currency_code text not null,
    score_micro bigint not null,
    -- null when not all of its drivers are estimated
    rank integer constraint review_items_rank_check check (rank > 0),
    within_budget boolean not null,
    -- null where it is not ranked
    robustness text constraint review_items_robustness_check check (robustness in ('SAFE', 'CLOSE_CALL', 'OUT')),
    -- null where there is no recommended set
    recommended boolean,
    needed_minor bigint not null,
    value_minor bigint not null,
    value_over_horizon_minor bigint not null,
    weighted_value_over_horizon_minor bigint not null,
    total_cost_minor bigint not null,
    constraint review_items_tenant_key unique (organization_id, id),
    constraint review_items_position_key unique (organization_id, pre_read_id, position),
    constraint review_items_pre_read_fk foreign key (organization_id, pre_read_id) references pre_reads (organization_id, id),
    constraint review_items_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
    constraint review_items_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id)
  );
  create index review_items_proposal_idx on review_items (organization_id, proposal_id);
  create index review_items_initiative_idx on review_items (organization_id, initiative_id);
  call guard_tenant('review_items');
  call guard_append_only('review_items');
`;

const DECISIONS = `
  create table review_decisions (
    id uuid constraint review_decisions_pk primary key,
    organization_id uuid not null,
    review_id uuid not null,
    number integer not null constraint review_decisions_number_check check (number > 0),
    proposal_id uuid not null,
    initiative_id uuid,
    title text not null,
    currency_code text not null,
    -- of the proposal or initiative that is decided on
    subject_version integer not null,
    outcome text not null constraint review_decisions_outcome_check check (outcome in
      ('FUND', 'FUND_IN_PART', 'FUND_WITH_CONDITIONS', 'DEFER', 'DECLINE', 'CONTINUE', 'RESCOPE', 'PAUSE', 'SUNSET')),
    status text not null constraint review_decisions_status_check check (status in ('OPEN', 'CARRIED', 'LOST', 'WITHDRAWN')),
    cost_one_off_minor bigint,
    cost_yearly_minor bigint,
    value_yearly_minor bigint,
    amount_minor bigint,
    scope text,
    until date,
    conditions jsonb not null,
    reason text,
    lead_id uuid,
    business_owner_id uuid,
    -- what it costs to depart from the recommended set by it; null where it does not
    weighted_price_minor bigint,
    price_minor bigint,
    put_by_id uuid not null,
    put_at timestamptz not null,
    decided_by_id uuid,
    decided_at timestamptz,
    count jsonb,
    withdrawn_reason text,
    -- what became of it when the review was closed
    event_id uuid,
    begun_id uuid,
    version integer not null default 1,
    constraint review_decisions_tenant_key unique (organization_id, id),
    constraint review_decisions_number_key unique (organization_id, review_id, number),
    constraint review_decisions_subject_check
      check ((initiative_id is null) = (outcome in ('FUND', 'FUND_IN_PART', 'FUND_WITH_CONDITIONS', 'DEFER', 'DECLINE'))),
    constraint review_decisions_price_check check ((weighted_price_minor is null) = (price_minor is null)),
    constraint review_decisions_decided_check check ((decided_at is null) = (decided_by_id is null)
      and (decided_at is null) = (count is null) and (decided_at is not null or status in ('OPEN', 'WITHDRAWN'))
      and (decided_at is null or status <> 'OPEN')),
    constraint review_decisions_withdrawn_check check ((status = 'WITHDRAWN') = (withdrawn_reason is not null)),
    constraint review_decisions_review_fk foreign key (organization_id, review_id) references portfolio_reviews (organization_id, id),
    constraint review_decisions_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id),
    constraint review_decisions_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint review_decisions_lead_fk foreign key (organization_id, lead_id) references people (organization_id, id),
    constraint review_decisions_business_owner_fk
      foreign key (organization_id, business_owner_id) references people (organization_id, id),
    constraint review_decisions_put_by_fk foreign key (organization_id, put_by_id) references people (organization_id, id),
    constraint review_decisions_decided_by_fk foreign key (organization_id, decided_by_id) references people (organization_id, id),
    constraint review_decisions_event_fk foreign key (organization_id, event_id) references initiative_events (organization_id, id),
    constraint review_decisions_begun_fk foreign key (organization_id, begun_id) references initiatives (organization_id, id)
  );
  -- of what is open or carried there is one
  create unique index review_decisions_once_idx on review_decisions (organization_id, review_id, proposal_id)
    where status in ('OPEN', 'CARRIED');
  create index review_decisions_proposal_idx on review_decisions (organization_id, proposal_id);
  create index review_decisions_initiative_idx on review_decisions (organization_id, initiative_id);
  create index review_decisions_lead_idx on review_decisions (organization_id, lead_id);
  create index review_decisions_business_owner_idx on review_decisions (organization_id, business_owner_id);
  create index review_decisions_put_by_idx on review_decisions (organization_id, put_by_id);
  create index review_decisions_decided_by_idx on review_decisions (organization_id, decided_by_id);
  create index review_decisions_event_idx on review_decisions (organization_id, event_id);
  create index review_decisions_begun_idx on review_decisions (organization_id, begun_id);
  call guard_tenant('review_decisions');
`;

const VOTES = `
  create table review_votes (
    id uuid constraint review_votes_pk primary key,
    organization_id uuid not null,
    decision_id uuid not null,
    sequence integer not null constraint review_votes_sequence_check check (sequence > 0),
    seat_id uuid not null,
    voter_id uuid not null,
    choice text not null constraint review_votes_choice_check check (choice in ('FOR', 'AGAINST', 'ABSTAIN', 'RECUSED')),
    reason text,
    cast_at timestamptz not null,
    constraint review_votes_tenant_key unique (organization_id, id),
    constraint review_votes_sequence_key unique (organization_id, decision_id, sequence),
    constraint review_votes_reason_check check (reason is not null or choice not in ('AGAINST', 'RECUSED')),
    constraint review_votes_decision_fk foreign key (organization_id, decision_id) references review_decisions (organization_id, id),
    constraint review_votes_seat_fk foreign key (organization_id, seat_id) references people (organization_id, id),
    constraint review_votes_voter_fk foreign key (organization_id, voter_id) references people (organization_id, id)
  );
  create index review_votes_seat_idx on review_votes (organization_id, seat_id);
  create index review_votes_voter_idx on review_votes (organization_id, voter_id);
  call guard_tenant('review_votes');
  call guard_append_only('review_votes');

  -- Nobody decides on what is their own, for themselves or through another: whatever the application believes.
  create function refuse_own_review_vote() returns trigger
  language plpgsql
  as $$
  begin
    if new.choice <> 'RECUSED' and exists (
      select from review_decisions d
        join proposals p on p.organization_id = d.organization_id and p.id = d.proposal_id
        left join initiatives i on i.organization_id = d.organization_id and i.id = d.initiative_id
      where d.organization_id = new.organization_id and d.id = new.decision_id
        and array[new.seat_id, new.voter_id] && array[p.proposer_id, p.drafter_id, coalesce(i.sponsor_id, p.sponsor_id),
          coalesce(i.lead_id, d.lead_id), coalesce(i.business_owner_id, d.business_owner_id)]
    ) then
      raise exception 'nobody votes on what is their own, directly or for another' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger nobody_on_their_own before insert on review_votes for each row execute function refuse_own_review_vote();
`;

const OFFERS = `
  create table review_offers (
    id uuid constraint review_offers_pk primary key,
    organization_id uuid not null,
    review_id uuid not null,
    position integer not null constraint review_offers_position_check check (position > 0),
    proposal_id uuid not null,
    amount_minor bigint not null,
    currency_code text not null,
    offered_at timestamptz not null,
    constraint review_offers_tenant_key unique (organization_id, id),
    constraint review_offers_position_key unique (organization_id, review_id, position),
    constraint review_offers_review_fk foreign key (organization_id, review_id) references portfolio_reviews (organization_id, id),
    constraint review_offers_proposal_fk foreign key (organization_id, proposal_id) references proposals (organization_id, id)
  );
  create index review_offers_proposal_idx on review_offers (organization_id, proposal_id);
  call guard_tenant('review_offers');
  call guard_append_only('review_offers');
`;

/** What a review funds under conditions is followed up as what a gate approves. */
const CONDITIONS = `
  alter table conditions
    alter column approval_id drop not null,
    alter column vote_id drop not null,
    add column review_decision_id uuid,
    add constraint conditions_set_by_check
      check ((approval_id is null) = (vote_id is null) and (approval_id is null) = (review_decision_id is not null)),
    add constraint conditions_review_decision_key unique (organization_id, review_decision_id, number),
    add constraint conditions_review_decision_fk
      foreign key (organization_id, review_decision_id) references review_decisions (organization_id, id);
  create index conditions_review_decision_idx on conditions (organization_id, review_decision_id);

  create function refuse_other_decision() returns trigger
  language plpgsql
  as $$
  begin
    if new.review_decision_id is distinct from old.review_decision_id then
      raise exception 'the words of a condition stay as they were said' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger same_decision before update on conditions for each row execute function refuse_other_decision();
`;

const NEWS = [
  {
    ...{ check: 'notifications_kind_check', column: 'kind' },
    words: ['PRE_READ_ISSUED', 'REVIEW_DECIDED', 'REVIEW_OFFER'],
  },
  { ...{ check: 'notifications_subject_kind_check', column: 'subject_kind' }, words: ['PORTFOLIO_REVIEW'] },
] as const;

/** The check of a column's words anew, from those that it has now: another migration may have added to them. */
const newCheck = (check: string, column: string, words: string): string => `
  do $$
  declare words text[] := array(select m[1] from pg_constraint c,
    regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
    where c.conname = '${check}' and c.conrelid = 'notifications'::regclass);
  begin
    execute format('alter table notifications drop constraint ${check}, add constraint ${check} check (${column} in (%s))',
      (select string_agg(quote_literal(w), ', ') from unnest(${words}) w));
  end $$;`;
