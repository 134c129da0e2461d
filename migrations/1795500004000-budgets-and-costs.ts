import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budgets in versions and by periods, exchange rates, and what initiatives cost. */
export class BudgetsAndCosts1795500004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${LEDGER} ${BUDGETS} ${EXISTING} ${RATES} ${COSTS}
      call guard_tenant('budget_versions');
      call guard_append_only('budget_versions');
      call guard_tenant('budget_periods');
      call guard_append_only('budget_periods');
      call guard_tenant('exchange_rates');
      call guard_append_only('exchange_rates');
      call guard_tenant('costs');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table costs, exchange_rates, budget_periods, budget_versions;

      alter table imports no force row level security;
      alter table imports disable trigger append_only;
      delete from imports where kind = 'COSTS';
      alter table imports enable trigger append_only;
      alter table imports
        drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE'));
      alter table imports force row level security;

      alter table ledger_entries no force row level security;
      alter table ledger_entries disable trigger append_only;
      delete from ledger_entries where kind = 'SPENT';
      alter table ledger_entries enable trigger append_only;
      alter table ledger_entries
        drop constraint ledger_entries_spent_on_check, drop constraint ledger_entries_kind_check, drop column spent_on,
        add constraint ledger_entries_kind_check check (kind in ('BUDGET', 'COMMITMENT', 'RELEASE'));
      drop index ledger_entries_portfolio_idx, ledger_entries_proposal_idx;
      create index ledger_entries_portfolio_idx on ledger_entries (organization_id, portfolio_id);
      create index ledger_entries_proposal_idx on ledger_entries (organization_id, proposal_id);
      alter table ledger_entries force row level security;
    `);
  }
}

const LEDGER = `
  alter table ledger_entries
    add column spent_on date,
    drop constraint ledger_entries_kind_check,
    add constraint ledger_entries_kind_check check (kind in ('BUDGET', 'COMMITMENT', 'RELEASE', 'SPENT')),
    add constraint ledger_entries_spent_on_check check ((kind = 'SPENT') = (spent_on is not null)
      and (kind <> 'SPENT' or proposal_id is not null));
  -- Of what was spent there may be a thousand times as many entries as of all else.
  drop index ledger_entries_portfolio_idx;
  create index ledger_entries_portfolio_idx on ledger_entries (organization_id, portfolio_id, kind) include (amount_minor);
  drop index ledger_entries_proposal_idx;
  create index ledger_entries_proposal_idx on ledger_entries (organization_id, proposal_id, kind) include (amount_minor);
`;

const BUDGETS = `
  create table budget_versions (
    id uuid constraint budget_versions_pk primary key,
    organization_id uuid not null,
    portfolio_id uuid not null,
    number integer not null constraint budget_versions_number_check check (number > 0),
    amount_minor bigint not null constraint budget_versions_amount_check check (amount_minor >= 0),
    shortfall_minor bigint not null constraint budget_versions_shortfall_check check (shortfall_minor >= 0),
    ledger_entry_id uuid not null,
    reason text not null,
    set_by_id uuid not null,
    set_at timestamptz not null,
    constraint budget_versions_tenant_key unique (organization_id, id),
    constraint budget_versions_number_key unique (organization_id, portfolio_id, number),
    constraint budget_versions_ledger_entry_key unique (organization_id, ledger_entry_id),
    constraint budget_versions_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
    constraint budget_versions_ledger_entry_fk
      foreign key (organization_id, ledger_entry_id) references ledger_entries (organization_id, id),
    constraint budget_versions_set_by_fk foreign key (organization_id, set_by_id) references people (organization_id, id)
  );
  create index budget_versions_set_by_idx on budget_versions (organization_id, set_by_id);

  create table budget_periods (
    id uuid constraint budget_periods_pk primary key,
    organization_id uuid not null,
    budget_version_id uuid not null,
    first_day date not null,
    last_day date not null,
    amount_minor bigint not null constraint budget_periods_amount_check check (amount_minor >= 0),
    constraint budget_periods_tenant_key unique (organization_id, id),
    constraint budget_periods_first_day_key unique (organization_id, budget_version_id, first_day),
    constraint budget_periods_days_check check (last_day >= first_day),
    constraint budget_periods_version_fk
      foreign key (organization_id, budget_version_id) references budget_versions (organization_id, id)
  );
