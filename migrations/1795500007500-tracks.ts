import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tracks of proposals by cost and risk, with the thresholds of each organization. What was submitted before goes the way
 * that all did.
 */
export class Tracks1795500007500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table track_thresholds (
        id uuid constraint track_thresholds_pk primary key,
        organization_id uuid not null constraint track_thresholds_organization_fk references organizations (id),
        -- minor units of one-off and first year's cost
        light_up_to_minor bigint not null,
        major_from_minor bigint not null,
        currency_code text not null,
        version integer not null default 1,
        constraint track_thresholds_once_key unique (organization_id),
        constraint track_thresholds_order_check check (0 <= light_up_to_minor and light_up_to_minor < major_from_minor)
      );
    `);
    const organizations = (await queryRunner.query('select id, currency_code from organizations')) as {
      id: string;
      currency_code: string;
    }[];
    for (const { id, currency_code } of organizations) {
      const unit = 10n ** BigInt(DIGITS[currency_code] ?? 2);
      await queryRunner.query(
        `insert into track_thresholds (id, organization_id, light_up_to_minor, major_from_minor, currency_code)
           values (gen_random_uuid(), $1, $2, $3, $4)`,
        [id, 25_000n * unit, 1_000_000n * unit, currency_code],
      );
    }
    await queryRunner.query(`
      call guard_tenant('track_thresholds');

      alter table proposals
        -- as its own side declares it; null while it does not
        add column declared_risk text constraint proposals_declared_risk_check check (declared_risk in ('LOW', 'MEDIUM', 'HIGH')),
        -- null while its costs are not stated
        add column track text constraint proposals_track_check check (track in ('LIGHT', 'STANDARD', 'MAJOR', 'MANDATORY')),
        add column certified_because text,
        add column certified_by_id uuid,
        add column certified_at timestamptz,
        add constraint proposals_certified_check check (
          (certified_at is null) = (certified_by_id is null) and (certified_at is null) = (certified_because is null)
          and (certified_at is not null) = (track is not distinct from 'MANDATORY')),
        add constraint proposals_certified_by_fk foreign key (organization_id, certified_by_id) references people (organization_id, id);
      create index proposals_certified_by_idx on proposals (organization_id, certified_by_id);

      -- The policies bind the owner, too, and no organization is entered here.
      alter table proposals no force row level security;
      update proposals set track = 'STANDARD' where cost_one_off_minor is not null and cost_yearly_minor is not null;
      alter table proposals force row level security;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table proposals drop column declared_risk, drop column track, drop column certified_because,
        drop column certified_by_id, drop column certified_at;
      drop table track_thresholds;
    `);
  }
}

/** ISO 4217: digits behind the point where they are not 2. */
const DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);
