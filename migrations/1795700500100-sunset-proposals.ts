import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Continue or sunset: what somebody proposed to wind down, before which body it was put, and what that said. */
export class SunsetProposals1795700500100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table sunset_proposals (
        id uuid constraint sunset_proposals_pk primary key,
        organization_id uuid not null,
        initiative_id uuid not null,
        number integer not null constraint sunset_proposals_number_check check (number > 0),
        reason text not null,
        proposed_by_id uuid not null,
        proposed_at timestamptz not null,
        -- whose decision it is, and the meeting whose agenda it is on; null where there is none
        governance_body_id uuid,
        meeting_id uuid,
        answer text constraint sunset_proposals_answer_check check (answer in ('CONTINUE', 'SUNSET')),
        answer_reason text,
        answered_by_id uuid,
        answered_at timestamptz,
        version integer not null default 1,
        constraint sunset_proposals_tenant_key unique (organization_id, id),
        constraint sunset_proposals_number_key unique (organization_id, initiative_id, number),
        constraint sunset_proposals_answered_check check ((answer is null) = (answered_by_id is null)
          and (answer is null) = (answered_at is null) and (answer is null) = (answer_reason is null)),
        -- Nobody answers what they proposed, whatever the application says.
        constraint sunset_proposals_two_people_check check (answered_by_id <> proposed_by_id),
        constraint sunset_proposals_initiative_fk
          foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
        constraint sunset_proposals_proposed_by_fk foreign key (organization_id, proposed_by_id) references people (organization_id, id),
        constraint sunset_proposals_body_fk
          foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id),
        constraint sunset_proposals_meeting_fk foreign key (organization_id, meeting_id) references meetings (organization_id, id),
        constraint sunset_proposals_answered_by_fk foreign key (organization_id, answered_by_id) references people (organization_id, id)
      );
      create unique index sunset_proposals_open_key on sunset_proposals (organization_id, initiative_id) where answer is null;
      create index sunset_proposals_proposed_by_idx on sunset_proposals (organization_id, proposed_by_id);
      create index sunset_proposals_body_idx on sunset_proposals (organization_id, governance_body_id);
      create index sunset_proposals_meeting_idx on sunset_proposals (organization_id, meeting_id);
      create index sunset_proposals_answered_by_idx on sunset_proposals (organization_id, answered_by_id);
      call guard_tenant('sunset_proposals');
    `);
    await rewriteKinds(queryRunner, (known) => [...known, ...KINDS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table sunset_proposals;
      alter table notifications no force row level security;
      alter table mail_deliveries no force row level security;
      alter table notification_preferences no force row level security;
      delete from mail_deliveries d using notifications n
        where n.organization_id = d.organization_id and n.id = d.notification_id and n.kind in (${quoted(KINDS)});
      delete from notifications where kind in (${quoted(KINDS)});
      delete from notification_preferences where kind in (${quoted(KINDS)});
      alter table notification_preferences force row level security;
      alter table mail_deliveries force row level security;
      alter table notifications force row level security;
    `);
    await rewriteKinds(queryRunner, (known) => known.filter((kind) => !KINDS.includes(kind)));
  }
}

const KINDS = ['SUNSET_PROPOSED', 'SUNSET_ANSWERED'];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check of kinds anew, from those that it has now: another migration may have added to them. */
async function rewriteKinds(
  queryRunner: QueryRunner,
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'notifications'::regclass and conname = 'notifications_kind_check'`,
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  await queryRunner.query(`alter table notifications drop constraint notifications_kind_check,
    add constraint notifications_kind_check check (kind in (${quoted(change(known))}))`);
}
