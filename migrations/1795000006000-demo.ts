import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers that the demo was loaded: what people have since made of it is never loaded over. One row, of no tenant. */
export class Demo1795000006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table demo_loads (
        id integer constraint demo_loads_pk primary key constraint demo_loads_one_check check (id = 1),
        -- the moment that its days are counted back from, also by a start that takes up what another left half done
        as_of timestamptz not null,
        finished_at timestamptz
      );
      grant select, insert, update on demo_loads to steward_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table demo_loads');
  }
}
