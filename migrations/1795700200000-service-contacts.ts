import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service contacts, one by one and counted, with their causes, what they cost in each channel, and whom they are charged to. */
export class ServiceContacts1795700200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${CAUSES} ${RATES} ${CONTACTS} ${COUNTS} ${WINDOWS}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table repeat_windows, contact_counts, service_contacts, contact_rates, contact_cause_needs, contact_causes',
    );
  }
}

const SIDES = `('IN_SERVICE', 'OUTSIDE_SERVICE')`;

const CAUSES = `
  create table contact_causes (
    id uuid constraint contact_causes_pk primary key,
    organization_id uuid not null constraint contact_causes_organization_fk references organizations (id),
    name text not null,
    owner_id uuid not null,
    side text not null constraint contact_causes_side_check check (side in ${SIDES}),
    product_id uuid,
    journey_id uuid,
    avoidable boolean not null,
    version integer not null default 1,
    constraint contact_causes_tenant_key unique (organization_id, id),
    constraint contact_causes_name_key unique (organization_id, name),
    constraint contact_causes_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
    constraint contact_causes_product_fk foreign key (organization_id, product_id) references products (organization_id, id),
    constraint contact_causes_journey_fk foreign key (organization_id, journey_id) references journeys (organization_id, id)
  );
  create index contact_causes_owner_idx on contact_causes (organization_id, owner_id);
  create index contact_causes_product_idx on contact_causes (organization_id, product_id);
  create index contact_causes_journey_idx on contact_causes (organization_id, journey_id);
  call guard_tenant('contact_causes');

  create table contact_cause_needs (
    organization_id uuid not null,
    cause_id uuid not null,
    need_id uuid not null,
    constraint contact_cause_needs_pk primary key (organization_id, cause_id, need_id),
    constraint contact_cause_needs_cause_fk foreign key (organization_id, cause_id) references contact_causes (organization_id, id),
    constraint contact_cause_needs_need_fk foreign key (organization_id, need_id) references needs (organization_id, id)
  );
  create index contact_cause_needs_need_idx on contact_cause_needs (organization_id, need_id);
  call guard_tenant('contact_cause_needs');
`;

const RATES = `
  create table contact_rates (
    id uuid constraint contact_rates_pk primary key,
    organization_id uuid not null constraint contact_rates_organization_fk references organizations (id),
    channel_id uuid not null,
    -- what one contact costs from this day on, in the reporting currency; of several for a day the one set last counts
    from_day date not null,
    cost_minor bigint not null constraint contact_rates_cost_check check (cost_minor >= 0),
    currency_code text not null,
    set_by_id uuid not null,
    set_at timestamptz not null,
    constraint contact_rates_tenant_key unique (organization_id, id),
    constraint contact_rates_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id),
    constraint contact_rates_set_by_fk foreign key (organization_id, set_by_id) references people (organization_id, id)
  );
  create index contact_rates_channel_idx on contact_rates (organization_id, channel_id, from_day);
  create index contact_rates_set_by_idx on contact_rates (organization_id, set_by_id);
  call guard_tenant('contact_rates');
  call guard_append_only('contact_rates');
`;

/** Whom it was charged to when it was recorded, and whom it is charged to since disputes were decided. */
const charged = (table: string): string => `
    owner_id uuid not null,
    side text not null constraint ${table}_side_check check (side in ${SIDES}),
    charged_to_id uuid not null,
    charged_side text not null constraint ${table}_charged_side_check check (charged_side in ${SIDES}),
    import_id uuid,
    recorded_by_id uuid not null,
    recorded_at timestamptz not null,
    constraint ${table}_tenant_key unique (organization_id, id),
    constraint ${table}_channel_fk foreign key (organization_id, channel_id) references channels (organization_id, id),
    constraint ${table}_cause_fk foreign key (organization_id, cause_id) references contact_causes (organization_id, id),
    constraint ${table}_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
    constraint ${table}_charged_to_fk foreign key (organization_id, charged_to_id) references people (organization_id, id),
    constraint ${table}_import_fk foreign key (organization_id, import_id) references imports (organization_id, id),
    constraint ${table}_recorded_by_fk foreign key (organization_id, recorded_by_id) references people (organization_id, id)`;