`;

/** Each entry of a budget becomes a version with one period: that of its portfolio. */
const EXISTING = `
  -- The policies bind the owner, too, and no organization is entered here.
  alter table ledger_entries no force row level security;
  alter table portfolios no force row level security;

  insert into budget_versions (id, organization_id, portfolio_id, number, amount_minor, shortfall_minor, ledger_entry_id,
      reason, set_by_id, set_at)
    select gen_random_uuid(), l.organization_id, l.portfolio_id, row_number() over versions,
      sum(l.amount_minor) over versions, 0, l.id, l.reason, l.booked_by_id, l.booked_at
    from ledger_entries l where l.kind = 'BUDGET'
    window versions as (partition by l.organization_id, l.portfolio_id order by l.booked_at, l.id);
  insert into budget_periods (id, organization_id, budget_version_id, first_day, last_day, amount_minor)
    select gen_random_uuid(), v.organization_id, v.id, p.period_from, p.period_to, v.amount_minor
    from budget_versions v join portfolios p on p.organization_id = v.organization_id and p.id = v.portfolio_id;

  alter table portfolios force row level security;
  alter table ledger_entries force row level security;
`;

const RATES = `
  create table exchange_rates (
    id uuid constraint exchange_rates_pk primary key,
    organization_id uuid not null constraint exchange_rates_organization_fk references organizations (id),
    currency_code text not null,
    rate numeric not null constraint exchange_rates_rate_check check (rate > 0),
    day date not null,
    set_by_id uuid not null,
    set_at timestamptz not null,
    constraint exchange_rates_tenant_key unique (organization_id, id),
    constraint exchange_rates_set_by_fk foreign key (organization_id, set_by_id) references people (organization_id, id)
  );
  create index exchange_rates_day_idx on exchange_rates (organization_id, currency_code, day, set_at, id);
  create index exchange_rates_set_by_idx on exchange_rates (organization_id, set_by_id);
`;

const COSTS = `
  alter table imports
    drop constraint imports_kind_check,
    add constraint imports_kind_check check (kind in ('FEEDBACK', 'READINGS', 'PEOPLE', 'COSTS'));

  create table costs (
    id uuid constraint costs_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    kind text not null constraint costs_kind_check check (kind in ('ACTUAL', 'RUN')),
    day date not null,
    amount_minor bigint not null,
    currency_code text not null,
    -- where it is in another currency than its initiative
    rate numeric constraint costs_rate_check check (rate > 0),
    rate_day date,
    booked_minor bigint not null,
    of_grant boolean not null,
    note text,
    external_reference text,
    corrects_id uuid,
    import_id uuid,
    booked_by_id uuid not null,
    booked_at timestamptz not null,
    constraint costs_tenant_key unique (organization_id, id),
    constraint costs_external_reference_key unique (organization_id, external_reference),
    constraint costs_dated_rate_check check ((rate is null) = (rate_day is null)),
    constraint costs_corrects_check check (amount_minor <> 0 and (amount_minor < 0) = (corrects_id is not null)),
    constraint costs_initiative_fk foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint costs_corrects_fk foreign key (organization_id, corrects_id) references costs (organization_id, id),
    constraint costs_import_fk foreign key (organization_id, import_id) references imports (organization_id, id),
    constraint costs_booked_by_fk foreign key (organization_id, booked_by_id) references people (organization_id, id)
  );
  create index costs_initiative_idx on costs (organization_id, initiative_id, day, id);
  create index costs_day_idx on costs (organization_id, day, id);
  create index costs_corrects_idx on costs (organization_id, corrects_id);
  create index costs_import_idx on costs (organization_id, import_id);
  create index costs_booked_by_idx on costs (organization_id, booked_by_id);
  -- An import is undone by deleting what it added; nothing else changes what was booked.
  create trigger never_changed before update on costs for each row execute function refuse_change();
`;
