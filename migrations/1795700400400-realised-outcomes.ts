import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of initiatives at 3, 6 and 12 months in measure; it is due of those, too, that are in measure already. */
export class RealisedOutcomes1795700400400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${REALISED} ${CONFIRMATIONS}`);
    await rewrite(queryRunner, 'deadlines', 'subject_kind', (known) => [...known, SUBJECT]);
    await rewrite(queryRunner, 'notifications', 'kind', (known) => [...known, ...KINDS]);
    await eachOrganization(queryRunner, DUE_ALREADY);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await eachOrganization(
      queryRunner,
      `delete from mail_deliveries d using notifications n
          where n.id = d.notification_id and n.kind in (${quoted(KINDS)});
        delete from notifications where kind in (${quoted(KINDS)});
        delete from notification_preferences where kind in (${quoted(KINDS)});`,
    );
    await queryRunner.query(`delete from deadlines where subject_kind = '${SUBJECT}'`);
    await rewrite(queryRunner, 'notifications', 'kind', (known) => known.filter((word) => !KINDS.includes(word)));
    await rewrite(queryRunner, 'deadlines', 'subject_kind', (known) => known.filter((word) => word !== SUBJECT));
    await queryRunner.query('drop table realised_confirmations, realised_outcomes;');
  }
}

const REALISED = `
  create table realised_outcomes (
    id uuid constraint realised_outcomes_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    -- what it is held against
    outcome_forecast_id uuid not null,
    after_months integer not null constraint realised_outcomes_after_check check (after_months in (3, 6, 12)),
    -- the day on which measure was entered
    measured_since date not null,
    -- changes in points of each metric's unit, with the readings that they come from
    metrics jsonb not null,
    -- amounts are texts, in minor units a year
    drivers jsonb not null,
    note text,
    corrects_id uuid,
    recorded_by_id uuid not null,
    recorded_at timestamptz not null,
    constraint realised_outcomes_tenant_key unique (organization_id, id),
    constraint realised_outcomes_corrects_key unique (organization_id, corrects_id),
    constraint realised_outcomes_initiative_fk
      foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint realised_outcomes_forecast_fk
      foreign key (organization_id, outcome_forecast_id) references outcome_forecasts (organization_id, id),
    constraint realised_outcomes_corrects_fk
      foreign key (organization_id, corrects_id) references realised_outcomes (organization_id, id),
    constraint realised_outcomes_recorded_by_fk
      foreign key (organization_id, recorded_by_id) references people (organization_id, id)
  );
  create unique index realised_outcomes_first_key
    on realised_outcomes (organization_id, initiative_id, measured_since, after_months) where corrects_id is null;
  create index realised_outcomes_list_idx on realised_outcomes (organization_id, initiative_id, recorded_at, id);
  create index realised_outcomes_forecast_idx on realised_outcomes (organization_id, outcome_forecast_id);
  create index realised_outcomes_recorded_by_idx on realised_outcomes (organization_id, recorded_by_id);
  call guard_tenant('realised_outcomes');
  call guard_append_only('realised_outcomes');
`;

const CONFIRMATIONS = `
  create table realised_confirmations (
    id uuid constraint realised_confirmations_pk primary key,
    organization_id uuid not null,
    realised_outcome_id uuid not null,
    confirmed_by_id uuid not null,
    confirmed_at timestamptz not null,
    constraint realised_confirmations_tenant_key unique (organization_id, id),
    constraint realised_confirmations_once_key unique (organization_id, realised_outcome_id),
    constraint realised_confirmations_outcome_fk
      foreign key (organization_id, realised_outcome_id) references realised_outcomes (organization_id, id),
    constraint realised_confirmations_by_fk foreign key (organization_id, confirmed_by_id) references people (organization_id, id)
  );
  create index realised_confirmations_by_idx on realised_confirmations (organization_id, confirmed_by_id);
  call guard_tenant('realised_confirmations');
  call guard_append_only('realised_confirmations');
`;

const SUBJECT = 'OUTCOME';
const KINDS = ['OUTCOME_DUE', 'OUTCOME_TO_CONFIRM'];

/** By the clock of the organization, at the end of the day. */
const DUE_ALREADY = `
  insert into deadlines (id, organization_id, subject_kind, subject_id, name, entry, started_at, due_at, state)
    select gen_random_uuid(), i.organization_id, '${SUBJECT}', i.id, 'outcome after ' || m.months || ' months', 1, i.entered_stage_at,
        (((i.entered_stage_at at time zone c.time_zone)::date + make_interval(months => m.months))::date + 1)::timestamp
          at time zone c.time_zone, 'PENDING'
      from initiatives i join working_calendars c on c.organization_id = i.organization_id
        cross join (values (3), (6), (12)) m(months)
      where i.stage = 'MEASURE' and i.status <> 'CLOSED';`;

/** What row-level security shows to no owner is done in each organization. */
async function eachOrganization(queryRunner: QueryRunner, sql: string): Promise<void> {
  const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
  for (const { id } of organizations) {
    await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
    await queryRunner.query(sql);
  }
  await queryRunner.query(`select set_config('app.organization', '', true)`);
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check of a column anew, from the words that it has now: another migration may have added to them. */
async function rewrite(
  queryRunner: QueryRunner,
  table: 'deadlines' | 'notifications',
  column: 'kind' | 'subject_kind',
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const name = `${table}_${column}_check`;
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = '${table}'::regclass and conname = $1`,
    [name],
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  await queryRunner.query(`alter table ${table} drop constraint ${name},
    add constraint ${name} check (${column} in (${quoted(change(known))}))`);
}