const chargedIndexes = (table: string): string => `
  create index ${table}_channel_idx on ${table} (organization_id, channel_id);
  create index ${table}_owner_idx on ${table} (organization_id, owner_id);
  create index ${table}_charged_to_idx on ${table} (organization_id, charged_to_id);
  create index ${table}_import_idx on ${table} (organization_id, import_id);
  create index ${table}_recorded_by_idx on ${table} (organization_id, recorded_by_id);
  call guard_tenant('${table}');
`;

const CONTACTS = `
  create table service_contacts (
    id uuid constraint service_contacts_pk primary key,
    organization_id uuid not null constraint service_contacts_organization_fk references organizations (id),
    occurred_at timestamptz not null,
    day date not null generated always as ((occurred_at at time zone 'UTC')::date) stored,
    channel_id uuid not null,
    product_id uuid,
    journey_id uuid,
    cause_id uuid not null,
    customer_id uuid,
    mode text not null constraint service_contacts_mode_check check (mode in ('DIGITAL', 'HUMAN')),
    transfers integer not null constraint service_contacts_transfers_check check (transfers >= 0),
    relation text constraint service_contacts_relation_check
      check (relation in ('SAME_ISSUE', 'DOWNSTREAM_ISSUE', 'UNHAPPY_WITH_ANSWER')),
    text text,
    -- known rows of files stay known: the source's id, as a hash
    import_key bytea,
    constraint service_contacts_import_key unique (organization_id, import_key),
    constraint service_contacts_product_fk foreign key (organization_id, product_id) references products (organization_id, id),
    constraint service_contacts_journey_fk foreign key (organization_id, journey_id) references journeys (organization_id, id),
    constraint service_contacts_customer_fk foreign key (organization_id, customer_id) references customers (organization_id, id),
    ${charged('service_contacts')}
  );
  create index service_contacts_day_idx on service_contacts (organization_id, day);
  create index service_contacts_occurred_at_idx on service_contacts (organization_id, occurred_at, id);
  create index service_contacts_customer_idx on service_contacts (organization_id, customer_id, occurred_at, id);
  create index service_contacts_cause_idx on service_contacts (organization_id, cause_id, day);
  create index service_contacts_product_idx on service_contacts (organization_id, product_id);
  create index service_contacts_journey_idx on service_contacts (organization_id, journey_id);
  ${chargedIndexes('service_contacts')}
`;

const COUNTS = `
  create table contact_counts (
    id uuid constraint contact_counts_pk primary key,
    organization_id uuid not null constraint contact_counts_organization_fk references organizations (id),
    cause_id uuid not null,
    channel_id uuid not null,
    from_day date not null,
    to_day date not null,
    contacts integer not null constraint contact_counts_contacts_check check (contacts >= 0),
    constraint contact_counts_period_check check (from_day <= to_day),
    ${charged('contact_counts')}
  );
  create index contact_counts_cause_idx on contact_counts (organization_id, cause_id, from_day);
  create index contact_counts_from_day_idx on contact_counts (organization_id, from_day, id);
  ${chargedIndexes('contact_counts')}
`;

const WINDOWS = `
  create table repeat_windows (
    id uuid constraint repeat_windows_pk primary key,
    organization_id uuid not null constraint repeat_windows_organization_fk references organizations (id),
    days integer not null constraint repeat_windows_days_check check (days between 7 and 14),
    version integer not null default 1,
    constraint repeat_windows_once_key unique (organization_id)
  );
  insert into repeat_windows (id, organization_id, days) select gen_random_uuid(), id, 10 from organizations;
  call guard_tenant('repeat_windows');
`;
