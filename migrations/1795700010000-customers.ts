import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers, known by a pseudonymous key and by nothing else; and what they said, as theirs. */
export class Customers1795700010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table customers (
        id uuid constraint customers_pk primary key,
        organization_id uuid not null constraint customers_organization_fk references organizations (id),
        -- null once it is erased: the row stays, so that what the customer did still counts as one customer's
        key text,
        -- the import that named it first; null when a person did
        import_id uuid,
        erased_at timestamptz,
        erased_by_id uuid,
        constraint customers_tenant_key unique (organization_id, id),
        constraint customers_key unique (organization_id, key),
        constraint customers_erased_check check (num_nulls(key, erased_at) = 1 and (erased_at is null) = (erased_by_id is null)),
        constraint customers_import_fk foreign key (organization_id, import_id) references imports (organization_id, id),
        constraint customers_erased_by_fk foreign key (organization_id, erased_by_id) references people (organization_id, id)
      );
      create index customers_import_idx on customers (organization_id, import_id);
      create index customers_erased_by_idx on customers (organization_id, erased_by_id);
      call guard_tenant('customers');

      alter table feedback
        add column customer_id uuid,
        add constraint feedback_customer_fk foreign key (organization_id, customer_id) references customers (organization_id, id);
      create index feedback_customer_idx on feedback (organization_id, customer_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table feedback drop column customer_id;
      drop table customers;
    `);
  }
}
