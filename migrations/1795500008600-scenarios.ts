import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved what-ifs of portfolios, and their adoption: asked for by one person, decided by another. */
export class Scenarios1795500008600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${SCENARIOS} ${RUNS} ${ADOPTIONS}`);
    await rewrite(queryRunner, 'subject_kind', (known) => [...known, SUBJECT]);
    await rewrite(queryRunner, 'kind', (known) => [...known, ...KINDS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from mail_deliveries d using notifications n
          where n.id = d.notification_id and n.kind in (${quoted(KINDS)});
        delete from notifications where kind in (${quoted(KINDS)});
        delete from notification_preferences where kind in (${quoted(KINDS)});`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await rewrite(queryRunner, 'kind', (known) => known.filter((word) => !KINDS.includes(word)));
    await rewrite(queryRunner, 'subject_kind', (known) => known.filter((word) => word !== SUBJECT));
    await queryRunner.query('drop table scenario_adoptions, scenario_runs, scenarios;');
  }
}

const SCENARIOS = `
  create table scenarios (
    id uuid constraint scenarios_pk primary key,
    organization_id uuid not null,
    portfolio_id uuid not null,
    name text not null,
    owner_id uuid not null,
    cloned_from_id uuid,
    status text not null constraint scenarios_status_check check (status in ('OPEN', 'ARCHIVED')),
    -- what is otherwise; null where it is as the portfolio has it
    budget_minor bigint constraint scenarios_budget_check check (budget_minor > 0),
    periods jsonb,
    inaction_weight_hundredths integer constraint scenarios_inaction_weight_check
      check (inaction_weight_hundredths in (100, 200, 400)),
    constraints jsonb,
    cost_changes jsonb not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint scenarios_tenant_key unique (organization_id, id),
    constraint scenarios_periods_check check ((budget_minor is null) = (periods is null)),
    constraint scenarios_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
    constraint scenarios_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
    constraint scenarios_cloned_from_fk foreign key (organization_id, cloned_from_id) references scenarios (organization_id, id)
  );
  create index scenarios_portfolio_idx on scenarios (organization_id, portfolio_id, updated_at, id);
  create index scenarios_owner_idx on scenarios (organization_id, owner_id);
  create index scenarios_cloned_from_idx on scenarios (organization_id, cloned_from_id);
  call guard_tenant('scenarios');
`;

const RUNS = `
  create table scenario_runs (
    id uuid constraint scenario_runs_pk primary key,
    organization_id uuid not null,
    scenario_id uuid not null,
    scenario_version integer not null,
    analysis_id uuid not null,
    -- of all that it rests on: a run is stale when the portfolio has another
    inputs_mark text not null,
    constraint scenario_runs_tenant_key unique (organization_id, id),
    constraint scenario_runs_analysis_key unique (organization_id, analysis_id),
    constraint scenario_runs_scenario_fk foreign key (organization_id, scenario_id) references scenarios (organization_id, id),
    constraint scenario_runs_analysis_fk foreign key (organization_id, analysis_id) references analyses (organization_id, id)
  );
  create index scenario_runs_scenario_idx on scenario_runs (organization_id, scenario_id, id);
  call guard_tenant('scenario_runs');
  call guard_append_only('scenario_runs');
`;

const ADOPTIONS = `
  create table scenario_adoptions (
    id uuid constraint scenario_adoptions_pk primary key,
    organization_id uuid not null,
    scenario_id uuid not null,
    portfolio_id uuid not null,
    portfolio_version integer not null,
    reason text not null,
    requested_by_id uuid not null,
    requested_at timestamptz not null,
    -- who answers for the request: whoever asked, or who took over from them
    held_by_id uuid not null,
    decision text constraint scenario_adoptions_decision_check check (decision in ('ADOPTED', 'DECLINED', 'WITHDRAWN')),
    decided_by_id uuid,
    decided_at timestamptz,
    decision_reason text,
    -- what it wrote into the portfolio
    budget_version_id uuid,
    constraint_version_id uuid,
    version integer not null default 1,
    constraint scenario_adoptions_tenant_key unique (organization_id, id),
    constraint scenario_adoptions_decided_check
      check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by_id is null)),
    constraint scenario_adoptions_reason_check check (decision is null or decision = 'ADOPTED' or decision_reason is not null),
    -- Nobody decides on what they asked for, whatever the application says.
    constraint scenario_adoptions_two_people_check
      check (decision = 'WITHDRAWN' or decided_by_id not in (requested_by_id, held_by_id)),
    constraint scenario_adoptions_written_check
      check (coalesce(budget_version_id, constraint_version_id) is null or decision = 'ADOPTED'),
    constraint scenario_adoptions_scenario_fk foreign key (organization_id, scenario_id) references scenarios (organization_id, id),
    constraint scenario_adoptions_portfolio_fk foreign key (organization_id, portfolio_id) references portfolios (organization_id, id),
    constraint scenario_adoptions_requested_by_fk
      foreign key (organization_id, requested_by_id) references people (organization_id, id),
    constraint scenario_adoptions_held_by_fk foreign key (organization_id, held_by_id) references people (organization_id, id),
    constraint scenario_adoptions_decided_by_fk foreign key (organization_id, decided_by_id) references people (organization_id, id),
    constraint scenario_adoptions_budget_version_fk
      foreign key (organization_id, budget_version_id) references budget_versions (organization_id, id),
    constraint scenario_adoptions_constraint_version_fk
      foreign key (organization_id, constraint_version_id) references constraint_versions (organization_id, id)
  );
  create unique index scenario_adoptions_open_key on scenario_adoptions (organization_id, scenario_id) where decision is null;
  create index scenario_adoptions_scenario_idx on scenario_adoptions (organization_id, scenario_id, requested_at, id);
  create index scenario_adoptions_portfolio_idx on scenario_adoptions (organization_id, portfolio_id, requested_at, id);
  create index scenario_adoptions_requested_by_idx on scenario_adoptions (organization_id, requested_by_id);
  create index scenario_adoptions_held_by_idx on scenario_adoptions (organization_id, held_by_id);
  create index scenario_adoptions_decided_by_idx on scenario_adoptions (organization_id, decided_by_id);
  create index scenario_adoptions_budget_version_idx on scenario_adoptions (organization_id, budget_version_id);
  create index scenario_adoptions_constraint_version_idx on scenario_adoptions (organization_id, constraint_version_id);
  call guard_tenant('scenario_adoptions');
`;

const SUBJECT = 'SCENARIO';
const KINDS = ['ADOPTION_ASKED', 'ADOPTION_DECIDED'];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check of a column of notifications anew, from the words that it has now: another migration may have added to them. */
async function rewrite(
  queryRunner: QueryRunner,
  column: 'kind' | 'subject_kind',
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const name = `notifications_${column}_check`;
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'notifications'::regclass and conname = $1`,
    [name],
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  await queryRunner.query(`alter table notifications drop constraint ${name},
    add constraint ${name} check (${column} in (${quoted(change(known))}))`);
}
